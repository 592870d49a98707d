from itertools import product

import pytest
from django.db import models

from conferences.models import Edition, PublishedClaim, PublishedQuestion
from tests.factories.editions import publish
from tests.factories.published import state_claim, state_question

pytestmark = pytest.mark.django_db

MODELS = {
    "events": Edition,
    "people": Edition,
    "places": Edition,
    "organisations": Edition,
    "sources": Edition,
    "questions": PublishedQuestion,
    "claims": PublishedClaim,
    "editions": Edition,
}
LOOKUPS = (
    *("exact", "iexact", "contains", "icontains", "startswith", "regex"),
    *("gt", "lte", "in", "range", "isnull", "year"),
)
DATE = "Give a year, a month or a day: 1939, 1939-11 or 1939-11-30."
NUL = "Null characters are not allowed."
NAME = "Give the key of a work, or its kind and key: zakopane, place:zakopane."


def chosen(value):
    return f"Select a valid choice. {value} is not one of the available choices."


@pytest.mark.parametrize("word", MODELS)
def test_unknown_parameter_is_refused_by_name(client, word):
    answer = client.get(f"/api/v1/{word}/?since=1939")
    assert answer.status_code == 400
    assert answer.json() == {"since": ["There is no such parameter here."]}


@pytest.mark.parametrize(
    "address",
    ["", "schema/", "events/lwow/", "claims/c/", "questions/q/", "editions/event/lwow/1/"],
)
def test_addresses_of_one_thing_take_no_parameter(client, address):
    event = publish("lwow")
    state_claim(event, "c")
    state_question(event, "q")
    assert client.get(f"/api/v1/{address}").status_code == 200
    answer = client.get(f"/api/v1/{address}?expand=drafts")
    assert answer.status_code == 400
    assert answer.json() == {"expand": ["There is no such parameter here."]}


def paths(model, depth, before=()):
    """Every way through the models that a lookup could take."""
    for field in model._meta.get_fields():
        path = (*before, field.name)
        yield path
        related = field.related_model
        if depth > 1 and isinstance(related, type) and issubclass(related, models.Model):
            yield from paths(related, depth - 1, path)


@pytest.mark.parametrize("word", ["events", "questions", "claims", "editions"])
def test_no_way_through_the_models_is_a_parameter(client, word):
    ways = {"__".join(path) for path in paths(MODELS[word], depth=4)}
    asked = sorted(f"{way}__{lookup}" for way, lookup in product(ways, LOOKUPS))
    assert len(asked) > 4000
    # More at once than a request may have are refused before anything is looked at.
    for first in range(0, len(asked), 10_000):
        part = asked[first : first + 10_000]
        answer = client.get(f"/api/v1/{word}/", dict.fromkeys(part, "1"))
        assert (answer.status_code, sorted(answer.json())) == (400, part)


def test_parameter_given_twice_is_refused(client):
    answer = client.get("/api/v1/events/?q=lwow&q=krakow")
    assert (answer.status_code, answer.json()) == (400, {"q": ["Give this parameter once."]})


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("events/?from=soon", {"from": [DATE]}),
        ("events/?to=1939-02-30", {"to": [DATE]}),
        ("events/?from=19%00", {"from": [NUL]}),
        ("events/?q=%00", {"q": [NUL]}),
        (
            f"events/?q={'x' * 201}",
            {"q": ["Ensure this value has at most 200 characters (it has 201)."]},
        ),
        ("events/?place=%00", {"place": [chosen("\x00")]}),
        ("events/?disputed=maybe", {"disputed": [chosen("maybe")]}),
        ("events/?order=-pk", {"order": [chosen("-pk")]}),
        ("sources/?type=rumour", {"type": [chosen("rumour")]}),
        ("people/?q=%00", {"q": [NUL]}),
        ("questions/?disputed=1", {"disputed": [chosen("1")]}),
        ("questions/?property=when", {"property": [chosen("when")]}),
        ("questions/?entry=draft:lwow", {"entry": [NAME]}),
        ("claims/?entry=%00", {"entry": [NAME, NUL]}),
        ("claims/?entry=lw%C3%B3w", {"entry": [NAME]}),
        ("claims/?standing=proven", {"standing": [chosen("proven")]}),
        ("claims/?stance=likes", {"stance": [chosen("likes")]}),
        ("claims/?source=%00", {"source": [NUL]}),
        ("claims/?q=%00", {"q": [NUL]}),
        ("editions/?kind=claim", {"kind": [chosen("claim")]}),
        ("editions/?language=pl", {"language": [chosen("pl")]}),
        ("editions/?current=yes", {"current": [chosen("yes")]}),
        ("editions/?key=%00", {"key": [NUL]}),
    ],
)
def test_malformed_value_is_refused_by_the_name_of_its_parameter(client, query, problem):
    answer = client.get(f"/api/v1/{query}")
    assert (answer.status_code, answer.json()) == (400, problem)


# In addresses half a character is no character, and is read as U+FFFD.
BAD = ("%ED%A0%80", "%FF", "%00", "%EF%BF%BF", "%E2%80%AE", "'", '"', "%25", "%5C", "a" * 5000)


@pytest.mark.parametrize("word", MODELS)
def test_no_value_of_any_parameter_fails_the_server(client, word):
    state_claim(publish("lwow"), "was-in-lwow")
    described = client.get("/api/v1/schema/").json()["paths"][f"/api/v1/{word}/"]["get"]
    names = [parameter["name"] for parameter in described["parameters"]]
    for name, bad in product(names, BAD):
        assert client.get(f"/api/v1/{word}/?{name}={bad}").status_code in (200, 400)


def test_name_of_a_parameter_is_given_back_without_what_cannot_be_seen(client):
    answer = client.get("/api/v1/events/?a%00%E2%80%AEb=1")
    assert answer.json() == {"ab": ["There is no such parameter here."]}


def test_errors_are_in_one_language_whatever_the_reader_prefers(client):
    client.cookies["django_language"] = "vi"
    answer = client.get("/api/v1/events/?from=soon", headers={"accept-language": "vi"})
    assert answer.json() == {"from": [DATE]}


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("text/html,*/*;q=0.8", 200),
        ("text/html", 406),
        ("application/xml", 406),
    ],
)
def test_answers_are_json_alone(client, accept, status):
    answer = client.get("/api/v1/events/", headers={"accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
