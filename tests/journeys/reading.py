"""An entry for the journeys of readers: many notes, some used often, and two disputes."""

import re

from conferences.models import Edition
from conferences.rendering.entry import render_entry
from conferences.rendering.values import EditionInfo
from tests.benchmarks.entries import Size, make_entry
from tests.factories.editions import AT, publish

SIZE = Size("R", words=3_000, sources=40, citations=130, claims=60, questions=2)
ADDRESS = "/events/generated-r/"
SIZES = {"1280": {"width": 1280, "height": 800}, "390": {"width": 390, "height": 844}}


def published_entry() -> Edition:
    """Publish the entry as edition 1, as the publishing acts would have rendered it."""
    edition = EditionInfo(
        1, AT, ("First Editor",), "Second Editor", f"{ADDRESS}v/1/", "Variorum", "https://a.example"
    )
    entry = render_entry(make_entry(SIZE), "en", edition)
    return publish("generated-r", title="Entry R", texts={"en": ("Entry R", entry.html)})


def notes_in(html: str) -> list[str]:
    """Return the numbers of the notes of a page, in order."""
    return re.findall(
        r'<li id="cite_note-[^"]*"><p(?: class="src")?><span class="n">([^ <]*)<', html
    )
