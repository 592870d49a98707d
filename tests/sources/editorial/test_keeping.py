"""Unsaved work: kept for its own account alone, no change, taken up through the same merge."""

import pytest
from django.contrib.auth.models import User

from conferences.models import Event
from sources.editorial import keeping
from sources.editorial.models import Act, Change, KeptForm
from tests.conferences.admin.posting import address, fields_of, head_of, opened, send, signed_in
from tests.factories.works import make_event
from tests.sources.editorial.conflicting import deleted, recorded, screen, sent_stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference", date="1940-02-20")


def keep(user, work, fields, **typed):
    return signed_in(user).post(address(work, "keep"), {**fields, **typed})


def test_what_is_typed_is_kept_and_is_no_change(event, editor):
    changes = Change.objects.count()
    response = keep(editor, event, opened(editor, event), title="Half a thought\x00")
    assert (response.status_code, response.json()["stale"]) == (200, "")
    kept = KeptForm.objects.get()
    assert (kept.user, kept.work_id, kept.kind, kept.base) == (editor, event.pk, "event", 1)
    assert kept.data["form"]["title"] == ["Half a thought\ufffd"]
    assert "csrfmiddlewaretoken" not in kept.data["form"]
    assert (Change.objects.count(), head_of(event)) == (changes, 1)


def test_it_is_offered_taken_up_and_forgotten_once_saved(event, editor):
    keep(editor, event, opened(editor, event), title="Half a thought")
    page = signed_in(editor).get(address(event))
    assert "You have unsaved work from" in page.content.decode()
    taken = signed_in(editor).get(address(event), {"kept": "1"})
    assert (fields_of(taken)["title"], taken.context["errors"]) == ("Half a thought", [])
    assert "You have unsaved work from" not in taken.content.decode()
    assert send(editor, event, fields_of(taken)).status_code == 302
    assert Event.objects.get().title == "Half a thought"
    assert not KeptForm.objects.exists()


def test_taken_up_late_it_is_merged_with_what_was_saved_meanwhile(event, editor, second_editor):
    keep(second_editor, event, opened(second_editor, event), note="Ask the archive.")
    event.title = "Second conference"
    recorded(event, editor, event)
    taken = signed_in(second_editor).get(address(event), {"kept": "1"})
    shown = fields_of(taken)
    assert (shown["title"], shown["note"]) == ("Second conference", "Ask the archive.")
    assert shown["change-base"] == "2"
    assert "Changed meanwhile, and merged; nothing is saved yet" in taken.content.decode()


def test_taken_up_late_where_both_changed_the_same_it_leads_to_the_screen(
    event, editor, second_editor
):
    keep(second_editor, event, opened(second_editor, event), title="Mine")
    event.title = "Theirs"
    recorded(event, editor, event)
    taken = signed_in(second_editor).get(address(event), {"kept": "1"})
    assert (taken.status_code, taken["Location"]) == (302, address(event, "conflict"))
    assert screen(second_editor, event).status_code == 200


def test_a_new_work_is_kept_by_the_key_of_its_form(editor):
    fields = opened(editor, Event, "add")
    where = address(Event, "add").replace("add", f"{fields['change-key']}/keep")
    assert signed_in(editor).post(where, {**fields, "title": "New conference"}).status_code == 200
    page = signed_in(editor).get(address(Event, "add"))
    (offer,) = page.context["offered"]
    taken = signed_in(editor).get(offer["take_up"])
    assert fields_of(taken)["title"] == "New conference"
    assert send(editor, Event, fields_of(taken), "add").status_code == 302
    assert (Event.objects.get().title, KeptForm.objects.count()) == ("New conference", 0)


def test_another_window_does_not_overwrite_what_one_kept(event, editor):
    first, second = opened(editor, event), opened(editor, event)
    keep(editor, event, first, title="First window")
    response = keep(editor, event, second, title="Second window")
    assert response.status_code == 409
    assert "You have other unsaved work on this" in response.json()["problem"]
    assert send(editor, event, second, note="Saved beside it.").status_code == 302
    assert KeptForm.objects.get().data["form"]["title"] == ["First window"]


def test_nothing_overwrites_what_waits_for_a_decision(event, editor, second_editor):
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Mine")
    window = KeptForm.objects.get().data["window"]
    fields = {**opened(second_editor, event), "change-window": window}
    assert keep(second_editor, event, fields, title="Later").status_code == 409
    assert KeptForm.objects.get().data["form"]["title"] == ["Mine"]


def test_too_much_is_refused_and_said(event, editor, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_KEPT", 3_000)
    response = keep(editor, event, opened(editor, event), note="x" * 3_000)
    assert response.status_code == 413
    assert "too much to be kept" in response.json()["problem"]
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"change-base": "7"}, {"change-base": "x"}, {"change-key": "0"}]
)
def test_a_tampered_form_is_not_kept(event, editor, changed):
    assert keep(editor, event, opened(editor, event), **changed).status_code == 400
    assert not KeptForm.objects.exists()


def test_only_who_may_change_the_work_keeps_anything(event, editor, stranger, reader):
    fields = opened(editor, event)
    assert keep(stranger, event, fields).status_code == 404
    assert keep(reader, event, fields).status_code == 302
    assert signed_in(editor).get(address(event, "keep")).status_code == 405
    assert not KeptForm.objects.exists()


def test_nobody_else_sees_what_is_kept(event, editor, second_editor, stranger):
    admin = User.objects.create_superuser("administrator", password="x")
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Canary of the second editor")
    for page in ("conflict", "download", "discard"):
        for other in (editor, stranger, admin):
            assert signed_in(other).get(address(event, page)).status_code == 404
        assert "Canary" not in signed_in(editor).get(address(event)).content.decode()
        assert signed_in(second_editor).get(address(event, page)).status_code == 200


def test_discarding_asks_once(event, editor, second_editor):
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Mine")
    assert signed_in(second_editor).get(address(event, "discard")).status_code == 200
    assert KeptForm.objects.exists()
    assert signed_in(second_editor).post(address(event, "discard")).status_code == 302
    assert not KeptForm.objects.exists()


def test_my_version_can_be_downloaded(event, editor, second_editor):
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Mine", note="Ask the archive.")
    response = signed_in(second_editor).get(address(event, "download"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    text = response.content.decode()
    assert "Title: Mine\n" in text
    assert "Note: Ask the archive.\n" in text
    assert "Theirs" not in text


def test_who_lost_the_right_gets_their_own_words_and_nothing_else(event, editor, second_editor):
    event.title = "Theirs, a canary"
    sent_stale(second_editor, event, editor, event, title="Mine")
    second_editor.groups.clear()
    text = screen(second_editor, event).content.decode()
    assert "title: Mine" in text
    assert "canary" not in text
    assert (
        "title: Mine" in signed_in(second_editor).get(address(event, "download")).content.decode()
    )
    response = send(second_editor, event, {"title": "Typed"})
    assert (response.status_code, "title: Typed" in response.content.decode()) == (403, True)
    assert head_of(event) == 2


def test_what_was_typed_into_a_work_deleted_meanwhile_can_be_made_anew(
    event, editor, second_editor
):
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Mine")
    work = Event.objects.get()
    deleted(work, editor, Event.objects.get(), act=Act.DELETE)
    response = screen(second_editor, event)
    assert "editor</bdi> deleted this meanwhile" in response.content.decode()
    again = signed_in(second_editor).get(response.context["again"])
    assert fields_of(again)["title"] == "Mine"
    assert (
        signed_in(second_editor)
        .post(response.context["again"], {**fields_of(again), "change-summary": "Made anew."})
        .status_code
        == 302
    )
    assert Event.objects.get().title == "Mine"
    assert not KeptForm.objects.exists()


def test_new_works_that_were_left_are_told_from_one_another(editor):
    for called in ("Lwów <b>", ""):
        fields = {**opened(editor, Event, "add"), "title": called, "note": "Ask the archive."}
        where = address(Event, "add").replace("add", f"{fields['change-key']}/keep")
        assert signed_in(editor).post(where, fields).status_code == 200
    page = signed_in(editor).get(address(Event, "add"))
    assert [one["name"] for one in page.context["offered"]] == ["", "Lwów <b>"]
    assert "UTC. <bdi>“Lwów &lt;b&gt;”</bdi>" in page.content.decode()
