"""Two changes compared: what happened in numbers, in rows, in words, and to the evidence."""

import html
import re

import pytest

from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import HOSTILE, address, recorded_event, rename, reword
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, changes of both sides, both states, changes between,
# names of works.
QUERIES = 10


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def edit(event, by):
    return record(event, by=by, act=Act.EDIT, summary="Edits it.", base=base_of(event))


def plain(part: str) -> str:
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", part).split()))


def summary_of(answer) -> list[str]:
    (found,) = re.findall(r'class="review-counts">(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return [plain(item) for item in re.findall("<li>(.*?)</li>", found, re.DOTALL)]


def test_nothing_differs_between_a_change_and_itself(client, event, editor):
    client.force_login(editor)
    text = client.get(address(event, "compare", "6..6")).content.decode()
    assert "Nothing differs." in text


def test_without_a_choice_the_last_edition_is_compared_with_now(client, event, editor, reviewer):
    client.force_login(editor)
    assert client.get(address(event, "choose"))["Location"] == address(event, "compare", "1..6")
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "first", "Other words.", editor)
    assert client.get(address(event, "choose"))["Location"] == address(event, "compare", "v1..7")
    chosen = client.get(address(event, "choose"), {"a": "2", "b": "5"})
    assert chosen["Location"] == address(event, "compare", "2..5")
    assert "Edition 1" in client.get(address(event, "compare", "v1..7")).content.decode()


@pytest.mark.parametrize("mode", ["side", "inline", "nonsense"])
def test_hostile_words_are_shown_as_words(client, editor, mode):
    event = make_event(editor)
    claim = make_claim(event, editor, "first", "Words.")
    source = make_source(editor, HOSTILE)
    make_narrative(event, editor, "Text.")
    rename(event, HOSTILE, editor, summary=HOSTILE)
    reword(event, "first", HOSTILE, editor)
    make_citation(
        claim, source, editor, locator=HOSTILE, quotation=HOSTILE, quotation_language="pl"
    )
    with edit(event, editor):
        narrative = event.narratives.get()
        narrative.title, narrative.body = HOSTILE, f"Text.\n\n{HOSTILE}"
        narrative.save()
    client.force_login(editor)
    text = client.get(
        address(event, "compare", f"1..{base_of(event)}"), {"mode": mode, "only": HOSTILE}
    ).content.decode()
    assert HOSTILE not in text
    assert "<b onclick" not in text
    assert "&lt;b onclick" in text


@pytest.mark.parametrize("changes", [1, 60])
def test_its_queries_are_as_many_across_sixty_changes_as_across_one(
    client, event, editor, changes, django_assert_num_queries
):
    for number in range(changes):
        reword(event, "first", f"Words {number}.", editor)
    client.force_login(editor)
    where = address(event, "compare", f"6..{6 + changes}")
    with django_assert_num_queries(QUERIES):
        assert client.get(where).status_code == 200


def test_claims_move_only_when_their_order_changes(client, event, editor):
    reword(event, "first", "Other words.", editor)
    client.force_login(editor)
    assert summary_of(client.get(address(event, "compare", "6..7"))) == [
        "1 claims: reworded",
        "+2 −5 words",
    ]
    with edit(event, editor):
        for place, key in enumerate(("second", "first"), 1):
            event.claims.filter(key=key).update(position=place)
    assert "1 claims: moved" in summary_of(client.get(address(event, "compare", "7..8")))
