"""Dates in words, written out in full: the collection's, and one of every kind in EDTF."""

import pytest

from sources.dates import date_in_words, parse_edtf

COLLECTION = [
    ("1939-08-23", "23 August 1939", "23 tháng 8 năm 1939"),
    ("1939-09-01", "1 September 1939", "1 tháng 9 năm 1939"),
    ("1939-09-17", "17 September 1939", "17 tháng 9 năm 1939"),
    ("1939-09-20", "20 September 1939", "20 tháng 9 năm 1939"),
    ("1939-09-22", "22 September 1939", "22 tháng 9 năm 1939"),
    ("1939-09-27", "27 September 1939", "27 tháng 9 năm 1939"),
    ("1939-09-27?", "perhaps 27 September 1939", "có lẽ 27 tháng 9 năm 1939"),
    ("1939-09-28", "28 September 1939", "28 tháng 9 năm 1939"),
    ("1939-10", "October 1939", "tháng 10 năm 1939"),
    ("1939-10?", "perhaps October 1939", "có lẽ tháng 10 năm 1939"),
    ("1939-10-05", "5 October 1939", "5 tháng 10 năm 1939"),
    ("1939-11~", "about November 1939", "khoảng tháng 11 năm 1939"),
    ("1939-12-06/1939-12-07", "6–7 December 1939", "6–7 tháng 12 năm 1939"),
    ("1939-12-08/1939-12-09", "8–9 December 1939", "8–9 tháng 12 năm 1939"),
    ("1940", "1940", "năm 1940"),
    ("1940-02-20", "20 February 1940", "20 tháng 2 năm 1940"),
    ("1940-03", "March 1940", "tháng 3 năm 1940"),
    ("1940-21", "spring 1940", "mùa xuân năm 1940"),
    ("1941-06", "June 1941", "tháng 6 năm 1941"),
    (
        "1939-10-24/1939-11-23",
        "24 October – 23 November 1939",
        "24 tháng 10 – 23 tháng 11 năm 1939",
    ),
    (
        "1939-09-27/1940-03~",
        "27 September 1939 – about March 1940",
        "27 tháng 9 năm 1939 – khoảng tháng 3 năm 1940",
    ),
    ("1981-06", "June 1981", "tháng 6 năm 1981"),
    ("2008", "2008", "năm 2008"),
    ("2008-01/2008-06", "January–June 2008", "tháng 1 – tháng 6 năm 2008"),
    ("2012-05-05", "5 May 2012", "5 tháng 5 năm 2012"),
    ("2015-09-14", "14 September 2015", "14 tháng 9 năm 2015"),
    ("2019-03-18", "18 March 2019", "18 tháng 3 năm 2019"),
]

YEARS = [
    *("1949", "1950", "1986", "1991", "1993", "2000", "2001", "2003"),
    *("2005", "2006", "2007", "2010", "2011", "2015", "2021"),
]

INTERVALS = [
    ("1939/1941", "1939–1941", "năm 1939–1941"),
    (
        "1939-12-28/1940-01-02",
        "28 December 1939 – 2 January 1940",
        "28 tháng 12 năm 1939 – 2 tháng 1 năm 1940",
    ),
    ("1939-12/1940-02", "December 1939 – February 1940", "tháng 12 năm 1939 – tháng 2 năm 1940"),
    ("1939-11-21~/1939-11-30~", "about 21–30 November 1939", "khoảng 21–30 tháng 11 năm 1939"),
    (
        "1939-11~/1939-12?",
        "about November 1939 – perhaps December 1939",
        "khoảng tháng 11 năm 1939 – có lẽ tháng 12 năm 1939",
    ),
    ("1939-10-06/1940", "6 October 1939 – 1940", "6 tháng 10 năm 1939 – năm 1940"),
    ("1940-21/1940-23", "spring 1940 – autumn 1940", "mùa xuân năm 1940 – mùa thu năm 1940"),
    ("../1939-12", "until December 1939", "đến tháng 12 năm 1939"),
    ("1939-12/..", "from December 1939 onwards", "từ tháng 12 năm 1939 trở đi"),
    ("/1939", "until 1939 (beginning unknown)", "đến năm 1939 (không rõ lúc bắt đầu)"),
    ("1939/", "from 1939 (end unknown)", "từ năm 1939 (không rõ lúc kết thúc)"),
    ("../1939~", "until about 1939", "đến khoảng năm 1939"),
    (
        "1939-12-XX/1940-01~",
        "December 1939 (day unknown) – about January 1940",
        "tháng 12 năm 1939 (không rõ ngày) – khoảng tháng 1 năm 1940",
    ),
]

SETS = [
    ("[1939-10,1939-11]", "either October or November 1939", "tháng 10 hoặc tháng 11 năm 1939"),
    ("[1939,1940]", "either 1939 or 1940", "năm 1939 hoặc 1940"),
    (
        "[1939-12-08,1940-02-20]",
        "either 8 December 1939 or 20 February 1940",
        "8 tháng 12 năm 1939 hoặc 20 tháng 2 năm 1940",
    ),
    (
        "[1939-12-08,1939-12-09,1939-12-11]",
        "8, 9 or 11 December 1939",
        "8, 9 hoặc 11 tháng 12 năm 1939",
    ),
    (
        "[1939-10?,1939-12]",
        "either perhaps October 1939 or December 1939",
        "có lẽ tháng 10 năm 1939 hoặc tháng 12 năm 1939",
    ),
    (
        "[1940-02-20..1940-02-25]",
        "between 20 and 25 February 1940",
        "trong khoảng từ 20 đến 25 tháng 2 năm 1940",
    ),
    (
        "[1939-10..1939-12]",
        "between October and December 1939",
        "trong khoảng từ tháng 10 đến tháng 12 năm 1939",
    ),
    ("[1939..1941]", "between 1939 and 1941", "trong khoảng từ năm 1939 đến 1941"),
    ("[..1939-12]", "December 1939 or earlier", "tháng 12 năm 1939 hoặc trước đó"),
    ("[1939-12..]", "December 1939 or later", "tháng 12 năm 1939 hoặc sau đó"),
    (
        "[1667,1668,1670..1672]",
        "1667, 1668 or 1670–1672",
        "năm 1667, năm 1668 hoặc năm 1670–1672",
    ),
    ("{1939-10,1939-11}", "October and November 1939", "tháng 10 và tháng 11 năm 1939"),
    ("{1939-10..1939-12}", "October–December 1939", "tháng 10 – tháng 12 năm 1939"),
    ("{1939..}", "from 1939 onwards", "từ năm 1939 trở đi"),
    ("{..1939}", "until 1939", "đến năm 1939"),
    (
        "{1667,1668,1670..1672}",
        "1667, 1668 and 1670–1672",
        "năm 1667, năm 1668 và năm 1670–1672",
    ),
]

SEASONS = [
    ("1940-22", "summer 1940", "mùa hè năm 1940"),
    ("1940-23", "autumn 1940", "mùa thu năm 1940"),
    ("1939-24", "winter 1939–1940", "mùa đông năm 1939–1940"),
    ("1940-21~", "about spring 1940", "khoảng mùa xuân năm 1940"),
    ("1940-25", "spring 1940 (northern hemisphere)", "mùa xuân năm 1940 (bắc bán cầu)"),
    (
        "1940-28",
        "winter 1940–1941 (northern hemisphere)",
        "mùa đông năm 1940–1941 (bắc bán cầu)",
    ),
    (
        "1940-30",
        "summer 1940–1941 (southern hemisphere)",
        "mùa hè năm 1940–1941 (nam bán cầu)",
    ),
    ("1940-32", "winter 1940 (southern hemisphere)", "mùa đông năm 1940 (nam bán cầu)"),
    ("1940-33", "first quarter of 1940", "quý một năm 1940"),
    ("1940-36", "fourth quarter of 1940", "quý tư năm 1940"),
    ("1940-37", "January–April 1940", "tháng 1 – tháng 4 năm 1940"),
    ("1940-39", "September–December 1940", "tháng 9 – tháng 12 năm 1940"),
    ("1940-40", "first half of 1940", "nửa đầu năm 1940"),
    ("1940-41", "second half of 1940", "nửa cuối năm 1940"),
]

UNKNOWN_DIGITS = [
    ("1939-12-XX", "December 1939 (day unknown)", "tháng 12 năm 1939 (không rõ ngày)"),
    ("1939-XX", "1939 (month unknown)", "năm 1939 (không rõ tháng)"),
    ("1939-XX-XX", "1939 (day and month unknown)", "năm 1939 (không rõ ngày và tháng)"),
    ("1939-XX-12", "day 12, 1939 (month unknown)", "ngày 12, năm 1939 (không rõ tháng)"),
    ("193X", "1930s (year unknown)", "thập niên 1930 (không rõ năm)"),
    ("19XX", "1900–1999 (year unknown)", "năm 1900–1999 (không rõ năm)"),
    ("1XXX", "1000–1999 (year unknown)", "năm 1000–1999 (không rõ năm)"),
    ("1X39", "1X39 (year unknown)", "năm 1X39 (không rõ năm)"),
    ("XXXX", "year unknown", "không rõ năm"),
    ("XXXX-12-08", "8 December (year unknown)", "8 tháng 12 (không rõ năm)"),
    ("193X-12", "December, 1930s (year unknown)", "tháng 12, thập niên 1930 (không rõ năm)"),
    (
        "193X-12-XX",
        "December, 1930s (day and year unknown)",
        "tháng 12, thập niên 1930 (không rõ ngày và năm)",
    ),
    (
        "193X-XX-XX",
        "1930s (day, month and year unknown)",
        "thập niên 1930 (không rõ ngày, tháng và năm)",
    ),
    ("193X~", "about 1930s (year unknown)", "khoảng thập niên 1930 (không rõ năm)"),
]

DOUBT = [
    ("1939-11%", "perhaps about November 1939", "có lẽ khoảng tháng 11 năm 1939"),
    ("1940-02-20~", "about 20 February 1940", "khoảng 20 tháng 2 năm 1940"),
    ("~1939", "about 1939", "khoảng năm 1939"),
    ("1940?", "perhaps 1940", "có lẽ năm 1940"),
    ("0939", "939", "năm 939"),
    (
        "1939-~10-06",
        "6 October 1939 (month approximate)",
        "6 tháng 10 năm 1939 (tháng chỉ là ước chừng)",
    ),
    (
        "1939-10-?06",
        "6 October 1939 (day uncertain)",
        "6 tháng 10 năm 1939 (ngày không chắc chắn)",
    ),
    (
        "1939-10%-06",
        "6 October 1939 (year and month uncertain and approximate)",
        "6 tháng 10 năm 1939 (năm và tháng không chắc chắn và chỉ là ước chừng)",
    ),
    (
        "1939?-~10",
        "October 1939 (month approximate; year uncertain)",
        "tháng 10 năm 1939 (tháng chỉ là ước chừng; năm không chắc chắn)",
    ),
]

WORDS = [*COLLECTION, *INTERVALS, *SETS, *SEASONS, *UNKNOWN_DIGITS, *DOUBT]


@pytest.mark.parametrize(("text", "english", "vietnamese"), WORDS)
def test_a_date_is_said_in_english_and_in_vietnamese(text: str, english: str, vietnamese: str):
    value = parse_edtf(text)
    assert (date_in_words(value, "en"), date_in_words(value, "vi")) == (english, vietnamese)


@pytest.mark.parametrize("year", YEARS)
def test_the_collections_years_are_said_as_years(year: str):
    value = parse_edtf(year)
    assert (date_in_words(value, "en"), date_in_words(value, "vi")) == (year, f"năm {year}")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("1940-02-20", "en-GB", "20 February 1940"),
        ("1940-02-20", "en_US", "20 February 1940"),
        ("1940-02-20", "vi-VN", "20 tháng 2 năm 1940"),
        ("1940-02-20", "xx", "20 February 1940"),
        ("1940-02-20", "", "20 February 1940"),
        ("1940-02-20", "pl", "20 lutego 1940"),
        ("1940-03", "pl", "marzec 1940"),
        ("1940", "pl", "1940"),
        ("1939-12-08/1939-12-09", "pl", "8–9 grudnia 1939"),
        ("1939-12-XX", "pl", "grudzień 1939 (day unknown)"),
        ("1939-11~", "pl", "about listopad 1939"),
        ("1940-38", "pl", "maj–sierpień 1940"),
        ("1940-02-20", "de", "20. Februar 1940"),
        ("1940-02-20", "zh-Hant", "1940年2月20日"),
        ("1940-02-20", "uk", "20 лютого 1940\u202fр."),
    ],
)
def test_another_language_has_its_own_dates_and_english_for_the_rest(
    text: str, language: str, words: str
):
    assert date_in_words(parse_edtf(text), language) == words


@pytest.mark.parametrize("language", ["pl", "de", "ru", "uk", "he", "ar", "zh", "ja"])
def test_every_kind_of_date_can_be_said_in_any_language(language: str):
    assert all(date_in_words(parse_edtf(text), language) for text, _, _ in WORDS)
