import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from tests.conferences.rendering.building import (
    DECEMBER,
    EDITION,
    cites,
    claim,
    entry,
    keyed,
    question,
)

DISPUTED = ' <span class="st"><a href="/about/#disputed">disputed</a>, 1 source</span>'
UNSUPPORTED = ' <span class="st"><a href="/about/#unsupported">unsupported</a></span>'


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def block(*claims, questions=(), **fields):
    """Return the block of the first question."""
    html = render_entry(
        entry(claims=keyed(*claims), questions=questions, **fields), "en", EDITION
    ).html
    start = html.index('<section class="question"')
    return html[start : html.index("</section>\n", start) + len("</section>\n")]


def test_a_question_shows_its_answers_side_by_side():
    found = block(
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
    assert found == (
        '<section class="question" id="question-when"><h3><span lang="vi">Khi nào?</span></h3>\n'
        '<ul class="answers">\n'
        '<li><b><time datetime="1939-12">December 1939</time></b>'
        f' <a href="#claim-dec">Statement of dec.</a>{DISPUTED}'
        " <b>preferred by the editors</b>: Its &lt;date&gt; is written out.<ul>"
        '<li>Supported by: <a href="#cite_note-rees2008_p54_via-cih2019">Rees 2008</a>, p. 54'
        " (read in CIH 2019).</li>"
        '<li>Disputed by: <a href="#cite_note-cih2019">CIH 2019</a>.</li>'
        "<li>Disputed by their own answer: Paul 2006.</li></ul>"
        '<p class="back"><a href="/events/zakopane-feb/v/3/#claim-dec">Cite this statement</a></p></li>\n'
        '<li><b><time datetime="1940-02">February 1940</time></b>'
        f' <a href="#claim-feb">Statement of feb.</a>{DISPUTED}<ul>'
        '<li>Supported by: <a href="#cite_note-paul2006">Paul 2006</a>.</li>'
        "<li>Disputed by their own answer: Rees 2008.</li></ul>"
        '<p class="back"><a href="/events/zakopane-feb/v/3/#claim-feb">Cite this statement</a></p></li>\n'
        f'<li><a href="#claim-open">Statement of open.</a>{UNSUPPORTED}<ul>'
        '<li>Mentioned by: <a href="#cite_note-cih2019">CIH 2019</a>.</li>'
        "<li>Disputed by their own answer: Rees 2008; Paul 2006.</li></ul>"
        '<p class="back"><a href="/events/zakopane-feb/v/3/#claim-open">Cite this statement</a></p></li>\n'
        "</ul>\n"
        '<p><a href="#matrix-when">Evidence matrix: each source by each answer</a></p>\n'
        "<p><b>What would settle it:</b> A protocol.</p>\n"
        "</section>\n"
    )


def test_a_source_whose_reports_differ_is_named():
    found = block(
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
    found = block(
        claim("x", cites("rees2008"), value="1", question="q"),
        claim("y", cites("paul2006"), value="2", question="q"),
        questions=(question("q", "x", "y", is_exclusive=False),),
    )
    assert "Disputed by" not in found


@pytest.mark.parametrize(("language", "address"), [("en", "/about/"), ("vi", "/vi/about/")])
def test_the_word_for_a_state_leads_to_the_page_that_defines_it(language, address):
    view = entry("[Words]{claim=x}", claims=keyed(claim("x", cites("rees2008"))))
    with override(language):
        html = render_entry(view, language, EDITION).html
    assert f'(<a href="{address}#one-source">' in html


def test_a_disputed_existence_is_told_under_the_title():
    claims = keyed(
        claim("yes", cites("rees2008"), value="yes", question="q"),
        claim("no", cites("paul2006"), value="no", question="q"),
    )
    view = entry(claims=claims, questions=(question("q", "yes", "no", property="existence"),))
    assert (
        '</h1>\n<p role="note"><a href="#question-q">Whether this took place is disputed.</a></p>\n'
    ) in render_entry(view, "en", EDITION).html
