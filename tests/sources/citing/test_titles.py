"""How titles are typeset and glossed."""

from dataclasses import replace

import pytest

from sources.citing.titles import is_foreign, printed_title, title_gloss, typeset
from tests.sources.citing.collected_publications import KALBARCZYK2010, REES2008, VISHLYOV2001


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [
        ("God's Playground", "God’s Playground"),
        ("Photo Album - Part I", "Photo Album – Part I"),
        ("Poland: 1939-1941", "Poland: 1939–1941"),
        ("Conferences (1939-40)", "Conferences (1939–40)"),
        ("Letter of 1939-10-06", "Letter of 1939-10-06"),
        ("NKVD-SS co-operation", "NKVD-SS co-operation"),
        ("crimes committed by REGIMES", "crimes committed by REGIMES"),
        (" Two\n  lines ", "Two lines"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_a_title_gets_apostrophes_and_dashes_and_keeps_its_words(recorded, printed):
    assert typeset(recorded) == printed


def test_a_foreign_title_is_followed_by_its_translation():
    assert printed_title(VISHLYOV2001, "en") == (
        "Накануне 22 июня 1941 года [On the Eve of 22 June 1941]"
    )


def test_a_romanised_title_stands_before_the_translated_one():
    romanised = replace(VISHLYOV2001, romanised_title="Nakanune 22 iyunya 1941 goda")

    assert title_gloss(romanised, "vi") == (
        "[Nakanune 22 iyunya 1941 goda; On the Eve of 22 June 1941]"
    )


def test_a_title_in_the_language_of_the_page_needs_no_gloss():
    assert title_gloss(VISHLYOV2001, "ru") == ""
    assert title_gloss(KALBARCZYK2010, "en") == ""


def test_only_a_known_other_language_is_foreign():
    assert is_foreign(VISHLYOV2001, "en")
    assert not is_foreign(REES2008, "en-GB")
    assert not is_foreign(replace(REES2008, language=""), "vi")
    assert not is_foreign(replace(REES2008, language="und"), "vi")
