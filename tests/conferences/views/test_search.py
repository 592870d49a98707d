"""The page of the search: what it says, where its links lead, and that nothing typed breaks it."""

import html
import random
import re

import pytest

from conferences.services.search.rebuilding import rebuild_index
from tests.factories.editions import dated, fact, naming, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    publish(
        "december",
        title="Zakopane conference of December 1939",
        texts={
            "en": ("Zakopane conference of December 1939", "Talks in Zakopane & Kraków <b>."),
            "vi": ("Hội nghị Zakopane tháng 12", "Hội đàm ở Zakopane."),
        },
        facts=[
            fact(
                "date", dated("1939-12-08/1939-12-09", en="8–9 December 1939"), standing="disputed"
            ),
            fact("place", naming("place", "zakopane", en="Zakopane"), standing="agreed"),
        ],
        span=("1939-12-08", "1939-12-09"),
        is_disputed=True,
        links=[("place", "place", "zakopane")],
    )
    publish("february", title="Zakopane conference of February 1940", span=("1940-02-20", None))
    publish(
        "zakopane",
        kind="place",
        title="Zakopane",
        facts=[fact("name", dated("", de="Zakopane am Tatra"), dated("", und="Закопане"))],
    )
    rebuild_index()


def get(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def results(page: str) -> list[str]:
    """Return the lines of the results as words, with what is marked in square brackets."""
    rows = re.findall(r'<li class="row plain">(.*?)</div>\s*</li>', page, re.DOTALL)
    marked = (re.sub(r"<mark>(.*?)</mark>", r"[\1]", row) for row in rows)
    return [" ".join(html.unescape(re.sub("<[^>]+>", "", row)).split()) for row in marked]


def test_results_tell_kind_date_place_words_and_standing_as_lists_do(client, entries):
    page = get(client, "/search/?q=zakopane")
    assert results(page) == [
        "Place [Zakopane] Also known as [Zakopane] am Tatra, [Закопане] <article><h1>[Zakopane]</h1></article>",
        "Event [Zakopane] conference of December 1939 8–9 December 1939 · Zakopane "
        "Talks in [Zakopane] & Kraków <b>. date: disputed",
        "Event [Zakopane] conference of February 1940 <article><h1>[Zakopane] conference of "
        "February 1940</h1></article>",
    ]
    row = get(client, "/events/?q=december")
    standing = '<p class="state"><span class="of">date:</span> <span class="is-disputed">disputed</span></p>'
    assert page.count(standing) == row.count(standing) == 1
    assert "3 entries with “zakopane”" in page


def test_the_page_is_in_vietnamese_with_the_text_in_it(client, entries):
    page = get(client, "/vi/search/?q=december")
    assert results(page) == [
        "Sự kiện Hội nghị Zakopane tháng 12 8–9 December 1939 · Zakopane thời gian: còn tranh cãi"
    ]
    page = get(client, "/vi/search/?q=hoi")
    assert results(page) == [
        "Sự kiện [Hội] nghị Zakopane tháng 12 8–9 December 1939 · Zakopane [Hội] đàm ở Zakopane. "
        "thời gian: còn tranh cãi"
    ]
    assert "1 mục có “hoi”" in page
    assert '<span class="vh">Bỏ giới hạn:' in get(client, "/vi/search/?q=hoi&kind=event")


def test_facets_are_links_with_counts_and_those_chosen_are_taken_away_again(client, entries):
    page = get(client, "/search/?q=zakopane")
    facets = re.findall(
        r'<a href="(/search/[^"]+)"[^>]*>(?:<span.*?</span>)?<bdi[^>]*>(.*?)</bdi> <span class="n">(\d+)',
        page,
    )
    assert [(html.unescape(address), words, count) for address, words, count in facets] == [
        ("/search/?q=zakopane&kind=event", "Event", "2"),
        ("/search/?q=zakopane&kind=place", "Place", "1"),
        ("/search/?q=zakopane&place=zakopane", "Zakopane", "1"),
        ("/search/?q=zakopane&year=1939", "1939", "1"),
        ("/search/?q=zakopane&year=1940", "1940", "1"),
        ("/search/?q=zakopane&standing=disputed", "disputed", "1"),
        ("/search/?q=zakopane&language=en", "English", "3"),
        ("/search/?q=zakopane&language=vi", "Tiếng Việt", "1"),
    ]
    narrowed = get(client, "/search/?q=zakopane&kind=event&year=1940")
    assert len(results(narrowed)) == 1
    assert '<a href="/search/?q=zakopane&amp;year=1940" aria-current="true">' in narrowed
    assert '<a href="/search/?q=zakopane&amp;kind=event" aria-current="true">' in narrowed
    assert '<a href="/search/?q=zakopane">Search without these limits</a>' in narrowed


def test_properties_alone_are_a_search(client, entries):
    assert len(results(get(client, "/search/?kind=event"))) == 2


def test_pages_lead_on_and_back(client):
    for number in range(45):
        publish(f"e{number:02}", title=f"Meeting {number:02}")
    rebuild_index()
    first = get(client, "/search/?q=meeting&kind=event")
    assert len(results(first)) == 20
    assert '<a rel="next" href="/search/?q=meeting&amp;kind=event&amp;page=2">' in first
    assert 'rel="prev"' not in first
    last = get(client, "/search/?q=meeting&kind=event&page=3")
    assert len(results(last)) == 5
    assert '<a rel="prev" href="/search/?q=meeting&amp;kind=event&amp;page=2">' in last
    assert '<ol role="list" class="rows hits" start="41">' in last
    for page in ("4", "0", "-1", "x", "1.5", "99999999999", "\u0661"):
        assert client.get("/search/", {"q": "meeting", "page": page}).status_code == 404


def test_nothing_found_says_which_words_occur_nowhere(client, entries):
    page = get(client, "/search/?q=zakopane+xyzzy")
    assert "These words occur in nothing that is published: <b><bdi>xyzzy</bdi></b>." in page
    assert "Nothing that is published has all of this." in get(client, "/search/?q=talks+february")
    assert "There is no letter or digit in what you typed." in get(client, "/search/?q=!!!")


def test_without_a_question_the_page_says_how_to_ask(client, entries):
    page = get(client, "/search/")
    assert "What can be searched for" in page
    assert "Words in quotes must stand side by side" in page
    assert get(client, "/search/?q=") == page


def test_more_words_than_are_looked_for_are_told(client, entries):
    page = get(client, "/search/?q=a+b+c+d+e+f+g+h+i+j+eleventh")
    assert "Only the first 10 words were searched for, not: <b><bdi>eleventh</bdi></b>." in page


@pytest.mark.parametrize("length", [201, 10_000])
def test_what_is_too_long_is_refused_with_the_limit(client, entries, length):
    answer = client.get("/search/", {"q": "x" * length})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "<title>Error:" in page
    assert "Search for at most 200 characters" in page


def test_hostile_words_are_shown_as_words(client, entries):
    page = get(client, "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27%E2%80%AE")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;" in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    "query",
    ["kind=%00", "place=../..", "year=<b>", "language=" + "x" * 81, "standing=a b", "person=a'b"],
)
def test_a_property_that_cannot_be_is_not_there(client, entries, query):
    assert client.get(f"/search/?q=zakopane&{query}").status_code == 404


def test_a_property_that_nothing_has_finds_nothing(client, entries):
    page = get(client, "/search/?q=zakopane&place=nowhere&kind=ghost")
    assert results(page) == []
    assert "0 entries" in page


def test_no_generated_question_fails(client, entries):
    chance = random.Random(1940)
    signs = "\"“”'`*()-+:=<>&%_\\/;#?!\x00\x01\u202e\u200d\ud7ff\U0001f600 Zakopane ŁЛ漢ש1٣"
    for _round in range(300):
        typed = "".join(chance.choices(signs, k=chance.randrange(60)))
        for address in ("/search/", "/search/suggestions/"):
            assert client.get(address, {"q": typed}).status_code == 200, typed


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_a_fixed_number_of_queries(client, count, django_assert_num_queries):
    for number in range(count):
        publish(
            f"e{number}",
            title=f"Meeting {number}",
            facts=[fact("date", dated("1939"), question="when")],
            links=[("place", "place", "zakopane")],
        )
    publish("zakopane", kind="place")
    rebuild_index()
    # Postings, documents, editions, texts, answers to questions, titles of the facets.
    with django_assert_num_queries(6):
        get(client, "/search/?q=meeting&kind=event")


def test_the_page_carries_nothing_of_the_reader_and_is_kept_by_its_tag(client, entries):
    answer = client.get("/search/?q=zakopane")
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()
    again = client.get("/search/?q=zakopane", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_page_has_the_form_in_its_language(client, entries):
    for address, action in (("/events/december/", "/search/"), ("/vi/places/", "/vi/search/")):
        assert f'role="search" action="{action}" method="get"' in get(client, address)


def test_names_are_suggested_with_the_work_that_bears_them(client, entries):
    answer = client.get("/search/suggestions/?q=Зак")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == {
        "suggestions": [
            {
                "name": "Zakopane",
                "title": "Zakopane",
                "kind": "Place",
                "address": "/places/zakopane/",
            },
            {
                "name": "Zakopane conference of December 1939",
                "title": "Zakopane conference of December 1939",
                "kind": "Event",
                "address": "/events/december/",
            },
            {
                "name": "Zakopane conference of February 1940",
                "title": "Zakopane conference of February 1940",
                "kind": "Event",
                "address": "/events/february/",
            },
        ]
    }
    [inside] = client.get("/vi/search/suggestions/?q=tatra").json()["suggestions"]
    assert inside == {
        "name": "Zakopane am Tatra",
        "title": "Zakopane",
        "kind": "Địa điểm",
        "address": "/vi/places/zakopane/",
    }


@pytest.mark.parametrize("typed", ["", "z", "%", "__", "\x00", "!!!", "x" * 10_000])
def test_too_little_or_nothing_sensible_suggests_nothing(client, entries, typed):
    assert client.get("/search/suggestions/", {"q": typed}).json() == {"suggestions": []}


def test_suggesting_costs_one_query(client, entries, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/search/suggestions/?q=zak")
