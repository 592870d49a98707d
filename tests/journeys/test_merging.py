"""Two records of one person are merged, published and told apart again, in a browser."""

import pytest

from conferences.models import Participation
from conferences.services.publication import ToPublish, publish
from tests.factories.merging import add
from tests.factories.works import make_citation, make_claim, make_event, make_person, make_source

pytestmark = pytest.mark.django_db(transaction=True)
VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow, dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}


@pytest.fixture
def people(editor, reviewer):
    """Two published entries for one person, of whom the second took part in a conference."""
    kept = make_person(editor, born="1906-03-19")
    gone = make_person(editor, "A. Eichmann", died="1962-06-01", description="Of the RSHA.")
    event = make_event(editor)
    claim = make_claim(event, editor, "there", "He was there.")
    make_citation(claim, make_source(editor), editor, locator="p. 54")
    add(event, editor, Participation(event=event, person=gone, role="observer", claim=claim))
    wanted = [ToPublish(work.pk) for work in (kept, gone, event)]
    publish(*wanted, by=reviewer, summary="As recorded.")
    return kept, gone


@pytest.mark.parametrize("habits", VIEWS.values(), ids=VIEWS)
def test_merge_publish_follow_the_old_address_and_undo(
    signed_in, axe, people, editor, reviewer, habits
):
    kept, gone = people
    page = signed_in(editor, java_script_enabled=True, **habits)
    page.goto(f"/admin/conferences/person/{kept.pk}/change/")
    page.get_by_role("link", name="Merge another into it").click()
    page.get_by_label("Find the other by any name or by its key").fill("eichmann")
    page.get_by_role("button", name="Search").click()
    assert axe(page) == []
    page.get_by_role("link", name="A. Eichmann").click()
    assert axe(page) == []
    page.get_by_role("group", name="Name").get_by_label("what stands here").check()
    page.get_by_role("button", name="Merge the two").click()
    page.get_by_text("is part of").wait_for()
    assert axe(page) == []
    page.goto("/people/a-eichmann/")
    assert page.url.endswith("/people/a-eichmann/")
    publish(ToPublish(kept.pk), by=reviewer, summary="With all that was recorded twice.")
    page.goto("/people/a-eichmann/")
    assert page.url.endswith("/people/adolf-eichmann/")
    page.goto(f"/review/person/{kept.pk}/merge/")
    page.locator("section[aria-labelledby=mergers] a").click()
    assert axe(page) == []
    page.get_by_role("button", name="Undo the merger").click()
    page.get_by_text("stands for itself again").wait_for()
    publish(ToPublish(gone.pk), by=reviewer, summary="For itself again.")
    page.goto("/people/a-eichmann/")
    assert page.url.endswith("/people/a-eichmann/")


def test_refreshing_together_without_script(signed_in, axe, people, editor, reviewer):
    kept, gone = people
    gone.name = "Adolf Otto Eichmann"
    add(gone, editor, gone)
    page = signed_in(reviewer)
    page.goto(f"/review/person/{gone.pk}/bearing/")
    assert axe(page) == []
    page.get_by_role("link", name="See what would change in them").click()
    assert axe(page) == []
    plain = signed_in(reviewer, java_script_enabled=False)
    plain.goto(f"/review/person/{gone.pk}/refresh/")
    plain.get_by_role("button", name="Publish those chosen together").click()
    plain.get_by_text("1 edition is published.").wait_for()
    plain.goto("/events/zakopane-conference/")
    assert plain.get_by_text("Adolf Otto Eichmann").count() >= 1
    assert kept.pk
