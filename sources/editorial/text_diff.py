"""Two texts compared by paragraph and word: the difference as data, then as escaped HTML."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sources.editorial.paragraph_likeness import Likeness
from sources.editorial.text_changes import (
    ParagraphChange,
    ParagraphKind,
    TextDifference,
    WordChange,
    WordKind,
    text_after,
    text_before,
    words_after,
    words_before,
)
from sources.editorial.text_html import (
    render_inline,
    render_side_by_side,
    render_words,
    render_words_after,
    render_words_before,
)
from sources.editorial.text_pairing import Pair, pair_paragraphs
from sources.editorial.text_tokens import Paragraph, Vocabulary, numbered, paragraphs_of, tokens_of
from sources.editorial.word_differences import Budget, word_changes

__all__ = [
    "Budget",
    "ParagraphChange",
    "ParagraphKind",
    "TextDifference",
    "WordChange",
    "WordKind",
    "compare_texts",
    "compare_words",
    "render_inline",
    "render_side_by_side",
    "render_words",
    "render_words_after",
    "render_words_before",
    "text_after",
    "text_before",
    "words_after",
    "words_before",
]

# Of a longer text, only what lies between the common beginning and end is looked at closely.
MOST_CHARACTERS = 300_000
MOST_LINES = 4_000


def compare_texts(before: str, after: str, budget: Budget | None = None) -> TextDifference:
    """Return what became of each paragraph of a text, and of each word in those that changed.

    One budget may be given to several comparisons, which then do together what it allows.
    """
    budget = budget or Budget()
    if not (_is_long(before) or _is_long(after)):
        return _compared(before, after, budget)
    start, end = common_lines(before, after)
    middle = (before[start : len(before) - end], after[start : len(after) - end])
    is_long = any(_is_long(text) for text in middle)
    found = _replaced(*middle) if is_long else _compared(*middle, budget)
    return _framed(before[:start], found, before[len(before) - end :])


def compare_words(before: str, after: str, budget: Budget | None = None) -> tuple[WordChange, ...]:
    """Return the words of a line or a paragraph that are the same, removed and added."""
    if before == after:
        return _same(before)
    vocabulary = Vocabulary()
    old, new = (numbered(tokens_of(text), vocabulary) for text in (before, after))
    return word_changes(old, new, budget or Budget())


def _compared(before: str, after: str, budget: Budget) -> TextDifference:
    likeness = Likeness(paragraphs_of(before), paragraphs_of(after), budget)
    was_spent, budget.is_spent = budget.is_spent, False
    changes = tuple(_change(pair, likeness) for pair in pair_paragraphs(likeness))
    is_coarse, budget.is_spent = budget.is_spent, budget.is_spent or was_spent
    return TextDifference(changes, is_coarse)


def _change(pair: Pair, likeness: Likeness) -> ParagraphChange:
    i1, i2, j1, j2 = pair[:4]
    old, new = likeness.before, likeness.after
    kind = _kind(pair, likeness)
    words: tuple[WordChange, ...] = ()
    if kind is ParagraphKind.ADDED:
        words = (WordChange(WordKind.ADDED, new.paragraphs[j1].text),)
    elif kind is ParagraphKind.REMOVED:
        words = (WordChange(WordKind.REMOVED, old.paragraphs[i1].text),)
    elif kind is not ParagraphKind.DEPARTED:
        words = _inside(pair, likeness)
    return ParagraphChange(
        kind,
        words,
        before=None if kind is ParagraphKind.ADDED else i1,
        after=None if kind is ParagraphKind.REMOVED else j1,
        gaps=(_gap(old.paragraphs, i1, i2), _gap(new.paragraphs, j1, j2)),
    )


def _kind(pair: Pair, likeness: Likeness) -> ParagraphKind:
    old, new = pair.i2 - pair.i1, pair.j2 - pair.j1
    if pair.is_moved:
        return ParagraphKind.MOVED if new else ParagraphKind.DEPARTED
    if not old or not new:
        return ParagraphKind.REMOVED if old else ParagraphKind.ADDED
    if old == new:
        is_same = pair.is_same or likeness.are_equal(pair.i1, pair.j1)
        return ParagraphKind.SAME if is_same else ParagraphKind.CHANGED
    return ParagraphKind.SPLIT if new > old else ParagraphKind.JOINED


def _inside(pair: Pair, likeness: Likeness) -> tuple[WordChange, ...]:
    i1, i2, j1, j2 = pair[:4]
    if i2 - i1 == j2 - j1 and likeness.are_equal(i1, j1):
        return _same(likeness.before.paragraphs[i1].text)
    old, new = likeness.before.run(i1, i2), likeness.after.run(j1, j2)
    return word_changes(old, new, likeness.budget)


def _gap(paragraphs: Sequence[Paragraph], first: int, last: int) -> str:
    return paragraphs[last - 1].gap if last > first else ""


def _same(text: str) -> tuple[WordChange, ...]:
    return (WordChange(WordKind.SAME, text),) if text else ()


def _is_long(text: str) -> bool:
    return len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES


def common_lines(before: str, after: str) -> tuple[int, int]:
    """Return how many characters two texts share in whole lines at the beginning, and at the end."""
    most = min(len(before), len(after))
    start = _longest(most, lambda size: before[:size] == after[:size])
    start = before.rfind("\n", 0, start) + 1
    end = _longest(
        most - start, lambda size: before[len(before) - size :] == after[len(after) - size :]
    )
    if all(text.endswith("\n", 0, len(text) - end) for text in (before, after)):
        return start, end
    line_end = before.find("\n", len(before) - end)
    return start, 0 if line_end < 0 else len(before) - line_end - 1


def _longest(most: int, is_common: Callable[[int], bool]) -> int:
    """Return the greatest size up to `most` that is common, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_common(middle) else (low, middle - 1)
    return low


def _replaced(before: str, after: str) -> TextDifference:
    """Return a difference that looks no closer than that one text took the place of the other."""
    removed = ParagraphChange(
        ParagraphKind.REMOVED, (WordChange(WordKind.REMOVED, before),), before=0, after=None
    )
    added = ParagraphChange(
        ParagraphKind.ADDED, (WordChange(WordKind.ADDED, after),), before=None, after=0
    )
    shown = [change for change in (removed, added) if change.words[0].text]
    return TextDifference(tuple(shown), is_coarse=True)


def _framed(head: str, inner: TextDifference, tail: str) -> TextDifference:
    """Put the lines that two long texts share round what is between them, each as one paragraph."""
    moved_on = [
        replace(
            change,
            before=None if change.before is None else change.before + 1,
            after=None if change.after is None else change.after + 1,
        )
        for change in inner.paragraphs
    ]
    last = 1 + max((max(c.before or 0, c.after or 0) for c in moved_on), default=0)
    frame = ((0, head), (last, tail))
    first, final = (
        [ParagraphChange(ParagraphKind.SAME, _same(text), place, place)] if text else []
        for place, text in frame
    )
    return TextDifference((*first, *moved_on, *final), inner.is_coarse)
