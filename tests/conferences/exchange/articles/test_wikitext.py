"""Wikitext in what its templates, links and tables have of their own."""

import pytest

from conferences.exchange.articles.assembling import assembled
from conferences.exchange.articles.wikitext.text import read_wikitext
from tests.conferences.exchange.articles.telling import told

WORKS = """
== Bibliography ==
* {{cite book|last=Reed|first=Anna|title=One|year=2008a}}
* {{cite journal|last=Reed|first=Anna|title=Two|journal=Times|year=2008b|pages=1–90}}
* {{cite web|title=List|ref={{sfnref|Town office|2019}}|url=https://example.org/l}}
"""


def notes_of(words):
    """Return label, place of the work and page of each note."""
    article = assembled(read_wikitext(f"'''Town''' stands.{words}{WORKS}"))
    return [
        (note.label, note.reference, note.locator)
        for note in article.sections[0].paragraphs[0].sentences[0].notes
    ]


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("{{sfn|Reed|2008b|p=5}}", [("Reed, 2008b, 5", 1, "5")]),
        ("{{sfn|Town office|2019|p=8}}", [("Town office, 2019, 8", 2, "8")]),
        (
            "<ref>{{harvnb|Reed|2008a|p=4}}; {{harvnb|Reed|2008b|pp=6–7}}</ref>",
            [("1", 0, "4"), ("1", 1, "6–7")],
        ),
        # Which of the two is meant, nothing says: the note leads to neither.
        ("{{sfn|Reed|2008|p=9}}", [("Reed, 2008, 9", None, "9")]),
        ("<ref name=a>{{harvnb|Reed|2008b}}</ref><ref name=a />{{rp|7}}", [("1", 1, ""), ("1", 1, "7")]),
        ("<ref name=a>{{sfn|Reed|2008a}}</ref><ref extends=a>p. 3</ref>", [("1", 0, ""), ("1", 0, "3")]),
    ],
)  # fmt: skip
def test_a_short_reference_leads_to_its_very_work(words, notes):
    assert notes_of(words) == notes


def test_a_note_in_what_is_left_out_is_known_to_those_that_name_it():
    article = assembled(
        read_wikitext(
            "'''Town''' stands.<ref name=a /><ref name=b /><ref name=c />\n"
            "[[File:a.jpg|thumb|The hall.<ref name=a>Rees 2001, p. 1.</ref>]]\n"
            "<gallery>\nb.jpg|The mill.<ref name=b>Rees 2001, p. 2.</ref>\n</gallery>\n"
            "{{Gallery of the town\n|Some words<ref name=c>Rees 2001, p. 3.</ref>}}\n"
        )
    )
    assert [
        (note.label, note.locator) for note in article.sections[0].paragraphs[0].sentences[0].notes
    ] == [("1", "1"), ("3", "2"), ("2", "3")]
    assert [each.text for each in article.leftovers] == [
        "The hall. Rees 2001, p. 1.",
        "b.jpg|The mill. Rees 2001, p. 2.",
        "{{Gallery of the town |Some words Rees 2001, p. 3. }}",
    ]


def test_what_is_written_on_many_lines_ahead_of_the_first_heading_is_a_box_only_if_nobody_knows_it():
    article = assembled(
        read_wikitext(
            "{{Пожар\n|место = Примерск\n|дата = 6 марта 1940\n|рисунок = a.jpg\n|жертвы = нет\n|итог = зола\n}}\n"
            "Огонь погас.<ref>{{книга\n|автор = Иванов И. И.\n|заглавие = Огонь\n|год = 1950\n|место = М.\n}}</ref>\n\n"
            "== Потом ==\nТишина была долгой.\n"
        )
    )
    assert [(each.name, each.value) for each in article.facts] == [
        ("место", "Примерск"), ("дата", "6 марта 1940"), ("жертвы", "нет"), ("итог", "зола"),
    ]  # fmt: skip
    assert [each.title for each in article.references] == ["Огонь"]


def test_words_over_some_works_of_a_list_are_no_work():
    article = assembled(
        read_wikitext(
            "Paper keeps.\n\n== Bibliography ==\n; General\n* Rees, Ann (2001). ''Papers''. London: Press.\n"
            "'''Maps'''\n* {{cite book|last=Bo|first=Jan|title=Maps|year=2002}}\n__NO_TOC__\n"
        )
    )
    assert [each.title for each in article.references] == ["Papers", "Maps"]
    assert [each.title for each in article.sections] == [""]


def test_notes_within_remarks_and_in_tags_of_the_parser_are_notes():
    article = assembled(
        read_wikitext(
            "The mill of the town stood in the valley."
            "{{efn|So it was said.<ref name=a>Rees 2001, p. 1. {{ref-en}}</ref>}} It fell."
            "{{#tag:ref|Rees 2001, p. 2.|name=b}} It stands.<ref name=a /><ref name=b />\n\n"
            "{{начало цитаты}}\nAll is ash.\n{{конец цитаты|источник=A miller<ref name=b />}}\nIt is new.\n"
        )
    )
    assert told(article) == (
        " [en]\n\n1: The mill of the town stood in the valley. [note 1 -> None] [1 -> 0, 1]\n1: It fell. [2 -> 0, 2]\n"
        "1: It stands. [1 -> 0, 1] [2 -> 0, 2]\n\n> 4: All is ash. [2 -> 0, 2]\n> 4: — A miller\n\n6: It is new.\n\n"
        "0. book | Rees,  | year=2001 | pages=1\n1 remark: [note 1] So it was said.\n"
    )


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{start date|1901|5|12}}", "12 May 1901"),
        ("{{date|6|3|1940}}", "6 March 1940"),
        ("{{date|6 mars 1940}}", "6 mars 1940"),
        ("{{dts|1940|3}}", "March 1940"),
        ("{{as of|2009|5}}", "as of May 2009"),
        ("{{convert|5|to|7|km|mi|abbr=on}}", "5 to 7 km"),
        ("{{convert|5|-|7|km}}", "5–7 km"),
        ("{{circa}}", "circa"),
        ("{{hlist|wood|stone}}", "wood; stone"),
        ("{{lang-pl|młyn}}", "młyn"),
        ("{{transl|ru|ISO|melnica}}", "melnica"),
        ("{{ill|Mill|pl|Młyn}}", "Mill"),
        ("{{zitat|all is ash|A miller}}", "“all is ash” — A miller"),
        ("{{s|XX|e}}", "XXe siècle"),
        ("{{formatnum:20000}}", "20000"),
        ("{{нп5|Мельница (город)|мельница|en|Mill}}", "мельница"),
        ("{{coord|54|37|N|18|21|E|type:city|display=title}}", "54 37 N 18 21 E"),
        ("{{unheard|of}}", "of"),
        ("{{unheard|of|this}}", "{{unheard|of|this}}"),
        ("{{unheard|of=this}}", "{{unheard|of=this}}"),
        ("[[:de:Mühle|mill]]", "mill"),
        ("a<!-- b -->&ndash;c x<sup>2</sup>", "a–c x2"),
    ],
)
def test_a_template_in_a_sentence_leaves_no_hole(template, words):
    article = assembled(read_wikitext(f"It was {template} there.\n"))
    assert [each.text for each in article.sections[0].paragraphs[0].sentences] == [
        f"It was {words} there."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "date", "convert", "circa", "r", "efn", "sfnm", "sfnp", "quote", "sfn", "rp", "ubl", "lang", "harv", "harvtxt",
        "dts", "harvid", "refn", "transl", "as_of", "cita", "hlist", "reflist", "infobox", "cite_book", "s", "ill",
        "formatnum:",
    ],
)  # fmt: skip
def test_a_template_without_arguments_is_read_too(name):
    for text in (f"{{{{{name}}}}}", f"{{{{{name}|}}}}", f"{{{{{name}|||}}}}", f"{{{{{name}|1}}}}"):
        assert "Word " in told(assembled(read_wikitext(f"Word {text} here<ref>{text}</ref>.\n")))
