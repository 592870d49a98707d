import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from conferences.rendering.facts import fact_label
from conferences.rendering.values import Fact, FactValue, WorkRef
from tests.conferences.rendering.building import (
    DECEMBER,
    EDITION,
    EICHMANN,
    UNPUBLISHED,
    cites,
    claim,
    entry,
    keyed,
    question,
)

GESTAPO = WorkRef("organisation", "gestapo", "gestapo", {"en": "Gestapo"})
CLAIMS = keyed(
    claim("one", cites("rees2008")),
    claim("agreed", cites("rees2008"), cites("paul2006")),
    claim("dec", cites("rees2008"), property="date", value="1939-12", question="when"),
    claim("feb", cites("paul2006"), property="date", value="1940-02", question="when"),
    claim("other", cites("rees2008"), work=DECEMBER),
    claim("hidden", cites("rees2008"), work=UNPUBLISHED),
)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def facts_of(*facts, **fields):
    fields.setdefault("questions", (question("when", "dec", "feb"),))
    html = render_entry(entry(claims=CLAIMS, facts=facts, **fields), "en", EDITION).html
    start, end = html.find('<dl class="facts">\n'), html.find("</dl>\n</header>")
    return html[start + len('<dl class="facts">\n') : end] if start >= 0 else ""


ONE_SOURCE = '<a href="/about/#one-source">one source</a>'
AGREED = '<a href="/about/#agreed">agreed</a>, 2 sources'
ONE = f' <span class="st">{ONE_SOURCE} · <a href="#claim-one">evidence</a></span>'
DISPUTED = (
    ' <span class="st"><a href="/about/#disputed">disputed</a>, 1 source'
    ' · <a href="#question-when">all answers</a></span>'
)


@pytest.mark.parametrize(
    ("fact", "html"),
    [
        (
            Fact("date", (FactValue(("one",), edtf="1939-11~", words={"en": "late November"}),)),
            f'<dt>Date</dt><dd><data value="1939-11~">late November</data>{ONE}</dd>\n',
        ),
        (
            Fact("place", (FactValue(("one",), ref=DECEMBER, certainty="uncertain"),)),
            '<dt>Place</dt><dd><a href="/events/zakopane-dec/">Zakopane conference of December 1939'
            f"</a>, <em>uncertain</em>{ONE}</dd>\n",
        ),
        (
            Fact("participant", (FactValue(("one",), ref=EICHMANN, role="head", side=GESTAPO),)),
            '<dt>Participants</dt><dd><a href="/people/adolf-eichmann/">Adolf Eichmann</a>, head'
            f' (<a href="/organisations/gestapo/">Gestapo</a>){ONE}</dd>\n',
        ),
        (
            Fact("affiliation", (FactValue(("one",), ref=GESTAPO, edtf="1939"),)),
            '<dt>Belonged to</dt><dd><a href="/organisations/gestapo/">Gestapo</a>,'
            f' <time datetime="1939">1939</time>{ONE}</dd>\n',
        ),
        (
            Fact("type", (FactValue((), words={"en": "Book"}),)),
            "<dt>Type</dt><dd>Book</dd>\n",
        ),
        (
            Fact("follows", (FactValue(("agreed",), ref=UNPUBLISHED),)),
            "<dt>Follows</dt><dd>Zimmermann"
            f' <span class="st">{AGREED} · <a href="#claim-agreed">evidence</a></span></dd>\n',
        ),
        (
            Fact("follows", (FactValue(("one", "agreed"), ref=UNPUBLISHED),)),
            f'<dt>Follows</dt><dd>Zimmermann <span class="st">{ONE_SOURCE} · <a href="#claim-one">evidence</a>;'
            f' {AGREED} · <a href="#claim-agreed">evidence</a></span></dd>\n',
        ),
        (
            Fact("led_to", (FactValue(("other",), ref=DECEMBER),)),
            "<dt>Said to have led to</dt><dd>"
            '<a href="/events/zakopane-dec/">Zakopane conference of December 1939</a>'
            f' <span class="st">{ONE_SOURCE} · <a href="/events/zakopane-dec/#claim-other">evidence</a>'
            "</span></dd>\n",
        ),
        (
            Fact("led_to", (FactValue(("hidden",), words={"en": "X"}),)),
            f'<dt>Said to have led to</dt><dd>X <span class="st">{ONE_SOURCE}</span></dd>\n',
        ),
        (
            Fact("place", (), has_uncited=True),
            '<dt>Place</dt><dd class="uncited">'
            "A value is recorded without a citation and is not shown.</dd>\n",
        ),
        (Fact("place", ()), ""),
    ],
)
def test_a_fact_is_shown_with_its_evidence(fact, html):
    assert facts_of(fact) == html


def test_all_answers_stand_side_by_side_also_those_the_fact_lacks():
    assert facts_of(Fact("date", (FactValue(("dec",), edtf="1939-12"),), question="when")) == (
        f'<dt>Date</dt><dd><time datetime="1939-12">December 1939</time>{DISPUTED}</dd>'
        f'<dd><time datetime="1940-02">February 1940</time>{DISPUTED}</dd>\n'
    )


def test_a_preferred_answer_says_so_with_the_reason_and_the_other_too():
    values = (
        FactValue(
            ("dec",), edtf="1939-12", rank="preferred", rank_reason="The <protocol> says so."
        ),
        FactValue(("feb",), edtf="1940-02"),
        FactValue(("one",), words={"en": "1941"}, rank="deprecated", rank_reason="Misprint."),
    )
    assert facts_of(Fact("date", values, question="when")) == (
        '<dt>Date</dt><dd><time datetime="1939-12">December 1939</time>'
        f" <b>preferred by the editors</b>: The &lt;protocol&gt; says so.{DISPUTED}</dd>"
        '<dd><time datetime="1940-02">February 1940</time>'
        f" <b>other answer</b>{DISPUTED}</dd>"
        f"<dd>1941 <b>set aside by the editors</b>: Misprint.{ONE}</dd>\n"
    )


def test_a_kind_of_fact_without_words_of_its_own_is_named_by_its_key():
    assert fact_label("armed_guard") == "Armed guard"
