"""Articles in every format, language and manner of notes, each with all that is to be read in it."""

import subprocess
from pathlib import Path

import pypandoc
import pytest

from conferences.exchange.articles.reading import read_article
from conferences.exchange.articles.values import article_from
from tests.conferences.exchange.articles.telling import told

SAMPLES = Path(__file__).parent / "samples"
ARTICLES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_is_read_as_a_person_would_read_it(path):
    expected = path.with_name(f"{path.name}.expected").read_text("utf-8")
    assert told(read_article(path.read_bytes(), path.name)) == expected


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_footnotes_of_a_written_document_become_notes(form, tmp_path):
    written = tmp_path / f"article.{form}"
    text = (
        "---\ntitle: Town archive\n---\n\n# Holdings\n\nMaps are kept.[^a] They are old.[^b]\n\n> Quoted.\n\n"
        "- An item\n\n[^a]: Jane Brown, *Papers of a Town*, London: Example Press, 2001, p. 46.\n"
        "[^b]: Brown 2001, p. 50.\n"
    )
    command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--output={written}"]
    subprocess.run(command, input=text.encode(), check=True)
    lines = told(read_article(written.read_bytes(), written.name)).splitlines()
    # Only DOCX has a style for titles that pandoc keeps; in ODT it is the first line.
    first = 1 if form == "docx" else 2
    assert lines == [
        "Town archive [en]",
        f"# Holdings ({first})",
        "",
        f"{first + 1}: Maps are kept. [1 -> 0, 46]",
        f"{first + 1}: They are old. [2 -> 0, 50]",
        "",
        f"> {first + 2}: Quoted.",
        "",
        f"- {first + 3}: An item",
        "",
        "0. book | Brown, Jane | Papers of a Town | year=2001 | pages=46 | place=London | publisher=Example Press",
    ]


def test_an_article_survives_json():
    article = read_article((SAMPLES / "en.txt").read_bytes())
    assert article_from(article.as_json()) == article


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("en.txt", "Town archive"),
        ("en.wiki", "town archive"),
        ("en.html", "Town"),
        ("en.md", "Town"),
    ],
)
def test_the_format_is_told_from_the_text_where_the_name_does_not_say(name, start):
    content = (SAMPLES / name).read_bytes()
    assert read_article(content, "") == read_article(content, name)
    assert read_article(content, "").title.startswith(start)


def test_numbers_without_a_list_are_notes_only_if_they_count_up():
    counted = "Paper keeps.1 It is white.2 It burns.3\n"
    assert [len(each.notes) for each in _sentences(counted)] == [1, 1, 1]
    measured = "It weighs 12.5 grams. Room B2 is cold. See p.4 and page7\n"
    assert all(not each.notes for each in _sentences(measured))


def _sentences(text):
    article = read_article(text.encode())
    return [
        each
        for section in article.sections
        for paragraph in section.paragraphs
        for each in paragraph.sentences
    ]
