"""Suggested words taken over: one change that credits the reviewer, or a refusal that leaves nothing."""

import pytest
from django.core.exceptions import ValidationError

from conferences.models import Claim, Event, Resolution
from conferences.permissions import NotAllowed
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import answer, resolve, threads_of
from conferences.services.open_comments import open_blocking
from conferences.services.suggestions import SuggestionRefused, accept_suggestion
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act, Change, Head
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import permission, recorded_event, reword
from tests.conferences.services.commented import on_words, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


@pytest.fixture
def comment(event, reviewer):
    return sent(event, reviewer, text="Rees says so.", suggestion="21 February")


def statement(key="first") -> str:
    return Claim.objects.get(key=key).statement["en"]


def test_the_words_quoted_are_replaced_in_a_change_that_credits_the_reviewer(
    event, comment, second_editor
):
    change = accept_suggestion(comment, by=second_editor, base=6)
    assert statement() == "It began on 21 February."
    stored = Change.objects.get(work_id=event.pk, number=7)
    assert stored == change
    assert (stored.act, stored.by, stored.summary) == (
        "edit", second_editor, "Takes over a suggestion by reviewer: Rees says so.",
    )  # fmt: skip
    (thread,) = threads_of(event.pk, second_editor)
    assert (thread.is_open, thread.resolution.change) == (False, 7)


def test_a_thread_that_was_answered_stays_open_and_tells_what_was_taken_over(
    event, comment, editor, reviewer
):
    answer(comment, by=reviewer, text="And the page of Rees, please.")
    other = sent(event, reviewer, on_words(event, "four days", "second"), suggestion="five days")
    change = accept_suggestion(comment, by=editor, base=6)
    thread, second = threads_of(event.pk, reviewer)
    assert (thread.is_open, thread.taken.change, thread.taken.by) == (True, change.number, editor)
    assert (second.opening, second.is_open, second.taken) == (other, True, None)
    with pytest.raises(SuggestionRefused, match="taken over already, as change 7"):
        accept_suggestion(comment, by=editor, base=7)
    resolve(comment, by=reviewer)
    thread, _second = threads_of(event.pk, reviewer)
    assert (thread.is_open, thread.taken.change) == (False, 7)


def test_an_open_thread_whose_words_were_taken_over_still_holds_publication_up(
    event, editor, reviewer
):
    held = sent(event, reviewer, suggestion="21 February", is_blocking=True)
    answer(held, by=reviewer, text="And cite Rees for it.")
    accept_suggestion(held, by=editor, base=6)
    assert open_blocking([event.pk]) == [held]


def test_words_that_have_moved_are_replaced_where_they_stand_now(event, comment, editor):
    reword(event, "first", "They say that it began on 20 February.", editor)
    accept_suggestion(comment, by=editor, base=7)
    assert statement() == "They say that it began on 21 February."


def test_words_that_no_longer_stand_there_are_not_replaced(event, comment, editor):
    reword(event, "first", "It began on 22 February.", editor)
    with pytest.raises(SuggestionRefused, match=r"no longer stand there.*“20 February”"):
        accept_suggestion(comment, by=editor, base=7)
    assert (base_of(event), statement(), Resolution.objects.count()) == (
        7, "It began on 22 February.", 0,
    )  # fmt: skip


def test_a_stale_base_is_refused_and_nothing_written(event, comment, editor):
    reword(event, "second", "It lasted five days.", editor)
    with pytest.raises(StaleWrite):
        accept_suggestion(comment, by=editor, base=6)
    assert (base_of(event), statement(), Resolution.objects.count()) == (
        7, "It began on 20 February.", 0,
    )  # fmt: skip


def test_it_is_taken_over_once(event, comment, editor):
    accept_suggestion(comment, by=editor, base=6)
    with pytest.raises(SuggestionRefused, match="settled"):
        accept_suggestion(comment, by=editor, base=7)
    assert base_of(event) == 7


def test_who_may_not_change_the_work_takes_nothing_over(event, comment, stranger):
    for codename in (None, "view_event"):
        if codename:
            stranger.user_permissions.add(permission(codename))
        with pytest.raises(NotAllowed):
            accept_suggestion(comment, by=type(stranger).objects.get(pk=stranger.pk), base=6)
    assert base_of(event) == 6


def test_a_comment_without_other_words_and_a_settled_one_are_refused(event, editor, reviewer):
    plain = sent(event, reviewer)
    settled = sent(event, reviewer, suggestion="21 February")
    resolve(settled, by=editor)
    for comment in (plain, settled):
        with pytest.raises(SuggestionRefused):
            accept_suggestion(comment, by=editor, base=6)
    assert base_of(event) == 6


def test_a_row_that_was_deleted_takes_nothing_over(event, comment, editor):
    with record(event, by=editor, act=Act.EDIT, summary="Drops it.", base=6):
        Claim.objects.get(key="first").delete()
    with pytest.raises(SuggestionRefused, match="deleted"):
        accept_suggestion(comment, by=editor, base=7)
    assert base_of(event) == 7


def test_a_title_taken_over_is_what_the_history_is_called(event, reviewer, editor):
    anchor = Anchor(6, "conferences.event", event.pk, "title")
    accept_suggestion(
        sent(event, reviewer, anchor, suggestion="Zakopane meeting"), by=editor, base=6
    )
    assert Event.objects.get().title == "Zakopane meeting"
    assert Head.objects.get(pk=event.pk).label == "Zakopane meeting"


def test_an_empty_field_takes_words_while_it_is_empty(event, reviewer, editor):
    anchor = on_words(event, quotation="")
    empty = Anchor(6, anchor.label, anchor.member_id, "statement:vi")
    first = sent(event, reviewer, empty, suggestion="Bắt đầu.")
    second = sent(event, reviewer, empty, suggestion="Khởi đầu.")
    accept_suggestion(first, by=editor, base=6)
    assert Claim.objects.get(key="first").statement == {
        "en": "It began on 20 February.",
        "vi": "Bắt đầu.",
    }
    with pytest.raises(SuggestionRefused, match="no longer stand"):
        accept_suggestion(second, by=editor, base=7)


def test_words_that_the_field_does_not_take_are_refused_whole(event, reviewer, editor):
    anchor = Anchor(6, "conferences.event", event.pk, "title")
    comment = sent(event, reviewer, anchor, suggestion="x" * 500)
    with pytest.raises(ValidationError):
        accept_suggestion(comment, by=editor, base=6)
    assert (base_of(event), Resolution.objects.count()) == (6, 0)
