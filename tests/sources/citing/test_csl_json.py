"""What a record becomes as CSL-JSON."""

import pytest

from sources.citing.csl_json import archive_location, csl_item
from sources.citing.records import CreatorRecord, SourceRecord
from tests.sources.citing.collected_documents import MATERSKI, SECRET_PROTOCOL2, WIKI_VI
from tests.sources.citing.collected_publications import (
    COATNEY1993,
    DAVIES1986,
    JAMBREK2008,
    VISHLYOV2001,
)


def test_a_russian_book_has_both_scripts_and_both_languages():
    assert csl_item(VISHLYOV2001, language="en") == {
        "id": "vishlyov2001",
        "type": "book",
        "language": "ru",
        "title": "Накануне 22 июня 1941 года [On the Eve of 22 June 1941]",
        "publisher": "Наука",
        "publisher-place": "Москва",
        "issued": {"date-parts": [[2001]]},
        "author": [{"family": "Вишлёв", "given": "О. В.", "suffix": "[Vishlyov, O. V.]"}],
    }


def test_a_russian_book_on_a_russian_page_has_its_own_words_only():
    assert csl_item(VISHLYOV2001, language="ru-RU") == {
        "id": "vishlyov2001",
        "type": "book",
        "language": "ru",
        "title": "Накануне 22 июня 1941 года",
        "publisher": "Наука",
        "publisher-place": "Москва",
        "issued": {"date-parts": [[2001]]},
        "author": [{"family": "Вишлёв", "given": "О. В."}],
    }


def test_a_treaty_keeps_its_type_and_day():
    assert csl_item(SECRET_PROTOCOL2, language="en") == {
        "id": "secret-protocol2",
        "type": "treaty",
        "language": "en",
        "title": (
            "Secret Supplementary Protocol No. 2 to the German-Soviet Boundary and "
            "Friendship Treaty"
        ),
        "issued": {"date-parts": [[1939, 9, 28]]},
    }


def test_a_report_has_its_editor_and_the_months_of_its_making():
    assert csl_item(JAMBREK2008, language="en") == {
        "id": "jambrek2008",
        "type": "report",
        "language": "en",
        "title": "Crimes committed by totalitarian regimes",
        "publisher": "European Commission",
        "issued": {"date-parts": [[2008, 1], [2008, 6]]},
        "editor": [{"family": "Jambrek", "given": "Peter"}],
    }


def test_a_document_known_from_reports_has_a_description_and_no_title():
    assert csl_item(MATERSKI, language="en") == {
        "id": "materski",
        "type": "document",
        "language": "en",
        "genre": (
            "Position on a link between the NKVD prisoner massacres and the AB-Aktion, as reported"
        ),
        "author": [{"family": "Materski", "given": "Wojciech"}],
    }


@pytest.mark.parametrize(
    "whereabouts", [{"archive": "AAN"}, {"issued": "1940"}, {"url": "https://example.org"}]
)
def test_a_document_that_can_be_found_has_a_title(whereabouts):
    document = SourceRecord("order", "document", "Order", language="en", **whereabouts)

    assert csl_item(document, language="en")["title"] == "Order"


def test_an_item_always_names_a_language():
    unknown = SourceRecord("photo", "graphic", "Photograph")

    assert csl_item(unknown, language="en")["language"] == "und"
    assert csl_item(WIKI_VI, language="en")["language"] == "vi"


def test_a_type_that_csl_does_not_know_becomes_a_document():
    leaflet = SourceRecord("leaflet", "leaflet", "Leaflet", issued="1940")

    assert csl_item(leaflet, language="en")["type"] == "document"


def test_a_thesis_without_a_kind_is_called_one_in_the_language_of_the_page():
    assert csl_item(COATNEY1993, language="en")["genre"] == "thesis"
    assert csl_item(COATNEY1993, language="vi")["genre"] == "luận văn"


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [("II", "2"), ("IV", "4"), ("XXXIX", "39"), ("12", "12"), ("33/266", "33/266"), ("C", "C")],
)
def test_a_roman_volume_is_printed_in_arabic(recorded, printed):
    volume = SourceRecord("volume", "book", "Volume", volume=recorded)

    assert csl_item(volume, language="en")["volume"] == printed


def test_titles_and_names_get_apostrophes_and_dashes():
    record = SourceRecord(
        key="playground",
        type="chapter",
        title="God's Playground - Poland 1939-1941",
        container_title="Poland's Past",
        creators=(CreatorRecord("author", family="O'Neil", given="Ann"),),
    )

    assert csl_item(record, language="en") == {
        "id": "playground",
        "type": "chapter",
        "language": "und",
        "title": "God’s Playground – Poland 1939–1941",
        "container-title": "Poland’s Past",
        "author": [{"family": "O’Neil", "given": "Ann"}],
    }


def test_numbers_of_books_go_along_and_remarks_do_not():
    assert csl_item(DAVIES1986, language="en") == {
        "id": "davies1986",
        "type": "book",
        "language": "en",
        "title": "God’s Playground",
        "publisher": "Oxford University Press",
        "ISBN": "0-19-821944-X",
        "volume": "2",
        "issued": {"date-parts": [[1986]]},
        "author": [{"family": "Davies", "given": "N."}],
    }
    assert "note" not in csl_item(MATERSKI, language="en")


def test_creators_keep_their_roles_and_order():
    record = SourceRecord(
        key="film",
        type="motion_picture",
        title="Film",
        creators=(
            CreatorRecord("director", family="Second", given="B."),
            CreatorRecord("director", family="First", given="A."),
            CreatorRecord("projectionist", literal="Kino Ruch"),
        ),
    )

    item = csl_item(record, language="en")

    assert item["director"] == [
        {"family": "Second", "given": "B."},
        {"family": "First", "given": "A."},
    ]
    assert item["contributor"] == [{"literal": "Kino Ruch"}]


def test_a_romanised_body_follows_its_own_name():
    record = SourceRecord(
        key="decree",
        type="document",
        title="Приказ",
        language="ru",
        issued="1940",
        creators=(CreatorRecord("author", literal="НКВД СССР", romanised="NKVD SSSR"),),
    )

    assert csl_item(record, language="en")["author"] == [{"literal": "НКВД СССР [NKVD SSSR]"}]


@pytest.mark.parametrize(
    "recorded", ["10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182"]
)
def test_a_doi_is_given_bare(recorded):
    article = SourceRecord("article", "article-journal", "Article", doi=recorded)

    assert csl_item(article, language="en")["DOI"] == "10.1000/182"


@pytest.mark.parametrize(
    ("place", "language", "expected"),
    [
        ({}, "en", ""),
        ({"file": "12"}, "en", "file 12"),
        ({"fonds": "17", "folio": "130"}, "en", "fonds 17, fol. 130"),
        ({"folio": "130-133"}, "en", "fols. 130–133"),
        ({"fonds": "RG 238", "series": "opis 166"}, "en", "RG 238, opis 166"),
        (
            {"fonds": "17", "series": "166", "file": "621", "folio": "130"},
            "vi",
            "phông 17, mục lục 166, hồ sơ 621, tờ 130",
        ),
    ],
)
def test_a_place_in_an_archive_is_named_level_by_level(place, language, expected):
    document = SourceRecord("order", "document", "Order", **place)

    assert archive_location(document, language=language) == expected
