"""What changed between two editions, told in lines: what it was, and what it is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.edition_changes import (
    ClaimChange,
    EditionDifference,
    FactChange,
    FactValueChange,
    QuestionChange,
    TextChange,
)
from sources.editorial.comparison import RowKind
from sources.editorial.text_changes import ParagraphKind


class Weight(IntEnum):
    """How much a change matters to whoever cited the page; the weightiest first."""

    FACT = 0
    EVIDENCE = 1
    WORDING = 2


@dataclass(frozen=True)
class Told:
    """One change in words.

    `subject` is for machines, "fact:date" or "claim:began", and the same in every edition; `name`
    says which one it is where the label does not. What was added has no `old`, what was taken out
    no `new`.
    """

    subject: str
    weight: Weight
    label: str
    old: str
    new: str
    name: str = ""

    @property
    def is_count(self) -> bool:
        """Whether it only says how much changed."""
        return self.subject in ("text", "citations")


CLAIM_KINDS = {
    RowKind.ADDED: gettext_noop("Claim added"),
    RowKind.REMOVED: gettext_noop("Claim taken out"),
    RowKind.CHANGED: gettext_noop("Claim changed"),
}
_QUESTIONS = {
    RowKind.ADDED: gettext_noop("Question added"),
    RowKind.REMOVED: gettext_noop("Question taken out"),
}
CITATION_KINDS = {
    RowKind.ADDED: gettext_noop("Citation added"),
    RowKind.REMOVED: gettext_noop("Citation taken out"),
    RowKind.CHANGED: gettext_noop("Citation changed"),
}


def tell(
    difference: EditionDifference, languages: Mapping[str, str], *, is_brief: bool = False
) -> tuple[Told, ...]:
    """Return what changed, in the order of the page; briefly, citations are only counted.

    `languages` gives the names of the languages of texts.
    """
    return tuple(_lines(difference, languages, is_brief=is_brief))


def _lines(
    difference: EditionDifference, languages: Mapping[str, str], *, is_brief: bool
) -> Iterator[Told]:
    for title in difference.titles:
        yield Told("title", Weight.WORDING, title.label, title.old, title.new)
    for fact in difference.facts:
        yield from _fact(fact)
    for question in difference.questions:
        yield from _question(question)
    by_fact = {key for fact in difference.facts for value in fact.values for key in value.claims}
    for claim in difference.claims:
        yield from _claim(claim, is_in_facts=claim.key in by_fact, is_brief=is_brief)
    if is_brief:
        yield from _citations(difference)
    if difference.text is not None:
        yield from _text(difference.text)
    yield from _languages(difference, languages)


def _languages(difference: EditionDifference, names: Mapping[str, str]) -> Iterator[Told]:
    added, removed = ([names.get(code, code) for code in side] for side in difference.languages)
    if added:
        yield Told("languages", Weight.WORDING, _("Languages added"), "", ", ".join(added))
    if removed:
        yield Told("languages", Weight.WORDING, _("Languages taken out"), ", ".join(removed), "")


def _fact(fact: FactChange) -> Iterator[Told]:
    subject = f"fact:{fact.kind}"
    by_kind = {value.kind: value for value in fact.values}
    if len(fact.values) == 2 and by_kind.keys() == {RowKind.ADDED, RowKind.REMOVED}:
        sides = (_stated(by_kind[RowKind.REMOVED], 0), _stated(by_kind[RowKind.ADDED], 1))
        yield Told(subject, Weight.FACT, fact.label, *sides)
        return
    for value in fact.values:
        if value.kind is RowKind.CHANGED and value.old == value.new:
            weight, sides = Weight.EVIDENCE, (value.old_state, value.new_state)
            yield Told(subject, weight, fact.label, *sides, name=value.new)
        else:
            sides = (_stated(value, 0), _stated(value, 1))
            yield Told(subject, Weight.FACT, fact.label, *sides)


def _stated(value: FactValueChange, side: int) -> str:
    words, state = ((value.old, value.old_state), (value.new, value.new_state))[side]
    if not (words and state):
        return words
    return _("%(value)s (%(state)s)") % {"value": words, "state": state}


def _question(question: QuestionChange) -> Iterator[Told]:
    subject = f"question:{question.key}"
    if question.kind is RowKind.CHANGED:
        for value in question.values:
            yield Told(subject, Weight.FACT, value.label, value.old, value.new, name=question.text)
        return
    sides = ("", question.text) if question.kind is RowKind.ADDED else (question.text, "")
    yield Told(subject, Weight.FACT, _(_QUESTIONS[question.kind]), *sides)


def _claim(claim: ClaimChange, *, is_in_facts: bool, is_brief: bool) -> Iterator[Told]:
    subject, name = f"claim:{claim.key}", _name(claim)
    if claim.old != claim.new:
        is_reworded = claim.kind is RowKind.CHANGED
        weight = Weight.WORDING if is_reworded else Weight.FACT
        label = _("Claim reworded") if is_reworded else _(CLAIM_KINDS[claim.kind])
        yield Told(subject, weight, label, claim.old, claim.new)
    if claim.kind is not RowKind.CHANGED:
        return
    # What rests on it was told among the facts, in the same words.
    for value in () if is_in_facts else claim.values:
        yield Told(f"{subject}:value", Weight.FACT, value.label, value.old, value.new, name)
    if claim.is_state_changed and not is_in_facts:
        states = (claim.old_state, claim.new_state)
        yield Told(f"{subject}:evidence", Weight.EVIDENCE, _("Evidence"), *states, name)
    if claim.is_now_unsupported:
        said = _("no source that is cited supports it any more")
        yield Told(f"{subject}:support", Weight.EVIDENCE, _("Support"), "", said, name)
    if not is_brief:
        yield from _cited(claim)


def _cited(claim: ClaimChange) -> Iterator[Told]:
    name, weight = _name(claim), Weight.EVIDENCE
    for citation in claim.citations:
        subject = f"claim:{claim.key}:source:{citation.source}"
        label = _(CITATION_KINDS[citation.kind])
        if citation.old != citation.new:
            yield Told(subject, weight, label, citation.old, citation.new, name)
        for value in citation.values if citation.kind is RowKind.CHANGED else ():
            yield Told(subject, weight, value.label, value.old, value.new, citation.new)


def _name(claim: ClaimChange) -> str:
    """Return the statement as the name of a claim, which no full stop ends."""
    return claim.statement.removesuffix(".")


def _citations(difference: EditionDifference) -> Iterator[Told]:
    counts = Counter(citation.kind for citation in difference.citations)
    said = (
        (counts[RowKind.ADDED], ngettext("%d added", "%d added", counts[RowKind.ADDED])),
        (
            counts[RowKind.REMOVED],
            ngettext("%d taken out", "%d taken out", counts[RowKind.REMOVED]),
        ),
        (counts[RowKind.CHANGED], ngettext("%d changed", "%d changed", counts[RowKind.CHANGED])),
    )
    words = ", ".join(phrase % count for count, phrase in said if count)
    if words:
        yield Told("citations", Weight.EVIDENCE, _("Citations"), "", words)


def _text(text: TextChange) -> Iterator[Told]:
    if not text.difference.changes:
        return
    moved = sum(change.kind is ParagraphKind.MOVED for change in text.difference.changes)
    parts = []
    if text.words_added:
        parts.append(
            ngettext("%d word added", "%d words added", text.words_added) % text.words_added
        )
    if text.words_removed:
        parts.append(
            ngettext("%d word taken out", "%d words taken out", text.words_removed)
            % text.words_removed
        )
    if moved:
        parts.append(ngettext("%d paragraph moved", "%d paragraphs moved", moved) % moved)
    words = ", ".join(parts) or _("notes and signs alone")
    yield Told("text", Weight.WORDING, _("Text"), "", words)
