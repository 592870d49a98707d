"""The markup of texts: parsed once into a ``Document``, and checked against what exists."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from conferences.rendering.blocks import BlockParser
from conferences.rendering.document import (
    CitationGroup,
    ClaimSpan,
    Document,
    EntryLink,
    Heading,
    RemarkReference,
)
from conferences.rendering.gathering import Gathered, Line
from conferences.rendering.values import Problem

_LINE_ENDS = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Known:
    """What a text may name: keys of sources, keys of claims, (kind, key) of works."""

    sources: Container[str] = field(default_factory=frozenset)
    claims: Container[str] = field(default_factory=frozenset)
    works: Container[tuple[str, str]] = field(default_factory=frozenset)


def parse_text(text: str, field_name: str = "body") -> Document:
    """Parse a text; what is no markup stays as typed, and what is wrong is among its problems."""
    gathered = Gathered(field_name)
    parser = BlockParser(gathered)
    lines = [Line(number, 1, words) for number, words in enumerate(_LINE_ENDS.split(text), 1)]
    blocks = parser.parse(lines)
    _report_loose_remarks(gathered, parser)
    return Document(
        blocks,
        parser.remarks,
        tuple(gathered.marked),
        "\n".join(filter(None, gathered.plain)),
        tuple(sorted(gathered.problems, key=lambda problem: (problem.line, problem.column))),
    )


def check_text(text: str, known: Known, field_name: str = "body") -> tuple[Problem, ...]:
    """Return all a reader would stumble over in a text, in sentences for an editor."""
    return check_document(parse_text(text, field_name), known, field_name)


def check_document(
    document: Document, known: Known, field_name: str = "body"
) -> tuple[Problem, ...]:
    """Return the problems of a text that is already parsed, unknown keys included."""
    found = [*document.problems]
    for mark in document.marked:
        for message in _unknown(mark, known):
            found.append(Problem(field_name, mark.position.line, mark.position.column, message))
    found.extend(_heading_gaps(document, field_name))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _unknown(
    mark: CitationGroup | ClaimSpan | EntryLink | RemarkReference, known: Known
) -> Iterator[str]:
    if isinstance(mark, CitationGroup):
        for item in mark.items:
            for key in filter(None, (item.source, item.via)):
                if key not in known.sources:
                    yield _("No source has the key “%s”; the citation is shown as typed.") % key
    elif isinstance(mark, ClaimSpan):
        if mark.key not in known.claims:
            yield _("No claim has the key “%s”; the words are shown without evidence.") % mark.key
    elif isinstance(mark, EntryLink) and (mark.kind, mark.key) not in known.works:
        yield _("The link %(kind)s:%(key)s leads to nothing; its words are shown without it.") % {
            "kind": mark.kind,
            "key": mark.key,
        }


def _report_loose_remarks(gathered: Gathered, parser: BlockParser) -> None:
    marks = [mark for mark in gathered.marked if isinstance(mark, RemarkReference)]
    for mark in marks:
        if mark.label not in parser.remarks:
            message = _("The mark [^%(label)s] has no remark: write [^%(label)s]: and its text.")
            gathered.report(mark.position, message % {"label": mark.label})
    used = {mark.label for mark in marks}
    for label, remark in parser.remarks.items():
        if label not in used:
            message = _("No mark in the text leads to the remark [^%s].") % label
            gathered.report(remark.position, message, is_warning=True)


def _heading_gaps(document: Document, field_name: str) -> Iterator[Problem]:
    has_second = False
    for block in document.blocks:
        if not isinstance(block, Heading):
            continue
        if block.level == 3 and not has_second:
            message = _(
                "A heading of the third level (###) stands here under none of the second (##)."
            )
            line, column = block.position
            yield Problem(field_name, line, column, message, "C14", is_warning=True)
        has_second = True
