"""Publishing: what becomes an edition, who may do it, and what stays as it was."""

import pytest
from django.db import transaction

from conferences.models import (
    Edition,
    EditionText,
    Name,
    Publication,
    PublishedCitation,
    PublishedClaim,
)
from conferences.permissions import NotAllowed, OwnWork
from conferences.services.edition_verification import verify_editions
from conferences.services.errors import EvidenceMissing, NothingToPublish, TextFaulty
from conferences.services.publication import ToPublish, publish, withdraw
from sources.editorial.errors import UnrecordedWrite
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Creator
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_place,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

BODY = "The talks [began on 20 February 1940]{claim=began}."


@pytest.fixture
def event(editor):
    """An event with one claim on one source, and a text that rests on it."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    rees = make_source(editor, "World War Two Behind Closed Doors", key="rees2008", issued="2008")
    claim = make_claim(event, editor, "began", property="date", value="1940-02-20")
    make_citation(claim, rees, editor, locator="p. 54")
    make_narrative(event, editor, BODY)
    return event


def published(event, reviewer, *, change=None, summary="First edition.") -> Edition:
    (edition,) = publish(ToPublish(event.pk, change), by=reviewer, summary=summary)
    return edition


def test_a_reviewer_publishes_the_latest_change_of_somebody_else(event, editor, reviewer):
    edition = published(event, reviewer)
    assert (edition.number, edition.change_number, edition.languages) == (1, 4, ["en"])
    assert (edition.written_by, edition.published_by_name, edition.summary) == (
        ["editor"],
        "reviewer",
        "First edition.",
    )
    assert Publication.objects.get(kind="event", slug="zakopane-conference").edition == edition
    (claim,) = PublishedClaim.objects.all()
    assert (claim.key, claim.standing, claim.data["standing_words"]) == (
        "began",
        "one source",
        {"en": "one source"},
    )
    assert list(PublishedCitation.objects.values_list("source_key", "stance", "locator")) == [
        ("rees2008", "supports", "p. 54")
    ]
    assert list(verify_editions()) == []


def test_publishing_writes_no_change(event, reviewer):
    published(event, reviewer)
    assert base_of(event) == 4


def test_a_later_draft_neither_comes_along_nor_stands_in_the_way(event, editor, reviewer):
    event.title = "Another title"
    with record(event, by=editor, act=Act.EDIT, summary="Renames.", base=4):
        event.save()
    edition = published(event, reviewer, change=4)
    assert (edition.label, edition.change_number) == ("Zakopane conference", 4)
    assert EditionText.objects.get().title == "Zakopane conference"


def test_an_edition_stays_as_it_was_whatever_is_published_later(event, editor, reviewer):
    first = EditionText.objects.get(edition=published(event, reviewer))
    with record(event, by=editor, act=Act.EDIT, summary="Moves the date.", base=4):
        claim = event.claims.get()
        claim.statement = {"en": "It began on 21 February 1940."}
        claim.save()
        text = event.narratives.get()
        text.body = "The talks [began on 21 February 1940]{claim=began}."
        text.save()
    second = published(event, reviewer, summary="Moves the date.")
    assert (second.number, second.previous) == (2, first.edition.digest)
    assert EditionText.objects.get(pk=first.pk).html == first.html
    assert "21 February" in EditionText.objects.get(edition=second).html
    assert Publication.objects.get().edition == second


def test_nobody_publishes_a_change_of_their_own(event, reviewer):
    make_claim(event, reviewer, "mine")
    with pytest.raises(OwnWork, match="Change 5 is your own"):
        published(event, reviewer)
    assert Edition.objects.count() == 0
    published(event, reviewer, change=4)


@pytest.mark.parametrize("account", ["editor", "reader", "stranger"])
def test_only_reviewers_publish(event, account, request):
    user = request.getfixturevalue(account)
    with pytest.raises(NotAllowed):
        published(event, user)
    assert Edition.objects.count() == 0


def test_a_claim_without_a_citation_is_not_published(event, editor, reviewer):
    make_claim(event, editor, "bare")
    with pytest.raises(EvidenceMissing) as refusal:
        published(event, reviewer)
    assert refusal.value.keys == ("bare",)
    assert Edition.objects.count() == 0


def test_a_text_that_names_an_unknown_claim_is_not_published(event, editor, reviewer):
    with record(event, by=editor, act=Act.EDIT, summary="Errs.", base=4):
        text = event.narratives.get()
        text.body = "One line.\n\nThe talks [began]{claim=no-such-claim}."
        text.save()
    with pytest.raises(TextFaulty) as refusal:
        published(event, reviewer)
    (problem,) = refusal.value.problems
    assert (problem.line, problem.column) == (3, 11)
    assert "no-such-claim" in problem.message


def test_a_deleted_work_cannot_be_published(event, editor, reviewer):
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=4):
        event.delete()
    with pytest.raises(NothingToPublish):
        publish(ToPublish(key), by=reviewer, summary="Too late.")
    assert Edition.objects.count() == 0


def test_rival_answers_of_two_events_published_together_dispute_each_other(editor, reviewer):
    december, february = make_event(editor, "Of December"), make_event(editor, "Of February")
    question = make_question(december, editor, "best-known", "Which is the best known?")
    for event, key, words in (
        (december, "dec", "December 1939"),
        (february, "feb", "February 1940"),
    ):
        claim = make_claim(
            event, editor, key, question=question, value=key, value_words={"en": words}
        )
        make_citation(claim, make_source(editor, f"Book of {key}", key=f"book-{key}"), editor)
    publish(ToPublish(december.pk), ToPublish(february.pk), by=reviewer, summary="Both.")
    words = {
        claim.key: (claim.standing, claim.data["standing_words"]["en"])
        for claim in PublishedClaim.objects.all()
    }
    assert words == {
        "dec": ("disputed", "disputed: 1 source says February 1940"),
        "feb": ("disputed", "disputed: 1 source says December 1939"),
    }


def test_a_withdrawn_edition_gives_place_to_the_one_before(event, editor, reviewer):
    first = published(event, reviewer)
    make_citation(event.claims.get(), make_source(editor, "Another", key="another"), editor)
    second = published(event, reviewer, summary="Second.")
    withdraw(second, by=reviewer, reason="The new source is a forgery.")
    assert Publication.objects.get().edition == first
    withdraw(first, by=reviewer, reason="All of it rests on the forgery.")
    assert Publication.objects.get().edition is None
    assert list(verify_editions()) == []


def test_editions_are_written_by_publishing_alone(event, reviewer):
    edition = published(event, reviewer)
    for write in (
        lambda: Edition.objects.update(summary="x"),
        edition.save,
        lambda: EditionText.objects.all().delete(),
        lambda: Publication.objects.update(slug="x"),
    ):
        with pytest.raises(UnrecordedWrite), transaction.atomic():
            write()


@pytest.mark.parametrize(
    "column", ["summary", "label", "number", "facts", "digest", "previous", "change_digest", "slug"]
)
def test_an_altered_edition_is_found(event, reviewer, column):
    published(event, reviewer)
    value = {"number": 7, "facts": {"facts": []}}.get(column, "x" * 8)
    with permitting(Permit.HISTORY):
        Edition.objects.update(**{column: value})
    assert [finding.message for finding in verify_editions()][:1] != []


def test_an_altered_published_claim_is_found(event, reviewer):
    published(event, reviewer)
    with permitting(Permit.HISTORY):
        PublishedClaim.objects.update(standing="agreed")
    assert [finding.message for finding in verify_editions()] == [
        "edition 1 was altered after publication"
    ]


def test_an_altered_text_of_an_edition_is_found(event, reviewer):
    published(event, reviewer)
    with permitting(Permit.HISTORY):
        EditionText.objects.update(html="<p>Altered.</p>")
    assert [finding.message for finding in verify_editions()] == [
        "edition 1 was altered after publication"
    ]


def test_a_source_is_found_by_who_made_it(editor, reviewer):
    source = make_source(editor, "World War Two Behind Closed Doors", issued="2008")
    with record(source, by=editor, act=Act.EDIT, summary="Names the author.", base=1):
        Creator.objects.create(source=source, family="Rees", given="Laurence")
    publish(ToPublish(source.pk), by=reviewer, summary="First edition.")
    text = EditionText.objects.get(edition__kind="source", language="en")
    assert "laurence rees" in text.folded
    (by,) = [fact for fact in text.edition.facts["facts"] if fact["kind"] == "creator"]
    assert (by["values"][0]["words"], by["values"][0]["role"]) == (
        {"und": "Laurence Rees"},
        "author",
    )


def test_a_name_is_published_with_the_time_of_its_use(editor, reviewer):
    place = make_place(editor, "Lwów")
    with record(place, by=editor, act=Act.EDIT, summary="Names it.", base=1):
        Name.objects.create(
            work=place, text="Lemberg", language="de", kind="exonym", period="1941-06/1944-07"
        )
    publish(ToPublish(place.pk), by=reviewer, summary="First edition.")
    html = EditionText.objects.get(edition__kind="place", language="en").html
    assert "Lemberg" in html
    assert "name in another language, June 1941 – July 1944" in html


def test_a_date_is_in_the_words_of_every_language(event, reviewer):
    (date,) = [fact for fact in published(event, reviewer).facts["facts"] if fact["kind"] == "date"]
    assert date["values"][0]["words"] == {
        "en": "20 February 1940",
        "vi": "20 tháng 2 năm 1940",
    }
