from datetime import timedelta

import pytest

from conferences.models import Edition
from conferences.rendering.values import CitationView, FactValue
from sources.editorial.guard import Permit, permitting
from tests.factories.editions import AT, publish, withdraw
from tests.factories.published import named, state_claim, state_question, stated_fact

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"


def test_list_holds_all_editions_the_newest_first(client):
    first = publish("lwow", title="Lwów")
    second = publish(of=first, title="Lwów conference", at=AT + timedelta(days=1))
    withdraw(second, "It rested on a forged letter.", current=first)
    common = {
        "key": "lwow",
        "kind": "event",
        "published_by": "reviewer",
        "written_by": ["editor"],
        "summary": "First edition.",
        "nature": "",
        "is_correction": False,
        "languages": ["en"],
        "previous_digest": "",
    }
    assert client.get("/api/v1/editions/").json()["results"] == [
        {
            **common,
            "number": 2,
            "address": f"{SITE}/events/lwow/v/2/",
            "addresses": {"en": f"{SITE}/events/lwow/v/2/"},
            "is_current": False,
            "titles": {"en": "Lwów conference"},
            "published_at": "2026-11-04T10:00:00Z",
            "change": {"number": 2, "digest": "0" * 64},
            "digest": second.digest,
            "withdrawal": {
                "at": "2026-11-03T10:00:00Z",
                "reason": "It rested on a forged letter.",
            },
        },
        {
            **common,
            "number": 1,
            "address": f"{SITE}/events/lwow/v/1/",
            "addresses": {"en": f"{SITE}/events/lwow/v/1/"},
            "is_current": True,
            "titles": {"en": "Lwów"},
            "published_at": "2026-11-03T10:00:00Z",
            "change": {"number": 1, "digest": "0" * 64},
            "digest": first.digest,
            "withdrawal": None,
        },
    ]


def test_one_edition_has_its_text_as_it_was_in_each_language(client):
    place = publish("zakopane", "place")
    texts = {"vi": ("Hội nghị", "<p>Chữ</p>"), "en": ("Conference", "<p>Words &amp; notes</p>")}
    event = publish(
        "zakopane-feb",
        texts=texts,
        summaries={"en": "Third of four."},
        facts=[stated_fact("place", FactValue((), ref=named("place", "zakopane")))],
    )
    with permitting(Permit.HISTORY):
        rests_on = {str(place.work_id): 4, "00000000-0000-0000-0000-000000000000": 2}
        Edition.objects.filter(pk=event.pk).update(rests_on=rests_on)
    state_claim(event, "began-feb")
    state_question(event, "when")
    listed = client.get("/api/v1/editions/?kind=event").json()["results"][0]
    work = client.get("/api/v1/events/zakopane-feb/").json()
    assert client.get("/api/v1/editions/event/zakopane-feb/1/").json() == {
        **listed,
        "texts": [
            {
                "language": "en",
                "title": "Conference",
                "description": "Third of four.",
                "address": f"{SITE}/events/zakopane-feb/v/1/",
                "html": "<p>Words &amp; notes</p>",
                "plain": "<p>Words &amp; notes</p>",
            },
            {
                "language": "vi",
                "title": "Hội nghị",
                "description": "",
                "address": f"{SITE}/vi/events/zakopane-feb/v/1/",
                "html": "<p>Chữ</p>",
                "plain": "<p>Chữ</p>",
            },
        ],
        "facts": work["facts"],
        "questions": work["questions"],
        "claims": work["claims"],
        "readings": [],
        "rests_on": [
            {
                "kind": "place",
                "key": "zakopane",
                "address": f"{SITE}/places/zakopane/",
                "change": 4,
            }
        ],
    }


def test_old_edition_leads_to_its_own_page_for_what_it_states(client):
    first = publish("lwow")
    state_claim(first, "was-in-lwow")
    state_question(first, "where")
    publish(of=first)
    told = client.get("/api/v1/editions/event/lwow/1/").json()
    assert [told["claims"][0]["address"], told["questions"][0]["address"]] == [
        f"{SITE}/events/lwow/v/1/#claim-was-in-lwow",
        f"{SITE}/events/lwow/v/1/#question-where",
    ]


def test_withdrawn_edition_says_why_and_nothing_that_it_stated(client):
    edition = publish(
        "lwow",
        texts={"en": ("Lwów", "<p>canary</p>")},
        facts=[stated_fact("date", FactValue((), edtf="1939", words={"en": "canary"}))],
    )
    state_claim(edition, "was-in-lwow", statement={"en": "canary"})
    state_question(edition, "where", text={"en": "canary"})
    withdraw(edition, "It rested on a forged letter.")
    answer = client.get("/api/v1/editions/event/lwow/1/")
    told = answer.json()
    assert (told["withdrawal"]["reason"], told["titles"]) == (
        "It rested on a forged letter.",
        {"en": "Lwów"},
    )
    stated = ("texts", "facts", "questions", "claims", "rests_on")
    assert [told[name] for name in stated] == [[]] * 5
    assert b"canary" not in answer.content


@pytest.mark.parametrize(
    "address", ["event/lwow/2/", "event/lwow/0/", "person/lwow/1/", f"event/lwow/{10**30}/"]
)
def test_edition_that_never_was_is_not_found(client, address):
    publish("lwow")
    answer = client.get(f"/api/v1/editions/{address}")
    assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"), [("/api/v1/editions/", 1), ("/api/v1/editions/event/event-0/1/", 6)]
)
def test_queries_do_not_grow_with_the_editions(
    client, django_assert_num_queries, address, queries, rows
):
    for number in range(rows):
        event = publish(f"event-{number}")
        for each in range(rows):
            key = f"claim-{number}-{each}"
            state_claim(event, key, CitationView("rees2008", "supports"))
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
