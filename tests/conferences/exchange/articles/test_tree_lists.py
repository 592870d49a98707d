"""Headings of lists in documents and pages: what stands below them is works, or the prose of a section."""

import subprocess

import pypandoc
import pytest

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told

BROWN = "book | Brown, Jane | Papers | year=2001 | place=London | publisher=Example Press"
REED = "book | Reed, Ann | Maps | year=2008 | place=London | publisher=Example Press"


def page(body):
    return (
        f"<!DOCTYPE html><html><head><title>Town archive</title></head><body>{body}</body></html>"
    )


def lines(text, name):
    return told(read_article(text if isinstance(text, bytes) else text.encode(), name)).splitlines()


@pytest.mark.parametrize("heading", ["Sources", "Literature", "Notes"])
def test_prose_below_the_heading_of_a_list_is_a_section_with_its_notes(heading):
    text = (
        f"# Town archive\n\nIt is old.[^1]\n\n## {heading}\n\nThe papers survive in part.[^2] Maps were lost.\n\n"
        "## Use\n\nIt is open.[^3]\n\n[^1]: Jane Brown, Papers, London: Example Press, 2001.\n"
        "[^2]: Ann Reed, Maps, London: Example Press, 2008.\n[^3]: Brown 2001, p. 5.\n"
    )
    assert lines(text, "a.md") == [
        "Town archive [en]",
        "",
        "2: It is old. [1 -> 0]",
        f"## {heading} (3)",
        "",
        "4: The papers survive in part. [2 -> 1]",
        "4: Maps were lost.",
        "## Use (5)",
        "",
        "6: It is open. [3 -> 0, 5]",
        "",
        f"0. {BROWN}",
        f"1. {REED}",
    ]


def test_prose_without_notes_is_a_section_too_and_its_parts_with_it():
    body = (
        "<h1>Town archive</h1><p>It is old.</p><h2>Sources</h2><p>The papers are kept in two rooms. They are dry.</p>"
        "<h3>Maps</h3><p>The maps were lost in the flood.</p>"
    )
    assert lines(page(body), "a.html")[3:] == [
        "## Sources (3)",
        "",
        "4: The papers are kept in two rooms.",
        "4: They are dry.",
        "### Maps (5)",
        "",
        "6: The maps were lost in the flood.",
        "",
    ]


def test_the_parts_of_a_list_of_works_are_lists():
    text = (
        "# Town archive\n\nIt is old.\n\n## Bibliography\n\n### Papers\n\nJane Brown, Papers, London: Example Press,"
        " 2001.\n\n### Maps\n\nAnn Reed, Maps, London: Example Press, 2008.\n"
    )
    assert lines(text, "a.md")[3:5] == ["", f"0. {BROWN}"]
    assert lines(text, "a.md")[5] == f"1. {REED}"


def test_a_heading_without_words_of_its_own_stays_above_its_parts():
    text = "# Town archive\n\nIt is old.\n\n## Sources\n\n### Maps\n\nThey were lost in the flood. Some were found.\n"
    found = lines(text, "a.md")
    assert [each for each in found if each.startswith("#")] == ["## Sources (3)", "### Maps (4)"]


def test_lines_of_one_paragraph_are_a_work_each():
    body = (
        "<h1>Town archive</h1><p>It is old [1]. It is small [2].</p><h3>References</h3>"
        "<p>[1] Jane Brown, Papers, London: Example Press, 2001.<br>"
        "[2] Ann Reed, Maps, London: Example Press, 2008.</p>"
    )
    assert lines(page(body), "a.html") == [
        "Town archive [en]",
        "",
        "2: It is old. [1 -> 0]",
        "2: It is small. [2 -> 1]",
        "",
        f"0. {BROWN}",
        f"1. {REED}",
    ]


def test_a_work_in_two_lines_is_one():
    body = "<h1>Town</h1><p>It is old.</p><h3>Literature</h3><p>Jane Brown, Papers,<br>London: Example Press, 2001.</p>"
    assert lines(page(body), "a.html")[4] == f"0. {BROWN}"


def test_short_bold_paragraphs_of_a_document_are_headings(tmp_path):
    text = (
        "**Town archive**\n\n**Introduction**\n\nIt is old.\n\n***1. Use***\n\nIt is open. **It is small.**\n\n"
        "**Nobody reads there.**\n\n**Bibliography**\n\nJane Brown, Papers, London: Example Press, 2001.\n"
    )
    written = tmp_path / "article.docx"
    command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--output={written}"]
    subprocess.run(command, input=text.encode(), check=True)
    assert lines(written.read_bytes(), written.name) == [
        "Town archive [en]",
        "## Introduction (2)",
        "",
        "3: It is old.",
        "## Use (4)",
        "",
        "5: It is open.",
        "5: It is small.",
        "",
        "6: Nobody reads there.",
        "",
        f"0. {BROWN}",
        "8 not cited: Jane Brown, Papers, London: Example Press, 2001.",
    ]


def test_what_stands_above_the_title_of_a_page_is_set_aside():
    body = "<p>We greet our readers.</p><h1>Town archive</h1><p>It is old.</p>"
    assert lines(page(body).replace("</title>", " | Example Site</title>"), "a.html") == [
        "Town archive [en]",
        "",
        "3: It is old.",
        "",
        "1 unread: We greet our readers.",
    ]


def test_links_and_comments_of_a_page_are_none_of_the_article():
    body = (
        "<h1>Town archive</h1><p>By Ann Reed</p><p>It is old.</p><h3>Related</h3><p>Town hall</p>"
        "<p>The archive is open on Mondays.</p><h3>Share this:</h3><ul><li>By post</li></ul>"
        "<h2>2 thoughts on “Town archive”</h2><p>It was closed when I came.</p><h2>Literature</h2>"
        "<p>Jane Brown, Papers, London: Example Press, 2001.</p>"
    )
    found = lines(page(body), "a.html")
    assert [line for line in found if "boilerplate" not in line] == [
        "Town archive [en]",
        "",
        "3: It is old.",
        "",
        "6: The archive is open on Mondays.",
        "",
        f"0. {BROWN}",
        "12 not cited: Jane Brown, Papers, London: Example Press, 2001.",
    ]
    assert [line.partition("boilerplate: ")[2] for line in found if "boilerplate" in line] == [
        "By Ann Reed",
        "Related",
        "Town hall",
        "Share this:",
        "By post",
        "2 thoughts on “Town archive”",
        "It was closed when I came.",
    ]


def test_a_call_for_a_source_in_a_page_is_a_source_that_is_missing():
    body = (
        '<h1>Town archive</h1><p>It is old.<sup class="noprint Inline-Template">[<i><a href="/w">citation needed</a>'
        '</i>]</sup> It is small.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">Brown 2001, p. 5.</li></ol>'
    )
    assert "2 no reference: [citation needed]" in lines(page(body), "a.html")
