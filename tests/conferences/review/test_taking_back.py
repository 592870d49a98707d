"""Undo and restore: shown before they are done, done whole or not at all, refused in words."""

import re

import pytest

from conferences.models import Citation, Claim, Event
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state, state_at
from tests.conferences.review.works import (
    HOSTILE,
    address,
    decision,
    permission,
    recorded_event,
    rename,
    reword,
)
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, the change, head and rows of the present, then for an
# undo the states before and after it, for restoring the old one; the later changes and by whom;
# names of works, which sources repeat which, which are withdrawn, notices.
QUERIES = {"undo": 15, "restore": 15}


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def contents(state) -> dict:
    return {row.member_id: row.fields for row in state.rows}


def test_the_preview_of_an_undo_shows_what_it_would_do_and_does_nothing(
    client, event, editor, second_editor
):
    reword(event, "first", "It began on 21 February.", editor)
    reword(event, "second", "It lasted five days.", second_editor)
    client.force_login(editor)
    answer = client.get(address(event, "undo", 7))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<del>21</del><ins>20</ins>" in re.sub(r"\s+", "", text.replace(' class="mark"', ""))
    assert "It lasted five days" in text
    assert "<ins>five" not in text
    assert 'value="Undo: Rewords first."' in text
    assert re.search(r'name="change-base" value="8"', text)
    assert "Change 8 by" in text
    assert base_of(event) == 8


def test_an_undo_keeps_what_came_after_it(client, event, editor, second_editor):
    reword(event, "first", "Other words.", editor)
    reword(event, "second", "Later words.", second_editor)
    client.force_login(editor)
    answer = client.post(
        address(event, "undo", 7), decision(8, "Undo: Rewords first."), follow=True
    )
    assert answer.redirect_chain == [(address(event, "history"), 302)]
    assert "Change 7 was undone, as change 9." in answer.content.decode()
    words = {claim.key: claim.statement["en"] for claim in Claim.objects.all()}
    assert words == {"first": "It began on 20 February.", "second": "Later words."}
    change = Change.objects.get(work_id=event.pk, number=9)
    assert (change.act, change.by, change.summary) == ("undo", editor, "Undo: Rewords first.")


def test_a_restore_makes_the_work_what_it_was_and_says_whose_changes_go(
    client, event, editor, second_editor
):
    then = contents(present_state(event.pk))
    reword(event, "first", "Other words.", editor)
    reword(event, "second", "Later words.", second_editor)
    client.force_login(editor)
    text = client.get(address(event, "restore", 6)).content.decode()
    assert "Changes 7-8 by" in text
    assert "<bdi>editor, second-editor</bdi>" in text
    answer = client.post(address(event, "restore", 6), decision(8))
    assert (answer.status_code, answer["Location"]) == (302, address(event, "history"))
    assert contents(present_state(event.pk)) == then
    change = Change.objects.get(work_id=event.pk, number=9)
    assert (change.act, change.summary) == ("restore", "Taken back for a test.")


def test_restoring_a_name_gives_it_back_to_the_history_too(client, event, editor):
    rename(event, "Another name", editor)
    client.force_login(editor)
    client.post(address(event, "restore", 6), decision(7))
    text = client.get(address(event, "history")).content.decode()
    assert "<bdi>“Zakopane conference”</bdi>" in text


@pytest.mark.parametrize("page", ["undo", "restore"])
def test_a_stale_base_is_refused_and_what_was_typed_is_kept(client, event, editor, page):
    number = reword(event, "first", "Other words.", editor)
    at = number if page == "undo" else 6
    reword(event, "second", "Later words.", editor)
    client.force_login(editor)
    answer = client.post(address(event, page, at), decision(7, "What I had typed."))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This has been changed meanwhile" in text
    assert 'value="What I had typed."' in text
    assert 'name="change-base" value="8"' in text
    assert base_of(event) == 8
    answer = client.post(address(event, page, at), decision(8, "What I had typed."))
    assert answer.status_code == 302
    assert base_of(event) == 9


@pytest.mark.parametrize("base", ["", "0", "-1", "abc", "9" * 40, "1\x00"])
def test_a_tampered_base_is_refused(client, event, editor, base):
    reword(event, "first", "Other words.", editor)
    client.force_login(editor)
    answer = client.post(address(event, "undo", 7), decision(7, **{"change-base": base}))
    assert answer.status_code == 409
    assert "This page has lost its place in the history" in answer.content.decode()
    assert base_of(event) == 7


@pytest.mark.parametrize("summary", ["", "ab", "x" * 501, "with \x00 in it"])
def test_a_summary_is_asked_for(client, event, editor, summary):
    reword(event, "first", "Other words.", editor)
    client.force_login(editor)
    answer = client.post(address(event, "undo", 7), decision(7, summary))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert base_of(event) == 7


def test_the_first_change_cannot_be_undone_nor_the_present_restored(client, event, editor):
    client.force_login(editor)
    for page, number in (("undo", 1), ("restore", 6)):
        assert client.get(address(event, page, number)).status_code == 409
        assert client.post(address(event, page, number), decision(6)).status_code == 409
    assert base_of(event) == 6


def test_what_another_entry_needs_now_stays_and_nothing_is_half_done(client, event, editor):
    question = make_question(event, editor, "when")
    make_claim(make_event(editor, "Another"), editor, "rival", question=question)
    kept = contents(present_state(event.pk))
    client.force_login(editor)
    answer = client.post(address(event, "undo", 7), decision(7))
    assert answer.status_code == 409
    assert "This cannot be deleted, because it is needed by: claim" in answer.content.decode()
    assert contents(present_state(event.pk)) == kept
    assert base_of(event) == 7


def test_a_work_is_not_deleted_by_those_who_may_only_change_it(client, editor, stranger):
    event = make_event(editor)
    kept = present_state(event.pk)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        event.delete()
    event.pk = event.id = key
    for codename in ("view_event", "change_event"):
        stranger.user_permissions.add(permission(codename))
    client.force_login(stranger)
    answer = client.post(address(event, "restore", 1), decision(2))
    assert answer.status_code == 409
    assert "which your account may not do" in answer.content.decode()
    assert not Event.objects.exists()
    stranger.user_permissions.add(permission("add_event"))
    assert client.post(address(event, "restore", 1), decision(2)).status_code == 302
    assert contents(present_state(key)) == contents(kept)
    answer = client.post(address(event, "restore", 2), decision(3))
    assert answer.status_code == 409
    assert Event.objects.count() == 1


def test_an_undone_deletion_brings_citations_back(client, event, editor):
    keys = set(Citation.objects.values_list("pk", flat=True))
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=6):
        Claim.objects.get(key="second").delete()
    client.force_login(editor)
    assert client.post(address(event, "undo", 7), decision(7)).status_code == 302
    assert set(Citation.objects.values_list("pk", flat=True)) == keys
    then = contents(state_at(event.pk, 6, latest=8))
    assert contents(present_state(event.pk)) == then


def test_hostile_words_are_shown_as_words(client, event, editor):
    rename(event, f"Title {HOSTILE}", editor, summary=HOSTILE)
    reword(event, "first", HOSTILE, editor)
    client.force_login(editor)
    for page in ("undo", "restore"):
        text = client.get(address(event, page, 7)).content.decode()
        assert HOSTILE not in text
        assert "&lt;b onclick=&quot;x&quot;&gt;" in text


@pytest.mark.parametrize("later", [1, 60])
@pytest.mark.parametrize("page", ["undo", "restore"])
def test_their_queries_are_as_many_with_sixty_later_changes_as_with_one(
    client, event, editor, page, later, django_assert_num_queries
):
    reword(event, "first", "Other words.", editor)
    for number in range(later):
        reword(event, "second", f"Words {number}.", editor)
    client.force_login(editor)
    with django_assert_num_queries(QUERIES[page]):
        assert client.get(address(event, page, 7)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_rests_on_a_source_deleted_since_does_not_come_back_in_half(client, editor):
    event, source = make_event(editor), make_source(editor)
    make_citation(make_claim(event, editor, "first"), source, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=3):
        Claim.objects.all().delete()
    with record(source, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        source.delete()
    client.force_login(editor)
    assert "Behind Closed Doors" in client.get(address(event, "undo", 4)).content.decode()
    answer = client.post(address(event, "undo", 4), decision(4, "What I had typed."))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "The database refused this: it contradicts another row." in text
    assert 'value="What I had typed."' in text
    assert not Claim.objects.exists()
    assert base_of(event) == 4


def test_a_key_that_another_entry_has_taken_meanwhile_is_named_in_the_refusal(
    client, event, editor
):
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=6):
        Claim.objects.get(key="second").delete()
    make_claim(make_event(editor, "Another"), editor, "second")
    client.force_login(editor)
    answer = client.post(address(event, "undo", 7), decision(7))
    assert answer.status_code == 409
    assert "Another claim has this key already." in answer.content.decode()
    assert base_of(event) == 7
