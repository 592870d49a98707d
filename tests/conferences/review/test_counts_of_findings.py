"""What the form, the desk and the page of a submission count of the same work, and in which words."""

import re

import pytest
from django.urls import reverse

from conferences.models import KeptFinding
from conferences.services.acceptances import accept
from conferences.services.checking import check_works
from conferences.services.kept_checks import keep_checks
from sources.editorial.states import present_state
from tests.conferences.admin.looking import look
from tests.conferences.admin.posting import opened
from tests.conferences.review.works import address
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    event = make_event(editor, "Zakopane conference")
    source = make_source(editor)
    for key in ("began", "ended"):
        make_citation(make_claim(event, editor, key), source, editor, locator="p. 54")
    return event


def counted_in_form(event, editor) -> dict:
    return look(editor, event, opened(editor, event), "checks").json()


def test_form_desk_and_submission_count_alike_and_none_counts_what_was_accepted(
    client, event, editor
):
    found = check_works([present_state(event.pk)])[event.pk]
    (signature,) = (one.signature for one in found if "began" in one.message)
    reason = "No other archive was kept."
    accept(found, signature, work_id=event.pk, kind="event", by=editor, reason=reason)
    keep_checks()
    client.force_login(editor)
    listed = client.get(reverse("review:desk-list", args=["findings"])).content.decode()
    submit = re.sub(r"\s+", " ", client.get(address(event, "submit")).content.decode())
    assert counted_in_form(event, editor)["counts"]["warn"] == 1
    assert listed.count('<li><div class="desk-row">') == 1
    assert "Checks: 1 finding, 1 accepted</summary>" in submit


def test_drafts_that_name_one_another_count_otherwise_and_both_pages_say_why(client, event, editor):
    other = make_event(editor, "Kraków conference")
    make_narrative(other, editor, "It [began]{claim=began} there.", is_ready=True)
    keep_checks()
    assert not KeptFinding.objects.filter(work=other.pk).exclude(level="").exists()
    said = counted_in_form(other, editor)
    assert said["counts"]["block"] == 1
    assert "beside what readers have of other works" in said["checks"]
    assert "/review/desk/findings/?q=Krak%C3%B3w%20conference" in said["checks"]
    client.force_login(editor)
    page = client.get(reverse("review:desk-list", args=["findings"])).content.decode()
    assert "all works taken together as they stand on the desk" in page
