"""What changed since an edition, as the API tells it."""

import pytest

from conferences.rendering.values import CitationView, FactValue
from tests.factories.editions import publish, withdraw
from tests.factories.published import state_claim, stated_fact

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"


def dated(edtf: str, **words: str) -> FactValue:
    return FactValue((), edtf=edtf, words=words)


@pytest.fixture
def second():
    """A work of which the date was wrong in the first edition."""
    february = dated("1940-02-20", en="20 February 1940", vi="ngày 20 tháng 2 năm 1940")
    march = dated("1940-03", en="March 1940", vi="tháng 3 năm 1940")
    first = publish("lwow", facts=[stated_fact("date", february, standing="one source")])
    state_claim(first, "began", CitationView("rees2008", "supports"))
    second = publish(
        of=first,
        summary="The month was misread.",
        nature="correction",
        is_correction=True,
        facts=[stated_fact("date", march, standing="disputed")],
    )
    state_claim(
        second, "began", CitationView("rees2008", "supports", locator="p. 54"), standing="disputed"
    )
    return second


def told(client, query: str = "") -> dict:
    return client.get(f"/api/v1/editions/event/lwow/1/since/{query}").json()


def test_it_names_the_fact_its_old_and_new_value_and_the_reason(client, second):
    reason = {
        "number": 2,
        "address": f"{SITE}/events/lwow/v/2/",
        "published_at": "2026-11-03T10:00:00Z",
        "summary": "The month was misread.",
        "nature": "correction",
        "is_correction": True,
    }
    assert told(client)["changes"] == [
        {
            "subject": "fact:date",
            "weight": "fact",
            "label": "Date",
            "name": "",
            "old": "20 February 1940 (one source)",
            "new": "March 1940 (disputed)",
            "is_correction": True,
            "reasons": [reason],
        },
        {
            "subject": "claim:began:evidence",
            "weight": "evidence",
            "label": "Evidence",
            "name": "Statement of began",
            "old": "agreed",
            "new": "disputed",
            "is_correction": True,
            "reasons": [reason],
        },
        {
            "subject": "claim:began:source:rees2008",
            "weight": "evidence",
            "label": "Citation changed",
            "name": "Statement of began",
            "old": "Rees2008: supports",
            "new": "Rees2008, p. 54: supports",
            "is_correction": True,
            "reasons": [reason],
        },
    ]


def test_it_tells_it_in_the_language_asked_for(client, second):
    (date, *_more) = told(client, "?language=vi")["changes"]
    assert (date["label"], date["old"], date["new"]) == (
        "Thời gian",
        "ngày 20 tháng 2 năm 1940 (một nguồn)",
        "tháng 3 năm 1940 (còn tranh cãi)",
    )


def test_it_names_both_editions(client, second):
    answer = told(client)
    assert (answer["edition"]["number"], answer["current"]["number"]) == (1, 2)
    assert (answer["is_current"], answer["withdrawal"]) == (False, None)


def test_since_the_current_edition_nothing_changed(client, second):
    answer = client.get("/api/v1/editions/event/lwow/2/since/").json()
    assert (answer["is_current"], answer["changes"]) == (True, [])


def test_what_a_withdrawn_edition_stated_is_kept_back(client, second):
    withdraw(second, "It rested on a forged letter.", current=None)
    answer = client.get("/api/v1/editions/event/lwow/2/since/").json()
    assert answer["withdrawal"]["reason"] == "It rested on a forged letter."
    assert (answer["current"], answer["changes"]) == (None, [])


@pytest.mark.parametrize("number", ["0", "3", "999999999999"])
def test_an_edition_that_was_never_made_is_not_found(client, second, number):
    assert client.get(f"/api/v1/editions/event/lwow/{number}/since/").status_code == 404


@pytest.mark.parametrize("query", ["?language=xx", "?language=vi&language=en", "?lang=vi"])
def test_a_parameter_that_is_not_known_is_refused_by_name(client, second, query):
    response = client.get(f"/api/v1/editions/event/lwow/1/since/{query}")
    assert response.status_code == 400
    assert list(response.json()) == [query[1:].partition("=")[0]]
