"""Every change on the site that an account may see: fifty to a page, narrowed, and as a table to take away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conferences.review.access import READING, page
from conferences.review.change_lists import LOOKED_INTO, Part, part_of
from conferences.review.history_forms import SiteHistoryForm, cursor_of
from conferences.review.history_html import by_day, when
from conferences.review.numbers import step_to
from conferences.review.saved_views import SITE_HISTORY, saved_in
from conferences.review.tables import table
from conferences.services.entry_library import WORK_MODELS
from conferences.services.rights import may_see
from sources.editorial.models import Act, Change, Head

COLUMNS = 6
HEADINGS = ("when", "who", "act", "kind", "work", "change", "summary", "address")


@dataclass(frozen=True)
class Row:
    """A change with what its work is called now, or was when it was deleted."""

    change: Change
    label: str


def site_history(request: HttpRequest) -> HttpResponse:
    """List the changes of the whole site, of works of those kinds that the account may see."""
    kinds, user = _kinds(request), request.user
    assert isinstance(user, User)
    if request.method not in READING:
        return HttpResponseNotAllowed(READING)
    form = SiteHistoryForm(request.GET, kinds=kinds)
    part = part_of(_changes(form.condition(), form.after_which), form.field)
    rows = _rows(part)
    chosen = form.chosen
    query = urlencode(chosen)
    older = urlencode({**chosen, "before": cursor_of(part.last)}) if part.last else ""
    response = page(
        request,
        "site_history.html",
        {
            "title": _("History of the site"),
            "form": form,
            "rows": rows,
            "list": by_day(rows, COLUMNS, _Rows(datetime.now(UTC), kinds).row),
            "names": sorted({row.change.by_name for row in rows}),
            "part": part,
            "is_filtered": bool(chosen),
            "newest": (f"?{query}" if query else "?") if form.after_which else "",
            "older": f"?{older}" if older else "",
            "export": reverse("review:site-history-csv") + (f"?{query}" if query else ""),
            "saved": saved_in(user, SITE_HISTORY, chosen),
        },
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def site_history_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Send the same list, all of it, as comma-separated values, read a part at a time."""
    kinds = _kinds(request)
    if request.method not in READING:
        return HttpResponseNotAllowed(READING)
    form = SiteHistoryForm(request.GET, kinds=kinds)
    lines = _lines(form.condition(), form.field, request)
    return table("changes", HEADINGS, lines)


def _kinds(request: HttpRequest) -> Mapping[str, Any]:
    """Return the kinds of works that the account may see; raises Http404 if there is none."""
    user = request.user
    kinds = {
        kind: model
        for kind, model in WORK_MODELS.items()
        if isinstance(user, User) and may_see(user, kind)
    }
    if not kinds:
        raise Http404
    return kinds


def _changes(condition: Q, after_which: tuple[datetime, int] | None) -> QuerySet[Change]:
    changes = Change.objects.filter(condition)
    if after_which is not None:
        at, key = after_which
        changes = changes.filter(Q(at__lt=at) | Q(pk__lt=key), at__lte=at)
    return changes.order_by("-at", "-pk")


def _rows(part: Part) -> list[Row]:
    heads = Head.objects.filter(pk__in={change.work_id for change in part.changes})
    labels = dict(heads.values_list("pk", "label"))
    return [Row(change, labels.get(change.work_id, "")) for change in part.changes]


class _Rows:
    """The rows of the list; what comes from people is escaped, the rest is ours."""

    def __init__(self, now: datetime, kinds: Mapping[str, Any]) -> None:
        self.now = now
        self.acts = {act.value: escape(str(act.label)) for act in Act}
        self.kinds = {kind: escape(str(model._meta.verbose_name)) for kind, model in kinds.items()}
        self.compare = reverse("review:compare", args=["event", UUID(int=0), step_to(2)])
        self.at = reverse("review:at", args=["event", UUID(int=0), 1])
        self.history = reverse("review:history", args=["event", UUID(int=0)])
        self.look, self.whole = escape(_("What changed")), escape(_("History of it"))

    def row(self, row: Row) -> SafeString:
        """Return one row."""
        change = row.change
        kind = self.kinds.get(change.kind, "")
        label = escape(row.label)
        whose = f'<span class="vh">: {label}, {change.number}</span></a></li>'
        return SafeString(
            f'<tr id="change-{change.pk}">{when(change, self.now)}'
            f'<td class="who"><bdi>{escape(change.by_name)}</bdi></td>'
            f'<td class="act">{self.acts.get(change.act, "")}</td>'
            f'<th scope="row" class="work"><bdi>{label}</bdi> <span class="kind">{kind}, '
            f"{change.number}</span></th>"
            f'<td class="why"><bdi>{escape(change.summary)}</bdi></td>'
            f'<td class="do"><ul><li><a href="{self._seen(change)}">{self.look}{whose}'
            f'<li><a href="{self._of(self.history, change)}">{self.whole}{whose}</ul></td></tr>'
        )

    def _seen(self, change: Change) -> str:
        if change.number == 1:
            return self._of(self.at, change)
        step = f"/{step_to(change.number)}/"
        return self._of(self.compare, change).replace("/1..2/", step)

    @staticmethod
    def _of(address: str, change: Change) -> str:
        return address.replace("/event/", f"/{change.kind}/").replace(
            str(UUID(int=0)), str(change.work_id)
        )


def _lines(
    condition: Q, field: tuple[str, str] | None, request: HttpRequest
) -> Iterator[Sequence[object]]:
    after_which: tuple[datetime, int] | None = None
    while True:
        part = part_of(_changes(condition, after_which), field, size=LOOKED_INTO)
        for row in _rows(part):
            change = row.change
            address = reverse("review:at", args=[change.kind, change.work_id, change.number])
            yield (
                change.at.astimezone(UTC).isoformat(timespec="seconds"),
                change.by_name,
                change.act,
                change.kind,
                row.label,
                change.number,
                change.summary,
                request.build_absolute_uri(address),
            )
        if part.last is None:
            return
        after_which = part.last.at, part.last.pk
