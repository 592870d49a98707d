"""The comparison of two states laid out for reading: sections, rows, fields, and their HTML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.rendering.wording import standing_word
from conferences.review.difference_words import Mark, marks_of, summary_words
from conferences.review.entry_sides import sides_of
from conferences.services.comparison_values import (
    CitationDifference,
    ClaimDifference,
    ClaimPlace,
    EntryComparison,
    Evidence,
    NarrativeDifference,
    RowDifference,
    ValueChange,
)
from conferences.services.entry_comparison import compare_entries
from sources.editorial.localized import words_in
from sources.editorial.states import Row, State
from sources.editorial.text_diff import (
    TextDifference,
    WordChange,
    WordKind,
    render_inline,
    render_side_by_side,
    render_words,
)
from sources.editorial.text_html import render_words_after, render_words_before

NOTHING = format_html("{}", "")


@dataclass(frozen=True)
class FieldView:
    """One field of a row: whole, as `both`, or its older and newer side."""

    label: str
    both: SafeString
    old: SafeString = NOTHING
    new: SafeString = NOTHING
    is_text: bool = False


@dataclass(frozen=True)
class RowView:
    """A row that differs, with the rows inside it that do; `keys` are the filters that find it."""

    what: str
    name: str
    kind: str
    marks: tuple[Mark, ...]
    keys: frozenset[str]
    fields: tuple[FieldView, ...]
    inside: tuple["RowView", ...] = ()


@dataclass(frozen=True)
class Section:
    """The rows of one section that differ, and the names of those that do not."""

    key: str
    title: str
    rows: tuple[RowView, ...]
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """How often something happened; its key is that of the filter."""

    key: str
    words: str
    number: int


@dataclass(frozen=True)
class Difference:
    """All that differs between two states, ready to be shown."""

    sections: tuple[Section, ...]
    counts: tuple[Count, ...]
    is_coarse: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(section.rows for section in self.sections)

    def only(self, key: str) -> tuple[Section, ...]:
        """Return the sections with the rows that one filter finds."""
        found = (
            replace(part, rows=tuple(row for row in part.rows if key in row.keys), unchanged=())
            for part in self.sections
        )
        return tuple(section for section in found if section.rows)


def difference_of(before: State, after: State, *, beside: bool) -> Difference:
    """Return what differs between two states; `beside` sets texts in two columns."""
    language = get_language() or settings.LANGUAGE_CODE
    compared = compare_entries(*sides_of(before, after), language=language)
    sections = (
        Section("facts", _("Facts"), tuple(map(_row, compared.facts))),
        Section("participants", _("Participants"), tuple(map(_row, compared.participants))),
        Section("questions", _("Questions"), tuple(map(_row, compared.questions))),
        Section(
            "claims",
            _("Claims"),
            tuple(map(_claim, compared.claims)),
            tuple(_unchanged(after, compared, language)),
        ),
        Section("texts", _("Texts"), tuple(_Texts(beside=beside).rows(compared.texts))),
    )
    counts = (Count(n.filter.value, summary_words(n.filter), n.count) for n in compared.summary)
    return Difference(
        tuple(section for section in sections if section.rows or section.unchanged),
        tuple(counts),
        compared.is_coarse,
    )


def _unchanged(after: State, compared: EntryComparison, language: str) -> Iterator[str]:
    differing = {claim.member_id for claim in compared.claims}
    for row in after.of("conferences.claim"):
        if row.member_id not in differing:
            yield _statement(row, language)


def _statement(row: Row, language: str) -> str:
    said: Mapping[str, str] = row.fields["statement"]
    return words_in(said, language) or str(row.fields["key"])


def _row(row: RowDifference) -> RowView:
    keys = frozenset(key.value for key in row.filters)
    title = capfirst(row.title) if row.title else ""
    fields = tuple(map(_value, row.values))
    marks = marks_of(row.kind, row.filters)
    return RowView(capfirst(row.model), title, row.kind.value, marks, keys, fields)


def _claim(claim: ClaimDifference) -> RowView:
    inside = tuple(map(_citation, claim.citations))
    keys = {key.value for key in claim.filters}.union(*(row.keys for row in inside))
    fields = list(map(_value, claim.values))
    if claim.is_standing_changed:
        pair = (_evidence(claim.old_evidence), _evidence(claim.new_evidence))
        fields.append(_exchanged(_("Evidence"), *pair))
    if claim.moved is not None:
        fields.append(_exchanged(_("Place"), *map(_place, claim.moved)))
    return RowView(
        _("Claim"),
        claim.statement,
        claim.kind.value,
        marks_of(claim.kind, claim.filters),
        frozenset(keys),
        tuple(fields),
        inside,
    )


def _citation(citation: CitationDifference) -> RowView:
    marks = marks_of(citation.kind, citation.filters)
    if citation.is_moved:
        marks = (*marks, Mark(_("moved")))
    keys = frozenset(key.value for key in citation.filters)
    fields = tuple(map(_value, citation.values))
    return RowView(_("Citation"), citation.source, citation.kind.value, marks, keys, fields)


def _evidence(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    return _("%(word)s (%(supporting)d for, %(opposing)d against)") % {
        "word": standing_word(evidence.standing),
        "supporting": evidence.balance.supporting,
        "opposing": evidence.balance.opposing,
    }


def _place(place: ClaimPlace) -> str:
    if not place.section:
        return _("number %d in the list of claims") % place.number
    return _("“%(section)s”, number %(number)d") % vars(place)


def _value(value: ValueChange) -> FieldView:
    label = capfirst(value.label)
    if value.language:
        label = f"{label} ({dict(settings.LANGUAGES).get(value.language, value.language)})"
    if value.is_machine_only:
        label = _("%s (value for machines; the words are the same)") % label
    return _worded(label, value.words)


def _worded(label: str, words: tuple[WordChange, ...]) -> FieldView:
    return FieldView(
        label, render_words(words), render_words_before(words), render_words_after(words)
    )


def _exchanged(label: str, old: str, new: str) -> FieldView:
    sides = ((WordKind.REMOVED, old), (WordKind.SAME, " "), (WordKind.ADDED, new))
    return _worded(label, tuple(WordChange(kind, text) for kind, text in sides if text))


class _Texts:
    """The texts in each language, with changes numbered through all of them."""

    def __init__(self, *, beside: bool) -> None:
        self.render = render_side_by_side if beside else render_inline
        self.next = 1

    def rows(self, texts: Iterable[NarrativeDifference]) -> Iterator[RowView]:
        for text in texts:
            names = dict(settings.LANGUAGES)
            yield RowView(
                _("Text"),
                str(names.get(text.language, text.language)),
                text.kind.value,
                marks_of(text.kind, text.filters),
                frozenset(key.value for key in text.filters),
                tuple(self._fields(text)),
            )

    def _fields(self, text: NarrativeDifference) -> Iterator[FieldView]:
        if any(word.kind is not WordKind.SAME for word in text.title):
            yield _worded(_("Title"), text.title)
        for label, difference in ((_("Summary"), text.summary), (_("Text"), text.body)):
            if difference.changes:
                yield self._text(label, difference)
        yield from map(_value, text.values)

    def _text(self, label: str, difference: TextDifference) -> FieldView:
        html = self.render(difference, first=self.next)
        self.next += len(difference.changes)
        return FieldView(label, html, is_text=True)
