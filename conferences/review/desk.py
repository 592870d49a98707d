"""The desk's dashboard and its lists: each number leads to a list of exactly that length."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from conferences.models import CheckedWork, Claim
from conferences.permissions import NotAllowed
from conferences.review.access import page
from conferences.review.desk_asking import Asked, DeskList, Rows
from conferences.review.desk_forms import DeskListForm, PursuitForm
from conferences.review.desk_lists import GROUPS, LISTS
from conferences.review.desk_rows import Line
from conferences.review.noticing import back_to
from conferences.review.saved_views import opened_views, saved_in
from conferences.review.submission_access import for_desk
from conferences.review.tables import table
from conferences.services.entry_library import WORK_MODELS
from conferences.services.errors import ActRefused
from conferences.services.findings import CODES
from conferences.services.kept_checks import keep_checks
from conferences.services.rights import kinds_seen_by
from conferences.services.wanted_evidence import let_go, skip, take
from sources.editorial.models import Work

PER_PAGE = 50
# A larger collection is checked from cron alone: a request would take too long.
MOST_AT_ONCE = 2_000
HEADINGS = ("what", "kind", "work", "details", "address")
ACTS = {"take": take, "skip": skip, "let-go": let_go}


@dataclass(frozen=True)
class Number:
    """A list with how many rows it has."""

    list: DeskList
    count: int


@dataclass(frozen=True)
class CodeRow:
    """How often a check found something, in all and in works of each kind, each with its list."""

    code: str
    words: str
    counts: tuple[tuple[int, str], ...]


@for_desk()
def dashboard(request: HttpRequest, user: User) -> HttpResponse:
    """Show every list that the account may see with its length, and what the checks found by kind."""
    kinds = kinds_seen_by(user)
    asked = Asked(user, kinds)
    groups = [
        (
            key,
            title,
            [
                Number(each, _pages(each.rows(asked)).count)
                for each in lists
                if each.is_for(user, kinds)
            ],
        )
        for key, title, lists in GROUPS
    ]
    context = {
        "title": _("Work to do"),
        "groups": groups,
        "views": opened_views(user),
        "codes": _codes(asked),
        "kinds": [WORK_MODELS[kind]._meta.verbose_name_plural for kind in kinds],
        "checked_at": CheckedWork.objects.aggregate(at=Max("at"))["at"],
        "may_check": _may_check(),
    }
    return page(request, "desk.html", context)


@for_desk()
def health_csv(request: HttpRequest, user: User) -> HttpResponseBase:
    """Send what the checks found as a table: a line for each check, a column for each kind of work."""
    kinds = kinds_seen_by(user)
    asked = Asked(user, kinds)
    rows = (
        (row.code, row.words, *(number for number, _address in row.counts)) for row in _codes(asked)
    )
    return table("health", ("code", "check", "all", *kinds), rows)


@for_desk()
def desk_list(request: HttpRequest, user: User, name: str) -> HttpResponse:
    """Show one list, fifty rows to a page."""
    shown, form, rows = _opened(request, user, name)
    chosen = form.chosen
    part: Page[Any] = _pages(rows).get_page(request.GET.get("page"))
    query = urlencode(chosen)
    context = {
        "title": shown.title,
        "list": shown,
        "form": form,
        "is_filtered": bool(chosen),
        "part": part,
        "lines": shown.tell(list(part.object_list), user),
        "query": f"{query}&" if query else "",
        "export": reverse("review:desk-csv", args=[name]) + (f"?{query}" if query else ""),
        "here": request.get_full_path(),
        "saved": saved_in(user, name, chosen),
    }
    return page(request, "desk_list.html", context)


@for_desk()
def desk_csv(request: HttpRequest, user: User, name: str) -> HttpResponseBase:
    """Send one list, all of it, as comma-separated values."""
    shown, _form, rows = _opened(request, user, name)
    return table(name, HEADINGS, _lines(shown, rows, user, request))


def _opened(request: HttpRequest, user: User, name: str) -> tuple[DeskList, DeskListForm, Rows]:
    shown, kinds = LISTS.get(name), kinds_seen_by(user)
    if shown is None or not shown.is_for(user, kinds):
        raise Http404
    form = DeskListForm(request.GET, shown=shown, kinds=kinds)
    return shown, form, shown.rows(form.asked(user))


def _lines(
    shown: DeskList, rows: Rows, user: User, request: HttpRequest
) -> Iterator[Sequence[str]]:
    # Read whole: what comes to a list while it is sent must not move a row from one part to the next.
    held = list(rows)
    for start in range(0, len(held), PER_PAGE):
        for line in shown.tell(held[start : start + PER_PAGE], user):
            yield _written(line, request)


def _written(line: Line, request: HttpRequest) -> Sequence[str]:
    details = "; ".join((*line.details, *filter(None, (line.passage,))))
    address = request.build_absolute_uri(line.address)
    return line.words, line.kind, line.work, details, address


def _pages(rows: Any) -> "Paginator[Any]":
    return Paginator(rows, PER_PAGE)


def _codes(asked: Asked) -> list[CodeRow]:
    """Return how often each check found something, in works that nothing has altered since."""
    numbers = Counter[tuple[str, str]]()
    for (code, _level, kind), number in asked.numbers.items():
        if kind in asked.kinds:
            numbers[code, kind] += number
            numbers[code, ""] += number
    return [
        CodeRow(
            code,
            str(words),
            tuple(
                (numbers[code, kind], _findings_address(code, kind)) for kind in ("", *asked.kinds)
            ),
        )
        for code, words in CODES.items()
    ]


def _findings_address(code: str, kind: str) -> str:
    chosen = {"code": code, **({"kind": kind} if kind else {})}
    return f"{reverse('review:desk-list', args=['findings'])}?{urlencode(chosen)}"


def _may_check() -> bool:
    return Work.objects.count() <= MOST_AT_ONCE


@for_desk(methods=("POST",))
def check_now(request: HttpRequest, user: User) -> HttpResponse:
    """Check all works as they are, unless there are too many for a request."""
    if _may_check():
        number = keep_checks()
        messages.success(request, _("Checked: %d works.") % number)
    else:
        said = _(
            "There are too many works for a page: “manage.py check_entries --keep” checks them."
        )
        messages.error(request, said)
    return redirect(back_to(request, reverse("review:desk")))


@for_desk(methods=("POST",))
def pursue(request: HttpRequest, user: User) -> HttpResponse:
    """Take a claim to look for its evidence, skip it, or let it go."""
    form = PursuitForm(request.POST)
    if not form.is_valid():
        raise Http404
    claim = Claim.objects.select_related("work").filter(pk=form.cleaned_data["claim"]).first()
    if claim is None or claim.work.kind not in kinds_seen_by(user):
        raise Http404
    try:
        ACTS[form.cleaned_data["act"]](claim, by=user)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(back_to(request, reverse("review:desk")))
