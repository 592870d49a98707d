"""The history that comes with the first collection: played once, whole, and to the records' own state."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from conferences.exchange.collection_files import CollectionError, read_collection
from conferences.exchange.collection_history import as_at_first, read_history
from conferences.models import Comment, Decision, Edition, Event, PublishedClaim, Submission
from conferences.services.refreshing import preview
from sources.editorial.models import Change
from sources.editorial.verification import verify_all

pytestmark = pytest.mark.django_db
FIRST, SECOND, REVIEWER = (
    "First editor of the first collection",
    "Second editor of the first collection",
    "Reviewer of the first collection",
)


@pytest.fixture
def entry(first_collection, db):
    return Event.objects.get(key="zakopane-feb")


def test_the_entry_has_changes_by_several_hands(entry):
    changes = Change.objects.filter(work_id=entry.pk, number__gt=5).order_by("number")
    assert list(changes.values_list("by_name", "summary")) == [
        (FIRST, "Notes whom the English article names and whom it leaves out."),
        (SECOND, "Says in the summary that what followed is disputed."),
        (SECOND, "Sets the translated Spanish article against the villa, as its note has it."),
    ]


def test_it_was_returned_once_with_a_comment_and_then_approved(entry):
    given = Decision.objects.order_by("at").values_list("by_name", "verdict", "summary")
    assert list(given) == [
        (
            REVIEWER,
            "return",
            "One citation of the claim about the villa needs another look; the comment says why.",
        ),
        (
            REVIEWER,
            "publish",
            "Second edition: one citation set against the villa Pan Tadeusz, and notes on whom the "
            "English article names.",
        ),
    ]
    opening, answer = Comment.objects.order_by("at")
    assert (opening.by_name, opening.is_blocking, opening.field) == (REVIEWER, True, "stance")
    assert (answer.by_name, answer.thread_id) == (SECOND, opening.pk)
    assert opening.resolutions.get().is_resolved


def test_the_dispute_that_arose_in_review_is_in_the_second_edition(entry):
    villa = PublishedClaim.objects.filter(key="villa").order_by("edition__number")
    assert list(villa.values_list("edition__number", "standing")) == [
        (1, "agreed"),
        (2, "disputed"),
    ]
    second = Edition.objects.get(work_id=entry.pk, number=2)
    assert second.written_by == ["Import of the first collection", FIRST, SECOND]
    assert second.published_by_name == REVIEWER


def test_the_entries_that_rest_on_it_were_refreshed_with_it(entry):
    second = Edition.objects.filter(number=2).exclude(work_id=entry.pk)
    assert sorted(second.values_list("key", flat=True)) == [
        "eichmann",
        "litvinov",
        "rita-zimmerman",
        "series",
        "zimmermann",
    ]
    reviewer = User.objects.get(username="collection-reviewer")
    left = preview(entry.pk, "event", entry.key, by=reviewer)
    assert [each.edition.key for each in left.refreshes if each.differs] == []


def test_what_came_of_it_is_what_the_records_hold(entry):
    cited = {
        (citation.claim.key, citation.source.key): (citation.stance, citation.note)
        for claim in entry.claims.all()
        for citation in claim.citations.all()
    }
    recorded = {
        (row["key"], item["source"]): (item["stance"], item.get("note", ""))
        for row in read_collection().claims
        if row["work"] == "event:zakopane-feb"
        for item in row["evidence"]
    }
    assert cited == recorded
    (text,) = (text for text in read_collection().texts if text.key == "zakopane-feb")
    narrative = entry.narratives.get()
    assert (narrative.summary, narrative.body) == (text.summary, text.body)


def test_every_chain_holds(entry):
    assert list(verify_all()) == []


def test_it_is_not_played_twice(entry):
    before = Change.objects.count(), Submission.objects.count(), Edition.objects.count()
    call_command("load_collection", quiet=True)
    assert (Change.objects.count(), Submission.objects.count(), Edition.objects.count()) == before


BROKEN = {
    "a list": ("- nothing\n", "history.yaml cannot be read"),
    "no yaml": ("a: [", "history.yaml cannot be read"),
    "no steps": ("accounts: {}\nentry: x\nat_first: {citations: [], texts: []}\n", "'steps'"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_what_is_wrong(tmp_path, name):
    text, words = BROKEN[name]
    (tmp_path / "history.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CollectionError, match=words):
        read_history(tmp_path)


def test_a_collection_without_a_history_is_entered_as_it_is(tmp_path):
    collection = read_collection()
    assert read_history(tmp_path) is None
    assert as_at_first(collection, None) is collection


def test_earlier_words_must_stand_in_the_text_and_earlier_citations_in_the_claim(db):
    collection, history = read_collection(), read_history()
    (text,) = history.texts
    lost = history.__class__(**{**vars(history), "texts": ({**text, "now": "Nowhere"},)})
    with pytest.raises(CollectionError, match="“Nowhere” does not stand once in zakopane-feb"):
        as_at_first(collection, lost)
    odd = history.__class__(
        **{**vars(history), "citations": ({"claim": "villa", "source": "rees2008"},)}
    )
    with pytest.raises(CollectionError, match="the claim villa does not cite rees2008"):
        as_at_first(collection, odd)
