"""A library written in each format and read again is the same library."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sources.citing.records import CreatorRecord
from sources.editorial.input_gate import clean_line, clean_text
from sources.exchange.exchanged import FLAGS, TEXTS, Exchanged, Repeated, left_over
from sources.exchange.formats import FORMATS, format_of, read_sources, written
from sources.exchange.library import cleaned, exchanged, exchanged_sources
from sources.exchange.reading_apart import read_apart
from sources.fields import IdentifierField
from sources.models import Creator, CreatorRole, Source, SourceType
from tests.sources.exchange.importing_files import imported
from tests.sources.exchange.libraries import library

EVERY_FORMAT = pytest.mark.parametrize("name", FORMATS)


def file_of(sources, name: str) -> bytes:
    return "".join(written(sources, name)).encode()


def differences(before, after) -> list:
    pairs = zip(before, after, strict=True)
    found = [(one["key"], left_over(one, other), other.faults) for one, other in pairs]
    return [each for each in found if each[1] or each[2]]


@EVERY_FORMAT
def test_a_library_of_every_type_script_and_field_comes_back_exactly(name):
    before = library()
    assert {source["type"] for source in before} == set(SourceType.values)
    filled = {column for source in before for column in source.values}
    assert filled == {*TEXTS, *FLAGS}
    assert differences(before, read_sources(file_of(before, name), name)) == []


@EVERY_FORMAT
def test_the_format_of_a_file_is_told_by_its_beginning(name):
    # BibLaTeX is read by the reader of BibTeX.
    expected = "bibtex" if name == "biblatex" else name
    assert format_of(file_of(library(3), name).decode()) == expected


LINES = st.text(max_size=60).filter(lambda text: _is_usable(text)).map(clean_line)


def _is_usable(text: str) -> bool:
    try:
        clean_text(text)
    except ValueError:
        return False
    return True


NAMES = st.builds(
    lambda role, family, given, romanised, whole: CreatorRecord(
        role, **({"literal": family} if whole else {"family": family, "given": given}), romanised=romanised
    ),
    st.sampled_from(CreatorRole.values), LINES.filter(bool), LINES, LINES, st.booleans(),
)  # fmt: skip
ANY_SOURCE = st.builds(
    lambda kind, values, title, note, creators, repeats: Exchanged(
        {name: value for name, value in
         {**values, "title": title, "type": kind, "key": "any", "note": clean_text(note)}.items() if value},
        tuple(creators), tuple(repeats),
    ),
    st.sampled_from(SourceType.values),
    st.fixed_dictionaries({}, optional=dict.fromkeys(TEXTS[4:-1], LINES)),
    LINES.filter(bool),
    st.text(max_size=80).filter(_is_usable),
    st.lists(NAMES, max_size=4),
    st.lists(st.builds(Repeated, st.just("other"), LINES), max_size=2),
)  # fmt: skip


# What a program may print as one sign.
SIGNS = Exchanged(
    {"type": "book", "key": "any", "title": "<<a>> ,,b'' ``c'' d--e---f ~g", "note": ",,,<<<>>>"},
    (),
    (Repeated("other", "<< >> ,, -- ``"),),
)


@EVERY_FORMAT
@settings(max_examples=60)
@example(source=SIGNS)
@given(source=ANY_SOURCE)
def test_whatever_a_source_says_comes_back(name, source):
    assert differences([source], read_sources(file_of([source], name), name)) == []


def test_every_column_of_a_source_and_of_a_name_is_exchanged():
    machinery = {"id", "kind", "label", "folded_label", "work_ptr"}
    columns = {field.name for field in Source._meta.concrete_fields} - machinery
    assert columns == {*TEXTS, *FLAGS}
    names = {field.name for field in Creator._meta.concrete_fields}
    assert names - {"id", "source", "position"} == set(CreatorRecord.__dataclass_fields__)
    assert {field.name for field in Source._meta.fields if isinstance(field, IdentifierField)} == {
        "isbn", "issn", "doi",
    }  # fmt: skip


def test_the_first_collection_comes_back_exactly_from_every_format(collection):
    before = list(exchanged_sources(Source.objects.order_by("key")))
    assert len(before) > 30
    for name in FORMATS:
        assert differences(before, read_apart(file_of(before, name), name)) == []


@EVERY_FORMAT
def test_a_library_imported_into_an_empty_one_is_the_same_library(name, editor):
    # What is kept has one form, as the models give it.
    before, refused = zip(*map(cleaned, library(40)), strict=True)
    assert [sentence for sentences in refused for sentence in sentences] == []
    imported(editor, file_of(before, name))
    after = {each.key: exchanged(each) for each in Source.objects.all()}
    kept = [after[source["key"]] for source in before]
    assert differences(before, kept) == []


def test_what_other_programs_have_fields_for_stands_in_those():
    source = Exchanged(
        {"key": "rees2008", "type": "book", "title": "Behind Closed Doors", "language": "en",
         "publisher": "BBC Books", "publisher_place": "London", "issued": "2008",
         "isbn": "978-0-563-49335-8", "fonds": "17"},
        (CreatorRecord("author", family="Rees", given="Laurence"),),
    )  # fmt: skip
    assert file_of([source], "bibtex").decode() == (
        "@book{rees2008,\n"
        "  author = {Rees, Laurence},\n"
        "  title = {{Behind Closed Doors}},\n"
        "  year = {2008},\n"
        "  date = {2008},\n"
        "  publisher = {BBC Books},\n"
        "  address = {London},\n"
        "  isbn = {978-0-563-49335-8},\n"
        "  langid = {english},\n"
        '  x-variorum-fonds = {"17"}\n'
        "}\n"
    )
    assert file_of([source], "ris").decode() == (
        "TY  - BOOK\r\nAU  - Rees, Laurence\r\nID  - rees2008\r\nTI  - Behind Closed Doors\r\n"
        "PB  - BBC Books\r\nCY  - London\r\nLA  - en\r\nPY  - 2008\r\nDA  - 2008\r\n"
        'SN  - 978-0-563-49335-8\r\nC8  - x-variorum {"fonds":"17"}\r\nER  - \r\n'
    )
    assert json.loads(file_of([source], "csl")) == [
        {
            "id": "rees2008",
            "type": "book",
            "title": "Behind Closed Doors",
            "language": "en",
            "publisher": "BBC Books",
            "publisher-place": "London",
            "archive_location": "17",
            "ISBN": "978-0-563-49335-8",
            "issued": {"date-parts": [[2008]]},
            "author": [{"family": "Rees", "given": "Laurence"}],
            "custom": {"x-variorum": {"fonds": "17", "file": ""}},
        }
    ]


@pytest.mark.parametrize(
    ("issued", "written"),
    [
        ("2008", "2008"),
        ("2008-01", "2008/01"),
        ("2008-01-31", "2008/01/31"),
        ("2008-01/2008-06", "2008/01"),
        ("1939-12-08/1939-12-09", "1939/12/08"),
        ("1940-02-20?", "1940/02/20"),
        ("1940-21", "1940"),
        ("193X", ""),
        ("../1939", ""),
    ],
)
def test_ris_has_of_a_date_the_day_with_which_it_begins_and_all_of_it_comes_back(issued, written):
    values = {"key": "k", "type": "book", "title": "T", "issued": issued, "accessed": issued}
    file = file_of([Exchanged(values, ())], "ris")
    tags = dict(line.split("  - ") for line in file.decode().splitlines())
    assert (tags.get("DA", ""), tags.get("Y2", "")) == (written, written)
    assert [(each["issued"], each["accessed"]) for each in read_sources(file, "ris")] == [
        (issued, issued)
    ]
