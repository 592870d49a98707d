"""What a shared record bears on, and editions refreshed together after it has changed."""

import re

import pytest

from conferences.models import Edition, Participation
from conferences.services.bearing import bearing_of
from conferences.services.edition_verification import verify_editions
from conferences.services.publication import ToPublish, publish
from sources.editorial.recording import base_of
from tests.conferences.review.works import HOSTILE, address
from tests.factories.merging import add
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db
# Session, account, rights; what rests on the record; then all editions at once: their states, the works
# that they name, their past, who may publish them, their present pages.
PREVIEW = 47


@pytest.fixture
def cited(editor, reviewer):
    """A source that two published entries cite, one of them twice, and a third that does not."""
    rees, paul = make_source(editor, "Closed Doors"), make_source(editor, "Another")
    events = [make_event(editor, name) for name in ("First", "Second", "Third")]
    for number, event in enumerate(events):
        claim = make_claim(event, editor, f"claim-{number}")
        make_citation(claim, rees if number < 2 else paul, editor, locator="p. 1")
        make_narrative(event, editor, f"It [began]{{claim=claim-{number}}}.")
    make_citation(make_claim(events[0], editor, "more"), rees, editor)
    wanted = [ToPublish(work.pk) for work in (rees, paul, *events)]
    publish(*wanted, by=reviewer, summary="As recorded.")
    return rees, events


def retitle(source, by, title: str = "Behind Closed Doors") -> None:
    source.title = title
    add(source, by, source)


def where(source, page: str) -> str:
    return address(source, page, kind="source")


def shown(text: str) -> list[str]:
    return re.findall(r'name="entry" value="([0-9a-f:-]+)"', text)


def decide(client, source, *entries: str, **fields):
    data = {"entry": list(entries), "summary": "With the new title.", **fields}
    return client.post(where(source, "refresh"), data)


def numbers() -> dict[str, tuple[int, int]]:
    return {each.label: (each.number, each.change_number) for each in Edition.objects.current()}


def test_the_form_of_a_shared_record_says_what_it_bears_on(client, cited, editor):
    rees, _events = cited
    client.force_login(editor)
    text = client.get(f"/admin/sources/source/{rees.pk}/change/").content.decode()
    assert f'<a href="{where(rees, "bearing")}">Cited 3 times in 2 published entries</a>' in text


def test_the_form_says_how_often_a_person_is_named(client, editor, reviewer):
    person, event = make_person(editor), make_event(editor)
    claim = make_claim(event, editor, "there")
    make_citation(claim, make_source(editor), editor)
    add(event, editor, Participation(event=event, person=person, claim=claim))
    client.force_login(editor)
    form = f"/admin/conferences/person/{person.pk}/change/"
    assert "published entr" not in client.get(form).content.decode()
    publish(ToPublish(event.pk), by=reviewer, summary="As recorded.")
    assert "Named 1 time in 1 published entry</a>" in client.get(form).content.decode()


def test_the_list_says_which_entries_are_behind(client, cited, editor, reviewer):
    rees, _events = cited
    client.force_login(editor)
    text = client.get(where(rees, "bearing")).content.decode()
    assert "Named 3 times in 2 published entries." in text
    assert "All of them show it as it is now." in text
    retitle(rees, editor)
    text = client.get(where(rees, "bearing")).content.decode()
    assert "2 of them were published before its latest change." in text
    assert where(rees, "refresh") not in text
    client.force_login(reviewer)
    assert where(rees, "refresh") in client.get(where(rees, "bearing")).content.decode()
    assert bearing_of(rees.pk, "source", rees.key).behind == 2


def test_refreshing_publishes_the_same_change_with_the_record_of_today(
    client, cited, editor, reviewer
):
    rees, (first, _second, _third) = cited
    draft = first.narratives.get()
    draft.body = "A draft that nobody reviewed [began]{claim=claim-0}."
    add(first, editor, draft)
    retitle(rees, editor)
    before = numbers()
    client.force_login(reviewer)
    text = client.get(where(rees, "refresh")).content.decode()
    assert numbers() == before
    assert re.search(r"<ins[^>]*>[^<]*Behind", text)
    assert "A draft that nobody reviewed" not in text
    entries = shown(text)
    assert len(entries) == 2
    answer = decide(client, rees, *entries)
    assert (answer.status_code, answer["Location"]) == (302, where(rees, "bearing"))
    assert numbers() == {
        **before,
        "First": (2, before["First"][1]),
        "Second": (2, before["Second"][1]),
    }
    page = client.get("/events/first/").content.decode()
    assert "Behind Closed Doors" in page
    assert "A draft that nobody reviewed" not in page
    assert bearing_of(rees.pk, "source", rees.key).behind == 0
    assert list(verify_editions()) == []


def test_only_what_is_chosen_is_refreshed_and_the_record_may_come_along(
    client, cited, editor, reviewer
):
    rees, _events = cited
    retitle(rees, editor)
    client.force_login(reviewer)
    text = client.get(where(rees, "refresh")).content.decode()
    key = str(Edition.objects.current().get(label="Second").pk)
    second = [entry for entry in shown(text) if entry.startswith(key)]
    assert f'name="record" value="{base_of(rees)}"' in text
    assert decide(client, rees, *second, record=str(base_of(rees))).status_code == 302
    found = numbers()
    assert (found["First"][0], found["Second"][0]) == (1, 2)
    assert found["Behind Closed Doors"] == (2, base_of(rees))


def test_what_would_not_differ_is_listed_and_not_refreshed(client, cited, editor, reviewer):
    rees, _events = cited
    rees.note = "For editors."
    add(rees, editor, rees)
    client.force_login(reviewer)
    text = client.get(where(rees, "refresh")).content.decode()
    assert "These would not differ, and stay as they are" in text
    assert shown(text) == []


def test_whoever_changed_the_record_does_not_refresh(client, cited, reviewer):
    rees, _events = cited
    retitle(rees, reviewer)
    client.force_login(reviewer)
    text = client.get(where(rees, "refresh")).content.decode()
    assert text.count("on which it rests, is your own: somebody else must refresh it.") == 2
    assert shown(text) == []
    assert 'name="record"' not in text


def test_what_was_not_previewed_so_is_refused_whole(client, cited, editor, reviewer):
    rees, _events = cited
    retitle(rees, editor)
    client.force_login(reviewer)
    entries = shown(client.get(where(rees, "refresh")).content.decode())
    before = numbers()
    retitle(rees, editor, "A third title")
    for tampered in (
        entries,
        [f"{entries[0].split(':')[0]}:{'0' * 64}"],
        ["abc", ""],
        ["x" * 5000],
        [f"{Edition.objects.get(label='Third').pk}:{'0' * 64}"],
    ):
        answer = decide(client, rees, *tampered)
        assert answer.status_code == 409
        assert "With the new title." in answer.content.decode()
    assert decide(client, rees).status_code == 409
    assert numbers() == before
    entries = shown(client.get(where(rees, "refresh")).content.decode())
    assert decide(client, rees, *entries, summary="").status_code == 200
    assert numbers() == before
    assert decide(client, rees, *entries).status_code == 302


def test_others_do_not_see_the_pages(client, cited, editor, reader, stranger):
    rees, _events = cited
    for user in (reader, stranger, None):
        client.logout()
        if user:
            client.force_login(user)
        for page in ("bearing", "refresh"):
            assert client.get(where(rees, page)).status_code == 404
            assert client.post(where(rees, page), {}).status_code == 404
    client.force_login(editor)
    assert client.get(where(rees, "bearing")).status_code == 200
    assert client.get(where(rees, "refresh")).status_code == 404


def test_hostile_words_are_shown_as_words(client, cited, editor, reviewer):
    rees, _events = cited
    retitle(rees, editor, HOSTILE)
    client.force_login(reviewer)
    for page in ("bearing", "refresh"):
        assert HOSTILE not in client.get(where(rees, page)).content.decode()


def test_the_queries_of_the_list_are_as_many_however_much_rests_on_it(
    client, cited, editor, reviewer, django_assert_num_queries
):
    rees, _events = cited
    client.force_login(editor)
    with django_assert_num_queries(13):
        client.get(where(rees, "bearing"))
    for number in range(6):
        event = make_event(editor, f"More {number}")
        make_citation(make_claim(event, editor, f"x-{number}"), rees, editor)
        publish(ToPublish(event.pk), by=reviewer, summary="As recorded.")
    with django_assert_num_queries(13):
        client.get(where(rees, "bearing"))


def test_the_queries_of_the_preview_are_as_many_with_eight_entries_as_with_two(
    client, cited, editor, reviewer, django_assert_num_queries
):
    rees, _events = cited
    added = []
    for number in range(6):
        event = make_event(editor, f"More {number}")
        make_citation(make_claim(event, editor, f"x-{number}"), rees, editor)
        added.append(ToPublish(event.pk))
    retitle(rees, editor)
    client.force_login(reviewer)
    with django_assert_num_queries(PREVIEW):
        assert len(shown(client.get(where(rees, "refresh")).content.decode())) == 2
    rees.title = "Closed Doors"
    add(rees, editor, rees)
    publish(*added, by=reviewer, summary="As recorded.")
    retitle(rees, editor)
    with django_assert_num_queries(PREVIEW):
        assert len(shown(client.get(where(rees, "refresh")).content.decode())) == 8
