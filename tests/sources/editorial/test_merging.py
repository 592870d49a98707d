"""Two edits of one work, merged row by row and field by field."""

from hypothesis import given
from hypothesis import strategies as st

from sources.editorial.merging import Clash, Conflict, Merged, merge


def merged(rows, conflicts=(), revived=(), doomed=()):
    return Merged(rows, tuple(conflicts), frozenset(revived), frozenset(doomed))


def test_edits_of_different_fields_are_both_kept():
    base = {"event": {"title": "Lwów", "note": ""}}
    theirs = {"event": {"title": "Lwów, October 1939", "note": ""}}
    mine = {"event": {"title": "Lwów", "note": "ask Warsaw"}}
    assert merge(base, theirs, mine) == merged(
        {"event": {"title": "Lwów, October 1939", "note": "ask Warsaw"}}
    )


def test_a_field_that_both_changed_is_a_conflict_in_which_mine_stands():
    base, theirs = {"event": {"date": "1939"}}, {"event": {"date": "1939-10"}}
    assert merge(base, theirs, {"event": {"date": "1939-11~"}}) == merged(
        {"event": {"date": "1939-11~"}}, [Conflict("event", Clash.BOTH_CHANGED, "date")]
    )


def test_the_same_edit_by_both_is_no_conflict():
    base, edited = {"event": {"date": "1939"}}, {"event": {"date": "1939-10"}}
    assert merge(base, edited, edited) == merged(edited)


def test_rows_that_either_added_are_kept_theirs_first():
    theirs, mine = {"their claim": {"key": "a"}}, {"my claim": {"key": "b"}}
    merge_of_both = merge({}, theirs, mine)
    assert merge_of_both == merged({**theirs, **mine})
    assert list(merge_of_both.rows) == ["their claim", "my claim"]


def test_a_row_that_they_deleted_and_i_left_alone_stays_deleted():
    base = {"claim": {"key": "a"}}
    assert merge(base, {}, base) == merged({})


def test_a_row_that_i_deleted_and_they_left_alone_is_deleted():
    base = {"claim": {"key": "a"}}
    assert merge(base, base, {}) == merged({})


def test_a_row_that_they_deleted_and_i_changed_is_kept_for_a_decision():
    base, mine = {"claim": {"key": "a"}}, {"claim": {"key": "b"}}
    assert merge(base, {}, mine) == merged(
        mine, [Conflict("claim", Clash.DELETED_BY_THEM)], revived=["claim"], doomed=["claim"]
    )


def test_a_row_that_i_deleted_and_they_changed_is_kept_for_a_decision():
    base, theirs = {"claim": {"key": "a"}}, {"claim": {"key": "b"}}
    assert merge(base, theirs, {}) == merged(
        theirs, [Conflict("claim", Clash.DELETED_BY_ME)], doomed=["claim"]
    )


def test_a_claim_that_they_deleted_and_i_changed_is_kept_with_its_citations():
    base = {"claim": {"key": "a"}, "citation": {"locator": "p. 1"}}
    mine = {**base, "claim": {"key": "b"}}
    assert merge(base, {}, mine, parents={"citation": "claim"}) == merged(
        mine,
        [Conflict("claim", Clash.DELETED_BY_THEM)],
        revived=["claim", "citation"],
        doomed=["claim", "citation"],
    )


def test_a_claim_that_i_deleted_and_they_changed_is_kept_with_its_citations():
    base = {"claim": {"key": "a"}, "citation": {"locator": "p. 1"}}
    theirs = {**base, "claim": {"key": "b"}}
    assert merge(base, theirs, {}, parents={"citation": "claim"}) == merged(
        theirs, [Conflict("claim", Clash.DELETED_BY_ME)], doomed=["claim", "citation"]
    )


def test_a_citation_that_i_added_keeps_the_claim_that_they_deleted_and_what_stood_in_it():
    base = {"claim": {"key": "a"}, "old citation": {"locator": "p. 1"}}
    mine = {**base, "new citation": {"locator": "p. 54"}}
    parents = {"old citation": "claim", "new citation": "claim"}
    assert merge(base, {}, mine, parents=parents) == merged(
        mine,
        [Conflict("claim", Clash.DELETED_BY_THEM)],
        revived=["claim", "old citation"],
        doomed=["claim", "old citation"],
    )


def test_a_citation_that_they_added_keeps_the_claim_that_i_deleted():
    base = {"claim": {"key": "a"}}
    theirs = {"claim": {"key": "a"}, "new citation": {"locator": "p. 54"}}
    assert merge(base, theirs, {}, parents={"new citation": "claim"}) == merged(
        theirs, [Conflict("claim", Clash.DELETED_BY_ME)], doomed=["claim"]
    )


def test_fields_that_i_did_not_see_keep_their_stored_value():
    base = {"event": {"title": "a"}}
    theirs = {"event": {"title": "a", "note": "new column"}}
    assert merge(base, theirs, {"event": {"title": "b"}}) == merged(
        {"event": {"title": "b", "note": "new column"}}
    )


ROWS = st.dictionaries(
    st.sampled_from("abcd"),
    st.fixed_dictionaries({"x": st.integers(0, 2), "y": st.integers(0, 2)}),
)


@given(ROWS, ROWS)
def test_an_edit_meets_no_edit_and_comes_through_whole(base, edit):
    assert merge(base, base, edit) == merged(edit)
    assert merge(base, edit, base) == merged(edit)


@given(ROWS, ROWS, ROWS)
def test_every_field_is_merged_or_in_conflict(base, theirs, mine):
    result = merge(base, theirs, mine)
    contested = {(item.key, item.field) for item in result.conflicts}
    for key in base.keys() & theirs.keys() & mine.keys():
        for field in ("x", "y"):
            edits = {rows[key][field] for rows in (theirs, mine)} - {base[key][field]}
            assert ((key, field) in contested) == (len(edits) == 2)
            assert result.rows[key][field] == (
                mine[key][field] if len(edits) == 2 else (edits or {base[key][field]}).pop()
            )


@given(ROWS, ROWS, ROWS)
def test_no_row_that_somebody_added_or_changed_is_lost(base, theirs, mine):
    rows = merge(base, theirs, mine).rows
    for side in (theirs, mine):
        assert {key for key, values in side.items() if base.get(key) != values} <= rows.keys()
