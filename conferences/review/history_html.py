"""Lists of changes as HTML, by day: fifty rows with their links within a few milliseconds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.review.access import Reviewed
from conferences.review.numbers import Point, Span, step_to
from conferences.services.touching import Touched
from sources.editorial.models import Act, Change
from sources.editorial.versioning import versioned_model

if TYPE_CHECKING:
    from conferences.review.history import Row

COLUMNS = 9
_STEPS: tuple[tuple[int, Callable[[int], str]], ...] = (
    (86_400 * 365, lambda count: ngettext("%d year ago", "%d years ago", count)),
    (86_400 * 30, lambda count: ngettext("%d month ago", "%d months ago", count)),
    (86_400, lambda count: ngettext("%d day ago", "%d days ago", count)),
    (3_600, lambda count: ngettext("%d hour ago", "%d hours ago", count)),
    (60, lambda count: ngettext("%d minute ago", "%d minutes ago", count)),
)


class Dated(Protocol):
    """A row of a change."""

    @property
    def change(self) -> Change:
        """The change."""


D = TypeVar("D", bound=Dated)


def work_history(work: Reviewed, rows: "Sequence[Row]", now: datetime) -> SafeString:
    """Return the body of the table of a work's changes, a group of rows for each day."""
    return by_day(rows, COLUMNS, _WorkRows(work, now, len(rows)).row)


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago something was, in the greatest unit that fits."""
    seconds = max(0, int((now - at).total_seconds()))
    for size, words in _STEPS:
        if seconds >= size:
            count = seconds // size
            return words(count) % count
    return _("just now")


def by_day(rows: Iterable[D], columns: int, render: Callable[[D], SafeString]) -> SafeString:
    """Return rows in a group for each day, under its date."""
    groups = groupby(rows, lambda row: row.change.at.astimezone(UTC).date())
    return format_html_join(
        "\n",
        '<tbody><tr class="day"><th colspan="{}" scope="rowgroup">{}</th></tr>\n{}</tbody>',
        (
            (columns, date_format(day, "j F Y"), SafeString("\n".join(map(render, group))))
            for day, group in groups
        ),
    )


def when(change: Change, now: datetime) -> str:
    """Return the cell with the time of a change: absolute, and how long ago."""
    at = change.at.astimezone(UTC)
    return (
        f'<td class="when"><time datetime="{at.isoformat(timespec="seconds")}">'
        f'{at.hour:02}:{at.minute:02}</time> <span class="ago">{escape(ago(at, now))}</span></td>'
    )


class Addresses:
    """The addresses of a work's changes, reversed once."""

    def __init__(self, kind: str, work_id: UUID) -> None:
        args = (kind, work_id)
        self._at = reverse("review:at", args=[*args, 1]).removesuffix("1/")
        self._undo = reverse("review:undo", args=[*args, 1]).removesuffix("1/")
        self._restore = reverse("review:restore", args=[*args, 1]).removesuffix("1/")
        self._compare = reverse("review:compare", args=[*args, step_to(2)]).removesuffix("1..2/")

    def at(self, number: int) -> str:
        """Return where a state is shown."""
        return f"{self._at}{number}/"

    def undo(self, number: int) -> str:
        """Return where a change is undone."""
        return f"{self._undo}{number}/"

    def restore(self, number: int) -> str:
        """Return where a state is restored."""
        return f"{self._restore}{number}/"

    def compare(self, span: Span) -> str:
        """Return where two states are compared."""
        return f"{self._compare}{span}/"


class _WorkRows:
    """The rows of one work.

    They are put together from strings, of which those that come from people are escaped; the
    others are numbers, our own addresses, and words of ours that are escaped once.
    """

    def __init__(self, work: Reviewed, now: datetime, count: int) -> None:
        self.work, self.now, self.count = work, now, count
        self.may_change = work.may_change
        self.addresses = Addresses(work.kind, work.work_id)
        self.done = 0
        self.acts = {act.value: escape(str(act.label)) for act in Act}
        self.view, self.undo, self.restore = (
            escape(words) for words in (_("View"), _("Undo"), _("Restore"))
        )
        self.previous, self.present = (
            escape(words) for words in (_("Compare with previous"), _("Compare with now"))
        )
        self.older, self.newer = (
            escape(words) for words in (_("Older side: change %d"), _("Newer side: change %d"))
        )
        self.change = escape(_("change %d"))

    def row(self, row: "Row") -> SafeString:
        """Return one row."""
        change, self.done = row.change, self.done + 1
        number = change.number
        older = self._radio("a", self.older % number, number, self.done == min(2, self.count))
        newer = self._radio("b", self.newer % number, number, self.done == 1)
        tags = "".join(f' <span class="review-tag">{escape(tag)}</span>' for tag in tags_of(row))
        return SafeString(
            f'<tr id="change-{number}">{older}{newer}<th scope="row">{number}</th>'
            f"{when(change, self.now)}"
            f'<td class="who"><bdi>{escape(change.by_name)}</bdi></td>'
            f'<td class="act">{self.acts.get(change.act, "")}</td>'
            f'<td class="why"><bdi>{escape(change.summary)}</bdi>{tags}</td>'
            f'<td class="size">{size_of(row.touched)}</td>'
            f'<td class="do"><ul>{"".join(self._links(row))}</ul></td></tr>'
        )

    @staticmethod
    def _radio(name: str, label: str, number: int, is_chosen: bool) -> str:
        checked = " checked" if is_chosen else ""
        return (
            f'<td class="pick"><label><span class="vh">{label}</span>'
            f'<input type="radio" name="{name}" value="{number}"{checked}></label></td>'
        )

    def _links(self, row: "Row") -> Iterator[str]:
        number, where = row.change.number, self.addresses
        whose = f'<span class="vh">: {self.change % number}</span></a></li>'
        yield f'<li><a href="{where.at(number)}">{self.view}{whose}'
        if number > 1:
            yield f'<li><a href="{where.compare(step_to(number))}">{self.previous}{whose}'
        if not row.is_latest:
            now = Span(Point(number), Point(self.work.latest))
            yield f'<li><a href="{where.compare(now)}">{self.present}{whose}'
        if self.may_change and number > 1:
            yield f'<li><a href="{where.undo(number)}">{self.undo}{whose}'
        if self.may_change and not row.is_latest:
            yield f'<li><a href="{where.restore(number)}">{self.restore}{whose}'


def tags_of(row: "Row") -> Iterator[str]:
    """Yield what became of a change, and what it took back."""
    for number, name in row.editions:
        yield _("Published as edition %(number)d by %(name)s") % {"number": number, "name": name}
    if number := row.takes_back:
        yield (_("Undoes %d") if row.change.act == Act.UNDO else _("Restored from %d")) % number
    if row.change.act == Act.MERGE:
        yield _("Merged")


def size_of(touched: Touched) -> str:
    """Return how many rows of each kind were added, removed and changed, escaped."""
    return "<br>".join(f"{escape(name)}: {counts}" for name, counts in _sizes(touched))


def _sizes(touched: Touched) -> Iterator[tuple[str, str]]:
    for label in touched.labels:
        counts = (
            ("+", touched.added[label]),
            ("−", touched.removed[label]),
            ("±", touched.changed[label]),
        )
        said = " ".join(f"{sign}{count}" for sign, count in counts if count)
        yield capfirst(str(versioned_model(label)._meta.verbose_name_plural)), said
