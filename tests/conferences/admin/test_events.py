"""The form of an event: its groups, its hostile input, its speed."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Citation, Claim, Edition, Event, EventPlace, Name, Publication
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import (
    address,
    changes_of,
    fields_of,
    opened,
    problems,
    row_of,
    send,
    signed_in,
    with_row,
)
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

HOSTILE = {
    "nul": "a\x00b",
    "control": "a\x1bb",
    "noncharacter": "a\uffffb",
    "direction": "\u202eevil\u2066",
    "long": "x" * 10_000,
    "markup": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "template": "{{ request.user.password }}{% load %}%s{0}",
}


def filled_event(editor) -> Event:
    """Return an event with a row of every kind."""
    event, source = make_event(editor, date="1940-02-20?"), make_source(editor)
    other, place, person = make_event(editor, "Lwów"), make_place(editor), make_person(editor)
    question = make_question(event, editor, key="when")
    claim = make_claim(event, editor, key="begun", question=question)
    make_citation(claim, source, editor, locator="p. 54")
    make_narrative(event, editor, "They met.")
    with record(event, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        Name(work=event, text="Konferencja").save()
        EventPlace(event=event, place=place, claim=claim).save()
        event.participations.model(event=event, person=person, claim=claim).save()
        event.relations.model(event=event, to_event=other, kind="follows", claim=claim).save()
        claim.concerns.model(claim=claim, work_id=other.pk).save()
    return event


def test_the_groups_stand_in_their_order_with_what_belongs_in_them(editor):
    page = signed_in(editor).get(address(filled_event(editor)))
    groups = [
        (
            view.group.key,
            [field.name for field in view.fields],
            [(rows.prefix, len(rows.forms)) for rows in view.formsets],
        )
        for view in page.context["groups"]
    ]
    assert groups == [
        ("identity", ["title", "event_kind", "in_series", "key", "slug"], [("names", 1)]),
        ("when", ["date", "date_words"], []),
        ("where", [], [("event_places", 1)]),
        ("who", [], [("participations", 1)]),
        ("claims", [], [("questions", 1), ("claims", 1), ("inquiries", 0)]),
        ("texts", [], [("narratives", 1)]),
        ("relations", [], [("relations", 1)]),
        ("readings", [], [("readings", 0)]),
        ("notes", ["note"], []),
    ]
    assert b"20 February 1940" in page.content


def test_a_closed_claim_shows_its_key_its_citations_and_what_it_lacks(editor):
    event = make_event(editor)
    cited = make_claim(event, editor, key="cited", statement="It met.", position=1)
    make_claim(event, editor, key="bare", statement="It parted.", position=2)
    source = make_source(editor, issued="2008")
    make_citation(cited, source, editor, locator="p. 54", consulted="second_hand")
    page = signed_in(editor).get(address(event))
    claims = next(rows for rows in page.context["sheet"].formsets if rows.prefix == "claims")
    closed = [
        (each.name, each.text, each.chips, each.flags)
        for each in (form.closed for form in claims.forms)
    ]
    assert closed == [
        ("cited", "It met.", ("Behind Closed Doors 2008 p. 54",), ("at second hand",)),
        ("bare", "It parted.", (), ("no citation",)),
    ]


def test_a_closed_group_opens_if_it_holds_an_error(editor):
    event = make_event(editor)
    fields = with_row(opened(editor, event), "relations", kind="follows", position="1")
    response = send(editor, event, fields)
    states = {
        view.group.key: (view.error_count, view.is_open) for view in response.context["groups"]
    }
    assert states["relations"] == (1, True)
    assert states["who"] == (0, False)


def test_a_date_that_cannot_be_read_is_refused_at_its_field(editor):
    event = make_event(editor)
    response = send(editor, event, opened(editor, event), date="about Easter 1940")
    assert [at for at, _about, _sentence in response.context["errors"]] == ["id_date"]
    assert fields_of(response)["date"] == "about Easter 1940"
    assert len(changes_of(event)) == 1


def typed_names(fields: dict[str, str]) -> list[str]:
    return [
        name
        for name, value in fields.items()
        if not name.startswith(("change-", "csrf"))
        and not name.endswith("_FORMS")
        and value != "on"
    ]


def test_nul_in_any_field_is_refused_with_a_message(editor):
    event = filled_event(editor)
    fields, before = opened(editor, event), changes_of(event)
    for name in typed_names(fields):
        response = send(editor, event, {**fields, name: "a\x00b"})
        assert (name, response.status_code) == (name, 200)
        assert problems(response), name
    assert changes_of(event) == before


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_in_all_fields_at_once_is_answered_with_messages(editor, hostile):
    event = filled_event(editor)
    fields, before = opened(editor, event), changes_of(event)
    response = send(editor, event, {**fields, **dict.fromkeys(typed_names(fields), hostile)})
    assert response.status_code == 200
    assert len(problems(response)) > 10
    assert b"<script>alert(1)" not in response.content
    assert changes_of(event) == before


@pytest.mark.parametrize(
    "name", ["title", "note", "names-0-text", "narratives-0-body", "claims-0-note"]
)
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_in_one_field_is_kept_as_text_or_refused(editor, name, hostile):
    event = filled_event(editor)
    fields, before = opened(editor, event), len(changes_of(event))
    response = send(editor, event, {**fields, name: hostile})
    refused = response.status_code == 200
    assert refused == bool(refused and problems(response))
    assert len(changes_of(event)) == before + (not refused)
    shown = signed_in(editor).get(address(event))
    assert shown.status_code == 200
    assert b"<script>alert(1)" not in shown.content


@pytest.mark.parametrize("hostile", ["1000000000", "-5", "x", "", "\x00"])
def test_a_forged_number_of_rows_is_no_error_of_the_server(editor, hostile):
    event = filled_event(editor)
    fields, before = opened(editor, event), changes_of(event)
    for name in ("names-INITIAL_FORMS", "claims-TOTAL_FORMS", "claims-0-citations-TOTAL_FORMS"):
        response = send(editor, event, {**fields, name: hostile})
        assert response.status_code in (200, 302), name
    assert changes_of(event) == before


def test_the_state_against_the_last_edition_stands_in_the_bar(editor, reviewer):
    event = make_event(editor)
    client = signed_in(editor)
    assert client.get(address(event)).context["standing"].words == "Not published"
    with permitting(Permit.HISTORY):
        edition = Edition.objects.create(
            work_id=event.pk, kind="event", key=event.key, slug=event.slug, number=1, label=event.label,
            folded_label=event.folded_label, languages=["en"], change_number=1, change_digest="0" * 64,
            rests_on=[], written_by=[], published_by=reviewer, published_by_name="reviewer",
            at="2026-11-03T12:00:00Z", summary="First.", facts={}, previous="0" * 64, digest="0" * 64,
        )  # fmt: skip
        Publication.objects.create(
            work_id=event.pk, kind="event", key=event.key, slug=event.slug, edition=edition
        )
    assert client.get(address(event)).context["standing"].words == "Edition 1 is current"
    make_claim(event, editor)
    assert client.get(address(event)).context["standing"].words == "1 change since edition 1"


def long_event(editor, claims: int, citations: int) -> Event:
    """Return an event with many claims, each of which rests on some of ten sources."""
    event = make_event(editor)
    sources = [make_source(editor, title=f"Volume {number}") for number in range(10)]
    with record(event, by=editor, act=Act.EDIT, summary="Many.", base=1):
        rows = [
            Claim(
                work=event,
                key=f"claim-{number}",
                statement={"en": f"Claim {number}."},
                position=number,
            )
            for number in range(claims)
        ]
        Claim.objects.bulk_create(rows)
        Citation.objects.bulk_create(
            Citation(
                claim=rows[number % claims], source=sources[number % 10], locator=f"p. {number}"
            )
            for number in range(citations)
        )
    return event


@pytest.mark.parametrize(("claims", "citations"), [(3, 5), (200, 500)])
def test_e10_a_form_is_read_in_as_many_queries_whatever_its_length(editor, claims, citations):
    event = long_event(editor, claims, citations)
    client = signed_in(editor)
    client.get(address(make_event(editor, "Another")))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(event)).status_code == 200
    assert len(queries) == 34


def test_e10_the_longest_form_is_checked_and_saved_whole_and_asks_little_of_the_database(editor):
    event = long_event(editor, 200, 500)
    claim = Claim.objects.get(key="claim-7")
    fields = opened(editor, event)
    sent = {**fields, f"{row_of(fields, claim)}-statement_en": "Reworded."}
    assert len(sent) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    client = signed_in(editor)
    with CaptureQueriesContext(connection) as looking:
        looked = client.post(
            address(event, "preview"), sent, headers={"Accept": "application/json"}
        )
    assert "Reworded." in looked.json()["article"]
    with CaptureQueriesContext(connection) as saving:
        saved = client.post(address(event), {**sent, "change-summary": "Rewords.", "_save": "Save"})
    assert saved.status_code == 302
    assert len(looking) <= 60
    assert len(saving) <= 60
    assert len(changes_of(event)) == 3
    assert Citation.objects.filter(claim__work=event).count() == 500


def test_a_new_row_that_is_marked_for_deletion_holds_nothing_up(editor):
    event = make_event(editor, "Zakopane conference")
    fields = with_row(opened(editor, event), "claims", key="half", position="1", DELETE="on")
    fields["claims-0-citations-TOTAL_FORMS"] = "1"
    fields["claims-0-citations-0-locator"] = "p. 54"
    assert send(editor, event, fields, title="Zakopane, February 1940").status_code == 302
    event.refresh_from_db()
    assert event.title == "Zakopane, February 1940"
    assert not Claim.objects.exists()
