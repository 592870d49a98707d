"""Notices by e-mail: one digest for each account, once, and to those alone who may read it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from conferences.models import Notice
from conferences.services.mailing import FRESH, Sent, send_digests, set_mailed
from tests.conferences.review.works import recorded_event

pytestmark = pytest.mark.django_db


class FailingFor(EmailBackend):
    """A mail server that takes nothing for one address."""

    def send_messages(self, messages):
        if any("editor@" in message.to[0] for message in messages):
            raise OSError("the server hung up")
        return super().send_messages(messages)


@pytest.fixture
def event(editor):
    return recorded_event(editor)


@pytest.fixture
def addressed(reviewer, editor, settings):
    settings.SITE_ADDRESS = "https://variorum.example.org"
    for user in (reviewer, editor):
        user.email = f"{user.username}@example.org"
        user.save()
    return reviewer


def give(user, event, **fields) -> Notice:
    return Notice.objects.create(
        **{
            "user": user, "occasion": "changed", "work_id": event.pk, "kind": "event",
            "label": "Zakopane conference", "number": 2, "by_name": "Somebody",
            "summary": "Adds\na claim.", "at": timezone.now(), **fields,
        }
    )  # fmt: skip


def test_a_digest_says_in_plain_text_what_happened_and_where(event, addressed):
    at = timezone.now().replace(hour=0, minute=0)
    give(addressed, event, at=at)
    give(addressed, event, at=at, occasion="returned", by_name="", summary="")
    assert send_digests() == Sent(1, 0)
    (message,) = mail.outbox
    day = at.strftime("%Y-%m-%d")
    where = f"https://variorum.example.org/review/event/{event.pk}/history/"
    assert (message.to, message.subject) == (["reviewer@example.org"], "Variorum: 2 notices")
    assert message.content_subtype == "plain"
    assert message.body == (
        f"Zakopane conference: returned, {day} 00:00 UTC\n"
        f"  {where}\n"
        "\n"
        f"Zakopane conference: changed, Somebody, {day} 00:00 UTC\n"
        "  Adds a claim.\n"
        f"  {where}\n"
        "\n"
        "All notices, and whether they are sent to you:\n"
        "https://variorum.example.org/review/notices/\n"
    )


def test_run_again_it_sends_nothing_a_second_time(event, addressed):
    give(addressed, event)
    assert (send_digests(), send_digests()) == (Sent(1, 0), Sent(0, 0))
    give(addressed, event)
    assert send_digests() == Sent(1, 0)
    assert [message.subject for message in mail.outbox] == ["Variorum: 1 notice"] * 2


def test_what_was_read_or_is_old_is_not_sent(event, addressed):
    give(addressed, event, read_at=timezone.now())
    give(addressed, event, at=timezone.now() - FRESH - timedelta(minutes=1))
    assert send_digests() == Sent(0, 0)


@pytest.mark.parametrize("why", ["email", "is_active", "is_staff", "groups", "preference"])
def test_who_has_no_address_no_right_or_no_wish_is_sent_nothing(event, addressed, why):
    give(addressed, event, label="Canary words")
    if why == "groups":
        addressed.groups.clear()
    elif why == "preference":
        set_mailed(addressed, wanted=False)
    else:
        setattr(addressed, why, "" if why == "email" else False)
        addressed.save()
    assert send_digests() == Sent(0, 0)
    assert mail.outbox == []
    assert Notice.objects.get().mailed_at is None


def test_an_address_that_fails_keeps_no_other_waiting_and_is_tried_again(
    event, addressed, editor, settings
):
    give(editor, event)
    give(addressed, event)
    settings.EMAIL_BACKEND = f"{__name__}.FailingFor"
    assert send_digests() == Sent(1, 1)
    assert [message.to for message in mail.outbox] == [["reviewer@example.org"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_digests() == Sent(1, 0)
    assert [message.to for message in mail.outbox[1:]] == [["editor@example.org"]]


def test_a_line_end_in_an_address_adds_no_header(event, addressed):
    addressed.email = "reviewer@example.org\nBcc: other@example.org"
    addressed.save()
    give(addressed, event)
    assert send_digests() == Sent(0, 1)
    assert mail.outbox == []


def test_a_long_digest_is_cut_and_counted(event, addressed):
    for number in range(103):
        give(addressed, event, label=f"Work {number}")
    send_digests()
    (message,) = mail.outbox
    assert message.subject == "Variorum: 103 notices"
    assert message.body.count("Work ") == 100
    assert "and 3 more\n" in message.body


def test_the_command_says_what_it_did_and_refuses_where_mail_is_off(
    event, addressed, settings, capsys
):
    give(addressed, event)
    settings.NOTICES_BY_MAIL = False
    with pytest.raises(CommandError, match="NOTICES_BY_MAIL is off"):
        call_command("send_notices")
    assert mail.outbox == []
    settings.NOTICES_BY_MAIL = True
    call_command("send_notices")
    assert capsys.readouterr().out == "1 sent, 0 failed.\n"
