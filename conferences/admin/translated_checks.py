"""What the checks find in a translation as it is saved, each with the field beside the original."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from django.utils.functional import Promise

from conferences.admin.checked import TITLES
from conferences.services.errors import ActRefused
from conferences.services.previewing import StatePreview
from conferences.services.translation_sheet import TranslationSheet
from sources.editorial.text_tokens import paragraphs_of


@dataclass(frozen=True)
class FoundBeside:
    """A sentence, how grave it is, and the id of the field that it is about."""

    title: str | Promise
    code: str
    message: str
    at: str


def found_beside(sheet: TranslationSheet) -> Iterator[FoundBeside]:
    """Yield what the checks find in the text of a page of translation, the gravest first."""
    if sheet.narrative is None:
        return
    try:
        findings = StatePreview(sheet.state).findings
    except ActRefused:
        return
    for finding in findings:
        if finding.member_id == sheet.narrative.member_id and finding.line:
            at = _part_at(sheet, finding.line) if finding.field == "body" else finding.field
            yield FoundBeside(TITLES[finding.level], finding.code, finding.message, f"id_{at}")


def _part_at(sheet: TranslationSheet, line: int) -> str:
    """Return the name of the field that has a line of the text."""
    assert sheet.narrative is not None
    paragraphs = paragraphs_of(sheet.narrative.fields["body"])
    lengths = [(each.text + each.gap).count("\n") for each in paragraphs]
    starts = list(accumulate(lengths[:-1], initial=1))
    place = bisect_right(starts, line) - 1
    numbers = (number for number, each in enumerate(sheet.body, 1) if place in each.places)
    return f"part-{next(numbers, 1)}"
