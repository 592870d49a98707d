"""Every kind of EDTF value as it is drawn: what is certain, what is not, what is open."""

from datetime import date

import pytest

from conferences.rendering.timeline_shapes import Shape, Shapes, shapes_of


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def one(first, last, core=None, **more) -> Shapes:
    return Shapes((Shape(first, last, core, **more),))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (
            "1940-02-20",
            one(
                day("1940-02-20"),
                day("1940-02-21"),
                (day("1940-02-20"), day("1940-02-21")),
                is_day=True,
            ),
        ),
        ("1940-03", one(day("1940-03-01"), day("1940-04-01"))),
        ("1940", one(day("1940-01-01"), day("1941-01-01"))),
        ("1940-21", one(day("1940-03-01"), day("1940-06-01"))),
        ("193X", one(day("1930-01-01"), day("1940-01-01"))),
        ("1939-12-08~", one(day("1939-12-07"), day("1939-12-10"), is_approximate=True)),
        ("1939-09-27?", one(day("1939-09-26"), day("1939-09-29"), is_uncertain=True)),
        (
            "1939-11%",
            one(day("1939-10-01"), day("1940-01-01"), is_approximate=True, is_uncertain=True),
        ),
        (
            "1939-12-08/1939-12-09",
            one(day("1939-12-08"), day("1939-12-10"), (day("1939-12-08"), day("1939-12-10"))),
        ),
        (
            "1939-09/1940-03",
            one(day("1939-09-01"), day("1940-04-01"), (day("1939-09-30"), day("1940-03-02"))),
        ),
        ("1939-12/1939-12", one(day("1939-12-01"), day("1940-01-01"))),
        (
            "1939-09-27/..",
            one(day("1939-09-27"), None, (day("1939-09-27"), None), is_open_after=True),
        ),
        (
            "../1941-06-22",
            one(None, day("1941-06-23"), (None, day("1941-06-23")), is_open_before=True),
        ),
        ("1939-09-27/", one(day("1939-09-27"), None)),
        ("/1941-06-22", one(None, day("1941-06-23"))),
        ("[1939-09-01..1939-12-31]", one(day("1939-09-01"), day("1940-01-01"))),
        ("[..1939-12-31]", one(None, day("1940-01-01"), is_open_before=True)),
        ("[1939-09-01..]", one(day("1939-09-01"), None, is_open_after=True)),
        (
            "[1939-09,1939-11]",
            Shapes(
                (
                    Shape(day("1939-09-01"), day("1939-10-01")),
                    Shape(day("1939-11-01"), day("1939-12-01")),
                )
            ),
        ),
        (
            "{1939-09,1939-11}",
            Shapes(
                (
                    Shape(day("1939-09-01"), day("1939-10-01")),
                    Shape(day("1939-11-01"), day("1939-12-01")),
                ),
                is_every=True,
            ),
        ),
        ("XXXX-12-08", Shapes()),
        ("late in the year", Shapes()),
        ("", Shapes()),
    ],
)
def test_a_date_is_drawn_as_far_as_it_is_known(edtf, expected):
    assert shapes_of(edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "dashed"),
    [
        ("1940-02-20", False),
        ("1939-12-08/1939-12-09", False),
        ("1940-03", True),
        ("1939-12-08~", True),
        ("1939-09-27/..", False),
        ("1939-09/1940-03", True),
        ("1939-09-27/", True),
    ],
)
def test_what_is_not_certain_is_dashed(edtf, dashed):
    assert [shape.is_dashed for shape in shapes_of(edtf).parts] == [dashed]


@pytest.mark.parametrize("edtf", ["9999-12-31", "9999", "0001-01-01", "0001~", "9999-12-31~"])
def test_the_limits_of_the_calendar_are_drawn(edtf):
    [shape] = shapes_of(edtf).parts
    assert shape.days[0] < shape.days[1]
