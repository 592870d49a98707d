"""Ten times as many notes take about ten times as long, in every reader of our own."""

import json
import time

import pytest

from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.plain.text import read_plain_text
from conferences.exchange.articles.trees.document import read_tree
from conferences.exchange.articles.wikitext.text import read_wikitext
from conferences.exchange.taking_in.texts import with_claims
from tests.benchmarks.articles import article


def tree(notes: int) -> dict:
    """Return what pandoc makes of a document in which every sentence has a note."""

    def word(text: str) -> dict:
        return {"t": "Str", "c": text}

    def note(number: int) -> dict:
        return {
            "t": "Note",
            "c": [{"t": "Para", "c": [word(f"Rees {1900 + number % 90}, p. {number}.")]}],
        }

    def cite(number: int) -> dict:
        one = {
            "citationId": f"key{number}",
            "citationSuffix": [],
            "citationMode": {"t": "NormalCitation"},
        }
        return {"t": "Cite", "c": [[one], []]}

    blocks = [
        {
            "t": "Para",
            "c": [word("Paper keeps."), note(number), word(" It is white."), cite(number)],
        }
        for number in range(notes)
    ]
    return json.loads(json.dumps({"meta": {}, "blocks": blocks}))


def short_notes(notes: int) -> str:
    """Return wikitext of which half the notes name a work again, by its author and a page."""
    full = "".join(
        f"Paper keeps.<ref>Jan Name{number}ski, Papers {number}, Example Press, {1900 + number % 100}.</ref>\n"
        for number in range(notes // 2)
    )
    again = "".join(
        f"It is white.<ref>Name{number}ski, p. 3.</ref>\n" for number in range(notes // 2)
    )
    return full + again


READERS = {
    "text": lambda notes: assembled(read_plain_text(article("text", notes * 20, notes).decode())),
    "wikitext": lambda notes: assembled(
        read_wikitext(article("wikitext", notes * 20, notes).decode())
    ),
    "short notes": lambda notes: assembled(read_wikitext(short_notes(notes))),
    "tree": lambda notes: assembled(read_tree(tree(notes))),
}


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_notes_and_not_with_their_square(name):
    def taken(notes: int) -> float:
        began = time.process_time()
        READERS[name](notes)
        return time.process_time() - began

    taken(20)
    assert taken(1500) < 40 * max(taken(150), 0.02)


def test_claims_find_their_words_in_one_passage_over_the_text():
    body = "One here. Two here. One here.\n\n[Three.]{claim=three} Two here."
    claims = [("One here.", "a"), ("Two here.", "b"), ("One here.", "c"), ("Three.", "d"),
              ("Two here.", "e"), ("Nowhere.", "f"), ("Three.", "three")]  # fmt: skip
    assert with_claims(body, claims) == (
        "[One here.]{claim=a} [Two here.]{claim=b} [One here.]{claim=c}\n\n[Three.]{claim=three}"
        " [Two here.]{claim=e}"
    )
