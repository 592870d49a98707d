"""The sources of a file as the preview shows them: beside what they are like, with what may be decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from sources.exchange.csv_file import name_in_words
from sources.exchange.exchanged import COLUMNS, Exchanged, Fault, from_json
from sources.exchange.library import exchanged
from sources.models import ImportedRow, Source
from sources.models.source_import import Decision, Likeness

_OF_THE_FILE = frozenset({"key", "slug"})


@dataclass(frozen=True)
class Difference:
    """What a field says in the file, and what in the source that is there."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class RowView:
    """One source of a file as the preview shows it."""

    row: ImportedRow
    title: str
    line: int
    facts: tuple[str, ...]
    faults: tuple[Fault, ...]
    like: Source | None
    differences: tuple[Difference, ...]
    choices: tuple[tuple[str, str | Promise], ...]


def decisions_for(row: ImportedRow) -> tuple[Decision, ...]:
    """Return what may be decided of a source: nothing of a faulty one."""
    if row.likeness == Likeness.FAULTY:
        return (Decision.LEAVE,)
    if row.like_work:
        return (Decision.IMPORT, Decision.COMPLETE, Decision.LEAVE)
    return (Decision.IMPORT, Decision.LEAVE)


def row_views(rows: Iterable[ImportedRow]) -> list[RowView]:
    """Return rows as they are shown; three queries for what they are like."""
    shown = list(rows)
    keys = {row.like_work for row in shown if row.like_work}
    found = Source.objects.filter(pk__in=keys).prefetch_related(
        "creators", "derivations__derived_from"
    )
    there = {source.pk: source for source in found}
    earlier = _earlier(shown)
    return [_view(row, there, earlier) for row in shown]


def _earlier(rows: list[ImportedRow]) -> dict[int, Exchanged]:
    numbers = {row.like_row for row in rows if row.like_row}
    if not numbers:
        return {}
    found = ImportedRow.objects.filter(of_id=rows[0].of_id, number__in=numbers)
    return {row.number: from_json(row.data) for row in found}


def _view(
    row: ImportedRow, there: Mapping[UUID, Source], earlier: Mapping[int, Exchanged]
) -> RowView:
    value = from_json(row.data)
    like = there.get(row.like_work) if row.like_work else None
    other = exchanged(like) if like else earlier.get(row.like_row or 0)
    return RowView(
        row=row,
        title=value["title"],
        line=value.line,
        facts=tuple(_facts(value)),
        faults=value.faults,
        like=like,
        differences=tuple(_differences(value, other)) if other else (),
        choices=tuple((each.value, each.label) for each in decisions_for(row)),
    )


def _facts(value: Exchanged) -> Iterator[str]:
    if value.creators:
        yield "; ".join(map(name_in_words, value.creators[:3])) + (
            "…" if value.creators[3:] else ""
        )
    for name in ("issued", "type", "container_title", "archive"):
        if value[name]:
            yield _shown(name, value[name])


def _differences(mine: Exchanged, theirs: Exchanged) -> Iterator[Difference]:
    for name in COLUMNS:
        if name not in _OF_THE_FILE and mine[name] != theirs[name]:
            label = str(Source._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no relation backwards
            yield Difference(label, _shown(name, mine[name]), _shown(name, theirs[name]))
    names = [tuple(map(name_in_words, each.creators)) for each in (mine, theirs)]
    if names[0] != names[1]:
        yield Difference("creators", "; ".join(names[0]), "; ".join(names[1]))


def _shown(name: str, value: str) -> str:
    """Return a value as the form of a source names it: a journal article, and not "article-journal"."""
    choices = dict(Source._meta.get_field(name).flatchoices)  # type: ignore[union-attr]  # no relation backwards
    return str(choices.get(value, value))
