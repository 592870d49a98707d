"""A work as it was: the words of then, whatever it is now, for the same number of queries."""

import re

import pytest

from conferences.models import Claim
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import record
from tests.conferences.review.works import (
    HOSTILE,
    address,
    recorded_event,
    rename,
    reword,
)
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, change, rows, editions, names of works, notices.
QUERIES = 10


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def headings(answer) -> list[str]:
    text = answer.content.decode()
    return [
        " ".join(re.sub("<[^>]+>", "", heading).split())
        for heading in re.findall(r"<h[1-4][^>]*>(.*?)</h[1-4]>", text, re.DOTALL)
    ]


def test_it_shows_the_rows_of_then_in_words(client, event, editor):
    reword(event, "first", "Other words.", editor)
    rename(event, "Another name", editor)
    client.force_login(editor)
    answer = client.get(address(event, "at", 6))
    assert headings(answer) == [
        "“Another name” as change 6 left it",
        "Facts",
        "Event: Zakopane conference",
        "Claims",
        "Claim: It began on 20 February.",
        "Citation: Behind Closed Doors, p. 54",
        "Claim: It lasted four days.",
        "Citation: Behind Closed Doors, p. 54",
        "Texts",
        "Text: English",
    ]
    text = answer.content.decode()
    assert "One paragraph.\n\nAnother [began]{claim=first}." in text
    assert '<dt>Place in the source</dt><dd dir="auto">p. 54</dd>' in text
    assert "Other words." not in text
    assert "This is an old state: the latest change is 8." in text
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_it_says_which_edition_it_is(client, event, editor, reviewer):
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    client.force_login(editor)
    assert "Published as edition 1." in client.get(address(event, "at", 6)).content.decode()


def test_what_was_deleted_since_is_still_named_where_it_stood(client, event, editor):
    with record(event, by=editor, act=Act.EDIT, summary="Takes a claim out.", base=6):
        Claim.objects.get(key="second").delete()
    client.force_login(editor)
    assert "It lasted four days." in client.get(address(event, "at", 6)).content.decode()
    assert "It lasted four days." not in client.get(address(event, "at", 7)).content.decode()


def test_a_deleted_work_can_be_read_as_it_was(client, editor):
    event = make_event(editor)
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=1):
        event.delete()
    event.pk = key
    client.force_login(editor)
    assert "Event: Zakopane conference" in headings(client.get(address(event, "at", 1)))
    gone = client.get(address(event, "at", 2))
    assert "it had been deleted" in gone.content.decode()


@pytest.mark.parametrize("changes", [0, 60])
def test_its_queries_are_as_many_after_sixty_changes_as_after_one(
    client, event, editor, changes, django_assert_num_queries
):
    for number in range(changes):
        reword(event, "first", f"Words {number}.", editor)
    client.force_login(editor)
    with django_assert_num_queries(QUERIES):
        assert client.get(address(event, "at", 6)).status_code == 200


def test_hostile_words_are_shown_as_words(client, editor):
    event = make_event(editor, HOSTILE, note=f"{HOSTILE}\u202e")
    claim = make_claim(event, editor, "first", HOSTILE)
    source = make_source(editor, HOSTILE)
    make_citation(
        claim, source, editor, locator=HOSTILE, quotation=HOSTILE, quotation_language="pl"
    )
    make_narrative(event, editor, HOSTILE)
    client.force_login(editor)
    text = client.get(address(event, "at", 4)).content.decode()
    assert HOSTILE not in text
    assert text.count("&lt;b onclick=&quot;x&quot;&gt;") >= 9
    assert "\u202e" not in text
    assert "U+202E" in text
