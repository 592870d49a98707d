"""The admin site itself: its name, its titles, and what stands at the head of each page."""

from functools import partial
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog


class Desk(AdminSite):
    """Where editors and reviewers work."""

    site_header = _("Variorum desk")
    site_title = _("Variorum")
    index_title = _("The editorial desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page of the desk knows: also how many notices wait, asked once, if shown."""
        # Models cannot be imported before the apps are ready, and the site is made before.
        from conferences.services.notice_lists import unread_count  # noqa: PLC0415

        user = request.user
        waiting: Any = 0
        if isinstance(user, User) and user.is_active and user.is_staff:
            waiting = SimpleLazyObject(partial(unread_count, user))
        return {**super().each_context(request), "unread_notices": waiting}

    def i18n_javascript(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Give scripts the words of the page's language: those of Django's admin, and those of the desk."""
        words = JavaScriptCatalog.as_view(packages=["django.contrib.admin", "conferences"])
        return cast(HttpResponse, words(request))
