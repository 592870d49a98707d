"""What the scripts of writing ask: sources, works and claims by name, for editors alone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conferences.models import Name
from conferences.services.publication import ToPublish, publish
from sources.models import Creator
from tests.conferences.admin.posting import signed_in
from tests.factories.works import (
    add_row,
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_source,
)

pytestmark = pytest.mark.django_db
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def rees(editor):
    source = make_source(editor, "Behind Closed Doors", key="rees2008", issued="2008")
    add_row(source, Creator(source=source, family="Rees"), editor)
    return source


def named(user, **asked):
    return signed_in(user).post("/admin/writing/named/", asked)


def found(user, kind: str, typed: str) -> list[str]:
    answer = signed_in(user).get(f"/admin/writing/{kind}/", {"q": typed})
    assert answer.status_code == 200
    return [f"{each.get('kind', '')}:{each['key']}" for each in answer.json()[kind]]


@pytest.mark.parametrize(
    "path", ["sources/?q=rees", "works/?q=rees", "complete/?q=rees", "named/", "paste/"]
)
def test_nobody_but_editors_learns_that_there_is_anything(rees, editor, reader, stranger, path):
    for client in (Client(), signed_in(reader), signed_in(stranger)):
        assert client.get(f"/admin/writing/{path}").status_code == 404
        assert client.post(f"/admin/writing/{path}").status_code == 404
    assert signed_in(editor).get(f"/admin/writing/{path}").status_code in (200, 405)


def test_a_source_is_found_in_two_queries_beside_those_of_the_account(rees, editor):
    client = signed_in(editor)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/admin/writing/sources/", {"q": "rees"})
    assert answer.json()["sources"] == [
        {
            "id": str(rees.pk), "key": "rees2008", "title": "Behind Closed Doors", "year": "2008",
            "signature": "", "kind": "book", "is_archival": False, "is_withdrawn": False, "makers": ["Rees"],
        }
    ]  # fmt: skip
    of_sources = [each["sql"] for each in asked if '"sources_' in each["sql"]]
    assert len(of_sources) == 2


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (
            "https://doi.org/10.1093/EHR/x",
            {"column": "doi", "value": "10.1093/ehr/x", "label": "DOI"},
        ),
        ("isbn 0563493356", {"column": "isbn", "value": "0563493356", "label": "ISBN"}),
        (
            "https://a.example/b?c=1",
            {"column": "url", "value": "https://a.example/b?c=1", "label": "address"},
        ),
        ("rees 2008", None),
        ("0563493357", None),
        ("\x00 é'\"<b>", None),
    ],
)
def test_what_was_typed_is_told_to_be_an_identifier_if_it_is_one(editor, typed, named):
    answer = signed_in(editor).get("/admin/writing/sources/", {"q": typed})
    assert answer.json() == {"sources": [], "identifier": named}


def test_works_are_found_by_any_of_their_names(editor, rees):
    lwow = make_place(editor, "Lwów", key="lwow")
    add_row(lwow, Name(work=lwow, text="Lemberg", language="de"), editor)
    make_event(editor, "Lwów conference", key="lwow-m")
    make_person(editor, "Reese", key="reese")
    assert found(editor, "works", "lemberg") == ["place:lwow"]
    assert found(editor, "works", "lwow") == ["place:lwow", "event:lwow-m"]
    assert found(editor, "works", "rees") == ["person:reese", "source:rees2008"]
    assert found(editor, "works", "—") == []


def test_it_says_what_the_marks_of_a_text_name(editor, rees):
    event = make_event(editor, "Zakopane conference", key="zakopane-feb")
    claim = make_claim(event, editor, "began", f"It began {HOSTILE}.")
    make_citation(claim, rees, editor, locator="p. 54")
    make_claim(event, editor, "bare", "It rained.")
    said = named(
        editor, source=["rees2008", "unknown"], claim=["began", "bare", "unknown"],
        work=["event:zakopane-feb", "event:unknown", "nothing", "person:zakopane-feb"],
    ).json()  # fmt: skip
    assert [card["key"] for card in said["sources"]] == ["rees2008"]
    assert said["claims"] == [
        {"key": "bare", "statement": "It rained.", "standing": "unsupported", "work": "Zakopane conference"},
        {
            "key": "began", "statement": f"It began {HOSTILE}.", "standing": "one source",
            "work": "Zakopane conference",
        },
    ]  # fmt: skip
    assert said["works"] == [
        {"kind": "event", "key": "zakopane-feb", "label": "Zakopane conference"}
    ]
    assert (said["recent"], said["notes"]) == ([], [])


def test_it_knows_what_the_account_cited_last_and_not_what_others_did(editor, second_editor, rees):
    event = make_event(editor)
    older = make_source(editor, "Older")
    claim = make_claim(event, editor)
    make_citation(claim, older, editor)
    make_citation(claim, rees, editor, locator="p. 54")
    make_citation(claim, make_source(editor, "Theirs"), second_editor)
    assert named(editor, recent="1").json()["recent"] == [str(rees.pk), str(older.pk)]


def test_notes_are_known_by_their_numbers_in_the_current_edition(editor, reviewer, rees):
    event = make_event(editor)
    claim = make_claim(event, editor, "began")
    make_citation(claim, rees, editor, locator="p. 54", position=0)
    make_citation(claim, rees, editor, locator="p. 60", position=1)
    make_narrative(event, editor, "[It began]{claim=began}.")
    assert named(editor, of=str(event.pk)).json()["notes"] == []
    works = (event, rees)
    publish(*(ToPublish(work.pk) for work in works), by=reviewer, summary="First edition.")
    said = named(editor, of=str(event.pk)).json()
    assert [(note["number"], note["source"], note["locator"]) for note in said["notes"]] == [
        ("1", "rees2008", ""), ("1.1", "rees2008", "p. 54"), ("1.2", "rees2008", "p. 60"),
    ]  # fmt: skip
    assert [card["key"] for card in said["sources"]] == ["rees2008"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"id": "nothing"}, "id: “nothing” is no id."),
        ({"of": "1"}, "of: “1” is no id."),
        ({"claim": ["x"] * 2001}, "claim: at most 2000 can be asked for at once."),
    ],
)
def test_bad_input_is_told_by_its_field(editor, asked, sentence):
    answer = named(editor, **asked)
    assert (answer.status_code, answer.json()) == (400, {"problem": sentence})


def test_the_form_tells_its_scripts_where_to_ask_only_if_the_account_may_write(editor):
    event = make_event(editor)
    address = f"/admin/conferences/event/{event.pk}/change/"
    page = signed_in(editor).get(address).content.decode()
    assert 'data-sources="/admin/writing/sources/"' in page
    assert f'data-of="{event.pk}"' in page
    assert 'data-new="/admin/sources/source/add/"' in page


def test_the_key_of_a_new_claim_is_made_of_its_words_and_is_free(editor):
    make_claim(make_event(editor, "Zakopane"), editor, key="vypal-sneg")
    asked = {"words": "Snow fell", "taken": ["snow-fell", "snow-fell-2"]}
    assert named(editor, **asked).json()["key"] == "snow-fell-3"
    assert named(editor, words="Выпал снег").json()["key"] == "vypal-sneg-2"
    assert "key" not in named(editor).json()
