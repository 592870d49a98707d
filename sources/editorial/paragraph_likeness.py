"""How like two paragraphs are, and how much of one stood in another."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from sources.editorial.text_tokens import Paragraph, Token, is_mark, tokens_of
from sources.editorial.word_differences import Budget

# Shorter words stand in every long paragraph of a language and say little of which it is.
SHORTEST_TELLING = 4
LONG_PARAGRAPH = 12


class Side:
    """The paragraphs of one text; the words of each are found when they are asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], numbers: dict[str, int]) -> None:
        self.paragraphs = paragraphs
        self._numbers = numbers
        self._tokens: dict[int, list[Token]] = {}
        self._telling: dict[int, list[int]] = {}

    def tokens(self, place: int) -> list[Token]:
        """Return the words of a paragraph."""
        if place not in self._tokens:
            self._tokens[place] = tokens_of(self.paragraphs[place].text)
        return self._tokens[place]

    def run(self, first: int, last: int) -> list[Token]:
        """Return the words of paragraphs [first, last) as if they were one, with the gaps as space."""
        tokens = list(self.tokens(first))
        for place in range(first + 1, last):
            following = self.tokens(place)
            gap = self.paragraphs[place - 1].gap
            tokens.append((gap + following[0][0], following[0][1]))
            tokens += following[1:]
        return tokens

    def telling(self, place: int) -> list[int]:
        """Return numbers for the words that tell a paragraph from others; for all if it is short."""
        if place not in self._telling:
            words = [word for _space, word in self.tokens(place)]
            if len(words) >= LONG_PARAGRAPH:
                telling = [word for word in words if len(word) >= SHORTEST_TELLING or is_mark(word)]
                words = telling or words
            numbers = self._numbers
            self._telling[place] = [numbers.setdefault(word, len(numbers)) for word in words]
        return self._telling[place]


class Likeness:
    """Compares paragraphs of two texts, within a budget."""

    def __init__(
        self, before: Sequence[Paragraph], after: Sequence[Paragraph], budget: Budget
    ) -> None:
        numbers: dict[str, int] = {}
        self.before = Side(before, numbers)
        self.after = Side(after, numbers)
        self.budget = budget

    def are_equal(self, before: int, after: int) -> bool:
        """Say whether two paragraphs are equal letter for letter."""
        return self.before.paragraphs[before].text == self.after.paragraphs[after].text

    def of(self, before: int, after: int, *, least: float) -> float:
        """Return the similarity of two paragraphs from 0 to 1; 0 if it is below `least`."""
        if self.are_equal(before, after):
            return 1.0
        old, new = self.before.telling(before), self.after.telling(after)
        total = len(old) + len(new)
        if 2 * min(len(old), len(new)) < least * total:
            return 0.0
        likeness = 2 * self._common(old, new) / total
        return likeness if likeness >= least else 0.0

    def gain(self, whole: Sequence[int], part: Sequence[int], longer: Sequence[int]) -> float:
        """Return which share of what makes a part longer stood in a whole as well, from 0 to 1."""
        gained = self._common(whole, longer) - self._common(whole, part)
        return gained / (len(longer) - len(part))

    def _common(self, old: Sequence[int], new: Sequence[int]) -> int:
        """Return how many words two runs share in the same order; 0 without budget."""
        if not self.budget.spend(len(old), len(new)):
            return 0
        return LCSseq.similarity(old, new)
