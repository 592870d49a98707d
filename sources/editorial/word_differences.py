"""The least difference of two runs of words, within a budget of work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rapidfuzz.distance import Indel

from sources.editorial.text_changes import WordChange, WordKind
from sources.editorial.text_tokens import Token, Words, is_mark, tokens_of
from sources.editorial.visible_signs import spelled_difference

# Comparing n words with m takes time and memory in proportion to n times m: 4,000 words with
# 4,000 take about 2 MB and 5 ms. A budget does for some twenty such pairs.
MOST_AT_ONCE = 16_000_000
MOST_IN_ALL = 320_000_000
# What a comparison costs however short the words are.
LEAST = 20_000


class Budget:
    """The work that one comparison may do, counted in pairs of words; shared by all its texts."""

    def __init__(self, pairs: int = MOST_IN_ALL, at_once: int = MOST_AT_ONCE) -> None:
        self.left = pairs
        self.at_once = at_once
        # Whether something was refused, and the answer is coarser for it.
        self.is_spent = False

    def spend(self, before: int, after: int) -> bool:
        """Take the work of comparing two lengths; False, for good, if there is not enough left."""
        pairs = before * after
        if pairs > self.at_once or pairs + LEAST > self.left:
            self.is_spent = True
            return False
        self.left -= pairs + LEAST
        return True


def word_changes(before: Words, after: Words, budget: Budget) -> tuple[WordChange, ...]:
    """Return the runs of words that are the same, removed and added; what is removed comes first.

    Both are numbered in one vocabulary. Words are compared, the space between them is shown as it
    changed. Without budget all between the common beginning and end is removed and added whole.
    """
    writer = _Writer()
    for is_same, i1, i2, j1, j2 in _runs(before.numbers, after.numbers, budget):
        old, new = before.tokens[i1:i2], after.tokens[j1:j2]
        if is_same:
            writer.same(old, new)
        else:
            writer.removed += old
            writer.added += new
    return writer.result()


_Run = tuple[bool, int, int, int, int]


def _runs(old: list[int], new: list[int], budget: Budget) -> Iterator[_Run]:
    start, end = 0, 0
    if len(old) * len(new) > budget.at_once:
        start, end = common_ends(old, new)
    last_old, last_new = len(old) - end, len(new) - end
    yield True, 0, start, 0, start
    if budget.spend(last_old - start, last_new - start):
        for run in Indel.opcodes(old[start:last_old], new[start:last_new]):
            yield (
                run.tag == "equal",
                start + run.src_start,
                start + run.src_end,
                start + run.dest_start,
                start + run.dest_end,
            )
    else:
        yield False, start, last_old, start, last_new
    yield True, last_old, len(old), last_new, len(new)


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many items two sequences share at the beginning, and of the rest at the end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    most -= start
    end = next((n for n in range(most) if old[-n - 1] != new[-n - 1]), most)
    return start, end


def count_words(changes: Iterable[WordChange], kind: WordKind) -> int:
    """Count the words that were added, or removed; citations, links and other marks are none."""
    runs = (change.text for change in changes if change.kind is kind and not change.is_mark)
    # A word begins with a letter or a digit, a sign with neither.
    return sum(
        word[:1].isalnum() and not is_mark(word) for _space, word in tokens_of(" ".join(runs))
    )


class _Writer:
    """Gathers runs; what is removed and added is held back until something is the same again."""

    def __init__(self) -> None:
        self.changes: list[WordChange] = []
        self.held = ""
        self.removed: list[Token] = []
        self.added: list[Token] = []

    def result(self) -> tuple[WordChange, ...]:
        self._flush()
        self._write_same()
        return tuple(self.changes)

    def same(self, before: Sequence[Token], after: Sequence[Token]) -> None:
        """Add words that are the same; the space between them need not be."""
        if not before:
            return
        if before == after:
            self._flush()
            self.held += _joined(before)
            return
        for old, new in zip(before, after, strict=True):
            if old == new:
                self._flush()
                self.held += old[0] + old[1]
                continue
            self.removed.append((old[0], ""))
            self.added.append((new[0], ""))
            self._flush()
            self.held += old[1]

    def _flush(self) -> None:
        if not self.removed and not self.added:
            return
        if self.removed and self.added:
            self._settle_space()
        self._write(self.removed, self.added)
        self.removed, self.added = [], []

    def _settle_space(self) -> None:
        """Write the space before what is removed and added, so that it stands apart from the words."""
        (old, first_old), (new, first_new) = self.removed[0], self.added[0]
        if old == new:
            self.held += old
        elif old and new and (first_old or first_new):
            self._write([(old, "")], [(new, "")])
        else:
            return
        self.removed[0], self.added[0] = ("", first_old), ("", first_new)

    def _write(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        removed = [WordChange(WordKind.REMOVED, *piece) for piece in _pieces(old)]
        added = [WordChange(WordKind.ADDED, *piece) for piece in _pieces(new)]
        if len(removed) == len(added) == 1:
            removed, added = _spelled(removed[0], added[0])
        if removed or added:
            self._write_same()
            self.changes += removed + added

    def _write_same(self) -> None:
        if self.held:
            self.changes.append(WordChange(WordKind.SAME, self.held))
            self.held = ""


def _joined(tokens: Iterable[Token]) -> str:
    return "".join(chain.from_iterable(tokens))


def _pieces(tokens: Iterable[Token]) -> Iterator[tuple[str, bool]]:
    """Yield runs of words, and each mark alone; the space before a mark goes with the words."""
    words = ""
    for space, word in tokens:
        words += space
        if not is_mark(word):
            words += word
            continue
        if words:
            yield words, False
        words = ""
        yield word, True
    if words:
        yield words, False


def _spelled(removed: WordChange, added: WordChange) -> tuple[list[WordChange], list[WordChange]]:
    """Name the characters of two wordings that look the same."""
    names = spelled_difference(removed.text, added.text)
    if names is None:
        return [removed], [added]
    return [replace(removed, spelled=names[0])], [replace(added, spelled=names[1])]
