"""Generated stories of two editors who change one work at once: what either typed is never lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.editorial.merging import Clash, merge
from sources.editorial.paragraph_merging import merge_texts
from tests.sources.editorial.texts import edited, texts

KEYS = st.sampled_from(["event", "villa", "date", "citation"])
# A citation stands in a claim, and goes or stays with it.
PARENTS = {"citation": "villa"}
MIRRORED = {
    Clash.BOTH_CHANGED: Clash.BOTH_CHANGED,
    Clash.DELETED_BY_ME: Clash.DELETED_BY_THEM,
    Clash.DELETED_BY_THEM: Clash.DELETED_BY_ME,
}


@st.composite
def edits_of(draw, base, name):
    """What one editor makes of a work: rows deleted, reworded, added; the text edited."""
    rows = {}
    for key, row in base.items():
        is_homeless = key in PARENTS and PARENTS[key] not in rows
        if is_homeless or draw(st.integers(0, 5)) == 0:
            continue
        rows[key] = {
            "words": draw(st.sampled_from([row["words"], f"{row['words']} {name}"])),
            "place": draw(st.sampled_from([row["place"], f"p. {name}"])),
            "body": draw(st.one_of(st.just(row["body"]), edited(row["body"]))),
        }
    if draw(st.booleans()):
        rows[f"new of {name}"] = {"words": f"typed by {name}", "place": "", "body": ""}
    return rows


@st.composite
def stories(draw):
    """A work and what two editors make of it."""
    keys = draw(st.sets(KEYS, min_size=1))
    # What stands in another row comes after it, and not without it.
    order = sorted(keys - PARENTS.keys()) + sorted(
        key for key in keys & PARENTS.keys() if PARENTS[key] in keys
    )
    base = {key: {"words": key, "place": "p. 1", "body": draw(texts())} for key in order}
    return base, draw(edits_of(base, "theirs")), draw(edits_of(base, "mine"))


@settings(max_examples=1000)
@given(stories())
def test_merging_in_either_order_agrees(story):
    base, theirs, mine = story
    one = merge(base, theirs, mine, parents=PARENTS)
    other = merge(base, mine, theirs, parents=PARENTS)
    contested = {(conflict.key, conflict.clash, conflict.field) for conflict in one.conflicts}
    assert {(c.key, MIRRORED[c.clash], c.field) for c in other.conflicts} == contested
    fields = {(key, field) for key, _clash, field in contested}
    assert one.rows.keys() == other.rows.keys()
    for key, row in one.rows.items():
        for field, value in row.items():
            assert (key, field) in fields or other.rows[key][field] == value


@settings(max_examples=500)
@given(stories())
def test_every_word_that_either_typed_is_in_the_result_or_in_a_conflict(story):
    base, theirs, mine = story
    result = merge(base, theirs, mine, parents=PARENTS)
    contested = {(conflict.key, conflict.field) for conflict in result.conflicts}
    for side in (theirs, mine):
        for key, row in side.items():
            for field, value in row.items():
                if value == base.get(key, {}).get(field):
                    continue
                if (key, field) in contested:
                    assert_nothing_typed_is_lost(base, theirs, mine, key, field)
                else:
                    assert result.rows[key][field] == value


def assert_nothing_typed_is_lost(base, theirs, mine, key, field):
    """In a field that both changed each word is in the merged text, or in a clash shown to them."""
    old, one, two = base.get(key, {}).get(field, ""), theirs[key][field], mine[key][field]
    merged = merge_texts(old, one, two)
    shown = [piece.what for piece in merged.pieces if isinstance(piece.what, str)]
    shown += [text for clash in merged.clashes for text in (clash.theirs, clash.mine)]
    kept = {word for text in shown for word in text.split()} | set(old.split())
    for text in (one, two):
        assert set(text.split()) <= kept
