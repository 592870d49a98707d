"""A merger taken back on the reviewers' pages: shown first, whole or not at all."""

import re

import pytest

from conferences.models import MergerUndone, Participation, Person
from sources.editorial.models import Change
from tests.conferences.review.works import address, permission
from tests.factories.merging import add, contents, merge, two_of_one
from tests.factories.works import make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(editor):
    """A merger, with the works it made one and an event, and what there was before it."""
    before = contents()
    kept, gone, event = two_of_one(editor)
    key, before = gone.pk, contents()
    merger = merge(kept, gone, editor)
    gone.pk = gone.id = key
    return merger, kept, gone, event, before


def sent(client, work, merger, **fields):
    where = address(work, "unmerge", merger.pk, kind="person")
    text = client.get(where).content.decode()
    found = re.search(r'name="change-token" value="([0-9a-f]{64})"', text)
    token = found[1] if found else "0" * 64
    return client.post(where, {"change-token": token, "change-summary": "They are two.", **fields})


def test_the_preview_says_what_comes_back_and_does_nothing(client, merged, editor):
    merger, kept, _gone, _event, _before = merged
    held = contents()
    client.force_login(editor)
    assert (
        f"/merge/{merger.pk}/undo/"
        in client.get(address(kept, "merge", kind="person")).content.decode()
    )
    answer = client.get(address(kept, "unmerge", merger.pk, kind="person"))
    text = re.sub(r"\s+", " ", answer.content.decode())
    assert answer.status_code == 200
    assert "comes back:</span> <bdi>Person: A. Eichmann</bdi>" in text
    assert "goes:</span> <bdi>Claim: He was there.</bdi>" in text
    assert "is as it was:</span> <bdi>Participant: A. Eichmann</bdi>" in text
    assert contents() == held


def test_it_is_undone_from_the_page_of_either_work(client, merged, editor):
    merger, _kept, gone, _event, before = merged
    client.force_login(editor)
    answer = sent(client, gone, merger)
    assert (answer.status_code, answer["Location"]) == (
        302,
        address(gone, "history", kind="person"),
    )
    assert contents() == before
    assert set(Change.objects.filter(act="undo").values_list("summary", flat=True)) == {
        "They are two."
    }
    answer = sent(client, gone, merger)
    assert answer.status_code == 409
    assert "This merger has been undone already." in answer.content.decode()
    assert MergerUndone.objects.count() == 1


def test_a_later_change_of_the_same_refuses_and_is_named(client, merged, editor):
    merger, kept, _gone, event, _before = merged
    part = Participation.objects.get()
    part.person = make_person(editor, "Somebody else")
    add(event, editor, part)
    held = contents()
    client.force_login(editor)
    answer = client.get(address(kept, "unmerge", merger.pk, kind="person"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<li>Participant: person</li>" in text
    assert address(event, "history") in text
    assert "Undo the merger</button>" not in text
    assert sent(client, kept, merger).status_code == 409
    assert contents() == held


def test_a_stale_or_tampered_token_is_refused(client, merged, editor, second_editor):
    merger, kept, _gone, event, _before = merged
    client.force_login(editor)
    where = address(kept, "unmerge", merger.pk, kind="person")
    token = re.search(r'change-token" value="(\w+)"', client.get(where).content.decode())[1]
    event.refresh_from_db()
    event.note = "Meanwhile."
    add(event, second_editor, event)
    held = contents()
    for tampered in (token, "", "0" * 64):
        answer = sent(client, kept, merger, **{"change-token": tampered})
        assert answer.status_code == 409
    assert contents() == held
    assert sent(client, kept, merger).status_code == 302


def test_rights_and_strange_addresses(client, merged, editor, stranger):
    merger, kept, _gone, _event, _before = merged
    other = make_person(editor, "Somebody else")
    client.force_login(editor)
    assert client.get(address(other, "unmerge", merger.pk, kind="person")).status_code == 404
    assert client.get(address(kept, "unmerge", other.pk, kind="person")).status_code == 404
    client.force_login(stranger)
    where = address(kept, "unmerge", merger.pk, kind="person")
    for codename in ("view_person", "change_person", "delete_person"):
        assert client.get(where).status_code == 404
        assert client.post(where, {}).status_code == 404
        stranger.user_permissions.add(permission(codename))
    assert client.get(where).status_code == 404
    stranger.user_permissions.add(permission("add_person"))
    answer = sent(client, kept, merger)
    assert answer.status_code == 409
    assert "your account may not change" in answer.content.decode()
    assert Person.objects.count() == 2


@pytest.mark.parametrize("more", [0, 12])
def test_its_queries_are_as_many_for_many_works(client, editor, more, django_assert_num_queries):
    kept, gone, _event = two_of_one(editor)
    for number in range(more):
        event = make_event(editor, f"Event {number}")
        add(event, editor, Participation(event=event, person=gone))
    merger = merge(kept, gone, editor)
    client.force_login(editor)
    with django_assert_num_queries(12):
        where = address(kept, "unmerge", merger.pk, kind="person")
        assert client.get(where).status_code == 200
