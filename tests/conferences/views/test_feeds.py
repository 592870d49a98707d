"""The feeds of editions and corrections, read as feed readers read them."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings

from tests.factories.editions import AT, dated, fact, publish, rename, withdraw

pytestmark = pytest.mark.django_db

SITE = settings.SITE_ADDRESS
FEEDS = ("/feeds/editions.atom", "/feeds/corrections.atom", "/events/zakopane-feb/history.atom")
ATOM = {"": "http://www.w3.org/2005/Atom"}
HOSTILE = "<script>alert(1)</script> \x00\x0b\ufffe \u202etxt ]]> &amp; \"'"


@pytest.fixture
def work():
    """Two editions of a work, the second of them a correction of the date."""
    first = publish(
        "zakopane-feb",
        title="Zakopane conference",
        facts=[fact("date", dated("1940-02-20", en="20 February 1940", vi="20 tháng 2 năm 1940"))],
    )
    return first, publish(
        of=first,
        title="Zakopane conference",
        summary="The day was misread.",
        is_correction=True,
        at=AT + timedelta(days=1),
        facts=[fact("date", dated("1940-02-25", en="25 February 1940", vi="25 tháng 2 năm 1940"))],
    )


def read(client, address: str):
    """Return a feed as a reader of feeds has it; it must be faultless to that reader."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    headers = {name.lower(): value for name, value in response.headers.items()}
    parsed = feedparser.parse(response.content, response_headers=headers)
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    return parsed


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_has_what_the_standard_requires_once(client, work, feed, prefix):
    root = ElementTree.fromstring(client.get(prefix + feed).content)
    for element in (root, *root.findall("entry", ATOM)):
        for name in ("id", "title", "updated"):
            [one] = element.findall(name, ATOM)
            assert one.text
        assert element.findall("author/name", ATOM)
        assert element.findall("link[@rel='alternate']", ATOM)
    [own] = root.findall("link[@rel='self']", ATOM)
    assert own.get("href") == SITE + prefix + feed
    ids = [one.text for one in root.iterfind(".//id", ATOM)]
    assert len(ids) == len(set(ids))


def test_new_editions_say_what_changed_in_words(client, work):
    feed = read(client, "/feeds/editions.atom")
    assert (feed.feed.title, feed.feed.language) == ("Variorum: New editions", "en")
    assert feed.feed.updated == "2026-11-04T10:00:00+00:00"
    [second, first] = feed.entries
    assert (second.title, second.link) == (
        "Zakopane conference, edition 2",
        f"{SITE}/events/zakopane-feb/v/2/",
    )
    assert (second.published, second.updated) == ("2026-11-04T10:00:00+00:00",) * 2
    assert (second.summary, second.author) == ("The day was misread.", "editor")
    words = re.sub(r"<[^>]+>", "", second.content[0].value).split("\n")
    assert list(filter(None, words)) == [
        "correction of what was stated",
        "Date: 20 February 1940 → 25 February 1940",
    ]
    assert first.content[0].value.strip() == "<p>The first edition.</p>"


def test_it_is_told_in_vietnamese(client, work):
    feed = read(client, "/vi/feeds/editions.atom")
    assert (feed.feed.title, feed.feed.language) == ("Variorum: Ấn bản mới", "vi")
    second = feed.entries[0]
    assert second.title == "Zakopane conference, ấn bản 2"
    assert second.link == f"{SITE}/vi/events/zakopane-feb/v/2/"
    assert "25 tháng 2 năm 1940" in second.content[0].value


def test_corrections_are_corrections_alone_of_works_of_every_kind(client, work):
    publish(of=publish("rees", "source"), is_correction=True)
    titles = [entry.title for entry in read(client, "/feeds/corrections.atom").entries]
    assert titles == ["Zakopane conference, edition 2", "Rees, edition 2"]


def test_new_editions_are_those_of_entries(client):
    for kind in ("event", "person", "place", "organisation", "source"):
        publish(f"a-{kind}", kind)
    titles = {entry.title for entry in read(client, "/feeds/editions.atom").entries}
    assert titles == {"A event, edition 1", "A person, edition 1"}


def test_the_feed_of_a_work_has_its_editions_newest_first(client, work):
    publish("lwow-october")
    feed = read(client, "/events/zakopane-feb/history.atom")
    assert feed.feed.title == "Variorum: Editions of “Zakopane conference”"
    assert [entry.title[-9:] for entry in feed.entries] == ["edition 2", "edition 1"]


def test_a_withdrawal_is_news(client, work):
    first, second = work
    at = datetime(2026, 12, 1, 8, tzinfo=UTC)
    withdraw(second, "It rested on a <forged> letter.", current=first, at=at)
    entry = read(client, "/feeds/editions.atom").entries[0]
    assert (entry.published, entry.updated) == (
        "2026-11-04T10:00:00+00:00",
        "2026-12-01T08:00:00+00:00",
    )
    assert "It rested on a &lt;forged&gt; letter." in entry.content[0].value


def test_ids_stay_when_the_address_changes_and_differ_by_language(client, work):
    def ids(address):
        feed = read(client, address)
        return [feed.feed.id, *(entry.id for entry in feed.entries)]

    before = ids("/events/zakopane-feb/history.atom")
    assert not set(before) & set(ids("/vi/events/zakopane-feb/history.atom"))
    rename(work[1], "zakopane-march")
    assert ids("/events/zakopane-march/history.atom") == before
    links = [entry.link for entry in read(client, "/feeds/editions.atom").entries]
    assert links[0] == f"{SITE}/events/zakopane-march/v/2/"
    moved = client.get("/events/zakopane-feb/history.atom")
    assert (moved.status_code, moved.headers["Location"]) == (
        301,
        "/events/zakopane-march/history.atom",
    )


@pytest.mark.parametrize("feed", FEEDS)
def test_hostile_words_are_words(client, feed):
    first = publish("zakopane-feb", title=HOSTILE.replace("\x00", ""))
    summary = HOSTILE.replace("\x00", "")
    given = {"title": summary, "summary": summary, "is_correction": True}
    date = fact("date", {**dated("1940", en=summary)})
    publish(of=first, facts=[date], **given)
    entry = read(client, feed).entries[0]
    assert entry.title.startswith("<script>alert(1)</script> \ufffd\ufffd \u202etxt ]]> &amp;")
    raw = ElementTree.fromstring(client.get(feed).content).findtext("entry/content", "", ATOM)
    assert "<script>" not in raw
    assert "&lt;script&gt;" in raw


def test_a_feed_comes_in_pages(client):
    for number in range(26):
        publish(f"event-{number}", at=AT + timedelta(hours=number))
    first = read(client, "/feeds/editions.atom")
    second = read(client, "/feeds/editions.atom?page=2")
    assert (len(first.entries), len(second.entries)) == (25, 1)
    address = f"{SITE}/feeds/editions.atom"
    links = {link.rel: link.href for link in second.feed.links}
    assert links == {
        "alternate": f"{SITE}/",
        "self": f"{address}?page=2",
        "first": address,
        "last": f"{address}?page=2",
        "previous": address,
    }
    assert {link.rel: link.href for link in first.feed.links}["next"] == f"{address}?page=2"


@pytest.mark.parametrize("page", ["0", "3", "a", "-1", "9" * 30, "%00", "%D9%A1", "1.0"])
def test_a_page_that_is_none_is_not_found(client, work, page):
    assert client.get(f"/feeds/editions.atom?page={page}").status_code == 404


@pytest.mark.parametrize("address", ["/events/unknown/history.atom", "/places/x/history.atom"])
def test_a_work_that_is_not_published_has_no_feed(client, address):
    assert client.get(address).status_code == 404


def test_an_empty_feed_is_a_feed(client):
    feed = read(client, "/feeds/corrections.atom")
    assert (feed.entries, feed.feed.updated) == ([], "1970-01-01T00:00:00+00:00")


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_is_not_sent_again_to_who_has_it(client, work, feed):
    tag = client.get(feed).headers["ETag"]
    again = client.get(feed, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    publish(of=work[1], is_correction=True)
    assert client.get(feed, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("number", [3, 24])
def test_a_feed_costs_the_same_queries_however_many_entries(
    client, django_assert_num_queries, number
):
    for each in range(number):
        publish(of=publish(f"event-{each}"), is_correction=True)
    with django_assert_num_queries(8):
        content = client.get("/feeds/corrections.atom").content
    assert content.count(b"<entry>") == number
    with django_assert_num_queries(5):
        assert client.get("/feeds/corrections.atom").content == content


def test_every_page_names_the_feeds(client, work):
    for address, prefix in (("/", "/"), ("/vi/events/zakopane-feb/", "/vi/")):
        head = client.get(address).content.decode().split("</head>")[0]
        found = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]*href="(.*?)"', head
        )
        assert found == [f"{prefix}feeds/editions.atom", f"{prefix}feeds/corrections.atom"]
    main = client.get("/events/zakopane-feb/history/").content.decode()
    assert main.count('href="/events/zakopane-feb/history.atom"') == 2
