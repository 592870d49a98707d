"""The difference of two texts as data: paragraphs, and the words inside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum


class WordKind(Enum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class ParagraphKind(Enum):
    """What became of a paragraph; DEPARTED marks the place that a moved one left, and has no words."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DEPARTED = "departed"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words with the space in it.

    `is_mark` says that it is one citation, link, claim mark or remark mark. `spelled` names the
    characters in which the run differs from its counterpart where both look alike.
    """

    kind: WordKind
    text: str
    is_mark: bool = False
    spelled: str = ""

    @property
    def is_slight(self) -> bool:
        """Whether only space or punctuation changed."""
        return not self.is_mark and not any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph of either text, or of both; one that moved stands where it is now.

    `before` and `after` are its places in the two texts, from 0, None where it is in one only; of
    a split or a join, those of the first paragraph. `gaps` is the space that follows it in each.
    """

    kind: ParagraphKind
    words: tuple[WordChange, ...]
    before: int | None
    after: int | None
    gaps: tuple[str, str] = ("", "")

    @property
    def is_change(self) -> bool:
        """Whether it counts as a change; the place that a moved paragraph left does not."""
        return self.kind not in (ParagraphKind.SAME, ParagraphKind.DEPARTED)

    @property
    def is_slight(self) -> bool:
        """Whether it stayed where it was, and only space or punctuation changed in it."""
        changed = [word for word in self.words if word.kind is not WordKind.SAME]
        return self.kind is ParagraphKind.CHANGED and all(word.is_slight for word in changed)


@dataclass(frozen=True, slots=True)
class TextDifference:
    """All paragraphs of two texts in the order to show them.

    `is_coarse` says that the budget did not do: some paragraphs are shown as removed and added
    whole, and moves among them were not looked for.
    """

    paragraphs: tuple[ParagraphChange, ...]
    is_coarse: bool = False

    @property
    def changes(self) -> tuple[ParagraphChange, ...]:
        """The paragraphs that changed."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.is_change)


def text_before(difference: TextDifference) -> str:
    """Return the older text, letter for letter."""
    return "".join(_side(difference, 0, WordKind.ADDED))


def text_after(difference: TextDifference) -> str:
    """Return the newer text, letter for letter."""
    return "".join(_side(difference, 1, WordKind.REMOVED))


def words_before(words: Iterable[WordChange]) -> str:
    """Return the older wording."""
    return "".join(word.text for word in words if word.kind is not WordKind.ADDED)


def words_after(words: Iterable[WordChange]) -> str:
    """Return the newer wording."""
    return "".join(word.text for word in words if word.kind is not WordKind.REMOVED)


def _side(difference: TextDifference, side: int, other: WordKind) -> Iterator[str]:
    placed = []
    for paragraph in difference.paragraphs:
        place = (paragraph.before, paragraph.after)[side]
        if place is not None and paragraph.kind is not ParagraphKind.DEPARTED:
            placed.append((place, paragraph))
    for _place, paragraph in sorted(placed, key=lambda item: item[0]):
        yield from (word.text for word in paragraph.words if word.kind is not other)
        yield paragraph.gaps[side]
