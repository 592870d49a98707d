"""The page of the desk on which accounts make, list and revoke their tokens for programs."""

from typing import cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from conferences.models import ApiToken
from sources.editorial.input_gate import UnusableText, clean_line

DAYS = (7, 30, 90, 365)
# Whoever needs more has lost sight of them.
MOST_TOKENS = 20


class TokenForm(forms.Form):
    """What a new token is for, how long it holds, and whether it may write."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        help_text=gettext_lazy("A name by which you know it again: import of the index."),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Holds for"),
        coerce=int,
        initial=90,
        choices=[(days, ngettext_lazy("%d day", "%d days") % days) for days in DAYS],
    )
    is_read_only = forms.BooleanField(
        label=gettext_lazy("Reads only"), required=False, initial=True,
        help_text=gettext_lazy("Untick it only for a program that has to write under your name."),
    )  # fmt: skip

    def clean_name(self) -> str:
        """Bring the name to one line."""
        try:
            name = clean_line(self.cleaned_data["name"])
        except UnusableText as error:
            raise ValidationError(str(error)) from error
        if not name:
            raise ValidationError(_("Give it a name that can be seen."))
        return name


def _owner(request: HttpRequest) -> User:
    """Return the account; raises Http404 for whoever does not work at the desk."""
    if not admin.site.has_permission(request):
        raise Http404
    return cast(User, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List the account's tokens; on POST make one, and show its key this once."""
    user = _owner(request)
    form = TokenForm(request.POST if request.method == "POST" else None, label_suffix="")
    made = key = None
    if request.method == "POST" and form.is_valid():
        if ApiToken.objects.usable(timezone.now()).filter(user=user).count() >= MOST_TOKENS:
            form.add_error(
                None, _("You have %d tokens. Revoke one that is not used any more.") % MOST_TOKENS
            )
        else:
            data = form.cleaned_data
            made, key = ApiToken.issue(
                user, data["name"], days=data["days"], is_read_only=data["is_read_only"]
            )
            form = TokenForm(label_suffix="")
    context = {
        **admin.site.each_context(request),
        "title": _("Tokens for programs"),
        "form": form,
        "made": made,
        "key": key,
        "tokens": list(ApiToken.objects.filter(user=user)[:200]),
    }
    return render(request, "admin/desk/tokens.html", context)


@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Close one of the account's own tokens for good."""
    token = get_object_or_404(ApiToken, pk=token_id, user=_owner(request))
    token.revoke()
    messages.success(
        request, _("“%s” is revoked; no program gets in with it any more.") % token.name
    )
    return redirect("tokens:list")
