"""The numbers that readers see on the notes of an entry, by which editors know them too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from conferences.models import EditionText, PublishedCitation, PublishedLink
from conferences.rendering.notes import base_id_of
from conferences.rendering.values import CitationView

_NOTE = re.compile(
    r'<li id="cite_note-([^"]+)"><p(?: class="src")?><span class="n">([0-9.]+)</span>'
)


@dataclass(frozen=True)
class NumberedNote:
    """A note of the current edition: its number, the keys of its source and via, its place there."""

    number: str
    source: str
    locator: str
    via: str


def numbered_notes(work_id: UUID) -> list[NumberedNote]:
    """Return the notes of the current edition of a work, in their order; three queries, or one."""
    texts = EditionText.objects.filter(
        edition__publication__work_id=work_id, language=settings.LANGUAGE_CODE
    )
    found = texts.values_list("edition_id", "html").first()
    return list(_notes(*found)) if found else []


def _notes(edition: UUID, html: str) -> Iterator[NumberedNote]:
    cited = PublishedCitation.objects.filter(claim__edition=edition)
    places = {
        base_id_of(CitationView(source, "", via, locator)): (source, locator, via)
        for source, via, locator in cited.values_list("source_key", "via_key", "locator")
    }
    linked = PublishedLink.objects.filter(edition=edition, role="source")
    keys = sorted(linked.values_list("key", flat=True), key=len, reverse=True)
    for own_id, number in _NOTE.findall(html):
        source, locator, via = places.get(f"cite_note-{own_id}", ("", "", ""))
        source = source or next((key for key in keys if f"{own_id}_".startswith(f"{key}_")), "")
        if source:
            yield NumberedNote(number, source, locator, via)
