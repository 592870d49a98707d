"""Twelve changes with known edits of every kind: the summary tells each, and nothing else (V1-V3)."""

import re

import pytest

from sources.editorial.recording import base_of
from tests.conferences.review.test_comparing import rows_of, summary_of
from tests.conferences.review.works import address, reword
from tests.factories.known_edits import (
    MOVED_AND_EDITED,
    MOVED_SPLIT_AND_JOINED,
    NUMBERS,
    event_before_the_edits,
    make_twelve_changes,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return event_before_the_edits(editor)


def compared(client, event, editor, first: int, **query):
    client.force_login(editor)
    return client.get(address(event, "compare", f"{first}..{base_of(event)}"), query)


def test_the_numbers_of_the_summary_are_those_of_the_edits(client, event, editor):
    first = base_of(event)
    make_twelve_changes(event, editor)
    assert base_of(event) - first == 12
    answer = compared(client, event, editor, first)
    assert summary_of(answer) == NUMBERS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"field": "locator"}, ["first", "fourth", "second"]),
        ({"kind": "moved"}, ["English"]),
        ({"claim": "second"}, ["second"]),
        ({"claim": "nobody"}, []),
        ({"kind": "removed", "field": "statement"}, ["third"]),
    ],
)
def test_the_filters_find_what_they_say(client, event, editor, query, found):
    first = base_of(event)
    make_twelve_changes(event, editor)
    names = {
        "first": "It began on 21 February.",
        "second": "It lasted four days.",
        "third": "It was in the villa Pan Tadeusz.",
        "fourth": "It was cold.",
        "English": "English",
    }
    answer = compared(client, event, editor, first, **query)
    heads = [row for row in rows_of(answer) if "Citation:" not in row]
    assert sorted(key for key, name in names.items() for head in heads if name in head) == sorted(
        found
    )
    assert len(heads) == len(found)
    text = answer.content.decode()
    assert ("No difference is found by these filters." in text) == (not found)
    assert "Clear" in text


def test_only_what_one_editor_touched_is_found(client, event, editor, reviewer):
    first = base_of(event)
    reword(event, "first", "Other words.", editor)
    reword(event, "second", "Others again.", reviewer)
    answer = compared(client, event, editor, first, by=reviewer.pk)
    assert rows_of(answer) == ["± Claim: Others again. reworded"]
    assert rows_of(compared(client, event, editor, first, by="0")) == []
    assert len(rows_of(compared(client, event, editor, first, by="nobody"))) == 2


@pytest.mark.parametrize("mode", ["side", "inline"])
def test_a_moved_paragraph_is_one_move_with_its_words_marked(client, event, editor, mode):
    first = base_of(event)
    write(event, editor, MOVED_AND_EDITED)
    text = compared(client, event, editor, first, mode=mode).content.decode()
    assert text.count('href="#ch-1-from"') == 1
    assert text.count('href="#ch-1"') == 1
    assert {*re.findall("<del>(.*?)</del>", text)} == {"September", "both"}
    assert {*re.findall("<ins>(.*?)</ins>", text)} == {"October", "the two"}


@pytest.mark.parametrize("mode", ["side", "inline"])
def test_a_pure_move_a_split_and_a_join_have_no_words_removed_or_added(client, event, editor, mode):
    first = base_of(event)
    write(event, editor, MOVED_SPLIT_AND_JOINED)
    text = compared(client, event, editor, first, mode=mode).content.decode()
    assert re.findall('class="(?:row|para) (moved|split|joined)" id="(ch-[0-9]+)"', text) == [
        ("split", "ch-1"),
        ("joined", "ch-2"),
        ("moved", "ch-3"),
    ]
    assert all(not words.strip() for words in re.findall("<(?:ins|del)[^>]*>([^<]*)<", text))
