import base64
import json
from datetime import timedelta

import pytest

from tests.factories.editions import AT, publish
from tests.factories.published import state_claim, state_question

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"
REFUSED = {"cursor": ["Take the cursor from `next` or `previous` of a page of this list."]}
SIZES = {"page_size": ["Give a number from 1 to 100."]}

# The same day, the same title, no day at all: whatever could make two rows change places.
SPANS = [
    ("1939-10-27", "1939-10-31"),
    ("1939-10-27", "1939-10-31"),
    ("1939-10-27", None),
    ("1940-02-20", "1940-02-20"),
    (None, "1940-03-31"),
    (None, None),
    (None, None),
]


@pytest.fixture
def events(db):
    for number, span in enumerate(SPANS):
        title = "Zakopane" if number % 2 else "Lwów"
        publish(f"event-{number}", title=title, span=span, at=AT + timedelta(hours=number // 2))


def page(client, address):
    """The keys of a page, and the addresses of those after and before it."""
    told = client.get(address.removeprefix(SITE)).json()
    return [row["key"] for row in told["results"]], told["next"], told["previous"]


def pages_from(client, address):
    found = []
    while address:
        keys, address, _previous = page(client, address)
        found.append(keys)
    return found


def pages_back_from(client, address):
    found = []
    while address:
        keys, _next, address = page(client, address)
        found.insert(0, keys)
    return found


def last_page(client, address):
    while following := page(client, address)[1]:
        address = following
    return address


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("query", ["", "order=title&", "order=newest&", "q=lwow&"])
def test_pages_hold_each_row_once_in_the_order_of_the_list(client, events, query, size):
    whole = page(client, f"/api/v1/events/?{query}")[0]
    found = pages_from(client, f"/api/v1/events/?{query}page_size={size}")
    assert found == [whole[start : start + size] for start in range(0, len(whole), size)]


@pytest.mark.parametrize("query", ["", "order=title&", "order=newest&"])
def test_way_back_leads_through_the_same_rows(client, events, query):
    first = f"/api/v1/events/?{query}page_size=1"
    assert pages_back_from(client, last_page(client, first)) == pages_from(client, first)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("claims", ["c-0", "c-1", "c-2"]),
        ("questions", ["q-0", "q-1", "q-2"]),
        ("editions", ["work-0", "work-1", "work-2"]),
        ("people", ["work-0", "work-1", "work-2"]),
    ],
)
def test_every_list_is_paged(client, word, expected):
    for number in reversed(range(3)):
        edition = publish(f"work-{number}", "person")
        state_claim(edition, f"c-{number}")
        state_question(edition, f"q-{number}")
    first = f"/api/v1/{word}/?page_size=1"
    assert pages_from(client, first) == [[key] for key in expected]
    assert pages_back_from(client, last_page(client, first)) == [[key] for key in expected]


def test_editions_of_one_moment_are_told_apart_by_work_and_number(client):
    first = publish("lwow")
    publish(of=first)
    publish("lwow", "place")
    addresses, address = [], "/api/v1/editions/?page_size=1"
    while address:
        told = client.get(address.removeprefix(SITE)).json()
        addresses += [row["address"] for row in told["results"]]
        address = told["next"]
    assert addresses == [
        f"{SITE}/events/lwow/v/2/",
        f"{SITE}/events/lwow/v/1/",
        f"{SITE}/places/lwow/v/1/",
    ]


def test_row_that_comes_in_meanwhile_moves_no_other(client):
    for key in ("b", "d", "f"):
        publish(key, "person")
    keys, following, _previous = page(client, "/api/v1/people/?page_size=2")
    publish("a", "person")
    publish("c", "person")
    publish("e", "person")
    assert keys == ["b", "d"]
    assert page(client, following)[0] == ["e", "f"]


def test_addresses_of_pages_keep_what_was_asked_and_begin_with_the_site(client, events):
    _keys, following, previous = page(client, "/api/v1/events/?q=lwow&page_size=1")
    assert following.startswith(f"{SITE}/api/v1/events/?q=lwow&page_size=1&cursor=")
    assert previous is None
    assert page(client, following)[1].startswith(f"{SITE}/api/v1/events/?q=lwow&page_size=1&")


def test_page_without_rows_leads_nowhere(client):
    assert client.get("/api/v1/events/").json() == {"next": None, "previous": None, "results": []}


def test_page_has_fifty_rows_unless_told_and_a_hundred_at_most(client):
    for number in range(101):
        publish(f"p-{number}", "person")
    lengths = [len(page(client, f"/api/v1/people/{query}")[0]) for query in ("", "?page_size=100")]
    assert lengths == [50, 100]


@pytest.mark.parametrize("size", ["0", "101", "-1", "ten", "1.5", "", "%D9%A3", "9" * 5000])
def test_size_that_is_none_is_refused(client, size):
    answer = client.get(f"/api/v1/events/?page_size={size}")
    assert (answer.status_code, answer.json()) == (400, SIZES)


def written(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


ROW = ("1940-02-20", "1940-02-20", "zakopane", "event-3")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "A",
        "====",
        "not a cursor",
        "%C3%A9",
        "%00",
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
        base64.urlsafe_b64encode(b"[" * 1400).decode(),
        written(),
        written(0),
        written(0, *ROW[:3]),
        written(0, *ROW, "more"),
        written(2, *ROW),
        written("0", *ROW),
        written([], *ROW),
        written(0, "1940-02-31", *ROW[1:]),
        written(0, "soon", *ROW[1:]),
        written(0, 1940, *ROW[1:]),
        written(0, float("inf"), *ROW[1:]),
        written(0, *ROW[:2], "a\x00b", "event-3"),
        written(0, *ROW[:2], "\ud800", "event-3"),
        written(0, *ROW[:2], None, "event-3"),
        written(0, *ROW[:2], {"__class__": "x"}, "event-3"),
        written(0, *ROW[:3], None),
        "A" * 2001,
    ],
)
def test_cursor_that_is_none_is_refused(client, events, cursor):
    answer = client.get(f"/api/v1/events/?cursor={cursor}")
    assert (answer.status_code, answer.json()) == (400, REFUSED)


@pytest.mark.parametrize(
    "values",
    [
        ("2026-11-03", "event", "lwow", 1),
        ("0001-01-01T00:00:00+14:00", "event", "lwow", 1),
        ("9999-12-31T23:59:59-14:00", "event", "lwow", 1),
        ("2026-11-03T10:00:00", "event", "lwow", 1),
        ("2026-11-03T10:00:00+00:00", "event", "lwow", -1),
        ("2026-11-03T10:00:00+00:00", "event", "lwow", 2**63),
        ("2026-11-03T10:00:00+00:00", "event", "lwow", True),
        ("2026-11-03T10:00:00+00:00", "event", "lwow", "1"),
        (None, "event", "lwow", 1),
    ],
)
def test_cursor_into_no_edition_is_refused(client, values):
    publish("lwow")
    answer = client.get("/api/v1/editions/", {"cursor": written(0, *values)})
    assert (answer.status_code, answer.json()) == (400, REFUSED)


def test_cursor_of_another_order_is_refused(client, events):
    following = page(client, "/api/v1/events/?page_size=1")[1]
    answer = client.get(following.removeprefix(SITE) + "&order=title")
    assert (answer.status_code, answer.json()) == (400, REFUSED)


def test_cursor_whose_row_is_gone_still_has_its_place(client, events):
    gone = written(0, "1939-12-31", None, "anything", "gone")
    assert page(client, f"/api/v1/events/?cursor={gone}&page_size=1")[0] == ["event-3"]
