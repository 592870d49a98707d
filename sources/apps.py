"""The app of the works that are cited."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """Knows the editorial machinery below it, and nothing of claims or events."""

    name = "sources"
    verbose_name = _("Sources")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks; keep the words by which sources are found, with each act that records one."""
        # The app registry must be ready first.
        from sources import checks  # noqa: F401, PLC0415
        from sources.editorial.signals import recorded  # noqa: PLC0415
        from sources.services.source_words import note_recorded  # noqa: PLC0415

        recorded.connect(note_recorded, dispatch_uid="sources-words")
