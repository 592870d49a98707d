"""Checks of the texts of an entry: whether what they name is there, and whether a translation keeps up."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.document import Document
from conferences.rendering.markup import Known, check_document, parse_text
from conferences.services.entry_library import Library
from conferences.services.entry_views import Draft
from conferences.services.fact_context import Batch
from conferences.services.findings import Finding, Level
from conferences.services.place_name_checks import NamesOfPlaces, check_place_names
from conferences.services.value_checks import check_stated_values
from sources.editorial.states import Row

NARRATIVE = "conferences.narrative"
# Words that say nothing of where a link leads to whoever hears them out of their sentence.
_VAGUE = re.compile(
    r"\[\s*(click here|here|this|this page|link|read more|more|đây|tại đây|ở đây|xem thêm)\s*\]\(",
    re.IGNORECASE,
)


def check_texts(
    draft: Draft, batch: Batch, library: Library, names: NamesOfPlaces
) -> Iterator[Finding]:
    """Find in each text that is ready what names or states nothing sound, and what translations lack.

    Of a text that is not ready it is noted what will keep it from publication, and no more.
    """
    known = Known(sources=library.records, claims=batch.claims, works=library.links)
    for row in draft.state.of(NARRATIVE):
        for name in ("summary", "body"):
            document = parse_text(row.fields[name], name)
            yield from _check_marks(row, name, document, known)
            if row.fields["is_ready"]:
                yield from _check_words(row, name, document, draft, batch, names)
                yield from _check_links(row, name)
        yield from _check_translation(row, draft)


def _check_marks(row: Row, name: str, document: Document, known: Known) -> Iterator[Finding]:
    is_ready = row.fields["is_ready"]
    for problem in check_document(document, known, name):
        if problem.is_warning and not is_ready:
            continue
        level = Level.WARN if problem.is_warning else Level.BLOCK if is_ready else Level.NOTE
        yield Finding(
            problem.code,
            level,
            problem.message,
            NARRATIVE,
            row.member_id,
            name,
            problem.line,
            problem.column,
        )


def _check_words(
    row: Row, name: str, document: Document, draft: Draft, batch: Batch, names: NamesOfPlaces
) -> Iterator[Finding]:
    for code, position, message in (
        *check_stated_values(document, batch.claims),
        *check_place_names(document, draft, names),
    ):
        yield Finding(code, Level.WARN, message, NARRATIVE, row.member_id, name, *position)


def _check_links(row: Row, name: str) -> Iterator[Finding]:
    for number, line in enumerate(row.fields[name].splitlines(), 1):
        for found in _VAGUE.finditer(line):
            message = _("The link “%s” does not say where it leads: link words that do.") % found[1]
            yield Finding(
                "C14",
                Level.WARN,
                message,
                NARRATIVE,
                row.member_id,
                name,
                number,
                found.start() + 1,
            )


def _check_translation(row: Row, draft: Draft) -> Iterator[Finding]:
    made_from = row.fields["made_from"]
    if made_from is None:
        return
    behind = sum(
        other.since > made_from
        for other in draft.state.of(NARRATIVE)
        if other.member_id != row.member_id and other.fields["made_from"] is None
    )
    if behind:
        message = ngettext(
            "The text of which this is a translation was changed after change %(number)d.",
            "The texts of which this is a translation were changed after change %(number)d.",
            behind,
        )
        yield Finding(
            "C13",
            Level.NOTE,
            message % {"number": made_from},
            NARRATIVE,
            row.member_id,
            "made_from",
        )
