"""Whose eyes see what of comments: drafts their author's alone, threads those of who may see the work."""

import pytest

from conferences.models import Comment, CommentDraft, Resolution, Viewed
from sources.editorial.recording import base_of
from tests.conferences.review.comment_pages import acts, new, place
from tests.conferences.review.works import (
    address,
    permission,
    recorded_event,
)
from tests.conferences.services.commented import sent
from tests.factories.works import make_claim, make_event

pytestmark = pytest.mark.django_db
CANARY = "Canary words of a draft"


@pytest.fixture
def event(editor):
    return recorded_event(editor)


PAGES = (
    ("comments",), ("history",), ("at", 6), ("compare", "5..6"), ("compare", "1..6"), ("undo", 6),
    ("restore", 5), ("blame",), ("comment-new",), ("publish",),
)  # fmt: skip


def test_the_words_of_a_draft_are_in_no_answer_to_anybody_else(
    client, event, reviewer, editor, django_user_model
):
    sent(event, editor, text="Sent by the editor.")
    client.force_login(reviewer)
    new(client, event, {"text": CANARY, "suggestion": CANARY}, place(event))
    draft = CommentDraft.objects.get()
    administrator = django_user_model.objects.create_superuser("administrator")
    others = (None, editor, administrator, reviewer_of_another_name(django_user_model))
    for user in others:
        client.logout()
        if user:
            client.force_login(user)
        answers = [client.get(address(event, page, *args), follow=True) for page, *args in PAGES]
        answers += [
            client.get(where, follow=True)
            for where in (
                "/review/notices/", "/review/", "/admin/", f"/admin/conferences/event/{event.pk}/change/",
                f"/api/v1/events/{event.slug}/", "/api/v1/events/", "/", f"/events/{event.slug}/",
                address(event, "comment-edit", draft.pk),
            )
        ]  # fmt: skip
        answers += [client.post(where, data, follow=True) for where, data in acts(event, draft)]
        assert [one.request["PATH_INFO"] for one in answers if CANARY in one.content.decode()] == []
    client.force_login(reviewer)
    # It could have been: its author sees it on these.
    for page, *args in (("comments",), ("compare", "1..6")):
        assert CANARY in client.get(address(event, page, *args)).content.decode()
    draft.refresh_from_db()
    assert draft.text == CANARY


def reviewer_of_another_name(users):
    user = users.objects.create_user("second-reviewer", is_staff=True)
    for group in users.objects.get(username="reviewer").groups.all():
        user.groups.add(group)
    return user


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_to_whoever_may_not_see_the_work_there_are_no_comments(
    client, event, reviewer, account, request
):
    comment = sent(event, reviewer, text=CANARY, suggestion="21 February")
    if account:
        client.force_login(request.getfixturevalue(account))
    for where, data in acts(event, comment):
        for answer in (client.get(where), client.post(where, data)):
            assert answer.status_code == 404
            assert CANARY not in answer.content.decode()
    assert client.get(address(event, "comments")).status_code == 404
    assert (Comment.objects.count(), CommentDraft.objects.count(), base_of(event)) == (1, 0, 6)
    assert (Resolution.objects.count(), Viewed.objects.count()) == (0, 0)


def test_a_comment_is_not_reached_through_another_work(client, event, reviewer, editor):
    other = make_event(editor, "Another")
    comment = sent(event, reviewer, suggestion="21 February")
    client.force_login(reviewer)
    for where, data in acts(other, comment)[2:7]:
        assert client.post(where, data).status_code == 404
    assert (Comment.objects.count(), Resolution.objects.count(), base_of(event)) == (1, 0, 6)


def test_a_row_of_another_work_is_no_place_of_this(client, event, reviewer, editor):
    theirs = make_claim(make_event(editor, "Another"), editor, "theirs", "Canary words.")
    client.force_login(reviewer)
    answer = client.get(address(event, "comment-new"), place(event, member=str(theirs.pk)))
    assert answer.status_code == 400
    assert b"Canary" not in answer.content


def test_who_may_only_see_the_work_comments_and_takes_nothing_over(
    client, event, reviewer, stranger
):
    stranger.user_permissions.add(permission("view_event"))
    comment = sent(event, reviewer, suggestion="21 February")
    client.force_login(stranger)
    text = client.get(address(event, "comments")).content.decode()
    assert "Take the words over" not in text
    assert 'settle/"' not in text
    assert (
        client.post(address(event, "comment-accept", comment.pk), {"base": "6"}).status_code == 404
    )
    client.post(address(event, "comment-answer", comment.pk), {"text": "Seen."})
    assert (Comment.objects.count(), base_of(event)) == (2, 6)
