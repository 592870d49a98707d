"""What is read as a date, and what is said about the rest."""

from contextlib import redirect_stdout, suppress
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.dates import DateError, PartialDate, date_in_words, parse_edtf

WRITE = (
    "Write, for example, 1939-12-08 for a day, 1939-12 for a month,"
    " 1939-12-08/1939-12-09 for a span."
)
ONCE = "the signs ? ~ % stand once after the date, or once beside a part written in digits"
NOT_UNDERSTOOD = "this is not understood; dates are written in digits"
MISSING = "A date is missing before or after a comma, a slash or two dots"
YEARS = "the years run from 1 to 9999"

REFUSED = [
    ("", "There is no date here"),
    (" \t\n", "There is no date here"),
    ("8 December 1939", f"“December”: {NOT_UNDERSTOOD}"),
    ("tháng 12 năm 1939", f"“tháng”: {NOT_UNDERSTOOD}"),
    ("1939\x00", rf"“\x00”: {NOT_UNDERSTOOD}"),
    ("1939\ud800", rf"“\ud800”: {NOT_UNDERSTOOD}"),
    ("１９３９", f"“１９３９”: {NOT_UNDERSTOOD}"),
    ("1939 12", "“ ”: a space cannot stand inside a date"),
    ("193x", "“x”: an unknown digit is a capital X, as in 193X"),
    ("1939–1940", "“–”: the parts of a date are joined by a plain hyphen, two dates by /"),
    ("1939-12-08T12:00:00Z", "“T”: a time of day cannot be part of a date"),
    ("Y19391", "“Y”: a year has four digits; the years run from 1 to 9999"),
    ("1939S2", "“S”: significant digits cannot be used; an unknown digit is an X, as in 19XX"),
    ("0000", f"“0000”: {YEARS}"),
    ("-0044", f"“-”: {YEARS}"),
    ("9999-24", f"“9999-24”: {YEARS}"),
    ("39", "“39”: a year has four digits, as in 1939"),
    ("1939-9-27", "“9”: a month has two digits, as in 09"),
    ("1939-13", "“13”: a month is 01 to 12, a season 21 to 41"),
    ("1939-00", "“00”: a month is 01 to 12, a season 21 to 41"),
    ("1939-42", "“42”: a month is 01 to 12, a season 21 to 41"),
    (
        "1939-1X",
        "“1X”: a month is unknown as a whole (XX); or give a span, as in 1939-10/1939-12",
    ),
    ("1940-21-03", "“21”: this is a season, and a season has no days"),
    ("1939-12-8", "“8”: a day has two digits, as in 08"),
    ("1939-12-1X", "“1X”: a day is unknown as a whole (XX); or give a span of days"),
    ("1939-12-32", "“32”: a day is 01 to 31"),
    ("1939-12-00", "“00”: a day is 01 to 31"),
    ("1939-11-31", "“31”: 1939-11 has 30 days"),
    ("1939-02-29", "“29”: 1939-02 has 28 days"),
    ("193X-02-30", "“30”: 193X-02 has 29 days"),
    ("1939-12-08-01", "“1939-12-08-01”: a date has a year, a month and a day, and nothing more"),
    ("1939~~", f"“1939~~”: {ONCE}"),
    ("1939-~XX", f"“1939-~XX”: {ONCE}"),
    ("1939..1940", "“..”: this cannot stand inside one date, as in “1939..1940”"),
    ("1939,1940", "“,”: this cannot stand inside one date, as in “1939,1940”"),
    ("1939/1940/1941", "“1939/1940/1941”: an interval has one beginning and one end"),
    ("1940/1939", "“1940/1939”: it ends before it begins"),
    ("../..", "“../..”: neither a beginning nor an end is given"),
    ("/", "“/”: neither a beginning nor an end is given"),
    ("1939-12-08/1939-13", "“13”: a month is 01 to 12, a season 21 to 41"),
    ("[1939,1940", "“[1939,1940”: what begins with [ ends with ]"),
    ("{1939,1940]", "“{1939,1940]”: what begins with { ends with }"),
    ("[1939,,1940]", MISSING),
    ("[]", MISSING),
    ("[..]", "“..”: neither a beginning nor an end is given"),
    ("[[1939],1940]", "“[”: this cannot stand inside one date, as in “[1939]”"),
    ("[1939/1940,1941]", "“/”: this cannot stand inside one date, as in “1939/1940”"),
    ("[1940..1939]", "“1940..1939”: it ends before it begins"),
    ("[1939..1940-02]", "“1939..1940-02”: both ends of a range are years, or months, or days"),
    ("1" * 81, "“11111111111111111111…”: a date has at most 80 characters"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_an_error_names_the_part_and_shows_what_to_type(text: str, reason: str):
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert str(caught.value) == f"{reason}. {WRITE}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[1939]",
            "“[1939]”: a list has two dates or more. Write, for example, [1939-10,1939-11].",
        ),
        (
            "[1939,..1940]",
            "“..1940”: only the first date of a list is open to the past, only the last to the"
            " future. Write, for example, [..1939-10,1939-12].",
        ),
        (
            "{1939..,1940}",
            "“1939..”: only the first date of a list is open to the past, only the last to the"
            " future. Write, for example, [..1939-10,1939-12].",
        ),
    ],
)
def test_an_error_about_a_list_shows_a_list(text: str, message: str):
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert str(caught.value) == message


def test_an_error_carries_its_parts_for_translation():
    with pytest.raises(DateError) as caught:
        parse_edtf("1939-13")
    assert (caught.value.part, caught.value.reason) == (
        "13",
        "a month is 01 to 12, a season 21 to 41",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 1939-12-08 / 1939-12-09\n", "1939-12-08/1939-12-09"),
        ("[ 1939-10 , 1939-11 ]", "[1939-10,1939-11]"),
        ("{1939-10 .. 1939-12}", "{1939-10..1939-12}"),
        ("1939 /", "1939/"),
    ],
)
def test_space_around_dates_and_separators_is_dropped(typed: str, kept: str):
    assert parse_edtf(typed).edtf == kept


def test_dates_are_equal_when_they_are_written_alike():
    assert parse_edtf(" 1939 ") == parse_edtf("1939")
    assert parse_edtf("1939~") != parse_edtf("1939")
    assert str(parse_edtf("1939~")) == "1939~"


PIECES = (
    "1939 1940 193X 1XXX XXXX 0000 -0044 10 11 02 29 30 31 XX 1X X1 21 24 33 41 - / .. . , [ ] { }"
    " ? ~ % T Z Y1 E S2 ^ 1939-12-08 1939-11~ ../ /.. 1939-~10 [..1939] x – december"
)
FRAGMENTS = st.sampled_from([*PIECES.split(" "), " ", "\x00", "\ud800"])


def test_a_half_unknown_month_at_the_start_of_something_longer_is_refused_in_silence(
    capsys: pytest.CaptureFixture[str],
):
    with pytest.raises(DateError):
        parse_edtf("1939-1X11")
    assert capsys.readouterr().out == ""


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=90), st.lists(FRAGMENTS, max_size=9).map("".join)))
def test_any_text_is_a_date_or_a_date_error_and_nothing_is_printed(text: str):
    printed = StringIO()
    with redirect_stdout(printed), suppress(DateError):
        value = parse_edtf(text)
        assert isinstance(value, PartialDate)
        assert value.sort_key[0] <= value.sort_key[1]
        assert value.overlaps(None, None)
        assert date_in_words(value, "en")
    assert printed.getvalue() == ""
