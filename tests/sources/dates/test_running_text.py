"""Dates found in sentences of several languages."""

import pytest

from sources.dates.running_text import dates_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Held on 20 February 1940.", [("20 February 1940", "1940-02-20")]),
        ("Held on December 8th, 1939, again.", [("December 8th, 1939", "1939-12-08")]),
        ("8–9 December 1939", [("8–9 December 1939", "1939-12-08/1939-12-09")]),
        ("le 1er août 1939", [("1er août 1939", "1939-08-01")]),
        ("en juin 1981, puis le 3 févr. 1982", [("juin 1981", "1981-06"), ("3 févr. 1982", "1982-02-03")]),
        ("il 25 aprile 1945", [("25 aprile 1945", "1945-04-25")]),
        ("em 7 de dezembro de 1939", [("7 de dezembro de 1939", "1939-12-07")]),
        ("dne 15. března 1939", [("15. března 1939", "1939-03-15")]),
        ("op 10 mei 1940", [("10 mei 1940", "1940-05-10")]),
        ("6 grudnia 1939 r.", [("6 grudnia 1939", "1939-12-06")]),
        ("8 декабря 1939 г.", [("8 декабря 1939", "1939-12-08")]),
        ("ngày 20 tháng 2 năm 1940", [("ngày 20 tháng 2 năm 1940", "1940-02-20")]),
        ("ב-20 בפברואר 1940", [("20 בפברואר 1940", "1940-02-20")]),
        ("am 20.2.1940", [("20.2.1940", "1940-02-20")]),
        # Of a day that is none, its month is read; a number that only begins like a year is none.
        ("31 February 1940", [("February 1940", "1940-02")]),
        ("20 Town 1940", []),
        ("5 May 19401", []),
    ],
)  # fmt: skip
def test_dates_are_found_with_their_words(text, found):
    assert list(dates_in(text)) == found
