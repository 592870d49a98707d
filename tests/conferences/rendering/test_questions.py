import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from tests.conferences.rendering.building import (
    CIH,
    DECEMBER,
    EDITION,
    PAUL,
    REES,
    cites,
    claim,
    entry,
    keyed,
    question,
    source,
)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def how_we_know(*claims, questions=(), **fields):
    html = render_entry(
        entry(claims=keyed(*claims), questions=questions, **fields), "en", EDITION
    ).html
    start = html.index('<section id="how-we-know"><h2>How we know</h2>\n')
    start += len('<section id="how-we-know"><h2>How we know</h2>\n')
    end = min(
        html.find(mark, start) % len(html)
        for mark in ('<section id="evidence"', '<section id="cite-this"', '<section id="notes"')
    )
    return html[start:end].removesuffix("</section>\n")


def test_sources_are_counted():
    copy = source("copy", "Copy", derived_from=("rees2008",))
    found = how_we_know(
        claim(
            "x",
            cites("rees2008"),
            cites("copy"),
            cites("cih2019", via="rees2008"),
            cites("paul2006"),
        ),
        sources=keyed(REES, PAUL, CIH, copy),
    )
    assert found == (
        "<p>This page cites 4 sources. We have seen 3 of them ourselves."
        " Counting sources that repeat one another once, 3 are independent.</p>\n"
    )


def test_a_page_without_citations_says_so():
    assert how_we_know() == "<p>No source is cited here.</p>\n"


def test_a_question_shows_its_answers_side_by_side():
    found = how_we_know(
        claim(
            "dec",
            cites("rees2008", locator="p. 54", via="cih2019"),
            cites("cih2019", "disputes"),
            property="date",
            value="1939-12",
            question="when",
            rank="preferred",
            rank_reason="Its <date> is written out.",
        ),
        claim(
            "feb",
            cites("paul2006"),
            property="date",
            value="1940-02",
            question="when",
            work=DECEMBER,
        ),
        claim("open", cites("cih2019", "mentions"), question="when"),
        questions=(
            question(
                "when",
                "dec",
                "feb",
                "open",
                "gone",
                text={"vi": "Khi nào?"},
                would_settle={"en": "A protocol."},
            ),
        ),
    )
    assert found.partition("</p>\n")[2] == (
        '<section class="question" id="question-when"><h3><span lang="vi">Khi nào?</span></h3>\n'
        '<ul class="answers">\n'
        '<li><b><time datetime="1939-12">December 1939</time></b>'
        ' <a href="#claim-dec">Statement of dec.</a> <span class="st">disputed, 1 source</span>'
        " <b>preferred by the editors</b>: Its &lt;date&gt; is written out.<ul>"
        '<li>Supported by: <a href="#cite_note-rees2008_p54_via-cih2019">Rees 2008</a>, p. 54'
        " (read in CIH 2019).</li>"
        '<li>Disputed by: <a href="#cite_note-cih2019">CIH 2019</a>.</li>'
        "<li>Disputed by their own answer: Paul 2006.</li></ul></li>\n"
        '<li><b><time datetime="1940-02">February 1940</time></b>'
        ' <a href="#claim-feb">Statement of feb.</a> <span class="st">disputed, 1 source</span><ul>'
        '<li>Supported by: <a href="#cite_note-paul2006">Paul 2006</a>.</li>'
        "<li>Disputed by their own answer: Rees 2008.</li></ul></li>\n"
        '<li><a href="#claim-open">Statement of open.</a> <span class="st">unsupported</span><ul>'
        '<li>Mentioned by: <a href="#cite_note-cih2019">CIH 2019</a>.</li>'
        "<li>Disputed by their own answer: Rees 2008; Paul 2006.</li></ul></li>\n"
        "</ul>\n"
        "<p><b>What would settle it:</b> A protocol.</p>\n"
        "</section>\n"
    )


def test_a_source_whose_reports_differ_is_named():
    found = how_we_know(
        claim(
            "x",
            cites("rees2008", via="cih2019"),
            cites("rees2008", "disputes", via="paul2006"),
            question="q",
        ),
        questions=(question("q", "x"),),
    )
    assert ("<li>Reports of it differ, so that it counts on no side: Rees 2008.</li>") in found


def test_answers_that_can_hold_together_do_not_oppose_each_other():
    found = how_we_know(
        claim("x", cites("rees2008"), value="1", question="q"),
        claim("y", cites("paul2006"), value="2", question="q"),
        questions=(question("q", "x", "y", is_exclusive=False),),
    )
    assert "Disputed by" not in found


def test_the_words_used_on_the_page_are_explained():
    found = how_we_know(claim("x", cites("rees2008")))
    assert found.partition("</p>\n")[2] == (
        '<dl class="words"><dt id="word-one-source">one source</dt>'
        "<dd>it rests on one source, or on sources that all go back to one.</dd></dl>\n"
    )


def test_a_disputed_existence_is_told_under_the_title():
    claims = keyed(
        claim("yes", cites("rees2008"), value="yes", question="q"),
        claim("no", cites("paul2006"), value="no", question="q"),
    )
    view = entry(claims=claims, questions=(question("q", "yes", "no", property="existence"),))
    assert (
        '</h1>\n<p role="note"><a href="#question-q">Whether this took place is disputed.</a></p>\n'
    ) in render_entry(view, "en", EDITION).html
