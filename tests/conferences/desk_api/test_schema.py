"""The API is described as it is: every route, from the same columns as the desk's forms."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from conferences.desk_api.urls import urlpatterns
from conferences.services.documents.shape import SHAPES, Shape
from sources.editorial.member_forms import typed_fields
from tests.conferences.api.test_schema import differences
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_organisation,
    make_person,
    make_place,
    make_question,
    make_source,
)

WORDS = {
    "event": "events",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "source": "sources",
}
WAYS = {
    "": ["delete", "get", "patch", "put"],
    "changes/": ["get"],
    "changes/{number}/": ["get"],
    "compare/{a}/{b}/": ["get"],
    "undo/{number}/": ["post"],
    "restore/{number}/": ["post"],
    "submit/": ["post"],
}


@pytest.fixture
def schema(client):
    return client.get("/api/v1/schema/").json()


def desk_paths(schema):
    return {
        path: ways for path, ways in schema["paths"].items() if path.startswith("/api/v1/desk/")
    }


def test_every_route_is_described_with_what_it_takes(schema):
    expected = {"/api/v1/desk/batch/": ["post"]}
    for word in WORDS.values():
        expected[f"/api/v1/desk/{word}/"] = ["get", "post"]
        for rest, ways in WAYS.items():
            expected[f"/api/v1/desk/{word}/{{work_id}}/{rest}"] = ways
    assert {path: sorted(ways) for path, ways in desk_paths(schema).items()} == expected
    assert len(urlpatterns) == len(expected)


def test_every_body_has_an_example_and_every_method_words_of_its_own(schema):
    for path, ways in desk_paths(schema).items():
        for method, told in ways.items():
            assert told["description"].endswith("."), path
            assert told["security"] == [{"deskToken": []}, {"cookieAuth": []}]
            assert "401" in told["responses"]
            if method in ("post", "put", "patch"):
                assert told["requestBody"]["content"]["application/json"]["examples"], path


def test_help_of_the_models_is_that_of_the_schema(schema):
    parts = schema["components"]["schemas"]
    assert parts["DeskEvent"]["properties"]["date"]["description"] == (
        "In EDTF: 1940-02-20, 1939-11~ (about), 1939-09-27? (uncertain), 1939-12-08/1939-12-09."
    )
    assert parts["SentCitation"]["properties"]["stance"]["enum"] == [
        "supports",
        "disputes",
        "mentions",
    ]
    assert parts["SentClaim"]["properties"]["key"]["maxLength"] == 80


def in_form(formset, request) -> dict:
    """The rows of a formset as a shape has them: fields, and what stands inside."""
    made = formset.get_formset(request)
    name = made.fk.remote_field.related_name
    inner = dict(in_form(each, request) for each in formset.nested_inlines(request))
    return name, (set(typed_fields(made.form.base_fields)), inner)


def in_shape(shape: Shape) -> dict:
    return shape.name, (set(shape.columns), dict(in_shape(each) for each in shape.inside))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", SHAPES)
def test_document_holds_what_the_form_holds(kind):
    request = RequestFactory().get("/")
    request.user = User.objects.create_superuser("root")
    shape = SHAPES[kind]
    desk = admin.site._registry[shape.model]
    fields = {name for group in desk.groups for name in group.fields}
    inlines = dict(in_form(each, request) for each in desk.get_inline_instances(request))
    assert in_shape(shape) == ("", (fields, inlines))


@pytest.mark.django_db
def test_answers_are_what_the_schema_says(schema, editor):
    program, source = Program(editor), make_source(editor)
    event, place = (
        make_event(editor, date="1940"),
        make_place(editor, latitude="49.3", longitude="20"),
    )
    question = make_question(event, editor, key="when")
    make_citation(make_claim(event, editor, question=question), source, editor)
    make_narrative(event, editor, "It met.")
    works = (event, place, source, make_person(editor), make_organisation(editor))
    for work in works:
        program.patch(work, {"note": "Seen."})
        paths = {
            at(work): f"/{WORDS[work.kind]}/{{work_id}}/",
            at(work, "changes/"): f"/{WORDS[work.kind]}/{{work_id}}/changes/",
            at(work, "compare/1/2/"): f"/{WORDS[work.kind]}/{{work_id}}/compare/{{a}}/{{b}}/",
            f"/{WORDS[work.kind]}/": f"/{WORDS[work.kind]}/",
        }
        for address, path in paths.items():
            told = schema["paths"][f"/api/v1/desk{path}"]["get"]["responses"]["200"]
            described = told["content"]["application/json"]["schema"]
            found = differences(program.get(address).json(), lenient(described, schema), schema)
            assert found == [], address


def lenient(described, schema):
    """The description without the one part that only some answers have."""
    name = described["$ref"].rpartition("/")[2]
    part = dict(schema["components"]["schemas"][name])
    part["properties"] = {
        each: told for each, told in part["properties"].items() if each in part["required"]
    }
    return part
