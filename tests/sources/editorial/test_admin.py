"""Every write in the admin is one recorded change, or leaves nothing."""

import pytest

from conferences.models import Citation, Claim, Event, Name, Participation
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import (
    address,
    changes_of,
    fields_of,
    head_of,
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
    make_person,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

CREATED = (1, "create", "editor", "Recorded for a test.")


def test_adding_a_work_leaves_one_change(editor):
    response = send(
        editor, Event, opened(editor, Event, "add"), "add", "First record.", title="Lwów"
    )
    event = Event.objects.get(title="Lwów")
    assert response.status_code == 302
    assert changes_of(event) == [(1, "create", "editor", "First record.")]


def test_adding_a_work_with_claims_and_citations_leaves_one_change(editor):
    source = make_source(editor)
    fields = with_row(
        opened(editor, Event, "add"), "claims", key="lwow-october", statement_en="It met in October.",
        position="1", rank="normal",
    )  # fmt: skip
    fields = with_row(
        fields, "claims-0-citations", source=str(source.pk), locator="p. 54", position="1",
        stance="supports", consulted="original",
    )  # fmt: skip
    send(editor, Event, fields, "add", "First record.", title="Lwów")
    event = Event.objects.get(title="Lwów")
    assert changes_of(event) == [(1, "create", "editor", "First record.")]
    citation = Citation.objects.get(claim__work=event)
    assert (citation.claim.key, citation.source, citation.locator) == (
        "lwow-october",
        source,
        "p. 54",
    )


def test_sending_the_same_new_work_twice_makes_one(editor):
    fields = opened(editor, Event, "add")
    for _click in range(2):
        send(editor, Event, fields, "add", title="Lwów")
    assert [head_of(event) for event in Event.objects.filter(title="Lwów")] == [1]


def test_changing_a_work_leaves_one_change(editor):
    event = make_event(editor)
    send(editor, event, opened(editor, event), title="Second conference")
    event.refresh_from_db()
    assert event.title == "Second conference"
    assert changes_of(event) == [CREATED, (2, "edit", "editor", "Corrected after the memoir.")]


def test_changing_members_of_several_kinds_leaves_one_change(editor):
    event, source, person = make_event(editor), make_source(editor), make_person(editor)
    claim = make_claim(event, editor, key="agenda")
    citation = make_citation(claim, source, editor, locator="p. 1")
    fields = opened(editor, event)
    fields[f"{row_of(fields, citation)}-locator"] = "p. 54"
    fields = with_row(fields, "names", text="Zakopanem", kind="variant", position="1")
    fields = with_row(
        fields, "participations", person=str(person.pk), certainty="certain", position="1",
        claim=str(claim.pk),
    )  # fmt: skip
    before = head_of(event)
    assert send(editor, event, fields).status_code == 302
    assert changes_of(event)[before:] == [
        (before + 1, "edit", "editor", "Corrected after the memoir.")
    ]
    citation.refresh_from_db()
    assert citation.locator == "p. 54"
    assert [name.text for name in Name.objects.filter(work=event)] == ["Zakopanem"]
    assert Participation.objects.get(event=event).claim == claim


def test_changing_only_a_citation_inside_a_claim_leaves_one_change(editor):
    event, source = make_event(editor), make_source(editor)
    citation = make_citation(make_claim(event, editor), source, editor)
    fields, before = opened(editor, event), head_of(event)
    send(editor, event, {**fields, f"{row_of(fields, citation)}-locator": "p. 54"})
    citation.refresh_from_db()
    assert (citation.locator, head_of(event)) == ("p. 54", before + 1)


def test_only_rows_that_differ_are_stored(editor):
    event = make_event(editor)
    claims = [make_claim(event, editor, key=f"claim-{number}") for number in range(3)]
    fields = opened(editor, event)
    fields[f"{row_of(fields, claims[1])}-statement_en"] = "It began on 7 March 1940."
    send(editor, event, fields)
    change = Change.objects.filter(work_id=event.pk).latest("number")
    assert change.revision is not None
    assert [version.object_id for version in change.revision.version_set.all()] == [
        str(claims[1].pk)
    ]


def test_deleting_a_member_leaves_one_change(editor):
    event, source = make_event(editor), make_source(editor)
    claim = make_claim(event, editor)
    make_citation(claim, source, editor)
    fields, before = opened(editor, event), head_of(event)
    send(editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"})
    assert not Claim.objects.filter(work=event).exists()
    assert len(changes_of(event)) == before + 1


def test_a_claim_and_the_fact_that_rests_on_it_are_deleted_in_one_change(editor):
    event, person = make_event(editor), make_person(editor)
    claim = make_claim(event, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        fact = Participation(event=event, person=person, claim=claim)
        fact.save()
    fields, before = opened(editor, event), head_of(event)
    doomed = {f"{row_of(fields, row)}-DELETE": "on" for row in (claim, fact)}
    assert send(editor, event, {**fields, **doomed}).status_code == 302
    assert (Claim.objects.count(), Participation.objects.count()) == (0, 0)
    assert len(changes_of(event)) == before + 1


def test_a_question_and_the_claim_that_answers_it_are_deleted_in_one_change(editor):
    event = make_event(editor)
    question = make_question(event, editor, key="when")
    claim = make_claim(event, editor, question=question)
    fields, before = opened(editor, event), head_of(event)
    doomed = {f"{row_of(fields, row)}-DELETE": "on" for row in (question, claim)}
    assert send(editor, event, {**fields, **doomed}).status_code == 302
    assert (Claim.objects.count(), event.questions.count()) == (0, 0)
    assert head_of(event) == before + 1


def test_a_claim_on_which_a_fact_rests_is_kept_and_the_fact_named(editor):
    event, person = make_event(editor), make_person(editor)
    claim = make_claim(event, editor)
    with record(event, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        Participation(event=event, person=person, claim=claim, role="host").save()
    fields, before = opened(editor, event), changes_of(event)
    response = send(editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"}, title="New")
    assert problems(response) == []
    assert [str(error) for error in response.context["sheet"].form.non_field_errors()] == []
    assert b"needed by: participant \xe2\x80\x9chost\xe2\x80\x9d" in response.content
    assert (changes_of(event), Event.objects.get().title) == (before, "Zakopane conference")
    assert fields_of(response)["title"] == "New"


def test_an_untouched_form_leaves_no_change_and_says_so(editor):
    event, source = (
        make_event(editor, date="1940-02-20", note="Line 1\nLine 2"),
        make_source(editor),
    )
    make_citation(
        make_claim(event, editor), source, editor, quotation="Ещё", quotation_language="ru"
    )
    before = changes_of(event)
    # A browser sends line ends with carriage returns.
    sent = {name: value.replace("\n", "\r\n") for name, value in opened(editor, event).items()}
    response = signed_in(editor).post(address(event), {**sent, "_save": "Save"}, follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert said == ["Nothing was changed, so nothing was recorded."]
    assert changes_of(event) == before


@pytest.mark.parametrize("summary", ["", "ab", "  a  ", "x" * 501, "nul \x00 here"])
def test_a_change_without_a_usable_summary_is_refused(editor, summary):
    event = make_event(editor)
    response = send(editor, event, opened(editor, event), summary=summary, title="New")
    assert response.status_code == 200
    assert [at for at, _about, _sentence in response.context["errors"]] == ["id_change-summary"]
    assert changes_of(event) == [CREATED]
    assert fields_of(response)["title"] == "New"


def test_a_key_that_no_address_can_hold_is_refused_in_plain_words(editor):
    fields = with_row(
        opened(editor, Event, "add"), "claims", key="Kraków <b>", statement_en="It met.",
        position="1", rank="normal",
    )  # fmt: skip
    answer = send(editor, Event, fields, "add", "First record.", title="Lwów", slug="a/b")
    refused = [sentence for sentence in problems(answer) if "hyphens" in sentence]
    assert refused == ["Use letters a to z, digits and hyphens alone."] * 2


@pytest.mark.parametrize(
    ("kind", "title"), [("conferences/event", "Events"), ("sources/source", "Sources")]
)
def test_a_list_is_named_after_what_it_lists(editor, kind, title):
    assert f"<h1>{title}</h1>" in signed_in(editor).get(f"/admin/{kind}/").content.decode()
