"""Two editors at one form: nothing is overwritten, nothing typed is lost, nothing deleted comes back."""

import pytest

from conferences.models import Citation, Claim, Event, Name
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import (
    address,
    changes_of,
    fields_of,
    head_of,
    opened,
    row_of,
    send,
    signed_in,
    with_row,
)
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db


def recorded(work, by, *rows, summary="The other edit."):
    with record(work, by=by, act=Act.EDIT, summary=summary, base=base_of(work)):
        for row in rows:
            row.save()


def deleted(work, by, row):
    with record(work, by=by, act=Act.EDIT, summary="The other deletion.", base=base_of(work)):
        row.delete()


def reported(response):
    """Return what the box says was changed: row, what, and each field with both values."""
    return [
        (row.name, row.what, [(field.label, field.before, field.now) for field in row.fields])
        for row in response.context["stale"].differences
    ]


def clashes(response) -> dict[str, tuple[str, str]]:
    """Return the fields marked as changed by both, with the value before and the one stored."""
    sheet = response.context["sheet"]
    forms = [sheet.form, *(form for _formset, form in sheet.rows())]
    return {
        form.add_prefix(name): (clash.before, clash.theirs)
        for form in forms
        for name, clash in form.clashes.items()
    }


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference", date="1940-02-20")


def test_edits_of_different_fields_are_shown_together_and_nothing_is_saved(
    event, editor, second_editor
):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    before = changes_of(event)
    response = send(second_editor, event, fields, note="Ask the archive.")
    assert response.status_code == 409
    assert changes_of(event) == before
    shown = fields_of(response)
    assert (shown["title"], shown["note"]) == ("Second conference", "Ask the archive.")
    assert (shown["change-base"], shown["change-summary"]) == ("2", "Corrected after the memoir.")
    assert clashes(response) == {}
    assert reported(response) == [
        (
            "Event: Second conference",
            "changed",
            [("Title", "Zakopane conference", "Second conference")],
        )
    ]
    (change,) = response.context["stale"].changes
    assert (change.number, change.by, change.summary) == (2, editor, "The other edit.")


def test_the_form_that_comes_back_can_be_saved(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, note="Ask the archive.")
    assert send(second_editor, event, fields_of(response)).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.note) == ("Second conference", "Ask the archive.")
    assert [who for _number, _act, who, _summary in changes_of(event)] == [
        "editor",
        "editor",
        "second-editor",
    ]


def test_a_field_that_both_changed_keeps_what_was_typed_and_is_marked(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.date = "1940-02"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, date="1940-03-07")
    assert fields_of(response)["date"] == "1940-03-07"
    assert clashes(response) == {"date": ("1940-02-20", "1940-02")}
    assert response.context["stale"].conflict_count == 1
    event.refresh_from_db()
    assert event.date == "1940-02"


def test_the_same_person_in_two_windows_is_told_too(event, editor):
    fields = opened(editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    assert send(editor, event, fields, date="1940").status_code == 409


def test_an_invalid_value_that_was_typed_stays_with_its_message(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, date="about Easter")
    assert fields_of(response)["date"] == "about Easter"
    assert [at for at, _about, _sentence in response.context["errors"]] == ["id_date"]


def test_different_claims_are_merged_and_the_same_one_is_marked(event, editor, second_editor):
    one, two = (make_claim(event, editor, key=key, statement=key.title()) for key in ("one", "two"))
    fields = opened(second_editor, event)
    one.statement, two.statement = {"en": "One, by them."}, {"en": "Two, by them."}
    recorded(event, editor, one, two)
    mine = {f"{row_of(fields, two)}-statement_en": "Two, by me."}
    response = send(second_editor, event, {**fields, **mine})
    shown = fields_of(response)
    assert shown[f"{row_of(shown, one)}-statement_en"] == "One, by them."
    assert shown[f"{row_of(shown, two)}-statement_en"] == "Two, by me."
    assert clashes(response) == {
        f"{row_of(shown, two)}-statement": ("English: Two", "English: Two, by them.")
    }


def test_rows_that_both_added_are_all_there(event, editor, second_editor):
    fields = opened(second_editor, event)
    theirs = Name(work=event, text="Zakopane, by them", position=1)
    recorded(event, editor, theirs)
    mine = with_row(fields, "names", text="Zakopane, by me", kind="variant", position="1")
    response = send(second_editor, event, mine)
    assert response.status_code == 409
    assert send(second_editor, event, fields_of(response)).status_code == 302
    assert sorted(name.text for name in Name.objects.filter(work=event)) == [
        "Zakopane, by me",
        "Zakopane, by them",
    ]


def test_a_row_that_the_other_deleted_and_i_left_alone_does_not_come_back(
    event, editor, second_editor
):
    claim = make_claim(event, editor, key="gone")
    fields = opened(second_editor, event)
    deleted(event, editor, claim)
    response = send(second_editor, event, fields, title="New title")
    assert fields_of(response)["claims-TOTAL_FORMS"] == "0"
    assert [(name, what) for name, what, _fields in reported(response)] == [
        ("Claim: gone", "deleted")
    ]
    assert send(second_editor, event, fields_of(response)).status_code == 302
    assert not Claim.objects.filter(work=event).exists()


def test_a_row_that_the_other_deleted_and_i_changed_waits_for_a_decision(
    event, editor, second_editor
):
    claim = make_claim(event, editor, key="gone")
    citation = make_citation(claim, make_source(editor), editor, locator="p. 1")
    fields = opened(second_editor, event)
    mine = {**fields, f"{row_of(fields, claim)}-statement_en": "Reworded by me."}
    deleted(event, editor, claim)
    response = send(second_editor, event, mine)
    shown = fields_of(response)
    assert (shown["claims-0-statement_en"], shown["claims-0-DELETE"]) == ("Reworded by me.", "on")
    assert shown["claims-0-citations-0-locator"] == citation.locator
    assert send(second_editor, event, shown).status_code == 302
    assert not Claim.objects.filter(work=event).exists()


def test_what_the_other_deleted_can_be_kept_with_what_i_typed(event, editor, second_editor):
    claim = make_claim(event, editor, key="gone")
    make_citation(claim, make_source(editor), editor, locator="p. 1")
    fields = opened(second_editor, event)
    mine = {**fields, f"{row_of(fields, claim)}-statement_en": "Reworded by me."}
    deleted(event, editor, claim)
    shown = fields_of(send(second_editor, event, mine))
    kept = {name: value for name, value in shown.items() if not name.endswith("-DELETE")}
    assert send(second_editor, event, kept).status_code == 302
    citation = Citation.objects.get(claim__work=event)
    assert (citation.claim.statement, citation.locator) == ({"en": "Reworded by me."}, "p. 1")


def test_a_citation_added_in_a_claim_that_the_other_deleted_is_not_lost(
    event, editor, second_editor
):
    source = make_source(editor)
    claim = make_claim(event, editor, key="gone")
    fields = opened(second_editor, event)
    mine = with_row(
        fields, f"{row_of(fields, claim)}-citations", source=str(source.pk), locator="p. 54",
        stance="supports", consulted="original", position="1",
    )  # fmt: skip
    deleted(event, editor, claim)
    shown = fields_of(send(second_editor, event, mine))
    assert (shown["claims-0-key"], shown["claims-0-citations-0-locator"]) == ("gone", "p. 54")


def test_a_row_that_i_deleted_and_the_other_changed_waits_for_a_decision(
    event, editor, second_editor
):
    claim = make_claim(event, editor, key="kept")
    fields = opened(second_editor, event)
    claim.statement = {"en": "Reworded by them."}
    recorded(event, editor, claim)
    response = send(second_editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"})
    shown = fields_of(response)
    row = row_of(shown, claim)
    assert (shown[f"{row}-statement_en"], shown[f"{row}-DELETE"]) == ("Reworded by them.", "on")
    assert Claim.objects.get(pk=claim.pk).statement == {"en": "Reworded by them."}


def test_a_row_that_i_deleted_and_the_other_left_alone_is_deleted(event, editor, second_editor):
    claim = make_claim(event, editor, key="gone")
    make_citation(claim, make_source(editor), editor)
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"})
    assert Claim.objects.filter(pk=claim.pk).exists()
    assert send(second_editor, event, fields_of(response)).status_code == 302
    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_what_was_typed_into_a_work_that_the_other_deleted_is_not_lost(
    event, editor, second_editor
):
    claim = make_claim(event, editor, key="kept")
    make_citation(claim, make_source(editor), editor, locator="p. 1")
    fields = opened(second_editor, event)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=head_of(event)):
        Event.objects.get(pk=key).delete()
    response = send(second_editor, event, fields, title="Typed")
    assert response.status_code == 409
    assert response.context["sheet"].warnings == [
        "editor deleted this meanwhile: Entered twice. What you typed is here; saving makes it anew."
    ]
    assert not Event.objects.exists()
    shown = fields_of(response)
    assert send(second_editor, Event, shown, "add").status_code == 302
    again = Citation.objects.get()
    assert (again.claim.work.label, again.claim.key, again.locator) == ("Typed", "kept", "p. 1")


def test_who_deleted_a_work_is_said_to_those_who_still_ask_for_it(event, editor, second_editor):
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        Event.objects.get().delete()
    response = signed_in(second_editor).get(address(event), follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "“Zakopane conference” was deleted by editor: Entered twice."
    ]


def test_overtaken_again_the_form_still_saves_nothing(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    shown = fields_of(send(second_editor, event, fields, note="Mine."))
    event.date = "1940"
    recorded(event, editor, event)
    response = send(second_editor, event, shown)
    assert response.status_code == 409
    assert (fields_of(response)["date"], fields_of(response)["note"]) == ("1940", "Mine.")
    assert head_of(event) == 3


def test_a_form_overtaken_while_it_is_being_written_saves_nothing(
    event, editor, second_editor, monkeypatch
):
    # The other's change comes between the look at the head and the write: only the door sees it.
    fields = opened(second_editor, event)
    look = "sources.editorial.saving.base_of"
    event.title = "Second conference"
    recorded(event, editor, event)
    monkeypatch.setattr(look, lambda _work: 1)
    response = send(second_editor, event, fields, note="Mine.")
    assert response.status_code == 409
    assert (head_of(event), fields_of(response)["note"]) == (2, "Mine.")
