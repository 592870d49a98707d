"""The bounds of a date: strict, padded, and what falls within them."""

from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.dates import Precision, machine_date, parse_edtf


def bounds(text: str) -> str:
    """Say strict and padded bounds in one line, ``..`` for none."""
    value = parse_edtf(text)
    days = (value.earliest, value.latest, value.padded_earliest, value.padded_latest)
    start, end, padded_start, padded_end = (str(day or "..") for day in days)
    return f"{start} {end} | {padded_start} {padded_end}"


UNPADDED = [
    ("1940-02-20", "1940-02-20 1940-02-20"),
    ("1940-02", "1940-02-01 1940-02-29"),
    ("1939", "1939-01-01 1939-12-31"),
    ("0001", "0001-01-01 0001-12-31"),
    ("9999", "9999-01-01 9999-12-31"),
    # Seasons, northern and southern; quarters, thirds, halves.
    ("1940-21", "1940-03-01 1940-05-31"),
    ("1940-22", "1940-06-01 1940-08-31"),
    ("1940-23", "1940-09-01 1940-11-30"),
    ("1939-24", "1939-12-01 1940-02-29"),
    ("1940-25", "1940-03-01 1940-05-31"),
    ("1940-28", "1940-12-01 1941-02-28"),
    ("1940-29", "1940-09-01 1940-11-30"),
    ("1940-30", "1940-12-01 1941-02-28"),
    ("1940-32", "1940-06-01 1940-08-31"),
    ("1940-33", "1940-01-01 1940-03-31"),
    ("1940-36", "1940-10-01 1940-12-31"),
    ("1940-37", "1940-01-01 1940-04-30"),
    ("1940-39", "1940-09-01 1940-12-31"),
    ("1940-40", "1940-01-01 1940-06-30"),
    ("1940-41", "1940-07-01 1940-12-31"),
    # Unknown digits.
    ("193X", "1930-01-01 1939-12-31"),
    ("19XX", "1900-01-01 1999-12-31"),
    ("1XXX", "1000-01-01 1999-12-31"),
    ("0XXX", "0001-01-01 0999-12-31"),
    ("1X39", "1039-01-01 1939-12-31"),
    ("1939-XX", "1939-01-01 1939-12-31"),
    ("1939-12-XX", "1939-12-01 1939-12-31"),
    ("1939-XX-XX", "1939-01-01 1939-12-31"),
    ("1939-XX-31", "1939-01-31 1939-12-31"),
    ("193X-02-29", "1932-02-29 1936-02-29"),
    ("193X-12-08", "1930-12-08 1939-12-08"),
    ("XXXX", ".. .."),
    ("XXXX-12-08", ".. .."),
    # Intervals.
    ("1939-12-08/1939-12-09", "1939-12-08 1939-12-09"),
    ("1939-10/1940", "1939-10-01 1940-12-31"),
    ("1939-10/1939", "1939-10-01 1939-12-31"),
    ("1939-21/1939-24", "1939-03-01 1940-02-29"),
    ("../1939-12", ".. 1939-12-31"),
    ("/1939-12", ".. 1939-12-31"),
    ("1939-12/..", "1939-12-01 .."),
    ("1939-12/", "1939-12-01 .."),
    # Sets.
    ("[1939-10,1939-11]", "1939-10-01 1939-11-30"),
    ("[1939-10..1939-12]", "1939-10-01 1939-12-31"),
    ("[1940,1939-11]", "1939-11-01 1940-12-31"),
    ("[..1939-12]", ".. 1939-12-31"),
    ("[..1939-12,1941]", ".. 1941-12-31"),
    ("[1939-12..]", "1939-12-01 .."),
    ("{1939-10,1940-02}", "1939-10-01 1940-02-29"),
    ("{1667,1668,1670..1672}", "1667-01-01 1672-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), UNPADDED)
def test_a_date_without_a_sign_has_the_same_bounds_strict_and_padded(text: str, expected: str):
    assert bounds(text) == f"{expected} | {expected}"


PADDED = [
    ("1939-12-08~", "1939-12-08 1939-12-08 | 1939-12-07 1939-12-09"),
    ("1939-09-27?", "1939-09-27 1939-09-27 | 1939-09-26 1939-09-28"),
    ("1940-02~", "1940-02-01 1940-02-29 | 1940-01-01 1940-03-31"),
    ("1939-11%", "1939-11-01 1939-11-30 | 1939-10-01 1939-12-31"),
    ("1940-21~", "1940-03-01 1940-05-31 | 1939-12-01 1940-08-31"),
    ("1940-33?", "1940-01-01 1940-03-31 | 1939-10-01 1940-06-30"),
    ("1940-41~", "1940-07-01 1940-12-31 | 1940-01-01 1941-06-30"),
    ("1940?", "1940-01-01 1940-12-31 | 1939-01-01 1941-12-31"),
    ("193X~", "1930-01-01 1939-12-31 | 1920-01-01 1949-12-31"),
    ("19XX~", "1900-01-01 1999-12-31 | 1800-01-01 2099-12-31"),
    ("1939-12-XX~", "1939-12-01 1939-12-31 | 1939-11-01 1940-01-31"),
    ("1939-XX-12~", "1939-01-12 1939-12-12 | 1938-01-12 1940-12-12"),
    # A sign at a part pads by the unit of that part.
    ("1939-~10-06", "1939-10-06 1939-10-06 | 1939-09-06 1939-11-06"),
    ("1939-~10-31", "1939-10-31 1939-10-31 | 1939-09-30 1939-11-30"),
    ("1939-10-?06", "1939-10-06 1939-10-06 | 1939-10-05 1939-10-07"),
    ("~1940-02-29", "1940-02-29 1940-02-29 | 1939-02-28 1941-02-28"),
    ("1939~-10-06", "1939-10-06 1939-10-06 | 1938-10-06 1940-10-06"),
    ("1939-10~-06", "1939-10-06 1939-10-06 | 1939-09-06 1939-11-06"),
    ("~1939-~10-06", "1939-10-06 1939-10-06 | 1939-09-06 1939-11-06"),
    ("?1939-~10-06", "1939-10-06 1939-10-06 | 1938-10-06 1940-10-06"),
    ("~1939-10-~06", "1939-10-06 1939-10-06 | 1938-10-06 1940-10-06"),
    ("1939-~10-~06", "1939-10-06 1939-10-06 | 1939-09-06 1939-11-06"),
    # Each end by its own doubt.
    ("1939-09-27/1940-03~", "1939-09-27 1940-03-31 | 1939-09-27 1940-04-30"),
    ("1939-11-21~/1939-11-30~", "1939-11-21 1939-11-30 | 1939-11-20 1939-12-01"),
    ("1939-12-XX/1940-01~", "1939-12-01 1940-01-31 | 1939-12-01 1940-02-29"),
    ("../1939~", ".. 1939-12-31 | .. 1940-12-31"),
    ("[1939-10?,1939-12]", "1939-10-01 1939-12-31 | 1939-09-01 1939-12-31"),
    # Nothing is padded beyond the calendar.
    ("0001~", "0001-01-01 0001-12-31 | 0001-01-01 0002-12-31"),
    ("9999-12-31~", "9999-12-31 9999-12-31 | 9999-12-30 9999-12-31"),
    ("9999~", "9999-01-01 9999-12-31 | 9998-01-01 9999-12-31"),
    ("XXXX~", ".. .. | .. .."),
]


@pytest.mark.parametrize(("text", "expected"), PADDED)
def test_doubt_pads_by_one_unit_of_the_part_at_which_it_stands(text: str, expected: str):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1939 1939-12 1939-12-08 1939-11~ 193X 19XX 1939-12-XX 1939-XX 1940-21 1940-23 1940-29",
        "1940-33 1940-36 1940-37 1940-40 1939-12-08/1939-12-09 1939-10~/1940? 1939-~10-06",
        "[1939-10,1939-11] [1939-10..1939-12] {1939,1941} 1939-10~-06 2004-06-~01/2004-06-~20",
    ],
)
def test_strict_bounds_are_those_of_the_edtf_package(text: str):
    ours = [(parse_edtf(each).earliest, parse_edtf(each).latest) for each in text.split()]
    found = [edtf.parse_edtf(each) for each in text.split()]
    assert ours == [(date(*one.lower_strict()[:3]), date(*one.upper_strict()[:3])) for one in found]


@settings(max_examples=200)
@given(st.dates())
def test_a_day_is_its_own_bound_and_its_own_machine_form(day: date):
    value = parse_edtf(day.isoformat())
    assert (value.earliest, value.latest, machine_date(value)) == (day, day, day.isoformat())


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1939-12-08", Precision.DAY),
        ("1939-12", Precision.MONTH),
        ("1939-12-XX", Precision.MONTH),
        ("1940-21", Precision.SEASON),
        ("1939", Precision.YEAR),
        ("1939-XX-12", Precision.YEAR),
        ("193X", Precision.DECADE),
        ("193X-12-08", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("1XXX", Precision.MILLENNIUM),
        ("XXXX", Precision.UNKNOWN),
        ("1939-09-27/1940-03~", Precision.MONTH),
        ("[1939-10..]", Precision.MONTH),
        ("{1939-10-06,1940}", Precision.YEAR),
    ],
)
def test_precision_is_that_of_the_coarsest_date(text: str, precision: Precision):
    assert parse_edtf(text).precision is precision


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("1939-12-08", ""),
        ("1939-11~", "approximate"),
        ("1939-11?", "uncertain"),
        ("1939-11%", "approximate uncertain"),
        ("1939-~10-?06", "approximate uncertain"),
        ("1939-09-27/1940-03~", "approximate interval"),
        ("1939/..", "interval"),
        ("[1939-10?,1939-11]", "uncertain set"),
        ("{1939-10..1939-12}", "set"),
    ],
)
def test_a_date_tells_what_kind_it_is(text: str, facts: str):
    value = parse_edtf(text)
    kinds = {
        "approximate": value.is_approximate,
        "uncertain": value.is_uncertain,
        "interval": value.is_interval,
        "set": value.is_set,
    }
    assert " ".join(name for name, holds in kinds.items() if holds) == facts


@pytest.mark.parametrize(
    ("text", "start", "end", "could_fall"),
    [
        ("1939-12-08", date(1939, 12, 8), date(1939, 12, 8), True),
        ("1939-12-08", date(1939, 12, 9), date(1939, 12, 31), False),
        ("1939-12-08~", date(1939, 12, 9), date(1939, 12, 31), True),
        ("1939-12-08", None, date(1939, 12, 7), False),
        ("1939-12-08", date(1939, 12, 9), None, False),
        ("1940-02", date(1940, 3, 1), date(1940, 3, 31), False),
        ("1940-02~", date(1940, 3, 1), date(1940, 3, 31), True),
        ("../1939", date(1, 1, 1), date(1, 1, 1), True),
        ("../1939", date(1940, 1, 1), None, False),
        ("1939/", date(2000, 1, 1), date(2000, 1, 1), True),
        ("XXXX-12-08", date(1939, 1, 1), date(1939, 12, 31), True),
        ("[1939-10,1940-02]", date(1939, 12, 1), date(1939, 12, 31), False),
        ("[1939-10,1940-02]", date(1939, 12, 1), date(1940, 2, 1), True),
        ("1939-10/1940-02", date(1939, 12, 1), date(1939, 12, 31), True),
    ],
)
def test_a_date_overlaps_the_span_in_which_it_could_fall(
    text: str, start: date | None, end: date | None, could_fall: bool
):
    assert parse_edtf(text).overlaps(start, end) is could_fall


def test_dates_sort_by_earliest_then_latest_then_text():
    in_order = "../1940 1939 1939-10 1939-10? 1939-10~ 1939-10/.. 1939-10-06 1939-12-08 193X-12-31"
    shuffled = sorted(in_order.split(), key=len)
    by_key = sorted(shuffled, key=lambda text: parse_edtf(text).sort_key)
    assert by_key == [
        "../1940",
        "193X-12-31",
        "1939",
        "1939-10",
        "1939-10?",
        "1939-10~",
        "1939-10/..",
        "1939-10-06",
        "1939-12-08",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1939-12-08", "1939-12-08"),
        ("1939-12", "1939-12"),
        ("1939", "1939"),
        ("1939-12-08~", None),
        ("1939-12-?08", None),
        ("1939-12-XX", None),
        ("193X", None),
        ("1940-21", None),
        ("1939-12-08/1939-12-09", None),
        ("[1939-10,1939-11]", None),
    ],
)
def test_only_an_exact_date_has_a_machine_form(text: str, expected: str | None):
    assert machine_date(parse_edtf(text)) == expected
