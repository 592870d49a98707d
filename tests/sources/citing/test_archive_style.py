"""Our own style: where a document lies comes first; and a site's choice of a style, by its name."""

import pytest
from django.core.checks import run_checks

from sources.checks import TAG
from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.references import ARCHIVE, STYLES, format_references
from sources.services.citation_style import site_style

LETTER = SourceRecord(
    "letter", "document", "Report to Moscow", language="en", genre="telegram", archive="GARF",
    archive_place="Moscow", fonds="R-9401", series="1", file="621", folio="130-131", issued="1940-02-20",
    creators=(CreatorRecord("author", family="Serov", given="Ivan"),),
)  # fmt: skip
BOOK = SourceRecord(
    "rees2008", "book", "Behind Closed Doors", language="en", publisher="BBC Books", publisher_place="London",
    issued="2008", creators=(CreatorRecord("author", family="Rees", given="Laurence"),),
)  # fmt: skip
ARTICLE = SourceRecord(
    "sliwinski", "article-journal", "Próba ognia", language="pl", container_title="Dzieje", volume="12",
    issue="3", pages="54-60", issued="1999-03",
    creators=(CreatorRecord("author", family="Śliwiński", given="Łukasz"),
              CreatorRecord("author", family="Nowak", given="Jan")),
)  # fmt: skip
PAGE = SourceRecord(
    "page", "webpage", "Conferences", language="en", container_title="Encyclopedia",
    url="https://example.org/", accessed="2026-11-22",
)  # fmt: skip


def printed(language: str) -> dict[str, tuple[str, str]]:
    made = format_references([LETTER, BOOK, ARTICLE, PAGE], language=language, style=ARCHIVE)
    return {key: (each.full_text, each.bibliography_text) for key, each in made.items()}


def test_an_archive_comes_first_and_published_works_are_cited_as_usual():
    assert printed("en") == {
        "letter": (
            "GARF (Moscow), R-9401, series 1, file 621, fols. 130–131: Ivan Serov, ‘Report to Moscow’,"
            " telegram, 20 February 1940.",
            "GARF (Moscow), R-9401, series 1, file 621, fols. 130–131: Serov, Ivan, ‘Report to Moscow’,"
            " telegram, 20 February 1940.",
        ),
        "rees2008": (
            "Laurence Rees, Behind Closed Doors, London: BBC Books, 2008.",
            "Rees, Laurence, Behind Closed Doors, London: BBC Books, 2008.",
        ),
        "sliwinski": (
            "Łukasz Śliwiński and Jan Nowak, ‘Próba ognia’, Dzieje, vol. 12, no. 3, March 1999, pp. 54–60.",
            "Śliwiński, Łukasz and Jan Nowak, ‘Próba ognia’, Dzieje, vol. 12, no. 3, March 1999, pp. 54–60.",
        ),
        "page": (
            "‘Conferences’, Encyclopedia, https://example.org/, accessed 22 November 2026.",
            "‘Conferences’, Encyclopedia, https://example.org/, accessed 22 November 2026.",
        ),
    }


def test_it_speaks_the_language_of_the_page():
    found = printed("vi")
    assert found["letter"][0] == (
        "GARF (Moscow), R-9401, mục lục 1, hồ sơ 621, tờ 130–131: Ivan Serov, “Report to Moscow”,"
        " telegram, 20 tháng 2 năm 1940."
    )
    assert found["page"][0] == (
        "“Conferences”, Encyclopedia, https://example.org/, truy cập ngày 22 tháng 11 năm 2026."
    )


@pytest.mark.parametrize("name", STYLES)
def test_every_style_that_a_site_may_choose_prints(name, settings):
    settings.CITATION_STYLE = name
    assert run_checks(tags=[TAG]) == []
    for language in ("en", "vi"):
        made = format_references([LETTER, BOOK], language=language, style=site_style())
        assert "Report to Moscow" in made["letter"].full_text
        assert "2008" in made["rees2008"].bibliography_text


def test_a_style_that_is_not_there_is_refused_with_those_that_are(settings):
    settings.CITATION_STYLE = "turabian"
    [error] = run_checks(tags=[TAG])
    assert (error.id, error.msg) == (
        "sources.E001",
        "CITATION_STYLE is 'turabian': set it to one of chicago-notes, chicago-author-date, apa, mla, archive.",
    )
