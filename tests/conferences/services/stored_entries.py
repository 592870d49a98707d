"""States of entries made without a database: rows stored as the door stores them."""

from dataclasses import dataclass, field, replace
from itertools import count
from uuid import UUID

from conferences.models import (
    Citation,
    Claim,
    Concern,
    Event,
    EventPlace,
    Narrative,
    Participation,
    Question,
)
from conferences.services.comparison_values import EntryComparison, EntrySide
from conferences.services.entry_comparison import compare_entries
from sources.editorial.states import Row, State, stored_fields
from sources.editorial.versioning import serialised

ENTRY = UUID(int=1)
NAMES = {
    "rees": "Rees 2008", "paul": "Paul 2006", "cih": "CIH page", "eichmann": "Adolf Eichmann",
    "litvinov": "Grigoriy Litvinov", "zakopane": "Zakopane", "krakow": "Kraków", "series": "The series",
}  # fmt: skip
_versions = count(1)


def key_of(name: str) -> UUID:
    """Return the same id for the same name."""
    return UUID(bytes=name.encode().rjust(16, b"\0")[-16:])


def stored(instance, since: int = 1) -> Row:
    """Return a row as a change stores it."""
    fields = stored_fields(serialised(instance))
    return Row(instance._meta.label_lower, instance.pk, since, next(_versions), fields)


@dataclass
class Draft:
    """An entry being written: rows by name; `at` gives its state."""

    rows: dict[str, Row] = field(default_factory=dict)

    def put(self, name: str, model, **fields) -> None:
        """Set a row down, or set it down anew."""
        self.rows[name] = stored(model(pk=key_of(name), **fields))

    def event(self, **fields) -> None:
        key_and_slug = {"key": "zakopane-feb", "slug": "zakopane-feb"}
        fields = {"title": "Zakopane conference", **key_and_slug, **fields}
        self.rows["event"] = stored(Event(pk=ENTRY, **fields))

    def claim(self, name: str, statement: str = "", *, identity: str = "", **fields) -> None:
        """Put a claim; `name` is its key, `identity` another row under the same key."""
        words = {"en": statement or f"Statement of {name}."}
        self.rows[name] = stored(
            Claim(pk=key_of(identity or name), work_id=ENTRY, key=name, statement=words, **fields)
        )

    def cite(self, name: str, claim: str, source: str, **fields) -> None:
        claim_id = self.rows[claim].member_id
        via = fields.pop("via", None)
        self.put(
            name,
            Citation,
            claim_id=claim_id,
            source_id=key_of(source),
            via_id=key_of(via) if via else None,
            **fields,
        )

    def question(self, name: str, text: str, **fields) -> None:
        self.put(name, Question, work_id=ENTRY, key=name, text={"en": text}, **fields)

    def text(self, body: str, *, language: str = "en", **fields) -> None:
        self.put(
            f"text-{language}", Narrative, work_id=ENTRY, language=language, body=body, **fields
        )

    def participant(self, name: str, person: str, **fields) -> None:
        self.put(name, Participation, event_id=ENTRY, person_id=key_of(person), **fields)

    def place(self, name: str, place: str, **fields) -> None:
        self.put(name, EventPlace, event_id=ENTRY, place_id=key_of(place), **fields)

    def concern(self, name: str, claim: str, work: str) -> None:
        claim_id = self.rows[claim].member_id
        self.put(name, Concern, claim_id=claim_id, work_id=key_of(work))

    def drop(self, *names: str) -> None:
        """Delete rows."""
        for name in names:
            del self.rows[name]

    def at(self, number: int, **more) -> EntrySide:
        """Return the entry as it is now, as the state at a change."""
        names = {str(key_of(name)): words for name, words in NAMES.items()}
        state = State(ENTRY, number, tuple(self.rows.values()))
        return replace(EntrySide(state, names), **more)

    def copy(self) -> "Draft":
        """Return a draft to go on with."""
        return Draft(dict(self.rows))


BODY = """## Background

[Talks began in September 1939]{claim=talks}.

## Meeting

[It began on 20 February 1940]{claim=date} in [Zakopane](place:zakopane), [@rees2008, p. 54].

[It was held in a villa]{claim=villa}.
"""


def zakopane() -> Draft:
    """Return an entry with three claims, two participants and a text."""
    draft = Draft()
    draft.event(date="1940-02-20")
    draft.question("when", "When did it begin?", position=1, property="date")
    draft.question("where", "Where was it held?", position=2)
    draft.claim("talks", position=1)
    draft.claim("date", position=2, property="date", value="1940-02-20", question_id=key_of("when"))
    draft.claim("villa", position=3)
    draft.cite("c-talks", "talks", "rees", locator="p. 12")
    draft.cite("c-date", "date", "rees", locator="p. 54", position=1)
    draft.cite("c-date-2", "date", "paul", position=2)
    draft.cite("c-villa", "villa", "paul", locator="p. 3", note="As the memoir has it.")
    draft.place("at", "zakopane")
    draft.participant("p-1", "eichmann", position=1, role="head of the delegation")
    draft.participant("p-2", "litvinov", position=2)
    draft.text(BODY, title="Zakopane", summary="A conference.")
    return draft


def compared(before: Draft, after: Draft, **more) -> EntryComparison:
    return compare_entries(before.at(41, **more), after.at(47, **more), language="en")


def numbers(comparison: EntryComparison) -> dict[str, int]:
    return {number.filter.value: number.count for number in comparison.summary}


def values(difference) -> list[tuple[str, str, str]]:
    return [(value.field, value.old, value.new) for value in difference.values]


def filters(difference) -> set[str]:
    return {key.value for key in difference.filters}
