"""How dates stand to each other: as examples, and against every choice of days of small ranges."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.dates import parse_edtf
from sources.dates.ordering import (
    Bounds,
    Extent,
    begins_before,
    coincides,
    contradiction,
    is_over_before,
    misses,
    stands_out,
)

FIRST = date(1939, 12, 29)
# Eight days across the end of a year: few enough that every choice can be tried.
DAYS = st.integers(0, 7)
BOUNDS = st.tuples(DAYS, DAYS).map(sorted)


def day(number: int) -> date:
    return FIRST + timedelta(number)


@st.composite
def extents(draw) -> Extent:
    (first, last), (end_first, end_last) = draw(BOUNDS), draw(BOUNDS)
    # As a span that is read: neither end lies wholly beyond the other.
    end_last = max(end_last, first)
    begin = Bounds(day(first), day(min(last, end_last)))
    return Extent(begin, Bounds(day(min(max(end_first, first), end_last)), day(end_last)))


@st.composite
def moments(draw) -> Extent:
    first, last = draw(BOUNDS)
    bounds = Bounds(day(first), day(last))
    return Extent(bounds, bounds)


def choices(extent: Extent) -> list[tuple[int, int]]:
    """Return every begin and end that the bounds allow, as numbers of days."""
    begins, ends = (
        [(bound.first - FIRST).days + step for step in range((bound.last - bound.first).days + 1)]
        for bound in (extent.begin, extent.end)
    )
    return [(begin, end) for begin, end in product(begins, ends) if begin <= end]


def brute(holds, one: Extent, other: Extent) -> tuple[bool, bool]:
    answers = [holds(*pair) for pair in product(choices(one), choices(other))]
    return any(answers), all(answers)


ANY = st.one_of(extents(), moments())
RELATIONS = {
    begins_before: lambda one, other: one[0] < other[0],
    is_over_before: lambda one, other: one[1] < other[0],
}


@pytest.mark.parametrize("relation", RELATIONS)
@given(one=ANY, other=ANY)
@settings(max_examples=300)
def test_a_relation_holds_for_some_and_for_all_choices_as_trying_them_all_says(
    relation, one, other
):
    some, always = relation(one, other)
    tried = brute(RELATIONS[relation], one, other)
    assert some == tried[0]
    assert always == tried[1]


@given(part=ANY, whole=ANY)
@settings(max_examples=300)
def test_a_part_stands_out_of_the_days_of_a_whole_or_misses_them_as_trying_them_all_says(
    part, whole
):
    first, last = ((bound - FIRST).days for bound in (whole.first, whole.last))
    tried = [begin < first or end > last for begin, end in choices(part)]
    assert stands_out(part, whole) == (any(tried), all(tried))
    missed = [end < first or begin > last for begin, end in choices(part)]
    assert misses(part, whole) == (any(missed), all(missed))


@given(one=ANY, other=ANY)
@settings(max_examples=300)
def test_two_coincide_for_some_by_a_day_and_for_all_by_two_as_trying_them_all_says(one, other):
    shared = [
        min(a[1], b[1]) - max(a[0], b[0]) + 1 for a, b in product(choices(one), choices(other))
    ]
    assert coincides(one, other) == (max(shared) >= 1, min(shared) >= 2)


@pytest.mark.parametrize(
    ("relation", "one", "other", "found"),
    [
        # A result: it begins before its cause.
        (begins_before, "1939-11-06", "1940-02-20", "certain"),
        (begins_before, "1940", "1940-02-20", "possible"),
        (begins_before, "1940-21", "1940-02-20", None),
        (begins_before, "1940-02-20", "1940-02-20", None),
        (begins_before, "1940-02-19~", "1940-02-20", "possible"),
        (begins_before, "1940-02-18~", "1940-02-20", "certain"),
        (begins_before, "../1940-01", "1940-02-20", None),
        (begins_before, "1939-11/..", "1940-02-20", "certain"),
        (begins_before, "[1939-11-06,1940-03]", "1940-02-20", "possible"),
        (begins_before, "[1939-11-06,1940-01]", "1940-02-20", "certain"),
        (begins_before, "{1939-11-06,1940-03}", "1940-02-20", "certain"),
        (begins_before, "XXXX", "1940-02-20", None),
        # A part of a whole.
        (stands_out, "1940-03", "1940-02-20", "certain"),
        (stands_out, "1940-03", "1939-09-27/1940-03~", None),
        (stands_out, "1939-09-27?", "1939-09-27/1940-03~", None),
        (stands_out, "1939-09-26", "1939-09-27/1940-03~", "certain"),
        (stands_out, "1939-09-26?", "1939-09-27/1940-03~", "possible"),
        (stands_out, "1940-04-10", "1939-09-27/1940-03~", "possible"),
        (stands_out, "1940-06", "1939-09-27/1940-03~", "certain"),
        (stands_out, "1939-09", "1939-09-27/1940-03~", "possible"),
        (stands_out, "1941", "1939-09/..", None),
        (stands_out, "1939-10/..", "1939-09/1940-03", None),
        # Two places.
        (coincides, "1940-03-01/1940-03-20", "1940-03-10/1940-03-30", "certain"),
        (coincides, "1940-02-20", "1940-02-20", "possible"),
        (coincides, "1939-12-06/1939-12-07", "1939-12-08/1939-12-09", None),
        (coincides, "1940-03", "1940-03-04/1940-03-20", "possible"),
        # A life, an office, a document.
        (is_over_before, "1939", "1940-02-20", "certain"),
        (is_over_before, "1939-11", "1939-11-21/1939-11-30", "possible"),
        (misses, "1939-12-08", "1933/1938-02", "certain"),
        (misses, "1939-12-08", "1933/1938-02~", "certain"),
        (misses, "1938-03-08", "1933/1938-02~", "possible"),
        (misses, "1939-12-08", "1933/..", None),
        (misses, "1940-02", "1940", None),
        (misses, "1940-02", "1940-02-10/..", "possible"),
    ],
)
def test_contradictions(relation, one, other, found):
    assert contradiction(relation, parse_edtf(one), parse_edtf(other)) == found
