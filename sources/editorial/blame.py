"""Since which change each word of a text stands, through rewordings, moves, undoing and restoring."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sources.editorial.text_changes import (
    ParagraphChange,
    ParagraphKind,
    TextDifference,
    WordKind,
    words_after,
    words_before,
)
from sources.editorial.text_diff import common_lines, compare_texts
from sources.editorial.text_tokens import paragraphs_of
from sources.editorial.word_differences import Budget

# Tracing a text means comparing all its versions, one after another: about a second's work.
MOST_PAIRS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Origin:
    """The change that wrote something, and the one since which it stands without a break.

    They differ for what had been taken out and came back letter for letter, as after an undo.
    """

    written: int
    since: int

    @property
    def came_back(self) -> bool:
        """Whether it was gone for a time."""
        return self.since != self.written


@dataclass(frozen=True, slots=True)
class BlamedRun:
    """Words that have one origin."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class BlamedParagraph:
    """A paragraph in runs of words, with the space after it.

    `reads` is the change since which it reads so, letter for letter; `moved` the one that has set
    it elsewhere since, 0 if none has.
    """

    runs: tuple[BlamedRun, ...]
    gap: str
    reads: int
    moved: int

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class BlamedText:
    """A text in paragraphs; `is_coarse` where versions differ too much to be compared by word."""

    paragraphs: tuple[BlamedParagraph, ...]
    is_coarse: bool = False

    @property
    def runs(self) -> tuple[BlamedRun, ...]:
        """All runs of words in their order."""
        return tuple(run for paragraph in self.paragraphs for run in paragraph.runs)


def blame_text(versions: Iterable[tuple[int, str]], budget: Budget | None = None) -> BlamedText:
    """Return who is to be asked for which words of the last of some versions of a text.

    `versions` are the changes in order with the text that each left, "" where there was none. A
    paragraph that was taken out and comes back letter for letter keeps those who wrote it.
    """
    traced = _Traced(budget or Budget(MOST_PAIRS))
    for number, text in versions:
        traced.become(number, text)
    return BlamedText(tuple(traced.paragraphs()), traced.is_coarse)


def origin_of(versions: Sequence[tuple[int, object]]) -> Origin:
    """Return the origin of the last of some values, which are compared whole."""
    number, last = versions[-1]
    since = number
    for at, value in reversed(versions):
        if value != last:
            break
        since = at
    written = next(at for at, value in versions if value == last)
    return Origin(written, since)


class _Marks:
    """What is known of each character of a text, by change; parts are cut and put as of a list."""

    def __init__(self, size: int, number: int) -> None:
        self.written = array("I", [number]) * size
        self.since = array("I", [number]) * size
        self.reads = array("I", [number]) * size
        self.moved = array("I", [0]) * size

    def put(self, start: int, stop: int, other: "_Marks") -> None:
        """Put other marks in the place of some."""
        self.written[start:stop] = other.written
        self.since[start:stop] = other.since
        self.reads[start:stop] = other.reads
        self.moved[start:stop] = other.moved


class _Traced:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.text = ""
        self.marks = _Marks(0, 0)
        # Of paragraphs that went, by their words: which change wrote each character.
        self.gone: dict[str, array[int]] = {}
        self.is_coarse = False

    def become(self, number: int, text: str) -> None:
        """Take the next version of the text."""
        if text == self.text:
            return
        start, end = _shared(self.text, text)
        stop = len(self.text) - end
        old, new = self.text[start:stop], text[start : len(text) - end]
        difference = compare_texts(old, new, self.budget)
        self.is_coarse |= difference.is_coarse or self.budget.is_spent
        marks = _Marks(len(new), number)
        begins = {id(change): begin for change, begin in _placed(difference, 0)}
        for change, begin in _placed(difference, 0):
            if not _keeps_its_words(change):
                self._remember(words_before(change.words), start + begin)
        for change, begin in _placed(difference, 1):
            if id(change) in begins:
                self._carry(change, start + begins[id(change)], begin, marks, number)
            if not _keeps_its_words(change):
                self._recognise(words_after(change.words), begin, marks)
        self.marks.put(start, stop, marks)
        self.text = text

    def _carry(
        self, change: ParagraphChange, source: int, at: int, marks: _Marks, number: int
    ) -> None:
        """Let the words that a paragraph keeps keep their marks."""
        held, begin = self.marks, at
        is_kept = _keeps_its_words(change)
        for word in change.words:
            size = len(word.text)
            if word.kind is WordKind.SAME:
                marks.written[at : at + size] = held.written[source : source + size]
                marks.since[at : at + size] = held.since[source : source + size]
                if is_kept:
                    marks.reads[at : at + size] = held.reads[source : source + size]
                    marks.moved[at : at + size] = held.moved[source : source + size]
            source += 0 if word.kind is WordKind.ADDED else size
            at += 0 if word.kind is WordKind.REMOVED else size
        if change.kind is ParagraphKind.MOVED:
            marks.moved[begin:at] = array("I", [number]) * (at - begin)

    def _remember(self, text: str, at: int) -> None:
        for words, begin in _with_places(text):
            self.gone[words] = self.marks.written[at + begin : at + begin + len(words)]

    def _recognise(self, text: str, at: int, marks: _Marks) -> None:
        """Give a paragraph that had gone back to those who wrote it."""
        for words, begin in _with_places(text):
            if written := self.gone.get(words):
                marks.written[at + begin : at + begin + len(words)] = written

    def paragraphs(self) -> Iterator[BlamedParagraph]:
        """Yield the paragraphs of the text as it is now."""
        at = 0
        for paragraph in paragraphs_of(self.text):
            end = at + len(paragraph.text)
            yield BlamedParagraph(
                tuple(self._runs(at, end)),
                paragraph.gap,
                max(self.marks.reads[at:end], default=0),
                max(self.marks.moved[at:end], default=0),
            )
            at = end + len(paragraph.gap)

    def _runs(self, at: int, end: int) -> Iterator[BlamedRun]:
        marks = zip(self.marks.written[at:end], self.marks.since[at:end], strict=True)
        text, origin, is_said = "", Origin(0, 0), False
        for (written, since), group in groupby(marks):
            size = sum(1 for _mark in group)
            words = self.text[at : at + size]
            at += size
            # Space and punctuation alone go with the words before them, else with those after.
            if (says := any(map(str.isalnum, words))) or not text:
                if is_said and Origin(written, since) != origin:
                    yield BlamedRun(text, origin)
                    text = ""
                origin, is_said = Origin(written, since), says
            text += words
        if text:
            yield BlamedRun(text, origin)


def _keeps_its_words(change: ParagraphChange) -> bool:
    return all(word.kind is WordKind.SAME for word in change.words) and change.kind in (
        ParagraphKind.SAME,
        ParagraphKind.MOVED,
    )


def _placed(difference: TextDifference, side: int) -> Iterator[tuple[ParagraphChange, int]]:
    """Yield the paragraphs of one of the texts in its order, with the place where each begins."""
    found = []
    for change in difference.paragraphs:
        place = (change.before, change.after)[side]
        if place is not None and change.kind is not ParagraphKind.DEPARTED:
            found.append((place, change))
    at, words = 0, (words_before, words_after)[side]
    for _place, change in sorted(found, key=lambda one: one[0]):
        yield change, at
        at += len(words(change.words)) + len(change.gaps[side])


def _with_places(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for paragraph in paragraphs_of(text):
        if paragraph.text.strip():
            yield paragraph.text, at
        at += len(paragraph.text) + len(paragraph.gap)


def _shared(before: str, after: str) -> tuple[int, int]:
    """Return how many characters two texts share in whole paragraphs at the beginning and at the end."""
    start, end = common_lines(before, after)
    start = _boundary(before, start)
    while start and (_is_space(before, start) or _is_space(after, start)):
        start = _boundary(before, start - 1)
    cut = before.find("\n\n", len(before) - end) if end else -1
    return start, 0 if cut < 0 else len(before) - cut - 2


def _boundary(text: str, most: int) -> int:
    found = text.rfind("\n\n", 0, most)
    return 0 if found < 0 else found + 2


def _is_space(text: str, place: int) -> bool:
    return place >= len(text) or text[place].isspace()
