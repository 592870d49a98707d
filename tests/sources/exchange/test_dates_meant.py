"""Dates as editors say them, and what is meant; what is not certain is left to them."""

import pytest

from sources.exchange.dates_meant import edtf_meant

MEANT = {
    "12 November 1939": "1939-11-12",
    "November 1939": "1939-11",
    " about  November 1939. ": "1939-11~",
    "c. 1939": "1939~",
    "Around 5 March 1940": "1940-03-05~",
    "perhaps 20 February 1940": "1940-02-20?",
    "perhaps about 1940": "1940%",
    "before March 1940": "[..1940-02]",
    "before 1 March 1940": "[..1940-02-29]",
    "before January 1940": "[..1939-12]",
    "after 1939": "[1940..]",
    "after 31 December 1939": "[1940-01-01..]",
    "March 1940 or earlier": "[..1940-03]",
    "by March 1940": "[..1940-03]",
    "March 1940 or later": "[1940-03..]",
    "not before March 1940": "[1940-03..]",
    "until March 1940": "../1940-03",
    "since September 1939": "1939-09/..",
    "from September 1939 onwards": "1939-09/..",
    "from 20 February 1940 to 4 March 1940": "1940-02-20/1940-03-04",
    "20 February – 4 March 1940": "1940-02-20/1940-03-04",
    "8–9 December 1939": "1939-12-08/1939-12-09",
    "8 to 9 December 1939": "1939-12-08/1939-12-09",
    "1939 - 1940": "1939/1940",
    "between November 1939 and February 1940": "[1939-11..1940-02]",
    "either November or December 1939": "[1939-11,1939-12]",
    "1939-11~": "1939-11~",
}
# The last three mean no day that there is, an end before its beginning, and days before the first year.
NOT_CERTAIN = (
    "", "late November 1939", "about", "before the war", "between 1939", "1940 or so", "11/12/1939",
    "soon after 1939", "x" * 5000, "from " * 200, "<script>", "30 February 1940",
    "from 1941 to 1939", "before 0001",
)  # fmt: skip


@pytest.mark.parametrize("written", MEANT)
def test_what_is_certain_is_read(written):
    assert edtf_meant(written) == MEANT[written]


@pytest.mark.parametrize("written", NOT_CERTAIN, ids=range(len(NOT_CERTAIN)))
def test_what_is_not_certain_is_left(written):
    assert edtf_meant(written) == ""
