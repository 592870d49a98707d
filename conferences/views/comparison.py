"""Two editions set side by side: sections of rows, with what was taken out and what was added."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conferences.rendering.article_words import NoteNames
from conferences.rendering.edition_changes import (
    CitationChange,
    ClaimChange,
    EditionDifference,
    TextChange,
)
from conferences.rendering.edition_words import CITATION_KINDS, CLAIM_KINDS, Told, tell
from sources.editorial.comparison import RowKind
from sources.editorial.text_diff import (
    TextDifference,
    WordChange,
    WordKind,
    compare_words,
    render_inline,
    render_side_by_side,
    render_words,
    render_words_after,
    render_words_before,
)


@dataclass(frozen=True)
class Pair:
    """One thing as it was and as it is, and both in one line for narrow screens."""

    label: str
    old: SafeString
    new: SafeString
    both: SafeString


@dataclass(frozen=True)
class ComparedRow:
    """A fact, a question or a claim that differs; `kind` is added, removed or changed."""

    kind: str
    what: str
    name: str
    marks: tuple[str, ...]
    pairs: tuple[Pair, ...]
    inside: tuple["ComparedRow", ...] = ()


@dataclass(frozen=True)
class ComparedSection:
    """The rows of one section."""

    key: str
    title: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class ComparedText:
    """The text in two columns, and the same in one; `language` is "" if it is the page's."""

    wide: SafeString
    narrow: SafeString
    language: str
    language_name: str


@dataclass(frozen=True)
class ComparedView:
    """All that differs between two editions, ready to be shown."""

    told: tuple[Told, ...]
    sections: tuple[ComparedSection, ...]
    text: ComparedText | None
    has_shared_text: bool
    is_coarse: bool
    is_empty: bool


def compared_view(difference: EditionDifference, language: str) -> ComparedView:
    """Return what differs as the page shows it, in a language."""
    told = tell(difference, dict(settings.LANGUAGES), is_brief=True)
    sections = (
        ComparedSection("titles", _("Title"), _rows_told(told, "title")),
        ComparedSection("facts", _("Facts"), _rows_told(told, "fact")),
        ComparedSection("questions", _("Questions"), _rows_told(told, "question")),
        ComparedSection("claims", _("Claims"), tuple(map(_claim, difference.claims))),
    )
    text = difference.text
    return ComparedView(
        told=told,
        sections=tuple(section for section in sections if section.rows),
        text=_text(text, language) if text is not None and difference.has_new_text else None,
        has_shared_text=text is not None,
        is_coarse=difference.is_coarse,
        is_empty=difference.is_empty,
    )


def _rows_told(told: Iterable[Told], subject: str) -> tuple[ComparedRow, ...]:
    """Return a row for each thing of a sort, with all that is told of it."""
    of_sort = [one for one in told if one.subject.partition(":")[0] == subject]
    return tuple(
        ComparedRow("changed", "", label, (), tuple(map(_told_pair, lines)))
        for label, lines in groupby(of_sort, lambda one: one.label)
    )


def _told_pair(one: Told) -> Pair:
    return _pair(one.name, compare_words(one.old, one.new))


def _claim(claim: ClaimChange) -> ComparedRow:
    is_changed = claim.kind is RowKind.CHANGED
    pairs = [_pair("", claim.wording)] if claim.wording else []
    pairs += [_pair(value.label, value.words) for value in claim.values]
    states = (claim.old_state, claim.new_state)
    if states[0] != states[1]:
        pairs.append(_pair(_("Evidence"), compare_words(*states)))
    return ComparedRow(
        claim.kind.value,
        _(CLAIM_KINDS[claim.kind]),
        claim.statement if is_changed and not claim.wording else "",
        tuple(_marks(claim)),
        tuple(pairs),
        tuple(map(_citation, claim.citations)),
    )


def _marks(claim: ClaimChange) -> Iterator[str]:
    if claim.is_now_unsupported:
        yield _("no source that is cited supports it any more")
    elif claim.is_support_changed:
        yield _("rests on something else than before")


def _citation(citation: CitationChange) -> ComparedRow:
    pairs = [_pair("", citation.words)]
    pairs += [_pair(value.label, value.words) for value in citation.values]
    return ComparedRow(citation.kind.value, _(CITATION_KINDS[citation.kind]), "", (), tuple(pairs))


def _pair(label: str, words: Iterable[WordChange]) -> Pair:
    words = tuple(words)
    return Pair(label, render_words_before(words), render_words_after(words), render_words(words))


def _text(text: TextChange, language: str) -> ComparedText:
    notes = text.notes
    difference = _with_named_notes(text.difference, notes) if notes else text.difference
    return ComparedText(
        wide=render_side_by_side(difference),
        # The changes are numbered on, so that no id is there twice.
        narrow=render_inline(difference, first=len(difference.changes) + 1),
        language="" if text.language == language else text.language,
        language_name=dict(settings.LANGUAGES).get(text.language, text.language),
    )


def _with_named_notes(difference: TextDifference, notes: NoteNames) -> TextDifference:
    """Return a difference in which notes that came or went are named, and all others left out."""
    paragraphs = tuple(
        replace(paragraph, words=tuple(_named(word, notes) for word in paragraph.words))
        for paragraph in difference.paragraphs
    )
    return replace(difference, paragraphs=paragraphs)


def _named(word: WordChange, notes: NoteNames) -> WordChange:
    return replace(word, text=notes.told(word.text, is_changed=word.kind is not WordKind.SAME))
