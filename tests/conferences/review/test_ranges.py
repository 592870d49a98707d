"""How a run of changes is said: of one change its number alone, wherever it is said."""

import re

import pytest
from django.urls import reverse

from conferences.models import SubmittedWork
from conferences.services.publication import ToPublish, publish
from tests.conferences.review.works import address, recorded_event, rename
from tests.factories.submissions import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor, reviewer):
    event = recorded_event(editor)
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    rename(event, "Zakopane meeting", editor)
    return event


def ranges(client, event, submission) -> set[tuple[str, str]]:
    """Return every run of changes that is said on the pages that say one."""
    pages = (
        address(event, "compare", "v1..8"),
        address(event, "compare", "6..7"),
        address(event, "submit"),
        reverse("review:mine"),
        reverse("review:submission", args=[submission.pk]),
        reverse("admin:conferences_event_change", args=[event.pk]),
    )
    shown = (client.get(page).content.decode() for page in pages)
    words = " ".join(re.sub(r"<[^>]+>", " ", text) for text in shown)
    return set(re.findall(r"[Cc]hanges (\d+)(?: to |-)(\d+)", words))


def test_one_change_is_no_range_and_several_are(client, event, editor):
    client.force_login(editor)
    submission = submitted(event, by=editor)
    compared = client.get(address(event, "compare", "6..7")).content.decode()
    assert "Change 7, submitted by editor" in compared
    assert ranges(client, event, submission) == set()
    rename(event, "Another meeting", editor)
    assert ranges(client, event, submitted(event, by=editor)) == {("7", "8")}
    first, second = SubmittedWork.objects.order_by("pk")
    assert (str(first), str(second)) == ("Zakopane meeting 7", "Another meeting 7-8")
