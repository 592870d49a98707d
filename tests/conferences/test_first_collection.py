"""The first collection as readers get it: nothing lost, nothing flattened, every note followed both ways."""

import random
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from conferences.models import Edition, EditionText, PublishedClaim, PublishedQuestion
from conferences.services.edition_verification import verify_editions
from sources.editorial.models import Change, MemberVersion
from sources.editorial.verification import verify_all
from tests.factories.alterations import HISTORY, alter_one

pytestmark = pytest.mark.django_db
CURRENT = {"edition__publication__isnull": False}


@pytest.fixture
def collection(first_collection, db):
    return first_collection


class Anchors(HTMLParser):
    """Gathers the ids of a page, its references by role, and their accessible names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: dict[str, list[tuple[str, str]]] = {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and found.get("href", "").startswith("#"):
            self.links.setdefault(found.get("role", ""), []).append(
                (found.get("id", ""), found["href"][1:])
            )


def test_every_record_is_in_an_edition(collection):
    published = {(edition.kind, edition.key) for edition in Edition.objects.all()}
    expected = {
        (kind, row["key"])
        for kind, rows in {
            "source": collection.sources,
            "organisation": collection.organisations,
            "place": collection.places,
            "person": collection.people,
            "event": collection.events,
        }.items()
        for row in rows
    }
    assert published == expected
    assert {row["key"] for row in collection.claims} == set(
        PublishedClaim.objects.values_list("key", flat=True)
    )
    assert {row["key"] for row in collection.questions} == set(
        PublishedQuestion.objects.values_list("key", flat=True)
    )


def test_every_citation_of_the_records_is_in_an_edition(collection):
    published = {
        claim.key: [
            (item["source"], item["via"], item["locator"], item["stance"], item["note"])
            for item in claim.data["citations"]
        ]
        for claim in PublishedClaim.objects.filter(**CURRENT)
    }
    assert published == {
        row["key"]: [
            (
                item["source"],
                item.get("via", ""),
                item.get("locator", ""),
                item["stance"],
                item.get("note", ""),
            )
            for item in row["evidence"]
        ]
        for row in collection.claims
    }


def listed(client, word: str) -> dict[str, dict]:
    """All objects of one list of the API, page after page, by key."""
    found, address = {}, f"/api/v1/{word}/?page_size=7"
    while address:
        answer = client.get(address).json()
        found.update({row["key"]: row for row in answer["results"]})
        address = answer["next"]
    return found


def test_every_row_of_the_collection_is_found_through_the_api(collection, client):
    for word in ("sources", "organisations", "places", "people", "events", "questions", "claims"):
        rows = {row["key"] for row in getattr(collection, word)}
        assert set(listed(client, word)) == rows, word
    claims = listed(client, "claims")
    for row in collection.claims:
        told = [
            (
                item["source"]["key"],
                (item["via"] or {}).get("key", ""),
                item["locator"],
                item["stance"],
            )
            for item in claims[row["key"]]["citations"]
        ]
        assert told == [
            (item["source"], item.get("via", ""), item.get("locator", ""), item["stance"])
            for item in row["evidence"]
        ]
        assert claims[row["key"]]["statement"] == row["statement"]


def test_loading_again_changes_nothing(collection):
    before = (Change.objects.count(), Edition.objects.count(), MemberVersion.objects.count())
    call_command("load_collection", quiet=True)
    assert (
        Change.objects.count(),
        Edition.objects.count(),
        MemberVersion.objects.count(),
    ) == before


def test_every_marker_and_backlink_of_every_page_resolves_both_ways(collection):
    pages = EditionText.objects.select_related("edition")
    markers = 0
    for page in pages:
        anchors = Anchors(page.html)
        name = f"{page.edition.key}.{page.language}"
        assert [key for key, count in Counter(anchors.ids).items() if count > 1] == [], name
        known = set(anchors.ids)
        for role, links in anchors.links.items():
            assert [target for _id, target in links if target not in known] == [], f"{name} {role}"
        forth = anchors.links.get("doc-noteref", [])
        back = {target for _id, target in anchors.links.get("doc-backlink", [])}
        # More than three notes in a row share one marker; their backlinks lead to its combined entry.
        combined = {target for _id, target in forth if target.startswith("cite_note-all--")}
        assert {marker for marker, _target in forth} | combined == back, name
        markers += len(forth)
    assert markers > 600


def test_the_history_and_the_editions_verify(collection):
    assert list(verify_all()) == []
    assert list(verify_editions()) == []


@pytest.mark.exhaustive
def test_two_hundred_random_alterations_are_all_found(collection):
    """Each is made directly in the database, found, and taken back."""
    chance = random.Random(1940)
    columns = [(table, column) for table, names in HISTORY.items() for column in names]
    missed, found = [], 0
    while found + len(missed) < 200:
        table, column = chance.choice(columns)
        point = transaction.savepoint()
        try:
            alter_one(table, column, chance)
        except (IntegrityError, LookupError):
            transaction.savepoint_rollback(point)
            continue
        if next(verify_all(), None) is None:
            missed.append((table, column))
        else:
            found += 1
        transaction.savepoint_rollback(point)
    assert (missed, found) == ([], 200)


# Question, and the words of its rival answers as readers see them.
CONFLICTS = {
    "number-of-meetings": {"four", "seven"},
    "lwow-date": {"October 1939", "late November 1939"},
    "november-place": {"Lwów", "Przemyśl"},
    "best-known": {
        "the conference of December 1939",
        "the conference that began on 20 February 1940",
    },
    "vishlyov-pages": {"pp. 119–123", "pp. 9–123"},
    "eichmann-number": {"one, on the German side", "two, one on each side"},
    "meetings-nature": {
        "between the two security services",
        "between commissions for refugees and population exchange",
    },
}
OPPOSED = {
    "villa": "wiki-es-translated",
    "led-ab": "materski",
    "led-katyn": "vishlyov2001",
    "officers-fate": "wiki-en",
}


@pytest.mark.parametrize("question", CONFLICTS)
def test_rival_answers_stand_side_by_side_as_disputed(collection, question):
    claims = PublishedClaim.objects.filter(question_key=question, **CURRENT)
    assert {claim.standing for claim in claims} == {"disputed"}
    text = plain(
        EditionText.objects.get(edition__questions__key=question, language="en", **CURRENT).html
    )
    assert [words for words in CONFLICTS[question] if words not in text] == []


def test_kraków_in_march_is_its_own_meeting_and_part_of_zakopane_side_by_side(collection):
    words = {
        claim.key: (claim.standing, claim.data["value_words"]["en"])
        for claim in PublishedClaim.objects.filter(question_key="krakow-march", **CURRENT)
    }
    assert set(words) == {"krakow-own-meeting", "krakow-part-of-zakopane"}
    assert words["krakow-own-meeting"][0] != "agreed"


@pytest.mark.parametrize("claim", OPPOSED)
def test_a_claim_that_a_source_disputes_is_disputed_by_name(collection, claim):
    row = PublishedClaim.objects.get(key=claim, **CURRENT)
    assert row.standing == "disputed"
    assert OPPOSED[claim] in {
        item["source"] for item in row.data["citations"] if item["stance"] == "disputes"
    }


def test_nothing_is_published_that_no_claim_carries(collection):
    """The date of the parade in Warsaw has no citation: it stands on the desk, not on the page."""
    page = plain(EditionText.objects.get(edition__key="warsaw-parade").html)
    assert not re.search(r"\b5 October\b", page)
    assert "without a citation" in page


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
