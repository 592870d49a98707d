"""Languages of pages and locales of styles."""

import pytest

from sources.citing.wording import base_language, style_locale, wording


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en-GB"), ("en-US", "en-US"), ("vi", "vi-VN"), ("pl", "pl"), ("pt-BR", "pt-BR")],
)
def test_a_language_prints_in_its_locale(language, locale):
    assert style_locale(language) == locale


def test_the_base_of_a_tag_is_its_language():
    assert base_language("EN-gb") == "en"


def test_a_language_without_words_of_ours_borrows_the_english_ones():
    assert wording("pl") == wording("en")
    assert wording("vi-VN").no_date == "k.n."
