"""In RIS and EndNote makers and titles are counted: what the second is depends on the type."""

import pytest

from sources.citing.records import CreatorRecord
from sources.exchange.endnote import write_endnote
from sources.exchange.exchanged import Exchanged, name_parts
from sources.exchange.formats import read_sources
from sources.exchange.ris import write_ris

FOUR_OF_RIS = "AU  - Eins, A.\nA2  - Zwei, B.\nA3  - Drei, C.\nA4  - Vier, D.\n"
FOUR_OF_ENDNOTE = (
    "<contributors><authors><author>Eins, A.</author></authors>"
    "<secondary-authors><author>Zwei, B.</author></secondary-authors>"
    "<tertiary-authors><author>Drei, C.</author></tertiary-authors>"
    "<subsidiary-authors><author>Vier, D.</author></subsidiary-authors></contributors>"
)


def only(content: str):
    [source] = read_sources(content.encode())
    assert source.faults == ()
    return dict(source.values), [name_parts(each) for each in source.creators]


def in_ris(tags: str) -> str:
    return f"{tags}ER  - \n"


def in_endnote(name: str, inner: str, number: str = "") -> str:
    named = f' name="{name}"' if name else ""
    return f"<xml><records><record><ref-type{named}>{number}</ref-type>{inner}</record></records></xml>"


def roles(creators) -> list[tuple[str, str]]:
    return [(each["family"], each["role"]) for each in creators]


@pytest.mark.parametrize(
    ("tag", "name", "made", "kept"),
    [
        ("BOOK", "Book", [("Eins", "author"), ("Zwei", "collection-editor"), ("Drei", "editor"),
                          ("Vier", "translator")], ()),
        ("EDBOOK", "Edited Book", [("Eins", "editor"), ("Zwei", "collection-editor"),
                                   ("Drei", "editor"), ("Vier", "translator")], ()),
        ("CHAP", "Book Section", [("Eins", "author"), ("Zwei", "editor"),
                                  ("Drei", "collection-editor"), ("Vier", "translator")], ()),
        ("PCOMM", "Personal Communication", [("Eins", "author"), ("Zwei", "recipient"),
                                             ("Drei", "collection-editor"), ("Vier", "translator")], ()),
        ("MPCT", "Film or Broadcast", [("Eins", "director")], ("Zwei, B.", "Drei, C.", "Vier, D.")),
        ("THES", "Thesis", [("Eins", "author"), ("Vier", "translator")], ("Zwei, B.", "Drei, C.")),
    ],
)  # fmt: skip
def test_makers_have_the_role_of_their_place(tag, name, made, kept):
    for content in (
        in_ris(f"TY  - {tag}\nTI  - T\n{FOUR_OF_RIS}"),
        in_endnote(name, f"{FOUR_OF_ENDNOTE}<titles><title>T</title></titles>"),
    ):
        values, creators = only(content)
        assert roles(creators) == made
        assert [line.partition(": ")[2] for line in values.get("note", "").splitlines()] == [*kept]


@pytest.mark.parametrize(
    ("tag", "name", "column"),
    [
        ("BOOK", "Book", "collection_title"),
        ("RPRT", "Report", "collection_title"),
        ("MAP", "Map", "collection_title"),
        ("CHAP", "Book Section", "container_title"),
        ("NEWS", "Newspaper Article", "container_title"),
        ("THES", "Thesis", "note"),
    ],
)
def test_the_second_title_is_that_of_a_series_or_of_what_holds_the_work(tag, name, column):
    ris, _makers = only(in_ris(f"TY  - {tag}\nTI  - T\nT2  - Zweiter\n"))
    endnote, _makers = only(
        in_endnote(
            name, "<titles><title>T</title><secondary-title>Zweiter</secondary-title></titles>"
        )
    )
    said = {"note": ("T2: Zweiter", "secondary-title: Zweiter")}.get(column, ("Zweiter", "Zweiter"))
    assert (ris[column], endnote[column]) == said
    assert set(ris) == set(endnote) == {"type", "title", column}


def test_a_book_is_written_where_other_programs_look_for_its_makers():
    source = Exchanged(
        {"type": "book", "title": "T", "collection_title": "Reihe"},
        (
            CreatorRecord("author", family="Eins", given="A."),
            CreatorRecord("editor", family="Drei", given="C."),
            CreatorRecord("translator", family="Vier", given="D."),
        ),
    )
    assert write_ris(source) == (
        "TY  - BOOK\r\nAU  - Eins, A.\r\nA3  - Drei, C.\r\nA4  - Vier, D.\r\nTI  - T\r\nT3  - Reihe\r\n"
        "T2  - Reihe\r\nER  - \r\n"
    )
    assert write_endnote(source) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n<record><ref-type name="Book">6</ref-type>'
        "<contributors><authors><author>Eins, A.</author></authors>"
        "<subsidiary-authors><author>Vier, D.</author></subsidiary-authors>"
        "<tertiary-authors><author>Drei, C.</author></tertiary-authors></contributors>"
        "<titles><title>T</title><tertiary-title>Reihe</tertiary-title>"
        "<secondary-title>Reihe</secondary-title></titles></record>\n</records></xml>\n"
    )


def test_a_body_ends_with_a_comma_and_keeps_its_own():
    expected = [
        {"role": "author", "literal": "Urząd Skarbowy, Biuro"},
        {"role": "author", "literal": "Rada Miasta, Łódź"},
        {"role": "author", "family": "Most", "given": "P. Jr."},
    ]
    names = ("Urząd Skarbowy, Biuro,", "Rada Miasta,, Łódź,", "Most,P.,Jr.")
    tags = "".join(f"AU  - {name}\n" for name in names)
    assert only(in_ris(f"TY  - JOUR\nTI  - T\n{tags}"))[1] == expected


@pytest.mark.parametrize(
    ("year", "day", "issued", "note"),
    [
        ("1939", "September 17", "1939-09-17", ""),
        ("1939", "17 września", "1939-09-17", ""),
        ("1939", "29 Aug", "1939-08-29", ""),
        ("1939", "Winter", "1939-24", ""),
        ("1939", "17 IX 1939 r.", "1939-09-17", ""),
        ("1939", "wydanie poranne", "1939", "wydanie poranne"),
        ("1939", "5/6/1939", "1939", "5/6/1939"),
        ("1939", "17/9/1939", "1939-09-17", ""),
        ("1939-41", "", "1939/1941", ""),
        ("ok. 1939", "", "1939~", ""),
        ("przed 1939", "", "", "przed 1939"),
    ],
)  # fmt: skip
def test_the_day_of_a_newspaper_stands_apart_from_its_year(year, day, issued, note):
    dates = f"<year>{year}</year><pub-dates><date>{day}</date></pub-dates>"
    content = in_endnote(
        "Newspaper Article", f"<titles><title>T</title></titles><dates>{dates}</dates>"
    )
    values, _makers = only(content)
    assert (values.get("issued", ""), values.get("note", "").partition(": ")[2]) == (issued, note)
    values, _makers = only(in_ris(f"TY  - NEWS\nTI  - T\nPY  - {year}\nDA  - {day}\n"))
    assert (values.get("issued", ""), values.get("note", "").partition(": ")[2]) == (issued, note)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("Y1  - 1939/12//\n", {"issued": "1939-12"}),
        ("PY  - 1939\nY1  - 1939/12/17/\n", {"issued": "1939-12-17"}),
        ("PY  - 1939///Winter\n", {"issued": "1939-24", "note": "PY: 1939///Winter"}),
        ("PY  - 1939///no. 2\n", {"issued": "1939", "note": "PY: 1939///no. 2"}),
        ("AN  - zesp. 3, sygn. 4\n", {"file": "zesp. 3, sygn. 4"}),
        ("M3  - 10.1000/182\n", {"doi": "10.1000/182"}),
        ("UR  - https://example.org/a\nhttps://example.org/b\n",
         {"url": "https://example.org/a", "note": "UR: https://example.org/b"}),
    ],
)  # fmt: skip
def test_tags_of_older_and_other_programs(tags, expected):
    values, _makers = only(in_ris(f"TY  - MANSCPT\nTI  - T\n{tags}"))
    assert values == {"type": "manuscript", "title": "T", **expected}


def test_the_number_of_pages_of_a_book_is_no_place_in_it():
    values, _makers = only(in_ris("TY  - BOOK\nTI  - T\nSP  - 412\n"))
    assert values == {"type": "book", "title": "T", "note": "SP: 412"}
    values, _makers = only(in_ris("TY  - CHAP\nTI  - T\nC2  - Ganz, E.\nSP  - 412\n"))
    assert values == {"type": "chapter", "title": "T", "pages": "412"}


def test_the_full_title_of_a_journal_goes_before_the_short_one():
    values, _makers = only(in_ris("TY  - JOUR\nTI  - T\nJO  - Zap. Hist.\nJF  - Zapiski\n"))
    assert values == {
        "type": "article-journal", "title": "T", "container_title": "Zapiski", "note": "JO: Zap. Hist.",
    }  # fmt: skip


def test_the_lines_of_a_library_above_the_first_record_are_no_record():
    content = "Provider: An archive\nContent: text/plain\n\nTY  - BOOK\nTI  - T\nER  - \n"
    assert only(content) == ({"type": "book", "title": "T"}, [])


def test_a_type_that_endnote_only_numbers_and_the_day_on_which_a_page_was_read():
    titles = "<titles><title>T</title></titles>"
    assert only(in_endnote("", titles, "28"))[0] == {"type": "book", "title": "T"}
    page = f"{titles}<volume>2020</volume><number>4 May</number>"
    assert only(in_endnote("Web Page", page))[0] == {
        "type": "webpage", "title": "T", "accessed": "2020-05-04",
    }  # fmt: skip


def test_a_database_is_no_archive_but_an_archive_is():
    database = "<remote-database-name>JSTOR</remote-database-name>"
    titles = "<titles><title>T</title></titles>"
    assert only(in_ris("TY  - JOUR\nTI  - T\nDB  - JSTOR\nAN  - 123\n"))[0] == {
        "type": "article-journal", "title": "T", "note": "DB: JSTOR\nAN: 123",
    }  # fmt: skip
    assert only(in_endnote("Journal Article", titles + database))[0] == {
        "type": "article-journal", "title": "T", "note": "remote-database-name: JSTOR",
    }  # fmt: skip
    assert only(in_ris("TY  - MANSCPT\nTI  - T\nDB  - AAN\nAN  - 123\n"))[0] == {
        "type": "manuscript", "title": "T", "archive": "AAN", "file": "123",
    }  # fmt: skip
    assert only(in_endnote("Manuscript", titles + database))[0] == {
        "type": "manuscript", "title": "T", "archive": "JSTOR",
    }  # fmt: skip
