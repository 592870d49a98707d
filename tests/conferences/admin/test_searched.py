"""What the searching selects find, and for whom."""

import pytest

from conferences.models import Name
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import signed_in
from tests.factories.works import (
    make_claim,
    make_event,
    make_person,
    make_place,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

FIELDS = {
    "place": ("conferences", "eventplace", "place"),
    "person": ("conferences", "participation", "person"),
    "event": ("conferences", "relation", "to_event"),
    "claim": ("conferences", "participation", "claim"),
    "question": ("conferences", "claim", "question"),
    "work": ("conferences", "concern", "work"),
    "source": ("conferences", "citation", "source"),
}


def asked(user, field: str, term: str):
    app, model, name = FIELDS[field]
    query = {"app_label": app, "model_name": model, "field_name": name, "term": term}
    return signed_in(user).get("/admin/autocomplete/", query)


def found(user, field: str, term: str) -> list[str]:
    return [each["text"] for each in asked(user, field, term).json()["results"]]


@pytest.fixture
def lwow(editor):
    place = make_place(editor, "Lwów")
    with record(place, by=editor, act=Act.EDIT, summary="Adds names.", base=base_of(place)):
        for text, language in (("Lemberg", "de"), ("Львів", "uk")):
            Name(work=place, text=text, language=language).save()
    return place


@pytest.mark.parametrize("term", ["Lwów", "lwow", "LWO", "Lemberg", "lviv", "Львів", ""])
def test_a_place_is_found_under_any_name_without_diacritics(editor, lwow, term):
    assert found(editor, "place", term) == ["Lwów"]


@pytest.mark.parametrize("term", ["Kraków", "!!!", "\x00", "' OR 1=1 --"])
def test_what_is_not_there_is_not_found(editor, lwow, term):
    assert found(editor, "place", term) == []


def test_works_of_any_kind_are_found_with_their_kind_but_sources_are_not(editor, lwow):
    make_person(editor, "Lwowski")
    make_event(editor, "Lwów conference")
    make_source(editor, "Lwów, a memoir")
    assert found(editor, "work", "lwow") == [
        "Lwów (place)",
        "Lwów conference (event)",
        "Lwowski (person)",
    ]


def test_claims_are_found_by_key_words_and_work(editor):
    event = make_event(editor, "Narada w Krakowie, część druga")
    make_claim(event, editor, key="cracow-date", statement="They met on the 6th of December.")
    expected = ["cracow-date: They met on the 6th of December. (Narada w Krakowie, część druga)"]
    for term in ("cracow", "december", "czesc", "met narada"):
        assert found(editor, "claim", term) == expected
    assert found(editor, "claim", "november") == []


def test_questions_are_found_by_key_and_words(editor):
    make_question(make_event(editor), editor, key="when-begun", text="When did it begin?")
    expected = ["when-begun: When did it begin? (Zakopane conference)"]
    assert found(editor, "question", "begun") == found(editor, "question", "did it") == expected


@pytest.mark.parametrize("field", FIELDS)
def test_an_account_without_rights_finds_nothing(editor, stranger, lwow, field):
    assert asked(stranger, field, "l").status_code == 403


@pytest.mark.parametrize("model", ["claim", "question"])
def test_rows_that_are_only_searched_have_no_pages(editor, model):
    claim = make_claim(make_event(editor), editor)
    client = signed_in(editor)
    for page in ("", "add/", f"{claim.pk}/change/", f"{claim.pk}/delete/"):
        assert client.get(f"/admin/conferences/{model}/{page}").status_code == 404
