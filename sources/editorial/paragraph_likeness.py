"""How like two paragraphs are, and how much of one stood in another."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from sources.editorial.text_tokens import Paragraph, Vocabulary, Words, numbered, tokens_of
from sources.editorial.word_differences import Budget

# Long paragraphs are told apart by their telling words, short ones by all.
LONG_PARAGRAPH = 12


class Side:
    """The paragraphs of one text; the words of each are found when they are asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> None:
        self.paragraphs = paragraphs
        self._vocabulary = vocabulary
        self._words: dict[int, Words] = {}
        self._telling: dict[int, list[int]] = {}

    def words(self, place: int) -> Words:
        """Return the words of a paragraph."""
        if place not in self._words:
            self._words[place] = numbered(tokens_of(self.paragraphs[place].text), self._vocabulary)
        return self._words[place]

    def run(self, first: int, last: int) -> Words:
        """Return the words of paragraphs [first, last) as if they were one, with the gaps as space."""
        if last - first == 1:
            return self.words(first)
        tokens, numbers = list(self.words(first).tokens), list(self.words(first).numbers)
        for place in range(first + 1, last):
            following = self.words(place)
            space, word = following.tokens[0]
            tokens += [(self.paragraphs[place - 1].gap + space, word), *following.tokens[1:]]
            numbers += following.numbers
        return Words(tokens, numbers)

    def telling(self, place: int) -> list[int]:
        """Return the numbers of the words that tell a paragraph from others."""
        if place not in self._telling:
            numbers, telling = self.words(place).numbers, self._vocabulary.telling
            chosen = (
                [number for number in numbers if number in telling]
                if len(numbers) >= LONG_PARAGRAPH
                else []
            )
            self._telling[place] = chosen or numbers
        return self._telling[place]


class Likeness:
    """Compares paragraphs of two texts, within a budget."""

    def __init__(
        self, before: Sequence[Paragraph], after: Sequence[Paragraph], budget: Budget
    ) -> None:
        vocabulary = Vocabulary()
        self.before = Side(before, vocabulary)
        self.after = Side(after, vocabulary)
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
