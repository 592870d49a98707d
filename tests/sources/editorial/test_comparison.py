"""Two states of a work compared as data: matched by key, rebuilt from one another."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.editorial.comparison import (
    ABSENT,
    FieldChange,
    NotComparable,
    RowChange,
    RowKind,
    StateDifference,
    compare_states,
    moved_keys,
    state_after,
    state_before,
)
from sources.editorial.states import Row, State

WORK = UUID(int=1)
DATE, PLACE = UUID(int=2), UUID(int=3)


def row(key=DATE, version=1, label="conferences.claim", since=1, **fields):
    return Row(label, key, since, version, fields)


def state(number, *rows):
    return State(WORK, number, rows)


def test_equal_states_have_no_difference():
    held = row(value="1940-02")
    assert compare_states(state(3, held), state(5, held)) == StateDifference(WORK, 3, 5, ())


def test_a_changed_field_is_told_with_its_old_and_new_value():
    old, new = row(value="1940-02", rank="normal"), row(version=2, value="1939", rank="normal")
    change = RowChange(
        "conferences.claim",
        DATE,
        RowKind.CHANGED,
        old,
        new,
        (FieldChange("value", "1940-02", "1939"),),
    )
    assert compare_states(state(1, old), state(2, new)).rows == (change,)
    assert change.field_names == {"value"}


def test_a_row_with_the_same_words_and_another_key_is_removed_and_added():
    old, new = row(DATE, value="1940-02"), row(PLACE, version=2, value="1940-02")
    assert compare_states(state(1, old), state(2, new)).rows == (
        RowChange("conferences.claim", DATE, RowKind.REMOVED, old, None),
        RowChange("conferences.claim", PLACE, RowKind.ADDED, None, new),
    )


def test_a_row_that_was_changed_and_changed_back_does_not_differ():
    old, new = row(value="1940-02"), row(version=7, since=7, value="1940-02")
    assert compare_states(state(1, old), state(7, new)).rows == ()


def test_a_field_that_one_row_lacks_is_absent_and_not_empty():
    old, new = row(value=None), row(version=2, value=None, note=None)
    (change,) = compare_states(state(1, old), state(2, new)).rows
    assert change.fields == (FieldChange("note", ABSENT, None),)


def test_changes_are_listed_by_model_and_found_by_model_and_by_key():
    text, claim = row(PLACE, label="conferences.narrative"), row(DATE)
    difference = compare_states(state(1), state(2, text, claim))
    assert [change.label for change in difference.rows] == [
        "conferences.claim",
        "conferences.narrative",
    ]
    assert difference.of("conferences.narrative") == (difference.rows[1],)
    assert difference.by_member == {DATE: difference.rows[0], PLACE: difference.rows[1]}


def test_states_of_two_works_are_not_compared():
    with pytest.raises(NotComparable, match="States of two works were to be compared"):
        compare_states(state(1), replace(state(1), work_id=PLACE))


VALUES = st.one_of(st.none(), st.integers(0, 2), st.text(max_size=3), st.booleans())
FIELDS = st.dictionaries(st.sampled_from(["value", "rank", "note"]), VALUES)
LABELS = ("conferences.claim", "conferences.citation")


@st.composite
def states(draw, number):
    """A state whose rows have the key's own model, and a version for each content."""
    held = draw(st.dictionaries(st.integers(1, 8), FIELDS))
    rows = (
        Row(LABELS[key % 2], UUID(int=key), number, hash((number, key)), fields)
        for key, fields in held.items()
    )
    return State(WORK, number, tuple(rows))


def content(a_state):
    return {row.member_id: (row.label, row.fields) for row in a_state.rows}


@settings(max_examples=1000)
@given(states(1), states(2))
def test_each_state_is_rebuilt_from_the_other(before, after):
    difference = compare_states(before, after)
    newer, older = state_after(before, difference), state_before(after, difference)
    assert (newer.number, content(newer)) == (2, content(after))
    assert (older.number, content(older)) == (1, content(before))


@given(states(1), states(2))
def test_the_difference_backwards_is_the_difference_turned_round(before, after):
    turned = {RowKind.ADDED: RowKind.REMOVED, RowKind.REMOVED: RowKind.ADDED}
    forwards = compare_states(before, after).rows
    backwards = {change.member_id: change for change in compare_states(after, before).rows}
    assert len(forwards) == len(backwards)
    for change in forwards:
        other = backwards[change.member_id]
        assert (other.old, other.new) == (change.new, change.old)
        assert other.kind == turned.get(change.kind, change.kind)
        assert {(one.field, one.new, one.old) for one in other.fields} == {
            (one.field, one.old, one.new) for one in change.fields
        }


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "xaybzc", ""),
        ("abcd", "cd", ""),
        ("", "abc", ""),
        ("abcdef", "adcbef", "bc"),
    ],
)
def test_the_fewest_keys_have_moved(before, after, moved):
    keys = {letter: UUID(int=number) for number, letter in enumerate("abcdefxyz")}
    old, new = ([keys[letter] for letter in letters] for letters in (before, after))
    found = moved_keys(old, new)
    assert len(found) == len(moved)
    stayed = [key for key in old if key in new and key not in found]
    assert stayed == [key for key in new if key in old and key not in found]
