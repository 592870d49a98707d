"""A draft as an article: sentences told apart, references read, and each note tied to its own."""

import re
from itertools import pairwise

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.marks import unmarked
from conferences.exchange.articles.references.library import Library
from conferences.exchange.articles.sentences import sentences_of
from conferences.exchange.articles.values import (
    Article,
    Block,
    Draft,
    Fact,
    Leftover,
    Paragraph,
    Section,
    Sentence,
    UnreadableArticle,
    Why,
)

MOST_NOTES, MOST_SENTENCES = 20_000, 50_000
# "X is ...": where a text has no title, what its first sentence is about.
_COPULA = re.compile(
    r"^(?:the\s+)?(.{3,90}?)(?:\s*\([^)]*\))?\s+(?:is|was|were|are|là|był|była|było|były|jest|są|был|была|было|это"
    r"|був|була|було|це|ist|war|waren|sind|fue|fueron|es|son|היה|היתה|הייתה|הוא|היא)\s",
    re.IGNORECASE,
)


def assembled(draft: Draft) -> Article:
    """Return the article; raises UnreadableArticle where there is no text, or too much of it."""
    if len(draft.entries) + len(draft.listed) > MOST_NOTES:
        raise UnreadableArticle(f"The article has more than {MOST_NOTES} references.")
    if not any(block.text.strip() for block in draft.blocks):
        raise UnreadableArticle("No text of an article was found.")
    library = Library(draft)
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
        draft.counts_paragraphs,
    )


def _sections(blocks: list[Block], library: Library) -> tuple[Section, ...]:
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


def _sentences(block: Block, library: Library) -> list[Sentence]:
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
