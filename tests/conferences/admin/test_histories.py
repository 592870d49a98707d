"""The lists of all changes and editions: to be read by those with rights, changed by nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.editorial.models import Change
from tests.conferences.admin.posting import opened, send, signed_in
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db

CHANGES = "/admin/editorial/change/"
EDITIONS = "/admin/conferences/edition/"


def listed(response):
    return [(row.work_label, row.number, row.summary) for row in response.context["cl"].result_list]


def test_every_change_is_listed_latest_first_also_of_deleted_works(editor):
    make_event(editor)
    person = make_person(editor)
    send(editor, person, opened(editor, person, "delete"), "delete", "Entered twice.")
    assert listed(signed_in(editor).get(CHANGES)) == [
        ("Adolf Eichmann", 2, "Entered twice."),
        ("Adolf Eichmann", 1, "Recorded for a test."),
        ("Zakopane conference", 1, "Recorded for a test."),
    ]


def test_changes_are_filtered_by_person_kind_and_act(editor, second_editor):
    make_event(editor)
    make_person(second_editor)
    client = signed_in(editor)
    assert len(listed(client.get(CHANGES, {"by__id__exact": second_editor.pk}))) == 1
    assert len(listed(client.get(CHANGES, {"kind": "event"}))) == 1
    assert listed(client.get(CHANGES, {"act__exact": "delete"})) == []


def test_the_list_of_changes_is_read_in_as_many_queries_whatever_its_length(editor):
    client = signed_in(editor)
    make_event(editor)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(CHANGES)
        counts.append(len(queries))
        for number in range(5):
            make_event(editor, f"Event {number}")
    assert counts[0] == counts[1]


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


def test_a_reviewer_sees_the_editions(reviewer):
    assert signed_in(reviewer).get(EDITIONS).status_code == 200
