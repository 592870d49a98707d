"""A warning that was accepted is taken back from the form, with script and without."""

import re

import pytest
from playwright.sync_api import expect

from conferences.models import AcceptanceTakenBack
from conferences.services.acceptances import accept
from conferences.services.checking import check_works
from sources.editorial.states import present_state
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "The other archives burnt in 1944."


@pytest.fixture
def event(live_server, editor):
    event = make_event(editor, "Zakopane conference")
    make_citation(make_claim(event, editor, "began"), make_source(editor), editor, locator="p. 54")
    found = check_works([present_state(event.pk)])[event.pk]
    (warning,) = (one for one in found if one.code == "C3")
    accept(found, warning.signature, work_id=event.pk, kind="event", by=editor, reason=REASON)
    return event


@pytest.mark.parametrize("has_script", [True, False])
def test_a_warning_that_was_accepted_is_asked_again(
    event, signed_in, second_editor, axe_in_both_lights, has_script
):
    page = signed_in(second_editor, beside="checks", java_script_enabled=has_script)
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    if not has_script:
        page.locator(".desk-toggles").get_by_role("button", name="Check").click()
    accepted = page.get_by_role("region", name="Accepted")
    expect(accepted).to_contain_text(REASON)
    if has_script:
        assert axe_in_both_lights(page) == []
    accepted.get_by_role("button", name=re.compile("^Take back")).click()
    expect(accepted).to_have_count(0)
    warnings = page.locator(".checks-level.is-warn")
    expect(warnings).to_contain_text("The claim began rests on one source.")
    assert AcceptanceTakenBack.objects.get().by == second_editor
