import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.rendering.document import (
    CitationGroup,
    CitationItem,
    ClaimSpan,
    Code,
    CodeBlock,
    Emphasis,
    EntryLink,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    RemarkReference,
    RemarkText,
    Rule,
)
from conferences.rendering.markup import Known, check_text, parse_text
from conferences.rendering.values import Problem

INLINES = [
    ("plain words", ("plain words",)),
    ("*stressed*", (Emphasis(("stressed",)),)),
    ("_stressed_", (Emphasis(("stressed",)),)),
    ("**strong**", (Emphasis(("strong",), is_strong=True),)),
    ("***both***", (Emphasis((Emphasis(("both",), is_strong=True),)),)),
    ("**a *b* c**", (Emphasis(("a ", Emphasis(("b",)), " c"), is_strong=True),)),
    ("snake_case_name", ("snake", "_", "case", "_", "name")),
    ("5 * 3 * 2", ("5 ", "*", " 3 ", "*", " 2")),
    ("*never closed", ("*", "never closed")),
    ("a****b****", ("a", "****", "b", "****")),
    ("`[@rees2008]`", (Code("[@rees2008]"),)),
    ("`` a ` b ``", (Code("a ` b"),)),
    ("`open", ("`", "open")),
    (r"\*not\*", ("*", "not", "*")),
    ("first  \nsecond", ("first", LineBreak(), "second")),
    ("first\\\nsecond", ("first", LineBreak(), "second")),
    ("first\nsecond", ("first", "\n", "second")),
    ("[sic]", ("[", "sic", "]")),
    ("[x@y.pl]", ("[", "x@y.pl", "]")),
    ("[a](https://a.example/b_(c))", (Link("https://a.example/b_(c)", ("a",)),)),
    ("[@a](https://a.example)", (Link("https://a.example", ("@a",)),)),
    ("<https://a.example/x>", (Link("https://a.example/x", ("https://a.example/x",)),)),
    ("<b>raw</b>", ("<", "b>raw", "<", "/b>")),
    ("[M.](doi:10.1000/182)", (Link("doi:10.1000/182", ("M.",)),)),
    ("[Z](event:zakopane-feb)", (EntryLink("event", "zakopane-feb", ("Z",), (1, 1)),)),
    (
        "[@rees2008]",
        (CitationGroup((CitationItem("rees2008", "", "", "@rees2008"),), (1, 1)),),
    ),
    (
        "x [@rees2008, p. 54; @paul2006]",
        (
            "x ",
            CitationGroup(
                (
                    CitationItem("rees2008", "p. 54", "", "@rees2008, p. 54"),
                    CitationItem("paul2006", "", "", "@paul2006"),
                ),
                (1, 3),
            ),
        ),
    ),
    (
        "[@rees2008, p. 54; via @cih2019]",
        (
            CitationGroup(
                (CitationItem("rees2008", "p. 54", "cih2019", "@rees2008, p. 54; via @cih2019"),),
                (1, 1),
            ),
        ),
    ),
    ("[in October]{claim=x}", (ClaimSpan("x", ("in October",), "in October", (1, 1)),)),
    (
        "[a [b](event:y) *c*]{claim=x}",
        (
            ClaimSpan(
                "x",
                ("a ", EntryLink("event", "y", ("b",), (1, 4)), " ", Emphasis(("c",))),
                "a b c",
                (1, 1),
            ),
        ),
    ),
    (
        "[one two three four five six]{claim=x}",
        (ClaimSpan("x", ("one two three four five six",), "one two three four five…", (1, 1)),),
    ),
    ("[small]{.caps}", ("[", "small", "]", "{.caps}")),
    ("said.[^1]", ("said.", RemarkReference("1", (1, 6)))),
]


@pytest.mark.parametrize(("typed", "inlines"), INLINES)
def test_inlines_are_read(typed, inlines):
    (paragraph,) = parse_text(typed).blocks
    assert paragraph.children == inlines


def paragraph(*children, claims=()):
    return Paragraph(children, frozenset(claims))


BLOCKS = [
    ("", ()),
    ("one\n\ntwo", (paragraph("one"), paragraph("two"))),
    ("# First", (Heading(2, ("First",), "First", "", (1, 1)),)),
    ("### Third", (Heading(3, ("Third",), "Third", "", (1, 1)),)),
    (
        "## The *setting* {#setting}",
        (Heading(2, ("The ", Emphasis(("setting",))), "The setting", "setting", (1, 1)),),
    ),
    ("#hashtag", (paragraph("#hashtag"),)),
    ("a\n---\nb", (paragraph("a"), Rule(), paragraph("b"))),
    ("> a\n> b", (Quote((paragraph("a", "\n", "b"),)),)),
    ("> a\n>> b", (Quote((paragraph("a"), Quote((paragraph("b"),)))),)),
    ("- a\n- b", (ListBlock(((paragraph("a"),), (paragraph("b"),))),)),
    ("3. a\n4. b", (ListBlock(((paragraph("a"),), (paragraph("b"),)), 3),)),
    ("- a\n\n- b", (ListBlock(((paragraph("a"),), (paragraph("b"),))),)),
    ("- a\n  - b", (ListBlock(((paragraph("a"), ListBlock(((paragraph("b"),),))),)),)),
    ("- a\n\n  b\n\nc", (ListBlock(((paragraph("a"), paragraph("b")),)), paragraph("c"))),
    ("In\n1939. It was", (paragraph("In", "\n", "1939. It was"),)),
    ("```\n*x*\n```\ny", (CodeBlock("*x*", (1, 1)), paragraph("y"))),
    (
        "a[^n]\n\n[^n]: my *own*\n  words",
        (
            paragraph("a", RemarkReference("n", (1, 2))),
            RemarkText(
                "n", (paragraph("my ", Emphasis(("own",)), "\n", "words"),), "[^n]: ", (3, 1)
            ),
        ),
    ),
    ("a [b]{claim=x}", (paragraph("a ", ClaimSpan("x", ("b",), "b", (1, 3)), claims="x"),)),
]


@pytest.mark.parametrize(("typed", "blocks"), BLOCKS)
def test_blocks_are_read(typed, blocks):
    assert parse_text(typed).blocks == blocks


KNOWN = Known(
    sources={"rees2008", "cih2019"}, claims={"shared-aim"}, works={("event", "zakopane-feb")}
)
NO_CLOSE = "This claim mark is not closed: [words]{claim=key}."
IN_CODE = "A citation or a claim mark inside code is shown as typed and leads nowhere."
IN_LINK = "A link cannot hold another link, a claim, a citation or a remark."

PROBLEMS = [
    ("All [well]{claim=shared-aim} [@rees2008; via @cih2019].", []),
    ("See [Z](event:zakopane-feb).", []),
    (
        "One\n\nTwo [@nope, p. 1]",
        [(3, 5, "No source has the key “nope”; the citation is shown as typed.")],
    ),
    (
        "[@rees2008; via @gone]",
        [(1, 1, "No source has the key “gone”; the citation is shown as typed.")],
    ),
    (
        "x [y]{claim=gone}",
        [(1, 3, "No claim has the key “gone”; the words are shown without evidence.")],
    ),
    (
        "[y](person:gone)",
        [(1, 1, "The link person:gone leads to nothing; its words are shown without it.")],
    ),
    (
        "a [b](javascript:alert(1))",
        [
            (
                1,
                3,
                "The address “javascript:alert(1)” is not allowed:"
                " only http, https, mailto, doi and urn are.",
            )
        ],
    ),
    ("a\nb [c]{claim=", [(2, 6, NO_CLOSE)]),
    ("b [c]{claim=x", [(1, 6, NO_CLOSE)]),
    (
        "words{claim=x}",
        [
            (
                1,
                6,
                "A claim mark stands directly behind words in square brackets: [words]{claim=key}.",
            )
        ],
    ),
    ("a `b [@rees2008]`", [(1, 6, IN_CODE)]),
    ("```\na [@rees2008]\n```", [(2, 3, IN_CODE)]),
    (
        "```\nx",
        [(1, 1, "This block of code is not closed; all that follows counts as code.")],
    ),
    ("a[^1]", [(1, 2, "The mark [^1] has no remark: write [^1]: and its text.")]),
    ("a\n\n[^1]: b", [(3, 1, "No mark in the text leads to the remark [^1].", "C11", True)]),
    (
        "a[^1]\n\n[^1]: b\n\n[^1]: c",
        [(5, 1, "There is a second remark “1”; its text is shown here.")],
    ),
    (
        "[@rees2008, p. 54",
        [(1, 1, "This citation is not closed by ] before the next bracket.")],
    ),
    (
        "[@rees2008; see also]",
        [
            (
                1,
                1,
                "“see also” is no citation: write @key, or @key, p. 54, with ; between several.",
            )
        ],
    ),
    (
        "[@rees2008; via @cih2019; via @cih2019]",
        [
            (
                1,
                1,
                "“via @cih2019” follows the one citation that was read there:"
                " [@book, p. 54; via @article].",
            )
        ],
    ),
    ("[a [b](https://c.example)](https://d.example)", [(1, 1, IN_LINK)]),
    (
        "### Third\n\n## Second",
        [
            (
                1,
                1,
                "A heading of the third level (###) stands here under none of the second (##).",
                "C14",
                True,
            )
        ],
    ),
    (
        "[" * 101 + "]" * 101,
        [
            (
                1,
                101,
                "Marks are nested more than a hundred deep; what is inside is shown as typed.",
            )
        ],
    ),
]


@pytest.mark.parametrize(("typed", "found"), PROBLEMS)
def test_problems_are_reported_where_they_stand(typed, found):
    assert check_text(typed, KNOWN, "summary") == tuple(
        Problem("summary", *problem) for problem in found
    )


def test_the_plain_text_has_the_words_and_not_the_marks():
    text = "## A *b*\n\n[c [d](event:e)]{claim=f} [@g, p. 1] `h`\n\n- i[^1]\n\n[^1]: j"
    assert parse_text(text).plain == "A b\nc d  h\ni\nj"


def test_windows_line_ends_count_as_one_line():
    assert check_text("a\r\n\r\n[b]{claim=", KNOWN)[0] == Problem("body", 3, 4, NO_CLOSE)


MARKUP = st.sampled_from(
    ["[", "]", "(", ")", "{claim=a}", "{claim=", "*", "**", "_", "`", "\n", "\n\n", "- ", "> ",
     "## ", "[^1]", "[^1]: ", "[@a, p. 1; via @b]", "](event:e)", "```", "\\", "<", " ", "word"]
)  # fmt: skip


@given(st.lists(MARKUP | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_is_read_and_problems_stand_within_it(typed):
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in check_text(typed, KNOWN):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.lists(st.sampled_from(["ą", "Lwów", "Львів", "1939"]) | MARKUP, max_size=40))
def test_no_word_outside_a_mark_is_lost(pieces):
    typed = " ".join(pieces)
    plain = parse_text(typed).plain
    assert [word for word in ("ą", "Lwów", "Львів") if word in typed and word not in plain] == []
