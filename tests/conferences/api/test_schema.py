import json

import pytest
import yaml
from django.core.management import call_command
from openapi_spec_validator import validate

from conferences.rendering.values import CitationView, FactValue
from tests.factories.editions import publish, withdraw
from tests.factories.published import named, state_claim, state_question, stated_fact

KEYED = ("events", "people", "places", "organisations", "sources", "questions", "claims")


@pytest.fixture
def schema(client):
    return client.get("/api/v1/schema/").json()


def test_schema_is_valid_openapi(schema):
    validate(schema)
    assert schema["openapi"].startswith("3.")


def test_schema_is_made_without_a_warning(tmp_path):
    path = tmp_path / "schema.yaml"
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(path))
    assert yaml.safe_load(path.read_text())["info"]["title"] == "Variorum"


def test_schema_is_the_same_in_json_and_in_yaml(client, schema):
    as_yaml = client.get("/api/v1/schema/?format=yaml")
    assert as_yaml.headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert yaml.safe_load(as_yaml.content) == schema


def test_schema_describes_every_address_and_no_writing(schema):
    described = {
        path: sorted(ways)
        for path, ways in schema["paths"].items()
        if not path.startswith("/api/v1/desk/")
    }
    lists = [f"/api/v1/{word}/" for word in (*KEYED, "editions")]
    details = [f"/api/v1/{word}/{{key}}/" for word in KEYED]
    edition = "/api/v1/editions/{kind}/{key}/{number}/"
    since = f"{edition}since/"
    assert described == {
        path: ["get"] for path in ("/api/v1/", "/api/v1/search/", *lists, *details, edition, since)
    }


@pytest.mark.parametrize(
    ("word", "names"),
    [
        (
            "events",
            ["disputed", "from", "order", "organisation", "person", "place", "q", "reading", "to"],
        ),
        ("people", ["q"]),
        ("places", ["q"]),
        ("organisations", ["q"]),
        ("sources", ["evidence_kind", "q", "type"]),
        ("questions", ["disputed", "entry", "property"]),
        (
            "claims",
            ["entry", "property", "q", "question", "source", "stance", "standing", "via"],
        ),
        ("editions", ["current", "key", "kind", "language"]),
    ],
)
def test_schema_describes_each_parameter_of_a_list_in_words(schema, word, names):
    parameters = schema["paths"][f"/api/v1/{word}/"]["get"]["parameters"]
    assert [each["name"] for each in parameters] == sorted([*names, "cursor", "page_size"])
    assert [each["name"] for each in parameters if not each["description"]] == []


def test_schema_names_what_the_published_rows_decide_nowhere(client, db):
    publish("canary", "place")
    publish("lwow", links=[("place", "place", "canary")])
    assert b"canary" not in client.get("/api/v1/schema/").content


def differences(value, described, schema, path=""):
    """Where an answer is not what the schema says, no more and no less."""
    described = resolved(described, schema)
    if value is None or "type" not in described:
        return [] if described.get("nullable") else [f"{path} is {value!r}"]
    expected = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if type(value) is not expected[described["type"]]:
        return [f"{path} is {type(value).__name__}"]
    if "enum" in described and value not in described["enum"]:
        return [f"{path} is {value!r}"]
    if isinstance(value, dict):
        return differences_in_object(value, described, schema, path)
    return [
        each
        for number, item in enumerate(value if isinstance(value, list) else ())
        for each in differences(item, described["items"], schema, f"{path}[{number}]")
    ]


def differences_in_object(value, described, schema, path):
    if "properties" not in described:
        described = {"properties": dict.fromkeys(value, described["additionalProperties"])}
        described["required"] = list(value)
    names = set(value) ^ set(described["properties"]) | set(value) ^ set(described["required"])
    return [f"{path}.{name} is only on one side" for name in sorted(names)] + [
        each
        for name in set(value) - names
        for each in differences(
            value[name], described["properties"][name], schema, f"{path}.{name}"
        )
    ]


def resolved(described, schema):
    """A description with its references followed, and its choices gathered."""
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return resolved(schema["components"]["schemas"][name], schema)
    if "allOf" in described:
        (one,) = described["allOf"]
        return {**resolved(one, schema), "nullable": described.get("nullable", False)}
    if "oneOf" in described:
        parts = [resolved(part, schema) for part in described["oneOf"]]
        return {"type": "string", "enum": [each for part in parts for each in part["enum"]]}
    return described


def answers(client):
    """Each address as the schema has it, and one at which something of every kind is found."""
    value = FactValue(
        ("began-feb",),
        edtf="1940",
        words={"en": "1940"},
        ref=named("place", "zakopane"),
        side=named("organisation", "gestapo"),
    )
    for kind in ("person", "place", "organisation", "source", "event"):
        edition = publish("zakopane", kind, facts=[stated_fact("place", value)])
    state_question(edition, "when", "began-feb", would_settle={"en": "The minutes."})
    citations = CitationView("rees2008", "supports", via="zakopane", consulted="second_hand")
    state_claim(
        edition, "began-feb", citations, concerns=(named("place", "zakopane"),), question="when"
    )
    withdraw(publish(of=edition), current=edition)
    for word in KEYED:
        key = {"questions": "when", "claims": "began-feb"}.get(word, "zakopane")
        yield f"/api/v1/{word}/", f"/api/v1/{word}/"
        yield f"/api/v1/{word}/{{key}}/", f"/api/v1/{word}/{key}/"
    yield "/api/v1/", "/api/v1/"
    yield "/api/v1/editions/", "/api/v1/editions/"
    for number in (1, 2):
        address = f"/api/v1/editions/event/zakopane/{number}/"
        yield "/api/v1/editions/{kind}/{key}/{number}/", address


def test_answers_are_what_the_schema_says_no_more_and_no_less(client, db, schema):
    found = {}
    for path, address in answers(client):
        responses = schema["paths"][path]["get"]["responses"]
        described = responses["200"]["content"]["application/json"]["schema"]
        answer = client.get(address)
        assert answer.status_code == 200
        found[address] = differences(json.loads(answer.content), described, schema)
    assert found == {address: [] for address in found}


def test_a_field_that_the_schema_lacks_is_found(schema):
    described = {"$ref": "#/components/schemas/Withdrawal"}
    assert differences({"at": "2026", "reason": 1, "by": "x"}, described, schema) == [
        ".by is only on one side",
        ".reason is int",
    ]
