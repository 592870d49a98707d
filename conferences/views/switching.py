"""The switch between the readings of an event, and the page that shows all answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from conferences.addresses import language_prefix, reading_path, work_path
from conferences.followed import FollowedReading
from conferences.views.words import Words, words_for

# Where the events of a reading can be followed beside its own page: the words of the addresses.
FOLLOWED = ("events", "timeline", "map")


@dataclass(frozen=True)
class ReadingLink:
    """A reading in the switch."""

    title: Words
    address: str
    is_current: bool


def switch(
    readings: Sequence[Mapping[str, Any]],
    slug: str,
    language: str,
    *,
    number: int | None = None,
    shown: str = "",
) -> str:
    """Return the switch as HTML; "" for an entry without readings.

    ``number`` is that of a fixed edition, whose readings are fixed too; ``shown`` the key of the
    reading whose page it stands on, "" on the page of all answers.
    """
    if not readings:
        return ""
    prefix = language_prefix(language)
    links = [
        ReadingLink(
            words_for(reading["titles"], language, reading["key"]),
            prefix + reading_path(slug, reading["key"], number),
            is_current=reading["key"] == shown,
        )
        for reading in readings
    ]
    # What is listed and drawn for the whole collection is of now, not of an old edition.
    followed = {word: f"{prefix}{word}/?reading={shown}" for word in FOLLOWED if number is None}
    return render_to_string(
        "conferences/_readings.html",
        {
            "links": links,
            "all": prefix + work_path("event", slug, number),
            "shown": shown,
            "followed": followed if shown else {},
        },
    )


def followed_link(reading: FollowedReading | None, language: str) -> ReadingLink | None:
    """Return the reading that a list or a drawing follows, with its own page; None without one."""
    if reading is None:
        return None
    address = language_prefix(language) + reading_path(reading.slug, reading.key)
    return ReadingLink(words_for(reading.title, language, reading.key), address, is_current=True)
