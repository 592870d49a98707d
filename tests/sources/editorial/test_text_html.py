"""A difference as HTML: escaped, folded, numbered, and readable back to either text."""

import pytest
from hypothesis import given, settings

from sources.editorial.text_diff import (
    compare_texts,
    compare_words,
    render_inline,
    render_side_by_side,
    render_words,
    render_words_after,
    render_words_before,
)
from tests.sources.editorial.texts import pairs, read_back

ONE = "The conference began at Zakopane in the villa near the railway station."
TWO = "Four delegates came with the morning train; two names are in the memoir."
THREE = "Historians dispute its outcome to this day, since no protocol was found."


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def inline(before: str, after: str) -> str:
    return render_inline(compare_texts(before, after))


def beside(before: str, after: str) -> str:
    return render_side_by_side(compare_texts(before, after))


def test_equal_texts_are_shown_without_marks():
    assert inline("It began.", "It began.") == (
        '<div class="para same"><div class="text" dir="auto" data-before="0" data-gap-before=""'
        ' data-after="0" data-gap-after="">It began.</div></div>'
    )
    assert beside("It began.", "It began.") == (
        '<div class="row same">'
        '<div class="old"><div class="text" dir="auto" data-before="0" data-gap-before="">It began.'
        "</div></div>"
        '<div class="new"><div class="text" dir="auto" data-after="0" data-gap-after="">It began.'
        "</div></div></div>"
    )


def test_changed_words_stand_in_one_column_removed_before_added():
    assert inline("It began.", "It ended.") == (
        '<div class="para changed" id="ch-1"><span class="vh">Changed: </span>'
        '<div class="text" dir="auto" data-before="0" data-gap-before="" data-after="0"'
        ' data-gap-after="">It <del>began</del><ins>ended</ins>.</div></div>'
    )


def test_changed_words_stand_in_the_column_of_their_side():
    assert beside("It began.", "It ended.") == (
        '<div class="row changed" id="ch-1">'
        '<div class="old"><span class="vh">Changed: </span>'
        '<div class="text" dir="auto" data-before="0" data-gap-before="">It <del>began</del>.</div>'
        "</div>"
        '<div class="new">'
        '<div class="text" dir="auto" data-after="0" data-gap-after="">It <ins>ended</ins>.</div>'
        "</div></div>"
    )


def test_an_added_paragraph_leaves_the_older_column_empty():
    assert beside("", "<b>") == (
        '<div class="row added" id="ch-1"><div class="old"></div>'
        '<div class="new"><span class="vh">Added: </span>'
        '<div class="text" dir="auto" data-after="0" data-gap-after=""><ins>&lt;b&gt;</ins></div>'
        "</div></div>"
    )


def test_both_ends_of_a_move_lead_to_each_other():
    before, after = text_of(ONE, TWO, THREE), text_of(TWO, THREE, ONE)
    usual = 'class="text" dir="auto"'
    assert inline(before, after).split("\n") == [
        '<div class="para departed" id="ch-1-from"><p class="label">'
        '<a href="#ch-1">Moved from here further down</a></p></div>',
        f'<div class="para same"><div {usual} data-before="1" data-after="0">{TWO}</div></div>',
        f'<div class="para same"><div {usual} data-before="2" data-gap-before="" data-after="1">'
        f"{THREE}</div></div>",
        '<div class="para moved" id="ch-1"><p class="label">'
        '<a href="#ch-1-from">Moved here from further up</a></p>'
        f'<div {usual} data-before="0" data-after="2" data-gap-after="">{ONE}</div></div>',
    ]


def test_a_move_stands_in_the_older_column_where_it_was_and_in_the_newer_where_it_is():
    rows = beside(text_of(ONE, TWO, THREE), text_of(THREE.replace("day", "hour"), ONE, TWO))
    assert rows.split("\n")[0] == (
        '<div class="row moved" id="ch-1"><div class="old"></div><div class="new">'
        '<p class="label"><a href="#ch-1-from">Moved here from further down</a></p>'
        '<div class="text" dir="auto" data-after="0">Historians dispute its outcome to this '
        "<ins>hour</ins>, since no protocol was found.</div></div></div>"
    )
    assert rows.split("\n")[-1] == (
        '<div class="row departed" id="ch-1-from"><div class="old">'
        '<p class="label"><a href="#ch-1">Moved from here further up</a></p>'
        '<div class="text" dir="auto" data-before="2" data-gap-before="">Historians dispute its '
        "outcome to this <del>day</del>, since no protocol was found.</div></div>"
        '<div class="new"></div></div>'
    )


def test_changes_are_numbered_from_where_the_page_has_come_to():
    difference = compare_texts(text_of(ONE, TWO, "x"), text_of("New.", ONE, TWO, "y"))
    html = render_inline(difference, first=7)
    assert ['id="ch-7"' in html, 'id="ch-8"' in html, 'id="ch-9"' in html] == [True, True, True]
    assert ['id="ch-6"' in html, 'id="ch-10"' in html] == [False, False]


def test_long_runs_of_unchanged_paragraphs_are_folded_but_for_the_next_to_a_change():
    paragraphs = [f"Paragraph number {number} stays." for number in range(6)]
    html = inline(text_of(*paragraphs), text_of(*paragraphs, "New."))
    lines = html.split("\n")
    assert lines[1] == ('<details class="unchanged"><summary>4 unchanged paragraphs</summary>')
    assert [line[:25] for line in (lines[0], lines[2], lines[6], lines[7], lines[8])] == [
        '<div class="para same"><d',
        '<div class="para same"><d',
        "</details>",
        '<div class="para same"><d',
        '<div class="para added" i',
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It began", "It ended", "It <del>began</del><ins>ended</ins>"),
        ("a <b>", "a <i>", "a &lt;<del>b</del><ins>i</ins>&gt;"),
        ("'&amp;", '"&amp;', "<del>&#x27;</del><ins>&quot;</ins>&amp;amp;"),
        (
            "So [@rees2008].",
            "So [@paul2006].",
            'So <del class="mark">[@rees2008]</del><ins class="mark">[@paul2006]</ins>.',
        ),
        ("one  two", "one two", 'one<del class="space">  </del><ins class="space"> </ins>two'),
        ("one two", "one\ntwo", 'one<del class="space"> </del><ins class="break">\n</ins>two'),
        (
            "é",
            "e\u0301",
            '<del title="U+00E9 LATIN SMALL LETTER E WITH ACUTE"'
            ' data-spelled="U+00E9 LATIN SMALL LETTER E WITH ACUTE">é</del>'
            '<ins title="U+0065 LATIN SMALL LETTER E, U+0301 COMBINING ACUTE ACCENT"'
            ' data-spelled="U+0065 LATIN SMALL LETTER E, U+0301 COMBINING ACUTE ACCENT">'
            "e\u0301</ins>",
        ),
        (
            "",
            "\u202e",
            '<ins><span class="sign" data-character="202E" title="RIGHT-TO-LEFT OVERRIDE">'
            "U+202E</span></ins>",
        ),
    ],
)
def test_words_are_escaped_and_marked(before, after, shown):
    assert render_words(compare_words(before, after)) == shown


def test_words_of_one_side_leave_out_what_is_the_others():
    words = compare_words("It began <here>.", "It ended <here>.")
    assert render_words_before(words) == "It <del>began</del> &lt;here&gt;."
    assert render_words_after(words) == "It <ins>ended</ins> &lt;here&gt;."


PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "{{ 7|safe }} {0} %s",
    "</ins></del></div><svg onload=alert(1)>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_text_in_every_place(payload):
    for before, after in (
        ("", payload),
        (payload, ""),
        (payload, payload),
        ("a b", f"a {payload}"),
    ):
        for html in (inline(before, after), beside(before, after)):
            assert not any(tag in html for tag in ("<script", "<img", "<svg"))
            sides = (read_back(html, "before"), read_back(html, "after"))
            assert sides == (before, after)


@settings(max_examples=300)
@given(pairs())
def test_each_text_is_read_back_from_one_column(pair):
    html = render_inline(compare_texts(*pair))
    assert (read_back(html, "before"), read_back(html, "after")) == pair


@settings(max_examples=300)
@given(pairs())
def test_each_text_is_read_back_from_two_columns(pair):
    html = render_side_by_side(compare_texts(*pair))
    assert (read_back(html, "before"), read_back(html, "after")) == pair
