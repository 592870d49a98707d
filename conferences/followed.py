"""Following a reading through lists and drawings: the events it counts, as it has them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from conferences.models import Edition, PublishedReading
from sources.dates import PartialDate, parse_edtf
from sources.editorial.localized import words_in

Json = Mapping[str, Any]


@dataclass(frozen=True)
class FollowedReading:
    """A reading of a current edition: what it counts, and which dates and places it leaves to each."""

    key: str
    title: Mapping[str, str]
    entry: str
    slug: str
    data: Json

    @cached_property
    def parts(self) -> Mapping[str, Json]:
        """What it says of each event that it counts, by key, in its order."""
        return {part["work"]["key"]: part for part in self.data["parts"]}

    @cached_property
    def questions(self) -> frozenset[str]:
        """The questions to which it takes an answer."""
        return frozenset(answer["question"] for answer in self.data["answers"])

    def places_of(self, event: str) -> Sequence[str]:
        """Return the places where an event was in the reading, by key."""
        places: Sequence[str] = self.parts.get(event, {}).get("places", ())
        return places

    def dates_of(self, event: str) -> Sequence[str]:
        """Return the dates that the reading leaves to an event, in EDTF."""
        dates: Sequence[str] = self.parts.get(event, {}).get("dates", ())
        return dates

    def dated(self, *, since: date = date.min, until: date = date.max) -> list[str]:
        """Return the events that may have been between two days, with room for doubt."""
        return [
            event
            for event in self.parts
            if any(_is_within(parse_edtf(value), since, until) for value in self.dates_of(event))
        ]


def _is_within(found: PartialDate, since: date, until: date) -> bool:
    first = found.padded_earliest or found.padded_latest or date.min
    return first <= until and (found.padded_latest or date.max) >= since


def choices_of(readings: Iterable[FollowedReading], language: str) -> list[tuple[str, str]]:
    """Return (key, title) of readings; where they are of several entries, with those before them."""
    found = list(readings)
    has_several = len({reading.slug for reading in found}) > 1
    return [
        (each.key, f"{each.entry}: {title}" if has_several else title)
        for each in found
        if (title := words_in(each.title, language) or each.key)
    ]


def current_readings(language: str) -> dict[str, FollowedReading]:
    """Return the readings of current editions, by key; one query."""
    rows = PublishedReading.objects.filter(edition__publication__isnull=False)
    found = rows.order_by("edition__folded_label", "position").values_list(
        "key", "data", "edition__label", "edition__facts__titles", "edition__publication__slug"
    )
    return {
        key: FollowedReading(
            key, data["titles"], words_in(titles or {}, language) or label, slug, data
        )
        for key, data, label, titles, slug in found
    }


def in_reading(editions: Iterable[Edition], reading: FollowedReading | None) -> Iterator[Edition]:
    """Yield editions of events with no other dates and places than a reading leaves them."""
    for edition in editions:
        if reading is not None:
            edition.facts = {
                **edition.facts,
                "facts": [
                    _in_reading(fact, edition.key, reading)
                    for fact in edition.facts.get("facts", ())
                ],
            }
        yield edition


def _in_reading(fact: Json, event: str, reading: FollowedReading) -> Json:
    if fact["kind"] == "date":
        dates = reading.dates_of(event)
        values = [value for value in fact["values"] if value.get("edtf") in dates]
    elif fact["kind"] == "place":
        places = reading.places_of(event)
        values = [
            value for value in fact["values"] if (value.get("ref") or {}).get("key") in places
        ]
    else:
        return fact
    if fact.get("question", "") not in reading.questions:
        return {**fact, "values": values}
    # Where an answer is taken, lists tell its state in a word, and not what the others are.
    return {**fact, "values": values, "question": "", "standing_words": {}}
