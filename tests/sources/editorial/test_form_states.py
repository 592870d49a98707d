"""A form looked at before it is saved: the state it would make is the one that saving makes."""

import pytest
from django.contrib import admin
from django.http import QueryDict
from django.test import RequestFactory

from conferences.models import Citation, Claim, Event
from sources.editorial.form_states import state_after
from sources.editorial.states import present_state
from tests.conferences.admin.posting import opened, row_of, send, with_row
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    event, source = make_event(editor), make_source(editor)
    for place, key in enumerate(("first", "second", "third"), 1):
        claim = make_claim(event, editor, key, position=place)
        make_citation(claim, source, editor, locator=f"p. {place}")
    return event


def told(state) -> list:
    """Return the rows by what they hold: those that are new bear another id each time they are made."""
    ids = {str(row.member_id): row.fields.get("key", row.label) for row in state.rows}
    return sorted(
        (row.label, sorted((name, ids.get(str(value), str(value))) for name, value in row.fields.items()))
        for row in state.rows
    )  # fmt: skip


def test_the_state_is_the_one_that_saving_makes_and_nothing_is_written(event, editor):
    fields = opened(editor, event)
    first, second, third = (
        row_of(fields, Claim.objects.get(key=key)) for key in ("first", "second", "third")
    )
    citation = row_of(fields, Citation.objects.get(claim__key="third"))
    fields = with_row(
        fields, "claims", key="fourth", statement_en="New words.", position="4", rank="normal"
    )
    fields |= {
        "title": "  Another  title ",
        "date": "1940-02",
        f"{first}-statement_en": "Reworded.",
        f"{second}-DELETE": "on",
        f"{citation}-DELETE": "on",
    }
    fields.pop(f"{third}-DELETE", None)
    now = present_state(event.pk)
    request = RequestFactory().post("/", fields)
    request.user = editor
    data = QueryDict(mutable=True)
    data.update(fields)
    sheet = admin.site.get_model_admin(Event).work_form(request, Event.objects.get(), data=data)
    sheet.has_valid_rows()
    assert list(sheet.row_errors()) == []
    looked_at = state_after(sheet, now)
    assert told(present_state(event.pk)) == told(now)
    assert send(editor, event, fields).status_code == 302
    saved = present_state(event.pk)
    assert told(looked_at) == told(saved)
    assert {row.fields["key"] for row in saved.of("conferences.claim")} == {
        "first",
        "third",
        "fourth",
    }
    assert [row.fields["locator"] for row in saved.of("conferences.citation")] == ["p. 1"]


def sheet_of(editor, event, fields):
    request = RequestFactory().post("/", fields)
    request.user = editor
    data = QueryDict(mutable=True)
    data.update(fields)
    sheet = admin.site.get_model_admin(Event).work_form(request, Event.objects.get(), data=data)
    sheet.has_valid_rows()
    return sheet


def test_what_cannot_be_stored_yet_stands_as_it_was_and_the_rest_as_typed(event, editor):
    fields = opened(editor, event)
    first = row_of(fields, Claim.objects.get(key="first"))
    fields = with_row(fields, "claims", key="", statement_en="Without a key yet.", position="4")
    fields |= {"date": "1940-0", "title": "As typed", f"{first}-statement_en": "Reworded."}
    fields[f"{first}-key"] = "not a key"
    sheet = sheet_of(editor, event, fields)
    state = state_after(sheet, present_state(event.pk))
    record = state.record.fields
    assert (record["title"], record["date"]) == ("As typed", "")
    stated = {row.fields["key"]: row.fields["statement"] for row in state.of("conferences.claim")}
    assert stated["first"] == {"en": "Reworded."}
    assert set(stated) == {"first", "second", "third"}


def test_rows_that_were_not_sent_are_as_stored_and_go_with_the_row_they_stand_in(event, editor):
    fields = opened(editor, event)
    first = Claim.objects.get(key="first")
    sent = {name: value for name, value in fields.items() if not name.startswith("claims-")}
    sent |= {
        "claims-TOTAL_FORMS": "1",
        "claims-INITIAL_FORMS": "1",
        "claims-0-id": str(first.pk),
        "claims-0-DELETE": "on",
    }
    state = state_after(sheet_of(editor, event, sent), present_state(event.pk))
    assert {row.fields["key"] for row in state.of("conferences.claim")} == {"second", "third"}
    assert sorted(row.fields["locator"] for row in state.of("conferences.citation")) == [
        "p. 2",
        "p. 3",
    ]
