"""Dates of sources, for styles and in words."""

import pytest

from sources.citing.edtf_dates import csl_date, years_in_words
from sources.dates import date_words


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2008", {"date-parts": [[2008]]}),
        ("1981-06", {"date-parts": [[1981, 6]]}),
        ("2019-03-18", {"date-parts": [[2019, 3, 18]]}),
        ("2008-01/2008-06", {"date-parts": [[2008, 1], [2008, 6]]}),
        ("1939/1940-03-05", {"date-parts": [[1939], [1940, 3, 5]]}),
        ("1940-21", {"date-parts": [[1940]], "season": 1}),
        ("1940-24", {"date-parts": [[1940]], "season": 4}),
    ],
)
def test_a_date_that_csl_can_carry_is_given_in_numbers(edtf, expected):
    assert csl_date(edtf, language="en") == expected


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("1939-11~", "en", "about November 1939"),
        ("1940-02-20?", "en", "perhaps 20 February 1940"),
        ("1939-11~", "vi", "khoảng tháng 11 năm 1939"),
        ("193X", "en", "1930s (year unknown)"),
        ("[1939-10,1939-11]", "en", "either October or November 1939"),
    ],
)
def test_a_date_that_csl_cannot_carry_is_put_in_words(edtf, language, words):
    assert csl_date(edtf, language=language) == {"literal": words}


@pytest.mark.parametrize("written", ["late 1939", "1939-13", "2008-06/2008-01"])
def test_a_date_that_is_no_date_stays_as_written(written):
    assert csl_date(written, language="en") == {"literal": written}
    assert date_words(written, "en") == written


def test_a_day_of_access_is_put_in_words_of_the_page():
    assert date_words("2012-05-05", "en") == "5 May 2012"
    assert date_words("2012-05-05", "vi") == "5 tháng 5 năm 2012"


@pytest.mark.parametrize(
    ("edtf", "years"),
    [
        ("", "n.d."),
        ("2008", "2008"),
        ("2019-03-18", "2019"),
        ("2008-01/2008-06", "2008"),
        ("1939-09/1940-03", "1939–1940"),
        ("1939-11~", "1939"),
        ("193X", "1930s (year unknown)"),
        ("late", "n.d."),
    ],
)
def test_years_alone_are_given_for_labels(edtf, years):
    assert years_in_words(edtf, language="en") == years


def test_a_missing_year_has_a_vietnamese_abbreviation():
    assert years_in_words("", language="vi") == "k.n."
