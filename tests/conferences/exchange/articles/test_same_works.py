"""A work that is told twice is one work, however it is told, and works that differ stay apart."""

import pytest

from conferences.exchange.articles.reading import read_article


def read(text, name):
    """Return the titles of the works, and label, work and place of each note."""
    article = read_article(text.encode(), name)
    notes = [
        (note.label, note.reference, note.locator)
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for note in sentence.notes
    ]
    return [each.title for each in article.references], notes


def test_two_templates_of_one_work_differ_by_the_page_that_each_cites():
    text = (
        "The mill was old.<ref>{{cite book|last=Reed|first=Ann|title=Mills|year=1990|page=5}}</ref> It burned."
        "<ref>{{cite book|last=Reed|first=Ann|title=Mills|year=1990|page=9}}</ref>\n\n"
        "== Bibliography ==\n* {{cite book|last=Reed|first=Ann|title=Mills: A History|year=1990|publisher=Ox}}\n"
    )
    assert read(text, "x.wiki") == (["Mills: A History"], [("1", 0, "5"), ("2", 0, "9")])


@pytest.mark.parametrize(
    "other",
    [
        "last=Reed|first=Ann|title=Mills|year=1991",
        "last=Reed|first=Ann|title=Mills|year=1990|volume=2",
        "last=Reed|first=Ann|title=Mills of the north|year=1990",
        "last=Reed|first=Bo|title=Mills|year=1990",
        "last=Reed|first=Ann|title=Mills|year=1990|journal=Times",
        "last=Reed|first=Ann|title=Mills|year=1990|url=https://example.org/b",
    ],
)
def test_works_that_differ_in_more_than_the_page_are_two(other):
    one = "last=Reed|first=Ann|title=Mills|year=1990|volume=1|url=https://example.org/a"
    text = f"It was.<ref>{{{{cite book|{one}}}}}</ref> It is.<ref>{{{{cite book|{other}}}}}</ref>\n"
    assert [reference for _label, reference, _place in read(text, "x.wiki")[1]] == [0, 1]


def test_short_references_of_one_note_each_lead_to_their_work():
    text = (
        "The road was old.[^a] It was narrow.[^b] Carts broke.[^c]\n\n"
        "[^a]: Ellen Brook, *The Salt Road* (Hennick: Moor Press, 1960), 12.\n"
        "[^b]: Karl Stone, “Carts of the Moor,” *Moor Quarterly* 4 (1971): 7.\n"
        "[^c]: Brook, *Salt Road*, 14; Stone, “Carts,” 9.\n\n"
        "# Bibliography\n\nBrook, Ellen. *The Salt Road*. Hennick: Moor Press, 1960.\n\n"
        "Stone, Karl. “Carts of the Moor.” *Moor Quarterly* 4 (1971): 3–19.\n"
    )
    assert read(text, "x.md") == (
        ["The Salt Road", "Carts of the Moor"],
        [("1", 0, "12"), ("2", 1, "7"), ("3", 0, "14"), ("3", 1, "9")],
    )


def test_authors_whose_names_are_not_divided_are_cited_by_the_first_of_them_too():
    text = (
        "Chợ đóng cửa năm 1930 (Lâm 1975, tr. 12). Người bán cá đi đầu (Hồ & Đặng 1988, tr. 40–41). Chợ lại mở"
        " (Lâm Thị Gỗ 1975, tr. 20).\n\n"
        "## Tài liệu tham khảo\n\n- Lâm Thị Gỗ (1975). *Chợ và người*. Sài Gòn: Nhà xuất bản Bến Nước.\n"
        '- Hồ Văn Cá & Đặng Thị Tôm (1988). "Những người bán cá". *Tạp chí Chợ Quê*, số 3, tr. 35–50.\n'
    )
    assert read(text, "x.md") == (
        ["Chợ và người", "Những người bán cá"],
        [
            ("Lâm 1975, tr. 12", 0, "12"),
            ("Hồ & Đặng 1988, tr. 40–41", 1, "40–41"),
            ("Lâm Thị Gỗ 1975, tr. 20", 0, "20"),
        ],
    )


def test_two_authors_of_one_first_name_are_not_told_apart_by_it():
    text = (
        "Chợ đóng cửa (Lâm 1975, tr. 12).\n\n## Tài liệu tham khảo\n\n"
        "- Lâm Thị Gỗ (1975). *Chợ và người*. Sài Gòn: Nhà xuất bản Bến Nước.\n"
        "- Lâm Văn Tre (1975). *Bến và thuyền*. Sài Gòn: Nhà xuất bản Bến Nước.\n"
    )
    assert read(text, "x.md") == (["Chợ và người", "Bến và thuyền"], [])


def test_a_page_may_stand_behind_a_typed_number_and_a_colon():
    text = "The riot began [1]. Four looms burned [1: 9].\n\n## References\n\n[1] Ann Shuttle, *Looms*, London, 1950.\n"
    assert read(text, "x.md") == (["Looms"], [("1", 0, ""), ("1", 0, "9")])
