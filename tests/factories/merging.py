"""Two works that are one: merged, and told apart again."""

from conferences.models import Affiliation, Concern, Merger, MergerUndone, Name, Participation
from conferences.services.merging_plan import plan_merger
from conferences.services.merging_works import merge_works, undo_merger
from sources.editorial.models import Act, Head
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_organisation,
    make_person,
    make_question,
    make_source,
)


def add(work, by, *rows) -> None:
    with record(work, by=by, act=Act.EDIT, summary="Adds to it.", base=base_of(work)):
        for row in rows:
            row.save()


def merge(into, merged, by, **choices) -> Merger:
    plan = plan_merger(into.kind, into.pk, merged.pk, choices)
    return merge_works(plan, by=by, summary="They are one.")


def undo(merger, by) -> MergerUndone:
    bases = dict(Head.objects.filter(pk__in=merger.changes).values_list("pk", "number"))
    return undo_merger(merger, by=by, summary="They are two.", bases=bases)


def contents() -> dict:
    return {
        head.work_id: {row.member_id: row.fields for row in present_state(head.work_id).rows}
        for head in Head.objects.all()
    }


def two_of_one(editor):
    """Return two entries for one person and an event: the second with a text, a claim, a body and a conference."""
    kept = make_person(editor, "Adolf Eichmann", born="1906-03-19")
    gone = make_person(editor, "A. Eichmann", died="1962-06-01", description="Of the RSHA.")
    rees, body = make_source(editor, key="rees2008"), make_organisation(editor)
    question = make_question(gone, editor, "was-he-there", "Was he there?")
    claim = make_claim(gone, editor, "he-was", "He was there.", question=question, position=1)
    make_citation(claim, rees, editor, locator="p. 54")
    event = make_event(editor)
    rival = make_claim(event, editor, "he-was-not", "He was not.", question=question)
    make_citation(rival, rees, editor)
    add(event, editor, Participation(event=event, person=gone, role="observer", claim=claim))
    add(event, editor, Concern(claim=rival, work=gone))
    add(gone, editor, Name(work=gone, text="Эйхман", language="ru"))
    add(gone, editor, Affiliation(person=gone, organisation=body, claim=claim))
    make_narrative(gone, editor, "[He was there]{claim=he-was}.")
    make_narrative(event, editor, "With [him](person:a-eichmann) and [@rees2008].")
    return kept, gone, event
