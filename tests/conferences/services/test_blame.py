"""Who is to be asked for words, citations and standings, with every state of the work written out."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import Citation, Claim
from conferences.services.blame import blame_of
from conferences.services.claim_evidence import dependence
from conferences.services.comparison_values import EntrySide
from conferences.services.entry_sides import dependence_now
from conferences.services.row_chains import NARRATIVE
from sources.editorial.blame import Origin
from sources.editorial.models import Act
from sources.editorial.past_rows import past_of
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import restore, undo
from tests.conferences.review.works import reword
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


@contextmanager
def edited(work, by, summary="Edits it."):
    with record(work, by=by, act=Act.EDIT, summary=summary, base=base_of(work)):
        yield


def blame(work, number: int | None = None, **limits):
    latest = base_of(work)
    past = past_of(work.pk, number or latest, latest=latest, texts=(NARRATIVE,), **limits)
    derived, withdrawn = dependence_now()
    side = EntrySide(past.state, derived_from=derived, withdrawn=withdrawn)
    return blame_of(past, dependence(side))


def claim(blamed, key: str):
    return next(each for each in blamed.claims if each.key == key)


def words(blamed, key: str) -> list[tuple[str, int, int]]:
    runs = claim(blamed, key).words["en"].runs
    return [(run.text, run.origin.written, run.origin.since) for run in runs]


def standing(blamed, key: str) -> tuple[str, int]:
    span = claim(blamed, key).standing
    assert not span.is_bound
    return span.word, span.since


@pytest.fixture
def event(editor):
    """Change 1: an event; 2: a claim; 3: its citation."""
    event = make_event(editor)
    made = make_claim(event, editor, "first", "It began on 20 February.")
    make_citation(made, make_source(editor, "A book"), editor, locator="p. 54")
    return event


def test_words_through_rewording_undo_restore_deletion_and_entering_anew(
    event, editor, second_editor
):
    reword(event, "first", "It began in Zakopane on 20 February.", second_editor)  # 4
    expected = [("It began", 2, 2), (" in Zakopane", 4, 4), (" on 20 February.", 2, 2)]
    assert words(blame(event), "first") == expected
    undo(event, 4, by=editor, summary="Undo.", base=4)  # 5
    assert words(blame(event), "first") == [("It began on 20 February.", 2, 2)]
    restore(event, 4, by=second_editor, summary="Restore.", base=5)  # 6
    back = [("It began", 2, 2), (" in Zakopane", 4, 6), (" on 20 February.", 2, 2)]
    assert words(blame(event), "first") == back
    with edited(event, editor):  # 7
        Claim.objects.get(key="first").delete()
    assert blame(event).claims == ()
    make_claim(event, editor, "first", "It began in Zakopane on 20 February.")  # 8
    again = [("It began", 2, 8), (" in Zakopane", 4, 8), (" on 20 February.", 2, 8)]
    assert words(blame(event), "first") == again
    # And each earlier state is answered as it was.
    assert [words(blame(event, number), "first") for number in (4, 5, 6)] == [
        expected,
        [("It began on 20 February.", 2, 2)],
        back,
    ]


def test_a_claim_that_stood_beside_another_is_not_taken_for_it(event, editor):
    make_claim(event, editor, "second", "It lasted four days.")  # 4
    with edited(event, editor):  # 5
        Claim.objects.get(key="second").delete()
    with edited(event, editor):  # 6: the first takes the key of the second
        other = Claim.objects.get(key="first")
        other.key = "second"
        other.save()
    assert words(blame(event), "second") == [("It began on 20 February.", 2, 2)]


def test_who_brought_a_citation_is_another_question_than_who_wrote_the_sentence(
    event, editor, second_editor
):
    reword(event, "first", "It began on 21 February.", editor)  # 4
    citation = Citation.objects.get()
    citation.locator = "p. 212"
    with edited(event, second_editor):  # 5
        citation.save()
    citation.note = "Without the day."
    with edited(event, editor):  # 6: does not change what it says
        citation.save()
    (cited,) = claim(blame(event), "first").citations
    assert (cited.brought, cited.stands) == (Origin(3, 3), 5)
    assert cited.fields["locator"] == Origin(5, 5)
    assert cited.fields["stance"] == Origin(3, 3)
    assert cited.fields["note"] == Origin(6, 6)
    (before,) = claim(blame(event, 4), "first").citations
    assert (before.brought, before.stands) == (Origin(3, 3), 3)


def test_a_citation_that_came_back_was_brought_by_the_one_who_brought_it_first(event, editor):
    source = Citation.objects.get().source
    with edited(event, editor):  # 4
        Citation.objects.all().delete()
    undo(event, 4, by=editor, summary="Undo.", base=4)  # 5
    (cited,) = claim(blame(event), "first").citations
    assert cited.brought == Origin(3, 5)
    with edited(event, editor):  # 6
        Citation.objects.all().delete()
    make_citation(Claim.objects.get(), source, editor, locator="p. 99")  # 7
    (cited,) = claim(blame(event), "first").citations
    assert (cited.brought, cited.stands) == (Origin(3, 7), 7)


def test_a_standing_begins_with_the_change_of_evidence_and_not_of_words(event, editor):
    assert standing(blame(event, 2), "first") == ("unsupported", 2)
    assert standing(blame(event), "first") == ("one source", 3)
    reword(event, "first", "Other words.", editor)  # 4
    assert standing(blame(event), "first") == ("one source", 3)
    made = Claim.objects.get()
    second, third = (make_source(editor, title) for title in ("Another", "A third"))
    make_citation(made, second, editor)  # 5
    assert standing(blame(event), "first") == ("agreed", 5)
    make_citation(made, third, editor)  # 6
    assert standing(blame(event), "first") == ("agreed", 5)
    with edited(event, editor):  # 7
        made.citations.filter(source=second).update(stance="disputes")
    assert standing(blame(event), "first") == ("disputed", 7)
    undo(event, 7, by=editor, summary="Undo.", base=7)  # 8
    assert standing(blame(event), "first") == ("agreed", 8)
    assert [standing(blame(event, number), "first") for number in (3, 5, 6, 7)] == [
        ("one source", 3),
        ("agreed", 5),
        ("agreed", 5),
        ("disputed", 7),
    ]


def test_another_answer_to_the_question_changes_a_standing(event, editor):
    question = make_question(event, editor, "when")  # 4
    with edited(event, editor):  # 5
        Claim.objects.update(question=question, value="1940-02-20")
    assert standing(blame(event), "first") == ("one source", 3)
    rival = make_claim(
        event, editor, "rival", "It began on 21 February.", question=question, value="1940-02-21"
    )  # 6
    assert standing(blame(event), "first") == ("one source", 3)
    make_citation(rival, make_source(editor, "Another"), editor)  # 7
    assert standing(blame(event), "first") == ("disputed", 7)
    assert standing(blame(event), "rival") == ("disputed", 7)
    question.is_exclusive = False
    with edited(event, editor):  # 8
        question.save()
    assert standing(blame(event), "first") == ("one source", 8)
    assert standing(blame(event), "rival") == ("one source", 8)
    question.is_exclusive = True
    with edited(event, editor):  # 9
        question.save()
    with edited(event, editor):  # 10
        rival.delete()
    assert standing(blame(event), "first") == ("one source", 10)
    assert standing(blame(event, 9), "first") == ("disputed", 9)


def test_an_overruled_standing_begins_where_it_was_overruled(event, editor):
    made = Claim.objects.get()
    made.standing_override, made.standing_reason = "disputed", "The source is doubted."
    with edited(event, editor):  # 4
        made.save()
    assert standing(blame(event), "first") == ("disputed", 4)


def test_a_claim_that_was_gone_has_its_standing_since_it_is_back(event, editor):
    with edited(event, editor):  # 4
        Claim.objects.all().delete()
    undo(event, 4, by=editor, summary="Undo.", base=4)  # 5
    assert standing(blame(event), "first") == ("one source", 5)


def test_paragraphs_and_fields_are_told_apart(event, editor, second_editor):
    text = make_narrative(event, editor, "One paragraph here.\n\nAnother stays.")  # 4
    text.body = "One short paragraph here.\n\nAnother stays."
    with edited(event, second_editor):  # 5
        text.save()
    event.title = "Another name"
    with edited(event, second_editor):  # 6
        event.save()
    blamed = blame(event)
    (told,) = blamed.texts
    assert [
        ([(run.text, run.origin.since) for run in each.runs], each.reads)
        for each in told.parts["body"].paragraphs
    ] == [
        ([("One", 4), (" short", 5), (" paragraph here.", 4)], 5),
        ([("Another stays.", 4)], 4),
    ]
    (record_of,) = (row for row in blamed.rows if row.row.member_id == event.pk)
    assert (record_of.fields["title"], record_of.fields["slug"]) == (Origin(6, 6), Origin(1, 1))


def test_of_a_longer_history_the_latest_part_is_read_and_the_rest_is_said_to_be_older(
    event, editor
):
    for number in range(6):  # 4 to 9
        reword(event, "first", f"It began on {number} February.", editor)
    blamed = blame(event, most=3)
    assert blamed.known_from == 6
    assert words(blamed, "first")[-1] == (" February.", 6, 6)
    span = claim(blamed, "first").standing
    assert (span.word, span.since, span.is_bound) == ("one source", 6, True)


def test_its_queries_are_as_many_for_ten_changes_as_for_two_hundred(event, editor, second_editor):
    counts = set()
    for more in (7, 190):
        for number in range(more):
            by = (editor, second_editor)[number % 2]
            reword(event, "first", f"It began on {number} February.", by)
        with CaptureQueriesContext(connection) as queries:
            blame(event)
        counts.add(len(queries))
    # Head, state, what ended, texts that ended, which sources repeat which, which are withdrawn.
    assert (base_of(event), counts) == (200, {6})
