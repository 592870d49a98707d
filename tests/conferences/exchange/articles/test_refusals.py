"""What is refused: other encodings, broken files, bombs; with the line and the reason, and nothing else."""

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conferences.exchange.articles import decoding
from conferences.exchange.articles.reading import read_article
from conferences.exchange.articles.values import UnreadableArticle

# Pandoc takes half a second to start, so most bytes are tried on the readers of our own.
OWN = ("text.txt", "text.wiki", "text")


NOT_UTF_8 = "is not UTF-8: name the encoding of the file, such as Windows-1250 or KOI8-R, or save it as UTF-8."


def refusal(content, name="article.txt"):
    with pytest.raises(UnreadableArticle) as caught:
        read_article(content, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        ("Архив".encode("utf-16")[:-1], "Line 1: The byte 32 stands for nothing in UTF-16-LE."),
        ("Title\nZakład".encode("windows-1250"), f"Line 2: The byte B3 {NOT_UTF_8}"),
        ("Архив\n".encode("koi8-r"), f"Line 1: The byte E1 {NOT_UTF_8}"),
        (
            b"One\nTwo\x00",
            "Line 2: There is a NUL character, so this is no text; or it is UTF-16 that begins without a mark,"
            " which you can name.",
        ),
        (b"One\nTwo\x01", "Line 2: The control character U+0001 stands in the text."),
        (b"== References ==\n1. Nothing.\n", "No text of an article was found."),
        (b"a\n" * (decoding.MOST_LINES + 2), "Line 200001: The file has more than 200000 lines."),
        (b"a" * (decoding.LONGEST_LINE + 1), "Line 1: The line has more than 400000 characters."),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_line_and_reason(content, reason):
    assert refusal(content) == reason


def test_templates_nested_too_deep_are_refused():
    assert refusal(b"Text.\n" + b"{{a|" * 60 + b"}}" * 60, "a.wiki") == (
        "Line 2: Templates are nested deeper than 40."
    )


def test_brackets_of_which_pandoc_would_try_every_meaning_are_refused():
    content = "# Title\n\nText [one [two]] goes\n" + "[[a|" * 30 + " on.\n"
    assert refusal(content.encode(), "a.md") == (
        "Line 4: More than 10 brackets stand inside one another."
    )


def test_a_page_nested_too_deep_is_refused():
    assert refusal(b"<p>Text</p>\n" + b"<div>" * 400, "a.html") == (
        "Line 2: The page is nested deeper than 300."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<a>", "Line 1: content.xml is no sound XML: no element found."),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
         "Line 1: content.xml declares a document type, which can hold a bomb."),
        ("<?xml version='1.0' encoding='UTF-UTF-8'?><a/>", "content.xml is in an encoding that nobody knows."),
        ("<a>" * 300, "Line 1: content.xml is nested deeper than 200."),
        (" " * (65 * 1024 * 1024), "Unpacked, the file is larger than 64 MB."),
    ],
)  # fmt: skip
def test_documents_that_are_broken_or_bombs_are_refused(content, reason):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    assert refusal(held.getvalue(), "a.odt") == reason


def test_other_zip_files_and_damaged_ones_are_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("song.txt", "la")
    assert refusal(held.getvalue()) == "This zip file is neither DOCX nor ODT."
    assert refusal(held.getvalue()[:40]) == "The file is damaged: it cannot be unpacked."


def outcome(content, name):
    """Return the article or the reason of its refusal; any other error goes on."""
    try:
        article = read_article(content, name)
    except UnreadableArticle as refused:
        return refused.reason
    return article


LIKELY = st.lists(
    st.sampled_from(
        ["[1]", "[[", "]]", "{{", "}}", "<ref", ">", "</ref>", "==", "\n", "|", " ", "=", "a", "Word", "1.", "^",
         "[", "]", "“", "”", "2008", "p. 5", "Infobox", "- ", ":", "References", "{|", "|}", "\ue000", "\ue003", "—",
         "//", "<!--", "sfn|", "cite book|", "https://", ";", "&", "Ibid.", "''", "¹", ".", ","]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=150)
@given(
    content=st.binary(max_size=300) | LIKELY.map(str.encode) | st.text(max_size=200).map(str.encode)
)
@example(content=b"PK\x03\x04")
def test_any_bytes_are_an_article_or_a_refusal(content):
    for name in OWN:
        assert outcome(content, name)


@settings(max_examples=5)
@given(content=st.binary(min_size=1, max_size=200) | LIKELY.map(str.encode))
def test_any_bytes_named_like_a_page_are_an_article_or_a_refusal(content):
    for name in ("a.html", "a.md"):
        assert outcome(content, name)
