"""The page on which an author submits: bound to what it showed, and losing nothing that was typed."""

import re
from html import unescape

import pytest
from django.urls import reverse

from conferences.models import Nature, Submission
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act, Head
from sources.editorial.recording import base_of, record
from tests.benchmarks.calls import queries_of
from tests.conferences.review.works import (
    HOSTILE,
    address,
    permission,
    recorded_event,
    rename,
    reword,
)
from tests.factories.submissions import another_reviewer, approved, returned, submitted
from tests.factories.works import make_claim, make_person, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor, reviewer):
    """An event with an edition, and a claim reworded and another added since."""
    event = recorded_event(editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "first", "It began on 21 February 1940.", editor)
    return event


def shown(work) -> str:
    head = Head.objects.get(pk=work.pk)
    return f"{work.pk}.{head.number}.{head.digest}"


def said(work, **fields) -> dict:
    return {
        "shown": shown(work),
        "summary": "Corrects the day it began.",
        "nature": "correction",
        **fields,
    }


def counts_on(text: str) -> list[tuple[str, str]]:
    (part,) = re.findall(r'<ul class="review-counts">(.*?)</ul>', text, re.S)
    return re.findall(r"([A-Z][a-z ]+): <b>(\d+)</b>", part)


def test_the_built_list_has_the_words_and_numbers_of_the_comparison(client, event, editor):
    """E9."""
    make_claim(event, editor, "third", "It lasted a week.")
    client.force_login(editor)
    built = counts_on(client.get(address(event, "submit")).content.decode())
    compared = counts_on(client.get(address(event, "compare", "v1..8")).content.decode())
    assert built == compared == [("Claims added", "1"), ("Claims reworded", "1")]


def test_the_button_says_which_changes_are_submitted(client, event, editor):
    client.force_login(editor)
    assert "Submit change 7 for review" in client.get(address(event, "submit")).content.decode()
    rename(event, "Another", editor)
    assert "Submit changes 7-8 for review" in client.get(address(event, "submit")).content.decode()


def test_what_was_said_is_submitted(client, event, editor, reviewer):
    client.force_login(editor)
    asked = said(event, is_correction="on", reviewers=[str(reviewer.pk)])
    answer = client.post(address(event, "submit"), asked)
    submission = Submission.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("review:submission", args=[submission.pk])
    assert (submission.summary, submission.nature, submission.is_correction) == (
        "Corrects the day it began.",
        Nature.CORRECTION,
        True,
    )
    assert [request.reviewer for request in submission.requests.all()] == [reviewer]
    assert (submission.works.get().first, submission.works.get().last) == (7, 7)


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        ("", "This field is required."),
        ("nine char", "at least 10 characters"),
        ("x" * 301, "at most 300 characters"),
        ("Claims reworded: 1", "Say in your own words"),
        ("  claims REWORDED: 1.  ", "Say in your own words"),
        ("with \x01 a control", "which cannot be kept"),
    ],
)
def test_a_summary_in_ones_own_words_is_asked_for(client, event, editor, summary, message):
    """E9."""
    client.force_login(editor)
    answer = client.post(address(event, "submit"), said(event, summary=summary))
    text = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert message in text
    assert "<title>Error: Submit for review" in " ".join(text.split())
    assert Submission.objects.count() == 0


def test_what_is_typed_stays_when_something_is_wrong(client, event, editor, reviewer):
    client.force_login(editor)
    wrong = said(
        event, summary=HOSTILE, nature="", reviewers=[str(reviewer.pk)], is_correction="on"
    )
    text = client.post(address(event, "submit"), wrong).content.decode()
    assert "&lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;</textarea>" in text
    assert HOSTILE not in text
    assert len(re.findall(r"<input[^>]* checked", text)) == 2


def test_a_newer_change_is_told_and_nothing_typed_is_lost(client, event, editor):
    client.force_login(editor)
    stale = said(event)
    rename(event, "Another", editor)
    answer = client.post(address(event, "submit"), stale)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Changed since this was shown" in text
    assert "Corrects the day it began." in text
    assert Submission.objects.count() == 0
    (now,) = re.findall(r'name="shown" value="([^"]+)"', text)
    assert client.post(address(event, "submit"), {**stale, "shown": now}).status_code == 302
    assert Submission.objects.get().works.get().last == 8


def test_other_works_of_ones_own_go_along(client, event, editor, second_editor):
    person, source = make_person(editor), make_source(second_editor, "Of another")
    client.force_login(editor)
    text = client.get(address(event, "submit")).content.decode()
    assert shown(person) in text
    assert str(source.pk) not in text
    client.post(address(event, "submit"), said(event, others=[shown(person)]))
    works = Submission.objects.get().works
    assert set(works.values_list("work_id", flat=True)) == {event.pk, person.pk}


def test_another_work_that_moved_on_is_not_taken_along_unseen(client, event, editor):
    person = make_person(editor)
    stale = said(event, others=[shown(person)])
    rename_person(person, editor)
    client.force_login(editor)
    answer = client.post(address(event, "submit"), stale)
    assert answer.status_code == 409
    assert "Corrects the day it began." in answer.content.decode()
    assert Submission.objects.count() == 0


def rename_person(person, by) -> None:
    person.name = "Another name"
    with record(person, by=by, act=Act.EDIT, summary="Renames.", base=base_of(person)):
        person.save()


@pytest.mark.parametrize(
    "field",
    [
        {"shown": ""},
        {"shown": "nonsense"},
        {"shown": "00000000-0000-0000-0000-000000000000.1." + "0" * 64},
        {"nature": "nonsense"},
        {"nature": ""},
        {"reviewers": ["999999"]},
        {"reviewers": ["x"]},
        {"others": ["nonsense"]},
        {"others": ["00000000-0000-0000-0000-000000000000.1." + "0" * 64]},
    ],
)
def test_a_tampered_form_submits_nothing(client, event, editor, field):
    client.force_login(editor)
    answer = client.post(address(event, "submit"), said(event, **field))
    assert answer.status_code in (200, 409)
    assert "There is a problem" in answer.content.decode()
    assert Submission.objects.count() == 0


def test_a_page_about_another_work_submits_neither(client, event, editor):
    person = make_person(editor)
    client.force_login(editor)
    answer = client.post(address(event, "submit"), said(event, shown=shown(person)))
    assert answer.status_code == 409
    assert Submission.objects.count() == 0


def test_a_work_without_new_changes_offers_no_form(client, event, editor):
    publish(ToPublish(event.pk), by=another_reviewer(), summary="Second edition.")
    client.force_login(editor)
    text = client.get(address(event, "submit")).content.decode()
    assert "there is nothing to submit" in text
    assert 'name="summary"' not in text
    answer = client.post(address(event, "submit"), said(event))
    assert answer.status_code == 409
    assert Submission.objects.count() == 0


def test_a_deleted_work_is_not_found(client, editor):
    person = make_person(editor)
    where = address(person, "submit", kind="person")
    with record(person, by=editor, act=Act.DELETE, summary="Deletes.", base=1):
        person.delete()
    client.force_login(editor)
    assert client.get(where).status_code == 404


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_who_may_not_change_the_work_finds_no_page(client, event, account, request):
    if account == "stranger":
        request.getfixturevalue("stranger").user_permissions.add(permission("view_event"))
    if account:
        client.force_login(request.getfixturevalue(account))
    assert client.get(address(event, "submit")).status_code == 404
    assert client.post(address(event, "submit"), said(event)).status_code == 404
    assert Submission.objects.count() == 0


def test_it_says_when_the_changes_wait_already(client, event, editor):
    submission = submitted(event, by=editor)
    client.force_login(editor)
    text = client.get(address(event, "submit")).content.decode()
    assert "Change 7 waits for review, submitted by editor." in text
    assert reverse("review:submission", args=[submission.pk]) in text
    assert client.post(address(event, "submit"), said(event)).status_code == 409


def test_the_queries_do_not_grow_with_the_works_and_reviewers_on_offer(client, event, editor):
    client.force_login(editor)
    make_person(editor)
    few = queries_of(lambda: client.get(address(event, "submit")))
    for number in range(8):
        make_person(editor, f"Person {number}")
        another_reviewer(f"reviewer-{number}")
    assert queries_of(lambda: client.get(address(event, "submit"))) == few


def test_after_a_return_the_form_holds_what_was_said_before(client, event, editor, reviewer):
    person = make_person(editor, "Ada")
    asked = {"nature": "sources", "is_correction": True, "reviewers": (reviewer,)}
    returned(submitted(event, person, by=editor, summary="Cites the memoir.", **asked), reviewer)
    reword(event, "first", "It began on 22 February 1940.", editor)
    client.force_login(editor)
    page = client.get(address(event, "submit"))
    form = page.context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "shown": shown(event),
        "summary": "Cites the memoir.",
        "nature": "sources",
        "is_correction": True,
        "others": [shown(person)],
        "reviewers": [reviewer.pk],
    }
    assert "what was said the last time" in page.content.decode()
    text = page.content.decode()
    assert f'name="others" value="{shown(person)}" checked' in text
    # What the list says is no more a summary than it was.
    built = "; ".join(f"{words}: {count}" for words, count in page.context["built"])
    refused = client.post(address(event, "submit"), said(event, summary=built)).content.decode()
    assert "This is the list as it was built." in refused
    assert "what was said the last time" not in refused


def test_what_was_published_is_not_said_again(client, event, editor, reviewer):
    approved(submitted(event, by=editor, summary="Cites the memoir."), reviewer)
    reword(event, "first", "It began on 22 February 1940.", editor)
    client.force_login(editor)
    assert client.get(address(event, "submit")).context["form"]["summary"].value() is None


def test_who_submitted_or_wrote_it_is_asked_to_submit_again_and_may(
    client, event, editor, second_editor, reviewer, stranger
):
    done = returned(submitted(event, by=editor), reviewer)
    where = reverse("review:submission", args=[done.decision.submission_id])
    stranger.user_permissions.add(permission("view_event"))

    def offered(*users) -> dict:
        found = {}
        for user in users:
            client.force_login(user)
            found[user] = "Submit again" in client.get(where).content.decode()
        return found

    assert offered(editor, second_editor, reviewer, stranger) == {
        editor: True, second_editor: False, reviewer: False, stranger: False,
    }  # fmt: skip
    reword(event, "first", "It began on 22 February 1940.", second_editor)
    assert offered(second_editor) == {second_editor: True}
    second_editor.groups.clear()
    second_editor.user_permissions.add(permission("view_event"))
    assert offered(second_editor) == {second_editor: False}
