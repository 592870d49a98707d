"""The search for machines."""

import pytest

from conferences.services.search.rebuilding import rebuild_index
from tests.conferences.api.test_schema import differences
from tests.factories.editions import dated, fact, publish

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture
def entries(settings):
    settings.SITE_ADDRESS = SITE
    publish(
        "lwow",
        kind="place",
        title="Lwów",
        texts={"en": ("Lwów", "Called Lemberg once.")},
        facts=[fact("name", dated("", de="Lemberg"), dated("", uk="Львів"))],
    )
    publish(
        "meeting",
        title="Meeting",
        texts={"en": ("Meeting", "It was in Lemberg.")},
        is_disputed=True,
        span=("1939-10-01", "1939-10-31"),
        links=[("place", "place", "lwow")],
    )
    rebuild_index()


def get(client, query: str):
    answer = client.get(f"/api/v1/search/?{query}")
    assert answer.status_code == 200
    return answer.json()


def test_what_is_found_is_told_in_full(client, entries):
    assert get(client, "q=lemberg+nowhere&kind=place")["missing"] == ["nowhere"]
    assert get(client, "q=lemberg") == {
        "total": 2,
        "is_cut": False,
        "pages": 1,
        "counts": {
            "kind": {"place": 1, "event": 1},
            "place": {"lwow": 1},
            "person": {},
            "organisation": {},
            "year": {"1939": 1},
            "standing": {"disputed": 1},
            "language": {"en": 2},
        },
        "missing": [],
        "left_out": [],
        "results": [
            {
                "kind": "place",
                "key": "lwow",
                "address": f"{SITE}/places/lwow/",
                "titles": {"en": "Lwów"},
                "edition": 1,
                "standing": "",
                "names": ["Lemberg"],
                "snippet": [
                    {"text": "Called ", "is_match": False},
                    {"text": "Lemberg", "is_match": True},
                    {"text": " once.", "is_match": False},
                ],
                "snippet_language": "en",
            },
            {
                "kind": "event",
                "key": "meeting",
                "address": f"{SITE}/events/meeting/",
                "titles": {"en": "Meeting"},
                "edition": 1,
                "standing": "disputed",
                "names": [],
                "snippet": [
                    {"text": "It was in ", "is_match": False},
                    {"text": "Lemberg", "is_match": True},
                    {"text": ".", "is_match": False},
                ],
                "snippet_language": "en",
            },
        ],
    }


def test_answers_are_what_the_schema_says(client, entries):
    schema = client.get("/api/v1/schema/").json()
    operation = schema["paths"]["/api/v1/search/"]["get"]
    described = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert differences(get(client, "q=lemberg"), described, schema) == []
    names = {each["name"] for each in operation["parameters"]}
    assert names == {
        *("q", "page", "kind", "place", "person", "organisation", "year", "standing", "language")
    }


def test_properties_narrow(client, entries):
    found = get(client, "q=lemberg&place=lwow&year=1939&standing=disputed")
    assert [each["key"] for each in found["results"]] == ["meeting"]
    assert get(client, "") == {
        "total": 0,
        "is_cut": False,
        "pages": 1,
        "counts": {},
        "missing": [],
        "left_out": [],
        "results": [],
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=%00", ["q"]),
        (f"q={'x' * 10_000}", ["q"]),
        ("q=a&q=b", ["q"]),
        ("page=0", ["page"]),
        ("page=x", ["page"]),
        ("kind=a%20b", ["kind"]),
        ("colour=red", ["colour"]),
    ],
)
def test_what_cannot_be_asked_is_refused_by_the_name_of_its_parameter(client, db, query, names):
    answer = client.get(f"/api/v1/search/?{query}")
    assert answer.status_code == 400
    assert list(answer.json()) == names


def test_a_page_that_is_not_there_is_told_so(client, entries):
    assert client.get("/api/v1/search/?q=lemberg&page=2").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_a_search_costs_a_fixed_number_of_queries(client, count, django_assert_num_queries):
    for number in range(count):
        publish(f"e{number}", title=f"Meeting {number}")
    rebuild_index()
    # Postings, documents, editions, texts.
    with django_assert_num_queries(4):
        assert get(client, "q=meeting")["total"] == count
