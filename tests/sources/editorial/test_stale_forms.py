"""Two editors at one form: what does not overlap is saved without a question, and nothing is lost."""

import pytest
from django.contrib.messages import get_messages

from conferences.models import Citation, Claim, Event, Name, Narrative
from sources.editorial.models import Act, KeptForm
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import (
    address,
    changes_of,
    fields_of,
    head_of,
    opened,
    problems,
    row_of,
    send,
    signed_in,
    with_row,
)
from tests.factories.works import make_citation, make_claim, make_event, make_person, make_source

pytestmark = pytest.mark.django_db

ONE = "The first conference was held in Brześć in September 1939, after the parade."
TWO = "Of the second, in Przemyśl, only one memoir speaks, and it names no date at all."


def recorded(work, by, *rows, summary="The other edit."):
    with record(work, by=by, act=Act.EDIT, summary=summary, base=base_of(work)):
        for row in rows:
            row.save()


def deleted(work, by, row):
    with record(work, by=by, act=Act.EDIT, summary="The other deletion.", base=base_of(work)):
        row.delete()


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def saved(response) -> bool:
    return response.status_code == 302 and not KeptForm.objects.exists()


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference", date="1940-02-20")


def test_edits_of_different_fields_are_saved_together_and_told(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, note="Ask the archive.")
    assert saved(response)
    event.refresh_from_db()
    assert (event.title, event.note) == ("Second conference", "Ask the archive.")
    assert changes_of(event) == [
        (1, "create", "editor", "Recorded for a test."),
        (2, "edit", "editor", "The other edit."),
        (3, "edit", "second-editor", "Corrected after the memoir."),
    ]
    assert said(response)[-1] == (
        "Merged with what was saved meanwhile: change 2 by editor. Event: Second conference: Title"
    )


def test_what_was_merged_is_escaped_in_the_message(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "<script>alert(1)</script>"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, note="Ask the archive.")
    assert "Event: &lt;script&gt;alert(1)&lt;/script&gt;: Title" in said(response)[-1]


def test_the_same_edit_by_both_is_saved_once(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    assert saved(send(second_editor, event, fields, title="Second conference"))
    assert head_of(event) == 2


def test_an_invalid_value_that_was_typed_stays_with_its_message(event, editor, second_editor):
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, fields, date="about Easter")
    assert response.status_code == 409
    shown = fields_of(response)
    assert (shown["date"], shown["title"]) == ("about Easter", "Second conference")
    assert (shown["change-base"], shown["change-summary"]) == ("2", "Corrected after the memoir.")
    assert [at for at, _about, _sentence in response.context["errors"]] == ["id_date"]
    assert head_of(event) == 2
    assert saved(send(second_editor, event, shown, date="1940"))


def test_different_claims_are_both_kept(event, editor, second_editor):
    one, two = (make_claim(event, editor, key=key, statement=key.title()) for key in ("one", "two"))
    fields = opened(second_editor, event)
    one.statement = {"en": "One, by them."}
    recorded(event, editor, one)
    mine = {f"{row_of(fields, two)}-statement_en": "Two, by me."}
    response = send(second_editor, event, {**fields, **mine})
    assert saved(response)
    statements = dict(Claim.objects.filter(work=event).values_list("key", "statement"))
    assert statements == {"one": {"en": "One, by them."}, "two": {"en": "Two, by me."}}
    assert said(response)[-1].endswith("change 4 by editor. Claim: one: Statement")


def test_two_languages_of_one_statement_are_both_kept(event, editor, second_editor):
    claim = make_claim(event, editor, key="one", statement="One.")
    fields = opened(second_editor, event)
    claim.statement = {"en": "One, by them."}
    recorded(event, editor, claim)
    mine = {f"{row_of(fields, claim)}-statement_vi": "Một."}
    assert saved(send(second_editor, event, {**fields, **mine}))
    claim.refresh_from_db()
    assert claim.statement == {"en": "One, by them.", "vi": "Một."}


def test_different_paragraphs_of_one_text_are_both_kept(event, editor, second_editor):
    text = Narrative(work=event, language="en", body=f"{ONE}\n\n{TWO}")
    recorded(event, editor, text)
    fields = opened(second_editor, event)
    text.body = f"{ONE} Theirs.\n\n{TWO}"
    recorded(event, editor, text)
    mine = {f"{row_of(fields, text)}-body": f"{ONE}\r\n\r\n{TWO} Mine."}
    response = send(second_editor, event, {**fields, **mine})
    assert saved(response)
    text.refresh_from_db()
    assert text.body == f"{ONE} Theirs.\n\n{TWO} Mine."
    assert said(response)[-1].endswith("change 3 by editor. Text: English: Text, paragraph 1")


def test_rows_that_both_added_are_all_there(event, editor, second_editor):
    fields = opened(second_editor, event)
    recorded(event, editor, Name(work=event, text="Zakopane, by them", position=1))
    mine = with_row(fields, "names", text="Zakopane, by me", kind="variant", position="1")
    assert saved(send(second_editor, event, mine))
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
    assert saved(response)
    assert said(response)[-1].endswith("Claim: gone: deleted")
    assert not Claim.objects.filter(work=event).exists()


def test_a_row_that_i_deleted_and_the_other_left_alone_is_deleted(event, editor, second_editor):
    claim = make_claim(event, editor, key="gone")
    make_citation(claim, make_source(editor), editor)
    fields = opened(second_editor, event)
    event.title = "Second conference"
    recorded(event, editor, event)
    assert saved(send(second_editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"}))
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


def test_a_form_overtaken_while_it_is_being_written_is_merged(
    event, editor, second_editor, monkeypatch
):
    # The other's change comes between the look at the head and the write: only the door sees it.
    fields = opened(second_editor, event)
    look = "sources.editorial.saving.base_of"
    event.title = "Second conference"
    recorded(event, editor, event)
    monkeypatch.setattr(look, lambda _work: 1)
    assert saved(send(second_editor, event, fields, note="Mine."))
    event.refresh_from_db()
    assert (head_of(event), event.title, event.note) == (3, "Second conference", "Mine.")


@pytest.mark.parametrize("base", ["", "0", "3", "-1", "1e3", "٢", "2 OR 1=1", "9" * 40])
def test_a_base_that_the_work_never_had_is_refused(event, editor, base):
    recorded(event, editor, Name(work=event, text="Zakopane", position=1))
    fields = opened(editor, event)
    response = send(editor, event, fields, title="Typed", **{"change-base": base})
    assert problems(response) == [
        "The form has lost its place in the history: copy what you typed, and reload the page."
    ]
    assert (head_of(event), fields_of(response)["title"]) == (2, "Typed")


def test_the_form_of_another_work_is_refused(event, editor):
    other = make_event(editor, title="Another conference")
    response = send(editor, event, opened(editor, other), note="Typed")
    lost = "The form has lost its place in the history: copy what you typed, and reload the page."
    assert lost in problems(response)
    assert head_of(event) == 1


def test_the_rows_of_another_work_are_not_merged_into_this_one(event, editor, second_editor):
    theirs = make_claim(make_event(editor, title="Another"), editor, key="theirs")
    fields = with_row(opened(second_editor, event), "claims", key="stolen", statement_en="Stolen.")
    event.title = "Second conference"
    recorded(event, editor, event)
    response = send(second_editor, event, {**fields, "claims-0-id": str(theirs.pk)})
    assert (
        "The form holds rows that are not of this work, or one row twice. Nothing was saved:"
        " copy what you typed, and reload the page."
    ) in problems(response)
    assert (head_of(event), list(Claim.objects.values_list("key", flat=True))) == (2, ["theirs"])


def test_a_row_sent_twice_is_refused_on_a_stale_form(event, editor, second_editor):
    claim = make_claim(event, editor, key="once")
    fields = opened(second_editor, event)
    twice = with_row(fields, "claims", key="twice", statement_en="Twice.")
    recorded(event, editor, Name(work=event, text="Zakopane", position=1))
    response = send(second_editor, event, {**twice, "claims-1-id": str(claim.pk)})
    assert "one row twice" in problems(response)[0]
    assert head_of(event) == 3


def test_the_form_of_another_kind_of_work_saves_nothing(event, editor):
    person = make_person(editor)
    response = signed_in(editor).post(
        address(person).replace(str(person.pk), str(event.pk)), opened(editor, event)
    )
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert (head_of(event), head_of(person)) == (1, 1)
