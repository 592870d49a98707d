import pytest

from conferences.rendering.values import CitationView, FactValue
from tests.factories.editions import publish, withdraw
from tests.factories.published import state_claim, state_question, stated_fact

pytestmark = pytest.mark.django_db


def keys(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return [row["key"] for row in answer.json()["results"]]


@pytest.fixture
def meetings(db):
    publish("lwow-place", "place", title="Lwów")
    publish("hans-frank", "person", title="Hans Frank")
    publish("gestapo", "organisation", title="Gestapo")
    publish(
        "lwow",
        title="Lwów conference",
        span=("1939-10-27", "1939-10-31"),
        links=[("place", "place", "lwow-place"), ("organisation", "organisation", "gestapo")],
    )
    publish(
        "krakow",
        title="Kraków conference",
        span=("1940-03-29", "1940-03-31"),
        links=[("participant", "person", "hans-frank")],
        is_disputed=True,
    )
    publish("abduction", title="An undated abduction")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["lwow", "krakow", "abduction"]),
        ("from=1940", ["krakow"]),
        ("to=1939-12", ["lwow"]),
        ("from=1939-10-31&to=1940-03-29", ["lwow", "krakow"]),
        ("from=1941", []),
        ("place=lwow-place", ["lwow"]),
        ("organisation=gestapo", ["lwow"]),
        ("person=hans-frank", ["krakow"]),
        ("disputed=true", ["krakow"]),
        ("disputed=false", ["lwow", "abduction"]),
        ("disputed=", ["lwow", "krakow", "abduction"]),
        ("q=krakow", ["krakow"]),
        ("q=CONFERENCE+lw%C3%B3w", ["lwow"]),
        ("q=%21%3F", []),
        ("order=title", ["abduction", "krakow", "lwow"]),
    ],
)
def test_events_are_narrowed_as_on_their_page(client, meetings, query, found):
    assert keys(client, f"events/?{query}") == found


def test_facet_finds_what_any_answer_says_and_nothing_withdrawn(client, meetings):
    event = publish("tarnow", links=[("place", "place", "lwow-place")])
    withdraw(event)
    assert keys(client, "events/?place=lwow-place") == ["lwow"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("people/?q=frank", ["hans-frank"]),
        ("people/?q=eichmann", []),
        ("places/?q=lwow", ["lwow-place"]),
        ("organisations/?q=GESTAPO", ["gestapo"]),
    ],
)
def test_other_works_are_found_by_their_words(client, meetings, address, found):
    assert keys(client, address) == found


def test_sources_are_narrowed_by_type_and_kind_of_evidence(client):
    for key, kind, evidence in (("rees2008", "book", "secondary"), ("pravda", "article", "press")):
        facts = [
            stated_fact(name, FactValue((), words={"und": words}))
            for name, words in (("type", kind), ("evidence_kind", evidence))
        ]
        publish(key, "source", facts=facts)
    assert keys(client, "sources/?type=book") == ["rees2008"]
    assert keys(client, "sources/?evidence_kind=press") == ["pravda"]
    assert keys(client, "sources/?type=book&evidence_kind=press") == []


@pytest.fixture
def claims(db):
    event, place = publish("zakopane", title="Zakopane"), publish("zakopane", "place")
    state_claim(
        event,
        "began-feb",
        CitationView("rees2008", "supports", locator="p. 54"),
        CitationView("paul2006", "disputes", via="rees2008", consulted="second_hand"),
        statement={"en": "It began on 20 February.", "vi": "Bắt đầu ngày 20 tháng 2."},
        question="when",
        property="date",
        standing="disputed",
    )
    state_claim(
        event,
        "began-mar",
        CitationView("paul2006", "supports"),
        statement={"en": "It began in March."},
        question="when",
        property="date",
        standing="one source",
    )
    state_claim(place, "lies-south", statement={"en": "It lies south of Kraków."})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["began-feb", "began-mar", "lies-south"]),
        ("entry=zakopane", ["began-feb", "began-mar", "lies-south"]),
        ("entry=place:zakopane", ["lies-south"]),
        ("entry=person:zakopane", []),
        ("question=when", ["began-feb", "began-mar"]),
        ("property=date", ["began-feb", "began-mar"]),
        ("property=dat", []),
        ("standing=one+source", ["began-mar"]),
        ("standing=agreed", ["lies-south"]),
        ("source=paul2006", ["began-feb", "began-mar"]),
        ("via=rees2008", ["began-feb"]),
        ("stance=disputes", ["began-feb"]),
        ("source=paul2006&stance=disputes", ["began-feb"]),
        ("source=rees2008&stance=disputes", []),
        ("source=rees2008&via=rees2008", []),
        ("q=began+it", ["began-feb", "began-mar"]),
        ("q=MARCH", ["began-mar"]),
        ("q=b%E1%BA%AFt+th%C3%A1ng", ["began-feb"]),
        ("q=bat+thang", ["began-feb"]),
        ("q=KRAKOW", ["lies-south"]),
        ("q=began+th%C3%A1ng", []),
        ("q=.*", []),
        ("q=%5B", []),
        ("q=100%25", []),
        ("q=+", ["began-feb", "began-mar", "lies-south"]),
    ],
)
def test_claims_are_narrowed_by_what_they_say_and_by_their_evidence(client, claims, query, found):
    assert keys(client, f"claims/?{query}") == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["when", "where", "who"]),
        ("entry=lwow", ["when", "where"]),
        ("entry=person:hans-frank", ["who"]),
        ("property=place", ["where"]),
        ("disputed=true", ["when"]),
        ("disputed=false", ["where", "who"]),
    ],
)
def test_questions_are_narrowed(client, query, found):
    event, person = publish("lwow"), publish("hans-frank", "person")
    state_question(event, "when", is_disputed=True)
    state_question(event, "where", property="place")
    state_question(person, "who", property="other")
    assert keys(client, f"questions/?{query}") == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [("event", 1), ("event", 2), ("person", 1)]),
        ("kind=person", [("person", 1)]),
        ("key=lwow&current=true", [("event", 2)]),
        ("current=false", [("event", 1)]),
        ("language=vi", [("event", 2)]),
        ("language=en&kind=event", [("event", 1), ("event", 2)]),
    ],
)
def test_editions_are_narrowed(client, query, found):
    first = publish("lwow")
    publish(of=first, texts={"en": ("Lwów", ""), "vi": ("Lwów", "")})
    publish("hans-frank", "person")
    rows = client.get(f"/api/v1/editions/?{query}").json()["results"]
    assert sorted((row["kind"], row["number"]) for row in rows) == found


def test_names_of_works_only_a_draft_names_cannot_be_asked_for(client, meetings):
    earlier = publish("tarnow", links=[("place", "place", "tarnow-place")])
    publish("tarnow-place", "place")
    publish(of=earlier)
    never = client.get("/api/v1/events/?place=nowhere")
    dropped = client.get("/api/v1/events/?place=tarnow-place")
    said = "Select a valid choice. {} is not one of the available choices."
    assert (never.status_code, never.json()) == (400, {"place": [said.format("nowhere")]})
    assert (dropped.status_code, dropped.json()) == (400, {"place": [said.format("tarnow-place")]})
