"""Any bytes may be sent: they are refused with a line and a reason, within their limits, or read."""

import gzip
import io
import json
import time
import zipfile

import pytest

from sources.citing.records import CreatorRecord
from sources.exchange.confined import Unreadable
from sources.exchange.formats import FORMATS, read_sources
from sources.exchange.limits import MOST_BYTES, MOST_SOURCES, Refused
from sources.exchange.reading import read_file
from sources.exchange.reading_apart import read_apart
from tests.sources.exchange.fuzzing import fuzzed

EVERY_FORMAT = pytest.mark.parametrize("name", FORMATS)
RECORD = "TY  - BOOK\nTI  - Żółć Накануне\nER  - \n"


def refusal(content: bytes, name: str = "") -> tuple[int, str]:
    with pytest.raises(Unreadable) as refused:
        read_apart(content, name)
    return refused.value.line, refused.value.reason


def faults(content: str, name: str = "") -> list[tuple[int, str]]:
    return [
        (fault.line, fault.reason)
        for source in read_sources(content.encode(), name)
        for fault in source.faults
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (1, "the file is empty.")),
        (b"hello", (1, "this begins like none of the formats that are read here.")),
        (RECORD.encode("utf-16") + b"\n", (4, "the byte 0A stands for nothing in UTF-16-LE.")),
        (
            "TY  - BOOK\nTI  - Żółć\nER  - \n".encode("windows-1250"),
            (2, "the byte AF is not UTF-8: name the encoding of the file, such as Windows-1250 or KOI8-R, or"
                " save it as UTF-8."),
        ),
        (
            "TY  - BOOK\nA1  - Rees\nTI  - Накануне\nER  - \n".encode("koi8-r"),
            (3, "the byte EE is not UTF-8: name the encoding of the file, such as Windows-1250 or KOI8-R, or"
                " save it as UTF-8."),
        ),
        (b"TY  - BOOK\nTI  - a\x00b\nER  - \n",
         (2, "there is a NUL character, so this is no text; or it is UTF-16 that begins without a mark,"
             " which you can name.")),
        (b'[{"type": "book", "title": "A"}\n{', (2, "between two items there is no comma.")),
        (b'[\n{"title": }]', (2, "this is no JSON: Expecting value.")),
        (b'{"no": "items"}',
         (1, "this is no list of items in CSL-JSON: it begins with something else than “[”.")),
        *(
            (content, (1, "this is Zotero's own JSON, which is not read; export the same items from Zotero as"
                          " CSL JSON or as Zotero RDF."))
            for content in (
                b'[{"key": "A", "itemType": "book", "title": "T", "creators": [{"lastName": "B"}]}]',
                b'{"config": {"id": "1"}, "items": [{"itemID": 1, "itemType" : "book", "title": "T"}]}',
            )
        ),
        (b"<xml><records>\n<record></xml>", (2, "this is no XML: mismatched tag.")),
        (b"<html>\n<body><p>x</p></body></html>",
         (2, "this is no file of EndNote (xml, records, record).")),
        (b"<xml></xml>", (1, "there is no record of EndNote (xml, records, record) in this file.")),
        (b"@", (1, "no entry of BibTeX (@book{…) begins anywhere in this file.")),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_line_and_reason(content, expected):
    assert refusal(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("@book{a,\n title = {open\n@book{b, title={Good}}", [(2, "the brace that opens here is not closed.")]),
        ("@book{a, title = {Good}\n\n%\n}", [(3, "here a field (name = {value}) should begin.")]),
        ('@book{a, title = "open}', [(1, "the quotation mark that opens here is not closed.")]),
        ("@book{a b, title={X}}", [(1, "after the key of an entry comes a comma.")]),
        ("@book{a, year = 1939}", [(1, "It has no title.")]),
        ("TY  - BOOK\nTI  - A\n\nTY  - BOOK\nTI  - B\nER  - ",
         [(4, "the record before has no end (a line “ER  -”).")]),
        ("TY  - BOOK\nTI  - A\nER  - \nloose\n", [(4, "this line belongs to no record (TY … ER)."),
                                                   (4, "It has no title.")]),
        ('[\n{"title": "A", "issued": {"date-parts": [["x"]]}}]', [(2, "The parts of the date issued are no date.")]),
        ('[\n{"title": "A", "author": "Rees"}]', [(2, "The names under author are no list of names.")]),
        ("[\n[]]", [(2, "This is no item: it is not in braces.")]),
        ("<xml><records>\n<record><notes>x</notes></record></records></xml>", [(2, "It has no title.")]),
    ],
)  # fmt: skip
def test_a_faulty_source_is_told_with_its_line_and_the_others_are_read(content, expected):
    assert faults(content) == expected


ENTITIES = (
    '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "'
    + "ha" * 50
    + '"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>\n<xml>&b;</xml>'
)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sources.bib", b"@book{" * 1_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (zipped(), (1, "this is a packed file; unpack it, and send what is inside.")),
        (gzip.compress(b" " * 10_000_000), (1, "this is a packed file; unpack it, and send what is inside.")),
        (ENTITIES.encode(), (2, "a document type stands here, which could declare entities.")),
        (b"[" * 1_000_000, (1, "the item that begins here is nested too deeply.")),
        (b"<a>" * 1_000_000, (1, "elements are nested more than 60 deep.")),
        (b"TY  - BOOK\nER  - \n" * 1_000_000,
         (2001, "up to here more than 1,000 sources are faulty: is the format right?")),
        (b"TY  - BOOK\nTI  - A\nER  - \n" * 1_000_000,
         (30001, "there are more than 10,000 sources; split the file before this line.")),
        (b"@book{a, title = {A}}\n" * 1_000_000,
         (20002, "there are more than 20,000 entries; split the file.")),
        (b"x\n" * (MOST_BYTES // 2 + 1),
         (MOST_BYTES // 2 + 1, "the file is longer than 32 MB; split it before this line.")),
    ],
    ids=["zip", "gzip", "entities", "nested JSON", "nested XML", "a million faulty", "a million rows",
         "a million entries", "huge"],
)  # fmt: skip
def test_bombs_are_refused_within_seconds(content, expected):
    began = time.monotonic()
    assert refusal(content) == expected
    assert time.monotonic() - began < 20


def test_strings_that_double_are_refused_before_they_grow():
    doubling = (
        '@string{a0 = "'
        + "x" * 1000
        + '"}\n'
        + "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    )
    *strings, source = read_sources((doubling + "@book{k, title = a59}").encode())
    assert {fault.reason for each in strings for fault in each.faults} == {
        "the value has more than 100,000 characters."
    }
    assert len(source["title"]) < 1000


def test_a_reader_that_takes_too_much_is_ended_and_the_caller_goes_on():
    # As elements of one record these would take some gigabytes.
    content = b"<xml><records><record>" + b"<a/>" * 8_000_000
    assert refusal(content) == (0, "Reading took more than 400 MB of memory.")


def told(content: bytes, name: str) -> list[list]:
    """Return the lines and reasons of all that is wrong with a file."""
    try:
        read = read_file(content, name)
    except Refused as refused:
        return [[refused.line, refused.reason]]
    return [[fault["line"], fault["reason"]] for each in read for fault in each["faults"]]


@EVERY_FORMAT
def test_fuzzed_files_are_read_or_refused_and_nothing_else(name):
    for content in fuzzed(name, 300, seed=1939):
        said = told(content, name)
        assert json.loads(json.dumps(said)) == said
        assert all(line >= 1 and reason for line, reason in said)


def test_a_maker_whose_role_is_empty_is_an_author():
    added = {"creators": [{"role": "", "family": "Rees", "given": None}]}
    content = json.dumps([{"title": "A", "custom": {"x-variorum": added}}])
    assert faults(content) == [(1, "The addition of Variorum cannot be read: a value is not text.")]
    [source] = read_sources(content.replace("null", '""').encode())
    assert source.creators == (CreatorRecord("author", family="Rees"),)


def test_as_many_sources_as_may_be_are_read():
    content = b"TY  - BOOK\nTI  - A\nER  - \n" * MOST_SOURCES
    assert len(read_apart(content)) == MOST_SOURCES


def test_an_item_may_speak_of_the_json_of_zotero():
    title = 'What "itemType": means'
    [source] = read_sources(json.dumps([{"type": "book", "title": title}]).encode(), "")
    assert (source["title"], source.faults) == (title, ())
