"""Texts in several versions, and who is to be asked for which words of the last."""

import pytest

from sources.editorial.blame import Origin, blame_text, origin_of
from sources.editorial.text_diff import Budget


def blamed(*versions: tuple[int, str], budget: Budget | None = None):
    """Return each paragraph as its runs (words, written, since), then since when it reads so, and moved."""
    text = blame_text(versions, budget)
    assert "".join(each.text + each.gap for each in text.paragraphs) == versions[-1][1]
    return [
        (
            [(run.text, run.origin.written, run.origin.since) for run in each.runs],
            each.reads,
            each.moved,
        )
        for each in text.paragraphs
    ]


def test_a_text_that_never_changed_is_of_the_change_that_brought_it():
    assert blamed((3, "One.\n\nTwo.")) == [([("One.", 3, 3)], 3, 0), ([("Two.", 3, 3)], 3, 0)]


def test_no_text_has_no_paragraphs():
    assert blamed((1, "One."), (2, "")) == []
    assert blamed((1, "")) == []


def test_a_reworded_paragraph_keeps_those_who_wrote_the_other_words():
    assert blamed(
        (1, "The talks began on 20 February in Zakopane."),
        (4, "The talks began on 21 February in Zakopane."),
        (6, "The secret talks began on 21 February in Zakopane."),
    ) == [
        (
            [
                ("The", 1, 1),
                (" secret", 6, 6),
                (" talks began on ", 1, 1),
                ("21", 4, 4),
                (" February in Zakopane.", 1, 1),
            ],
            6,
            0,
        )
    ]


def test_words_taken_out_leave_the_others_with_those_who_wrote_them():
    assert blamed((1, "One two three four."), (2, "One two four.")) == [
        ([("One two four.", 1, 1)], 2, 0)
    ]


def test_a_paragraph_that_only_moved_keeps_its_change_and_says_that_it_moved():
    first = "The first paragraph tells of the beginning of it all."
    second = "Another one deals with people who were present there."
    third = "Last comes what followed from those talks in spring."
    assert blamed(
        (1, f"{first}\n\n{second}\n\n{third}"),
        (2, f"{third}\n\n{first}\n\n{second}"),
        (3, f"{third}\n\n{first}\n\n{second}\n\nNew."),
    ) == [
        ([(third, 1, 1)], 1, 2),
        ([(first, 1, 1)], 1, 0),
        ([(second, 1, 1)], 1, 0),
        ([("New.", 3, 3)], 3, 0),
    ]


def test_a_paragraph_that_moved_with_an_edit_keeps_the_words_that_it_kept():
    first = "The first paragraph tells of the beginning of it all."
    second = "Another one deals with people who were present there."
    third = "Last comes what followed from those talks in spring."
    edited = "Last comes what followed from those talks in summer."
    (moved, *others) = blamed(
        (1, f"{first}\n\n{second}\n\n{third}"),
        (2, f"{edited}\n\n{first}\n\n{second}"),
    )
    assert moved == (
        [("Last comes what followed from those talks in ", 1, 1), ("summer.", 2, 2)],
        2,
        2,
    )
    assert others == [([(first, 1, 1)], 1, 0), ([(second, 1, 1)], 1, 0)]


def test_what_came_back_by_an_undo_is_still_of_those_who_wrote_it():
    assert blamed(
        (1, "It began on 20 February."), (2, "Nonsense."), (3, "It began on 20 February.")
    ) == [([("It began on 20 February.", 1, 3)], 3, 0)]


def test_a_paragraph_of_several_hands_comes_back_with_all_of_them():
    ours = "It began on 20 February."
    edited = "It began in Zakopane on 20 February."
    assert blamed((1, ours), (2, edited), (5, ""), (7, edited)) == [
        ([("It began", 1, 7), (" in Zakopane", 2, 7), (" on 20 February.", 1, 7)], 7, 0)
    ]


def test_what_was_gone_for_a_time_is_found_among_other_paragraphs():
    kept, gone = "This paragraph stays as it is.", "That one goes, and comes back."
    assert blamed((1, f"{kept}\n\n{gone}"), (2, kept), (3, f"{gone}\n\n{kept}")) == [
        ([(gone, 1, 3)], 3, 0),
        ([(kept, 1, 1)], 1, 0),
    ]


def test_split_paragraphs_keep_their_words():
    one = "The talks began in winter and they went on until spring came."
    assert blamed(
        (1, one), (2, "The talks began in winter.\n\nThey went on until spring came.")
    ) == [
        ([("The talks began in winter.", 1, 1)], 2, 0),
        ([("They", 2, 2), (" went on until spring came.", 1, 1)], 2, 0),
    ]


def test_space_and_punctuation_alone_are_nobodys():
    assert blamed((1, "One two."), (2, "One  two.")) == [([("One  two.", 1, 1)], 2, 0)]
    assert blamed((1, "One two."), (2, "(One, two).")) == [([("(One, two).", 1, 1)], 2, 0)]


def test_marks_and_letters_with_combining_marks_stay_whole():
    assert blamed(
        (1, "Lwów [@rees2008, p. 54] 1939"),
        (2, "Lwo\u0301w [@rees2008, p. 55] 1939"),
    ) == [([("Lwo\u0301w [@rees2008, p. 55]", 2, 2), (" 1939", 1, 1)], 2, 0)]


def test_without_budget_paragraphs_go_back_to_the_change_that_replaced_them_and_it_says_so():
    text = blame_text([(1, "One two."), (2, "One three.")], Budget(0))
    assert text.is_coarse
    assert [(run.text, run.origin) for run in text.runs] == [("One three.", Origin(2, 2))]
    assert not blame_text([(1, "One two."), (2, "One three.")]).is_coarse


def test_a_million_equal_lines_are_answered():
    lines = "The same line again.\n" * 50_000
    text = blame_text([(1, lines), (2, f"{lines}A last one.\n"), (3, f"Before.\n{lines}")])
    assert {run.origin.written for run in text.runs} <= {1, 2, 3}
    assert "".join(each.text + each.gap for each in text.paragraphs) == f"Before.\n{lines}"


@pytest.mark.parametrize(
    ("values", "origin"),
    [
        ([(1, "a")], Origin(1, 1)),
        ([(1, "a"), (4, "b")], Origin(4, 4)),
        ([(1, "a"), (4, "b"), (6, "a"), (8, "a")], Origin(1, 6)),
        ([(2, None), (5, None)], Origin(2, 2)),
    ],
)
def test_a_value_goes_back_to_where_it_first_stood_and_stands_since_it_last_came(values, origin):
    assert origin_of(values) == origin
