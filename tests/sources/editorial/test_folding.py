"""Names meet without diacritics, case and script; slugs are never empty and never collide."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.editorial.folding import fold, make_slug


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Przemyśl", "przemysl"),
        ("Przemysl", "przemysl"),
        ("Lwów", "lwow"),
        ("Łódź", "lodz"),
        ("Лодзь", "lodz"),
        ("Львів", "lviv"),
        ("Lviv", "lviv"),
        ("Львов", "lvov"),
        ("Київ", "kiiv"),
        ("Kyiv", "kyiv"),
        ("Катынь", "katyn"),
        ("Брэст", "brest"),
        ("объект", "obekt"),
        ("Đặng", "dang"),
        ("Hội nghị Gestapo – NKVD", "hoi nghi gestapo nkvd"),
        ("straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Tadeusz Bór-Komorowski", "tadeusz bor komorowski"),
        ("O’Brien", "obrien"),
        ("O'Brien", "obrien"),
        ("ירושלים", "yrvslym"),
        ("Αθήνα", "athina"),
        ("İstanbul", "istanbul"),
        ("東京", "dongjing"),
        ("ﬁle Ⅱ", "file ii"),
        ("  33/266,\tNr.\u00a0½ ", "33 266 nr 1 2"),
        ("—", ""),
        ("☭", ""),
        ("", ""),
    ],
)
def test_a_name_folds_to_plain_letters(name: str, folded: str):
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["Przemyśl", "Łódź", "Київ", "Đặng", "Zbrodnia Katyńska", "שָׁלוֹם"])
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_normal_form_folds_alike(name: str, form: str):
    assert fold(unicodedata.normalize(form, name)) == fold(name)


@given(st.text())
def test_what_is_folded_is_words_and_folds_to_itself(text: str):
    folded = fold(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Zakopane conference of December 1939", "zakopane-conference-of-december-1939"),
        ("Gestapo–NKVD conferences", "gestapo-nkvd-conferences"),
        ("Łódź", "lodz"),
        ("Київ", "kiiv"),
        ("Lwów — (Lviv)!", "lwow-lviv"),
        ("☭", "event-7"),
        ("", "event-7"),
    ],
)
def test_a_slug_is_transliterated_and_never_empty(title: str, slug: str):
    assert make_slug(title, fallback="Event 7") == slug


def test_a_slug_that_is_taken_gets_a_number():
    taken = {"lodz", "lodz-2"}
    assert make_slug("Łódź", fallback="x", taken=taken.__contains__) == "lodz-3"
    assert make_slug("Lwów", fallback="x", taken=taken.__contains__) == "lwow"


def test_a_fallback_that_is_taken_gets_a_number():
    assert make_slug("☭", fallback="event", taken={"event"}.__contains__) == "event-2"


def test_a_slug_is_cut_to_its_length_without_a_hyphen_at_the_end():
    assert make_slug("Brześć meeting", fallback="x", max_length=7) == "brzesc"
    assert make_slug("Brześć meeting", fallback="x", max_length=10) == "brzesc-mee"


def test_a_number_fits_into_the_greatest_length():
    taken = {"abcdefgh", *(f"abcdef-{number}" for number in range(2, 10))}
    assert make_slug("abcdefgh", fallback="x", taken=taken.__contains__, max_length=8) == "abcde-10"
    assert make_slug("ab cdef", fallback="x", taken={"ab-cd"}.__contains__, max_length=5) == "ab-2"


def test_a_slug_without_anything_to_stand_on_is_refused():
    with pytest.raises(ValueError, match="fallback"):
        make_slug("☭", fallback="—")


def test_a_slug_without_room_for_a_number_is_refused():
    with pytest.raises(ValueError, match="no room"):
        make_slug("ab", fallback="x", taken=lambda slug: True, max_length=2)


@given(st.lists(st.text(max_size=6), max_size=12), st.integers(4, 8))
def test_slugs_of_many_names_are_distinct_and_within_their_length(names: list[str], length: int):
    slugs: list[str] = []
    for name in names:
        slugs.append(make_slug(name, fallback="x", taken=slugs.__contains__, max_length=length))
    assert len(set(slugs)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(len(slug) <= length for slug in slugs)
