"""A page of this site, written for other programs, read back by one of them."""

import json
import subprocess

import pypandoc
import pytest

from sources.citing.online_editions import OnlineEdition, online_item
from sources.exchange.bibtex import bibtex
from sources.exchange.lines import on_one_line
from sources.exchange.ris import ris

ADDRESS = "https://example.org/events/zakopane/v/3/"
TITLES = (
    "Hội nghị Gestapo – NKVD",
    "Совещания НКВД и гестапо",
    "ועידות הגסטפו והנקוו״ד",
    "Żółć, Œuvre, İstanbul, n̈",
    r"50% of \{x} & $a_b$ #1 ~ ^ “q”",
    "ER  - a title\nTY  - of\u2028lines",
    "@book{x, title = {y}},",
    "*Stars*, <b>tags</b>, ticks and [links](x)",
    r"\input{/etc/passwd} \write18{ls}",
    "-- dashes --- and = signs",
)


def edition(**given) -> OnlineEdition:
    values = {
        "key": "zakopane-v3",
        "title": "Zakopane",
        "language": "en",
        "authors": ("Jane Doe", "editor"),
        "site": "Variorum",
        "number": 3,
        "day": "2026-03-04",
        "address": ADDRESS,
    }
    return OnlineEdition(**values | given)


def read(form: str, written: str) -> dict:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), f"--from={form}", "--to=csljson"],
        input=written.encode(),
        capture_output=True,
        check=True,
    )
    [item] = json.loads(done.stdout)
    return item


def test_bibtex_is_written_out():
    assert bibtex(online_item(edition())) == (
        "@incollection{zakopane-v3,\n"
        "  author = {{Jane Doe} and {editor}},\n"
        "  title = {{Zakopane}},\n"
        "  booktitle = {Variorum},\n"
        "  publisher = {Variorum},\n"
        "  edition = {3},\n"
        "  year = {2026},\n"
        "  month = mar,\n"
        "  date = {2026-03-04},\n"
        "  url = {https://example.org/events/zakopane/v/3/},\n"
        "  langid = {english}\n"
        "}\n"
    )


def test_ris_is_written_out():
    assert ris(online_item(edition())) == (
        "TY  - ENCYC\r\n"
        "ID  - zakopane-v3\r\n"
        "AU  - Jane Doe\r\n"
        "AU  - editor\r\n"
        "TI  - Zakopane\r\n"
        "T2  - Variorum\r\n"
        "PB  - Variorum\r\n"
        "ET  - 3\r\n"
        "PY  - 2026\r\n"
        "DA  - 2026/03/04\r\n"
        "LA  - en\r\n"
        "UR  - https://example.org/events/zakopane/v/3/\r\n"
        "ER  - \r\n"
    )


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@pytest.mark.parametrize("title", TITLES)
def test_bibtex_says_the_same_when_read(form, title):
    authors = ("Żaba, O. & Co", "A and B", "Ủy ban {x}", "Doe, Jane")
    item = read(form, bibtex(online_item(edition(title=title, authors=authors))))
    # Readers of BibTeX take these for the dashes of a printer.
    printed = on_one_line(title).replace("---", "—").replace("--", "–")
    assert item["title"].replace('<span class="nocase">', "").replace("</span>", "") == printed
    assert item["author"] == [{"literal": name} for name in authors]
    assert (item["container-title"], item["edition"], item["URL"]) == ("Variorum", "3", ADDRESS)
    assert item["issued"] == {"date-parts": [[2026, 3, 4]]}


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
@pytest.mark.parametrize("title", ["{ open", "closed }", "} turned {", "{{x}"])
def test_a_brace_without_its_partner_does_not_end_the_entry(form, title):
    item = read(form, bibtex(online_item(edition(title=title))))
    assert item["title"].split() == (title.replace("{", "").replace("}", "").split())
    assert item["URL"] == ADDRESS


@pytest.mark.parametrize("title", TITLES)
def test_ris_says_the_same_when_read(title):
    item = read("ris", ris(online_item(edition(title=title))))
    assert item["title"] == on_one_line(title)
    assert item["author"] == [{"family": "Doe", "given": "Jane"}, {"family": "editor"}]
    assert (item["container-title"], item["edition"], item["URL"]) == ("Variorum", "3", ADDRESS)
    assert item["issued"]["date-parts"][0][0] == 2026
    assert item["type"] == "entry-encyclopedia"


def test_an_edition_without_authors_and_an_address_with_braces_are_written_too():
    item = online_item(edition(authors=(), address="https://example.org/{x}\\y z"))
    assert "author" not in item
    assert "  url = {https://example.org/%7Bx%7D%5Cy%20z}," in bibtex(item)
    assert "AU  -" not in ris(item)
