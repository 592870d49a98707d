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
        # The app registry must be ready first.
        from conferences.permissions import create_groups  # noqa: PLC0415
        from conferences.services.edition_verification import verify_editions  # noqa: PLC0415
        from sources.editorial.verification import also_verify  # noqa: PLC0415

        also_verify(verify_editions)
        post_migrate.connect(create_groups, sender=self, dispatch_uid="conferences-groups")
