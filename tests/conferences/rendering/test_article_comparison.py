"""Two articles compared: structure kept, notes by what they are, nothing lost and nothing forged."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from conferences.rendering.article_comparison import compare_articles
from conferences.rendering.article_tree import Element, read_article, write_article
from conferences.rendering.entry import render_entry
from sources.editorial.word_differences import Budget
from tests.conferences.rendering.building import (
    EDITION,
    cites,
    claim,
    entry,
    keyed,
    source,
)
from tests.sources.editorial.texts import pairs

SOURCES = keyed(source("rees2008", "Rees 2008"), source("cih2019", "CIH 2019"))
CLAIMS = keyed(
    claim("zakopane-date", cites("rees2008", locator="p. 54"), cites("cih2019", "disputes")),
    claim("villa", cites("cih2019", quotation="“Pan Tadeusz”", quotation_language="pl")),
)
# What an article says of itself and the numbers of notes are the newer ones, and not compared.
UNCOMPARED = {"toc", "standing", "back", "n", "refs", "ref", "alt"}


def article(body: str, summary: str = "", **fields) -> str:
    view = entry(body, summary=summary, sources=SOURCES, **{"claims": CLAIMS, **fields})
    return render_entry(view, "en", EDITION).html


def compared(before: str, after: str, budget: Budget | None = None) -> str:
    trees = (read_article(before), read_article(after))
    return write_article(compare_articles(*trees, budget or Budget()))


def words(element: Element, without: str = "") -> str:
    """Return the letters of an article, of one side if `without` names the mark of the other."""
    found = []
    for node in element.children:
        if isinstance(node, str):
            found.append(node)
        elif (
            node.tag != without
            and node.id != "cite-this"
            and UNCOMPARED.isdisjoint(node.attributes.get("class", "").split())
        ):
            found.append(words(node, without))
    return "".join("".join(found).split())


def assert_well_formed(html: str) -> None:
    """Each element is closed where it should be, and no id is given twice."""
    opened = []
    for closing, tag in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if closing:
            assert opened.pop() == tag
        elif tag not in ("br", "hr"):
            opened.append(tag)
    assert opened == []
    ids = re.findall(r' id="([^"]*)"', html)
    assert sorted(ids) == sorted(set(ids))


def body_of(html: str) -> str:
    """Return what is between the facts and the list of notes, in one line."""
    return html.partition("</header>")[2].partition('<section id="how-we-know"')[0].strip()


def test_words_are_compared_inside_their_paragraph():
    before = article("## Place\n\nThe *villa* stood in the town.\n\nIt is gone.")
    after = article("## Place\n\nThe *villa* stands in the town.\n\nIt is gone.")
    assert body_of(compared(before, after)) == (
        '<h2 id="section-1">Place</h2>\n'
        "<p>The <em>villa</em><del> stood</del><ins> stands</ins> in the town.</p>\n"
        "<p>It is gone.</p>"
    )


def test_an_equal_article_has_no_marks():
    html = article(
        "## Place\n\n[The villa]{claim=villa} is known [@rees2008, p. 54].\n\n- One\n- Two"
    )
    assert not re.search("<(ins|del)", compared(html, html))


def test_a_paragraph_added_under_a_new_heading_leaves_the_others_in_peace():
    before = article("One one one.\n\nTwo two two.")
    after = article("One one one.\n\n## New\n\nNew new.\n\nTwo two two.")
    assert body_of(compared(before, after)) == (
        "<p>One one one.</p>\n"
        '<h2 id="section-1" class="was-added"><ins>New</ins></h2>\n'
        '<p class="was-added"><ins>New new.</ins></p>\n'
        "<p>Two two two.</p>"
    )


def test_a_note_before_others_changes_their_numbers_and_nothing_else():
    after_claim = "[The villa]{claim=villa} stood."
    html = compared(
        article(f"A house. {after_claim}"), article(f"A house [@rees2008]. {after_claim}")
    )
    (added,) = re.findall(r"<ins>(.*?)</ins>", body_of(html))
    assert 'href="#cite_note-rees2008"' in added
    assert "<del>" not in body_of(html)
    assert '<span class="vh">note </span>2.1</a>' in body_of(html)


def test_a_note_that_went_is_listed_as_removed_and_leads_back_to_where_it_was():
    html = compared(article("A house [@rees2008]."), article("A house."))
    assert '<p>A house<del><span class="refs"><a href="#was-cite_note-rees2008"' in html
    assert 'href="#was-cite_note-rees2008"' in html
    assert html.count('id="was-cite_note-rees2008"') == 1
    assert_well_formed(html)


def test_a_claim_that_became_disputed_shows_it_in_its_sentence():
    before = {**CLAIMS, "villa": claim("villa", cites("rees2008"))}
    after = {**CLAIMS, "villa": claim("villa", cites("rees2008"), cites("cih2019", "disputes"))}
    text = "[The villa]{claim=villa} stood."
    html = body_of(compared(article(text, claims=before), article(text, claims=after)))
    assert '<p><span class="claim disputed" id="claim-villa">The villa<del>' in html
    assert "disputes this</a>" not in re.sub("<ins>.*?</ins>", "", html)


def test_a_deleted_work_leaves_all_of_its_page_removed():
    html = compared(article("A house."), "")
    assert '<p class="was-removed"><del>A house.</del></p>' in html
    assert "<ins" not in html


def test_without_budget_the_answer_is_coarser_and_right():
    before, after = article("A house stood here."), article("A house stands here.")
    budget = Budget(pairs=0)
    html = compared(before, after, budget)
    assert budget.is_spent
    tree = read_article(html)
    assert words(tree, "ins") == words(read_article(before))
    assert words(tree, "del") == words(read_article(after))


@settings(max_examples=200)
@given(pairs(), st.sampled_from(["", "summary "]))
def test_each_article_is_read_back_without_the_marks_of_the_other(pair, summary):
    old, new = (article(text, summary=summary + text[:40]) for text in pair)
    html = compared(old, new)
    assert_well_formed(html)
    tree = read_article(html)
    assert sorted(words(tree, "ins")) == sorted(words(read_article(old)))
    assert sorted(words(tree, "del")) == sorted(words(read_article(new)))


@settings(max_examples=200)
@given(pairs())
def test_the_texts_of_both_articles_stay_in_their_order(pair):
    old, new = (render_text(text) for text in pair)
    tree = read_article(compared(old, new))
    assert words(tree, "ins") == words(read_article(old))
    assert words(tree, "del") == words(read_article(new))


def render_text(text: str) -> str:
    """Return the article without its notes, whose order is the newer one."""
    html = article(text)
    return re.sub(r'<section id="(notes|remarks)".*?</section>', "", html, flags=re.DOTALL)


def test_claims_are_matched_by_key_however_alike_their_words_are():
    cited = cites("rees2008")
    before = keyed(
        claim("third", cited, statement={"en": "It was in the villa."}),
        claim("first", cited, statement={"en": "It began early."}),
    )
    after = keyed(
        claim("first", cited, statement={"en": "It began late."}),
        claim("fourth", cited, statement={"en": "It was in the house."}),
    )
    html = compared(article("Text.", claims=before), article("Text.", claims=after))
    items = re.findall(r'<li( class="was-[a-z]+")?><span class="[^"]*" id="([^"]*)">', html)
    assert items == [
        (' class="was-removed"', "was-claim-third"),
        ("", "claim-first"),
        (' class="was-added"', "claim-fourth"),
    ]
