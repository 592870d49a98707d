"""An article as printed pages: all its words and notes, nothing of it read as a command."""

import io
import re

import pytest
import typst
from pypdf import PdfReader

from conferences.rendering.entry import render_entry
from conferences.rendering.typst_source import Printed, typst_source
from tests.benchmarks.entries import S, make_edition, make_entry

PRINTED = Printed("Entry", "en", "https://example.org", "/events/entry/v/3/")
HOSTILE = (
    '#import "x": *',
    '"] #panic("out") #["',
    '\\u{41} \\" ${x}$ <label> @ref `raw` *bold* _emph_ = head',
    "// comment /* */ https://x.example/#a",
    "}] ) #let x = 1",
)


def words_of(html: str) -> str:
    """Return the words of the printed pages, without the spaces at which lines were broken."""
    pages = PdfReader(io.BytesIO(typst.compile(typst_source(html, PRINTED).encode()))).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_the_source_is_written_out():
    source = typst_source(
        '<article><nav class="toc">Contents</nav><h1>A</h1><p id="x">Say <em>it</em>'
        '<a class="ref" href="#n"><span class="vh">note </span>1</a>.</p>'
        '<ol role="list"><li id="n"><p>B <a href="/sources/b/">C</a></p>'
        '<p class="back"><a href="#x">Back to text</a></p></li></ol></article>',
        PRINTED,
    )
    assert source.partition("sticky: true)\n")[2].partition("\n")[2] == (
        '#heading(level: 1)[#"A"]\n'
        '#[#metadata(none)#label("x")]#par[#"Say "#emph[#"it"]'
        '#link(label("n"))[#super[#"["#"1"#"]"]]#"."]\n'
        '#block(inset: (left: 1.4em))[#[#metadata(none)#label("n")]'
        '#par[#"B "#link("https://example.org/sources/b/")[#"C"]]\n'
        "]\n"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_authors_write_is_printed_as_it_is(hostile):
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    words = words_of(f'<article><h1>A</h1><p id="{escaped}">{escaped}</p></article>')
    # A printer joins letters, and turns quotation marks where they open.
    assert squeezed(hostile) in words


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<article></article>",
        '<a href="#gone">A</a>',
        '<a href="javascript:alert(1)">A</a>',
        "<ul></ul><ol start='x'><li>A</li></ol><table></table><dl>x<dt>A</dt></dl>",
        "<table><tr><td>A</td></tr><tr><td>B</td><td>C</td></tr></table>",
        '<p id="x">A</p><p id="x">B</p><a href="#x">C</a>',
        "<p>Żółć Ủy ban Совещание ועידות ‮x</p>\x00",
        "<span lang='x\"y'>A</span><svg><text>hidden</text></svg><blockquote>Q</blockquote><pre>a\nb</pre>",
    ],
)
def test_any_article_can_be_printed(html):
    words_of(html)


def test_every_note_and_the_permanent_address_are_printed_and_no_way_about_the_page():
    html = render_entry(make_entry(S), "en", make_edition()).html
    words = words_of(html)
    notes = re.findall(r'<li id="cite_note-[^"]*"><p(?: class="src")?>(.*?)</p>', html)
    assert len(notes) > 40
    for note in (re.sub("</q>", "”", re.sub("<q[^>]*>", "“", note)) for note in notes):
        assert squeezed(re.sub(r"<[^>]*>", "", note)) in words
    assert "https://example.org/events/entry/v/3/" in words
    assert "Backtotext" not in words
    assert "Contents" not in words
