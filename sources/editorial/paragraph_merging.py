"""Three-way merge of a text by paragraphs: what only one edit touched is taken, the rest is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sources.editorial.paragraph_likeness import Likeness
from sources.editorial.text_diff import MOST_CHARACTERS, MOST_LINES
from sources.editorial.text_pairing import pair_paragraphs
from sources.editorial.text_tokens import Paragraph, paragraphs_of
from sources.editorial.word_differences import Budget

NEW_PARAGRAPH = "\n\n"
Paragraphs = Sequence[Paragraph]


@dataclass(frozen=True)
class TextClash:
    """A place of a text that both edits changed, each in its own way; "" where it was deleted."""

    base: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Piece:
    """Paragraphs of the merged text, or a clash in their place, and the space that follows.

    `is_theirs` says that the other edit made it what it is.
    """

    what: str | TextClash
    gap: str
    is_theirs: bool = False


@dataclass(frozen=True)
class MergedText:
    """Both edits of a text in one."""

    pieces: tuple[Piece, ...]

    @property
    def clashes(self) -> tuple[TextClash, ...]:
        """The places on which somebody must decide, from top to bottom."""
        return tuple(piece.what for piece in self.pieces if isinstance(piece.what, TextClash))

    @property
    def from_them(self) -> tuple[int, ...]:
        """The numbers, from 1, of the pieces that the other edit made what they are."""
        return tuple(n for n, piece in enumerate(self.pieces, 1) if piece.is_theirs)

    def number_of(self, clash: int) -> int:
        """Return the number, from 1, of the piece that holds a clash."""
        places = [n for n, one in enumerate(self.pieces, 1) if isinstance(one.what, TextClash)]
        return places[clash]

    def text(self, answers: Sequence[str] = ()) -> str:
        """Return the text with an answer in the place of each clash; without answers mine stands."""
        left = list(answers) or [clash.mine for clash in self.clashes]
        written: list[tuple[str, str]] = []
        for piece in self.pieces:
            text = left.pop(0) if isinstance(piece.what, TextClash) else piece.what
            if text:
                written.append((text, piece.gap))
        last = self.pieces[-1].gap if self.pieces else ""
        # A paragraph that was the last one may have another after it now.
        between = [text + (gap if "\n" in gap else NEW_PARAGRAPH) for text, gap in written[:-1]]
        return "".join(between) + "".join(text + last for text, _gap in written[-1:])


def merge_texts(base: str, theirs: str, mine: str) -> MergedText:
    """Merge two edits of a text; who is called mine and who theirs makes no difference but in name."""
    if base == theirs or theirs == mine:
        return MergedText((Piece(mine, ""),))
    if base == mine:
        return MergedText((Piece(theirs, "", is_theirs=True),))
    sides = tuple(paragraphs_of(text) for text in (base, theirs, mine))
    pieces = list(_pieces(*sides))
    if pieces:
        last = _of_three(*(side[-1].gap if side else "" for side in sides))
        pieces[-1] = replace(pieces[-1], gap=last)
    return MergedText(tuple(pieces))


def _pieces(base: Paragraphs, theirs: Paragraphs, mine: Paragraphs) -> Iterator[Piece]:
    in_theirs, in_mine = _kept(base, theirs), _kept(base, mine)
    at = (0, 0, 0)
    for place in range(len(base) + 1):
        is_end = place == len(base)
        if not is_end and not (place in in_theirs and place in in_mine):
            continue
        here = (
            (place, len(theirs), len(mine)) if is_end else (place, in_theirs[place], in_mine[place])
        )
        segments = (base[at[0] : here[0]], theirs[at[1] : here[1]], mine[at[2] : here[2]])
        yield from _between(*segments)
        if not is_end:
            yield _kept_paragraph(base[here[0]], theirs[here[1]], mine[here[2]])
        at = (here[0] + 1, here[1] + 1, here[2] + 1)


def _kept(base: Paragraphs, other: Paragraphs) -> dict[int, int]:
    """Return where each paragraph that stayed in its place, edited or not, stands in the other text."""
    if _is_long(base) or _is_long(other):
        return _kept_at_the_ends(base, other)
    pairs = pair_paragraphs(Likeness(base, other, Budget()))
    return {
        pair.i1: pair.j1
        for pair in pairs
        if not pair.is_moved and pair.i2 - pair.i1 == 1 and pair.j2 - pair.j1 == 1
    }


def _is_long(text: Paragraphs) -> bool:
    return len(text) > MOST_LINES or sum(len(one.text) for one in text) > MOST_CHARACTERS


def _kept_at_the_ends(base: Paragraphs, other: Paragraphs) -> dict[int, int]:
    """Return the paragraphs that two long texts share at the beginning and at the end."""
    most = min(len(base), len(other))
    first = sum(1 for _ in takewhile(lambda n: base[n].text == other[n].text, range(most)))
    last = sum(
        1 for _ in takewhile(lambda n: base[-n].text == other[-n].text, range(1, most - first + 1))
    )
    kept = {n: n for n in range(first)}
    return kept | {len(base) - n: len(other) - n for n in range(1, last + 1)}


def _kept_paragraph(base: Paragraph, theirs: Paragraph, mine: Paragraph) -> Piece:
    gap = _of_three(base.gap, theirs.gap, mine.gap)
    if base.text != theirs.text != mine.text != base.text:
        return Piece(TextClash(base.text, theirs.text, mine.text), gap)
    is_theirs = mine.text == base.text != theirs.text
    return Piece(theirs.text if is_theirs else mine.text, gap, is_theirs)


def _of_three(base: str, theirs: str, mine: str) -> str:
    """Return the space that one side changed; where both did, the larger one."""
    if mine == base:
        return theirs
    return mine if theirs == base else max(theirs, mine, key=lambda gap: (len(gap), gap))


def _between(base: Paragraphs, theirs: Paragraphs, mine: Paragraphs) -> Iterator[Piece]:
    """Yield what stands between two paragraphs that stayed: added, deleted, moved, split or joined."""
    before, other, own = (_joined(side) for side in (base, theirs, mine))
    gap = _of_three(*(side[-1].gap if side else "" for side in (base, theirs, mine)))
    if other in (own, before):
        yield from _ending_with(gap, [Piece(*one) for one in mine])
    elif own == before:
        yield from _ending_with(gap, [Piece(*one, is_theirs=True) for one in theirs])
    else:
        yield Piece(TextClash(before, other, own), gap)


def _ending_with(gap: str, pieces: list[Piece]) -> Iterator[Piece]:
    yield from pieces[:-1]
    yield from (replace(piece, gap=gap) for piece in pieces[-1:])


def _joined(side: Paragraphs) -> str:
    *first, last = side or (Paragraph("", ""),)
    return "".join(one.text + one.gap for one in first) + last.text
