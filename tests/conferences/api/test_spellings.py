import re

import pytest

from conferences.api.spellings import spellings


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Przemysl", "Przemyśl"),
        ("PRZEMYŚL", "przemysl"),
        ("lodz", "Łódź"),
        ("Łódź", "LODZ"),
        ("hoi", "hội nghị"),
        ("hội", "hoi"),
        ("Gestapo-NKVD", "Gestapo–NKVD conference"),
        ("Київ", "у місті Київ"),
        ("Straße", "Straße"),
        ("100%", "100%"),
        ("?", "When?"),
        ("a.b", "a.b"),
    ],
)
def test_word_is_found_however_it_is_accented(word, text):
    assert re.search(spellings(word), text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("word", "text"),
    [("lodz", "London"), ("Київ", "Kyiv"), ("?", "When"), ("(", ")"), ("a.b", "aob")],
)
def test_other_words_are_not_found(word, text):
    assert not re.search(spellings(word), text, re.IGNORECASE)
