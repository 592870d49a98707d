"""List, timeline and map of the whole collection follow the reading that is asked for."""

import pytest

from tests.benchmarks.calls import queries_of
from tests.conferences.rendering.drawings import drawings, marks
from tests.conferences.views.meetings import ENTRY, MEETINGS, READINGS, SPOTS, moments, rows, spots

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", READINGS)
def test_list_of_events_follows_the_reading(page, key):
    html = page(f"/events/?reading={key}")
    assert rows(html) == MEETINGS[key]
    assert f'<h2 id="results-h" class="count">{len(MEETINGS[key])} entries</h2>' in html
    assert f'<option value="{key}" selected>' in html
    title = {"four-meetings": "four meetings", "seven-meetings": "seven meetings"}[key]
    assert f'As this reading has it: <a href="{ENTRY}readings/{key}/">{title}</a>.' in html


@pytest.mark.parametrize("key", READINGS)
def test_timeline_follows_the_reading(page, key):
    html = page(f"/timeline/?reading={key}")
    assert moments(html) == [(event, date) for event, date, _places in MEETINGS[key]]
    assert f'<h2 id="results-h" class="count">{len(MEETINGS[key])} events</h2>' in html
    # Where no answer is open, none is drawn beside another.
    assert "Hollow marks" not in html
    assert 'class="or"' not in html


@pytest.mark.parametrize("key", READINGS)
def test_map_follows_the_reading(page, key):
    html = page(f"/map/?reading={key}")
    assert spots(html) == SPOTS[key]
    assert [marks(each) for each in drawings(html).values()] == [len(SPOTS[key])] * 2


def test_without_a_reading_the_lists_show_all_answers(page):
    [lwow] = [row for row in rows(page("/events/?place=lwow")) if row[0] == "Lwów meeting"]
    assert lwow == ("Lwów meeting", "October 1939 or late November 1939", ["Lwów", "Przemyśl"])
    assert '<option value="" selected>All answers</option>' in page("/events/")


@pytest.mark.parametrize("word", ["events", "timeline", "map"])
def test_following_a_reading_costs_no_query_more(page, client, word):
    address = f"/{word}/"
    page(address)
    all_answers = queries_of(lambda: client.get(address))
    assert queries_of(lambda: client.get(f"{address}?reading=seven-meetings")) <= all_answers


HOSTILE = [
    "nope", "FOUR-MEETINGS", "four-meetings'", "four-meetings\x00", "../../admin", "%", "'; DROP TABLE x; --",
    "<script>alert(1)</script>", "four-meetings&reading=x" * 40, "٤", "null",
]  # fmt: skip


@pytest.mark.parametrize("key", HOSTILE)
@pytest.mark.parametrize("word", ["events", "timeline", "map"])
def test_an_unknown_reading_is_refused(first_collection, client, word, key):
    response = client.get(f"/{word}/", {"reading": key})
    assert response.status_code == 400
    assert b"<script>alert" not in response.content
    assert b"Brze" not in response.content.split(b'class="results"')[1]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("from=1940", ["Zakopane conference of February 1940", "Kraków conference of March 1940"]),
        ("to=1939-09", ["Brześć meeting"]),
        # The account has this meeting in October: in its time nothing of November counts.
        ("from=1939-10&to=1939-10", ["Lwów meeting"]),
        ("place=przemysl", ["Przemyśl meeting"]),
        ("place=lwow", ["Lwów meeting"]),
    ],
)
def test_a_reading_is_narrowed_by_its_own_dates_and_places(page, asked, left):
    html = page(f"/events/?reading=seven-meetings&{asked}")
    assert [title for title, _date, _places in rows(html)] == left


def test_order_of_a_reading_gives_way_to_one_that_is_asked_for(page):
    html = page("/events/?reading=four-meetings&order=title")
    assert [title for title, _date, _places in rows(html)] == sorted(
        title for title, _date, _places in MEETINGS["four-meetings"]
    )
