import pytest

from conferences.rendering.values import CitationView, FactValue
from tests.factories.editions import publish, rename, withdraw
from tests.factories.published import named, state_claim, state_question, stated_fact

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"
WORDS = ("events", "people", "places", "organisations", "sources")
KINDS = ("event", "person", "place", "organisation", "source")


def zakopane():
    place = publish("zakopane", "place")
    date = FactValue(
        ("began-feb",), edtf="1940-02-20", words={"en": "20 February 1940", "vi": "20/2/1940"}
    )
    where = FactValue(("was-there",), ref=named("place", "zakopane"), certainty="probable")
    who = FactValue(
        ("was-there",),
        ref=named("person", "rita-zimmer"),
        role="secretary",
        side=named("organisation", "gestapo"),
    )
    event = publish(
        "zakopane-feb",
        texts={"en": ("Zakopane conference", "<p>A</p>"), "vi": ("Hội nghị", "<p>B</p>")},
        summaries={"en": "Third of four."},
        kind_words="meeting",
        span=("1940-02-20", "1940-02-20"),
        is_disputed=True,
        facts=[
            stated_fact("date", date, question="when", standing="disputed", has_uncited=True),
            stated_fact("place", where, standing="one source"),
            stated_fact("participant", who),
        ],
    )
    return place, event


def test_event_in_a_list_has_everything_that_its_facts_say(client):
    _place, event = zakopane()
    answer = client.get("/api/v1/events/")
    assert answer.json() == {
        "next": None,
        "previous": None,
        "results": [
            {
                "key": "zakopane-feb",
                "kind": "event",
                "address": f"{SITE}/events/zakopane-feb/",
                "addresses": {
                    "en": f"{SITE}/events/zakopane-feb/",
                    "vi": f"{SITE}/vi/events/zakopane-feb/",
                },
                "titles": {"en": "Zakopane conference", "vi": "Hội nghị"},
                "summary": {"en": "Third of four."},
                "kind_words": "meeting",
                "edition": {
                    "number": 1,
                    "address": f"{SITE}/events/zakopane-feb/v/1/",
                    "published_at": "2026-11-03T10:00:00Z",
                    "languages": ["en", "vi"],
                    "digest": event.digest,
                },
                "earliest": "1940-02-20",
                "latest": "1940-02-20",
                "is_disputed": True,
                "facts": [
                    {
                        "kind": "date",
                        "question": "when",
                        "standing": "disputed",
                        "has_uncited": True,
                        "values": [
                            {
                                "edtf": "1940-02-20",
                                "words": {"en": "20 February 1940", "vi": "20/2/1940"},
                                "ref": None,
                                "role": "",
                                "side": None,
                                "certainty": "certain",
                                "rank": "normal",
                                "standing": "disputed",
                                "claims": ["began-feb"],
                            }
                        ],
                    },
                    {
                        "kind": "place",
                        "question": "",
                        "standing": "one source",
                        "has_uncited": False,
                        "values": [
                            {
                                "edtf": "",
                                "words": {},
                                "ref": {
                                    "kind": "place",
                                    "key": "zakopane",
                                    "titles": {"en": "Zakopane"},
                                    "address": f"{SITE}/places/zakopane/",
                                },
                                "role": "",
                                "side": None,
                                "certainty": "probable",
                                "rank": "normal",
                                "standing": "one source",
                                "claims": ["was-there"],
                            }
                        ],
                    },
                    {
                        "kind": "participant",
                        "question": "",
                        "standing": "agreed",
                        "has_uncited": False,
                        "values": [
                            {
                                "edtf": "",
                                "words": {},
                                "ref": {
                                    "kind": "person",
                                    "key": "rita-zimmer",
                                    "titles": {"en": "Rita-zimmer"},
                                    "address": None,
                                },
                                "role": "secretary",
                                "side": {
                                    "kind": "organisation",
                                    "key": "gestapo",
                                    "titles": {"en": "Gestapo"},
                                    "address": None,
                                },
                                "certainty": "certain",
                                "rank": "normal",
                                "standing": "agreed",
                                "claims": ["was-there"],
                            }
                        ],
                    },
                ],
            }
        ],
    }
    assert answer.headers["Content-Type"] == "application/json"


def test_one_event_has_its_questions_and_claims_in_order_besides(client):
    _place, event = zakopane()
    state_question(event, "when", "began-feb")
    state_claim(event, "second", position=2)
    state_claim(event, "first", position=1)
    listed = client.get("/api/v1/events/").json()["results"][0]
    detail = client.get("/api/v1/events/zakopane-feb/").json()
    stated = {name: detail.pop(name) for name in ("questions", "claims")}
    assert detail == listed
    assert stated == {
        "questions": [client.get("/api/v1/questions/").json()["results"][0]],
        "claims": [client.get(f"/api/v1/claims/{key}/").json() for key in ("first", "second")],
    }


@pytest.mark.parametrize(("word", "kind"), list(zip(WORDS, KINDS, strict=True)))
def test_list_holds_the_published_works_of_its_kind_alone(client, word, kind):
    for each in KINDS:
        publish(f"one-{each}", each)
    listed = client.get(f"/api/v1/{word}/").json()["results"]
    found = client.get(f"/api/v1/{word}/one-{kind}/").json()
    assert [(row["key"], row["kind"], row["address"]) for row in (*listed, found)] == [
        (f"one-{kind}", kind, f"{SITE}/{word}/one-{kind}/")
    ] * 2


def test_only_the_current_edition_is_told(client):
    first = publish("lwow", title="Lwów")
    publish(of=first, title="Lwów conference")
    rows = client.get("/api/v1/events/").json()["results"]
    assert [(row["titles"], row["edition"]["number"]) for row in rows] == [
        ({"en": "Lwów conference"}, 2)
    ]


def test_work_whose_editions_are_withdrawn_is_as_if_it_were_not_there(client):
    withdraw(publish("lwow"))
    missing = client.get("/api/v1/events/krakow/")
    withdrawn = client.get("/api/v1/events/lwow/")
    assert client.get("/api/v1/events/").json()["results"] == []
    assert (withdrawn.status_code, withdrawn.content) == (404, missing.content)
    assert missing.json() == {"detail": "Not found."}


def test_work_of_another_kind_is_not_found_by_its_key(client):
    publish("zakopane", "place")
    assert client.get("/api/v1/events/zakopane/").status_code == 404


def test_named_work_is_led_to_where_it_is_found_now(client):
    place, _event = zakopane()
    rename(place, "zakopane-town")
    facts = client.get("/api/v1/events/zakopane-feb/").json()["facts"]
    assert facts[1]["values"][0]["ref"]["address"] == f"{SITE}/places/zakopane-town/"


def test_addresses_are_never_taken_from_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(3):
        publish(f"event-{number}")
    for address in ("/api/v1/", "/api/v1/events/?page_size=1", "/api/v1/editions/?page_size=1"):
        answer = client.get(address, headers={"host": "elsewhere.example"})
        assert (answer.status_code, b"elsewhere" in answer.content) == (200, False)


def test_unchanged_answer_is_not_sent_again(client):
    publish("lwow")
    first = client.get("/api/v1/events/lwow/")
    again = client.get("/api/v1/events/lwow/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_tag_changes_when_a_named_work_moves(client):
    place, _event = zakopane()
    tags = [client.get("/api/v1/events/zakopane-feb/").headers["ETag"]]
    rename(place, "zakopane-town")
    tags.append(client.get("/api/v1/events/zakopane-feb/").headers["ETag"])
    assert tags[0] != tags[1]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # Readings and facets of events, and traits of sources, are read to refuse other values.
        ("/api/v1/events/", 6),
        ("/api/v1/people/", 2),
        ("/api/v1/places/", 2),
        ("/api/v1/organisations/", 2),
        ("/api/v1/sources/", 3),
        ("/api/v1/events/event-0/", 4),
        ("/api/v1/sources/source-0/", 4),
    ],
)
def test_queries_do_not_grow_with_what_is_found(
    client, django_assert_num_queries, address, queries, rows
):
    for number in range(rows):
        for kind in KINDS:
            edition = publish(
                f"{kind}-{number}",
                kind,
                facts=[stated_fact("place", FactValue((), ref=named("place", "place-0")))],
            )
            for each in range(rows):
                key = f"{kind}-{number}-{each}"
                state_claim(edition, key, CitationView(f"source-{each}", "supports"))
                state_question(edition, key, key)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
