"""Every state of a claim on one page, also of one that was deleted, or has another key since."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conferences.models import Claim
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import undo
from tests.conferences.review.works import HOSTILE, permission, recorded_event, reword
from tests.factories.works import make_citation, make_claim, make_person, make_question, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def edited(work, by):
    return record(work, by=by, act=Act.EDIT, summary="Edits it.", base=base_of(work))


def of(key: str) -> str:
    return reverse("review:claim-history", args=[key])


def plain(part: str) -> str:
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", part).split()))


def steps_of(answer) -> list[str]:
    return [
        plain(heading)
        for heading in re.findall(r'<h2 id="h-\d+">(.*?)</h2>', answer.content.decode(), re.DOTALL)
    ]


def step(answer, number: int) -> str:
    found = re.search(
        rf'<section class="claim-step" id="change-{number}".*?</section>',
        answer.content.decode(),
        re.DOTALL,
    )
    return plain(found[0])


def test_it_tells_every_change_of_a_claim_the_latest_first(client, event, editor):
    reword(event, "first", "It began on 21 February.", editor)
    client.force_login(editor)
    answer = client.get(of("first"))
    assert steps_of(answer) == [
        "Change 7 reworded",
        "Change 3 support changed",
        "Change 2 added",
    ]
    assert "It began on 20 21 February." in step(answer, 7)
    assert "one source supported by 1, disputed by 0" in step(answer, 7)
    assert "one source (before: unsupported) supported by 1, disputed by 0" in step(answer, 3)
    assert "Behind Closed Doors, p. 54 : supports" in step(answer, 3)
    assert "No citation." in step(answer, 2)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_another_answer_that_changes_its_standing_is_a_change_of_it(client, event, editor):
    question = make_question(event, editor, "when")  # 7
    with edited(event, editor):  # 8
        Claim.objects.filter(key="first").update(question=question, value="1940-02-20")
    rival = make_claim(event, editor, "rival", question=question, value="1940-02-21")  # 9
    make_citation(rival, make_source(editor, "Another"), editor)  # 10
    client.force_login(editor)
    answer = client.get(of("first"))
    assert steps_of(answer)[:2] == [
        "Change 10",
        "Change 8 changed value changed but no citation changed",
    ]
    assert "disputed (before: one source)" in step(answer, 10)
    assert "another answer to its question" in step(answer, 10)


def test_a_claim_that_was_deleted_is_told_until_it_went_and_since_it_is_back(client, event, editor):
    with edited(event, editor):  # 7
        Claim.objects.get(key="first").delete()
    client.force_login(editor)
    answer = client.get(of("first"))
    assert steps_of(answer) == ["Change 7 removed", "Change 3 support changed", "Change 2 added"]
    assert "This claim was deleted." in answer.content.decode()
    assert "one source" in step(answer, 3)
    undo(event, 7, by=editor, summary="Undo.", base=7)  # 8
    answer = client.get(of("first"))
    assert steps_of(answer)[:2] == ["Change 8 added", "Change 7 removed"]
    assert "This claim was deleted." not in answer.content.decode()
    with edited(event, editor):  # 9
        Claim.objects.get(key="first").delete()
    make_claim(event, editor, "first", "Entered anew.")  # 10
    answer = client.get(of("first"))
    assert steps_of(answer) == [
        "Change 10 added",
        "Change 9 removed",
        "Change 8 added",
        "Change 7 removed",
        "Change 3 support changed",
        "Change 2 added",
    ]


def test_a_claim_is_found_by_the_key_that_it_had(client, event, editor):
    claim = Claim.objects.get(key="first")
    claim.key = "renamed"
    with edited(event, editor):  # 7
        claim.save()
    client.force_login(editor)
    answer = client.get(of("first"))
    assert "renamed (once first)" in plain(answer.content.decode())
    assert steps_of(answer) == steps_of(client.get(of("renamed")))
    assert steps_of(answer)[0] == "Change 7 changed"


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_to_whoever_may_not_see_its_work_there_is_no_claim(client, event, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    with edited(event, request.getfixturevalue("editor")):
        Claim.objects.get(key="second").delete()
    for key in ("first", "second", "never"):
        assert client.get(of(key)).status_code == 404
        assert client.post(of(key)).status_code == 404


def test_the_right_is_that_of_its_own_work(client, event, editor, stranger):
    person = make_person(editor)
    make_claim(person, editor, "of-a-person")
    stranger.user_permissions.add(permission("view_person"))
    client.force_login(stranger)
    assert client.get(of("first")).status_code == 404
    assert client.get(of("of-a-person")).status_code == 200
    assert client.post(of("of-a-person")).status_code == 405


@pytest.mark.parametrize("key", ["never", "x" * 300, "%25", "a'b", "<b>", "..", "first%00"])
def test_what_is_no_claim_is_not_found(client, event, editor, key):
    client.force_login(editor)
    assert client.get(f"/review/claims/{key}/history/").status_code == 404


def test_hostile_words_are_shown_as_words(client, event, editor):
    reword(event, "first", f"{HOSTILE} \u202eevil", editor)
    client.force_login(editor)
    text = client.get(of("first")).content.decode()
    assert HOSTILE not in text
    assert "\u202e" not in re.sub("<bdi>.*?</bdi>", "", text, flags=re.DOTALL)


def test_fifty_stand_on_a_page_in_as_many_queries_for_ten_changes_as_for_two_hundred(
    client, event, editor
):
    client.force_login(editor)
    client.get(of("first"))
    counts = set()
    for more in (4, 190):
        for number in range(more):
            reword(event, "first", f"Words {number}.", editor)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(of("first"))
        counts.add(len(queries))
    assert (len(counts), base_of(event), len(steps_of(answer))) == (1, 200, 50)
    (older,) = re.findall(r'href="(\?before=\d+)" rel="next"', answer.content.decode())
    assert steps_of(client.get(of("first") + older))[0] == "Change 150 reworded"
    for typed in ("0", "x", "-1", "9" * 40, "٣"):
        assert client.get(of("first"), {"before": typed}).status_code == 200
