"""All tokens of programs, for administrators: seen, and revoked; made by their owners alone."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conferences.admin.histories import ReadOnlyAdmin
from conferences.models import ApiToken


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    """Who has a token, for what, until when; the keys themselves are kept nowhere."""

    list_display = ("name", "user", "is_read_only", "made_at", "expires_at", "revoked_at")
    list_filter = ("is_read_only", ("revoked_at", admin.EmptyFieldListFilter), "expires_at")
    search_fields = ("name", "user__username")
    list_select_related = ("user",)
    ordering = ("-made_at",)
    actions = ("revoke",)  # type: ignore[assignment]  # others have none

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Let those revoke who may change tokens."""
        return bool(request.user.has_perm("conferences.change_apitoken"))

    @admin.action(permissions=["revoke"], description=gettext_lazy("Revoke the selected tokens"))
    def revoke(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Close tokens for good."""
        tokens = [token for token in queryset if token.is_usable]
        for token in tokens:
            token.revoke()
        said = ngettext("%d token was revoked.", "%d tokens were revoked.", len(tokens))
        self.message_user(request, said % len(tokens), messages.SUCCESS)
        if not tokens:
            self.message_user(request, _("All of them were closed before."), messages.INFO)
