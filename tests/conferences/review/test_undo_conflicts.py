"""Undo of what was touched again later: shown, then decided place by place, and nothing is lost."""

import pytest

from conferences.models import Citation, Claim, Event, Narrative
from sources.editorial.models import Act, Change, KeptForm
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from tests.conferences.admin.posting import address as desk_address
from tests.conferences.admin.posting import fields_of, opened
from tests.conferences.review.works import (
    address,
    decision,
    permission,
    recorded_event,
    rename,
    reword,
)
from tests.factories.works import make_event
from tests.sources.editorial.conflicting import decide, panes, recorded, screen, titles

pytestmark = pytest.mark.django_db
# As for an undo that nothing stands in the way of, and once more the states before and after the
# change, and now.
QUERIES = 18


@pytest.fixture
def event(editor) -> Event:
    """Six changes; the seventh rewords a claim and renames the event, the eighth rewords it again."""
    event = recorded_event(editor)
    claim = Claim.objects.get(key="first")
    claim.statement, event.title = {"en": "It began on 21 February."}, "Talks at Zakopane"
    recorded(event, editor, claim, event, summary="Rewords first.")
    return event


@pytest.fixture
def touched_again(event, second_editor) -> Event:
    reword(event, "first", "It began on 22 February 1940.", second_editor)
    return event


def contents(work) -> dict:
    return {row.member_id: row.fields for row in present_state(work.pk).rows}


def undo(client, event, number: int = 7, summary: str = "Undo: Rewords first."):
    return client.post(address(event, "undo", number), decision(base_of(event), summary))


def test_the_page_before_says_what_is_taken_back_and_what_there_is_to_decide(
    client, touched_again, editor
):
    kept = contents(touched_again)
    client.force_login(editor)
    answer = client.get(address(touched_again, "undo", 7))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" not in text
    assert "<li>Claim: statement</li>" in text
    assert "Decide place by place</button>" in text
    assert 'value="Undo: Rewords first."' in text
    told = text.split("What is taken back")[1]
    assert all(word in told for word in ("Talks at", "21", "20"))
    assert "22 February" not in told
    assert (contents(touched_again), KeptForm.objects.count()) == (kept, 0)


@pytest.mark.parametrize("later", [0, 40])
def test_its_queries_are_as_many_with_forty_later_changes_as_with_one(
    client, touched_again, editor, later, django_assert_num_queries
):
    for number in range(later):
        reword(touched_again, "first", f"Words {number}.", editor)
    client.force_login(editor)
    with django_assert_num_queries(QUERIES):
        assert client.get(address(touched_again, "undo", 7)).status_code == 200


def test_undoing_leads_to_the_conflict_screen_with_base_theirs_and_yours(
    client, touched_again, editor
):
    client.force_login(editor)
    answer = undo(client, touched_again, summary="Undo: the memoir is a forgery.")
    assert (answer.status_code, answer["Location"]) == (
        302,
        desk_address(touched_again, "conflict"),
    )
    response = screen(editor, touched_again)
    assert titles(response) == ["Claim: first · Statement · English"]
    assert panes(response) == [
        "It began on 21 February.",
        "It began on [-21][+22] February[+ 1940].",
        "It began on [-21][+20] February.",
    ]
    assert fields_of(response)["change-summary"] == "Undo: the memoir is a forgery."
    assert [
        (row.name, [(field.label, field.before, field.now) for field in row.fields])
        for row in response.context["mine"]
    ] == [
        (
            "Event: Talks at Zakopane",
            [("Title", "Talks at Zakopane", "Zakopane conference")],
        )
    ]
    text = response.content.decode()
    assert "touched what change 7 had made" in text
    for words in ("as change 7 left it", "as it is now", "as it was before change 7"):
        assert f"<small>{words}</small>" in text
    assert [change.number for change in response.context["report"].changes] == [8]
    assert base_of(touched_again) == 8


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("theirs", "It began on 22 February 1940."),
        ("mine", "It began on 20 February."),
        ("edit", "It began on 20 or 22 February 1940."),
    ],
)
def test_what_is_decided_is_one_change_more_that_says_what_it_undoes(
    client, touched_again, editor, second_editor, answer, words
):
    client.force_login(editor)
    undo(client, touched_again)
    response = screen(editor, touched_again)
    results = [words if answer == "edit" else None]
    assert decide(editor, touched_again, response, answer, results=results).status_code == 302
    assert Claim.objects.get(key="first").statement == {"en": words}
    assert Event.objects.get().title == "Zakopane conference"
    change = Change.objects.get(work_id=touched_again.pk, number=9)
    assert (change.by, change.summary) == (editor, "Undo: Rewords first.")
    assert Change.objects.get(number=8, work_id=touched_again.pk).by == second_editor
    assert not KeptForm.objects.exists()


def test_both_wordings_can_be_kept(client, touched_again, editor):
    client.force_login(editor)
    undo(client, touched_again)
    decide(editor, touched_again, screen(editor, touched_again), "both")
    assert {claim.key: claim.statement["en"] for claim in Claim.objects.all()} == {
        "first": "It began on 22 February 1940.",
        "first-2": "It began on 20 February.",
        "second": "It lasted four days.",
    }


def test_paragraphs_that_do_not_touch_each_other_leave_nothing_to_decide(client, event, editor):
    text = Narrative.objects.get()
    text.body = "One paragraph, mended.\n\nAnother [began]{claim=first}."
    recorded(event, editor, text, summary="Mends one.")
    text.body = "One paragraph, mended.\n\nAnother [began]{claim=first}, it is said."
    recorded(event, editor, text)
    client.force_login(editor)
    assert undo(client, event, 8).status_code == 302
    response = screen(editor, event)
    assert titles(response) == []
    assert decide(editor, event, response).status_code == 302
    text.refresh_from_db()
    assert text.body == "One paragraph.\n\nAnother [began]{claim=first}, it is said."


def test_a_citation_that_was_added_and_changed_later_is_kept_or_deleted(client, event, editor):
    citation = Citation.objects.get(claim__key="second")
    citation.locator = "p. 60"
    recorded(event, editor, citation)
    client.force_login(editor)
    assert undo(client, event, 5, "Undo: cites.").status_code == 302
    response = screen(editor, event)
    assert titles(response) == ["Citation: Behind Closed Doors"]
    assert decide(editor, event, response, "delete").status_code == 302
    assert [one.claim.key for one in Citation.objects.all()] == ["first"]


@pytest.mark.parametrize(("answer", "left"), [("keep", ["p. 54"]), ("delete", [])])
def test_a_claim_to_which_somebody_gave_its_citation_later_does_not_go_unasked(
    client, event, editor, answer, left
):
    client.force_login(editor)
    text = client.get(address(event, "undo", 4)).content.decode()
    assert "<li>Claim</li>" in text
    assert undo(client, event, 4, "Undo: claims.").status_code == 302
    response = screen(editor, event)
    assert titles(response) == ["Claim: second"]
    assert decide(editor, event, response, answer).status_code == 302
    cited = Citation.objects.filter(claim__key="second")
    assert list(cited.values_list("locator", flat=True)) == left


def test_a_row_that_the_change_deleted_comes_back_with_what_stood_in_it(client, event, editor):
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=7):
        Claim.objects.get(key="second").delete()
        event.title = "Named by the same change"
        event.save()
    rename(event, "Named again", editor)
    client.force_login(editor)
    assert undo(client, event, 8).status_code == 302
    response = screen(editor, event)
    assert titles(response) == ["Event: Named again · Title"]
    assert decide(editor, event, response, "theirs").status_code == 302
    claim = Claim.objects.get(key="second")
    assert claim.statement == {"en": "It lasted four days."}
    assert claim.citations.get().locator == "p. 54"
    assert Event.objects.get().title == "Named again"


def test_asked_for_twice_it_is_kept_once_with_what_was_decided(client, touched_again, editor):
    client.force_login(editor)
    undo(client, touched_again)
    response = screen(editor, touched_again)
    decide(editor, touched_again, response, "theirs", button="_later")
    assert undo(client, touched_again).status_code == 302
    assert screen(editor, touched_again).context["left"] == 0
    assert KeptForm.objects.count() == 1


def test_unsaved_work_on_the_same_stays_and_is_led_to(client, touched_again, editor):
    fields = opened(editor, touched_again)
    client.force_login(editor)
    typed = {**fields, "title": "Typed and not saved"}
    assert client.post(desk_address(touched_again, "keep"), typed).status_code == 200
    answer = undo(client, touched_again, summary="What I had typed.")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "You have other unsaved work on this" in text
    assert f'href="{desk_address(touched_again)}"' in text
    assert 'value="What I had typed."' in text
    assert KeptForm.objects.get().data["form"]["title"] == ["Typed and not saved"]


def test_others_find_neither_the_page_nor_the_screen(client, touched_again, editor, stranger):
    client.force_login(editor)
    undo(client, touched_again)
    stranger.user_permissions.add(permission("view_event"))
    client.force_login(stranger)
    assert undo(client, touched_again).status_code == 404
    assert client.get(desk_address(touched_again, "conflict")).status_code == 404
    assert KeptForm.objects.get().user == editor


def test_what_no_form_can_hold_is_refused_and_explained(client, editor):
    event = make_event(editor)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        event.delete()
    event.pk = event.id = key
    client.force_login(editor)
    assert client.post(address(event, "restore", 1), decision(2)).status_code == 302
    event = Event.objects.get()
    rename(event, "Named again", editor)
    # Before the third change there was no such event.
    for answer in (client.get(address(event, "undo", 3)), undo(client, event, 3)):
        assert answer.status_code == 409
        assert "Change 3 cannot be taken back by itself" in answer.content.decode()
        assert "Decide place by place" not in answer.content.decode()
    assert not KeptForm.objects.exists()
