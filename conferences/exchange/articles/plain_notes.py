"""Finding the notes of plain text: in brackets, raised, as short references, or run into the words."""

import re
from collections.abc import Collection

from conferences.exchange.articles.bare_numbers import expanded, mark_bare
from conferences.exchange.articles.marks import mark, marks_in
from conferences.exchange.articles.references import is_short, parse_reference
from conferences.exchange.articles.values import Block, Draft, Entry, Fact, Leftover, Why
from conferences.exchange.articles.words import ASKS_FOR_SOURCE, NOTE_WORDS

HIGHEST = 2000
_NUMBERS = re.compile(
    r"[ ]?\[\s*(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\s*\](?:\s?:\s?(\d{1,4}(?:[–-]\d{1,4})?(?:,\s?\d{1,4})*))?"
)
_NAMED = re.compile(rf"(?<=\S)\[\s*({NOTE_WORDS}\s?\d{{1,3}}|[a-zа-яα-ω])\s*\]", re.IGNORECASE)
_SMALL = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_RAISED = re.compile(f"(?<!{_SMALL}){_SMALL}{{1,4}}(?:[,⁻˒]{_SMALL}{{1,4}})*(?!{_SMALL})")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_IN_BRACKETS = re.compile(r"[ ]?\[([^\[\]\ue000-\ue002]{4,240})\]")
_IN_PARENTHESES = re.compile(
    r"[ ]?\(([^()\[\]\ue000-\ue002]{6,160}\d[^()\[\]\ue000-\ue002]{0,30})\)"
)


def mark_notes(draft: Draft, labels: Collection[str]) -> None:
    """Put marks in place of the notes in a draft's text; `labels` are the numbers of its references."""
    families = _families(draft)
    for block in draft.blocks:
        if not block.level:
            _mark_clear(block, draft, labels, families)
    for place, fact in enumerate(draft.facts):
        value = Block(fact.value, fact.line)
        _mark_clear(value, draft, labels, families)
        draft.facts[place] = Fact(fact.name, value.text, fact.line)
    texts = [block for block in draft.blocks if not block.level]
    if not any(label.isdigit() for block in texts for label, _place in marks_in(block.text)):
        mark_bare(texts, labels)


def _families(draft: Draft) -> set[str]:
    """Return the family names in the list of works, by which short references are known."""
    return {
        author.family.casefold()
        for entry in draft.listed
        for author in parse_reference(entry.text).authors
        if author.family
    }


def _mark_clear(block: Block, draft: Draft, labels: Collection[str], families: set[str]) -> None:
    def asks(found: re.Match[str]) -> str:
        draft.leftovers.append(Leftover(block.line, found[0], Why.NO_REFERENCE))
        return ""

    def numbers(found: re.Match[str]) -> str:
        known = expanded(found[1])
        if not known or all(each not in labels and int(each) > HIGHEST // 2 for each in known):
            return found[0]
        return "".join(mark(each, found[2] or "") for each in known)

    def named(found: re.Match[str]) -> str:
        label = label_of(found[1])
        return mark(label) if len(label) > 1 or label in labels else found[0]

    def raised(found: re.Match[str]) -> str:
        known = expanded(found[0].translate(_DIGITS))
        are_notes = known and all(each in labels for each in known)
        return "".join(map(mark, known)) if are_notes else found[0]

    text = ASKS_FOR_SOURCE.sub(asks, block.text)
    text = _NUMBERS.sub(numbers, text)
    text = _NAMED.sub(named, text)
    text = _RAISED.sub(raised, text)
    text = _IN_BRACKETS.sub(lambda found: _short(found, block, draft, set()), text)
    if families and _IN_PARENTHESES.search(text):
        text = _IN_PARENTHESES.sub(lambda found: _short(found, block, draft, families), text)
    block.text = text


def label_of(words: str) -> str:
    """Return a label as it is compared: small letters, one space before a number."""
    return (
        re.sub(r"\s*(?=\d)", " ", words.strip().lower(), count=1)
        if words.strip()[-1:].isdigit() and not words.strip().isdigit()
        else words.strip().lower()
    )


def _short(found: re.Match[str], block: Block, draft: Draft, families: set[str]) -> str:
    """Put marks in place of short references: [Rees, p. 54; Conquest 1991, p. 3]."""
    marks = []
    for piece in found[1].split(";"):
        reference = parse_reference(piece.strip(" ."), line=block.line)
        names = {author.family.casefold() for author in reference.authors}
        if not is_short(reference) or not (reference.pages or reference.year):
            return found[0]
        if families and not names & families:
            return found[0]
        if not families and not reference.pages and not re.search(r"\d", piece):
            return found[0]
        label = piece.strip()
        draft.entries.append(Entry(label, label, block.line))
        marks.append(mark(label))
    return "".join(marks)
