import random

import pytest

from conferences.services.search.snippets import LENGTH, Piece, marked, snippet
from sources.editorial.folding import fold


def told(pieces):
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


def around(text, *words):
    return told(snippet(text, fold(text), words))


def test_words_are_marked_as_they_stand_in_the_text():
    assert around("The talks in Lwów, then called Lemberg.", "lwow") == (
        "The talks in [Lwów], then called Lemberg."
    )
    assert around("Зустріч у Львові, не у Львів-2.", "lviv") == "Зустріч у Львові, не у [Львів]-2."


def test_only_whole_words_are_marked():
    assert around("Kraków, krakowski, KRAKOW", "krakow") == "[Kraków], krakowski, [KRAKOW]"


def test_an_apostrophe_does_not_split_a_word():
    assert around("D'Arcy met O’Neil.", "oneil") == "D'Arcy met [O’Neil]."


def test_text_without_the_words_has_no_snippet():
    assert snippet("Nothing here.", "nothing here", ["zakopane"]) == ()
    assert snippet("", "", ["zakopane"]) == ()


def test_a_long_text_is_cut_between_words_where_most_words_stand_together():
    filler = "lorem ipsum dolor " * 400
    text = f"zakopane {filler}the conference of Zakopane in February 1940 {filler}1940"
    cut = around(text, "zakopane", "1940", "february")
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert "the conference of [Zakopane] in [February] [1940]" in cut
    inner = cut.removeprefix("… ").removesuffix(" …").replace("[", "").replace("]", "")
    assert inner in text
    assert len(inner) <= LENGTH
    assert f" {inner} " in text


def test_a_word_far_from_where_folding_would_have_it_is_found():
    # Each of these signs becomes a long word, so that places in the folded text are far off.
    text = "½ " * 3000 + "Zakopane " + "x " * 3000
    assert "[Zakopane]" in around(text, "zakopane")


def test_lines_become_one_with_a_dot_between():
    assert around("A heading\n\nIn  Zakopane", "zakopane") == "A heading · In [Zakopane]"


def test_a_whole_name_is_marked():
    assert marked("Lwów (Lemberg)", ["lemberg"]) == (
        Piece("Lwów (", is_match=False),
        Piece("Lemberg", is_match=True),
        Piece(")", is_match=False),
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_snippet_says_nothing_that_the_text_does_not(seed):
    chance = random.Random(seed)
    words = [
        *("Łódź", "Lwów", "Львів", "Zakopane", "Gestapo–NKVD", "l'Haÿ"),
        *("<b>x</b>", "&", "20.2.1940", "\u202eabc", "漢字", "שלום"),
    ]
    for _round in range(200):
        text = " ".join(chance.choice(words) for _word in range(chance.randrange(1, 400)))
        sought = fold(chance.choice(words)).split()
        pieces = snippet(text, fold(text), sought)
        inner = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
        assert inner in text
        assert not pieces or any(piece.is_match for piece in pieces)
        assert all(
            set(fold(piece.text).split()) & set(sought) for piece in pieces if piece.is_match
        )
