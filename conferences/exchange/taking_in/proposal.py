"""What an article proposes, piece by piece, as data that is kept until an editor decides."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from conferences.exchange.articles.plain.headings import is_one_of
from conferences.exchange.articles.values import Article, Author, NoteMark, Reference
from conferences.exchange.articles.words import (
    BIBLIOGRAPHY_HEADINGS,
    LINK_HEADINGS,
    REFERENCE_HEADINGS,
    SEE_ALSO_HEADINGS,
)
from conferences.exchange.taking_in.matching import NamedWork, SourceIndex, marks_of
from conferences.services.claim_keys import claim_key
from sources.dates.running_text import dates_in
from sources.editorial.folding import fold
from sources.exchange.likeness import Recogniser
from sources.models import SourceType
from sources.models.source_import import Likeness

PROPOSED, ACCEPTED, REJECTED, LEFT_OUT = "proposed", "accepted", "rejected", "left out"
# Decided on a page that was refused, and not recorded: the page offers the choice again.
CHOSEN, LEAVING = "chosen", "leaving"
# What is recorded on the entry; taking it back is an undo there.
RECORDED = frozenset({ACCEPTED, LEFT_OUT})
Piece = dict[str, Any]
# The fields of a proposed source that an editor can correct, with their greatest length.
SOURCE_FIELDS = {
    "title": 500, "authors": 1000, "year": 80, "container": 500, "volume": 40, "issue": 40, "pages": 40,
    "publisher": 300, "place": 300, "isbn": 20, "doi": 200, "url": 1000, "accessed": 80, "language": 20,
}  # fmt: skip
MOST_NAMES = 300
_ByFirst = defaultdict[str, list[tuple[list[str], NamedWork]]]
_TOKEN = re.compile(r"\S+")
_AROUND = ".,;:!?…()[]“”„\"'‘’«»"
# Such a heading with a note behind it, or such words that lead to a note, are read as sentences.
_NO_STATEMENTS = REFERENCE_HEADINGS | BIBLIOGRAPHY_HEADINGS | SEE_ALSO_HEADINGS | LINK_HEADINGS


def propose(
    article: Article,
    index: SourceIndex,
    names: Iterable[NamedWork],
    *,
    url: str = "",
    keys: Collection[str] = (),
) -> Piece:
    """Return the pieces: the article as a source, its works, its claims, and what it names.

    `keys` are those that claims have already.
    """
    sources, places = _sources(article.references, index)
    claims = list(_claims(article, places))
    name_claims(claims, keys)
    return {
        "via": _article_itself(article, index, url),
        "sources": sources,
        "claims": claims,
        "names": _names(article, claims, names),
        "dates": _dates(article, claims),
    }


def _article_itself(article: Article, index: SourceIndex, url: str) -> Piece:
    fields = dict.fromkeys(SOURCE_FIELDS, "")
    fields |= {"title": article.title, "url": url, "language": article.language, "type": "webpage"}
    return {
        "id": "via",
        "fields": fields,
        "known": _known(fields, "", index),
        "state": PROPOSED,
        "row": "",
    }


def written(authors: Iterable[Author]) -> str:
    """Write names as they are corrected: "Family, Given; Family, Given; A whole name"."""
    return "; ".join(
        each.literal or ", ".join(filter(None, (each.family, each.given))) for each in authors
    )


def _sources(
    references: Iterable[Reference], index: SourceIndex
) -> tuple[list[Piece], dict[int, str]]:
    """Return one proposed source for each work, however often it is cited, and where each reference went."""
    sources: dict[str, Piece] = {}
    recogniser = Recogniser()
    places: dict[int, str] = {}
    for place, reference in enumerate(references):
        fields = _fields(reference)
        key = reference.label.removeprefix("@") if reference.label.startswith("@") else ""
        own = marks_of(f"s{len(sources)}", fields)
        match = recogniser.find(own)
        if match and match.likeness is Likeness.SAME:
            piece = sources[str(match.of)]
        else:
            recogniser.add(own)
            piece = sources[str(own.of)] = {
                "id": own.of, "fields": fields, "raw": {}, "line": reference.line,
                "known": _known(fields, key, index), "state": PROPOSED, "row": "",
            }  # fmt: skip
        # A dictionary keeps the order, and each only once.
        piece["raw"][reference.raw] = None
        places[place] = piece["id"]
    return [{**piece, "raw": list(piece["raw"])} for piece in sources.values()], places


def _fields(reference: Reference) -> dict[str, str]:
    fields = {
        name: str(getattr(reference, name))[:longest]
        for name, longest in SOURCE_FIELDS.items()
        if name != "authors"
    }
    fields["authors"] = written(reference.authors)[: SOURCE_FIELDS["authors"]]
    # The pages of a book are where it was cited; those of an article are its own.
    fields["pages"] = fields["pages"] if fields["container"] else ""
    fields["type"] = (
        reference.type if reference.type in SourceType.values else SourceType.DOCUMENT.value
    )
    return fields


def _known(fields: dict[str, str], key: str, index: SourceIndex) -> Piece | None:
    known = index.find(fields, key)
    return asdict(known) if known else None


def _claims(article: Article, places: dict[int, str]) -> Iterator[Piece]:
    cited = [
        (f"{fact.name}: {fact.value}", fact.line, "", fact.notes)
        for fact in article.facts
        if fact.notes
    ]
    cited += [
        (each.text, each.line, section.title, each.notes)
        for section in article.sections
        for paragraph in section.paragraphs
        for each in paragraph.sentences
        if each.notes and not is_one_of(each.text, _NO_STATEMENTS)
    ]
    for number, (text, line, section, notes) in enumerate(cited):
        yield {
            "id": f"c{number}", "text": text, "told": text, "line": line, "section": section,
            "notes": [_note(note, places) for note in notes], "state": PROPOSED, "row": "", "key": "",
        }  # fmt: skip


def name_claims(claims: Iterable[Piece], keys: Collection[str]) -> None:
    """Propose a key for each claim that has none."""
    used = {*keys, *(piece["key"] for piece in claims)}
    for piece in claims:
        if not piece["key"]:
            piece["key"] = claim_key(piece["text"], taken=used.__contains__)
            used.add(piece["key"])


def _note(note: NoteMark, places: dict[int, str]) -> Piece:
    source = places[note.reference] if note.reference is not None else ""
    return {
        "label": note.label,
        "source": source,
        "locator": _locator(note.locator),
        "cited": False,
    }


def _locator(pages: str) -> str:
    """Write a page as citations do."""
    if not pages[:1].isdigit():
        return pages[:120]
    is_several = any(sign in pages for sign in "-–—,")
    return f"{'pp.' if is_several else 'p.'} {pages}"[:120]


def _names(article: Article, claims: list[Piece], names: Iterable[NamedWork]) -> list[Piece]:
    """Return the people and places that claims name, or sentences without notes: of these the first is kept."""
    by_first: _ByFirst = defaultdict(list)
    order: dict[str, NamedWork] = {}
    for each in names:
        words = each.folded.split()
        by_first[words[0]].append((words, each))
        order.setdefault(each.id, each)
    told: defaultdict[str, dict[str, None]] = defaultdict(dict)
    mentions: dict[str, Piece] = {}
    for claim in claims:
        for named, _words in _named_in(claim["text"], by_first):
            told[named.id][claim["id"]] = None
    for sentence in _uncited(article):
        for named, said in _named_in(sentence, by_first):
            if said:
                mentions.setdefault(named.id, {"sentence": sentence, "words": said})
    found = [each for each in order.values() if each.id in told or each.id in mentions][:MOST_NAMES]
    return [
        {
            "id": f"n{number}", "work": each.id, "kind": each.kind, "label": each.label,
            "claims": list(told[each.id]), "mention": mentions.get(each.id), "state": PROPOSED,
        }
        for number, each in enumerate(found)
    ]  # fmt: skip


def _uncited(article: Article) -> Iterator[str]:
    for section in article.sections:
        for paragraph in section.paragraphs:
            yield from (each.text for each in paragraph.sentences if not each.notes)


def _named_in(text: str, by_first: _ByFirst) -> Iterator[tuple[NamedWork, str]]:
    """Yield what a text names, and the words that do; "" where they are a part of longer ones, as in "Ada's"."""
    spoken = [
        (word, found, place, len(folded))
        for found in _TOKEN.finditer(text)
        for folded in [fold(found[0]).split()]
        for place, word in enumerate(folded)
    ]
    reached = 0
    for start, (first, token, place, _of) in enumerate(spoken):
        fitting = [
            (start + len(words), named)
            for words, named in by_first.get(first, ())
            if [each[0] for each in spoken[start : start + len(words)]] == words
        ]
        longest = max((after for after, _named in fitting), default=0)
        # What stands inside a longer name is none of its own: "Blank" in "Anna Blank".
        if longest <= reached:
            continue
        reached = longest
        _word, last, last_place, last_of = spoken[longest - 1]
        is_whole = place == 0 and last_place == last_of - 1
        said = text[token.start() : last.end()].strip(_AROUND) if is_whole else ""
        yield from ((named, said) for after, named in fitting if after == longest)


def _dates(article: Article, claims: list[Piece]) -> list[Piece]:
    """Return the dates that an article names: in its box of facts, in its claims, and elsewhere in its text."""
    told = [(fact.value, "") for fact in article.facts]
    told += [(claim["text"], claim["id"]) for claim in claims]
    told += [
        (each.text, "")
        for section in article.sections
        for paragraph in section.paragraphs
        for each in paragraph.sentences
    ]
    found: dict[str, Piece] = {}
    for text, claim in told:
        for words, value in dates_in(text):
            piece = found.setdefault(value, {"words": words, "value": value, "claims": []})
            if claim and claim not in piece["claims"][-1:]:
                piece["claims"].append(claim)
    pieces = list(found.values())[:MOST_NAMES]
    return [{"id": f"d{number}", **piece} for number, piece in enumerate(pieces)]


def waiting(pieces: Piece) -> int:
    """Count what nobody has decided."""
    return sum(
        piece["state"] == PROPOSED
        for kind in ("sources", "claims", "names")
        for piece in pieces[kind]
    )
