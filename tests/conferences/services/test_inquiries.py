"""Evidence sought and not found: recorded as a member, compared, and frozen with the edition."""

import pytest
from django.db import IntegrityError, transaction

from conferences.models import Inquiry, PublishedQuestion
from conferences.services.edition_verification import verify_editions
from conferences.services.publication import ToPublish, publish
from sources.editorial.errors import UnrecordedWrite
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_organisation,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    """An event with a question, one answer on one source, and a search that found nothing."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    question = make_question(event, editor, "when")
    claim = make_claim(
        event, editor, "began", property="date", value="1940-02-20", question=question
    )
    make_citation(claim, make_source(editor, key="rees2008", issued="2008"), editor)
    make_narrative(event, editor, "The talks [began on 20 February 1940]{claim=began}.")
    add(event, editor, inquiry(event, question=question))
    return event


def inquiry(event, **fields) -> Inquiry:
    values = {
        "key": "protocols",
        "archive": "State Archive",
        "extent": "f. 9, op. 1, d. 64–71",
        "years": "1940",
        "sought": {"en": "A protocol of the meeting."},
        "made_by": "A. Searcher",
        "made_on": "2026-05",
        "result": {"en": "Files 66 and 67 were not handed out."},
    }
    return Inquiry(work_id=event.pk, **{**values, **fields})


def add(event, editor, row) -> None:
    with record(event, by=editor, act=Act.EDIT, summary="Adds a row.", base=base_of(event)):
        row.save()


def first_edition(event, reviewer):
    (edition,) = publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    return edition


def test_what_was_sought_is_frozen_with_the_edition(event, editor, reviewer):
    edition = first_edition(event, reviewer)
    html = edition.texts.get().html
    beside = html[
        html.index('id="question-when"') : html.index(
            "</section>", html.index('id="question-when"')
        )
    ]
    assert '<li id="inquiry-protocols"><b>A protocol of the meeting.</b> State Archive,' in beside
    assert "does not show that nothing was there" in beside
    assert edition.facts["sought"] == [
        {
            "key": "protocols",
            "archive": "State Archive",
            "organisation": None,
            "extent": "f. 9, op. 1, d. 64–71",
            "years": "1940",
            "sought": {"en": "A protocol of the meeting."},
            "made_by": "A. Searcher",
            "made_on": "2026-05",
            "result": {"en": "Files 66 and 67 were not handed out."},
            "question": "when",
            "claim": "",
        }
    ]
    row = Inquiry.objects.get()
    row.extent = "f. 10"
    add(event, editor, row)
    edition.refresh_from_db()
    assert edition.texts.get().html == html
    assert list(verify_editions()) == []


def test_an_entry_without_searches_says_nothing_of_them(event, editor, reviewer):
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=base_of(event)):
        Inquiry.objects.get().delete()
    edition = first_edition(event, reviewer)
    assert "sought" not in edition.facts
    assert "Sought and not found" not in edition.texts.get().html


def test_it_has_a_history_like_every_member(event):
    with pytest.raises(UnrecordedWrite):
        Inquiry.objects.get().save()
    (row,) = present_state(event.pk).of("conferences.inquiry")
    assert row.fields["made_by"] == "A. Searcher"


@pytest.mark.parametrize("is_named", [True, False])
def test_it_names_an_archive_in_words_or_as_an_organisation(event, editor, is_named):
    body = make_organisation(editor, "State Archive")
    row = inquiry(event, key="other", archive="", organisation=body if is_named else None)
    if is_named:
        add(event, editor, row)
        assert Inquiry.objects.get(key="other").organisation_id == body.pk
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        add(event, editor, row)


def test_a_published_question_says_whether_it_is_answered_and_by_what_it_is_found(event, reviewer):
    first_edition(event, reviewer)
    question = PublishedQuestion.objects.get()
    assert (question.is_answered, question.is_disputed) == (True, False)
    assert "1940 02 20" in question.folded
