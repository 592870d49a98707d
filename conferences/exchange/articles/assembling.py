"""A draft as an article: sentences told apart, references read, and each note tied to its own."""

import re
from collections import defaultdict
from itertools import pairwise

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.marks import marks_in, unmarked
from conferences.exchange.articles.references import is_short, parse_reference
from conferences.exchange.articles.sentences import sentences_of
from conferences.exchange.articles.values import (
    Article,
    Block,
    Draft,
    Entry,
    Fact,
    Leftover,
    NoteMark,
    Paragraph,
    Reference,
    Section,
    Sentence,
    UnreadableArticle,
    Why,
)

MOST_NOTES, MOST_SENTENCES = 20_000, 50_000
# More works than that stand in no note.
MOST_WORKS = 60
_SAME_PLACE = re.compile(
    r"^\W*(?:ibid(?:em)?|tamże|там же|там само|ebd|ebenda|ibídem|ibíd|op\. cit|như trên|sđd|שם)\b\.?[,;]?\s*(.*)$",
    re.IGNORECASE,
)
# "X is ...": where a text has no title, what its first sentence is about.
_COPULA = re.compile(
    r"^(?:the\s+)?(.{3,90}?)(?:\s*\([^)]*\))?\s+(?:is|was|were|are|là|był|była|było|były|jest|są|был|была|было|это"
    r"|був|була|було|це|ist|war|waren|sind|fue|fueron|es|son|היה|היתה|הייתה|הוא|היא)\s",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r";\s+(?=[^\W\d_])")


class _Library:
    """The references of an article, and where each label leads."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.references: list[Reference] = []
        # Works with a title, by the last word of their first author's name.
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        self.by_label: dict[str, list[tuple[int, str]]] = {}
        self.used: set[int] = set()
        self.leftovers: list[Leftover] = []
        self.listed = [self._add(entry.reference or _parsed(entry)) for entry in draft.listed]
        entries = [(entry, self._pieces(entry)) for entry in draft.entries]
        entries = [each for each in entries if not self._is_remark(*each)]
        # Full references first, so that short ones find them wherever they stand.
        full = {
            (number, place): self._add(piece)
            for number, (_entry, pieces) in enumerate(entries)
            for place, piece in enumerate(pieces)
            if not is_short(piece) and not _SAME_PLACE.match(piece.raw)
        }
        before: int | None = None
        for number, (entry, pieces) in enumerate(entries):
            found: list[tuple[int, str]] = []
            for place, piece in enumerate(pieces):
                index, locator = full.get((number, place)), locator_in(piece)
                if index is None:
                    index, locator = self._led_by(piece, before)
                if index is not None:
                    found.append((index, locator))
                    before = index
            self.by_label[entry.label] = found

    def _add(self, reference: Reference) -> int:
        place = len(self.references)
        self.references.append(reference)
        if reference.title:
            self.by_name[_last_name(reference)].append(place)
        return place

    def _pieces(self, entry: Entry) -> list[Reference]:
        """Read one note, which may name several works."""
        if entry.reference is not None:
            return [entry.reference]
        pieces = [each for each in _SEVERAL.split(entry.text) if each.strip()]
        if not 1 < len(pieces) <= MOST_WORKS:
            return [_parsed(entry)]
        read = [parse_reference(each, line=entry.line, label=entry.label) for each in pieces]
        if all(each.authors and (each.year or each.pages) for each in read):
            return read
        return [_parsed(entry)]

    def _is_remark(self, entry: Entry, pieces: list[Reference]) -> bool:
        """Set aside a note in words of the author's own, which names no work."""
        if (
            entry.label.isdigit()
            or entry.label.startswith("@")
            or any(each.authors or each.year or each.url or each.pages for each in pieces)
        ):
            return False
        self.by_label[entry.label] = []
        self.leftovers.append(
            Leftover(entry.line, f"[{entry.label}] {unmarked(entry.text)}", Why.REMARK)
        )
        return True

    def _led_by(self, piece: Reference, before: int | None) -> tuple[int | None, str]:
        """Find what a short reference points to; what is not there becomes a work of its own."""
        if same := _SAME_PLACE.match(piece.raw):
            if before is None:
                return self._add(piece), piece.pages
            return before, piece.pages or parse_reference(same[1]).pages
        if (index := self._full_of(piece)) is not None:
            return index, piece.pages
        return self._add(piece), piece.pages

    def _full_of(self, short: Reference) -> int | None:
        names = _names(short)
        fitting = [
            index
            for index in self.by_name.get(_last_name(short), ())
            if _is_led_to(names, _names(self.references[index]))
        ]
        if short.year:
            same_year = [
                index for index in fitting if self.references[index].year[:4] == short.year[:4]
            ]
            return same_year[0] if same_year else None
        return fitting[0] if fitting else None

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


def _parsed(entry: Entry) -> Reference:
    return parse_reference(entry.text, line=entry.line, label=entry.label)


def _is_led_to(short: list[str], full: list[str]) -> bool:
    """Say whether short names are those of a work; of an undivided name, its last word is enough."""
    return len(short) <= len(full) and all(
        one == whole or whole.endswith(f" {one}") for one, whole in zip(short, full, strict=False)
    )


def _last_name(reference: Reference) -> str:
    """Return the last word of the first author's name."""
    return next(iter(_names(reference)), "").rpartition(" ")[2]


def _names(reference: Reference) -> list[str]:
    return [author.family.casefold() or author.literal.casefold() for author in reference.authors]


def assembled(draft: Draft) -> Article:
    """Return the article; raises UnreadableArticle where there is no text, or too much of it."""
    if len(draft.entries) + len(draft.listed) > MOST_NOTES:
        raise UnreadableArticle(f"The article has more than {MOST_NOTES} references.")
    if not any(block.text.strip() for block in draft.blocks):
        raise UnreadableArticle("No text of an article was found.")
    library = _Library(draft)
    sections = _sections(draft.blocks, library)
    facts = tuple(
        Fact(each.name, unmarked(each.value), each.line, library.notes(each.value, each.line))
        for each in draft.facts
    )
    words = " ".join(unmarked(block.text) for block in draft.blocks[:60])
    uncited = [
        Leftover(reference.line, reference.raw, Why.NOT_CITED)
        for index, reference in enumerate(library.references)
        if index not in library.used
    ]
    leftovers = [*draft.leftovers, *library.leftovers, *uncited]
    return Article(
        unmarked(draft.title) or _title(sections),
        draft.language or language_of(words),
        facts,
        sections,
        tuple(library.references),
        tuple(sorted(leftovers, key=lambda each: each.line)),
    )


def _sections(blocks: list[Block], library: _Library) -> tuple[Section, ...]:
    heads = [place for place, block in enumerate(blocks) if block.level]
    places = [-1, *heads, len(blocks)]
    sections, total = [], 0
    for start, end in pairwise(places):
        paragraphs = []
        for block in blocks[start + 1 : end]:
            sentences = tuple(_sentences(block, library))
            total += len(sentences)
            if total > MOST_SENTENCES:
                raise UnreadableArticle(
                    f"The article has more than {MOST_SENTENCES} sentences.", block.line
                )
            if sentences:
                paragraphs.append(Paragraph(sentences, block.kind))
        if start >= 0:
            head = blocks[start]
            sections.append(Section(unmarked(head.text), head.level, head.line, tuple(paragraphs)))
        elif paragraphs:
            sections.append(Section("", 0, paragraphs[0].sentences[0].line, tuple(paragraphs)))
    return tuple(sections)


def _sentences(block: Block, library: _Library) -> list[Sentence]:
    found: list[Sentence] = []
    line, counted = block.line, 0
    for text, start in sentences_of(block.text):
        line += block.text.count("\n", counted, start)
        counted = start
        words, notes = unmarked(text), library.notes(text, line)
        if words:
            found.append(Sentence(words, line, notes))
        elif found and notes:
            # Notes after the space that follows a sentence are its own.
            found[-1] = Sentence(found[-1].text, found[-1].line, (*found[-1].notes, *notes))
    return found


def _title(sections: tuple[Section, ...]) -> str:
    first = (
        sections[0].paragraphs[0].sentences[0].text if sections and sections[0].paragraphs else ""
    )
    found = _COPULA.match(first)
    title = found[1].strip(" ,") if found and len(found[1].split()) <= 10 else ""
    return title[:1].upper() + title[1:]
