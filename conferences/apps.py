"""The app of events, people, places, organisations, claims and editions."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    """Stands on the sources app; its groups exist once the database is migrated."""

    name = "conferences"
    verbose_name = _("Conferences")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See to it that the groups of editors and reviewers exist after every migration."""
        from conferences.permissions import create_groups  # noqa: PLC0415 - the app registry must be ready first

        post_migrate.connect(create_groups, sender=self, dispatch_uid="conferences-groups")
