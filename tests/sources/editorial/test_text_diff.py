"""Two texts compared: nothing is lost, little is marked, and what moved is said to have moved."""

from collections import Counter

import pytest
from hypothesis import given, settings

from sources.editorial import text_diff
from sources.editorial.text_diff import (
    Budget,
    ParagraphChange,
    ParagraphKind,
    TextDifference,
    WordChange,
    WordKind,
    compare_texts,
    compare_words,
    text_after,
    text_before,
    words_after,
    words_before,
)
from tests.sources.editorial.texts import pairs

BEGAN = "The conference began at Zakopane in the villa near the railway station."
CAME = "Four delegates came with the morning train; two names are in the memoir."
RESULT = "Historians dispute its outcome to this day, since no protocol was found."
ARCHIVE = "Archives in Moscow and Berlin hold no paper on the matter, [@rees2008, p. 54]."
SILENCE = "Silence closes every later account written by participants abroad."
ENDS = "Nothing else is known, except rumours of a second meeting."
ALL = (BEGAN, CAME, RESULT, ARCHIVE, SILENCE, ENDS)


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def marked(change: ParagraphChange) -> str:
    """Write a paragraph with -removed- and +added+."""
    signs = {WordKind.SAME: "", WordKind.REMOVED: "-", WordKind.ADDED: "+"}
    return "".join(f"{signs[word.kind]}{word.text}{signs[word.kind]}" for word in change.words)


def told(before: str, after: str) -> list[tuple[str, int | None, int | None, str]]:
    """List what changed: kind, place before, place after, words."""
    return [
        (change.kind.value, change.before, change.after, marked(change))
        for change in compare_texts(before, after).changes
    ]


def test_equal_texts_have_no_change():
    text = text_of(BEGAN, CAME)
    assert compare_texts(text, text) == TextDifference(
        (
            ParagraphChange(
                ParagraphKind.SAME, (WordChange(WordKind.SAME, BEGAN),), 0, 0, ("\n\n", "\n\n")
            ),
            ParagraphChange(ParagraphKind.SAME, (WordChange(WordKind.SAME, CAME),), 1, 1),
        )
    )


def test_empty_texts_are_compared():
    assert compare_texts("", "") == TextDifference(())
    assert told("", BEGAN) == [("added", None, 0, f"+{BEGAN}+")]
    assert told(BEGAN, "") == [("removed", 0, None, f"-{BEGAN}-")]


def test_changed_words_are_marked_inside_their_paragraph():
    edited = BEGAN.replace("villa", "house").replace("railway ", "")
    assert told(text_of(*ALL), text_of(edited, *ALL[1:])) == [
        (
            "changed",
            0,
            0,
            "The conference began at Zakopane in the -villa-+house+ near the- railway- station.",
        )
    ]


def test_an_added_and_a_removed_paragraph_are_shown_whole():
    assert told(text_of(*ALL), text_of(BEGAN, "Wholly new.", CAME, *ALL[3:])) == [
        ("added", None, 1, "+Wholly new.+"),
        ("removed", 2, None, f"-{RESULT}-"),
    ]


def test_a_paragraph_replaced_by_an_unlike_one_is_removed_and_added():
    assert told(text_of(*ALL), text_of(BEGAN, "Wholly new.", *ALL[2:])) == [
        ("removed", 1, None, f"-{CAME}-"),
        ("added", None, 1, "+Wholly new.+"),
    ]


def test_a_paragraph_moved_four_places_with_two_words_changed_is_one_move():
    edited = BEGAN.replace("villa", "house").replace("railway", "bus")
    difference = compare_texts(text_of(*ALL), text_of(*ALL[1:5], edited, ENDS))
    assert [
        (change.kind.value, change.before, change.after) for change in difference.paragraphs
    ] == [
        ("departed", 0, 4),
        ("same", 1, 0),
        ("same", 2, 1),
        ("same", 3, 2),
        ("same", 4, 3),
        ("moved", 0, 4),
        ("same", 5, 5),
    ]
    assert [marked(change) for change in difference.changes] == [
        "The conference began at Zakopane in the -villa-+house+ near the -railway-+bus+ station."
    ]


def test_a_mere_move_marks_no_word():
    assert told(text_of(*ALL), text_of(ENDS, *ALL[:5])) == [("moved", 5, 0, ENDS)]


def test_two_paragraphs_that_change_places_are_one_move():
    assert told(text_of(*ALL), text_of(CAME, BEGAN, *ALL[2:])) in (
        [("moved", 1, 0, CAME)],
        [("moved", 0, 1, BEGAN)],
    )


def test_a_split_marks_the_break_alone():
    assert told(text_of(f"{BEGAN} {CAME}", RESULT), text_of(BEGAN, CAME, RESULT)) == [
        ("split", 0, 0, f"{BEGAN}- -+\n\n+{CAME}")
    ]


def test_a_join_marks_the_break_alone():
    assert told(text_of(BEGAN, CAME, RESULT), text_of(f"{BEGAN} {CAME}", RESULT)) == [
        ("joined", 0, 0, f"{BEGAN}-\n\n-+ +{CAME}")
    ]


def test_a_split_in_three_is_one_split_with_its_edits_inside():
    before = text_of(f"{BEGAN} {CAME} {RESULT}", ENDS)
    after = text_of(BEGAN, CAME.replace("Four", "Five"), RESULT, ENDS)
    assert told(before, after) == [
        (
            "split",
            0,
            0,
            f"{BEGAN}- -+\n\n+{CAME.replace('Four', '-Four-+Five+')}- -+\n\n+{RESULT}",
        )
    ]


def test_a_new_paragraph_beside_an_edited_one_is_no_split():
    edited = BEGAN.replace("villa", "house")
    kinds = [change[0] for change in told(text_of(BEGAN, ENDS), text_of(edited, SILENCE, ENDS))]
    assert kinds == ["changed", "added"]


def test_citations_links_and_claim_marks_are_compared_whole():
    before = "[It began [here](place:zakopane)]{claim=a-date} then [@rees2008, p. 5]; so[^1]."
    after = "[It began [here](place:krakow)]{claim=b-date} then [@rees2008, p. 54]; so[^2]."
    assert [word for word in compare_words(before, after) if word.kind is not WordKind.SAME] == [
        WordChange(WordKind.REMOVED, "[here](place:zakopane)", is_mark=True),
        WordChange(WordKind.REMOVED, "]{claim=a-date}", is_mark=True),
        WordChange(WordKind.ADDED, "[here](place:krakow)", is_mark=True),
        WordChange(WordKind.ADDED, "]{claim=b-date}", is_mark=True),
        WordChange(WordKind.REMOVED, "[@rees2008, p. 5]", is_mark=True),
        WordChange(WordKind.ADDED, "[@rees2008, p. 54]", is_mark=True),
        WordChange(WordKind.REMOVED, "[^1]", is_mark=True),
        WordChange(WordKind.ADDED, "[^2]", is_mark=True),
    ]


def test_other_space_between_paragraphs_is_kept_and_changes_no_word():
    before, after = f"{BEGAN}\n\n{CAME}", f"{BEGAN}\n\n\n{CAME}\n"
    difference = compare_texts(before, after)
    assert [change.gaps for change in difference.paragraphs] == [("\n\n", "\n\n\n"), ("", "\n")]
    assert difference.changes == ()


@pytest.mark.parametrize(
    ("before", "after", "is_slight"),
    [("It began, here.", "It began here.", True), ("It began here.", "It ended here.", False)],
)
def test_a_change_of_punctuation_alone_is_slight(before, after, is_slight):
    (change,) = compare_texts(before, after).changes
    assert change.is_slight is is_slight


@settings(max_examples=500)
@given(pairs())
def test_each_text_is_rebuilt_from_the_difference(pair):
    difference = compare_texts(*pair)
    assert (text_before(difference), text_after(difference)) == pair


@settings(max_examples=300)
@given(pairs())
def test_each_wording_is_rebuilt_from_the_difference(pair):
    words = compare_words(*pair)
    assert (words_before(words), words_after(words)) == pair


@settings(max_examples=200)
@given(pairs())
def test_each_text_is_rebuilt_without_any_budget(pair):
    difference = compare_texts(pair[0], pair[1], Budget(pairs=0))
    assert (text_before(difference), text_after(difference)) == pair


@given(pairs())
def test_each_paragraph_is_listed_once_and_each_move_at_both_ends(pair):
    paragraphs = compare_texts(*pair).paragraphs
    kinds = Counter(change.kind for change in paragraphs)
    assert kinds[ParagraphKind.MOVED] == kinds[ParagraphKind.DEPARTED]
    standing = [change for change in paragraphs if change.kind is not ParagraphKind.DEPARTED]
    for side in ("before", "after"):
        places = [getattr(change, side) for change in standing]
        assert len(set(places) - {None}) == len([place for place in places if place is not None])


def test_without_budget_whole_paragraphs_are_exchanged_and_the_answer_says_so():
    budget = Budget(pairs=0)
    difference = compare_texts(text_of(BEGAN, CAME), text_of(BEGAN, RESULT), budget)
    assert (difference.is_coarse, budget.is_spent) == (True, True)
    assert [change.kind.value for change in difference.paragraphs] == ["same", "removed", "added"]


def test_only_the_comparison_that_ran_out_of_budget_is_coarse():
    budget = Budget(at_once=100)
    long, other = " ".join("abcdefghijklmn"), " ".join("opqrstuvwxyz")
    assert compare_texts(long, other, budget).is_coarse
    assert not compare_texts("a b", "a c", budget).is_coarse


def test_a_megabyte_of_equal_lines_is_compared_exactly_within_the_budget():
    lines = 80_000 * "equal lines\n"
    budget = Budget(pairs=1_000_000)
    difference = compare_texts(lines, f"{lines[:600_000]}another line\n{lines[600_000:]}", budget)
    assert [(change.kind.value, marked(change)) for change in difference.changes] == [
        ("added", "+another line+")
    ]
    assert (difference.is_coarse, len(difference.paragraphs)) == (False, 3)


def test_two_long_texts_with_nothing_in_common_are_exchanged_whole():
    before, after = 100_000 * "one line\n", 100_000 * "other line\n"
    difference = compare_texts(before, after)
    assert [change.kind.value for change in difference.paragraphs] == ["removed", "added"]
    assert difference.is_coarse
    assert (text_before(difference), text_after(difference)) == (before, after)


@settings(max_examples=200)
@given(pairs())
def test_long_texts_are_rebuilt_as_short_ones_are(pair):
    head, tail = text_of(*ALL) + "\n\n", "\n\n" + text_of(*ALL)
    before, after = (head + text + tail for text in pair)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_diff, "MOST_LINES", 5)
        difference = compare_texts(before, after)
    assert (text_before(difference), text_after(difference)) == (before, after)


def test_many_paragraphs_in_reverse_keep_to_the_budget():
    lines = [f"Line {number} of the list." for number in range(1_900)]
    budget = Budget()
    difference = compare_texts(text_of(*lines), text_of(*reversed(lines)), budget)
    assert text_after(difference) == text_of(*reversed(lines))
    assert budget.left >= 0
