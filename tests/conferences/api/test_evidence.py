import pytest

from conferences.rendering.values import CitationView
from tests.factories.editions import publish, withdraw
from tests.factories.published import named, state_claim, state_question

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"


def test_claim_has_its_standing_and_all_its_citations(client):
    publish("rees2008", "source")
    publish("zakopane", "place")
    event = publish("zakopane-feb", title="Zakopane conference")
    state_claim(
        event,
        "began-feb",
        CitationView(
            "rees2008",
            "supports",
            locator="p. 54",
            quotation="On 20 February",
            quotation_language="en",
            translation="Ngày 20 tháng 2",
            translator="The editors",
            note="Gives no source.",
        ),
        CitationView("paul2006", "disputes", via="rees2008", consulted="second_hand"),
        concerns=(named("place", "zakopane"), named("place", "krakow")),
        statement={"en": "It began on 20 February 1940.", "vi": "Bắt đầu ngày 20/2/1940."},
        question="when",
        property="date",
        value="1940-02-20",
        value_words={"en": "20 February 1940"},
        standing="disputed",
        standing_override="disputed",
        standing_reason="One letter is forged.",
        rank="preferred",
        rank_reason="Nearest in time.",
    )
    assert client.get("/api/v1/claims/began-feb/").json() == {
        "key": "began-feb",
        "address": f"{SITE}/events/zakopane-feb/#claim-began-feb",
        "permanent_address": f"{SITE}/events/zakopane-feb/v/1/#claim-began-feb",
        "work": {
            "kind": "event",
            "key": "zakopane-feb",
            "titles": {"en": "Zakopane conference"},
            "address": f"{SITE}/events/zakopane-feb/",
        },
        "edition": {
            "number": 1,
            "address": f"{SITE}/events/zakopane-feb/v/1/",
            "published_at": "2026-11-03T10:00:00Z",
            "languages": ["en"],
            "digest": event.digest,
        },
        "position": 1,
        "statement": {
            "en": "It began on 20 February 1940.",
            "vi": "Bắt đầu ngày 20/2/1940.",
        },
        "property": "date",
        "value": "1940-02-20",
        "value_words": {"en": "20 February 1940"},
        "question": "when",
        "standing": "disputed",
        "standing_words": {"en": "disputed"},
        "standing_is_overruled": True,
        "standing_reason": "One letter is forged.",
        "rank": "preferred",
        "rank_reason": "Nearest in time.",
        "concerns": [
            {
                "kind": "place",
                "key": "zakopane",
                "titles": {"en": "Zakopane"},
                "address": f"{SITE}/places/zakopane/",
            },
            {"kind": "place", "key": "krakow", "titles": {"en": "Krakow"}, "address": None},
        ],
        "citations": [
            {
                "source": {
                    "key": "rees2008",
                    "short": "Rees2008",
                    "address": f"{SITE}/sources/rees2008/",
                },
                "via": None,
                "locator": "p. 54",
                "stance": "supports",
                "quotation": "On 20 February",
                "quotation_language": "en",
                "translation": "Ngày 20 tháng 2",
                "translator": "The editors",
                "note": "Gives no source.",
                "consulted": "original",
            },
            {
                "source": {"key": "paul2006", "short": "Paul2006", "address": None},
                "via": {
                    "key": "rees2008",
                    "short": "Rees2008",
                    "address": f"{SITE}/sources/rees2008/",
                },
                "locator": "",
                "stance": "disputes",
                "quotation": "",
                "quotation_language": "",
                "translation": "",
                "translator": "",
                "note": "",
                "consulted": "second_hand",
            },
        ],
    }


def test_question_has_the_keys_of_its_answers(client):
    event = publish("zakopane-feb", title="Zakopane conference")
    state_question(
        event,
        "when",
        "began-feb",
        "began-mar",
        is_disputed=True,
        would_settle={"en": "The minutes."},
    )
    assert client.get("/api/v1/questions/").json()["results"] == [
        {
            "key": "when",
            "address": f"{SITE}/events/zakopane-feb/#question-when",
            "permanent_address": f"{SITE}/events/zakopane-feb/v/1/#question-when",
            "work": {
                "kind": "event",
                "key": "zakopane-feb",
                "titles": {"en": "Zakopane conference"},
                "address": f"{SITE}/events/zakopane-feb/",
            },
            "edition": {
                "number": 1,
                "address": f"{SITE}/events/zakopane-feb/v/1/",
                "published_at": "2026-11-03T10:00:00Z",
                "languages": ["en"],
                "digest": event.digest,
            },
            "position": 1,
            "property": "date",
            "text": {"en": "When did it begin?"},
            "would_settle": {"en": "The minutes."},
            "is_exclusive": True,
            "is_disputed": True,
            "answers": ["began-feb", "began-mar"],
        }
    ]


def test_one_question_has_all_answers_published_now_of_whatever_entry(client):
    event, person = publish("zakopane-feb"), publish("eichmann", "person")
    state_question(event, "when", "began-feb")
    state_claim(event, "began-feb", question="when")
    state_claim(event, "lasted-a-week", question="how-long")
    state_claim(person, "began-dec", CitationView("rees2008", "supports"), question="when")
    listed = client.get("/api/v1/questions/").json()["results"][0]
    assert client.get("/api/v1/questions/when/").json() == {
        **listed,
        "claims": [
            client.get(f"/api/v1/claims/{key}/").json() for key in ("began-dec", "began-feb")
        ],
    }


def test_claim_of_an_earlier_edition_is_not_told(client):
    first = publish("lwow")
    state_claim(first, "was-in-lwow")
    state_question(first, "where")
    publish(of=first)
    for address in ("claims/", "questions/"):
        assert client.get(f"/api/v1/{address}").json()["results"] == []
    for address in ("claims/was-in-lwow/", "questions/where/"):
        assert client.get(f"/api/v1/{address}").status_code == 404


def test_claim_of_a_withdrawn_edition_is_not_told(client):
    edition = publish("lwow")
    state_claim(edition, "was-in-lwow", CitationView("rees2008", "supports"))
    withdraw(edition)
    assert client.get("/api/v1/claims/?source=rees2008").json()["results"] == []
    assert client.get("/api/v1/claims/was-in-lwow/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/api/v1/claims/", 2),
        ("/api/v1/claims/claim-0/", 2),
        ("/api/v1/questions/", 2),
        ("/api/v1/questions/question-0/", 3),
    ],
)
def test_queries_do_not_grow_with_the_evidence(
    client, django_assert_num_queries, address, queries, rows
):
    for number in range(rows):
        event = publish(f"event-{number}")
        state_question(event, f"question-{number}", f"claim-{number}")
        citations = [CitationView(f"source-{each}", "supports") for each in range(rows)]
        state_claim(event, f"claim-{number}", *citations, question="question-0")
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
