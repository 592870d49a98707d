"""The questions of the whole collection: their answers side by side, narrowed, in pages."""

import re
from html import unescape

import pytest

from sources.editorial.folding import fold
from tests.factories.editions import dated, fact, naming, publish

pytestmark = pytest.mark.django_db
LINKS = [("place", "place", "lwow"), ("participant", "person", "rees-p")]


def asked(key: str, *answers: str, text: str = "", **fields) -> dict:
    words = text or f"Question {key}?"
    return {
        "key": key,
        "is_disputed": False,
        "folded": fold(f"{words} {' '.join(answers)}"),
        "data": {"text": {"en": words}, "answers": list(answers), "would_settle": {}},
        **fields,
    }


@pytest.fixture
def questions():
    publish("rees", kind="source", facts=[fact("issued", dated("2008-05"))])
    publish("bor", kind="source", facts=[fact("issued", dated("1950"))])
    publish("lwow", kind="place", title="Lwów")
    publish("rees-p", kind="person", title="Rees")
    place_fact = fact("place", naming("place", "lwow"))
    publish(
        "series",
        title="The series",
        facts=[place_fact],
        links=LINKS,
        span=("1939-09-27", "1940-03-31"),
        claims=[
            (
                "four",
                "There were four.",
                [("rees", "wiki", "supports", ""), ("bor", "", "supports", "")],
            ),
            (
                "seven",
                "There were seven.",
                [("paul", "", "supports", ""), ("bor", "", "disputes", "")],
            ),
            ("later", "It ended later.", [("paul", "", "mentions", "")]),
        ],
        questions=[
            asked("how-many", "four", "seven", is_disputed=True, text="How many <were> there?"),
            asked("how-long", "later", is_answered=False),
        ],
    )
    publish("other", title="Other", questions=[asked("agreed", text="Where was Łódź?")])


def body_of(client, query: str = "", prefix: str = "/", status: int = 200) -> str:
    answer = client.get(f"{prefix}questions/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def keys_of(page: str) -> list[str]:
    return re.findall(r'<h3 id="dispute-\d+"><a href="[^"]*#question-([^"]+)"', page)


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.mark.usefixtures("questions")
def test_a_question_shows_who_holds_which_answer_since_when(client):
    page = body_of(client)
    assert keys_of(page) == ["how-many", "how-long", "agreed"]
    shown = page.split('<section class="dispute"')[1]
    assert '<a href="/events/series/#question-how-many">How many &lt;were&gt; there?</a>' in shown
    four, seven = shown.split("<li>")[1:]
    assert words_of(four) == (
        "four, in words There were four. disputed earliest dated source: 1950"
        " Supported by Rees (read in Wiki) ; Bor"
    )
    assert words_of(seven.split("</li>")[0]) == (
        "seven, in words There were seven. disputed Supported by Paul Disputed by Bor"
    )
    assert '<a class="is-disputed" href="/about/#disputed">disputed</a>' in four
    assert '<a href="/events/series/#claim-four">' in four


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?standing=disputed", ["how-many"]),
        ("?standing=answered", ["agreed"]),
        ("?standing=open", ["how-long"]),
        ("?kind=date", ["how-many", "how-long", "agreed"]),
        ("?place=lwow", ["how-many", "how-long"]),
        ("?person=rees-p&standing=disputed", ["how-many"]),
        ("?q=Lodz", ["agreed"]),
        ("?q=were+four", ["how-many"]),
        ("?q=nothing-of-it", []),
        ("?q=%21%21", []),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked(client, query, keys):
    assert keys_of(body_of(client, query)) == keys


@pytest.mark.usefixtures("questions")
def test_the_choices_say_how_many_there_are(client):
    page = body_of(client)
    options = re.findall(r"<option value=\"([^\"]+)\">([^<]+)</option>", page)
    assert options == [
        ("date", "date (3)"),
        ("disputed", "Disputed: sources give different answers (1)"),
        ("answered", "Answered: no source says otherwise (1)"),
        ("open", "Open: no source supports an answer (1)"),
        ("lwow", "Lwów"),
        ("rees-p", "Rees"),
    ]
    assert "3 questions" in words_of(page)


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(
    "query", ["?standing=settled", "?kind=%27", "?place=nowhere", "?q=" + "x" * 201]
)
def test_what_cannot_be_asked_is_refused_with_a_message(client, query):
    page = body_of(client, query, status=400)
    assert keys_of(page) == []
    assert "The list could not be narrowed:" in page


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=x", "?page=1%00"])
@pytest.mark.usefixtures("questions")
def test_a_page_that_there_is_not_is_not_found(client, query):
    body_of(client, query, status=404)


@pytest.mark.usefixtures("questions")
def test_what_is_withdrawn_or_superseded_is_not_asked(client):
    edition = publish("again", questions=[asked("old")])
    publish(of=edition, questions=[asked("new")])
    assert "new" in keys_of(body_of(client))
    assert "old" not in keys_of(body_of(client))


@pytest.mark.usefixtures("questions")
def test_it_is_read_in_each_language_and_kept_by_its_tag(client):
    page = body_of(client, prefix="/vi/")
    assert '<html lang="vi" dir="ltr">' in page
    assert '<a href="/vi/events/series/#question-how-many">' in page
    tag = client.get("/questions/").headers["ETag"]
    assert client.get("/questions/", headers={"If-None-Match": tag}).status_code == 304


def test_an_empty_site_says_so(client):
    assert "Nothing is published here yet." in body_of(client)


@pytest.mark.usefixtures("questions")
def test_it_is_in_the_navigation_and_in_the_sitemap(client):
    assert '<a href="/questions/" aria-current="true">Questions</a>' in body_of(client)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/questions/</loc>" in sitemap
    assert "/vi/questions/</loc>" in sitemap


@pytest.mark.parametrize("count", [1, 15])
def test_it_costs_the_same_however_many_there_are(client, django_assert_num_queries, count):
    publish("rees", kind="source", facts=[fact("issued", dated("2008"))])
    for number in range(count):
        publish(
            f"entry-{number}",
            claims=[(f"claim-{number}", "It was so.", [("rees", "", "supports", "")])],
            questions=[asked(f"question-{number}", f"claim-{number}")],
        )
    # Counts, places, people, how many, the page of questions, their answers, the years of sources.
    with django_assert_num_queries(7):
        page = body_of(client)
    assert len(keys_of(page)) == count
