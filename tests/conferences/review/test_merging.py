"""Merging two works on the reviewers' pages: found, shown in full, done once, undone."""

import re

import pytest

from conferences.models import Merger, Participation, Person
from sources.editorial.models import Change
from tests.conferences.admin.posting import address as desk_address
from tests.conferences.admin.posting import signed_in
from tests.conferences.review.works import HOSTILE, address, permission
from tests.factories.merging import add, contents, merge, two_of_one
from tests.factories.works import make_event, make_person, make_place, make_source

pytestmark = pytest.mark.django_db
SUMMARY = "They are one."


@pytest.fixture
def people(editor):
    return two_of_one(editor)


def page(work, *, kind: str = "person", other=None) -> str:
    found = address(work, "merge", kind=kind)
    return f"{found}?other={other.pk}" if other else found


def token_in(text: str) -> str:
    return re.search(r'name="change-token" value="([0-9a-f]{64})"', text)[1]


def post(client, work, other, text: str, **fields):
    sent = {"other": str(other.pk), "change-token": token_in(text), "change-summary": SUMMARY}
    return client.post(address(work, "merge", kind="person"), {**sent, **fields})


def test_the_form_of_each_kind_but_events_leads_to_merging_for_those_who_may(editor, stranger):
    for kind, work in (
        ("person", make_person(editor)),
        ("place", make_place(editor)),
        ("source", make_source(editor)),
    ):
        link = f'href="{address(work, "merge", kind=kind)}"'
        assert link in signed_in(editor).get(desk_address(work)).content.decode()
        for act in ("view", "change"):
            stranger.user_permissions.add(permission(f"{act}_{kind}"))
        assert link not in signed_in(stranger).get(desk_address(work)).content.decode()
    event = make_event(editor)
    assert "/merge/" not in signed_in(editor).get(desk_address(event)).content.decode()


def test_the_other_is_found_by_any_name_or_key(client, people, editor):
    kept, gone, _event = people
    client.force_login(editor)
    for asked in ("эйхман", "a-eichmann", "a. EICH"):
        text = client.get(page(kept), {"q": asked}).content.decode()
        assert f'href="?other={gone.pk}"' in text
        assert f'href="?other={kept.pk}"' not in text
    for asked in ("nobody", "'\"<>", "\u202e", "x" * 5000):
        text = client.get(page(kept), {"q": asked}).content.decode()
        assert "Nothing else of this kind has such a name." in text


def test_the_preview_says_what_happens_to_every_field_and_does_nothing(client, people, editor):
    kept, gone, _event = people
    held = contents()
    client.force_login(editor)
    answer = client.get(page(kept, other=gone))
    text = re.sub(r"\s+", " ", answer.content.decode())
    assert answer.status_code == 200
    for said in (
        "A. Eichmann", "1906-03-19", "1962-06-01", "Of the RSHA.", "taken over", "stays", "He was there.",
        "Эйхман", "Zakopane conference", "Kept as a variant of the name: <bdi>A. Eichmann</bdi>",
        "Participant: Adolf Eichmann", '<code>a-eichmann</code>',
    ):  # fmt: skip
        assert said in text, said
    assert text.count('name="field-name"') == 2
    assert contents() == held
    assert not Merger.objects.exists()


def test_a_merger_is_done_in_one_act_and_told_of(client, people, editor):
    kept, gone, _event = people
    client.force_login(editor)
    text = client.get(page(kept, other=gone)).content.decode()
    answer = client.post(
        address(kept, "merge", kind="person"),
        {
            "other": str(gone.pk),
            "change-token": token_in(text),
            "change-summary": SUMMARY,
            "field-name": "other",
        },
        follow=True,
    )
    assert answer.redirect_chain == [(page(kept), 302)]
    assert "is part of" in answer.content.decode()
    assert Person.objects.get().name == "A. Eichmann"
    assert set(Change.objects.filter(act="merge").values_list("summary", flat=True)) == {SUMMARY}
    text = client.get(page(gone)).content.decode()
    assert "This is part of another now:" in text
    assert client.get(page(gone, other=kept)).status_code == 409


def test_a_stale_preview_is_refused_and_shown_anew(client, people, editor, second_editor):
    kept, gone, event = people
    client.force_login(editor)
    shown = client.get(page(kept, other=gone)).content.decode()
    event.note = "Meanwhile."
    add(event, second_editor, event)
    held = contents()
    answer = post(
        client, kept, gone, shown, **{"change-summary": "What I typed.", "field-name": "other"}
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This has been changed meanwhile." in text
    assert 'value="What I typed."' in text
    assert re.search(r'name="field-name" value="other" checked', text)
    assert contents() == held
    assert post(client, kept, gone, text).status_code == 302


@pytest.mark.parametrize("token", ["", "0" * 64, "x" * 64, "0" * 63, "\x00" * 64])
def test_a_tampered_token_is_refused(client, people, editor, token):
    kept, gone, _event = people
    client.force_login(editor)
    shown = client.get(page(kept, other=gone)).content.decode()
    assert post(client, kept, gone, shown, **{"change-token": token}).status_code == 409
    assert not Merger.objects.exists()


@pytest.mark.parametrize("summary", ["", "ab", "x" * 501])
def test_a_summary_is_asked_for_and_choices_are_kept(client, people, editor, summary):
    kept, gone, _event = people
    client.force_login(editor)
    shown = client.get(page(kept, other=gone)).content.decode()
    answer = post(client, kept, gone, shown, **{"change-summary": summary, "field-name": "other"})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert re.search(r'name="field-name" value="other" checked', answer.content.decode())
    assert not Merger.objects.exists()


def test_itself_another_kind_and_nonsense_are_refused(client, people, editor):
    kept, _gone, event = people
    client.force_login(editor)
    for other in (kept, event, make_place(editor), make_source(editor, "Another")):
        assert client.get(page(kept, other=other)).status_code == 409
    for typed in ("abc", "0" * 36, "\u0660" * 36):
        answer = client.get(f"{page(kept)}?other={typed}")
        assert answer.status_code in (200, 409)
        assert "There is a problem" in answer.content.decode()
    answer = client.get(page(event, kind="event", other=make_event(editor, "Other")))
    assert (answer.status_code, "Events are not merged" in answer.content.decode()) == (409, True)


def test_what_contradicts_is_named_and_nothing_can_be_sent(client, editor):
    kept, gone = make_person(editor), make_person(editor, "A. Eichmann")
    event = make_event(editor)
    for person, certainty in ((kept, "certain"), (gone, "uncertain")):
        add(event, editor, Participation(event=event, person=person, certainty=certainty))
    client.force_login(editor)
    text = client.get(page(kept, other=gone)).content.decode()
    assert "has the same participant for both" in text
    assert "Merge the two" not in text
    answer = post(client, kept, gone, text)
    assert answer.status_code == 409
    assert not Merger.objects.exists()


def test_the_rights_to_change_and_to_delete_are_needed(client, people, editor, stranger, reader):
    kept, gone, _event = people
    client.force_login(editor)
    shown = client.get(page(kept, other=gone)).content.decode()
    merger_page = page(kept, other=gone)
    for user in (reader, stranger, None):
        client.logout()
        if user:
            client.force_login(user)
        assert client.get(merger_page).status_code == 404
        assert post(client, kept, gone, shown).status_code == 404
    client.force_login(stranger)
    for codename in ("view_person", "change_person"):
        stranger.user_permissions.add(permission(codename))
        assert client.get(merger_page).status_code == 404
    stranger.user_permissions.add(permission("delete_person"))
    text = client.get(merger_page).content.decode()
    assert "This changes events too, which your account may not do." in text
    assert post(client, kept, gone, text).status_code == 409
    assert not Merger.objects.exists()


def test_hostile_names_are_shown_as_words(client, editor):
    kept, gone = make_person(editor, f"Kept {HOSTILE}"), make_person(editor, f"Gone {HOSTILE}")
    client.force_login(editor)
    merge(kept, make_person(editor, f"Third {HOSTILE}"), editor)
    for answer in (
        client.get(page(kept), {"q": HOSTILE}),
        client.get(page(kept), {"q": "gone"}),
        client.get(page(kept, other=gone)),
    ):
        assert HOSTILE not in answer.content.decode()


@pytest.mark.parametrize("more", [0, 12])
def test_the_queries_of_the_preview_are_as_many_for_many_references(
    client, people, editor, more, django_assert_num_queries
):
    kept, gone, _event = people
    for number in range(more):
        event = make_event(editor, f"Event {number}")
        add(event, editor, Participation(event=event, person=gone))
    client.force_login(editor)
    with django_assert_num_queries(37):
        assert client.get(page(kept, other=gone)).status_code == 200
