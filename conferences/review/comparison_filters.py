"""Which of the differences of a comparison are shown: filters that stand in its address."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from conferences.review.difference_values import Difference, RowView, Section
from conferences.services.comparison_values import Filter
from sources.editorial.models import Change, MemberVersion

NUMBERS = frozenset(key.value for key in Filter)
ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
KINDS = (ADDED, REMOVED, CHANGED, MOVED)
YES = "1"


@dataclass(frozen=True)
class Narrowing:
    """What the address asks for; "" for all.

    `only` is a number of the summary, `field` a column, `kind` what happened, `by` the id of an
    account, `claim` a key; `unviewed` and `open` are "1" to see only what the reader has not seen,
    and what is still being discussed; `slight` is "hide" to fold changes of space or punctuation.
    """

    only: str = ""
    field: str = ""
    kind: str = ""
    by: str = ""
    claim: str = ""
    unviewed: str = ""
    open: str = ""
    slight: str = ""

    @classmethod
    def asked(cls, query: QueryDict) -> "Narrowing":
        """Return what a query asks for; what cannot be asked for is left out."""
        values = {name: query.get(name, "")[:200] for name in asdict(cls())}
        allowed: Mapping[str, Collection[str]] = {
            "only": NUMBERS,
            "kind": KINDS,
            "unviewed": (YES,),
            "open": (YES,),
            "slight": ("hide",),
        }
        for name, known in allowed.items():
            if values[name] not in known:
                values[name] = ""
        if not values["by"].isdecimal() or len(values["by"]) > 9:
            values["by"] = ""
        return cls(**values)

    @property
    def is_any(self) -> bool:
        """Whether some differences may be left out."""
        return any(value for name, value in asdict(self).items() if name != "slight")

    @property
    def hides_slight(self) -> bool:
        """Whether changes of space or punctuation only are folded."""
        return bool(self.slight)

    @property
    def asks_for_more(self) -> bool:
        """Whether another filter than a number of the summary is set."""
        return replace(self, only="").is_any or self.hides_slight

    def query(self, mode: str, **changed: str) -> str:
        """Return the query of an address with these filters, some of them changed."""
        values = {"mode": mode, **asdict(self), **changed}
        return "?" + urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True)
class Known:
    """What filters look up: rows that somebody touched, what was seen, rows under discussion."""

    touched: Collection[UUID] = frozenset()
    viewed: Collection[str] = frozenset()
    discussed: Collection[UUID] = field(default_factory=frozenset)


def narrowed(difference: Difference, asked: Narrowing, known: Known) -> tuple[Section, ...]:
    """Return the sections with the rows that all filters find."""
    if not asked.is_any:
        return difference.sections
    parts = (
        replace(part, rows=tuple(row for row in part.rows if _is_found(row, asked, known)))
        for part in difference.without_unchanged()
    )
    return tuple(part for part in parts if part.rows)


def _is_found(row: RowView, asked: Narrowing, known: Known) -> bool:
    return all(
        (
            not asked.only or asked.only in row.keys,
            not asked.field or asked.field in row.field_names,
            not asked.kind or asked.kind in _kinds(row),
            not asked.by or not row.members.isdisjoint(known.touched),
            not asked.claim or asked.claim == row.claim,
            not asked.unviewed or row.signature not in known.viewed,
            not asked.open or not row.members.isdisjoint(known.discussed),
        )
    )


def _kinds(row: RowView) -> Iterator[str]:
    yield row.kind
    if row.is_moved or Filter.PARAGRAPHS_MOVED.value in row.keys:
        yield MOVED
    for inner in row.inside:
        yield from _kinds(inner)


def touched_by(work_id: UUID, by: str, low: int, high: int) -> frozenset[UUID]:
    """Return the rows that one person's changes after one number, up to another, brought or ended."""
    numbers = Change.objects.filter(
        work_id=work_id, by_id=int(by), number__gt=low, number__lte=high
    ).values("number")
    found = MemberVersion.objects.filter(
        Q(since__in=numbers) | Q(until__in=numbers), work_id=work_id
    )
    return frozenset(found.values_list("member_id", flat=True))


def choices(difference: Difference) -> dict[str, Any]:
    """Return what the form of the filters offers: the fields and claims that differ, and kinds."""
    fields: dict[str, str] = {}
    claims: dict[str, str] = {}
    for row in difference.rows:
        for shown in (*row.fields, *(each for inner in row.inside for each in inner.fields)):
            fields.setdefault(shown.name, shown.label.partition(" (")[0])
        if row.claim:
            claims[row.claim] = row.name or row.claim
    kinds = {
        ADDED: _("added"),
        REMOVED: _("removed"),
        CHANGED: _("changed"),
        MOVED: _("moved"),
    }
    return {
        "field_choices": sorted(fields.items(), key=lambda item: item[1]),
        "claim_choices": list(claims.items()),
        "kind_choices": list(kinds.items()),
    }
