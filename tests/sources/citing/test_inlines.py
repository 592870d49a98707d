"""Running text as HTML and as plain text."""

import pytest

from sources.citing.inlines import (
    Link,
    Marked,
    Text,
    Title,
    merged,
    replaced,
    to_html,
    to_text,
    with_glosses_outside,
    without_full_stop,
)

GLOSS = Marked((Text("[On the Eve]"),), is_gloss=True)


def test_text_is_escaped_everywhere():
    inlines = (
        Text("<b> & "),
        Title((Text("<i>"),)),
        Marked((Text("<u>"),), language="pl"),
        Link((Text("<a>"),), address="https://example.org/"),
    )

    assert to_html(inlines) == (
        '&lt;b&gt; &amp; <cite>&lt;i&gt;</cite><span lang="pl">&lt;u&gt;</span>&lt;a&gt;'
    )
    assert to_text(inlines) == "<b> & <i><u><a>"


def test_a_title_in_one_language_carries_it_itself():
    title = Title((Marked((Text("Накануне"),), language="ru"),))

    assert to_html((title,)) == '<cite lang="ru">Накануне</cite>'


def test_a_language_cannot_break_out_of_its_attribute():
    marked = Marked((Text("x"),), language='pl" onclick="y')

    assert to_html((marked,)) == '<span lang="pl&quot; onclick=&quot;y">x</span>'


@pytest.mark.parametrize(
    ("shown", "address", "expected"),
    [
        ("http://a.org", "http://a.org", '<a href="http://a.org">http://a.org</a>'),
        (
            "https://a.org/?b&c",
            "https://a.org/?b&c",
            '<a href="https://a.org/?b&amp;c">https://a.org/?b&amp;c</a>',
        ),
        ("javascript:x", "javascript:x", "javascript:x"),
        ("javascript:x", "https://javascript:x", "javascript:x"),
        ("ftp://a.org", "ftp://a.org", "ftp://a.org"),
        ("a.org", "https://a.org", "a.org"),
    ],
)
def test_only_a_web_address_shown_as_it_is_becomes_a_link(shown, address, expected):
    assert to_html((Link((Text(shown),), address=address),)) == expected


def test_the_gloss_of_an_italic_title_is_moved_out_of_the_italics():
    title = Marked((Text("Накануне"),), language="ru")

    assert with_glosses_outside((Title((title, Text(" "), GLOSS)), Text(" (2001)."))) == (
        Title((title,)),
        Text(" "),
        GLOSS,
        Text(" (2001)."),
    )


@pytest.mark.parametrize(("closing", "after"), [("’", ", Voskresenie."), (",”", "Voskresenie.")])
def test_the_gloss_of_a_quoted_title_is_moved_out_of_the_quotation_marks(closing, after):
    opening = "‘" if closing == "’" else "“"
    title = Marked((Text("Decyzja"),), language="pl")
    quoted = Marked((Text(opening), title, Text(" "), GLOSS, Text(closing)))

    assert to_text(with_glosses_outside((quoted, Text(after)))) == (
        f"{opening}Decyzja{closing[-1]} [On the Eve]{closing[:-1]}{after}"
    )


def test_text_without_a_gloss_is_left_as_it_is():
    inlines = (Title((Text("A"),)), Text(" b "), Link((Text("c"),), address="c"))

    assert with_glosses_outside(inlines) == inlines


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Text("2001)."),), ((Text("2001)"),), False)),
        ((Text("Who?’"),), ((Text("Who?’"),), False)),
        ((Marked((Text("“Album.”"),)),), ((Marked((Text("“Album,”"),)),), True)),
        ((), ((), False)),
    ],
)
def test_a_full_stop_gives_way_to_what_follows(inlines, expected):
    assert without_full_stop(inlines) == expected


def test_replacing_reaches_every_stretch():
    inlines = (Text("a b"), Title((Text("b"),)))

    assert replaced(inlines, "b", "c") == (Text("a c"), Title((Text("c"),)))


def test_neighbouring_text_is_merged_and_empty_text_dropped():
    assert merged([Text("a"), Text(""), Text("b"), Title(()), Text("")]) == (
        Text("ab"),
        Title(()),
    )
