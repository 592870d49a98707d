import re

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
)

REFS = re.compile(
    r'<span class="refs">(?:<a [^>]*>(?:<span class="vh">[^<]*</span>|[^<])*</a>)*</span>'
)
DATES = keyed(
    claim("dec", cites("cih2019"), property="date", value="1939-12", question="when"),
    claim("feb", cites("paul2006"), property="date", value="1940-02", question="when"),
)
WHEN = (question("when", "dec", "feb"),)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def body_of(text, **fields):
    """Return the HTML of the section of a text without headings, without its markers."""
    html = render_entry(entry(text, **fields), "en", EDITION).html
    found = re.search(r'<section id="text">(.*?)</section>\n', html, re.DOTALL)
    assert found
    return REFS.sub("", found[1]).strip()


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("*a* **b** `c<d>`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code></p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("a & <b>c</b>", "<p>a &amp; &lt;b&gt;c&lt;/b&gt;</p>"),
        ("- a\n- b\n\n  c", "<ul><li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>"),
        ("1. a", "<ol><li>a</li>\n</ol>"),
        ("3. a", '<ol start="3"><li>a</li>\n</ol>'),
        (
            "> a\n> ## b",
            '<blockquote><p>a</p>\n<p class="heading"><strong>b</strong></p>\n</blockquote>',
        ),
        ("a\n\n---", "<p>a</p>\n<hr>"),
        ("```pl\n<a>\n```", "<pre><code>pl\n&lt;a&gt;</code></pre>"),
        ("[a](https://b.example/?c&d)", '<p><a href="https://b.example/?c&amp;d">a</a></p>'),
        ("[a](event:zakopane-dec)", '<p><a href="/events/zakopane-dec/">a</a></p>'),
        ("[a](person:zimmermann)", "<p>a</p>"),
        ("[a *b*](person:nobody)", "<p>a <em>b</em></p>"),
        ("a[^1]", "<p>a[^1]</p>"),
        ("a\n\n[^1]: b\n\n  c", "<p>a</p>\n<p>[^1]: </p>\n<p>b</p>\n<p>c</p>"),
    ],
)
def test_text_becomes_html(typed, html):
    assert body_of(typed) == html


def test_a_citation_leaves_no_space_before_its_marker():
    assert body_of("a [@rees2008], b\n[@cih2019].") == "<p>a, b.</p>"


def test_a_dispute_is_told_in_full_the_first_time_and_briefly_after():
    assert body_of("[A]{claim=dec}.\n\n[B]{claim=dec}.", claims=DATES, questions=WHEN) == (
        '<p><span class="claim disputed" id="claim-dec">A'
        ' <span class="alt">(<a href="/about/#disputed">disputed</a>:'
        ' 1 source says <time datetime="1940-02">February 1940</time>'
        '<span class="way">; <a href="#question-when">all answers</a></span>)</span></span>.</p>\n'
        '<p><span class="claim disputed" id="claim-dec-2">B'
        ' <span class="alt">(<a href="/about/#disputed">disputed</a>'
        '<span class="way">; <a href="#question-when">all answers</a></span>)</span></span>.</p>'
    )


def test_a_sentence_that_gives_every_answer_says_the_word_once():
    assert body_of("[A]{claim=dec} or [B]{claim=feb}.", claims=DATES, questions=WHEN) == (
        '<p><span class="claim disputed" id="claim-dec">A</span> or'
        ' <span class="claim disputed" id="claim-feb">B'
        ' <span class="alt">(<a href="/about/#disputed">disputed</a>'
        '<span class="way">; <a href="#question-when">all answers</a></span>)</span></span>.</p>'
    )


def test_answers_in_two_sentences_are_each_told_with_the_other():
    told = body_of("[A]{claim=dec}. Or [B]{claim=feb}.", claims=DATES, questions=WHEN)
    assert told.count("1 source says") == 2


def test_answers_one_within_another_share_a_sentence():
    told = body_of("*[A [B]{claim=feb}]{claim=dec}*.", claims=DATES, questions=WHEN)
    assert (told.count("1 source says"), told.count(">disputed<")) == (0, 1)


def test_an_answer_of_another_work_is_named_by_its_title():
    claims = keyed(
        claim("a", cites("rees2008"), property="place", value="zakopane-feb", question="q"),
        claim("b", cites("paul2006"), property="event", value="zakopane-dec", question="q"),
    )
    told = body_of("[X]{claim=a}", claims=claims, questions=(question("q", "a", "b"),))
    assert "1 source says Zakopane conference of December 1939" in told


@pytest.mark.parametrize(
    "value_words", [{}, {"en": "an answer that is much too long to stand in a sentence"}]
)
def test_an_answer_without_short_words_is_not_repeated(value_words):
    claims = keyed(
        claim("a", cites("rees2008"), question="q"),
        claim("b", cites("paul2006"), value_words=value_words, question="q"),
    )
    assert body_of("[X]{claim=a}", claims=claims, questions=(question("q", "a", "b"),)) == (
        '<p><span class="claim disputed" id="claim-a">X'
        ' <span class="alt">(<a href="/about/#disputed">disputed</a>'
        '<span class="way">; <a href="#question-q">all answers</a></span>)</span></span></p>'
    )


def test_the_other_states_are_told_and_what_is_agreed_is_not():
    claims = keyed(
        claim("agreed", cites("rees2008"), cites("paul2006")),
        claim("one", cites("rees2008")),
        claim("none", cites("rees2008", "mentions")),
        claim("set", cites("rees2008"), standing_override="agreed", standing_reason="Seen <it>."),
    )
    text = "[A]{claim=agreed} [B]{claim=one} [C]{claim=none} [D]{claim=set}"
    assert body_of(text, claims=claims) == (
        '<p><span class="claim" id="claim-agreed">A</span>'
        ' <span class="claim one-source" id="claim-one">B'
        ' <span class="alt">(<a href="/about/#one-source">one source</a>)</span></span>'
        ' <span class="claim unsupported" id="claim-none">C'
        ' <span class="alt">(<a href="/about/#unsupported">unsupported</a>)</span></span>'
        ' <span class="claim" id="claim-set">D'
        ' <span class="alt">(<a href="/about/#agreed">agreed</a>,'
        " as the editors judge: Seen &lt;it&gt;.)</span></span></p>"
    )


def test_a_claim_of_another_work_is_used_like_an_own_one():
    claims = keyed(claim("other", cites("rees2008"), cites("cih2019"), work=DECEMBER))
    assert body_of("[A]{claim=other}", claims=claims) == (
        '<p><span class="claim" id="claim-other">A</span></p>'
    )


def test_the_keys_of_claims_keep_their_ids_before_second_places():
    claims = keyed(claim("x", cites("rees2008")), claim("x-2", cites("rees2008")))
    told = body_of("[A]{claim=x} [B]{claim=x} [C]{claim=x-2}", claims=claims)
    assert re.findall(r'id="(.*?)">(\w)', told) == [
        ("claim-x", "A"),
        ("claim-x-3", "B"),
        ("claim-x-2", "C"),
    ]


def test_the_sources_of_these_tests_are_three():
    assert sorted(entry().sources) == sorted(one.key for one in (REES, PAUL, CIH))
