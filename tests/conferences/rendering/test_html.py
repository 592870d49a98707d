import pytest

from conferences.rendering.html import (
    Ids,
    attribute,
    chosen,
    date_html,
    foreign,
    localized,
    slug_of_locator,
    text,
)


@pytest.mark.parametrize(
    ("value", "in_text", "in_attribute"),
    [
        ("Lwów", "Lwów", "Lwów"),
        ("a\nb", "a\nb", "a\nb"),
        ("<&>\"'", "&lt;&amp;&gt;\"'", "&lt;&amp;&gt;&quot;&#x27;"),
        ("a\x00b\x1f", "a\ufffdb\ufffd", "a\ufffdb\ufffd"),
    ],
)
def test_values_are_escaped_for_their_place(value, in_text, in_attribute):
    assert (text(value), attribute(value)) == (in_text, in_attribute)


def test_an_id_is_given_once_and_reserved_ones_are_passed_over():
    ids = Ids(reserved=["claim-x-2"])
    assert [ids.take("claim-x") for _turn in range(3)] == ["claim-x", "claim-x-3", "claim-x-4"]
    assert ids.take("claim-x-2") == "claim-x-2"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"vi": "một", "en": "one"}, ("một", "vi")),
        ({"en": "one", "pl": "jeden"}, ("one", "en")),
        ({"pl": "jeden"}, ("jeden", "pl")),
        ({"vi": "", "pl": "jeden"}, ("jeden", "pl")),
        ({}, ("", "vi")),
    ],
)
def test_words_are_chosen_in_the_language_or_the_next_best(words, found):
    assert chosen(words, "vi") == found


def test_words_in_another_language_say_so():
    assert localized({"en": "one"}, "en") == "one"
    assert localized({"en": "one"}, "vi") == '<span lang="en">one</span>'
    assert foreign("ספר", "he", "en", tag="cite") == '<cite lang="he" dir="rtl">ספר</cite>'
    assert foreign("Book", "en", "en", tag="cite") == "<cite>Book</cite>"


@pytest.mark.parametrize(
    ("edtf", "words", "html"),
    [
        ("1940-02-20", "", '<time datetime="1940-02-20">20 February 1940</time>'),
        (
            "1939-12-08/1939-12-09",
            "",
            '<data value="1939-12-08/1939-12-09">8–9 December 1939</data>',
        ),
        ("1939-11~", "late November", '<data value="1939-11~">late November</data>'),
        ("some day", "", "some day"),
    ],
)
def test_dates_have_words_and_a_machine_form(edtf, words, html):
    assert date_html(edtf, "en", words) == html


@pytest.mark.parametrize(
    ("locator", "slug"),
    [
        ("p. 54", "p54"),
        ("pp. 119–123", "pp119-123"),
        ("infobox", "infobox"),
        ("л. 12", "l12"),
        ("chap. 3, n. 4", "chap3-n4"),
        ("", ""),
    ],
)
def test_a_locator_becomes_part_of_an_id(locator, slug):
    assert slug_of_locator(locator) == slug
