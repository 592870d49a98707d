"""What a form says of the review: how far the changes have come, and where that is told."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories.submissions import returned, submitted
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return make_event(editor, "Zakopane conference")


def state(client, event) -> str:
    page = client.get(reverse("admin:conferences_event_change", args=[event.pk])).content.decode()
    return re.search(r'<span class="desk-standing">(.*?)</span>', page, re.DOTALL)[1]


def test_what_was_returned_leads_to_what_the_reviewer_asked(client, event, editor, reviewer):
    client.force_login(editor)
    assert state(client, event) == "Not published"
    submission = submitted(event, by=editor)
    where = reverse("review:submission", args=[submission.pk])
    assert state(client, event) == (
        f'Not published. <a href="{where}">Change 1 waits for review, submitted by editor.</a>'
    )
    returned(submission, reviewer, "Give the page of the memoir.")
    assert state(client, event) == (
        f'Not published. <a href="{where}#said">Change 1 was returned by reviewer.</a>'
    )
    asked = client.get(where).content.decode()
    assert "Give the page of the memoir." in asked[asked.index('id="said"') :]


def test_who_may_not_see_all_that_was_submitted_is_led_nowhere(
    client, event, editor, reviewer, stranger
):
    submission = submitted(event, make_person(editor, "Ada"), by=editor)
    returned(submission, reviewer)
    stranger.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(stranger)
    assert state(client, event) == "Not published. Change 1 was returned by reviewer."
    assert client.get(reverse("review:submission", args=[submission.pk])).status_code == 404
