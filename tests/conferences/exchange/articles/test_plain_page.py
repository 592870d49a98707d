"""Pages that were copied whole: the title, the facts and the words of the article, and nothing around it."""

import pytest

from conferences.exchange.articles.languages import language_of
from conferences.exchange.articles.reading import read_article
from tests.conferences.exchange.articles.telling import told


def lines(text, why=""):
    found = told(read_article(text.encode(), "a.txt")).splitlines()
    return [line for line in found if f" {why}: " in line or not why]


WIKI = """{jump}
{menu}

Search

{contents}  hide
(Top)
Holdings
Toggle Holdings subsection
Maps
{also}
{links}
Town archive

{count}
{tabs}

{slogan}
For the archive of the county, see County archive.
Town archive
Part of the town hall
Opened	1901
Rooms	two[1]
Kept by	the town
Town archive is what the town keeps.[1] It was opened when the hall was built, and was moved to it in one day.

Holdings
{edit}
Maps
{edit}
Most maps are old.[1]

{also}
{edit}
Town hall
Town museum
{links}
{edit}
Official site
"""
WIKIS = [
    {
        "jump": "Jump to content", "menu": "Main menu", "contents": "Contents", "also": "See also", "edit": "[edit]",
        "links": "External links", "count": "63 languages", "tabs": "Article\nTalk\nRead\nView source\nView history",
        "slogan": "From Example Encyclopedia, the free encyclopedia",
    },
    {
        "jump": "Aller au contenu", "menu": "Menu principal", "contents": "Sommaire", "also": "Voir aussi",
        "edit": "[modifier | modifier le code]", "links": "Liens externes", "count": "11 langues",
        "tabs": "Article\nDiscussion\nLire\nModifier\nModifier le code\nVoir l’historique",
        "slogan": "Un article de l’encyclopédie libre",
    },
    {
        "jump": "Перейти к содержанию", "menu": "Главное меню", "contents": "Содержание", "also": "См. также",
        "edit": "[править | править код]", "links": "Ссылки", "count": "60 языков",
        "tabs": "Статья\nОбсуждение\nЧитать\nПравить\nПравить код\nИстория",
        "slogan": "Материал из Википедии — свободной энциклопедии",
    },
    {
        "jump": "Vai al contenuto", "menu": "Menu principale", "contents": "Indice", "also": "Voci correlate",
        "edit": "modifica", "links": "Collegamenti esterni", "count": "5 lingue",
        "tabs": "Voce\nDiscussione\nLeggi\nModifica\nCronologia", "slogan": "Da Esempio, l'enciclopedia libera",
    },
]  # fmt: skip


@pytest.mark.parametrize("words", WIKIS, ids=lambda words: words["menu"])
def test_of_a_wiki_that_was_copied_whole_the_article_is_left(words):
    found = [line for line in lines(WIKI.format(**words)) if " boilerplate: " not in line and line]
    kept = [line.partition(": ")[2] or line.partition(" (")[0] for line in found[1:]]
    assert found[0].startswith("Town archive [")
    assert kept[:4] == [
        "Opened = 1901",
        "Rooms = two [1 -> None]",
        "Kept by = the town",
        "Town archive is what the town keeps. [1 -> None]",
    ]
    assert kept[5:] == [
        "## Holdings",
        "## Maps",
        "Most maps are old. [1 -> None]",
        f"## {words['also']}",
        "Town hall",
        "Town museum",
        f"## {words['links']}",
        "Official site",
        "[1]",
    ]


def test_the_title_stands_below_the_menus_of_a_site_and_above_who_wrote():
    text = (
        "Example Courier\nNews | Opinion | Sport\nHome > History > Archives\n\nJ. Q. Brown\nWhat does the town keep?\n"
        "A look into two rooms\n\nBy Ann Reed\nPublished 12 March 2019\n5 min read\nCopy link\n\n"
        "The town keeps maps and papers in two rooms of its hall.\n"
    )
    assert lines(text) == [
        "What does the town keep? [en]",
        "",
        "7: A look into two rooms",
        "",
        "14: The town keeps maps and papers in two rooms of its hall.",
        "",
        "1 boilerplate: Example Courier",
        "2 boilerplate: News | Opinion | Sport",
        "3 boilerplate: Home > History > Archives",
        "5 boilerplate: J. Q. Brown",
        "9 boilerplate: By Ann Reed",
        "10 boilerplate: Published 12 March 2019",
        "11 boilerplate: 5 min read",
        "12 boilerplate: Copy link",
    ]


def test_links_and_comments_of_a_page_end_no_article_whose_works_follow():
    text = (
        "Town archive\n\nThe town keeps maps in two rooms.\n\nSign up for our newsletter\nEnter your email\n\n"
        "It keeps papers too.\n\nRelated articles\nTown hall\nTown museum\n\nSources\nJane Brown, Papers, 2001.\n\n"
        "Comments (2)\nSort by: Newest\nVery good.\n\nMore, please.\n\n© 2019 Example Courier\nTerms of the page\n"
    )
    assert [
        line for line in lines(text) if "boilerplate" not in line and "not cited" not in line
    ] == [
        "Town archive [en]",
        "",
        "3: The town keeps maps in two rooms.",
        "",
        "8: It keeps papers too.",
        "",
        "0. book | Brown, Jane | Papers | year=2001",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Authority control databases Edit this at Wikidata", "Kontrola autorytatywna (archiwum):", "GND: 4248459-6",
        "Normdaten (Körperschaft): GND: 4040597-7", "Control de autoridades", "Main article: Town hall",
        "Wikimedia Commons has media related to Town archive.", "→ Hauptartikel: Rathaus", "63 languages",
        "Article détaillé : Mairie.", "Catégories : Archives", "Thanks for reading! Subscribe for free.",
        "Enter your email address", "Photo: The hall. Credit: Example", "Read more: Ten archives", "Copy link",
        "We value your privacy. We store nothing.", "Share this:", "← Older post", "Newer post →", "Like Loading...",
        "Photograph: Town museum", "Sign up to our daily newsletter", "Home About Archive Contact",
        "PL EN",
        "УДК 94(47)", "Add to basket", "Compartir en Facebook", "Dodaj komentarz", "Kup bilet", "___________",
    ],
)  # fmt: skip
def test_lines_of_a_page_are_none_of_the_article(line):
    text = f"Town archive\n\nThe town keeps maps in two rooms.\n\n{line}\n\nIt keeps papers too.\n"
    assert lines(text, "boilerplate") == [f"5 boilerplate: {line}"]


@pytest.mark.parametrize(
    "heading",
    ["Published works", "Photography", "By the river", "Related archives", "Tags of rooms"],
)
def test_headings_that_begin_alike_are_headings(heading):
    text = f"Town archive\n\nThe town keeps maps.\n\n{heading}\n\nIt keeps papers in two rooms of the hall.\n"
    assert lines(text)[3] == f"## {heading} (5)"


@pytest.mark.parametrize("word", ["About", "Discussion", "Archive", "История", "Diskussion"])
def test_words_of_menus_are_headings_above_a_paragraph(word):
    text = f"Town archive\n\nThe town keeps maps.\n\n{word}\n\nIt keeps papers in two rooms of the hall.\n\n{word}\n"
    assert lines(text)[3] == f"## {word} (5)"
    assert lines(text, "boilerplate") == [f"9 boilerplate: {word}"]


def test_how_the_picture_of_a_box_looks_is_no_fact():
    text = (
        "Town archive\n\nInfobox\n- Image Alt: two rooms\n- Opened: 1901\n\nThe town keeps maps.\n"
    )
    assert lines(text)[1] == "Opened = 1901"
    assert lines(text, "unread") == ["4 unread: Image Alt: two rooms"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Les cartes de la ville sont dans une salle de la mairie et ne sont pas vendues."),
        ("it", "Le carte della città sono in una sala del municipio e non sono in vendita."),
        ("pt", "Os mapas da cidade foram para uma sala da câmara e não são para venda."),
        ("es", "Los mapas de la ciudad se guardan en una sala del ayuntamiento y no se venden."),
        ("cs", "Mapy jsou na radnici a je to tak, že se ve městě o nich ví, ale nejsou na prodej."),
        ("pl", "Mapy są w ratuszu i nie są na sprzedaż, jest ich w mieście do dziś około sto."),
        ("nl", "De kaarten van het stadje zijn in een zaal en niet te koop voor de lezers."),
        ("lt", "Miesto planai yra rotušėje ir jie buvo su kitais, kad jų ne pardavinėtų."),
        ("ro", "Hărțile din oraș sunt în sala primăriei și nu au fost de vânzare pentru cititori."),
        ("hu", "A térképek a városházán vannak, és az olvasó nem veheti meg, hogy elvigye."),
        ("sv", "Kartorna är i ett rum på rådhuset och var inte till för att säljas av den."),
        ("de", "Die Karten der Stadt sind in einem Saal und nicht zu verkaufen, das ist so."),
        ("en", "The maps of the town are in a room of the hall and were not for sale."),
    ],
)
def test_a_language_is_told_from_its_short_words(code, text):
    assert language_of(text) == code
