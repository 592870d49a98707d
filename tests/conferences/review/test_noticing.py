"""The page of notices, watching, and the count at the head of the desk."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.models import Notice, NoticePreference, Watch
from tests.conferences.review.works import HOSTILE, address, permission, recorded_event, rename
from tests.factories.works import make_person

pytestmark = pytest.mark.django_db
NOTICES = "/review/notices/"
# Session, account, its rights (two), the notices, and how many wait.
QUERIES = 6


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def give(user, event, count=1, **fields) -> list[Notice]:
    return [
        Notice.objects.create(
            **{
                "user": user, "occasion": "changed", "work_id": event.pk, "kind": "event",
                "label": f"Work {number}", "number": 2, "by_name": "somebody",
                "summary": f"Why {number}.", "at": timezone.now(), **fields,
            }
        )
        for number in range(count)
    ]  # fmt: skip


def labels(answer) -> list[str]:
    return re.findall(r'notice-what"><a href="[^"]+"><bdi>([^<]*)</bdi>', answer.content.decode())


def test_notices_are_listed_unread_first_then_the_latest(client, event, reviewer):
    read = give(reviewer, event, label="Read", read_at=timezone.now())
    give(reviewer, event, label="Older")
    give(reviewer, event, label="Newer")
    client.force_login(reviewer)
    assert labels(client.get(NOTICES)) == ["Newer", "Older"]
    assert labels(client.get(NOTICES, {"show": "all"})) == ["Newer", "Older", "Read"]
    assert labels(client.get(NOTICES, {"show": "all", "about": "published"})) == []
    assert labels(client.get(NOTICES, {"about": "changed", "after": "nonsense"})) == [
        "Newer",
        "Older",
    ]
    assert Notice.objects.filter(read_at__isnull=True).count() == 2
    assert read[0].pk


def test_a_notice_leads_to_what_it_is_about(client, event, reviewer):
    give(reviewer, event, number=3)
    give(reviewer, event, occasion="commented", number=None)
    give(reviewer, event, occasion="published", number=None)
    client.force_login(reviewer)
    text = client.get(NOTICES).content.decode()
    for page, *args in (("compare", "2..3"), ("comments",), ("history",)):
        where = address(event, page, *args)
        assert f'<a href="{where}"><bdi>Work 0</bdi>' in text
        assert client.get(where).status_code == 200


def test_the_pages_of_a_long_list_follow_one_another_without_gap(client, event, reviewer):
    now = timezone.now()
    for notice in give(reviewer, event, 130, at=now)[:70]:
        notice.read_at = now
        notice.save()
    client.force_login(reviewer)
    found, where = [], NOTICES + "?show=all"
    for _page in range(3):
        answer = client.get(where)
        found += labels(answer)
        more = re.search(r'href="(\?[^"]+)" rel="next"', answer.content.decode())
        where = NOTICES + more[1].replace("&amp;", "&") if more else ""
    assert where == ""
    unread, read = range(129, 69, -1), range(69, -1, -1)
    assert found == [f"Work {number}" for number in (*unread, *read)]


def test_one_notice_is_marked_as_read_or_all_that_were_shown(client, event, reviewer, editor):
    first, second, third = give(reviewer, event, 3)
    client.force_login(reviewer)
    assert client.post(NOTICES + "read/", {"notice": second.pk}).status_code == 302
    assert list(Notice.objects.filter(read_at__isnull=True)) == [third, first]
    later = give(reviewer, event)[0]
    (anothers,) = give(editor, event)
    client.post(NOTICES + "read/", {"upto": third.pk})
    assert set(Notice.objects.filter(read_at__isnull=True)) == {later, anothers}


@pytest.mark.parametrize("sent", [{}, {"notice": "x"}, {"notice": "9" * 30}, {"notice": "0"}])
def test_what_names_no_notice_of_ones_own_is_not_found(client, event, reviewer, editor, sent):
    (anothers,) = give(editor, event)
    client.force_login(reviewer)
    for wrong in (sent, {"notice": anothers.pk}):
        assert client.post(NOTICES + "read/", wrong).status_code == 404
    assert Notice.objects.filter(read_at__isnull=True).count() == 1


def test_the_notices_of_works_that_one_may_not_see_any_more_are_gone(
    client, event, reviewer, stranger
):
    stranger.user_permissions.add(permission("view_person"))
    give(stranger, event, label="Canary words")
    give(stranger, make_person(reviewer), kind="person", label="Eichmann")
    client.force_login(stranger)
    for show in ("unread", "all"):
        answer = client.get(NOTICES, {"show": show})
        assert labels(answer) == ["Eichmann"]
        assert b"Canary" not in answer.content
    assert b"1 notice<" in client.get(reverse("admin:index")).content


@pytest.mark.parametrize("account", [None, "reader"])
def test_who_may_not_enter_the_desk_finds_nothing(client, event, account, request):
    if account:
        user = request.getfixturevalue(account)
        give(user, event, label="Canary words")
        client.force_login(user)
    assert client.get(NOTICES).status_code == 404
    for page in ("read/", "mail/"):
        assert client.get(NOTICES + page).status_code == 404
        assert client.post(NOTICES + page, {"notice": "1", "upto": "9"}).status_code == 404
    assert client.post(address(event, "watch"), {"watch": "1"}).status_code == 404
    assert not Watch.objects.exists()


def test_what_is_written_in_a_notice_is_shown_as_it_is(client, event, reviewer):
    give(reviewer, event, label=HOSTILE, by_name=HOSTILE, summary=HOSTILE)
    client.force_login(reviewer)
    text = client.get(NOTICES).content.decode()
    assert text.count("<bdi>&lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;</bdi>") == 3
    assert "<b onclick" not in text


@pytest.mark.parametrize("count", [1, 60])
def test_its_queries_are_as_many_for_one_notice_as_for_sixty(
    client, event, reviewer, count, django_assert_num_queries
):
    give(reviewer, event, count)
    client.force_login(reviewer)
    with django_assert_num_queries(QUERIES):
        client.get(NOTICES)


def test_the_desk_says_how_many_wait(client, event, reviewer):
    client.force_login(reviewer)
    assert b">Notices</a>" in client.get(reverse("admin:index")).content
    give(reviewer, event, 2)
    for where in (reverse("admin:index"), address(event, "history")):
        assert b">2 notices</a>" in client.get(where).content
    give(reviewer, event, 120)
    assert b">100 notices</a>" in client.get(NOTICES).content


def test_a_work_is_watched_and_no_longer(client, event, second_editor, editor):
    client.force_login(second_editor)
    where = address(event, "watch")
    assert client.get(where).status_code == 405
    answer = client.post(where, {"watch": "1", "next": address(event, "comments")})
    assert (answer.status_code, answer["Location"]) == (302, address(event, "comments"))
    assert [watch.user for watch in Watch.objects.all()] == [second_editor]
    rename(event, "Zakopane meeting", editor)
    assert labels(client.get(NOTICES)) == ["Zakopane meeting"]
    client.post(where, {"watch": "0"})
    assert not Watch.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:x()"])
def test_nobody_is_led_to_another_site(client, event, reviewer, elsewhere):
    client.force_login(reviewer)
    answer = client.post(address(event, "watch"), {"watch": "1", "next": elsewhere})
    assert answer["Location"] == address(event, "history")


def test_each_account_turns_its_mail_on_and_off(client, reviewer, settings):
    client.force_login(reviewer)
    settings.NOTICES_BY_MAIL = False
    assert b"By e-mail" not in client.get(NOTICES).content
    assert client.post(NOTICES + "mail/", {"mail": "0"}).status_code == 404
    settings.NOTICES_BY_MAIL = True
    assert b"has no address" in client.get(NOTICES).content
    reviewer.email = "reviewer@example.org"
    reviewer.save()
    assert b"is sent to reviewer@example.org" in client.get(NOTICES).content
    client.post(NOTICES + "mail/", {"mail": "0"})
    assert b"Nothing is sent to you" in client.get(NOTICES).content
    assert NoticePreference.objects.get().is_mailed is False
    client.post(NOTICES + "mail/", {"mail": "1"})
    assert b"is sent to reviewer@example.org" in client.get(NOTICES).content
