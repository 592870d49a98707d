"""The first page."""

import pytest

from tests.factories.editions import dated, fact, naming, publish

pytestmark = pytest.mark.django_db

PART_OF = fact("part_of", naming("event", "series", en="The series"))


def page_of(client, address: str = "/") -> str:
    return client.get(address).content.decode()


@pytest.fixture
def collection():
    publish(
        "series",
        title="The series",
        kind_words="conference-series",
        summaries={"en": "Seven meetings, or four."},
        facts=[fact("date", dated("1939-09/1940-03", en="September 1939 to March 1940"))],
        claims=[
            ("four", "There were four.", [("rees", "wiki", "supports", "")]),
            (
                "seven",
                "There were seven.",
                [("paul", "", "supports", ""), ("bor", "", "disputes", "")],
            ),
        ],
        questions=[
            {
                "key": "how-many",
                "is_disputed": True,
                "data": {"text": {"en": "How many <were> there?"}, "answers": ["four", "seven"]},
            },
            {
                "key": "agreed",
                "is_disputed": False,
                "data": {"text": {"en": "Agreed?"}, "answers": []},
            },
        ],
    )
    link = [("related", "event", "series")]
    publish(
        "second", title="Second", facts=[PART_OF], links=link, span=("1940-01-01", "1940-01-01")
    )
    publish("first", title="First", facts=[PART_OF], links=link, span=("1939-01-01", "1939-01-01"))
    publish("other", title="Other", links=link)


@pytest.mark.usefixtures("collection")
def test_home_leads_to_the_series(client):
    lead = page_of(client).split('<section class="lead"')[1].split("</section>")[0]
    assert '<h2 id="series-h"><a href="/events/series/">The series</a></h2>' in lead
    assert "September 1939 to March 1940" in lead
    assert '<p class="gist">Seven meetings, or four.</p>' in lead


@pytest.mark.usefixtures("collection")
def test_home_lists_the_parts_of_the_series_in_order_of_date(client):
    parts = page_of(client).split('aria-labelledby="parts-h"')[1].split("</section>")[0]
    assert [row.split('"')[0] for row in parts.split('<h3><a href="')[1:]] == [
        "/events/first/",
        "/events/second/",
    ]


@pytest.mark.usefixtures("collection")
def test_home_sets_the_answers_to_disputed_questions_side_by_side(client):
    disputes = page_of(client).split('<section class="disputes"')[1].split('class="more"')[0]
    assert (
        '<a href="/events/series/#question-how-many">How many &lt;were&gt; there?</a>' in disputes
    )
    assert "Agreed?" not in disputes
    four, seven = disputes.split("<li>")[1:]
    assert '<a href="/events/series/#claim-four">four, in words</a>' in four
    assert "Supported by" in four
    assert "Disputed by" not in four
    assert '<span class="voice">Rees <span class="via">(read in Wiki)</span></span>' in four
    assert '<span class="voice">Paul</span>' in seven
    assert "Disputed by" in seven
    assert '<span class="voice">Bor</span>' in seven


def test_home_of_an_empty_site_says_so(client):
    page = page_of(client)
    assert "Nothing is published yet." in page
    assert 'class="lead"' not in page


@pytest.mark.parametrize("number_of_parts", [1, 3])
def test_home_costs_the_same_however_much_there_is(
    client, django_assert_num_queries, number_of_parts
):
    publish("series", kind_words="conference-series")
    for number in range(number_of_parts):
        publish(
            f"part-{number}",
            facts=[PART_OF],
            links=[("related", "event", "series")],
            claims=[(f"claim-{number}", "It was so.", [])],
            questions=[
                {
                    "key": f"question-{number}",
                    "is_disputed": True,
                    "data": {"text": {"en": "When?"}, "answers": [f"claim-{number}"]},
                }
            ],
        )
    # The series, its parts, the latest editions, the questions, their answers.
    with django_assert_num_queries(5):
        response = client.get("/")
    assert response.content.decode().count('<section class="dispute"') == number_of_parts


@pytest.mark.usefixtures("collection")
def test_home_exists_in_each_language(client):
    page = page_of(client, "/vi/")
    assert '<html lang="vi" dir="ltr">' in page
    assert '<a href="/vi/events/series/"><span lang="en">The series</span></a>' in page
    assert '<a href="/" hreflang="en" lang="en">English</a>' in page


def test_home_defines_the_four_words(client):
    legend = page_of(client).split('<h2 id="standing">')[1].split("</section>")[0]
    words = [part.split(">")[1].split("<")[0] for part in legend.split('<dt><span class="is-')[1:]]
    assert words == ["agreed", "one source", "disputed", "unsupported"]
