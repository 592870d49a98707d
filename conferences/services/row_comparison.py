"""Facts, participants and questions of two states compared, each row by its key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from conferences.services.comparison_values import Filter, RowDifference
from conferences.services.comparison_words import Wording, value_changes
from sources.editorial.comparison import RowChange, RowKind, StateDifference, moved_keys
from sources.editorial.localized import words_in
from sources.editorial.states import Row, State
from sources.editorial.versioning import versioned_model

PARTICIPATION = "conferences.participation"
QUESTION = "conferences.question"
# Compared apart: see `claim_comparison` and `entry_comparison`.
ELSEWHERE = frozenset(
    {
        PARTICIPATION,
        QUESTION,
        "conferences.claim",
        "conferences.citation",
        "conferences.concern",
        "conferences.narrative",
    }
)
_PARTICIPANT_FILTERS = {
    RowKind.ADDED: Filter.PARTICIPANTS_ADDED,
    RowKind.REMOVED: Filter.PARTICIPANTS_REMOVED,
    RowKind.CHANGED: Filter.ROLES_CHANGED,
}
_QUESTION_FILTERS = {
    RowKind.ADDED: Filter.QUESTIONS_ADDED,
    RowKind.REMOVED: Filter.QUESTIONS_REMOVED,
    RowKind.CHANGED: Filter.QUESTIONS_CHANGED,
}


@dataclass(frozen=True)
class Sides:
    """Two whole states, their difference, and the words for the values of each."""

    difference: StateDifference
    old: Wording
    new: Wording

    @property
    def states(self) -> tuple[State, State]:
        """The older and the newer state."""
        return self.old.side.state, self.new.side.state


def fact_differences(sides: Sides) -> tuple[RowDifference, ...]:
    """Return each changed field of the work's own record, then each row that states a fact."""
    facts: list[RowDifference] = []
    rows: list[RowDifference] = []
    for change in sides.difference.rows:
        if change.member_id == sides.difference.work_id:
            facts += _record_facts(sides, change)
        elif change.label not in ELSEWHERE:
            rows += _row(sides, change, frozenset({Filter.FACTS}))
    return (*facts, *rows)


def participant_differences(sides: Sides) -> tuple[RowDifference, ...]:
    """Return the participants that were added, removed, changed, or set elsewhere in the list."""
    return tuple(_in_order(sides, PARTICIPATION, _PARTICIPANT_FILTERS, Filter.PARTICIPANTS_MOVED))


def question_differences(sides: Sides) -> tuple[RowDifference, ...]:
    """Return the questions that were added, removed, changed, or set elsewhere in the list."""
    return tuple(_in_order(sides, QUESTION, _QUESTION_FILTERS, Filter.QUESTIONS_CHANGED))


def _record_facts(sides: Sides, change: RowChange) -> Iterator[RowDifference]:
    fact = RowDifference(
        change.label,
        _model_words(change.label),
        change.member_id,
        change.kind,
        "",
        filters=frozenset({Filter.FACTS}),
    )
    for value in value_changes(sides.old, sides.new, (change.old, change.new)):
        yield replace(fact, title=value.label, values=(value,))


def _row(sides: Sides, change: RowChange, filters: frozenset[Filter]) -> Iterator[RowDifference]:
    """Yield the difference of a row, unless only its order or what is derived differs."""
    values = value_changes(sides.old, sides.new, (change.old, change.new))
    if values or change.kind is not RowKind.CHANGED:
        yield RowDifference(
            change.label,
            _model_words(change.label),
            change.member_id,
            change.kind,
            row_title(sides, change.old, change.new),
            values,
            filters=filters,
        )


def _in_order(
    sides: Sides, label: str, filters: Mapping[RowKind, Filter], moved_filter: Filter
) -> Iterator[RowDifference]:
    before, after = ([row.member_id for row in state.of(label)] for state in sides.states)
    moved = moved_keys(before, after)
    found: dict[UUID, RowDifference] = {}
    for change in sides.difference.of(label):
        for row in _row(sides, change, frozenset({filters[change.kind]})):
            found[change.member_id] = row
    rows = [{row.member_id: row for row in state.of(label)} for state in sides.states]
    for key in (*after, *(key for key in before if key not in rows[1])):
        if key in moved:
            still = RowDifference(
                label,
                _model_words(label),
                key,
                RowKind.CHANGED,
                row_title(sides, rows[0][key], rows[1][key]),
            )
            row = found.get(key, still)
            yield replace(row, is_moved=True, filters=row.filters | {moved_filter})
        elif key in found:
            yield found[key]


def row_title(sides: Sides, old: Row | None, new: Row | None) -> str:
    """Say which row it is, as the newer state has it, or the older one if it is gone."""
    row, wording = (new, sides.new) if new is not None else (old, sides.old)
    assert row is not None
    return _TITLES.get(row.label, _text_title)(row, wording)


def _question_title(row: Row, wording: Wording) -> str:
    return words_in(row.fields["text"], wording.language) or row.fields["key"]


def _creator_title(row: Row, _wording: Wording) -> str:
    return row.fields["literal"] or " ".join(
        filter(None, (row.fields["given"], row.fields["family"]))
    )


def _relation_title(row: Row, wording: Wording) -> str:
    return _("%(relation)s: %(event)s") % {
        "relation": wording.of(row.label, "kind", row.fields["kind"]),
        "event": wording.name(row.fields["to_event"]),
    }


def _named_by(column: str) -> Callable[[Row, Wording], str]:
    return lambda row, wording: wording.name(row.fields[column])


def _reading_title(row: Row, wording: Wording) -> str:
    return words_in(row.fields["title"], wording.language) or row.fields["key"]


def _inquiry_title(row: Row, wording: Wording) -> str:
    archive = row.fields["archive"] or wording.name(row.fields["organisation"] or "")
    return ", ".join(filter(None, (archive, row.fields["extent"])))


def _text_title(row: Row, _wording: Wording) -> str:
    return str(row.fields.get("text", ""))


_TITLES: Mapping[str, Callable[[Row, Wording], str]] = {
    PARTICIPATION: _named_by("person"),
    QUESTION: _question_title,
    "conferences.eventplace": _named_by("place"),
    "conferences.affiliation": _named_by("organisation"),
    "conferences.inquiry": _inquiry_title,
    "conferences.reading": _reading_title,
    "conferences.readingchoice": _named_by("claim"),
    "conferences.readingpart": _named_by("event"),
    "conferences.readingsource": _named_by("source"),
    "conferences.relation": _relation_title,
    "sources.creator": _creator_title,
    "sources.derivation": _named_by("derived_from"),
}


def _model_words(label: str) -> str:
    return str(versioned_model(label)._meta.verbose_name)
