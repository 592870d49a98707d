"""The lists of published works."""

import pytest

from tests.factories.editions import dated, fact, naming, publish, withdraw

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    rows = response.content.decode().split('<section class="results"')[1].split("<h3><a href=")[1:]
    return [row.split(">", 1)[1].split("</a>")[0] for row in rows]


@pytest.mark.parametrize("number_of_events", [1, 3])
def test_event_list_costs_the_same_however_many_there_are(
    client, django_assert_num_queries, number_of_events
):
    for number in range(number_of_events):
        answer = {**dated("1939-10", en="October 1939"), "claims": [f"claim-{number}"]}
        publish(f"event-{number}", facts=[fact("date", answer, question="when")])
    # The readings, three facets, the count, the rows, and the answers to the questions of the rows.
    with django_assert_num_queries(7):
        response = client.get("/events/")
    assert len(titles(response)) == number_of_events


@pytest.mark.parametrize("number_of_people", [1, 3])
def test_list_of_people_costs_two_queries(client, django_assert_num_queries, number_of_people):
    for number in range(number_of_people):
        publish(f"person-{number}", "person")
    with django_assert_num_queries(2):
        response = client.get("/people/")
    assert len(titles(response)) == number_of_people


def test_list_shows_what_is_current_and_nothing_else(client):
    first = publish("a", title="First title")
    publish(of=first, title="Second title")
    withdraw(publish("b", title="Withdrawn"))
    publish("c", "person", title="A person")
    assert titles(client.get("/events/")) == ["Second title"]


def test_events_are_in_order_of_date_with_undated_ones_last(client):
    publish("a", title="Undated")
    publish("b", title="Later", span=("1940-02-20", "1940-02-20"))
    publish("c", title="Earlier", span=("1939-09-27", "1939-09-27"))
    assert titles(client.get("/events/")) == ["Earlier", "Later", "Undated"]


def test_row_shows_rival_dates_side_by_side_in_words_with_their_standing(client):
    october = {**dated("1939-10", en="October 1939"), "claims": ["october"]}
    november = {**dated("1939-11-21~", en="late November 1939"), "claims": ["november"]}
    publish(
        "lwow",
        is_disputed=True,
        facts=[fact("date", october, november, question="when", standing="disputed")],
    )
    page = client.get("/events/").content.decode()
    assert (
        '<p class="when"><span class="answer"><data value="1939-10">October 1939</data></span> '
        '<span class="or">or</span> '
        '<span class="answer"><data value="1939-11-21~">late November 1939</data></span></p>'
    ) in page
    assert '<span class="of">date:</span> <span class="is-disputed">disputed</span>' in page


def test_row_shows_an_answer_that_only_another_entry_gives(client):
    from_lwow = publish("lwow-m", claims=[("in-lwow", "It was in Lwów.", [])], answering="where")
    here = {**naming("place", "przemysl", en="Przemyśl"), "claims": ["in-przemysl"]}
    publish(
        "przemysl-m",
        claims=[("in-przemysl", "It was in Przemyśl.", [])],
        answering="where",
        facts=[fact("place", here, question="where", standing="disputed")],
    )
    page = client.get("/events/").content.decode()
    row = page.split('href="/events/przemysl-m/"')[1].split("</li>")[0]
    assert from_lwow.claims.get().data["value_words"]["en"] == "in-lwow, in words"
    assert (
        '<span class="answer"><a href="/places/przemysl/">Przemyśl</a></span> '
        '<span class="or">or</span> <span class="answer">in-lwow, in words</span>'
    ) in row


def test_row_does_not_make_rivals_of_two_places_of_one_event(client):
    places = [naming("place", key, en=key.capitalize()) for key in ("kozelsk", "putyvl")]
    publish("transfer", facts=[fact("place", *places)])
    page = client.get("/events/").content.decode()
    assert '<a href="/places/kozelsk/">Kozelsk</a></span>; <span class="answer">' in page
    assert 'class="or"' not in page


def test_row_is_in_the_language_of_the_page_or_says_which_it_is_in(client):
    publish("a", texts={"en": ("Only English", ""), "vi": ("Tiếng Việt đây", "")})
    publish("b", texts={"en": ("English alone", "")})
    assert titles(client.get("/vi/events/")) == [
        "Tiếng Việt đây",
        '<span lang="en">English alone</span>',
    ]


def test_titles_are_escaped(client):
    publish("a", title="<script>alert(1)</script>")
    assert titles(client.get("/events/")) == ["&lt;script&gt;alert(1)&lt;/script&gt;"]


def test_list_has_pages_of_25(client):
    for number in range(26):
        publish(f"event-{number:02}", title=f"Event {number:02}")
    first, second = client.get("/events/?order=title"), client.get("/events/?order=title&page=2")
    assert len(titles(first)) == 25
    assert titles(second) == ["Event 25"]
    assert '<a rel="next" href="?order=title&amp;page=2">Next page</a>' in first.content.decode()
    assert '<a rel="prev" href="?order=title&amp;page=1">' in second.content.decode()
    assert "26 entries" in first.content.decode()


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "1.0", "", "²", "%00", "9" * 30, "1e1"])
def test_page_that_is_none_is_not_found(client, page):
    publish("a")
    assert client.get(f"/events/?page={page}").status_code == 404


@pytest.mark.parametrize("word", ["events", "people", "places", "organisations", "sources"])
def test_empty_list_says_what_to_do_next(client, word):
    response = client.get(f"/{word}/")
    assert response.status_code == 200
    assert "Nothing is published here yet." in response.content.decode()


def test_list_without_a_hit_says_what_to_do_next(client):
    publish("a")
    page = client.get("/events/?q=nowhere").content.decode()
    assert '<p class="empty">Nothing that is published fits.' in page
    assert '<a href="/events/">Show the whole list</a>' in page


@pytest.mark.parametrize(
    "query",
    ["from=yesterday", "to=1939-13", "place=nowhere", "order=size", "q=%00", "q=" + "x" * 201,
     "from=%00", "place=%00", "person=x&organisation=y", "from=1939&from=x"],
)  # fmt: skip
def test_bad_filter_is_told_on_the_page(client, query):
    publish("a")
    response = client.get(f"/events/?{query}")
    page = response.content.decode()
    assert response.status_code == 400
    assert page.count('<div class="problem" role="alert">') == 1
    assert titles(response) == []


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%FF", "q=%3C%3E", "q=%25_", "unknown=1"])
def test_strange_but_harmless_query_is_answered(client, query):
    publish("a")
    assert client.get(f"/events/?{query}").status_code == 200


def test_search_says_where_else_the_words_occur(client):
    publish("a", title="Lwów meeting")
    publish("lwow", "place", title="Lwów")
    publish("rees", "source", title="Something else")
    page = client.get("/events/?q=Lwow").content.decode()
    found = page.split('<p class="elsewhere">')[1].split("</p>")[0]
    assert found == ('The same words also occur in: <a href="/places/?q=Lwow">Places (1)</a>.')


def test_list_sets_no_cookie_and_has_a_tag(client, editor):
    publish("a")
    client.force_login(editor)
    response = client.get("/events/")
    tag = response.headers["ETag"]
    assert (response.headers.get("Vary", ""), list(response.cookies)) == ("", [])
    assert client.get("/events/", headers={"if-none-match": tag}).status_code == 304


def test_language_links_keep_the_filters(client):
    publish("a")
    page = client.get("/events/?q=a&disputed=on").content.decode()
    assert '<a href="/vi/events/?q=a&amp;disputed=on" hreflang="vi"' in page
