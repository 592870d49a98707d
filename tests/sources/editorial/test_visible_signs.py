"""What cannot be seen is named, and what is only written otherwise is spelled out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.editorial.visible_signs import spelled_difference, visible
from tests.sources.editorial.texts import read_back

CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def sign(number: str, name: str, shown: str = "") -> str:
    shown = shown or f"U+{number}"
    return f'<span class="sign" data-character="{number}" title="{name}">{shown}</span>'


ACUTE = sign("0301", "COMBINING ACUTE ACCENT", "◌\u0301")


@pytest.mark.parametrize("control", CONTROLS)
def test_controls_of_direction_are_named_and_do_not_act(control):
    shown = visible(f"name{control}txt.exe")
    assert control not in shown
    assert f">U+{ord(control):04X}</span>txt.exe" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain <text> & “words”", "plain &lt;text&gt; &amp; “words”"),
        ("a\u200bb", f"a{sign('200B', 'ZERO WIDTH SPACE')}b"),
        ("a\x00b", f"a{sign('0000', 'CONTROL')}b"),
        ("a\u200db", f"a{sign('200D', 'ZERO WIDTH JOINER')}b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u0301x", f"{ACUTE}x"),
        ("a \u0301", f"a {ACUTE}"),
        ("e\u0301", "e\u0301"),
        ("line\nand\ttab", "line\nand\ttab"),
    ],
)
def test_hidden_characters_are_named_and_others_left(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_what_is_shown_can_be_turned_back(text):
    html = f'<div data-before="0" data-gap-before="">{visible(text)}</div>'
    assert read_back(html, "before") == text


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("began", "ended", None),
        ("meeting", "Meeting", None),
        ("Zakopané", "Zakopany", None),
        (
            "nai\u0308ve",
            "na\u00efve",
            (
                "U+0069 LATIN SMALL LETTER I, U+0308 COMBINING DIAERESIS",
                "U+00EF LATIN SMALL LETTER I WITH DIAERESIS",
            ),
        ),
        ("a b", "a\u00a0b", ("U+0020 SPACE", "U+00A0 NO-BREAK SPACE")),
        ("ab", "a\u200bb", ("", "U+200B ZERO WIDTH SPACE")),
        ("\ufb01nd", "find", ("U+FB01 LATIN SMALL LIGATURE FI",
                             "U+0066 LATIN SMALL LETTER F, U+0069 LATIN SMALL LETTER I")),
    ],
)  # fmt: skip
def test_words_that_look_alike_are_told_apart_by_their_characters(before, after, names):
    assert spelled_difference(before, after) == names
