"""Every page of a work's history against every account, and against the numbers of other works."""

import pytest

from sources.editorial.recording import base_of
from tests.conferences.review.works import address, decision, permission, recorded_event, reword
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db
PAGES = (
    ("history",),
    ("at", 7),
    ("choose",),
    ("compare", "1..7"),
    ("undo", 7),
    ("restore", 6),
)
READING, CHANGING = PAGES[:4], PAGES[4:]


@pytest.fixture
def event(editor):
    event = recorded_event(editor)
    reword(event, "first", "Canary words.", editor)
    return event


def everything(client, event, pages=PAGES) -> dict[str, tuple[int, int]]:
    """Return the status of a GET and of a POST for each page."""
    found = {}
    for page, *args in pages:
        where = address(event, page, *args)
        answers = (client.get(where), client.post(where, decision(7)))
        found[page] = tuple(answer.status_code for answer in answers)
        for answer in answers:
            assert answer.status_code < 400 or b"Canary" not in answer.content
    return found


NOT_FOUND = {page: (404, 404) for page, *_args in PAGES}


@pytest.mark.parametrize("account", [None, "reader", "stranger", "fired"])
def test_to_whoever_may_not_see_the_work_there_is_nothing(client, event, account, request):
    if account == "fired":
        fired = request.getfixturevalue("second_editor")
        client.force_login(fired)
        fired.is_staff = False
        fired.save()
    elif account:
        client.force_login(request.getfixturevalue(account))
    assert everything(client, event) == NOT_FOUND
    assert base_of(event) == 7


def test_who_may_see_another_kind_of_work_only_sees_nothing_of_this(client, event, stranger):
    for codename in ("view_person", "change_person", "view_source", "change_claim"):
        stranger.user_permissions.add(permission(codename))
    client.force_login(stranger)
    assert everything(client, event) == NOT_FOUND
    assert base_of(event) == 7


def test_who_may_only_see_the_work_reads_and_changes_nothing(client, event, stranger):
    stranger.user_permissions.add(permission("view_event"))
    client.force_login(stranger)
    assert everything(client, event) == {
        "history": (200, 405),
        "at": (200, 405),
        "choose": (302, 405),
        "compare": (200, 405),
        "undo": (404, 404),
        "restore": (404, 404),
    }
    assert base_of(event) == 7


@pytest.mark.parametrize("account", ["second_editor", "reviewer"])
def test_editors_and_reviewers_read_and_change(client, event, account, request):
    client.force_login(request.getfixturevalue(account))
    assert everything(client, event, READING) == {
        "history": (200, 405),
        "at": (200, 405),
        "choose": (302, 405),
        "compare": (200, 405),
    }
    assert client.get(address(event, "undo", 7)).status_code == 200
    assert client.post(address(event, "undo", 7), decision(7)).status_code == 302
    assert client.get(address(event, "restore", 7)).status_code == 200
    assert client.post(address(event, "restore", 7), decision(8)).status_code == 302


def test_a_work_is_not_found_under_another_kind(client, event, editor):
    client.force_login(editor)
    for kind in ("person", "source", "nonsense"):
        for page, *args in PAGES:
            where = address(event, page, *args, kind=kind)
            assert client.get(where).status_code == 404
            assert client.post(where, decision(7)).status_code == 404
    assert base_of(event) == 7


def test_a_change_or_edition_that_this_work_has_not_is_not_found(client, event, editor):
    other = make_person(editor)
    client.force_login(editor)
    for page, *args in (("at", 2), ("compare", "1..2"), ("undo", 2), ("restore", 2)):
        where = address(other, page, *args, kind="person")
        assert client.get(where).status_code == 404
        assert client.post(where, decision(1)).status_code in (404, 405)
    assert client.get(address(event, "compare", "v1..7")).status_code == 404
    assert (
        client.get(address(event, "choose"), {"a": "v1", "b": "7"}, follow=True).status_code == 404
    )


@pytest.mark.parametrize(
    "number", ["0", "-1", "1" + "0" * 18, "999999999", "abc", "7x", "٧", "1.0", "07", "v7"]
)
def test_numbers_that_there_are_not_lead_nowhere(client, event, editor, number):
    client.force_login(editor)
    start = f"/review/event/{event.pk}/"
    assert client.get(f"{start}at/{number}/").status_code == 404
    for rest in (f"undo/{number}/", f"restore/{number}/"):
        assert client.get(start + rest).status_code == 404
        assert client.post(start + rest, decision(7)).status_code == 404
    for span in (f"{number}..7", f"7..{number}", f"{number}..{number}", f"v{number}..7"):
        assert client.get(f"{start}compare/{span}/").status_code == 404
    if number != "v7":
        chosen = {"a": number, "b": "7"}
        assert client.get(f"{start}compare/", chosen, follow=True).status_code == 404
    assert base_of(event) == 7


def test_a_work_that_there_never_was_is_not_found(client, editor):
    client.force_login(editor)
    never = make_event(editor)
    never.pk = "00000000-0000-0000-0000-000000000000"
    assert everything(client, never) == NOT_FOUND
