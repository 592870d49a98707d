"""Whole references, as a reader meets them."""

import html
import re
from dataclasses import replace

import pytest

from sources.citing.pandoc import CitingFailed
from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.references import APA, CHICAGO_AUTHOR_DATE, MLA, format_references
from tests.sources.citing.collected_publications import (
    DAVIES1986,
    DEBINSKI2007,
    KALBARCZYK2010,
    REES2008,
    VISHLYOV2001,
    WATSON1981,
)
from tests.sources.citing.collection import COLLECTION
from tests.sources.citing.expected_in_english import IN_ENGLISH
from tests.sources.citing.expected_in_vietnamese import IN_VIETNAMESE

REPORT_TO_STALIN = SourceRecord(
    key="report1940",
    type="document",
    title="Записка",
    translated_title="Memorandum",
    romanised_title="Zapiska",
    issued="1940-03-05",
    language="ru",
    archive="Russian State Archive of Socio-Political History",
    archive_place="Moscow",
    fonds="17",
    series="opis 166",
    file="621",
    folio="130-133",
    creators=(CreatorRecord("author", family="Берия", given="Л. П.", romanised="Beria, L. P."),),
)


def one(record, language="en", **options):
    return format_references([record], language=language, **options)[record.key]


def printed(references):
    return {
        key: (found.full_html, found.bibliography_html, found.short)
        for key, found in references.items()
    }


def test_the_collection_reads_in_english_as_an_editor_would_print_it():
    assert printed(format_references(COLLECTION, language="en")) == IN_ENGLISH


def test_the_collection_reads_in_vietnamese_with_vietnamese_words_and_dates():
    references = printed(format_references(COLLECTION, language="vi"))

    assert {key: references[key] for key in IN_VIETNAMESE} == IN_VIETNAMESE


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_plain_text_is_the_html_without_its_tags(language):
    for found in format_references(COLLECTION, language=language).values():
        assert found.full_text == html.unescape(re.sub(r"<[^>]+>", "", found.full_html))
        without_tags = re.sub(r"<[^>]+>", "", found.bibliography_html)
        assert found.bibliography_text == html.unescape(without_tags)


def test_references_come_in_the_order_of_the_records():
    references = format_references([VISHLYOV2001, REES2008, DAVIES1986], language="en")

    assert list(references) == ["vishlyov2001", "rees2008", "davies1986"]


def test_a_reference_does_not_depend_on_the_others_beside_it():
    together = format_references(COLLECTION, language="en")

    assert one(KALBARCZYK2010) == together["kalbarczyk2010"]
    assert one(VISHLYOV2001) == together["vishlyov2001"]


def test_no_sources_give_no_references():
    assert format_references([], language="en") == {}


def test_two_sources_under_one_key_are_refused():
    with pytest.raises(CitingFailed, match=r"^More than one source has the key “rees2008”\.$"):
        format_references([REES2008, replace(DAVIES1986, key="rees2008")], language="en")


def test_an_archival_document_ends_with_the_place_where_it_is_kept():
    found = one(REPORT_TO_STALIN)

    assert found.full_html == (
        'Л. П. Берия [Beria, L. P.], ‘<span lang="ru">Записка</span>’ [Zapiska; Memorandum], '
        "5 March 1940, fonds 17, opis 166, file 621, fols. 130–133, "
        "Russian State Archive of Socio-Political History, Moscow."
    )
    assert found.bibliography_html == (
        'Берия, Л. П. [Beria, L. P.]. ‘<span lang="ru">Записка</span>’ [Zapiska; Memorandum]. '
        "5 March 1940. Fonds 17, opis 166, file 621, fols. 130–133. "
        "Russian State Archive of Socio-Political History, Moscow."
    )
    assert found.short == "Beria 1940"


def test_an_archival_document_on_a_vietnamese_page_names_the_levels_in_vietnamese():
    assert one(REPORT_TO_STALIN, "vi").full_text == (
        "Л. П. Берия [Beria, L. P.], “Записка” [Zapiska; Memorandum], 5 tháng 3 năm 1940, "
        "phông 17, opis 166, hồ sơ 621, tờ 130–133, "
        "Russian State Archive of Socio-Political History, Moscow."
    )


def test_a_page_in_the_language_of_the_source_needs_no_romanised_or_translated_forms():
    assert one(VISHLYOV2001, "ru").full_html == (
        "О. В. Вишлёв, <cite>Накануне 22 июня 1941 года</cite> (Наука, 2001)."
    )


def test_american_punctuation_stands_inside_the_quotation_marks():
    found = one(DEBINSKI2007, "en-US")
    title = (
        '“<span lang="pl">Decyzja władz sowieckich z 5 marca 1940 r. o zagładzie polskich jeńców '
        "wojennych</span>” [The Soviet decision of 5 March 1940 on the annihilation of the Polish "
        "prisoners of war]"
    )

    assert found.full_html == (
        f"Józef Dębiński, {title}, <cite>Voskresenie</cite>, 2007, accessed 5 May 2012, archived."
    )
    assert one(WATSON1981, "en-US").full_html == (
        "George Watson, “Rehearsal for the Holocaust?” <cite>Commentary</cite>, June 1981."
    )


def test_a_copy_follows_an_american_title_inside_the_quotation_marks():
    page = SourceRecord("page", "webpage", "Photo Album", language="en", is_archived=True)

    assert one(page, "en-US").full_text == "“Photo Album,” archived."


def test_a_web_page_links_to_itself_and_to_its_archived_copy():
    page = SourceRecord(
        key="page",
        type="webpage",
        title="Photo Album",
        issued="2011-10",
        accessed="2012-05-05",
        language="en",
        url="https://example.org/album?part=1&lang=en",
        archived_url="https://archive.example.org/2012/album",
    )
    address = (
        '<a href="https://example.org/album?part=1&amp;lang=en">'
        "https://example.org/album?part=1&amp;lang=en</a>"
    )
    copy = (
        '<a href="https://archive.example.org/2012/album">'
        "https://archive.example.org/2012/album</a>"
    )

    found = one(page)

    assert found.full_html == (
        f"‘Photo Album’, October 2011, accessed 5 May 2012, {address}, archived at {copy}."
    )
    assert found.bibliography_html == (
        f"‘Photo Album’. October 2011. Accessed 5 May 2012. {address}. Archived at {copy}."
    )


def test_a_journal_article_links_to_its_doi_and_has_no_date_of_access():
    article = SourceRecord(
        key="article",
        type="article-journal",
        title="The line of demarcation",
        container_title="Journal of Borders",
        volume="XII",
        issue="3",
        pages="101-119",
        issued="1999",
        accessed="2012-05-05",
        doi="https://doi.org/10.1000/182",
        language="en",
        creators=(CreatorRecord("author", literal="Institute of National Remembrance"),),
    )

    assert one(article).full_html == (
        "Institute of National Remembrance, ‘The line of demarcation’, "
        "<cite>Journal of Borders</cite> 12, no. 3 (1999): 101–19, "
        '<a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>.'
    )


def test_a_chapter_names_everyone_who_had_a_part_in_it():
    chapter = SourceRecord(
        key="chapter",
        type="chapter",
        title="A chapter",
        container_title="A volume",
        collection_title="Studies",
        edition="2",
        publisher="Press",
        issued="1990",
        language="en",
        creators=(
            CreatorRecord("author", family="Writer", given="Ann"),
            CreatorRecord("editor", family="First", given="Ed"),
            CreatorRecord("editor", family="Second", given="Sue"),
            CreatorRecord("translator", family="Third", given="Tom"),
        ),
    )

    assert one(chapter).full_html == (
        "Ann Writer, ‘A chapter’, in <cite>A volume</cite>, 2nd edn, ed. Ed First and "
        "Sue Second, trans. Tom Third, Studies (Press, 1990)."
    )
    assert one(chapter, "vi").full_text == (
        "Ann Writer, “A chapter”, trong A volume, in lần thứ 2, chủ biên: Ed First và "
        "Sue Second, người dịch: Tom Third, Studies (Press, 1990)."
    )


@pytest.mark.parametrize(
    ("issued", "in_note", "in_entry"),
    [
        ("1940", "1940", "1940"),
        ("1940-03", "March 1940", "March 1940"),
        ("1939-12-08/1939-12-09", "8–9 December 1939", "8–9 December 1939"),
        ("1939-11/1940-03", "November 1939–March 1940", "November 1939–March 1940"),
        ("1940-21", "Spring 1940", "Spring 1940"),
        ("1940-03?", "perhaps March 1940", "Perhaps March 1940"),
        ("1939-11~", "about November 1939", "About November 1939"),
    ],
)
def test_a_date_is_printed_as_precisely_as_it_is_known(issued, in_note, in_entry):
    letter = SourceRecord("letter", "webpage", "Letter", issued=issued, language="en")

    found = one(letter)

    assert found.full_text == f"‘Letter’, {in_note}."
    assert found.bibliography_text == f"‘Letter’. {in_entry}."


def test_a_vietnamese_month_opens_its_sentence_with_a_capital():
    page = SourceRecord("page", "webpage", "Page", issued="2011-10", language="en")

    assert one(page, "vi").bibliography_text == "“Page”. Tháng 10 năm 2011."


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (APA, "Rees, L. (2008). World War Two Behind Closed Doors. BBC Books."),
        (MLA, "Rees, Laurence. World War Two Behind Closed Doors. BBC Books, 2008."),
        (
            CHICAGO_AUTHOR_DATE,
            "Rees, Laurence. 2008. World War Two Behind Closed Doors. BBC Books.",
        ),
    ],
)
def test_a_style_without_notes_gives_its_entry_for_both(style, expected):
    found = one(REES2008, style=style)

    assert (found.full_text, found.bibliography_text) == (expected, expected)


def test_no_entry_stands_for_its_author_with_a_dash():
    later = replace(REES2008, key="rees2012", title="The Dark Charisma", issued="2012")

    references = format_references([REES2008, later], language="en", style=MLA)

    assert [found.bibliography_text for found in references.values()] == [
        "Rees, Laurence. World War Two Behind Closed Doors. BBC Books, 2008.",
        "Rees, Laurence. The Dark Charisma. BBC Books, 2012.",
    ]
