"""Wikitext as editors of several Wikipedias write it: what their templates mean, and where their notes lead."""

import pytest

from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told


def lines(text):
    """Return an article told line by line, less empty ones."""
    return [line for line in told(read_article(text.encode(), "x.wiki")).splitlines() if line]


REEDS = (
    "<references>\n<ref name=a>{{cite book|last=Reed|title=One|year=1990}}</ref>\n"
    "<ref name=b>{{cite book|last=Bo|title=Two|year=1991}}</ref>\n</references>\n"
)
WORKS = ["0. book | Reed,  | One | year=1990", "1. book | Bo,  | Two | year=1991"]


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("{{r|a|b|p2=44}}", "[1 -> 0] [2 -> 1, 44]"),
        ("{{r|a|p=4}}{{r|b|p1=5}}", "[1 -> 0, 4] [2 -> 1, 5]"),
        ("<ref name=a />{{rp|tr=7}}<ref name=b />{{rp|с=8}}", "[1 -> 0, 7] [2 -> 1, 8]"),
    ],
)
def test_templates_of_notes_name_pages_in_any_language(words, notes):
    assert lines(f"'''Mill''' stands.{words}\n{REEDS}")[1:] == [
        f"1: Mill stands. {notes}",
        *WORKS,
    ]


def test_a_quoted_name_of_a_group_is_that_group():
    text = (
        'It stands.{{refn|group="к"|name="x"|So they say{{sfn|Reed|1990|p=4}}.}}\n'
        "* {{cite book|last=Reed|title=One|year=1990}}\n"
    )
    assert lines(text)[1:] == [
        "1: It stands. [к 1 -> 0, 4]",
        "0. book | Reed,  | One | year=1990",
        "1 remark: [к 1] So they say Reed 1990, p. 4.",
    ]


@pytest.mark.parametrize(
    ("bold", "title"),
    [("Мар'я́на Гайова́", "Мар'яна Гайова"), ("King's ''Mill''", "King's Mill")],
)
def test_the_title_keeps_its_apostrophes_and_no_signs_of_stress(bold, title):
    assert read_article(f"'''{bold}''' stood here.\n".encode(), "x.wiki").title == title


@pytest.mark.parametrize(
    ("note", "work"),
    [
        ("{{ВТ-ЭСБЕ|Верхолесье}}", "entry-encyclopedia | Верхолесье | container=ВТ-ЭСБЕ"),
        (
            "{{הארץ|יוסי גל|הקרב שנשכח|1.123|5 במאי 1967}}",
            "article-newspaper | גל, יוסי | הקרב שנשכח | year=1967-05-05 | container=הארץ",
        ),
        (
            "{{ЕСУ|id=12|назва=Гайова|автор=Л. М. Біла|том=5}}",
            "article-journal | Біла, Л. М. | Гайова | container=ЕСУ | volume=5",
        ),
    ],
)
def test_a_template_that_is_a_whole_note_is_called_as_what_its_work_stands_in(note, work):
    assert lines(f"It stood.<ref>{note}</ref>\n")[1:] == ["1: It stood. [1 -> 0]", f"0. {work}"]


def test_the_place_of_a_part_is_the_one_that_the_note_cites():
    text = (
        "Es stand.<ref>Vgl. {{Literatur|Autor=Anna Reis|Titel=Juni|Sammelwerk=Moor|Datum=1978|Seiten=5–60"
        "|Fundstelle=S. 17}}</ref>\n"
    )
    assert lines(text)[1:] == [
        "1: Es stand. [1 -> 0, 17]",
        "0. chapter | Reis, Anna | Juni | year=1978 | pages=5–60 | container=Moor",
    ]


def test_where_else_a_page_is_kept_is_no_remark():
    text = "It stood.<ref>{{cite web|url=https://example.org/a|title=Mill}} {{Wayback|url=https://example.org/a|date=2013}}</ref>\n"
    assert lines(text)[1:] == [
        "1: It stood. [1 -> 0]",
        "0. webpage | Mill | url=https://example.org/a",
        "1 unread: {{Wayback|url=https://example.org/a|date=2013}}",
    ]


def test_a_note_that_goes_on_elsewhere_is_one():
    text = "It stood.<ref name=q>Ann Reed, ''Mills'', London 1990,</ref> It fell.<ref follow=q>p. 5.</ref>\n"
    assert lines(text)[1:] == [
        "1: It stood. [1 -> 0, 5]",
        "1: It fell.",
        "0. book | Reed, Ann | Mills | year=1990 | pages=5 | place=London",
    ]


@pytest.mark.parametrize(
    "template",
    ["{{Cita requerida|El combate duró tres horas.}}", "{{citation needed span|El combate duró tres horas.}}",
     "{{нет АИ 2|El combate duró tres horas.}}"],
)  # fmt: skip
def test_a_sentence_of_which_somebody_doubts_stays(template):
    assert lines(f"{template}\n")[1] == "1: El combate duró tres horas."


def test_a_quotation_names_who_said_it_and_not_how_large_its_signs_are():
    assert lines("It fell.\n{{Cquote|All is ash.|20px|20px|A miller|A book}}\n")[2:] == [
        "> 2: All is ash.",
        "> 2: — A miller, A book",
    ]


def test_the_signs_of_a_life_are_words_and_dates():
    text = "'''Гайова''' ({{н}} {{ДН|3|4|1870}}, Яр — {{†}} {{ДС|12|8|1931}}) була вчителькою, її школа стояла в Яру.\n"
    assert lines(text)[1:] == [
        "1: Гайова (нар. 3.04.1870, Яр — † 12.08.1931) була вчителькою, її школа стояла в Яру."
    ]


def test_what_is_left_out_is_told_by_its_line():
    work = "{{cite book|last=Lo|title=Three|year=1992}}"
    text = f"It stood.\n\n{REEDS}[[File:a.jpg|thumb|A mill.<ref>{work}</ref>]]\n"
    assert [(each.title, each.line) for each in read_article(text.encode(), "x.wiki").references] == [
        ("Three", 7), ("One", 4), ("Two", 5),
    ]  # fmt: skip


def test_a_template_that_only_says_where_is_called_as_its_work():
    assert lines("Огонь был.<ref>{{Сухов А. А. Художники|том=1|страницы=50}}</ref>\n")[1:] == [
        "1: Огонь был. [1 -> 0, 50]",
        "0. book | Сухов, А. А. | Художники | pages=50 | volume=1",
    ]


def test_abbreviated_towns_pages_and_editors_of_templates_are_told():
    text = (
        "Огонь был.<ref>{{книга|автор=под ред. Н. Ивина|заглавие=Слова|место={{М.}}|год=1930}}, {{p.|17}}.</ref>"
        " Потом он погас.{{Переход|#Сноски}}\n"
    )
    assert lines(text)[1:4] == [
        "1: Огонь был. [1 -> 0, 17]",
        "1: Потом он погас.",
        "0. book | Ивина, Н. | Слова | year=1930 | pages=17 | place=М.",
    ]


def test_a_linked_title_stands_in_what_follows_two_strokes():
    text = (
        "Она жила.<ref>[https://example.ru/v Ветрова] // Слова города. — М., 2001. — С. 17.</ref>\n"
    )
    assert lines(text)[1:] == [
        "1: Она жила. [1 -> 0, 17]",
        "0. webpage | Ветрова | year=2001 | pages=17 | container=Слова города | place=М | url=https://example.ru/v",
    ]


@pytest.mark.parametrize(
    "broken",
    ["{{Old<ref>{{cite book|title=A|year=1990}} book|title=B|author=C|year=1991}}",
     "<ref>{{Old {{cite book|title=A|year=1990}}|B|c}}</ref>", "<ref>{{Old {{sfn|A|1990}}|p=5}}</ref>",
     "<ref>{{cite web|author=C|title=B|year=1991|url=https://example{{sfn|A|1990}}}}</ref>"],
)  # fmt: skip
def test_what_is_read_of_a_template_holds_no_marks_of_those_within_it(broken):
    assert not any(
        "\ue000" <= sign <= "\uf8ff" for sign in "".join(lines(f"It stood. * {broken}\n"))
    )
