"""The timeline of the collection: what is published, in order, narrowed as asked, in three queries."""

import re

import pytest

from sources.dates import date_in_words, parse_edtf
from tests.benchmarks.calls import queries_of
from tests.conferences.rendering.drawings import drawings, marks
from tests.factories.editions import dated, fact, naming, publish

pytestmark = pytest.mark.django_db


def event(key: str, *edtf: str, **given):
    span = given.pop("days", (None, None))
    dates = [
        dated(each, **{code: date_in_words(parse_edtf(each), code) for code in ("en", "vi")})
        for each in edtf
    ]
    facts = [fact("date", *dates)] if edtf else []
    return publish(key, span=span, facts=[*facts, *given.pop("more", ())], **given)


@pytest.fixture
def events():
    event("pact", "1939-08-23", days=("1939-08-23", "1939-08-23"), kind_words="treaty")
    event("lwow", "1939-10", "1939-12", days=("1939-10-01", "1939-12-31"), kind_words="meeting")
    event("undated", kind_words="atrocity")
    event("after", kind_words="meeting", more=[fact("follows", naming("event", "lwow", en="Lwow"))])


def titles(html: str) -> list[str]:
    return re.findall(r'<p class="what">.*?<bdi>(.*?)</bdi>', html)


def test_events_stand_in_order_and_each_has_its_mark(events, client):
    response = client.get("/timeline/")
    html = response.content.decode()
    assert response.status_code == 200
    assert titles(html) == ["Pact", "Lwow", "After"]
    assert [marks(drawing) for drawing in drawings(html).values()] == [3, 3]
    assert list(drawings(html)) == ["wide large", "tall"]
    assert 'October 1939</time></span> <span class="or">or</span>' in html
    assert '<span class="is-agreed">agreed</span>' in html
    assert '<ul class="undated">\n<li><a href="/events/undated/"><bdi>Undated</bdi></a>' in html
    assert '<a href="/timeline/" aria-current="true">Timeline</a>' in html
    assert response.headers["ETag"]


def test_it_is_narrowed_by_kind_and_time(events, client):
    html = client.get("/timeline/", {"kind": "treaty"}).content.decode()
    assert titles(html) == ["Pact"]
    html = client.get("/timeline/", {"from": "1939-12", "to": "1940"}).content.decode()
    assert titles(html) == ["Lwow"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"from": "soon"}, 400),
        ({"kind": "picnic"}, 400),
        ({"q": "x" * 10_000}, 400),
        ({"page": "2"}, 404),
        ({"page": "0"}, 404),
        ({"page": "x"}, 404),
        ({"from": "\x00"}, 400),
        ({"to": "9999-12-31", "from": "0001"}, 200),
        ({"other": "anything"}, 200),
    ],
)
def test_whatever_is_asked_has_an_answer(asked, status, events, client):
    assert client.get("/timeline/", asked).status_code == status


def test_it_speaks_vietnamese(events, client):
    html = client.get("/vi/timeline/").content.decode()
    assert "<h1>Dòng thời gian</h1>" in html
    assert '<title id="time-wide-t">Dòng thời gian của 3 sự kiện</title>' in html
    assert "tháng 10 năm 1939" in html


def test_with_nothing_published_it_says_so(client):
    html = client.get("/timeline/").content.decode()
    assert "Nothing is published here yet." in html
    assert "<svg" not in html


def test_it_costs_the_same_queries_for_many_events_and_shows_a_hundred_at_a_time(client):
    for number in range(3):
        event(f"e{number}", "1939-08-23", days=("1939-08-23", "1939-08-23"))
    few = queries_of(lambda: client.get("/timeline/"))
    for number in range(3, 103):
        event(f"e{number}", "1939-08-23", days=("1939-08-23", "1939-08-23"))
    assert (few, queries_of(lambda: client.get("/timeline/"))) == (3, 3)
    first, second = (client.get(f"/timeline/?page={page}").content.decode() for page in (1, 2))
    assert (len(titles(first)), len(titles(second))) == (100, 3)


def test_hostile_titles_are_escaped(client):
    title = '<script>alert("x")</script>\u202egnp'
    event("x", "1939-08-23", days=("1939-08-23", "1939-08-23"), title=title)
    html = client.get("/timeline/").content.decode()
    assert "<script>alert" not in html
    assert '<bdi>&lt;script&gt;alert("x")&lt;/script&gt;\u202egnp</bdi>' in html
