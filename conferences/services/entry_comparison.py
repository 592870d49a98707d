"""Two states of an entry compared in the terms of those who review it; nothing here queries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from conferences.services.claim_comparison import claim_differences
from conferences.services.comparison_values import (
    EntryComparison,
    EntrySide,
    Filter,
    NarrativeDifference,
    SummaryNumber,
)
from conferences.services.comparison_words import Wording, value_changes
from conferences.services.row_comparison import (
    Sides,
    fact_differences,
    participant_differences,
    question_differences,
)
from sources.editorial.comparison import RowChange, compare_states
from sources.editorial.text_diff import (
    Budget,
    ParagraphKind,
    TextDifference,
    WordChange,
    WordKind,
    compare_texts,
    compare_words,
)
from sources.editorial.word_differences import count_words

NARRATIVE = "conferences.narrative"
COMPARED = ("title", "summary", "body")


def compare_entries(
    before: EntrySide, after: EntrySide, *, language: str, budget: Budget | None = None
) -> EntryComparison:
    """Return all that differs, in the order of the page, with its summary in numbers.

    Both states are whole. Words are in the language; texts share the budget. Raises NotComparable
    for states of different works.
    """
    budget = budget or Budget()
    difference = compare_states(before.state, after.state)
    sides = Sides(difference, Wording(before, language), Wording(after, language))
    comparison = EntryComparison(
        difference.work_id,
        difference.before,
        difference.after,
        fact_differences(sides),
        participant_differences(sides),
        question_differences(sides),
        claim_differences(sides),
        tuple(_texts(sides, budget)),
        summary=(),
    )
    is_coarse = budget.is_spent or any(
        text.summary.is_coarse or text.body.is_coarse for text in comparison.texts
    )
    return replace(comparison, summary=summary_of(comparison), is_coarse=is_coarse)


def summary_of(comparison: EntryComparison) -> tuple[SummaryNumber, ...]:
    """Return how many of each kind of difference there are, without those of which there is none."""
    counts: Counter[Filter] = Counter()
    for row in (*comparison.facts, *comparison.participants, *comparison.questions):
        counts.update(row.filters)
    for claim in comparison.claims:
        counts.update(claim.filters)
        for citation in claim.citations:
            counts.update(citation.filters)
    for text in comparison.texts:
        moved = [change.kind is ParagraphKind.MOVED for change in text.body.changes]
        counts[Filter.TEXTS_CHANGED] += 1
        counts[Filter.PARAGRAPHS_MOVED] += sum(moved)
        counts[Filter.WORDS_ADDED] += text.words_added
        counts[Filter.WORDS_REMOVED] += text.words_removed
    return tuple(SummaryNumber(key, counts[key]) for key in Filter if counts[key])


def _texts(sides: Sides, budget: Budget) -> Iterator[NarrativeDifference]:
    changes = sides.difference.of(NARRATIVE)
    for change in sorted(changes, key=lambda one: _language(one) != sides.new.language):
        old, new = (
            {name: row.fields[name] if row else "" for name in COMPARED}
            for row in (change.old, change.new)
        )
        rows = (change.old, change.new)
        values = value_changes(sides.old, sides.new, rows, leaving=COMPARED)
        yield _counted(
            NarrativeDifference(
                change.member_id,
                _language(change),
                change.kind,
                compare_words(old["title"], new["title"], budget),
                compare_texts(old["summary"], new["summary"], budget),
                compare_texts(old["body"], new["body"], budget),
                values,
                words_added=0,
                words_removed=0,
                filters=frozenset(),
            )
        )


def _language(change: RowChange) -> str:
    row = change.new or change.old
    assert row is not None
    return str(row.fields["language"])


def _counted(text: NarrativeDifference) -> NarrativeDifference:
    """Add how many words were added and removed, and by what it is filtered."""
    words = [*text.title, *_words(text.summary), *_words(text.body)]
    added, removed = (count_words(words, kind) for kind in (WordKind.ADDED, WordKind.REMOVED))
    moved = any(change.kind is ParagraphKind.MOVED for change in text.body.changes)
    found = {
        Filter.TEXTS_CHANGED: True,
        Filter.PARAGRAPHS_MOVED: moved,
        Filter.WORDS_ADDED: added > 0,
        Filter.WORDS_REMOVED: removed > 0,
    }
    filters = frozenset(key for key, is_so in found.items() if is_so)
    return replace(text, words_added=added, words_removed=removed, filters=filters)


def _words(difference: TextDifference) -> Iterator[WordChange]:
    for paragraph in difference.changes:
        yield from paragraph.words
