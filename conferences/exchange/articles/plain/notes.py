"""Finding the notes of plain text: in brackets, raised, as short references, or run into the words."""

import re
from collections import defaultdict
from collections.abc import Collection

from conferences.exchange.articles.marks import mark, marks_in
from conferences.exchange.articles.plain.bare_numbers import expanded, mark_bare, mark_round
from conferences.exchange.articles.references.cited_works import CitedWorks
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

# "10²", "km²"; behind a year stands a note.
_POWER = re.compile(r"(?<!\d)(?:\d{1,3}|\d{5})$|(?<!\w)(?:[kcdm]?m|[кс]?м)$")
# A remark below the text, and the sign that calls for it: "as he says.* Others".
_REMARK_BY_SIGN = re.compile(r"^([*†‡]{1,3})\s{0,3}(?=[^\s*†‡])")
# What stands between two such signs is stressed.
_SIGN = re.compile(
    r"(?<!\S)[*]{1,3}(?=\S)[^*\n]{1,400}[*]{1,3}|(?<=[^\s*†‡])(?P<sign>[*†‡]{1,3})(?=[\s.,;:!?)]|$)"
)


def mark_notes(draft: Draft, labels: Collection[str]) -> None:
    """Put marks in place of the notes in a draft's text; `labels` are the numbers of its references."""
    for block in draft.blocks:
        if not block.level:
            _mark_clear(block, draft, labels)
    for place, fact in enumerate(draft.facts):
        value = Block(fact.value, fact.line)
        _mark_clear(value, draft, labels)
        draft.facts[place] = Fact(fact.name, value.text, fact.line)
    texts = [block for block in draft.blocks if not block.level]
    mark_citations(draft)
    _mark_signs(draft, texts)
    for mark_numbers in (mark_round, mark_bare):
        if not any(label.isdigit() for block in texts for label, _place in marks_in(block.text)):
            mark_numbers(texts, labels)


def mark_citations(draft: Draft) -> None:
    """Put marks in place of citations by author and year, or by number and page."""
    works = CitedWorks(draft)
    for block in draft.blocks:
        if not block.level:
            works.mark(block)


def _mark_signs(draft: Draft, texts: list[Block]) -> None:
    """Mark the signs that call for a remark, where one remark alone begins with that sign."""
    remarks: defaultdict[str, list[Leftover]] = defaultdict(list)
    for each in draft.leftovers:
        if each.why is Why.REMARK and (found := _REMARK_BY_SIGN.match(each.text)):
            remarks[found[1]].append(each)
    called = {found["sign"] for block in texts for found in _SIGN.finditer(block.text)}
    led = {sign: each[0] for sign, each in remarks.items() if len(each) == 1 and sign in called}
    for sign, remark in led.items():
        draft.leftovers.remove(remark)
        words = _REMARK_BY_SIGN.sub("", remark.text)
        draft.entries.append(Entry(sign, words, remark.line))
    for block in texts if led else ():
        block.text = _SIGN.sub(
            lambda found: mark(found["sign"]) if found["sign"] in led else found[0], block.text
        )


def _mark_clear(block: Block, draft: Draft, labels: Collection[str]) -> None:
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
        is_power = _POWER.search(found.string, max(0, found.start() - 6), found.start())
        are_notes = known and not is_power and all(each in labels for each in known)
        return "".join(map(mark, known)) if are_notes else found[0]

    text = ASKS_FOR_SOURCE.sub(asks, block.text)
    text = _NUMBERS.sub(numbers, text)
    text = _NAMED.sub(named, text)
    text = _RAISED.sub(raised, text)
    block.text = text


def label_of(words: str) -> str:
    """Return a label as it is compared: small letters, one space before a number."""
    return (
        re.sub(r"\s*(?=\d)", " ", words.strip().lower(), count=1)
        if words.strip()[-1:].isdigit() and not words.strip().isdigit()
        else words.strip().lower()
    )
