"""The page on which an edition is withdrawn: what readers get then, the reason, and who may."""

import re
from html import unescape

import pytest

from conferences.models import Edition, Publication, Withdrawal
from conferences.services.publication import ToPublish, publish, withdraw
from tests.conferences.review.works import HOSTILE, address, permission, recorded_event, rename

pytestmark = pytest.mark.django_db
REASON = "It rested on a forged letter."


@pytest.fixture
def event(editor, reviewer):
    event = recorded_event(editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    return event


def text_of(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def said(client, event, number: int = 1, **fields) -> dict[str, str]:
    page = client.get(address(event, "withdraw", number)).content.decode()
    (seal,) = re.findall(r'name="seal" value="([^"]+)"', page)
    return {"seal": seal, "reason": REASON, **fields}


def test_it_says_what_readers_get_then_and_withdraws_with_the_reason(
    client, event, editor, reviewer
):
    rename(event, "Another", editor)
    publish(ToPublish(event.pk), by=reviewer, summary="Second edition.")
    client.force_login(reviewer)
    assert "shows edition 1 again" in text_of(client.get(address(event, "withdraw", 2)))
    assert "readers have a later edition" in text_of(client.get(address(event, "withdraw", 1)))
    answer = client.post(address(event, "withdraw", 2), said(client, event, 2), follow=True)
    assert "Edition 2 is withdrawn." in text_of(answer)
    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.edition.number, withdrawal.by, withdrawal.reason) == (2, reviewer, REASON)
    assert Publication.objects.get().edition.number == 1
    assert "no edition any more" in text_of(client.get(address(event, "withdraw", 1)))
    assert REASON in text_of(client.get("/events/zakopane-conference/v/2/"))


@pytest.mark.parametrize("reason", ["", "too short", "x" * 501, "with \x00 a control in it"])
def test_a_reason_is_asked_for(client, event, reviewer, reason):
    client.force_login(reviewer)
    answer = client.post(address(event, "withdraw", 1), said(client, event, reason=reason))
    assert answer.status_code == 200
    assert "There is a problem" in text_of(answer)
    assert Withdrawal.objects.count() == 0


def test_a_hostile_reason_is_told_as_words(client, event, reviewer):
    client.force_login(reviewer)
    client.post(address(event, "withdraw", 1), said(client, event, reason=HOSTILE))
    for where in ("/events/zakopane-conference/", "/events/zakopane-conference/v/1/"):
        body = client.get(where).content.decode()
        assert "&lt;b onclick" in body
        assert HOSTILE not in body


def test_an_edition_published_meanwhile_is_told_and_nothing_typed_is_lost(
    client, event, editor, reviewer
):
    client.force_login(reviewer)
    stale = said(client, event)
    rename(event, "Another", editor)
    publish(ToPublish(event.pk), by=reviewer, summary="Second edition.")
    for seal in (stale["seal"], "", "x"):
        answer = client.post(address(event, "withdraw", 1), {**stale, "seal": seal})
        assert answer.status_code == 409
        assert "since this page was made" in text_of(answer)
        assert REASON in text_of(answer)
    assert Withdrawal.objects.count() == 0


def test_what_is_withdrawn_is_not_withdrawn_again(client, event, reviewer):
    client.force_login(reviewer)
    seen = said(client, event)
    withdraw(Edition.objects.get(), by=reviewer, reason="Another reason, before.")
    assert "It is withdrawn already." in text_of(client.get(address(event, "withdraw", 1)))
    assert client.post(address(event, "withdraw", 1), seen).status_code == 409
    assert Withdrawal.objects.get().reason == "Another reason, before."


@pytest.mark.parametrize("account", [None, "reader", "stranger", "editor", "half"])
def test_reviewers_alone_withdraw(client, event, account, stranger, request):
    if account == "half":
        stranger.user_permissions.add(permission("publish_work"), permission("view_person"))
        client.force_login(stranger)
    elif account:
        client.force_login(request.getfixturevalue(account))
    where = address(event, "withdraw", 1)
    assert client.get(where).status_code == 404
    assert client.post(where, {"seal": "x", "reason": REASON}).status_code == 404
    assert Withdrawal.objects.count() == 0


def test_an_edition_that_there_is_not_is_not_found(client, event, reviewer):
    client.force_login(reviewer)
    assert client.get(address(event, "withdraw", 2)).status_code == 404
    assert client.get(address(event, "withdraw", 1, kind="person")).status_code == 404
