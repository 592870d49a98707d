"""Articles that repeat what our patterns look for: each is read, or refused, and none is read for ever.

A pattern that goes back over what it has read would not end here; pytest's own clock then shows where it stands.
"""

from itertools import count

import pytest

from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.decoding import MOST_COMBINING, decoded
from conferences.exchange.articles.pasting import read_pasted
from conferences.exchange.articles.plain.text import read_plain_text
from conferences.exchange.articles.reading import MOST_IN_A_ROW, read_article
from conferences.exchange.articles.trees.html_frame import without_frame
from conferences.exchange.articles.trees.targets import note_led_to
from conferences.exchange.articles.values import UnreadableArticle
from conferences.exchange.articles.wikitext.text import read_wikitext

MANY = 20_000
HEAD = "Town\n\nPaper keeps here. It is white.\n\n"


def sentences(article):
    return [
        sentence.text
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]


def plain(text):
    return assembled(read_plain_text(decoded(text.encode())))


def wiki(text):
    return assembled(read_wikitext(decoded(text.encode())))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"a{' ' * MANY}b.", "a b."),
        (f"a{chr(0x1680) * MANY}b.", "a b."),
        (f"={' ' * MANY}x.", "= x."),
        ("Name" + "\t" * MANY + "\nName\t1.", "Name 1."),
        (f"Word{'[1]' * MANY}x.", "Wordx."),
        (f"Word{'¹' * MANY}x.", f"Word{'¹' * MANY}x."),
        (f"Word{'¹⁻' * MANY}²x.", f"Word{'¹⁻' * MANY}²x."),
        (f"Word {'9' * MANY}.", f"Word {'9' * MANY}."),
    ],
    ids=count(1),
)
def test_signs_repeated_in_plain_text_are_one_gap_or_many_notes(text, words):
    assert " ".join(sentences(plain(HEAD + text))) == f"Paper keeps here. It is white. {words}"


@pytest.mark.parametrize("date", ["[20-2-1940]", "[1940–2–20]", "[20-2-1940; 3]"])
def test_a_date_in_brackets_is_no_row_of_notes(date):
    text = f"Dated {date} and kept.[1]\n\nReferences\n\n1. Jane Brown, Papers, 2001.\n"
    assert sentences(plain(HEAD + text))[-1] == f"Dated {date} and kept."


def test_a_table_of_contents_is_looked_for_at_each_of_its_headings():
    lines = "".join(f"Contents\nUnique {number} line is here.\n\n" for number in range(MANY // 4))
    assert len(sentences(plain(HEAD + lines))) == 2 + MANY // 4


def test_a_table_of_contents_of_any_length_ends_where_its_lines_are_not_headings():
    headings = [f"Part {number}" for number in range(300)]
    body = "".join(f"== {each} ==\n\nIts words are these.\n\n" for each in headings)
    text = "\n".join([f"{HEAD}Contents", *headings, "Not a part.", "", body])
    article = plain(text)
    assert len(article.leftovers) == 301
    assert sentences(article)[2] == "Not a part."


def test_a_head_with_the_same_number_on_many_lines_is_looked_at_once():
    text = "".join("12 HEAD\n\n" for _each in range(2 * MANY))
    assert len(plain(HEAD + text).sections) > 1


def test_words_below_many_headings_are_no_facts():
    headings = "".join(f"== H{number} ==\n" for number in range(MANY // 3))
    text = headings + "Words are here.\n\n" * (MANY // 3)
    assert len(sentences(plain(text))) == MANY // 3


@pytest.mark.parametrize(
    "reference",
    [
        f"Rees, Ann{'; aaa bbb' * 200}",
        f"Rees, Ann{', and bbb' * 200}",
        f"A b. Retrieved {'12. ' * 400}",
        f"x{' ' * MANY}y",
        f"a{'; Rees 2008' * MANY}",
    ],
    ids=count(1),
)
def test_a_reference_of_many_names_or_numbers_is_one_reference(reference):
    article = plain(f"{HEAD}Word [1].\n\nReferences\n1. {reference}\n")
    assert [len(each.notes) for each in article.sections[0].paragraphs[-1].sentences] == [1]
    assert [each.raw[:3] for each in article.references] == [reference[:3].replace("x  ", "x y")]


def test_authors_in_a_row_and_their_editors_are_still_read():
    article = plain(
        f"{HEAD}Word [1].\n\nReferences\n1. Rees, Ann; Bo, Jan, and Karl Schulz (eds.). Papers of a Town. London:"
        " Press, 2001. Retrieved 12. March 2008.\n"
    )
    (work,) = article.references
    assert [each.family for each in work.authors] == ["Rees", "Bo", "Schulz"]
    assert (work.title, work.year, work.accessed) == ("Papers of a Town", "2001", "2008-03-12")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"a{' ' * MANY}b.", "a b."),
        (f"={' ' * MANY}x.", "= x."),
        (f"{'= a ' * MANY}x.", f"{'= a ' * MANY}x."),
        (f"{'<ref>a ' * MANY}b.", f"{'a ' * MANY}b."),
        (f"{'<nowiki>a ' * MANY}b.", f"{'a ' * MANY}b."),
        (f"{'<math>a ' * MANY}b.", f"{'a ' * MANY}b."),
        (f"{'<references>a ' * MANY}b.", f"{'a ' * MANY}b."),
        (f"Word<ref {'a' * MANY}>x</ref>.", "Word."),
        (f"{'[https://a b ' * MANY}c.", f"{'[https://a b ' * MANY}c."),
        (f"Word{'<ref>x</ref>' * 10_000}y.", "Wordy."),
    ],
    ids=count(1),
)
def test_signs_repeated_in_wikitext_that_never_close_are_words(text, words):
    assert " ".join(sentences(wiki(HEAD + text))) == f"Town Paper keeps here. It is white. {words}"


def test_what_closes_is_read_behind_what_does_not():
    article = wiki(f"{HEAD}A word.<ref name=a/> <math>X <ref>Rees 2008, p. 5.</ref> <ref>B.\n")
    assert [each.year for each in article.references] == ["2008"]
    assert sentences(article) == ["Town", "Paper keeps here.", "It is white.", "A word.", "X B."]


def test_a_template_of_many_dates_has_the_first():
    article = wiki(
        f"{HEAD}A word.<ref>{{{{cite book|title=A|year={'1 May 1940, ' * MANY}}}}}</ref>"
    )
    assert [each.year for each in article.references] == ["1940-05-01"]


def test_a_long_heading_above_many_lines_is_compared_once():
    article = wiki(f"{HEAD}= {'a' * MANY} =\n" + "*a b\n" * 40_000)
    assert len(sentences(article)) == 40_003


def test_templates_that_keep_their_words_keep_the_number_of_their_lines():
    article = wiki(HEAD + "{{reflist|refs=\n" * 39 + "}}" * 39 + "\n{{lang|pl|a\n\nb}}\nLast.\n")
    last = article.sections[0].paragraphs[-1].sentences[-1]
    assert (last.text, last.line) == ("b Last.", 47)


def test_marks_inside_the_names_of_notes_and_what_was_not_read_leave_nothing_behind():
    article = wiki(
        'Word.<ref group="{{sfn|Rees|1999}}">Rees 2008.</ref>\n{{Infobox|{{sfn|Rees|1999}}=a|b=c}}\n'
        "{{other|{{cite book|title=A}} b}}\n"
    )
    assert "\ue000" not in str(article)
    assert [each.label for each in article.sections[0].paragraphs[0].sentences[0].notes] == ["1"]
    assert [each.name for each in article.facts] == ["b"]
    assert [(each.line, each.text) for each in article.leftovers] == [(3, "{{other|A b}}")]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<a " * MANY, ""),
        ("<a b='" * MANY, ""),
        ("<!--" * MANY, ""),
        (f"{'<a <!--' * MANY}>", "<a></a>"),
        ("<ol><lnces</h2><ol class='x&y' \"=1>1 < 2", '<ol><ol class="x&amp;y">1 &lt; 2</ol></ol>'),
        ("<IMG SRC=a.png alt>", '<img src="a.png" alt>'),
        (
            "<table><tr><th>a<td>b<tr><td>c<table><tr><td>d</table><tbody><tr>",
            "<table><tr><th>a</th><td>b</td></tr><tr><td>c<table><tr><td>d</td></tr></table></td></tr>"
            "<tbody><tr></tr></tbody></table>",
        ),
        (
            "<p>a<p>b<div><dl><dt>c<dd>d<dt>e",
            "<p>a</p><p>b</p><div><dl><dt>c</dt><dd>d</dd><dt>e</dt></dl></div>",
        ),
        (
            "<div><ol><li>a<ol><li>b</div><ul>",
            "<div><ol><li>a<ol><li>b</li></ol></li></ol></div><ul></ul>",
        ),
        ("<b><ul class=nav><li>a<ol>b</b>c<i><nav>d", "<b></b>c<i></i>"),
        ("<![foo[bar]]>Words.", "Words."),
        ("<![CDATA[bar]]>Words &", "Words &amp;"),
        ("<script>" + "<a " * MANY, ""),
        ("&a" * MANY, "&amp;a" * MANY),
        ("<p>R&D &copy 2008 &eacute;&#233;", "<p>R&amp;D &copy; 2008 &eacute;&#233;</p>"),
    ],
    ids=count(1),
)
def test_what_never_ends_in_a_page_takes_all_that_follows_with_it(page, kept):
    assert without_frame(f"<p>Text</p>{page}")[0].removeprefix("<p>Text</p>") == kept


@pytest.mark.parametrize("nested", ["<table><caption>", "<ol>", "<ul><li>", "<dl><dd>"])
def test_lists_and_tables_far_inside_one_another_are_refused(nested):
    sentence = "More than 12 lists and tables stand inside one another."
    with pytest.raises(UnreadableArticle, match=sentence) as refused:
        without_frame("<p>Text</p>\n" + nested * 13)
    assert refused.value.line == 2


def test_a_tag_that_never_ends_is_set_aside_and_told():
    _page, left_out = without_frame("<p>Text</p>\n<p title='a>More  words</p>")
    assert [(each.line, each.text, str(each.why)) for each in left_out] == [
        (2, "<p title='a>More words</p>", "unread")
    ]


def test_lists_that_never_close_are_closed_before_pandoc_tries_where():
    page = f"<div><p>One.</p>{'<ol><li>a</h2>' * 12}</div><p>Two is here.</p>"
    assert sentences(read_article(page.encode(), "a.html"))[-1] == "Two is here."


def test_comments_for_word_that_never_end_take_what_follows_as_others_do():
    assert read_pasted(b"<p>One.</p><!--[if a]>b<![endif]--><p>Two.</p>" + b"<!--[if " * MANY) == {
        "text": "One.\n\nTwo.",
        "dropped": {"navigation": 1},
    }


def test_the_format_is_told_of_tags_that_never_close():
    assert sentences(read_article((HEAD + "<p>a " * MANY + ".").encode()))[:2] == [
        "Paper keeps here.",
        "It is white.",
    ]


def test_the_target_of_a_link_is_a_note_behind_its_first_sign_only():
    assert note_led_to("1", "#" * MANY) is None
    assert note_led_to("1", "a#cite_note-2") == "cite_note-2"
    assert note_led_to("1", "/footnote/1") is None
    assert note_led_to("1", "#cite_ref-2") == ""


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (
            "Line.\na" + "\u0301\u0316" * MOST_COMBINING,
            "a.txt",
            "Line 2: More than 100 combining characters follow one another.",
        ),
        (
            "Text.\n\nMore.\n" + "[1]" * (MOST_IN_A_ROW + 2),
            "a.md",
            "Line 4: More than 100 brackets follow one another.",
        ),
        (
            "Text [a](b) (c).\n\nMore.\n" + "[as told](https://ex **well** " * 11,
            "a.md",
            "Line 4: More than 10 addresses of links never end.",
        ),
    ],
    ids=count(1),
)
def test_signs_of_which_every_order_would_be_tried_are_refused(text, name, reason):
    with pytest.raises(UnreadableArticle) as caught:
        read_article(text.encode(), name)
    assert str(caught.value) == reason
