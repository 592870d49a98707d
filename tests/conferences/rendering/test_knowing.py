"""How we know: the answer in short, what it rests on, what nobody checked, what would change it."""

import re

import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from conferences.rendering.values import InquiryView, WorkRef
from tests.conferences.rendering.building import (
    CIH,
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

ARCHIVE = WorkRef("organisation", "archive", "state-archive", {"en": "State Archive"})
INQUIRY = InquiryView(
    key="protocols",
    archive="",
    organisation=ARCHIVE,
    extent="f. 9, op. 1, d. 64–71",
    years="1939/1940",
    sought={"en": "A protocol of the meeting <of> February."},
    made_by="A. Searcher",
    made_on="2026-05",
    result={"en": "Files 66 and 67 were not handed out."},
    question="when",
)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def how_we_know(*claims, **fields):
    fields.setdefault("sources", keyed(REES, PAUL, CIH))
    html = render_entry(entry(claims=keyed(*claims), **fields), "en", EDITION).html
    start = html.index('<section id="how-we-know">')
    following = re.search(
        r'<section id="(?:evidence|further-claims|cite-this|notes)"', html[start:]
    )
    return html[start : start + following.start()]


def dated(key, *citations, value, **fields):
    return claim(key, *citations, property="date", value=value, question="when", **fields)


WHEN = question("when", "dec", "feb", text={"en": "When did it begin?"})


def test_the_whole_section_of_a_page_without_questions():
    treaty = source("treaty", "Treaty 1939", "1939-09-28", type="treaty", evidence_kind="primary")
    copy = source("copy", "Copy", derived_from=("rees2008",), evidence_kind="memoir")
    found = how_we_know(
        claim("x", cites("rees2008"), cites("copy"), cites("treaty", via="cih2019")),
        claim("y", cites("rees2008", locator="p. 4")),
        sources=keyed(REES, copy, CIH, treaty),
    )
    assert found == (
        '<section id="how-we-know"><h2>How we know</h2>\n'
        "<p>This page cites 3 sources. We have seen 2 of them ourselves."
        " Counting sources that repeat one another once, 2 are independent."
        " By kind: 1 primary, 1 memoir, 0 press, 1 of other kinds; known at second hand: 1."
        " The earliest of those that are dated: Treaty 1939 (28 September 1939)."
        " Documents cited that we have not seen: Treaty 1939.</p>\n"
        '<p>2 statements on this page: 1 <a href="/about/#agreed">agreed</a>,'
        ' 1 <a href="/about/#one-source">one source</a>.</p>\n'
        "<h3>What nobody has checked</h3>\n"
        "<ul><li>1 source, read by us only in other works: Treaty 1939.</li>"
        "<li>2 citations without a page.</li>"
        "<li>1 statement for which there is no second source.</li></ul>\n"
        "<h3>What would change this</h3>\n"
        "<ul><li>A source that we know only through other works, seen itself, if it says otherwise.</li></ul>\n"
        '<p class="standing">Edition 3, <time datetime="2026-11-03">3 November 2026</time>,'
        " published by R. Reviewer.</p>\n"
        "</section>\n"
    )


def answer_of(html):
    found = re.search(r'<p class="answer">(.*?)</p>', html)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


def test_the_answer_names_all_answers_that_sources_support_with_the_word():
    found = how_we_know(
        dated("dec", cites("rees2008"), value="1939-12"),
        dated("feb", cites("paul2006"), value="1940-02"),
        dated("open", cites("cih2019", "mentions"), value="1941"),
        questions=(question("when", "dec", "feb", "open", text={"en": "When did it begin?"}),),
    )
    assert answer_of(found) == "When did it begin? December 1939 or February 1940 (disputed)."
    assert '(<a href="/about/#disputed">disputed</a>)' in found
    assert '<a href="#evidence">All evidence: each source by each answer</a>' in found


def test_an_answer_that_is_preferred_says_so_and_one_without_support_is_not_given():
    found = how_we_know(
        dated("dec", cites("rees2008"), value="1939-12", rank="preferred", rank_reason="r"),
        dated("feb", cites("paul2006"), value="1940-02"),
        questions=(WHEN,),
    )
    assert answer_of(found) == (
        "When did it begin? December 1939, preferred by the editors or February 1940 (disputed)."
    )
    unsupported = dated("dec", cites("rees2008", "mentions"), value="1939-12")
    assert answer_of(how_we_know(unsupported, questions=(WHEN,))) == ""


def test_the_answer_has_sixty_words_at_most():
    claims, questions = [], []
    for number in range(12):
        key = f"q{number}"
        claims.append(claim(f"c{number}", cites("rees2008"), value="word word word", question=key))
        questions.append(question(key, f"c{number}", text={"en": "What is said of it?"}))
    answer = answer_of(how_we_know(*claims, questions=tuple(questions)))
    assert len(answer.split()) <= 60
    assert answer.count("one source") == 4
    assert answer.endswith("8 further questions below.")


def test_what_was_sought_and_not_found_stands_beside_its_question_and_proves_nothing():
    fields = {"questions": (WHEN,), "inquiries": (INQUIRY,)}
    claims = (dated("dec", cites("rees2008"), value="1939-12"),)
    found = how_we_know(*claims, **fields)
    told = (
        '<p class="sought"><b>Sought and not found.</b> That nothing was found there does not show'
        " that nothing was there: files may be lost, closed, or kept elsewhere.</p>\n"
        '<ul class="sought">\n'
        '<li id="inquiry-protocols"><b>A protocol of the meeting &lt;of&gt; February.</b>'
        ' <a href="/organisations/state-archive/">State Archive</a>, f. 9, op. 1, d. 64–71'
        ' (files of <data value="1939/1940">1939–1940</data>); searched by A. Searcher,'
        ' <time datetime="2026-05">May 2026</time>. Files 66 and 67 were not handed out.</li>\n'
        "</ul>\n"
    )
    block = found[found.index('<section class="question"') : found.index("</section>\n")]
    assert block.endswith(told)
    assert found.count("Sought and not found") == 1


@pytest.mark.parametrize("claim_key", ["dec", "other", "gone"])
def test_what_was_sought_for_a_claim_stands_with_its_question_or_with_the_whole(claim_key):
    inquiry = InquiryView(
        "i", "Archive", "f. 1", {"en": "A list."}, "A. S.", "2026", {"en": "None."}, claim=claim_key
    )
    found = how_we_know(
        dated("dec", cites("rees2008"), value="1939-12"),
        claim("other", cites("paul2006")),
        questions=(WHEN,),
        inquiries=(inquiry,),
    )
    is_beside = found.index('id="inquiry-i"') < found.index("</section>\n")
    assert is_beside is (claim_key == "dec")
    assert f'It bears on: <a href="#claim-{claim_key}">' in found or claim_key == "gone"


def test_a_page_without_citations_says_so():
    assert "<p>No source is cited here.</p>\n" in how_we_know()


def test_a_place_of_which_nothing_is_claimed_has_no_such_section():
    view = entry(ref=WorkRef("place", "x", "x", {"en": "X"}), narratives={})
    assert "how-we-know" not in render_entry(view, "en", EDITION).html
