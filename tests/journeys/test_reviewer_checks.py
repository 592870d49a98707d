"""What reviewers are promised of twelve changes with known edits of every kind: V1-V3, V9 and V10.

V4, V8 and V12 are in test_reading_differences, V5-V7 in test_moving_about and test_histories, V11
and E9 in test_review, E7 in test_two_editors.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from conferences.models import Citation, Claim
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Change
from sources.editorial.recording import base_of
from sources.editorial.states import present_state, state_at
from tests.conferences.review.works import address, permission, reword
from tests.factories.known_edits import (
    MOVED,
    MOVED_AND_EDITED,
    MOVED_SPLIT_AND_JOINED,
    NUMBERS,
    PARAGRAPHS,
    edit,
    event_before_the_edits,
    make_twelve_changes,
    write,
)
from tests.factories.works import make_person

pytestmark = pytest.mark.django_db(transaction=True)
MODES = ("side", "inline", "rendered")
# Changes 1-8 are of the fixture: of the twelve, the ninth is 17, the tenth 18, and the twelfth 20.
START, NINTH, TENTH, TWELFTH = 8, 17, 18, 20


@pytest.fixture
def event(live_server, editor):
    return event_before_the_edits(editor)


@pytest.fixture
def twelve(event, editor):
    """The event after its twelve changes."""
    make_twelve_changes(event, editor)
    return event


def squeezed(words: str) -> str:
    return " ".join(words.split())


def said_of(page, selector: str) -> list[str]:
    return [squeezed(words) for words in page.locator(selector).all_inner_texts()]


def contents(state) -> dict:
    return {row.member_id: row.fields for row in state.rows}


@pytest.mark.parametrize("mode", MODES)
def test_v1_the_numbers_of_the_page_are_those_of_the_edits(signed_in, twelve, editor, mode):
    page = signed_in(editor)
    page.goto(address(twelve, "compare", f"{START}..{TWELFTH}") + f"?mode={mode}")
    assert said_of(page, ".review-counts li") == NUMBERS


def test_v1_each_number_leads_to_as_many_as_it_says(signed_in, twelve, editor):
    page = signed_in(editor)
    page.goto(address(twelve, "compare", f"{START}..{TWELFTH}"))
    for name, rows in (
        ("Facts changed: 2", 2),
        ("Claims removed: 1", 1),
        ("Claims with support changed: 2", 2),
        ("Claims now unsupported: 1", 1),
    ):
        page.get_by_role("link", name=name).click()
        # A citation stands within the row of its claim.
        expect(page.locator("section > .review-row")).to_have_count(rows)


def test_v2_rewording_with_another_citation_is_one_change_and_the_loss_of_the_last_is_told(
    signed_in, event, editor
):
    reword(event, "first", "It began on 21 February.", editor)
    with edit(event, editor):
        Citation.objects.filter(claim__key="first").update(locator="p. 212")
    with edit(event, editor):
        Citation.objects.filter(claim__key="second").delete()
    page = signed_in(editor)
    page.goto(address(event, "compare", f"{START}..{START + 3}") + "?mode=inline")
    assert said_of(page, "section > .review-row > h3") == [
        "± Claim: It began on 21 February. reworded support changed",
        "± Claim: It lasted four days. evidence word changed support changed now unsupported",
    ]
    assert said_of(page, ".review-row .review-row > h4") == [
        "± Citation: Behind Closed Doors changed",
        "− Citation: Behind Closed Doors removed",
    ]
    first = page.locator("section > .review-row").first
    assert said_of(first, "del") == ["20", "54"]
    assert said_of(first, "ins") == ["21", "212"]


@pytest.mark.parametrize("mode", ["side", "inline"])
def test_v3_a_moved_paragraph_is_one_move_with_both_ends_linked(signed_in, event, editor, mode):
    write(event, editor, MOVED_AND_EDITED)
    page = signed_in(editor)
    page.goto(address(event, "compare", f"{START}..{START + 1}") + f"?mode={mode}")
    assert said_of(page, ".review-texts del") == ["September", "both"]
    assert said_of(page, ".review-texts ins") == ["October", "the two"]
    expect(page.locator(".review-texts .moved")).to_have_count(1)
    page.get_by_role("link", name="Moved from here further down").click()
    expect(page).to_have_url(re.compile("#ch-1$"))
    expect(page.locator("#ch-1")).to_be_in_viewport()
    page.get_by_role("link", name="Moved here from further up").click()
    expect(page).to_have_url(re.compile("#ch-1-from$"))
    expect(page.locator("#ch-1-from")).to_be_in_viewport()


@pytest.mark.parametrize("mode", ["side", "inline"])
def test_v3_what_only_moved_was_split_or_joined_has_no_words_removed_or_added(
    signed_in, event, editor, mode
):
    write(event, editor, MOVED_SPLIT_AND_JOINED)
    page = signed_in(editor)
    page.goto(address(event, "compare", f"{START}..{START + 1}") + f"?mode={mode}")
    for kind, anchor in (("split", "ch-1"), ("joined", "ch-2"), ("moved", "ch-3")):
        expect(page.locator(f".review-texts .{kind}")).to_have_attribute("id", anchor)
    assert "".join(page.locator(".review-texts :is(ins, del)").all_text_contents()).strip() == ""


@pytest.mark.parametrize("account", [None, "reader", "stranger", "of other works"])
def test_v9_whoever_may_not_see_the_work_finds_nothing_by_direct_address(
    new_page, signed_in, twelve, editor, account, request
):
    if account is None:
        page = new_page()
    else:
        name = "stranger" if account == "of other works" else account
        user = request.getfixturevalue(name)
        if account == "of other works":
            for codename in ("view_person", "change_person", "view_source"):
                user.user_permissions.add(permission(codename))
        page = signed_in(user)
    hidden = [
        address(twelve, "history"),
        address(twelve, "at", NINTH),
        address(twelve, "compare", f"{START}..{TWELFTH}"),
        *(address(twelve, "compare", f"{START}..{TWELFTH}") + f"?mode={mode}" for mode in MODES),
        address(twelve, "blame"),
        address(twelve, "blame-at", NINTH),
        address(twelve, "comments"),
        address(twelve, "comment-new"),
        address(twelve, "comment-new") + f"?number={NINTH}",
        address(twelve, "undo", TENTH),
        address(twelve, "restore", NINTH),
        address(twelve, "submit"),
        address(twelve, "publish"),
        address(twelve, "choose"),
        address(twelve, "bearing"),
        address(twelve, "withdraw", 1),
        reverse("review:claim-history", args=["first"]),
    ]
    for where in hidden:
        assert page.goto(where).status == 404, where
        shown = page.content()
        assert "Second name" not in shown, where
        assert "Tadeusz" not in shown, where


def test_v9_a_number_or_version_of_another_work_leads_nowhere_through_this_one(
    signed_in, twelve, editor, reviewer
):
    person = make_person(editor, "Somebody of one change")
    publish(ToPublish(person.pk), by=reviewer, summary="First edition.")
    page = signed_in(editor)
    claim = Claim.objects.get(key="first")
    for where in (
        address(twelve, "compare", f"v1..{TWELFTH}"),
        address(person, "compare", f"v1..{TWELFTH}", kind="person"),
        address(person, "withdraw", 2, kind="person"),
        address(twelve, "publish", kind="person"),
        address(twelve, "blame", kind="person"),
        address(twelve, "comments", kind="person"),
        address(person, "at", NINTH, kind="person"),
        address(person, "compare", f"1..{TWELFTH}", kind="person"),
        address(person, "compare", "v1..v2", kind="person"),
        address(person, "blame-at", NINTH, kind="person"),
        address(person, "undo", TENTH, kind="person"),
        address(person, "restore", NINTH, kind="person"),
        address(twelve, "history", kind="person"),
        address(twelve, "compare", f"{START}..{TWELFTH}", kind="person"),
    ):
        assert page.goto(where).status == 404, where
    comment = address(person, "comment-new", kind="person")
    for asked in (f"number={TWELFTH}", f"number=1&label=conferences.claim&member={claim.pk}"):
        assert page.goto(f"{comment}?{asked}").status in (400, 404), asked
        assert "It began" not in page.content()
    assert page.goto(address(person, "compare", "v1..1", kind="person")).status == 200


def test_v10_the_tenth_change_is_undone_and_the_two_after_it_are_kept(signed_in, twelve, editor):
    page = signed_in(editor)
    page.goto(address(twelve, "undo", TENTH))
    assert said_of(page, ".review-counts li") == [
        "Claims removed: 1",
        "Citations removed: 1",
    ]
    page.get_by_role("button", name=f"Undo change {TENTH}").click()
    expect(page.locator(".messagelist")).to_have_text(
        f"Change {TENTH} was undone, as change {TWELFTH + 1}."
    )
    assert set(Claim.objects.values_list("key", flat=True)) == {"first", "second"}
    assert twelve.narratives.get().body == "\n\n".join(
        [*MOVED, "A last paragraph of seven new words."]
    )
    change = Change.objects.get(work_id=twelve.pk, number=TWELFTH + 1)
    assert (change.act, change.summary) == ("undo", "Undo: Adds the cold.")


def test_v10_where_the_last_touched_the_same_claim_the_conflict_screen_decides_and_nothing_is_lost(
    signed_in, event, editor
):
    reword(event, "first", "It began on 21 February.", editor)
    reword(event, "first", "It began on 22 February.", editor)
    kept = contents(present_state(event.pk))
    page = signed_in(editor)
    assert page.goto(address(event, "undo", START + 1)).status == 200
    expect(page.get_by_role("region", name="For you to decide")).to_contain_text("Claim: statement")
    page.get_by_role("button", name="Decide place by place").click()
    expect(page.get_by_role("status")).to_have_text("1 of 1 left")
    # Closed and opened again, it is still there.
    page.goto(address(event, "history"))
    page.goto(reverse("admin:conferences_event_conflict", args=[event.pk]))
    assert said_of(page, ".conflict-words") == [
        "It began on 21 February.",
        "It began on 2122 February.",
        "It began on 2120 February.",
    ]
    assert contents(present_state(event.pk)) == kept
    page.get_by_role("radio", name="Yours", exact=True).check()
    expect(page.get_by_role("status")).to_have_text("0 of 1 left")
    expect(page.get_by_role("textbox", name="What did you change, and why?")).to_have_value(
        "Undo: Rewords first."
    )
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    assert Claim.objects.get(key="first").statement == {"en": "It began on 20 February."}
    later = Change.objects.filter(work_id=event.pk, number__gt=START).order_by("number")
    assert list(later.values_list("summary", flat=True)) == [
        "Rewords first.",
        "Rewords first.",
        "Undo: Rewords first.",
    ]


def test_v10_the_ninth_is_restored_as_one_change_more_after_its_losses_were_listed(
    signed_in, twelve, editor
):
    page = signed_in(editor)
    page.goto(address(twelve, "restore", NINTH))
    expect(page.get_by_role("main")).to_contain_text(f"Changes {TENTH}-{TWELFTH} by editor")
    assert said_of(page, ".review-counts li") == [
        "Claims removed: 1",
        "Citations removed: 1",
        "Texts changed: 1",
        "Paragraphs moved: 1",
        "Words removed from the texts: 7",
    ]
    page.get_by_role("textbox", name="Summary").fill("The memoir is a forgery.")
    page.get_by_role("button", name=f"Restore change {NINTH}").click()
    expect(page.locator(".messagelist")).to_contain_text(f"change {TWELFTH + 1}")
    assert base_of(twelve) == TWELFTH + 1
    then = state_at(twelve.pk, NINTH, latest=TWELFTH + 1)
    assert contents(present_state(twelve.pk)) == contents(then)
    assert twelve.narratives.get().body == "\n\n".join(PARAGRAPHS)
