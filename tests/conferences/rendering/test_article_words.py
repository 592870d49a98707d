"""The words of an article, as they are compared."""

from pathlib import Path
from time import perf_counter

import pytest

from conferences.rendering.article_words import NoteNames, words_of_article

EXPECTED = Path(__file__).with_name("expected_entry.html")
MARK = (
    '<span class="refs"><a id="cite_ref-rees2008_p54--began" href="#cite_note-rees2008_p54" '
    'role="doc-noteref" class="ref"><span class="vh">note </span>1.1</a></span>'
)
BRACKET = (
    ' <span class="alt">(<a href="/about/#disputed">disputed</a>: 1 source says March 1940'
    f'{MARK}, 1 other answer<span class="way">; <a href="#question-when">all answers</a></span>)</span>'
)
REMARK = (
    '<a id="remark_ref-1" href="#remark-1" role="doc-noteref" class="ref">'
    '<span class="vh">remark </span>n1</a>'
)


def section(html: str, name: str = "section-1") -> str:
    return f'<article><header><p>Edition 3</p></header><section id="{name}">{html}</section>'


def test_a_rendered_article_gives_its_summary_its_text_and_its_remarks():
    words = words_of_article(EXPECTED.read_text(encoding="utf-8"))
    assert words.split("\n\n")[:3] == [
        "A conference at Zakopane.",
        "Date",
        "It began on 20 February 1940[@cite_note-rees2008_p54][@cite_note-rees2008_via-cih2019] "
        "[@(disputed: 1 source says March 1940)].[@remark-1] See December.",
    ]
    assert [
        word for word in ("Back to text", "Permanent address", "Edition 3") if word in words
    ] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"<p>It began{MARK}.</p>", "It began[@cite_note-rees2008_p54]."),
        (
            f"<p>It began{BRACKET}.</p>",
            "It began [@(disputed: 1 source says March 1940, 1 other answer)].",
        ),
        (f"<p>Said.{REMARK}</p>", "Said.[@remark-1]"),
        ("<h2>When</h2>\n<p>One\n  line.</p>", "When\n\nOne line."),
        ("<ul><li>One</li>\n<li>Two</li></ul>", "One\n\nTwo"),
        ("<p>Rees &amp; <em>Paul</em> &lt;said&gt;.</p>", "Rees & Paul <said>."),
        ("<p>One<br>\nline.</p>", "One line."),
        ("<blockquote><p>Quoted.</p></blockquote>", "Quoted."),
        ("<p>Cut off <b", "Cut off <b"),
        ("", ""),
    ],
)
def test_words_stand_by_paragraph_with_marks_as_single_signs(html, words):
    assert words_of_article(section(html)) == words


@pytest.mark.parametrize("name", ["how-we-know", "notes", "cite-this", "evidence"])
def test_what_is_made_from_claims_is_left_out(name):
    assert words_of_article(section("<p>Made.</p>", name)) == ""


def test_the_title_of_the_remarks_and_the_ways_back_are_left_out():
    listed = '<h2>Remarks</h2><ol><li><p><span class="n">n1</span> Mine.</p><p class="back"><a>Back</a></p></li></ol>'
    assert words_of_article(section(listed, "remarks")) == "Mine."


@pytest.mark.parametrize("piece", ["<p>", "<", '<span class="alt">', "&", "<a ", "</span>"])
def test_reading_costs_no_more_than_the_length(piece):
    begun = perf_counter()
    words_of_article(section(piece * (400_000 // len(piece))))
    assert perf_counter() - begun < 10


CITATIONS = [
    {
        "source": "rees2008",
        "via": "",
        "locator": "p. 54",
        "stance": "supports",
        "source_short": "Rees 2008",
    },
    {
        "source": "paul2006",
        "via": "wiki-vi",
        "locator": "",
        "stance": "disputes",
        "source_short": "Paul 2006",
        "via_short": "Wikipedia",
    },
]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("[@cite_note-rees2008_p54]", "[Rees 2008, p. 54]"),
        ("[@cite_note-rees2008_p54_began]", "[Rees 2008, p. 54]"),
        ("[@cite_note-paul2006_via-wiki-vi]", "[Paul 2006, Wikipedia]"),
        ("[@cite_note-paul2006_p3]", "[Paul 2006]"),
        ("[@cite_note-nobody]", "[nobody]"),
        ("[@cite_note-all--began]", "[several notes]"),
        ("[@remark-1]", "[remark]"),
        ("[@(disputed)]", "(disputed)"),
    ],
)
def test_a_note_that_changed_is_named_by_what_it_cites(mark, name):
    names = NoteNames(CITATIONS, several="several notes", remark="remark")
    assert names.told(f"It began{mark}.", is_changed=True) == f"It began{name}."


def test_notes_that_did_not_change_are_left_out():
    names = NoteNames(CITATIONS, several="several notes", remark="remark")
    shown = names.told("It began[@cite_note-rees2008_p54] [@(disputed)].", is_changed=False)
    assert shown == "It began (disputed)."
