"""What the checks find in a translation as it was typed, each with the field beside the original."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from conferences.admin.checked import TITLES
from conferences.services.errors import ActRefused
from conferences.services.previewing import StatePreview
from conferences.services.translation_sheet import NARRATIVE
from sources.editorial.states import State
from sources.editorial.text_tokens import paragraphs_of


@dataclass(frozen=True)
class FoundBeside:
    """A sentence, how grave it is, and the id of the field that it is about."""

    title: str | Promise
    message: str
    at: str


def found_beside(state: State, language: str, parts: Sequence[str]) -> Iterator[FoundBeside]:
    """Yield what the checks find in the text of a language, typed in parts, the gravest first.

    It takes as long as all checks of the work: seconds in a large collection.
    """
    row = next((row for row in state.of(NARRATIVE) if row.fields["language"] == language), None)
    if row is None:
        return
    try:
        findings = StatePreview(state).findings
    except ActRefused as refusal:
        yield FoundBeside("", str(refusal), "")
        return
    for finding in findings:
        if finding.member_id == row.member_id and finding.line:
            at = finding.field
            if at == "body":
                at = _part_at(row.fields["body"], finding.line, parts)
            yield FoundBeside(TITLES[finding.level], finding.message, f"id_{at}")


def _part_at(body: str, line: int, parts: Sequence[str]) -> str:
    """Return the name of the field in which the paragraph was typed that has a line of the text."""
    last = 1
    for paragraph in paragraphs_of(body):
        last += (paragraph.text + paragraph.gap).count("\n")
        if line < last or not paragraph.gap:
            numbers = (number for number, part in enumerate(parts, 1) if paragraph.text in part)
            return f"part-{next(numbers, 1)}"
    return "part-1"
