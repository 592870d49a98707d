"""The comparison of two states laid out for reading: sections, rows, fields, and their HTML."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.rendering.wording import standing_word
from conferences.review.difference_signatures import Signatures
from conferences.review.difference_values import (
    Count,
    Difference,
    FieldView,
    RowView,
    Section,
    Stop,
)
from conferences.review.difference_words import Mark, marks_of, summary_words
from conferences.review.text_views import TextViews, value_view, worded
from conferences.services.comparison_values import (
    CitationDifference,
    ClaimDifference,
    ClaimPlace,
    EntryComparison,
    Evidence,
    RowDifference,
)
from conferences.services.entry_comparison import compare_entries
from conferences.services.entry_sides import sides_of
from sources.editorial.localized import words_in
from sources.editorial.states import Row, State
from sources.editorial.text_diff import WordChange, WordKind


def difference_of(
    before: State, after: State, *, beside: bool, hides_slight: bool = False
) -> Difference:
    """Return what differs between two states.

    `beside` sets texts in two columns; with `hides_slight` what differs in space or punctuation
    only is folded, and counted still.
    """
    language = get_language() or settings.LANGUAGE_CODE
    compared = compare_entries(*sides_of(before, after), language=language)
    layout = _Layout(before, after, beside=beside, hides_slight=hides_slight)
    sections = tuple(layout.sections(compared, language))
    counts = (Count(n.filter.value, summary_words(n.filter), n.count) for n in compared.summary)
    return Difference(sections, tuple(counts), compared.is_coarse, tuple(layout.stops))


class _Layout:
    """Lays a comparison out, numbering the changes in the order of the page."""

    def __init__(self, before: State, after: State, *, beside: bool, hides_slight: bool) -> None:
        self.after = after
        self.stops: list[Stop] = []
        self._signatures = Signatures(before, after)
        numbers = count(1)
        self._number: Callable[[], int] = partial(next, numbers)
        self._texts = TextViews(self._number, beside=beside, hides_slight=hides_slight)

    def sections(self, compared: EntryComparison, language: str) -> Iterator[Section]:
        """Yield the sections of which there is something to say."""
        for key, title, rows in (
            ("facts", _("Facts"), compared.facts),
            ("participants", _("Participants"), compared.participants),
            ("questions", _("Questions"), compared.questions),
        ):
            if rows:
                yield Section(key, title, tuple(map(self._row, rows)))
        claims = tuple(map(self._claim, compared.claims))
        unchanged = tuple(_unchanged(self.after, compared, language))
        if claims or unchanged:
            yield Section("claims", _("Claims"), claims, unchanged)
        if compared.texts:
            yield Section("texts", _("Texts"), tuple(self._text_rows(compared)))

    def _stop(self, view: RowView) -> RowView:
        name = f"{view.what}: {view.name}" if view.name else view.what
        self.stops.append(Stop(view.number, name, view.kind, view))
        return view

    def _row(self, row: RowDifference) -> RowView:
        keys = frozenset(key.value for key in row.filters)
        is_record = row.member_id == self.after.work_id
        field = row.values[0].field if is_record and len(row.values) == 1 else ""
        return self._stop(
            RowView(
                capfirst(row.model),
                capfirst(row.title) if row.title else "",
                row.kind.value,
                marks_of(row.kind, row.filters),
                keys,
                tuple(map(value_view, row.values)),
                label=row.label,
                member_id=row.member_id,
                number=self._number(),
                is_moved=row.is_moved,
                signature=self._signatures.of((row.member_id,), field=field, filters=keys),
            )
        )

    def _claim(self, claim: ClaimDifference) -> RowView:
        inside = tuple(map(citation_view, claim.citations))
        keys = {key.value for key in claim.filters}.union(*(row.keys for row in inside))
        members = [claim.member_id, *(citation.member_id for citation in claim.citations)]
        return self._stop(
            RowView(
                _("Claim"),
                claim.statement,
                claim.kind.value,
                marks_of(claim.kind, claim.filters),
                frozenset(keys),
                tuple(_claim_fields(claim)),
                inside,
                label="conferences.claim",
                member_id=claim.member_id,
                claim=claim.key,
                number=self._number(),
                is_moved=claim.moved is not None,
                signature=self._signatures.of(members, filters=keys),
            )
        )

    def _text_rows(self, compared: EntryComparison) -> Iterator[RowView]:
        for text in compared.texts:
            signature = self._signatures.of((text.member_id,))
            row, stops = self._texts.row(text, signature)
            self.stops += stops
            yield row


def _unchanged(after: State, compared: EntryComparison, language: str) -> Iterator[str]:
    differing = {claim.member_id for claim in compared.claims}
    for row in after.of("conferences.claim"):
        if row.member_id not in differing:
            yield _statement(row, language)


def _statement(row: Row, language: str) -> str:
    said: Mapping[str, str] = row.fields["statement"]
    return words_in(said, language) or str(row.fields["key"])


def _claim_fields(claim: ClaimDifference) -> Iterator[FieldView]:
    yield from map(value_view, claim.values)
    if claim.is_standing_changed:
        pair = (_evidence(claim.old_evidence), _evidence(claim.new_evidence))
        yield _exchanged("standing", _("Evidence"), *pair)
    if claim.moved is not None:
        yield _exchanged("position", _("Place"), *map(_place, claim.moved))


def citation_view(citation: CitationDifference) -> RowView:
    """Return a citation that differs, laid out."""
    marks = marks_of(citation.kind, citation.filters)
    if citation.is_moved:
        marks = (*marks, Mark(_("moved")))
    return RowView(
        _("Citation"),
        citation.source,
        citation.kind.value,
        marks,
        frozenset(key.value for key in citation.filters),
        tuple(map(value_view, citation.values)),
        label="conferences.citation",
        member_id=citation.member_id,
        is_moved=citation.is_moved,
    )


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


def _exchanged(name: str, label: str, old: str, new: str) -> FieldView:
    sides = ((WordKind.REMOVED, old), (WordKind.SAME, " "), (WordKind.ADDED, new))
    return worded(name, label, tuple(WordChange(kind, text) for kind, text in sides if text))
