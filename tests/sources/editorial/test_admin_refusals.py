"""The admin deletes, refuses and shows no more than it may, and keeps what was typed."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Claim, Event, Participation
from sources.editorial.models import Act, Change
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
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_person,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

CREATED = (1, "create", "editor", "Recorded for a test.")


def test_a_work_is_deleted_with_a_reason_in_one_change(editor):
    event = make_event(editor)
    make_claim(event, editor)
    fields, key = opened(editor, event, "delete"), event.pk
    response = send(editor, event, fields, "delete", "Entered twice.")
    assert response.status_code == 302
    assert not Event.objects.exists()
    event.pk = key
    assert changes_of(event)[-1] == (3, "delete", "editor", "Entered twice.")


def test_a_work_is_not_deleted_without_a_reason(editor):
    event = make_event(editor)
    response = send(editor, event, opened(editor, event, "delete"), "delete", "")
    assert response.context["form"].errors["summary"] == ["This field is required."]
    assert changes_of(event) == [CREATED]


def test_a_work_that_changed_after_the_page_was_opened_is_not_deleted(editor):
    event = make_event(editor)
    fields = opened(editor, event, "delete")
    make_claim(event, editor)
    response = send(editor, event, fields, "delete", "Entered twice.")
    assert response.context["form"].non_field_errors() == [
        "This has been changed since you opened the page. Look again, then confirm."
    ]
    assert Event.objects.filter(pk=event.pk).exists()
    assert send(editor, event, fields_of(response), "delete", "Entered twice.").status_code == 302


def test_a_work_that_others_need_is_not_deleted(editor):
    event, person = make_event(editor), make_person(editor)
    with record(event, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        Participation(event=event, person=person, role="host").save()
    response = send(editor, person, {"post": "yes", "change-bases": f"{person.pk}:1"}, "delete")
    assert response.context["protected"] == ["participant “host”"]
    assert changes_of(person) == [CREATED]


def test_selected_works_are_deleted_in_one_act_with_one_change_each(editor):
    events = [make_event(editor, title=title) for title in ("Lwów", "Kraków")]
    keys = [event.pk for event in events]
    client, lists = signed_in(editor), address(Event, "changelist")
    data = {"action": "delete_selected", "_selected_action": [str(key) for key in keys]}
    confirm = client.post(lists, {**data, "index": "0"})
    assert (
        client.post(lists, {**data, **fields_of(confirm), **data, "change-summary": ""}).status_code
        == 200
    )
    assert Event.objects.count() == 2
    sent = {**fields_of(confirm), **data, "change-summary": "Both entered twice."}
    assert client.post(lists, sent).status_code == 302
    assert not Event.objects.exists()
    deletions = Change.objects.filter(act="delete").order_by("work_id")
    assert [(row.work_id, row.number, row.by, row.summary) for row in deletions] == [
        (key, 2, editor, "Both entered twice.") for key in sorted(keys)
    ]


def test_of_selected_works_none_is_deleted_if_one_is_needed(editor):
    needed, free = make_person(editor), make_person(editor, name="Nobody")
    event = make_event(editor)
    with record(event, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        Participation(event=event, person=needed).save()
    data = {"action": "delete_selected", "_selected_action": [str(needed.pk), str(free.pk)]}
    response = signed_in(editor).post(
        address(needed, "changelist"), {**data, "post": "yes", "change-summary": "Not needed."}
    )
    assert response.status_code == 200
    assert (changes_of(needed), changes_of(free)) == ([CREATED], [CREATED])


def test_a_constraint_speaks_at_its_field_and_leaves_nothing(editor):
    event, source = make_event(editor), make_source(editor)
    citation = make_citation(make_claim(event, editor), source, editor)
    fields, before = opened(editor, event), changes_of(event)
    row = row_of(fields, citation)
    response = send(editor, event, {**fields, f"{row}-quotation": "Слова"}, title="New")
    assert response.context["errors"] == [
        (
            f"id_{row}-quotation_language",
            "citation: Language of the quotation",
            "Name the language of the quotation.",
        )
    ]
    assert (changes_of(event), fields_of(response)["title"]) == (before, "New")


def test_what_only_the_database_refuses_is_said_in_words_and_leaves_nothing(editor):
    event, source = make_event(editor), make_source(editor)
    claim = make_claim(event, editor)
    rows = [make_citation(claim, source, editor, locator=place) for place in ("p. 1", "p. 2")]
    fields, before = opened(editor, event), changes_of(event)
    one, two = (row_of(fields, row) for row in rows)
    # Each by itself is free to take the other's place; the first to be written finds it taken.
    response = send(editor, event, {**fields, f"{one}-locator": "p. 2", f"{two}-locator": "p. 1"})
    assert response.status_code == 200
    assert problems(response) == ["This place in the source is cited twice in this claim."]
    assert changes_of(event) == before


def test_rows_of_another_work_cannot_be_changed_through_this_one(editor):
    event, other = make_event(editor), make_event(editor, title="Kraków")
    make_claim(event, editor)
    foreign = make_claim(other, editor, key="foreign")
    fields, before = opened(editor, event), changes_of(other)
    fields |= {
        "claims-0-id": str(foreign.pk),
        "claims-0-statement_en": "Stolen.",
        "claims-0-key": "new",
    }
    response = send(editor, event, fields)
    assert response.status_code == 200
    assert (changes_of(other), Claim.objects.filter(work=event).count()) == (before, 1)
    foreign.refresh_from_db()
    assert (foreign.work_id, foreign.statement) == (
        other.pk,
        {"en": "It began on 20 February 1940."},
    )


@pytest.mark.parametrize("base", ["", "abc", "-1", "7", "9" * 30, "1\x00", "¹"])
def test_a_base_that_never_was_saves_nothing(editor, base):
    event = make_event(editor)
    fields = {**opened(editor, event), "change-base": base}
    response = send(editor, event, fields, title="New")
    assert response.status_code == 200
    assert problems(response)[0].startswith("The form has lost its place in the history")
    assert (changes_of(event), fields_of(response)["title"]) == ([CREATED], "New")


def test_pressing_add_without_script_gives_an_empty_row_and_keeps_what_was_typed(editor):
    event = make_event(editor)
    fields = {**opened(editor, event), "title": "Typed", "_add_row": "claims"}
    response = signed_in(editor).post(address(event), fields)
    assert changes_of(event) == [CREATED]
    shown = fields_of(response)
    assert (shown["title"], shown["claims-TOTAL_FORMS"], shown["claims-0-key"]) == (
        "Typed",
        "1",
        "",
    )
    shown |= {
        "claims-0-key": "new-claim",
        "claims-0-statement_en": "It met.",
        "claims-0-rank": "normal",
    }
    assert send(editor, event, shown).status_code == 302
    assert Claim.objects.get(work=event).key == "new-claim"


def test_a_get_opens_no_transaction(editor):
    event = make_event(editor)
    client = signed_in(editor)
    for page in ("change", "delete", "history", "changelist", "add"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(event, page)).status_code == 200
        begun = [
            query["sql"] for query in queries if query["sql"].startswith(("BEGIN", "SAVEPOINT"))
        ]
        assert begun == []


def test_the_history_shows_every_change_and_pages_by_fifty(editor):
    event = make_event(editor)
    client = signed_in(editor)
    client.get(address(event, "history"))
    for number in range(2, 53):
        with record(event, by=editor, act=Act.EDIT, summary=f"Step {number}", base=number - 1):
            event.note = str(number)
            event.save()
        if number == 2:
            with CaptureQueriesContext(connection) as few:
                client.get(address(event, "history"))
    with CaptureQueriesContext(connection) as many:
        response = client.get(address(event, "history"))
    assert [change.number for change in response.context["page"]] == list(range(52, 2, -1))
    assert (len(few), len(many)) == (8, 8)
    second = client.get(address(event, "history") + "?p=2")
    assert [change.summary for change in second.context["page"]] == [
        "Step 2",
        "Recorded for a test.",
    ]


@pytest.mark.parametrize("page", ["change", "delete", "history", "changelist", "add"])
def test_an_account_without_rights_sees_no_page_and_writes_nothing(editor, stranger, page):
    event = make_event(editor)
    fields = opened(editor, event)
    client = signed_in(stranger)
    assert client.get(address(event, page)).status_code == 403
    assert send(stranger, event, fields, page, title="New").status_code == 403
    assert changes_of(event) == [CREATED]


def test_an_account_that_may_only_look_sees_the_form_and_cannot_save(editor, stranger):
    event = make_event(editor)
    fields = opened(editor, event)
    for model in ("event", "claim"):
        stranger.user_permissions.add(Permission.objects.get(codename=f"view_{model}"))
    shown = signed_in(stranger).get(address(event))
    assert (shown.status_code, b'name="_save"' in shown.content) == (200, False)
    assert send(stranger, event, fields, title="New").status_code == 403
    assert changes_of(event) == [CREATED]


def test_an_account_that_may_add_rows_and_change_none_finds_only_the_new_ones_open(
    editor, stranger
):
    event = make_event(editor)
    claim = make_claim(event, editor)
    fields = opened(editor, event)
    for right in ("view_event", "change_event", "view_claim", "add_claim"):
        stranger.user_permissions.add(Permission.objects.get(codename=right))
    own = f"{row_of(fields, claim)}-statement_en"
    page = signed_in(stranger).get(address(event)).content.decode()
    box = re.compile(r'<textarea name="([\w-]+-statement_en)"([^>]*)>')
    found = {name: "disabled" in attributes for name, attributes in box.findall(page)}
    assert found == {own: True, "claims-__prefix__-statement_en": False}
    sent = {**fields, own: "Forged."}
    new = {"key": "new", "statement_en": "New.", "position": "9", "rank": "normal"}
    assert send(stranger, event, with_row(sent, "claims", **new)).status_code == 302
    assert {each.key: each.statement["en"] for each in event.claims.all()} == {
        claim.key: claim.statement["en"],
        "new": "New.",
    }


def test_an_account_without_a_right_on_members_changes_none(editor, stranger):
    event = make_event(editor)
    claim = make_claim(event, editor)
    make_question(event, editor, key="when")
    fields, before = opened(editor, event), head_of(event)
    for right in ("view_event", "change_event", "view_claim"):
        stranger.user_permissions.add(Permission.objects.get(codename=right))
    row = row_of(fields, claim)
    sent = {
        **fields,
        f"{row}-statement_en": "Forged.",
        f"{row}-DELETE": "on",
        "questions-0-key": "forged",
    }
    sent = with_row(
        sent, "claims", key="forged", statement_en="Forged.", position="9", rank="normal"
    )
    assert send(stranger, event, sent, title="New").status_code == 302
    assert len(changes_of(event)) == before + 1
    assert [(row.key, row.statement) for row in Claim.objects.all()] == [
        (claim.key, claim.statement)
    ]
    assert [row.key for row in event.questions.all()] == ["when"]
