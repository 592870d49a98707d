"""The page of a submission: what is shown, and each rule of deciding held against a raw POST."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.models import Comment, Decision, Edition, Verdict
from conferences.services.deciding import seal_of
from conferences.services.publication import ToPublish, publish
from sources.editorial.guard import Permit, permitting
from tests.benchmarks.calls import queries_of
from tests.conferences.review.works import HOSTILE, permission, recorded_event, rename, reword
from tests.factories.submissions import approved, returned, submitted
from tests.factories.works import make_claim, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


@pytest.fixture
def submission(event, editor):
    return submitted(event, by=editor)


def where(submission, page: str = "submission") -> str:
    return reverse(f"review:{page}", args=[submission.pk])


def judged(submission, verdict: str, **fields) -> dict[str, str]:
    return {
        "seal": seal_of(submission.works.all()),
        "verdict": verdict,
        "words": "",
        "edition": "First edition.",
        **fields,
    }


def text_of(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_it_shows_what_was_submitted_and_comment_is_chosen(
    client, event, submission, editor, reviewer
):
    rename(event, "Later", editor)
    client.force_login(reviewer)
    text = text_of(client.get(where(submission)))
    for words in (
        "“Corrects when it began.”",
        "Changes 1-6 by <bdi>editor</bdi>",
        "Claims added: <b>2</b>",
        "1 change since",
        "compare/6..7/",
    ):
        assert words in text
    assert re.findall(r'value="(\w+)" id="id_verdict_\d" checked', text) == ["comment"]
    assert "You cannot approve this as it stands" not in text


def test_approving_publishes_all_of_it(client, submission, reviewer):
    client.force_login(reviewer)
    answer = client.post(where(submission), judged(submission, "publish"), follow=True)
    assert Edition.objects.get().summary == "First edition."
    assert "Published: “Zakopane conference”, edition 1." in text_of(answer)
    assert "Send the decision" not in text_of(answer)


def test_returning_needs_words_and_keeps_what_was_typed(client, submission, reviewer):
    client.force_login(reviewer)
    answer = client.post(where(submission), judged(submission, "return", edition=HOSTILE))
    assert answer.status_code == 200
    assert "Say what the author should do" in text_of(answer)
    assert HOSTILE not in answer.content.decode()
    assert Decision.objects.count() == 0
    client.post(where(submission), judged(submission, "return", words="Give the page."))
    assert Decision.objects.get().summary == "Give the page."


def test_v11_one_s_own_change_is_refused_in_words_and_by_a_raw_post(
    client, event, editor, reviewer
):
    reword(event, "first", "It began on 21 February.", reviewer)
    rename(event, "Another", editor)
    submission = submitted(event, by=editor)
    client.force_login(reviewer)
    page = client.get(where(submission))
    assert "change 7 is your own" in text_of(page)
    assert len(re.findall(r'value="(?:publish|later)"[^>]* disabled', page.content.decode())) == 2
    for verdict, more in (("publish", {}), ("later", {"due": "2099-01-01T10:00"})):
        answer = client.post(where(submission), judged(submission, verdict, **more))
        assert answer.status_code == 409
        assert "Change 7 is your own" in text_of(answer)
    assert (Decision.objects.count(), Edition.objects.count()) == (0, 0)


def test_a_check_that_blocks_is_refused_in_words_and_by_a_raw_post(client, event, editor, reviewer):
    make_claim(event, editor, "bare")
    submission = submitted(event, by=editor)
    client.force_login(reviewer)
    assert "“Zakopane conference”: 1 check blocks publication." in text_of(
        client.get(where(submission))
    )
    answer = client.post(where(submission), judged(submission, "publish"))
    assert answer.status_code == 409
    assert "no citation: bare" in text_of(answer)
    assert Edition.objects.count() == 0


def test_a_comment_that_holds_up_is_refused_in_words_and_by_a_raw_post(
    client, submission, second_editor, reviewer
):
    with permitting(Permit.HISTORY):
        Comment.objects.create(
            work_id=submission.works.get().work_id, kind="event", number=6, text="Who says so?",
            is_blocking=True, by=second_editor, by_name="x", at=timezone.now(),
        )  # fmt: skip
    client.force_login(reviewer)
    page = text_of(client.get(where(submission)))
    assert "1 comment holds the publication up and is not settled." in page
    answer = client.post(where(submission), judged(submission, "publish"))
    assert answer.status_code == 409
    assert "not settled (“Zakopane conference”: 1)" in text_of(answer)
    direct = reverse("review:publish", args=["event", submission.works.get().work_id])
    assert "not settled (“Zakopane conference”: 1)" in text_of(client.get(direct))
    assert Edition.objects.count() == 0


def test_v11_a_stale_page_is_answered_with_the_present_one_and_the_words_typed(
    client, event, editor, reviewer, submission
):
    rename(event, "Another", editor)
    submission = submitted(event, by=editor)
    seen = judged(submission, "publish", words="Well found.", edition="The first of all.")
    publish(ToPublish(event.pk, 6), by=reviewer, summary="First edition.")
    client.force_login(reviewer)
    for seal in (seen["seal"], "0" * 64, "", "x" * 64):
        answer = client.post(where(submission), {**seen, "seal": seal})
        assert answer.status_code == 409
        text = text_of(answer)
        assert "An edition was published since this page was made." in text
        assert "Well found." in text
        assert "The first of all." in text
    (now,) = re.findall(r'name="seal" value="(\w+)"', answer.content.decode())
    assert client.post(where(submission), {**seen, "seal": now}).status_code == 302
    assert Edition.objects.get(number=2).change_number == 7


def test_publishing_later_needs_a_time_to_come(client, submission, reviewer):
    client.force_login(reviewer)
    for verdict, due, words in (
        ("later", "", "Give the day and the time"),
        ("later", "2020-01-01T10:00", "This time is past"),
        ("later", "nonsense", "Enter a valid date/time."),
        ("publish", "2099-01-01T10:00", "A time is given"),
    ):
        answer = client.post(where(submission), judged(submission, verdict, due=due))
        assert answer.status_code == 200
        assert words in text_of(answer)
    assert Decision.objects.count() == 0
    answer = client.post(
        where(submission), judged(submission, "later", due="2099-01-01T10:00"), follow=True
    )
    assert "To be published on 1 January 2099, 10:00 UTC." in text_of(answer)
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("verdict", ["", "nonsense", "recall"])
def test_a_decision_that_there_is_not_is_refused(client, submission, reviewer, verdict):
    client.force_login(reviewer)
    answer = client.post(where(submission), judged(submission, verdict))
    assert answer.status_code == 200
    assert Decision.objects.count() == 0


def test_what_is_decided_already_is_told(client, submission, reviewer):
    seen = judged(submission, "publish")
    returned(submission, reviewer)
    client.force_login(reviewer)
    answer = client.post(where(submission), seen)
    assert answer.status_code == 409
    assert "decided already: returned, by reviewer" in text_of(answer)
    assert Edition.objects.count() == 0


def test_editors_read_it_and_decide_nothing(client, submission, second_editor):
    client.force_login(second_editor)
    assert "Send the decision" not in text_of(client.get(where(submission)))
    answer = client.post(where(submission), judged(submission, "comment", words="Let me."))
    assert answer.status_code == 409
    assert client.post(where(submission, "recall"), {"reason": ""}).status_code == 302
    assert Decision.objects.count() == 0


def test_the_author_takes_it_back(client, submission, editor):
    client.force_login(editor)
    assert "Take this submission back" in text_of(client.get(where(submission)))
    client.post(where(submission, "recall"), {"reason": "Not finished."})
    decision = Decision.objects.get()
    assert (decision.verdict, decision.summary) == (Verdict.RECALL, "Not finished.")
    answer = client.post(where(submission, "recall"), {"reason": ""}, follow=True)
    assert "taken back by its author" in text_of(answer)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("account", [None, "reader", "stranger", "half"])
def test_to_whoever_may_not_see_all_its_works_it_is_not_there(
    client, event, editor, account, request, stranger
):
    submission = submitted(event, make_source(editor), by=editor)
    if account == "half":
        stranger.user_permissions.add(permission("view_event"), permission("publish_work"))
        client.force_login(stranger)
    elif account:
        client.force_login(request.getfixturevalue(account))
    assert client.get(where(submission)).status_code == 404
    for page in ("submission", "recall"):
        answer = client.post(where(submission, page), judged(submission, "return", words="No no."))
        assert answer.status_code == 404
    assert Decision.objects.count() == 0


def test_a_submission_that_there_never_was_is_not_found(client, reviewer):
    client.force_login(reviewer)
    nowhere = "/review/submissions/00000000-0000-0000-0000-000000000000/"
    assert client.get(nowhere).status_code == 404
    assert client.post(nowhere, {"verdict": "comment"}).status_code == 404
    assert client.post(f"{nowhere}recall/").status_code == 404


def test_the_queries_do_not_grow_with_works_and_changes(client, event, editor, reviewer):
    client.force_login(reviewer)
    one = submitted(event, make_person(editor), by=editor)
    client.get(where(one))
    few = queries_of(lambda: client.get(where(one)))
    for number in range(5):
        rename(event, f"Name {number}", editor)
    people = [make_person(editor, f"Person {number}") for number in range(6)]
    many = submitted(event, *people, by=editor)
    assert queries_of(lambda: client.get(where(many))) == few


def test_what_is_set_is_cancelled_on_a_page_of_its_own(client, submission, reviewer, second_editor):
    later = timezone.now() + timedelta(days=2)
    schedule = approved(submission, reviewer, due=later).schedule
    page = reverse("review:cancel", args=[schedule.pk])
    client.force_login(second_editor)
    assert client.get(page).status_code == 404
    assert client.post(page, {"reason": "Because I can."}).status_code == 404
    client.force_login(reviewer)
    assert client.post(page, {"reason": "short"}).status_code == 200
    answer = client.post(page, {"reason": "A source was withdrawn."}, follow=True)
    assert "A source was withdrawn." in text_of(answer)
    assert "Approved, then cancelled" in text_of(answer)
    assert client.post(page, {"reason": "A second time now."}).status_code == 409
