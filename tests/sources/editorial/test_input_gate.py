"""What passes the gate, what is tidied, what is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.editorial.input_gate import UnusableText, clean_line, clean_text

NFD_LODZ = unicodedata.normalize("NFD", "Łódź")


def test_text_is_brought_to_normal_form_c():
    assert clean_text(NFD_LODZ) == "Łódź"


def test_a_quotation_is_left_in_its_own_form():
    assert clean_text(NFD_LODZ, nfc=False) == NFD_LODZ


def test_line_ends_become_line_feeds_and_tabs_stay():
    assert clean_text("a\r\nb\rc\n\td ") == "a\nb\nc\n\td "
    assert clean_text("a\r\nb", nfc=False) == "a\nb"


def test_text_keeps_what_a_line_loses():
    text = "  שלום\u200e \u202eabc\u202c\u200b  "
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\x00", "The text has U+0000 (NUL) in line 1, which cannot be kept."),
        (
            "a\r\nb\x1b",
            "The text has U+001B (a control character) in line 2, which cannot be kept.",
        ),
        (
            "a\rb\n\x0b",
            "The text has U+000B (a control character) in line 3, which cannot be kept.",
        ),
        ("\ud800", "The text has U+D800 (half of a character) in line 1, which cannot be kept."),
        ("\udfffa", "The text has U+DFFF (half of a character) in line 1, which cannot be kept."),
        ("\uffff", "The text has U+FFFF (a control character) in line 1, which cannot be kept."),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(text: str, message: str):
    for clean in (clean_text, clean_line, lambda value: clean_text(value, nfc=False)):
        with pytest.raises(UnusableText) as caught:
            clean(text)
        assert str(caught.value) == message


def test_every_control_but_tab_and_line_ends_is_refused():
    refused = []
    for code in range(0x20):
        try:
            clean_text(chr(code))
        except UnusableText as error:
            refused.append(error.character)
    assert refused == [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]


def test_an_error_points_to_the_place():
    with pytest.raises(UnusableText) as caught:
        clean_text("Zakopane\x00")
    assert (caught.value.character, caught.value.position) == ("\x00", 8)


def test_a_line_has_single_spaces_and_none_at_its_ends():
    assert clean_line("\t Gestapo–NKVD\r\n  conference\u00a0\u2003 1940 \n") == (
        "Gestapo–NKVD conference 1940"
    )


@pytest.mark.parametrize(
    "control",
    list(
        "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061"
        "\u2064\u2066\u2067\u2068\u2069\u206f\ufeff\U000e0041"
    ),
)
def test_a_line_loses_what_cannot_be_seen(control: str):
    assert clean_line(f"{control}Lw{control}ów{control}") == "Lwów"
    assert clean_line(f"a {control} b") == "a b"
    assert clean_line(control) == ""


def test_letters_and_accents_that_meet_are_composed():
    assert clean_line("Lwo\u200b\u0301w") == "Lwów"


@pytest.mark.parametrize(
    "name",
    [
        "می\u200cخواهم",  # Persian: a non-joiner between two letters
        "क्\u200dष",  # Hindi: a joiner after a virama
        "ශ්\u200dරී",  # Sinhala: the joiner in "Sri"
        "അവന്\u200d",  # Malayalam, older spelling: a joiner at the end, after a virama
    ],
)
def test_a_joiner_stays_where_its_script_needs_it(name: str):
    assert clean_line(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("می\u200c", "می"),
        ("\u200cمی", "می"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c خواهم", "می خواهم"),
        ("می\u200cx", "میx"),
        ("۱\u200c۲", "۱۲"),
        ("Lwów\u200dم", "Lwówم"),
        ("ה\u200dב", "הב"),
    ],
)
def test_a_joiner_goes_where_no_script_needs_it(text: str, line: str):
    assert clean_line(text) == line


USABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\uffff\ufffe"))


@given(USABLE)
def test_cleaning_twice_changes_nothing_more(text: str):
    for clean in (clean_text, clean_line):
        try:
            once = clean(text)
        except UnusableText:
            continue
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)


RESTLESS = "ae \n\u00e9\u0301\u200b\u200c\u200d\u202e\u0645\u06cc\u0651\u0915\u094d\u093c"


@given(st.text(RESTLESS, max_size=8))
def test_cleaning_a_line_of_joiners_twice_changes_nothing_more(text: str):
    once = clean_line(text)
    assert clean_line(once) == once
    assert unicodedata.is_normalized("NFC", once)
