"""What an account is told, and what it follows: the list of notices, watching, e-mail."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from conferences.models import Notice, Occasion
from conferences.review.access import AccountView, P, Reviewed, for_accounts, for_reviewers, page
from conferences.review.numbers import step_to
from conferences.services.mailing import is_mailed, set_mailed
from conferences.services.notice_lists import mark_all_read, mark_read, notice_page, notices_of
from conferences.services.notices import unwatch, watch

UNREAD, ALL = "unread", "all"
_ON_COMMENTS = (Occasion.COMMENTED, Occasion.RETURNED)


def for_staff(*methods: str) -> Callable[[AccountView[P]], Callable[..., HttpResponseBase]]:
    """Give a view the account that may enter the desk; to everybody else the page does not exist."""
    return for_accounts(lambda user: user.is_active and user.is_staff, methods)


def back_to(request: HttpRequest, otherwise: str) -> str:
    """Return the page to go back to, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, ours, require_https=request.is_secure())
    return wanted if is_ours else otherwise


@for_staff("GET", "HEAD")
def notices(request: HttpRequest, user: User) -> HttpResponse:
    """List what the account was told, unread first, fifty to a page."""
    show = ALL if request.GET.get("show") == ALL else UNREAD
    occasion = request.GET.get("about", "")
    occasion = occasion if occasion in Occasion.values else ""
    found = notices_of(user)
    if show == UNREAD:
        found = found.filter(read_at__isnull=True)
    if occasion:
        found = found.filter(occasion=occasion)
    part = notice_page(found, after=_number(request.GET.get("after", "")))
    query = {name: value for name, value in (("show", show), ("about", occasion)) if value}
    context = {
        "title": _("Notices"),
        "rows": [(notice, address_of(notice)) for notice in part.notices],
        "newest": max((notice.pk for notice in part.notices), default=0),
        "show": show,
        "about": occasion,
        "occasions": Occasion.choices,
        "here": request.get_full_path(),
        "more": f"?{urlencode({**query, 'after': part.last})}" if part.last else "",
        **_mail(user),
    }
    return page(request, "notices.html", context)


def _mail(user: User) -> dict[str, Any]:
    can_be = bool(settings.NOTICES_BY_MAIL)
    return {
        "by_mail": can_be,
        "address": user.email,
        "is_mailed": can_be and bool(user.email) and is_mailed(user),
    }


def _number(typed: str) -> int | None:
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 16
    return int(typed) if is_number else None


def address_of(notice: Notice) -> str:
    """Return the page of what a notice is about."""
    work = (notice.kind, notice.work_id)
    if notice.occasion in _ON_COMMENTS:
        return reverse("review:comments", args=work)
    if notice.number and notice.number > 1:
        return reverse("review:compare", args=[*work, step_to(notice.number)])
    return reverse("review:history", args=work)


@for_staff("POST")
def read_notices(request: HttpRequest, user: User) -> HttpResponse:
    """Mark one notice as read, or all that were shown and older ones."""
    upto = _number(request.POST.get("upto", ""))
    one = _number(request.POST.get("notice", ""))
    if upto is not None:
        mark_all_read(user, upto=upto)
    elif one is None or not mark_read(user, one):
        raise Http404
    return redirect(back_to(request, reverse("review:notices")))


@for_staff("POST")
def notices_by_mail(request: HttpRequest, user: User) -> HttpResponse:
    """Turn the e-mail of an account on or off."""
    if not settings.NOTICES_BY_MAIL:
        raise Http404
    wanted = request.POST.get("mail") == "1"
    set_mailed(user, wanted=wanted)
    said = (
        _("Notices will be sent to you by e-mail.")
        if wanted
        else _("Notices will not be sent to you by e-mail.")
    )
    messages.success(request, said)
    return redirect("review:notices")


@for_reviewers(methods=("POST",))
def watch_work(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Have the account follow the work, or no longer follow it."""
    if request.POST.get("watch") == "1":
        watch(work.user, work.work_id)
        messages.success(request, _("You will be told when this changes."))
    else:
        unwatch(work.user, work.work_id)
        messages.success(request, _("You will no longer be told because of watching this."))
    history = reverse("review:history", args=[work.kind, work.work_id])
    return redirect(back_to(request, history))
