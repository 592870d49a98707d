"""The lists of all changes and editions: to be read by those with rights, changed by nobody."""

import pytest

from sources.editorial.models import Change
from tests.conferences.admin.posting import signed_in
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db

CHANGES = "/admin/editorial/change/"
EDITIONS = "/admin/conferences/edition/"


def test_the_desk_leads_to_the_history_of_the_site(editor):
    client = signed_in(editor)
    assert CHANGES in client.get("/admin/").content.decode()
    answer = client.get(CHANGES)
    assert (answer.status_code, answer["Location"]) == (302, "/review/history/")


def test_nobody_changes_a_change_or_an_edition(editor, admin_client):
    make_event(editor)
    change = Change.objects.get()
    for page in (f"{CHANGES}add/", f"{CHANGES}{change.pk}/delete/", f"{EDITIONS}add/"):
        assert admin_client.get(page).status_code == 403
    assert admin_client.post(f"{CHANGES}{change.pk}/change/", {"summary": "x"}).status_code == 403
    change.refresh_from_db()
    assert change.summary == "Recorded for a test."


def test_an_account_without_rights_sees_neither_list(stranger):
    client = signed_in(stranger)
    assert [client.get(page).status_code for page in (CHANGES, EDITIONS)] == [403, 403]
    assert CHANGES not in client.get("/admin/").content.decode()


def test_a_reviewer_sees_the_editions(reviewer):
    assert signed_in(reviewer).get(EDITIONS).status_code == 200
