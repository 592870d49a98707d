"""R10: a disputed answer is told in the same words wherever readers meet it, and nowhere as plain fact."""

import re
from html import unescape

import pytest

pytestmark = pytest.mark.django_db
ENTRY = "/events/zakopane-dec/"
DECEMBER, FEBRUARY = (
    "the conference of December 1939",
    "the conference that began on 20 February 1940",
)


@pytest.fixture
def ask(client, collection):
    return lambda address: client.get(address).content.decode()


def text_of(markup: str) -> str:
    """Return what is read: no elements, no marks of notes, one space between words."""
    without = re.sub(r'<span class="refs">(?:<a\b.*?</a>)+</span>', "", markup)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", without)).split())


def part(markup: str, pattern: str) -> str:
    found = re.search(pattern, markup, re.DOTALL)
    assert found, pattern
    return text_of(found[1])


def test_r10_the_best_known_conference_is_told_in_the_same_words_everywhere(ask):
    page = ask(ENTRY)
    told = {
        "facts": part(page, r"<dt>Which conference at Zakopane is the best known\?</dt>(.*?)\n"),
        "answer": part(page, r'<p class="answer">(.*?)</p>'),
        "matrix": part(page, r'<div class="matrix" id="matrix-best-known">.*?<thead>(.*?)</thead>'),
        "question": part(page, r'id="question-best-known">(.*?)</section>'),
        "list of questions": part(
            ask("/questions/?q=best+known"), r'<section class="dispute"(.*?)</section>'
        ),
        "first page": part(ask("/"), r'#question-best-known">(.*?)</section>'),
    }
    short = {
        place: words
        for place, words in told.items()
        if not (DECEMBER in words and FEBRUARY in words)
    }
    assert short == {}
    assert told["facts"] == (
        f"{DECEMBER} disputed, 2 sources · all answers{FEBRUARY} disputed, 3 sources · all answers"
    )
    assert f"{DECEMBER} or {FEBRUARY} (disputed)" in told["answer"]


def test_r10_the_sentence_gives_the_other_answer_with_the_number_of_its_sources(ask):
    sentences = re.findall(
        r'<span class="claim disputed" id="claim-best-known-dec[^"]*">(.*?)</p>',
        ask(ENTRY),
        re.DOTALL,
    )
    told = [text_of(each) for each in sentences]
    assert any("(disputed" in each for each in told), told
    # A sentence that gives both answers itself says the word once.
    summary = next(each for each in told if each.startswith("the best remembered"))
    assert re.search(r"others the one that began on 20 February 1940 \(disputed", summary)


@pytest.mark.parametrize(
    "address",
    ["/events/?q=best+remembered", "/search/?q=%22Zakopane+conference+of+December+1939%22"],
)
def test_r10_lists_and_search_say_that_it_is_disputed(ask, address):
    rows = re.findall(r"<li\b.*?</li>", ask(address), re.DOTALL)
    [row] = [text_of(row) for row in rows if f'<h3><a href="{ENTRY}">' in row]
    assert "disputed" in row
    assert re.search(r"best remembered|began on 20 February 1940", row)


def test_r10_title_and_description_state_no_disputed_value(ask):
    page = ask(ENTRY)
    head = page[: page.index("</head>")]
    title = re.search(r"<title>(.*?)</title>", head)[1]
    described = re.search(r'<meta name="description" content="([^"]*)">', head)[1]
    assert title == "Zakopane conference of December 1939 · Variorum"
    assert "best remembered" not in described
    assert "20 February 1940" not in described


def test_r10_the_timeline_gives_the_dates_of_a_disputed_meeting_side_by_side(ask):
    page = ask("/events/lwow-m/")
    facts = part(page, r"<dt>Date</dt>(.*?)\n")
    dates = re.findall(r"<dd>(.*?) <span", re.search(r"<dt>Date</dt>(.*?)\n", page)[1])
    timeline = part(page, r'<ol class="moments">(.*?)</ol>')
    assert len(dates) > 1, facts
    assert [date for date in map(text_of, dates) if date not in timeline] == []
