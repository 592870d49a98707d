"""The editorial machinery: versioned rows, the one door for writing, states and digests."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Stands below the apps that hold works, and knows neither of them."""

    name = "sources.editorial"
    label = "editorial"
    verbose_name = "Editorial history"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Set the guard on every database connection and register the system checks."""
        from sources.editorial import checks, guard  # noqa: F401, PLC0415 - the app registry must be ready first

        guard.install()
