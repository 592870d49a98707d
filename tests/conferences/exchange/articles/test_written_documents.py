"""Pages and documents as programs write them: notes, tables, contents, and what is no part of the article."""

import pytest

from conferences.exchange.articles.reading import read_article
from conferences.exchange.articles.trees.markdown import without_html
from tests.conferences.exchange.articles.telling import told

BERTH = "<p>{}Ida Berth, <i>Wells</i>, Hull: Tide Press, 1966, p. 3.</p>"
WORK = "0. book | Berth, Ida | Wells | year=1966 | pages=3 | place=Hull | publisher=Tide Press"


def lines(text, name="x.html"):
    """Return an article told line by line, less empty ones."""
    return [line for line in told(read_article(text.encode(), name)).splitlines() if line]


@pytest.mark.parametrize(
    ("link", "below", "label"),
    [
        ('<a href="#fn1" id="r1"><sup>1</sup></a>', f'<div id="fn1">{BERTH.format("<sup>1</sup> ")}</div>', "1"),
        ('<a href="#_edn1" name="_ednref1">[i]</a>',
         f'<div id="edn1">{BERTH.format("<a href=#_ednref1 name=_edn1>[i]</a> ")}</div>', "i"),
        ('<a href="https://example.org/a#footnote-bottom-1"><sup>1</sup></a>',
         '<ol><li><span id="footnote-bottom-1"></span>Ida Berth, <i>Wells</i>, Hull: Tide Press, 1966, p. 3.'
         '<a href="https://example.org/a#footnote-1"></a></li></ol>', "1"),
    ],
)  # fmt: skip
def test_a_note_leads_to_its_work_without_its_own_number(link, below, label):
    page = f"<h1>Old well</h1><p>The well was dug in 1801.{link}</p>{below}"
    assert lines(page) == [
        "Old well [en]",
        f"2: The well was dug in 1801. [{label} -> 0, 3]",
        WORK,
    ]


def test_a_document_in_an_archive_is_no_remark_whatever_its_label():
    page = (
        '<h1>Ярмарка</h1><p>Купцы приезжали издалека.<a href="#_edn1" name="_ednref1">[i]</a></p><div id="edn1"><p>'
        '<a href="#_ednref1" name="_edn1">[i]</a> ГА Слободской области. Ф. 12. Оп. 3. Д. 4. Л. 8.</p></div>'
    )
    assert lines(page)[1:] == [
        "2: Купцы приезжали издалека. [i -> 0]",
        "0. document | ГА Слободской области. Ф. 12. Оп. 3. Д. 4. Л. 8",
    ]


def test_a_note_on_a_note_follows_it_and_what_an_editor_said_is_set_aside():
    page = (
        '<h1>Old well</h1><p>The well was dug.<sup><a href="#cite_note-a">[a]</a></sup>'
        '<sup><a href="#cmnt1">[b]</a></sup></p><ol><li id="cite_note-a">Some say later.'
        '<sup><a href="#cite_note-1">[1]</a></sup></li></ol>'
        f'<ol><li id="cite_note-1">{BERTH.format("")}</li></ol>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[b]</a>Check it</p></div>'
    )
    assert lines(page) == [
        "Old well [en]",
        "2: The well was dug. [a -> None] [1 -> 0, 3]",
        WORK,
        "3 remark: [a] Some say later.",
        "5 boilerplate: Check it",
    ]


def test_what_links_to_catalogues_say_is_no_part_of_a_work():
    page = (
        "<h1>Old well</h1><p>It was dug (Berth 1966, p. 3).</p><h2>References</h2><ul><li>Berth, Ida. 1966."
        ' <i>Wells</i>. Hull: Tide Press. <a href="https://example.org/c">CrossRef</a> |'
        ' <a href="https://example.org/g">Google Scholar</a></li></ul>'
    )
    assert lines(page)[1:] == [
        "2: It was dug. [Berth 1966, p. 3 -> 0, 3]",
        "0. book | Berth, Ida | Wells | year=1966 | place=Hull | publisher=Tide Press",
    ]


def test_the_number_of_a_listed_work_is_that_of_its_list():
    text = (
        "# Old well\n\nIt was dug in 1801<sup>1</sup>. It was deep<sup>2</sup>.\n\n## Notes\n\n"
        "1. Ida Berth, *Wells*, Hull: Tide Press, 1966, p. 3.\n2. Ibid., p. 4.\n"
    )
    assert lines(text, "x.md")[1:] == [
        "2: It was dug in 1801. [1 -> 0, 3]",
        "2: It was deep. [2 -> 0, 4]",
        WORK,
    ]


def test_the_first_heading_stays_the_title_where_a_second_of_its_level_follows():
    page = "<p><b>Old well</b></p><h1>Digging</h1><p>The well was dug in 1801.</p>"
    assert lines(page) == ["Old well [en]", "# Digging (2)", "3: The well was dug in 1801."]


def test_a_table_is_read_by_rows_and_one_that_lays_out_a_page_as_that_page():
    rows = (
        "<table><caption>Depth</caption><tr><th>Year</th><th>Feet</th></tr><tr><td>1801</td><td>40 [1]</td></tr>"
        "</table>"
    )
    listed = f"<h2>References</h2>{BERTH.format('[1] ')}"
    assert lines(f"<h1>Old well</h1><p>It was deep.</p>{rows}{listed}") == [
        "Old well [en]", "2: It was deep.", "- 3: Depth", "- 3: Year | Feet", "- 3: 1801 | 40 [1 -> 0, 3]", WORK,
    ]  # fmt: skip
    page = "<h2>Digging</h2><p>The well was dug in 1801.</p>"
    assert lines(f"<h1>Old well</h1><table><tr><td>Menu</td><td>{page}</td></tr></table>") == [
        "Old well [en]", "## Digging (3)", "4: The well was dug in 1801.", "2 boilerplate: Menu",
    ]  # fmt: skip


def test_a_table_of_contents_goes_up_to_the_first_heading():
    text = (
        "# Old well\n\nContents\n\n1. The digging ..... 2\n\nThe fall 5\n\n**The digging**\n\nThe well was dug.\n\n"
        "**The fall**\n\nIt fell in 1900.\n"
    )
    assert lines(text, "x.md") == [
        "Old well [en]", "## The digging (5)", "6: The well was dug.", "## The fall (7)", "8: It fell in 1900.",
        "2 boilerplate: Contents", "3 boilerplate: The digging ….. 2", "4 boilerplate: The fall 5",
    ]  # fmt: skip
    linked = (
        "# Old well\n\n- [Digging](#digging)\n- [Fall](#fall)\n\n## Digging\n\nIt was dug.\n\n## Fall\n\n"
        "It fell.\n"
    )
    assert lines(linked, "x.md") == [
        "Old well [en]", "## Digging (4)", "5: It was dug.", "## Fall (6)", "7: It fell.",
        "2 boilerplate: Digging", "3 boilerplate: Fall",
    ]  # fmt: skip


def test_words_of_links_below_the_notes_of_a_page_are_no_works():
    page = (
        '<h1>Old well</h1><p>It was dug.<a href="#fn1"><sup>1</sup></a></p><h2>Notes</h2>'
        f'<ol><li id="fn1">{BERTH.format("")}</li></ol><div><a href="/give">Support this site</a></div>'
    )
    assert lines(page)[1:] == ["2: It was dug. [1 -> 0, 3]", WORK, "5 unread: Support this site"]


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="c-article__share">Share it</div>',
        '<ul class="share-buttons"><li>Share it</li></ul>',
        '<div class="c-related"><h3>More</h3><p>Share it</p></div>',
        '<section class="c-most-read"><p>Share it</p></section>',
        '<p class="article-newsletter">Share it</p>',
        '<div class="mw-portlet vector-dropdown">Share it</div>',
        '<div title="footer"><p>Share it</p></div>',
    ],
)
def test_parts_of_the_frame_are_told_by_the_form_of_their_class(frame):
    page = f"<h1>Old well</h1><p>The well of the town was dug in 1801.</p>{frame}"
    assert [line for line in lines(page) if "Share it" in line or "More" in line] == [
        line for line in ["0 boilerplate: More", "0 boilerplate: Share it"] if line[15:] in frame
    ]


def test_a_class_or_a_name_that_only_looks_like_the_frame_leaves_the_article():
    page = (
        '<div class="layout-with-related"><h1>Old well</h1><h2 id="social">Social</h2><p>They met at the well.</p>'
        '<section id="navigation"><h2>Navigation</h2><p>Boats came up.</p></section></div>'
    )
    assert lines(page) == [
        "Old well [en]", "## Social (2)", "3: They met at the well.", "## Navigation (4)", "5: Boats came up.",
    ]  # fmt: skip


def test_html_within_markdown_leaves_its_words():
    text = (
        '<h2 align="center">Well</h2>\n<!-- a\nb -->It<br>was <b>deep</b><sup>1</sup>. `<sup>`<img src="a">\n'
        "```\n<b>\n```\n"
    )
    assert without_html(text) == "\n\n## Well\n\n\nIt was deep^1^. `<sup>`\n```\n<b>\n```\n"
    assert without_html("a < b <!-- c <you> <https://example.org>") == (
        "a < b <!-- c <you> <https://example.org>"
    )


def test_words_beside_a_citation_in_a_note_are_no_work():
    text = (
        "---\nreferences:\n- id: berth\n  author:\n  - family: Berth\n  title: Wells\n  issued: 1966\n---\n\n"
        "It fell.[^a]\n\n[^a]: See [@berth, p. 7] and the harbour book of 1710.\n"
    )
    assert lines(text, "x.md")[1:] == [
        "1: It fell. [1 -> None] [@berth -> 0, 7]",
        "0. book | Berth,  | Wells | year=1966",
        "1 remark: [1] See and the harbour book of 1710.",
    ]
