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
        """Listen to what is recorded and migrated: who is told, what is checked anew, which groups there must be."""
        # The app registry must be ready first.
        from conferences.permissions import create_groups  # noqa: PLC0415
        from conferences.services.edition_verification import verify_editions  # noqa: PLC0415
        from conferences.services.kept_checks import mark_due  # noqa: PLC0415
        from conferences.services.notices import tell_of_changes  # noqa: PLC0415
        from sources.editorial.signals import recorded  # noqa: PLC0415
        from sources.editorial.verification import also_verify  # noqa: PLC0415

        also_verify(verify_editions)
        recorded.connect(tell_of_changes, dispatch_uid="conferences-notices")
        recorded.connect(mark_due, dispatch_uid="conferences-checks")
        post_migrate.connect(create_groups, sender=self, dispatch_uid="conferences-groups")
