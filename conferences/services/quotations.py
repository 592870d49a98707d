"""Finding the words of a quotation again in a text that has been edited since."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from sources.editorial.paragraph_likeness import Likeness
from sources.editorial.text_tokens import Paragraph, Vocabulary, Words, numbered, tokens_of
from sources.editorial.word_differences import Budget

# So much of what stands round a quotation is kept to find it again.
SURROUNDINGS = 200
# Below this two wordings are not taken for the same words edited, as with paragraphs that moved.
LIKE = 0.5


@dataclass(frozen=True)
class Found:
    """Words of a text at [start, end); not exact where they are only like those looked for."""

    start: int
    end: int
    is_exact: bool = True

    def of(self, text: str) -> str:
        """Return the words."""
        return text[self.start : self.end]


def surroundings(text: str, found: Found) -> tuple[str, str]:
    """Return what stands before and after some words, as much as is kept."""
    before = text[max(found.start - SURROUNDINGS, 0) : found.start]
    return before, text[found.end : found.end + SURROUNDINGS]


class Searched:
    """One text in which quotations are looked for; its words are found when they are asked for."""

    def __init__(self, text: str, budget: Budget) -> None:
        self.text = text
        self._budget = budget

    def find(self, quotation: str, before: str = "", after: str = "") -> Found | None:
        """Return where a quotation stands now, or what it has become; None where it is lost.

        Letter for letter it counts if its surroundings single it out, or if it stands once. Then
        the run of words most like it is looked for, with the help of the surroundings.
        """
        return self.find_exactly(quotation, before, after) or self._find_alike(
            quotation, before, after
        )

    def find_exactly(self, quotation: str, before: str = "", after: str = "") -> Found | None:
        """Return where a quotation stands letter for letter, if it is plain which place is meant."""
        places = _occurrences(self.text, quotation)
        if len(places) < 2:
            return places[0] if places else None
        ranked = sorted((-_shared(self.text, one, before, after), one.start) for one in places)
        (best, start), (second, _other) = ranked[:2]
        if best == second:
            return None
        return next(one for one in places if one.start == start)

    def _find_alike(self, quotation: str, before: str, after: str) -> Found | None:
        vocabulary = Vocabulary()
        # A word that the surroundings cut in two says nothing.
        parts = [
            numbered(tokens_of(part.strip()), vocabulary)
            for part in (_from_word(before), quotation, _to_word(after))
        ]
        passage = [number for part in parts for number in part.numbers]
        here = Words(self._words.tokens, [vocabulary[word] for _space, word in self._words.tokens])
        window = self._window(passage, here)
        if not window or not self._budget.spend(len(passage), len(window)):
            return None
        first, last = len(parts[0].numbers), len(parts[0].numbers) + len(parts[1].numbers)
        met = _met(passage, here.numbers[window.start : window.stop])
        runs = _counterparts(met, first, last)
        places = (self._between(window.start + run[0], window.start + run[1]) for run in runs)
        return next((place for place in places if _are_like(quotation, place.of(self.text))), None)

    @cached_property
    def _words(self) -> Words:
        return numbered(tokens_of(self.text), Vocabulary())

    def _window(self, passage: Sequence[int], here: Words) -> range:
        """Return the run of words that shares most with a passage, with some room on each side."""
        width, wanted = len(passage), set(passage)
        telling = [1 if number in wanted else 0 for number in here.numbers]
        if not self._budget.spend(1, len(telling)):
            return range(0)
        best, place, held = 0, 0, 0
        for end, counts in enumerate(telling, 1):
            held += counts - (telling[end - width - 1] if end > width else 0)
            if held > best:
                best, place = held, end
        room = width // 2 + 4
        return range(max(place - width - room, 0), min(place + room, len(telling)) if best else 0)

    def _between(self, first: int, last: int) -> Found:
        """Return the place of words [first, last), without the space before them."""
        tokens = self._words.tokens
        start = sum(len(space) + len(word) for space, word in tokens[:first])
        length = sum(len(space) + len(word) for space, word in tokens[first:last])
        space = len(tokens[first][0])
        return Found(start + space, start + length, is_exact=False)


def _occurrences(text: str, quotation: str) -> list[Found]:
    if not quotation:
        return []
    # Browsers give a selection with the space that they show.
    pattern = r"\s+".join(re.escape(word) for word in quotation.split())
    if not pattern:
        return []
    return [Found(match.start(), match.end()) for match in re.finditer(pattern, text)]


def _shared(text: str, found: Found, before: str, after: str) -> int:
    """Return how many characters next to some words are those that stood there."""
    left = text[max(found.start - len(before), 0) : found.start]
    right = text[found.end : found.end + len(after)]
    return _common(reversed(left), reversed(before)) + _common(iter(right), iter(after))


def _common(these: Iterator[str], those: Iterator[str]) -> int:
    count = 0
    for one, other in zip(these, those, strict=False):
        if one != other:
            break
        count += 1
    return count


def _met(passage: Sequence[int], here: Sequence[int]) -> dict[int, int]:
    """Return which word of a passage is which word here, by their places."""
    return {
        run.src_start + step: run.dest_start + step
        for run in Indel.opcodes(passage, here)
        if run.tag == "equal"
        for step in range(run.src_end - run.src_start)
    }


def _counterparts(met: Mapping[int, int], first: int, last: int) -> list[tuple[int, int]]:
    """Return what may have become of words [first, last): all between their neighbours, or less."""
    inside = [met[place] for place in range(first, last) if place in met]
    if not inside:
        return []
    narrow = (inside[0], inside[-1] + 1)
    between = (met.get(first - 1, narrow[0] - 1) + 1, met.get(last, narrow[1]))
    return list(dict.fromkeys((between, narrow)))


def _are_like(one: str, other: str) -> bool:
    pair = Likeness([Paragraph(one, "")], [Paragraph(other, "")], Budget())
    return pair.of(0, 0, least=LIKE) > 0


def _from_word(before: str) -> str:
    return before if len(before) < SURROUNDINGS else before.partition(" ")[2]


def _to_word(after: str) -> str:
    return after if len(after) < SURROUNDINGS else after.rpartition(" ")[0]
