"""Those at one form hear of each other; who is gone is forgotten, and nobody else is told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from conferences.models import Event
from sources.editorial.models import Presence
from tests.conferences.admin.posting import address, opened, signed_in
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference")


def seen(user, work, window=None, section="", **more):
    data = {"change-window": str(window or uuid4()), "section": section, **more}
    return signed_in(user).post(address(work, "presence"), data)


def test_others_are_named_with_the_group_they_are_at(event, editor, second_editor):
    assert seen(editor, event, section="claims").json() == {"others": []}
    assert seen(second_editor, event).json() == {
        "others": ["editor is at work on “Questions and claims”."]
    }


def test_a_group_that_the_form_has_not_is_not_repeated(event, editor, second_editor):
    seen(editor, event, section="<script>")
    assert seen(second_editor, event).json() == {"others": ["editor has this open."]}


def test_another_window_of_ones_own_is_told_apart(event, editor):
    window = uuid4()
    seen(editor, event, window)
    assert seen(editor, event, window).json() == {"others": []}
    assert seen(editor, event).json() == {"others": ["You have this open in another window."]}


def test_who_was_not_heard_from_is_forgotten(event, editor, second_editor):
    seen(editor, event)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=31))
    assert seen(second_editor, event).json() == {"others": []}
    assert [one.user for one in Presence.objects.all()] == [second_editor]


def test_a_closed_window_is_gone_at_once(event, editor, second_editor):
    window = uuid4()
    seen(editor, event, window)
    seen(second_editor, event, window, leaving="1")
    assert Presence.objects.filter(user=editor).count() == 1
    seen(editor, event, window, leaving="1")
    assert not Presence.objects.exists()


def test_a_window_of_somebody_else_is_not_taken_over(event, editor, second_editor):
    window = uuid4()
    seen(editor, event, window)
    seen(second_editor, event, window)
    assert [one.user for one in Presence.objects.all()] == [editor]


def test_the_form_shows_who_was_there_and_writes_nothing(event, editor, second_editor):
    seen(editor, event, section="claims")
    page = signed_in(second_editor).get(address(event)).content.decode()
    assert "editor is at work on “Questions and claims”." in page
    assert Presence.objects.count() == 1


def test_only_who_may_see_the_work_is_told(event, editor, stranger, reader):
    seen(editor, event)
    assert seen(stranger, event).status_code == 404
    assert seen(reader, event).status_code == 302
    assert signed_in(editor).get(address(event, "presence")).status_code == 405
    assert seen(editor, event, "not-a-window").status_code == 400
    assert Presence.objects.count() == 1
    assert opened(editor, event)["change-window"]
