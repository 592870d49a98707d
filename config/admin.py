"""The admin site of the editorial desk."""

from django.contrib.admin.apps import AdminConfig


class VariorumAdminConfig(AdminConfig):
    """Puts our admin site in place of Django's own."""

    default_site = "config.desk.Desk"
