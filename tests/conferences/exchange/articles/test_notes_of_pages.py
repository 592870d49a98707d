"""Notes of pages and of Markdown, wherever they stand, are tied to the words that they prove, and to nothing else."""

import pytest

from conferences.exchange.articles.pasting import read_pasted
from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told

BROWN = "Jane Brown, <i>Papers of a Town</i>, London: Example Press, 2001, p. 46."
WORK = "0. book | Brown, Jane | Papers of a Town | year=2001 | pages=46 | place=London | publisher=Example Press"
GREEN = "1. book | Green, Ann | Rooms | year=1999 | place=Leeds | publisher=Example House"
BACK = '<a href="#ref1">↩</a>'


def page(body: str) -> str:
    return f'<html lang="en"><body><main><div class="content"><h1>Town archive</h1>{body}</div></main></body></html>'


def lines(text: str, name: str = "a.html") -> list[str]:
    return told(read_article(text.encode(), name)).splitlines()[1:]


def text_with(*numbers: int) -> str:
    """Return two paragraphs and a heading, with links to notes of these numbers."""
    first, second = (
        "".join(
            f'<sup><a href="#fn{number}" id="ref{number}">{number}</a></sup>' for number in part
        )
        for part in (numbers[:1], numbers[1:])
    )
    return f"<p>Maps are kept.{first} They are old.{second}</p><h2>Rooms</h2><p>One is cold.</p>"


ONE = ["", "2: Maps are kept. [1 -> 0, 46]", "2: They are old.", "## Rooms (3)", "",
       "4: One is cold.", "", WORK]  # fmt: skip


@pytest.mark.parametrize(
    "note",
    [
        f'<ol class="footnotes"><li id="fn1">{BROWN} {BACK}</li></ol>',
        f'<ol><li>{BROWN} <a id="fn1" href="#ref1">↩</a></li></ol>',
        f'<div class="notes"><div id="fn1"><p><a href="#ref1">[1]</a> {BROWN}</p></div></div>',
        f'<div class="note"><a id="fn1" href="#ref1">1</a><div><p>{BROWN}</p></div></div>',
        f'<p><a id="fn1" href="#ref1">[1]</a> {BROWN}</p>',
        f'<table><tr><th id="fn1"><a href="#x">↑1</a></th><td>{BROWN}</td></tr></table>',
        f'{"<div>" * 20}<ol><li id="fn1">{BROWN} {BACK}</li></ol>{"</div>" * 20}',
    ],
)
def test_the_only_note_of_a_page_is_no_more_than_a_note(note):
    assert lines(page(text_with(1) + note)) == ONE


def test_what_stands_behind_the_only_note_in_its_frame_is_no_part_of_it():
    frame = f'<div><ol><li id="fn1">{BROWN} {BACK}</li></ol><p>Rooms are let.</p></div>'
    assert lines(page(text_with(1) + frame)) == [*ONE[:6], "", "6: Rooms are let.", *ONE[6:]]


def test_lists_of_notes_may_lie_at_unequal_depth():
    notes = (
        f'<h2>Notes</h2><div><ol><li id="fn1">{BROWN}</li></ol></div><h2>References</h2><div><div><div><ol>'
        '<li id="fn2">Green, Ann (1999). Rooms. Leeds: Example House.</li></ol></div></div></div>'
    )
    told_lines = lines(page(f'<div lang="en">{text_with(1, 2)}{notes}</div>'))
    assert told_lines == [*ONE[:2], "2: They are old. [2 -> 1]", *ONE[3:], GREEN]


def test_notes_that_are_shown_where_their_number_is_pressed_are_notes():
    body = (
        '<p>Maps are kept.<sup><a href="javascript:void(0)" role="button">1</a></sup>'
        f'<span class="modern-footnotes-footnote__note" data-mfn="1">{BROWN}</span> They are old.</p>'
        '<h2>Rooms</h2><p>One is cold <span class="sidenote-number">2</span>.</p>'
    )
    assert lines(page(body)) == [*ONE[:5], "4: One is cold 2.", *ONE[6:]]


def test_a_page_raised_behind_a_number_is_the_place_in_its_work():
    body = (
        '<p>Maps are kept.<sup><a href="#cite_note-1">[1]</a></sup><sup><span title="Page: 46">:&#8202;46</span></sup>'
        ' They are old.<sup><a href="#cite_note-1">[1]</a></sup><sup>,</sup><sup><a href="#cite_note-2">[2]</a></sup>'
        ' Warm.</p><ol><li id="cite_note-1">Brown, Jane (2001). <a href="https://example.org/a"><i>Papers of a Town'
        '</i></a>. London: Example Press.</li><li id="cite_note-2">Green, Ann (1999). Rooms. Leeds: Example House.'
        "</li></ol>"
    )
    assert lines(page(body)) == [
        "",
        "2: Maps are kept. [1 -> 0, 46]",
        "2: They are old. [1 -> 0] [2 -> 1]",
        "2: Warm.", "",
        "0. book | Brown, Jane | Papers of a Town | year=2001 | place=London | publisher=Example Press"
        " | url=https://example.org/a",
        GREEN,
    ]  # fmt: skip


def test_what_was_pasted_keeps_its_only_note_too():
    note = f'<div><ol><li id="fn1">{BROWN}</li></ol></div>'
    assert read_pasted(f"<div>{text_with(1)}{note}</div>".encode())["text"] == (
        "Maps are kept.[^1] They are old.\n\n## Rooms\n\nOne is cold.\n\n"
        "[^1]: Jane Brown, *Papers of a Town*, London: Example Press, 2001, p. 46."
    )


@pytest.mark.parametrize("place", ["ch. 8", "vol. 2, 11", "no. 4", "f. 12v", "doc. 3", "pt. II. 4"])
def test_a_place_in_a_work_ends_no_sentence(place):
    head = "---\nreferences:\n- id: brown\n  title: Papers\n- id: green\n  title: Rooms\n---\n\n# Town\n\n"
    text = f"{head}Maps are kept [@brown, 245; @green, {place}].[^1] They are old.\n\n[^1]: See [@brown, 3].\n"
    found = lines(text, "a.md")
    assert found[:3] == [
        "", f"2: Maps are kept. [@brown -> 0, 245] [@green -> 1, {place}] [@brown -> 0, 3]",
        "2: They are old.",
    ]  # fmt: skip


def test_a_work_without_an_author_is_cited_by_its_editors():
    head = "---\nreferences:\n- id: town\n  editor:\n  - family: Green\n    given: Ann\n  title: Papers\n---\n\n"
    assert lines(f"{head}# Town\n\nAs @town [p. 5] says, paper keeps.", "a.md") == [
        "", "2: As Green says, paper keeps. [@town -> 0, 5]", "", "0. book | Green, Ann | Papers",
    ]  # fmt: skip


def test_what_a_weblog_puts_around_an_article_is_no_part_of_it():
    frame = (
        '<div class="entry-meta">Posted by admin</div><div class="sharedaddy"><h3>Share this:</h3></div>'
        '<div id="comments"><h2>One thought</h2><ol class="comment-list"><li>Nice.</li></ol></div>'
    )
    text = f'<body class="single comments widget"><h1>Town archive</h1><p>Maps are kept.</p>{frame}</body>'
    assert lines(text) == [
        "", "2: Maps are kept.", "", "0 boilerplate: Posted by admin", "0 boilerplate: Share this:",
        "0 boilerplate: One thought", "0 boilerplate: Nice.",
    ]  # fmt: skip


def test_raised_numbers_that_were_typed_are_notes_but_not_powers():
    body = (
        "<p>The hall of 12 m<sup>2</sup> opened in 1901<sup>1</sup>. It holds 10<sup>2</sup> maps.<sup>2</sup></p>"
        "<h2>References</h2><p>1. Brown, Jane (2001). Papers of a Town. London: Example Press.</p>"
        "<p>2. Green, Ann (1999). Rooms. Leeds: Example House.</p>"
    )
    assert lines(page(body))[:3] == [
        "", "2: The hall of 12 m² opened in 1901. [1 -> 0]", "2: It holds 10² maps. [2 -> 1]",
    ]  # fmt: skip
