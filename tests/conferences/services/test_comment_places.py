"""Where a comment stands after the work was edited."""

import pytest

from conferences.models import (
    Claim,
)
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import (
    Said,
    save_draft,
    threads_of,
)
from sources.editorial.models import Act
from sources.editorial.recording import record
from tests.conferences.review.works import recorded_event, reword
from tests.conferences.services.commented import on_words, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def test_a_comment_follows_its_words_until_they_are_lost(event, reviewer, editor):
    sent(event, reviewer)
    reword(event, "first", "In truth it began only on 20 February.", editor)
    (thread,) = threads_of(event.pk, editor)
    place = thread.place
    assert (place.words, place.is_reworded, place.is_outdated) == ("20 February", False, False)
    reword(event, "first", "In truth it began only on 21 February.", editor)
    place = threads_of(event.pk, editor)[0].place
    assert (place.words, place.was, place.is_reworded) == ("21 February", "20 February", True)
    reword(event, "first", "Nobody knows when.", editor)
    place = threads_of(event.pk, editor)[0].place
    assert (place.was, place.is_outdated, place.row.member_id) == (
        "20 February", True, Claim.objects.get(key="first").pk,
    )  # fmt: skip


def test_a_comment_on_a_row_that_was_deleted_says_what_it_said(event, reviewer, editor):
    claim = Claim.objects.get(key="second")
    for anchor in (
        Anchor(6, member_id=claim.pk),
        Anchor(6, member_id=claim.pk, field="statement:en"),
        on_words(event, "four days", "second"),
    ):
        save_draft(event.pk, anchor, Said("Hm."), by=reviewer)
    with record(event, by=editor, act=Act.EDIT, summary="Drops it.", base=6):
        claim.delete()
    places = [thread.place for thread in threads_of(event.pk, reviewer)]
    assert [(place.is_outdated, place.was) for place in places] == [
        (True, "It lasted four days."),
        (True, "It lasted four days."),
        (True, "four days"),
    ]
