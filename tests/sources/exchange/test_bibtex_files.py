"""Files of BibTeX and BibLaTeX as JabRef, Mendeley, Zotero and hands write them."""

import pytest

from sources.exchange.exchanged import name_parts
from sources.exchange.formats import read_sources
from sources.exchange.tex import printed, verbatim
from sources.exchange.tex_names import read_names


def only(content: str, place: int = 0):
    source = read_sources(content.encode())[place]
    assert source.faults == ()
    return dict(source.values), [name_parts(each) for each in source.creators]


def values(content: str) -> dict[str, str]:
    return only(content)[0]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"Vi{\d{\^e}}t Nam s\h{\uhorn} l{\uhorn}{\d{\ohorn}}c", "Việt Nam sử lược"),
        (r"Nguy{\~{\^e}}n V\u{a}n Tr{\`\acircumflex}n", "Nguyễn Văn Trần"),
        (r"b{\h a}n M{\~ a}u xu{\'{\^a}}t", "bản Mãu xuất"),
        (r"{\cyrchar\CYRV}{\cyrchar\cyri}{\cyrchar\cyrsh}\cyrl\cyryo\cyrv{}", "Вишлёв"),
        (r"\textcyrillic{На рубеже} \foreignlanguage{russian}{эпох}", "На рубеже эпох"),
        (r"O \enquote{sprawie \emph{polskiej}} i ,,nocy''", "O “sprawie polskiej” i „nocy”"),
        (r"S.\,15 a\-b \textit{c}\/ d, O.\;V.", "S. 15 ab c d, O. V."),
        (r"{\textless}a{\textgreater} \textbar{} {\textquotesingle}", "<a> | '"),
        (r"\'{}x \~{}user \'", "x ~user"),
        (r"\v{c} {\c c} \k{a} \.{z} {\l}{\'o}d\'z \'{\i} \H{o} \t{ia}", "č ç ą ż łódź í ő i͡a"),
        (r"<<Правда>> \guillemotleft{}x\guillemotright", "«Правда» «x»"),
    ],
)
def test_tex_is_printed(tex, expected):
    assert printed(tex) == expected


def test_accents_one_in_another_are_printed_as_far_as_a_letter_can_have_them():
    assert printed(r"\'{" * 30 + "e" + "}" * 30) == "é" + "\u0301" * 29
    heaped = r"\'\d" * 2_000 + "e"
    [source] = read_sources(f"\n@book{{a, title = {{T {heaped}}}}}".encode())
    assert [(each.line, each.reason) for each in source.faults] == [
        (2, "More than 30 marks stand over one letter.")
    ]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"http://example.org/a{\_}b", "http://example.org/a_b"),
        (r"\url{https://example.org/{\~{}}x/50\%}", "https://example.org/~x/50%"),
        (r"https://example.org/\textasciitilde{}x", "https://example.org/~x"),
    ],
)
def test_an_address_is_as_it_is_written(tex, expected):
    assert verbatim(tex) == expected


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("family=Litwin, given=Anna, given-i=A., prefix=de, useprefix=true",
         [{"role": "author", "family": "de Litwin", "given": "Anna"}]),
        ("von Berg and Jan~van Dyk", [{"role": "author", "family": "von Berg"},
                                      {"role": "author", "family": "van Dyk", "given": "Jan"}]),
        (r"{Urz{\k{a}}d, Oddzia{\l} Prasowy} and {Rada}",
         [{"role": "author", "literal": "Urząd, Oddział Prasowy"}, {"role": "author", "literal": "Rada"}]),
    ],
)  # fmt: skip
def test_names_are_parted(tex, expected):
    assert [name_parts(each) for each in read_names(tex, "author")] == expected


def test_fields_for_several_entries_come_in_under_their_own_names_and_are_no_source():
    content = (
        "@xdata{house, publisher = {Nakład}, location = {Warszawa}, title = {No title}, xdata = {town}}\n"
        "@xdata{town, note = {Of the town.}}\n"
        "@incollection{a, title = {Rozdział}, booktitle = {Zbiór}, xdata = {house}, date = {1999}}\n"
    )
    assert len(read_sources(content.encode())) == 1
    assert values(content) == {
        "type": "chapter", "key": "a", "title": "Rozdział", "container_title": "Zbiór",
        "publisher": "Nakład", "publisher_place": "Warszawa", "issued": "1999",
        "note": "Of the town.\nxdata: house",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ('year = 1999, month = "17~" # sep', {"issued": "1999-09-17"}),
        ("year = 1999, month = {Wrzesień}", {"issued": "1999-09"}),
        ("year = 1999, month = {Sep.--Oct.}", {"issued": "1999", "note": "month: Sep.–Oct."}),
        ("date = {1939-12/1940-03}", {"issued": "1939-12/1940-03"}),
        ("date = {17.09.1939}", {"issued": "1939-09-17"}),
        ("year = {b.r.}", {"note": "year: b.r."}),
    ],
)
def test_dates_in_parts_and_whole(date, expected):
    read = values(f"@book{{a, title = {{T}}, {date}}}")
    assert {name: read[name] for name in ("issued", "note") if name in read} == expected


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@mastersthesis{a, title={T}}", "Master’s thesis"),
        ("@phdthesis{a, title={T}}", "PhD thesis"),
        ("@phdthesis{a, title={T}, type={rozprawa doktorska}}", "rozprawa doktorska"),
        ("@thesis{a, title={T}, type={mathesis}}", "Master’s thesis"),
    ],
)
def test_which_thesis_it_is_is_not_lost(entry, genre):
    assert values(entry) == {"type": "thesis", "key": "a", "title": "T", "genre": genre}


def test_what_is_no_medium_is_not_taken_for_one():
    content = (
        "@misc{a, title={T}, howpublished={\\url{https://example.org/a_1}}}\n"
        "@inproceedings{b, title={T}, booktitle={B}, eventtitle={Sesja w Krakowie}}\n"
        "@misc{c, title={T}, howpublished={Mikrofilm}}\n"
    )
    assert [only(content, place)[0] for place in range(3)] == [
        {"type": "document", "key": "a", "title": "T", "url": "https://example.org/a_1"},
        {"type": "chapter", "key": "b", "title": "T", "container_title": "B",
         "note": "eventtitle: Sesja w Krakowie"},
        {"type": "document", "key": "c", "title": "T", "medium": "Mikrofilm"},
    ]  # fmt: skip


def test_a_number_beside_the_name_of_an_issue_is_that_of_the_issue():
    assert values("@article{a, title={T}, journaltitle={J}, issue={zima}, number=4}") == {
        "type": "article-journal", "key": "a", "title": "T", "container_title": "J", "issue": "4",
        "note": "issue: zima",
    }  # fmt: skip


def test_an_editor_of_biblatex_who_directed_is_a_director():
    assert only("@movie{a, title={T}, editor={Most, Jan}, editortype={director}}") == (
        {"type": "motion_picture", "key": "a", "title": "T"},
        [{"role": "director", "family": "Most", "given": "Jan"}],
    )


def test_several_addresses_and_numbers_in_one_value_are_told_apart():
    assert values(
        "@book{a, title={T}, url={http://example.org/a http://example.org/b},"
        " isbn={978-83-01-00000-4 83-01-00000-7}}"
    ) == {
        "type": "book", "key": "a", "title": "T", "url": "http://example.org/a",
        "isbn": "978-83-01-00000-4",
        "note": "ISBN: 978-83-01-00000-4 83-01-00000-7\nurl: http://example.org/b",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("www.example.org/a", {"url": "http://www.example.org/a"}),
        ("https://example.org/a\n   bc", {"url": "https://example.org/abc"}),
        ("x-note://12", {"note": "url: x-note://12"}),
    ],
)
def test_an_address_without_scheme_is_one_and_what_is_none_is_kept(url, expected):
    read = values(f"@book{{a, title={{T}}, url={{{url}}}}}")
    assert {name: read[name] for name in ("url", "note") if name in read} == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("polski", {"language": "pl"}),
        ("rus", {"language": "ru"}),
        ("Tiếng Việt", {"language": "vi"}),
        ("pl_PL", {"language": "pl-PL"}),
        ("ger-AT", {"language": "de-at"}),
        ("Polish with a Ukrainian summary", {"note": "language: Polish with a Ukrainian summary"}),
        ("polish and german", {"note": "language: polish and german"}),
    ],
)
def test_a_language_is_named_by_its_code_or_stands_in_the_note(written, expected):
    read = values(f"@book{{a, title={{T}}, language={{{written}}}}}")
    assert {name: read[name] for name in ("language", "note") if name in read} == expected


def test_lines_of_zotero_s_extra_fill_the_columns_that_they_name():
    assert values("@book{a, title={Канун}, note={Translated Title: The Eve\nSeen in Moscow.}}") == {
        "type": "book", "key": "a", "title": "Канун", "translated_title": "The Eve",
        "note": "Seen in Moscow.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("isbn={978-0-563-49335-9}", "ISBN (invalid): 978-0-563-49335-9"),
        ("isbn={83-01-00000-4 (oprawa)}", "ISBN (invalid): 83-01-00000-4 (oprawa)"),
        ("isbn={none}", "ISBN (invalid): none"),
        ("issn={1234-5678}", "ISSN (invalid): 1234-5678"),
    ],
)
def test_a_number_that_was_printed_wrong_stands_in_the_note(field, expected):
    assert values(f"@book{{a, title={{T}}, {field}}}") == {
        "type": "book", "key": "a", "title": "T", "note": expected,
    }  # fmt: skip
