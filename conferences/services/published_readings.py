"""Readings as an edition keeps them: their pages, and what lists and drawings follow."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conferences.models import Edition, PublishedReading, PublishedReadingText
from conferences.rendering.values import CountedView, EntryView, ReadingView
from conferences.services.published_data import ref_data

if TYPE_CHECKING:
    from conferences.services.press import Proof

Json = dict[str, Any]


def reading_rows(
    edition: Edition, proof: "Proof"
) -> tuple[list[PublishedReading], list[PublishedReadingText]]:
    """Return the rows of the readings of an edition, in every language that it has."""
    view = next(iter(proof.views.values()))
    rows = [
        PublishedReading(
            edition=edition, key=reading.key, position=position, data=_data(reading, view)
        )
        for position, reading in enumerate(view.readings, start=1)
    ]
    by_key = {row.key: row for row in rows}
    texts = [
        PublishedReadingText(
            reading=by_key[rendered.key],
            language=language,
            title=rendered.title[:300],
            description=rendered.description,
            html=rendered.html,
        )
        for language, found in proof.readings.items()
        for rendered in found
    ]
    return rows, texts


def named_readings(readings: Iterable[ReadingView]) -> list[Json]:
    """Return the readings as the facts of an edition name them."""
    return [{"key": reading.key, "titles": dict(reading.title)} for reading in readings]


def _data(reading: ReadingView, view: EntryView) -> Json:
    return {
        "titles": dict(reading.title),
        "gist": dict(reading.gist),
        "answers": [
            {"question": view.claims[key].question, "claim": key} for key in reading.answers
        ],
        "parts": [_part(part) for part in reading.parts],
        "accounts": [
            {
                "source": account.source,
                "via": account.via,
                "locator": account.locator,
                "note": dict(account.note),
            }
            for account in reading.accounts
        ],
    }


def _part(part: CountedView) -> Json:
    """Return an event counted, with the dates and the places that the reading leaves it."""
    return {
        "work": ref_data(part.ref),
        "dates": list(_values(part, "date")),
        "places": list(_values(part, "place")),
    }


def _values(part: CountedView, kind: str) -> Iterator[str]:
    for fact in part.facts:
        if fact.kind == kind:
            yield from (value.ref.key if value.ref else value.edtf for value in fact.values)
