"""Which name a place bears at a date and today."""

from datetime import date

import pytest

from conferences.rendering.place_names import PlaceName, name_at, name_today

RECORDED = (
    PlaceName("Lemberg", "de", "../1918-10", is_official=True),
    PlaceName("Lwów", "pl", "1918-11/1939-09", is_official=True),
    PlaceName("Львів", "uk", "1991/..", is_official=True),
    PlaceName("Lviv", "en"),
)
UNDATED = (
    PlaceName("Lwów", "pl"),
    PlaceName("Львів", "uk"),
    PlaceName("Lviv", "en"),
    PlaceName("Lemberg", "de"),
)
KRAKOW = (PlaceName("Kraków", "pl"), PlaceName("Cracow", "en"), PlaceName("Krakau", "de"))


@pytest.mark.parametrize(
    ("names", "at", "expected"),
    [
        (RECORDED, date(1914, 8, 1), "Lemberg"),
        (RECORDED, date(1939, 9, 1), "Lwów"),
        (RECORDED, date(2026, 1, 1), "Львів"),
        (RECORDED, date(1950, 1, 1), "Lwów"),  # not recorded: the collection's own
        (RECORDED, None, "Lwów"),
        (UNDATED, date(1914, 8, 1), "Lwów"),
    ],
)
def test_the_name_in_use_at_a_date_is_the_official_one_of_that_time(names, at, expected):
    assert name_at("Lwów", names, at) == expected


@pytest.mark.parametrize(
    ("title", "names", "country", "language", "expected"),
    [
        ("Lwów", RECORDED, "Ukraine", "en", "Львів"),
        ("Lwów", UNDATED, "Ukraine", "en", "Lviv"),
        ("Lwów", UNDATED, "Ukraine", "vi", "Lviv"),
        ("Lwów", UNDATED, "Ukraine", "de", "Lemberg"),
        ("Lwów", UNDATED[:2], "Ukraine", "en", "Львів"),
        ("Lwów", UNDATED[:1], "Ukraine", "en", ""),
        ("Lwów", UNDATED, "", "en", ""),
        ("Lwów", UNDATED, "Ruritania", "en", ""),
        ("Kraków", KRAKOW, "Poland", "en", ""),
        ("Elsewhere", UNDATED, "Ukraine", "en", ""),
        ("Lwów", (PlaceName("Lwów", "pl", "not a date", is_official=True),), "", "en", ""),
    ],
)
def test_todays_name_is_told_only_where_it_is_another(title, names, country, language, expected):
    assert name_today(title, names, country, language) == expected
