"""Sources found as one types, by words that each act on a source writes anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Creator, Source, SourceWord
from sources.services.finding import cards_of, find_sources
from tests.factories.works import add_row, make_source

pytestmark = pytest.mark.django_db


def keys(typed: str) -> list[str]:
    return [card.key for card in find_sources(typed)]


def words(source: Source) -> set[str]:
    return set(SourceWord.objects.filter(work_id=source.pk).values_list("word", flat=True))


@pytest.fixture
def rees(editor):
    source = make_source(editor, "World War Two Behind Closed Doors", key="rees2008", issued="2008")
    add_row(source, Creator(source=source, family="Rees", given="Laurence"), editor)
    return source


@pytest.fixture
def protocol(editor):
    return make_source(
        editor, "Протокол совещания", type="document", key="garf-64", issued="1939-12", archive="GARF",
        fonds="9401", series="2", file="64", romanised_title="Protokol soveshchaniia", evidence_kind="primary",
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    ["rees", "Rées", "REES 2008", "closed doors", "rees2008", "laur wor", "2008 doors", "Реес"],
)
def test_a_source_is_found_by_the_beginnings_of_its_words(rees, protocol, typed):
    assert keys(typed) == ["rees2008"]


@pytest.mark.parametrize(
    "typed",
    [
        "garf 9401",
        "GARF f. 9401 op. 2 d. 64",
        "9401/2/64",
        "протокол",
        "protokol",
        "ГАРФ",
        "garf-64",
    ],
)
def test_a_document_is_found_by_its_signature_and_in_any_script(rees, protocol, typed):
    assert keys(typed) == ["garf-64"]


@pytest.mark.parametrize(
    "typed", ["", " ", "r", "%", "_", "'; DROP TABLE", "\x00", "nowhere", "x" * 300]
)
def test_what_is_in_no_source_finds_none(rees, typed):
    assert keys(typed) == []


def test_who_is_named_so_comes_before_what_is_only_called_so(rees, editor):
    make_source(editor, "Reesources of the archive", key="a-title")
    make_source(editor, "Rees and his book", key="of-rees")
    assert keys("rees") == ["rees2008", "of-rees", "a-title"]
    assert keys("of-rees") == ["of-rees", "a-title"]


def test_two_letters_alone_are_a_whole_word(rees, editor):
    make_source(editor, "The letters of Li", key="li")
    make_source(editor, "Library", key="library")
    assert (keys("li"), keys("lib")) == (["li"], ["library"])


def test_it_says_what_tells_one_source_from_another(protocol, rees):
    (card,) = find_sources("garf")
    assert (card.makers, card.year, card.signature, card.kind) == (
        [], "1939", "GARF, 9401/2/64", "document (archival or other), primary",
    )  # fmt: skip
    assert (card.is_archival, card.is_withdrawn) == (True, False)
    assert {card.key: card.makers for card in cards_of(["garf-64"], [rees.pk])} == {
        "garf-64": [], "rees2008": ["Rees"],
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["rees", "rees 2008 doors"])
def test_it_asks_two_queries_however_many_are_found(rees, editor, typed):
    for number in range(3):
        make_source(editor, f"Rees 2008 doors {number}")
    with CaptureQueriesContext(connection) as asked:
        assert len(find_sources(typed)) == 4
    assert len(asked) == 2


def test_each_act_brings_the_words_to_what_is_recorded(rees, editor):
    assert words(rees) == {
        "2008", "behind", "closed", "doors", "laurence", "rees", "rees2008", "two", "war", "world",
    }  # fmt: skip
    with record(rees, by=editor, act=Act.EDIT, summary="Renames it.", base=base_of(rees)):
        rees.title = "Zakopane"
        rees.save()
        rees.creators.all().delete()
    assert words(rees) == {"2008", "rees2008", "zakopane"}
    with record(rees, by=editor, act=Act.DELETE, summary="Not cited.", base=base_of(rees)):
        key = rees.pk
        rees.delete()
    assert not SourceWord.objects.filter(work_id=key).exists()


def test_an_act_that_fails_leaves_the_words_as_they_were(rees, editor):
    before = words(rees)
    with (
        pytest.raises(ZeroDivisionError),
        record(rees, by=editor, act=Act.EDIT, summary="Fails.", base=base_of(rees)),
    ):
        rees.title = "Nothing"
        rees.save()
        raise ZeroDivisionError
    assert words(rees) == before


@pytest.mark.parametrize(
    "typed",
    [
        "10.1093/EHR/cew001",
        "https://doi.org/10.1093/ehr/cew001",
        "doi:10.1093/ehr/cew001",
        "9780563493358",
        "ISBN 978-0-563-49335-8",
        "0 563 49335 6",
        "https://www.example.org/papers/rees/",
        "http://example.org/papers/rees",
    ],
)
def test_a_source_is_found_by_its_identifier_however_that_is_written(rees, protocol, editor, typed):
    same = make_source(
        editor,
        "The same, printed anew",
        key="rees2016",
        doi="10.1093/ehr/cew001",
        isbn="978-0-563-49335-8",
        url="https://example.org/papers/rees",
    )
    make_source(editor, "Another page", url="https://example.org/papers/rees/notes")
    assert keys(typed) == [same.key]


def test_an_identifier_that_nobody_has_finds_nothing(rees):
    for typed in (
        "10.1093/ehr/none",
        "978-0-521-88074-9",
        "https://example.org/",
        "https://a.example/b",
    ):
        assert keys(typed) == []
