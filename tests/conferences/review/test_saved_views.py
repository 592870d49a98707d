"""Filters of a list, saved under a name by one account and for it alone."""

from html import unescape

import pytest
from django.urls import reverse

from conferences.models import SavedView
from conferences.services.saved_views import MOST_VIEWS
from tests.conferences.review.works import HOSTILE, permission
from tests.factories.works import make_claim, make_event, make_person

pytestmark = pytest.mark.django_db
SAVE = reverse("review:save-view")
LIST = "/review/desk/uncited/"


@pytest.fixture
def claims(editor):
    for key in ("a", "b"):
        make_claim(make_event(editor, f"Meeting {key}"), editor, key)
    make_claim(make_person(editor, "Ada"), editor, "c")


def saved(client, name="Meetings", query="kind=event", of="uncited", **answer):
    return client.post(SAVE, {"list": of, "name": name, "query": query}, **answer)


def text_of(client, address):
    return unescape(client.get(address).content.decode())


def test_filters_are_saved_found_again_in_the_list_and_counted_on_the_dashboard(
    client, claims, editor
):
    client.force_login(editor)
    assert 'name="name"' not in text_of(client, LIST)
    assert '<input type="hidden" name="query" value="kind=event">' in text_of(
        client, f"{LIST}?kind=event"
    )
    answer = saved(client)
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?kind=event")
    link = f'<li><a href="{LIST}?kind=event"'
    assert f"{link}><bdi>Meetings</bdi></a></li>" in text_of(client, LIST)
    shown = text_of(client, f"{LIST}?kind=event&page=1")
    assert f'{link} aria-current="true"><bdi>Meetings</bdi></a></li>' in shown
    assert 'name="name"' not in shown
    assert (
        f'<a href="{LIST}?kind=event"><span class="desk-number">2</span> <span><bdi>Meetings</bdi> '
        '<span class="desk-of">Claims without any citation</span>'
    ) in text_of(client, "/review/desk/")


def test_a_name_that_is_used_again_stands_for_the_new_filters(client, claims, editor):
    client.force_login(editor)
    saved(client)
    saved(client, query="q=Ada")
    assert list(SavedView.objects.values_list("list", "name", "query")) == [
        ("uncited", "Meetings", "q=Ada")
    ]


def test_only_what_can_be_used_is_saved(client, claims, editor):
    client.force_login(editor)
    saved(client, query="kind=event&kind=nonsense&code=C1&page=7&next=//evil.example")
    saved(client, name="Two", query="q=Ada&x=1")
    assert list(SavedView.objects.values_list("name", "query")) == [("Two", "q=Ada")]
    told = saved(client, name="Three", query="kind=nonsense", follow=True).content.decode()
    assert "No filter is chosen: choose what to list, then save it." in told
    for name in ("", "x" * 61, "\x00"):
        told = saved(client, name=name, follow=True).content.decode()
        assert "The filters were not saved:" in told, name
    assert SavedView.objects.count() == 1


def test_the_queue_and_the_history_of_the_site_have_saved_views_too(client, claims, reviewer):
    client.force_login(reviewer)
    saved(client, name="Set", query="show=scheduled", of="queue")
    saved(client, name="New", query="act=create&before=1-1", of="site-history")
    assert '<a href="/review/?show=scheduled"><bdi>Set</bdi></a>' in text_of(client, "/review/")
    history = text_of(client, "/review/history/?act=create")
    assert '<a href="/review/history/?act=create" aria-current="true"><bdi>New</bdi>' in history
    dashboard = text_of(client, "/review/desk/")
    assert '<a href="/review/history/?act=create"><span class="desk-number is-none">–</span>' in (
        dashboard
    )
    reviewer.user_permissions.clear()
    reviewer.groups.clear()
    reviewer.user_permissions.add(permission("view_person"))
    dashboard = text_of(client, "/review/desk/")
    assert "/review/?show=scheduled" not in dashboard
    assert "/review/history/?act=create" in dashboard


def test_nobody_sees_or_forgets_the_views_of_another(client, claims, editor, second_editor):
    client.force_login(editor)
    saved(client, follow=True)
    view = SavedView.objects.get()
    forget = reverse("review:forget-view", args=[view.pk])
    client.force_login(second_editor)
    for page in (LIST, "/review/desk/"):
        assert "Meetings" not in text_of(client, page)
    assert client.post(forget).status_code == 404
    client.force_login(editor)
    assert client.get(forget).status_code == 405
    answer = client.post(forget)
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?kind=event")
    assert client.post(forget).status_code == 404
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_whoever_sees_no_works_saves_nothing(client, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    assert saved(client).status_code == 404
    assert not SavedView.objects.exists()


def test_a_list_that_there_is_not_or_that_one_may_not_see_is_none(client, claims, stranger):
    stranger.user_permissions.add(permission("view_person"))
    client.force_login(stranger)
    for name in ("nonsense", "", "most-used", "queue", "waiting"):
        assert saved(client, query="q=a&show=returned", of=name).status_code == 404
    assert not SavedView.objects.exists()


def test_an_account_has_so_many_views_and_no_more(client, claims, editor):
    client.force_login(editor)
    for number in range(MOST_VIEWS):
        saved(client, name=f"View {number}")
    told = saved(client, name="One more", follow=True).content.decode()
    assert "You have 20 saved views, which is the most: forget one of them first." in told
    saved(client, name="View 3", query="q=Ada")
    assert SavedView.objects.count() == MOST_VIEWS
    assert SavedView.objects.get(name="View 3").query == "q=Ada"


def test_what_was_typed_is_shown_as_words(client, claims, editor):
    client.force_login(editor)
    saved(client, name=HOSTILE[:60], query="q=%3Cb%20onclick%3D%22x%22%3E")
    for page in (LIST, f"{LIST}?q=%3Cb%20onclick%3D%22x%22%3E", "/review/desk/"):
        raw = client.get(page).content.decode()
        assert "<b onclick" not in raw
        assert "&lt;b onclick" in raw
