"""The app of the works that are cited."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """Knows the editorial machinery below it, and nothing of claims or events."""

    name = "sources"
    verbose_name = _("Sources")
    default_auto_field = "django.db.models.BigAutoField"
