"""The API is for reading, by anybody alike, at its own addresses."""

import pytest

from tests.factories.editions import publish
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db

SITE = "https://variorum.example"
WORDS = ("events", "people", "places", "organisations", "sources")
KINDS = ("event", "person", "place", "organisation", "source")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/events/", "/api/v1/events/lwow/"])
def test_nothing_can_be_written(client, method, address):
    publish("lwow")
    answer = getattr(client, method)(address, data={}, content_type="application/json")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_account_makes_no_difference_and_no_cookie_is_set(client, reviewer):
    publish("lwow")
    before = client.get("/api/v1/events/")
    client.force_login(reviewer)
    after = client.get("/api/v1/events/")
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert (dict(before.cookies), dict(after.cookies)) == ({}, {})
    assert "Access-Control-Allow-Origin" not in after.headers
    assert "Cookie" not in after.headers.get("Vary", "")


def test_root_names_the_lists(client):
    words = (*WORDS, "questions", "claims", "editions", "search", "schema")
    assert client.get("/api/v1/").json() == {word: f"{SITE}/api/v1/{word}/" for word in words}


@pytest.mark.parametrize("address", ["/api/v1/drafts/", "/api/v1/events/a/b/", "/api/v1/works/1/"])
def test_any_other_address_is_answered_in_json(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})


def test_address_without_its_slash_leads_to_that_with_it(client):
    answer = client.get("/api/v1/events")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/events/")


def test_draft_is_not_told(client, editor):
    draft = make_event(editor, title="Lwów conference")
    assert client.get("/api/v1/events/").json()["results"] == []
    assert client.get("/api/v1/events/?q=lwow").json()["results"] == []
    assert client.get(f"/api/v1/events/{draft.key}/").status_code == 404


@pytest.mark.parametrize(("method", "has_body"), [("head", False), ("options", True)])
def test_address_can_be_asked_about_without_being_read(client, method, has_body):
    publish("lwow")
    for address in ("/api/v1/events/", "/api/v1/events/lwow/"):
        answer = getattr(client, method)(address)
        assert (answer.status_code, bool(answer.content)) == (200, has_body)
        assert b"lwow" not in answer.content
