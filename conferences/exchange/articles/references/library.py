"""The works that an article cites, and the work that each of its notes means."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from conferences.exchange.articles.marks import marks_in, unmarked
from conferences.exchange.articles.references.leads import without_leads
from conferences.exchange.articles.references.parsing import is_short, parse_reference
from conferences.exchange.articles.references.parts import place_meant
from conferences.exchange.articles.references.remarks import is_remark
from conferences.exchange.articles.references.several import several_in
from conferences.exchange.articles.references.short_forms import (
    Known,
    Short,
    Words,
    bare_pages,
    is_same_work,
    known,
    names_meant,
    short_of,
    short_of_fields,
)
from conferences.exchange.articles.values import Draft, Entry, Leftover, NoteMark, Reference, Why

# More works than that stand in no note.
MOST_WORKS = 60
# Of so many works by authors of one name the first are looked at; names stand among the first words.
MOST_OF_A_NAME, FIRST_WORDS = 60, 6
MOST_WORDS = 1_000_000
FEWEST_OF_SHORT, MOST_OF_SHORT = 2, 8
_SAME_PLACE = re.compile(
    r"^\W{0,9}(?:ibid(?:em)?|tamże|там же|там само|ebd|ebenda|ibídem|ibíd|op\. cit|ten pat|tamtéž|như trên|sđd|שם)\b"
    r"\.?[,;.]?(?:\s*[–—])?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAF = re.compile(
    r"[^\W\d_]{1,6}\.?\s?\d{1,5}[^\W\d_]{0,3}(?:\s?[–—-]\s?\d{1,5}[^\W\d_]{0,3})?(?:\s\w{1,2}\.?)?"
)


@dataclass
class _Piece:
    """One of the works that a note names, and where it leads."""

    reference: Reference
    short: Short
    # What it says of the work that was named before; None where it names one itself.
    same: str | None
    means: "_Piece | None" = None
    is_unclear: bool = False
    index: int | None = None

    @property
    def is_full(self) -> bool:
        return self.same is None and self.means is None and not self.is_unclear

    @property
    def pages(self) -> str:
        if self.same is not None:
            return self.reference.pages or bare_pages(self.same) or _leaf_in(self.same)
        is_told = self.is_full or not self.short.words
        meant = place_meant(self.reference.raw)
        return meant or (locator_in(self.reference) if is_told else self.short.pages)


class _Shelf:
    """The works told in full, by the names of their first authors."""

    def __init__(self) -> None:
        self.by_key: defaultdict[str, list[tuple[Known, _Piece]]] = defaultdict(list)
        self.by_words: dict[tuple[Short, str], _Piece] = {}
        # What another reader told apart is the same work where its words are the same.
        self.by_raw: dict[tuple[str, str], _Piece] = {}

    def put(self, piece: _Piece) -> None:
        """Take a work that is told in full."""
        work = known(piece.reference)
        for key in set(work.keys):
            if len(self.by_key[key]) < MOST_OF_A_NAME:
                self.by_key[key].append((work, piece))
        self.by_words.setdefault(_as_told(piece), piece)
        self.by_raw.setdefault((piece.reference.raw, piece.reference.title), piece)

    def find(self, piece: _Piece) -> tuple[_Piece | None, bool]:
        """Return the work that a reference means, and whether it could be several."""
        if piece.short.words:
            same = self.by_words.get(_as_told(piece))
        else:
            same = self.by_raw.get((piece.reference.raw, piece.reference.title)) or self._alike(
                piece
            )
        if same:
            return same, False
        found = [
            (count, work, full)
            for work, full in self._near(piece.short.words)
            if (count := names_meant(piece.short, work)) and not _contradict(piece.reference, work)
        ]
        # Smith and Jones 2001 is rather by both than by these two and a third.
        exact = [each for each in found if each[0] == len(each[1].names)]
        found = exact or found
        is_unclear = any(not found[0][1].is_same(work) for _count, work, _full in found[1:])
        return (found[0][2] if found and not is_unclear else None), is_unclear

    def _alike(self, piece: _Piece) -> _Piece | None:
        """Return the same work as another note or a list tells it."""
        near = self._near(known(piece.reference).keys)
        return next(
            (full for _work, full in near if is_same_work(full.reference, piece.reference)), None
        )

    def _near(self, words: Words) -> Iterator[tuple[Known, _Piece]]:
        """Yield the works, not too many, that one of the first words could name."""
        keys = dict.fromkeys(words[:FIRST_WORDS])
        named = (each for key in keys for each in self.by_key.get(key, ()))
        return islice(named, MOST_OF_A_NAME)


class Library:
    """The references of an article, and where each label leads."""

    def __init__(self, draft: Draft) -> None:
        self.references: list[Reference] = []
        self.by_label: dict[str, list[tuple[int, str]]] = {}
        self.used: set[int] = set()
        self.leftovers: list[Leftover] = []
        self._shelf = _Shelf()
        self._list([_piece(entry, entry.text) for entry in draft.listed])
        noted = [(entry, _pieces(entry)) for entry in draft.entries if not _is_missing(entry)]
        self._tie([piece for _entry, pieces in noted for piece in pieces])
        noted = [(entry, self._works(entry, pieces)) for entry, pieces in noted]
        # Works told in full come first, as they do in lists.
        for _entry, pieces in noted:
            for piece in pieces:
                if piece.is_full and not is_short(piece.reference):
                    self._index(piece)
        self._lead(noted)

    def _list(self, listed: list[_Piece]) -> None:
        """Take the works that are listed by themselves."""
        for piece in listed:
            if _is_remark(piece):
                self._leave(piece, Why.REMARK)
            else:
                self._shelf.put(piece)
                self._index(piece)

    def _lead(self, noted: list[tuple[Entry, list[_Piece]]]) -> None:
        """Lead each label to its works; "ibid." means the work before it."""
        before: int | None = None
        for entry, pieces in noted:
            found = []
            for piece in pieces:
                if piece.same is not None and before is not None:
                    index: int | None = before
                else:
                    index = None if piece.is_unclear else self._index(piece.means or piece)
                if index is not None:
                    found.append((index, piece.pages))
                    before = index
            self.by_label[entry.label] = found

    def _tie(self, noted: list[_Piece]) -> None:
        """Lead each short reference to the work it means; what says most of a work tells it in full."""
        # What has no short words was told apart before.
        for piece in sorted(noted, key=lambda each: -(len(each.short.words) or MOST_WORDS)):
            if piece.same is not None or _is_remark(piece):
                continue
            piece.means, is_unclear = self._shelf.find(piece)
            # Of several works it means one, if it names no other.
            piece.is_unclear = is_unclear and is_short(piece.reference)
            if piece.is_full:
                self._shelf.put(piece)

    def _works(self, entry: Entry, pieces: list[_Piece]) -> list[_Piece]:
        """Set aside what a note says in words of the author's own, and names no work."""
        kept = []
        for piece in pieces:
            if _is_remark(piece) or (_has_own_label(entry) and _names_nothing(piece)):
                self._leave(piece, Why.REMARK, f"[{entry.label}] ")
            else:
                kept.append(piece)
            if piece.is_unclear:
                self._leave(piece, Why.NO_REFERENCE, f"[{entry.label}] ")
        return kept

    def _leave(self, piece: _Piece, why: Why, label: str = "") -> None:
        words = f"{label}{unmarked(piece.reference.raw)}"
        self.leftovers.append(Leftover(piece.reference.line, words, why))

    def _index(self, piece: _Piece) -> int:
        if piece.index is None:
            piece.index = len(self.references)
            self.references.append(piece.reference)
        return piece.index

    def notes(self, text: str, line: int) -> tuple[NoteMark, ...]:
        """Return the notes of a sentence, each once."""
        notes: dict[NoteMark, None] = {}
        for label, locator in marks_in(text):
            led = self.by_label.get(label, [])
            if not led:
                notes[NoteMark(label, None, locator)] = None
                self._miss(label, line)
            for index, own in led:
                self.used.add(index)
                notes[NoteMark(label, index, locator or own)] = None
        return tuple(notes)

    def _miss(self, label: str, line: int) -> None:
        if label not in self.by_label:
            self.by_label[label] = []
            self.leftovers.append(Leftover(line, f"[{label}]", Why.NO_REFERENCE))


def locator_in(reference: Reference) -> str:
    """Return the place that a full reference names: not the pages that an article fills."""
    fills = reference.container and re.search(r"\d\s*[-–—]\s*\d", reference.pages)
    return "" if fills else reference.pages


def _leaf_in(words: str) -> str:
    """Return the leaf of a document, with the word for it, where nothing else is said: "Bl. 30"."""
    return words.strip(" .") if _LEAF.fullmatch(words.strip(" .")) else ""


def _as_told(piece: _Piece) -> tuple[Short, str]:
    return Short(piece.short.words, volume=piece.short.volume), piece.reference.url


def _contradict(reference: Reference, work: Known) -> bool:
    return bool(reference.url and work.url and reference.url != work.url)


def _is_missing(entry: Entry) -> bool:
    """Say whether a citation by key has no work behind it."""
    return entry.label.startswith("@") and entry.reference == Reference(
        raw=entry.label, label=entry.label
    )


def _has_own_label(entry: Entry) -> bool:
    return not (entry.label.isdigit() or entry.label.startswith("@"))


def _names_nothing(piece: _Piece) -> bool:
    work = piece.reference
    return not (piece.means or piece.same is not None) and not (
        work.authors or work.year or work.url or work.pages or work.type == "document"
    )


def _is_remark(piece: _Piece) -> bool:
    return piece.same is None and piece.means is None and is_remark(piece.reference)


def _piece(entry: Entry, words: str) -> _Piece:
    if entry.reference is None:
        return _read(parse_reference(words, line=entry.line, label=entry.label), words)
    return _given(entry.reference)


def _given(work: Reference) -> _Piece:
    return _Piece(work, short_of_fields(work) if is_short(work) else Short(()), None)


def _read(reference: Reference, words: str) -> _Piece:
    same = _SAME_PLACE.match(without_leads(reference.raw)[0])
    return _Piece(reference, short_of(reference.raw), same[1] if same else None)


def _pieces(entry: Entry) -> list[_Piece]:
    """Read one note, which may name several works."""
    if entry.reference is not None:
        return [_given(each) for each in (entry.reference, *entry.others)]
    several = several_in(entry.text)
    if 1 < len(several) <= MOST_WORKS:
        read = [_piece(entry, each) for each in several]
        if all(_stands_alone(each) for each in read):
            return read
    return [_piece(entry, entry.text)]


def _stands_alone(piece: _Piece) -> bool:
    work = piece.reference
    names = work.authors and (work.year or work.pages)
    # "Brook, Salt Road, 14": a name, a few words of a title, and a page.
    is_short_one = piece.short.pages and FEWEST_OF_SHORT <= len(piece.short.words) <= MOST_OF_SHORT
    is_one = names or is_short_one or piece.same is not None
    return bool(is_one or is_remark(work) or _is_address(work))


def _is_address(work: Reference) -> bool:
    return bool(work.url) and not work.title
