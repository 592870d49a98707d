"""The admin site itself: its name and its titles."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    """Where editors and reviewers work."""

    site_header = _("Variorum desk")
    site_title = _("Variorum")
    index_title = _("The editorial desk")
