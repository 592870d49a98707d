"""The list of editions of a work, and what changed with each, told in words."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.editions import AT, dated, fact, naming, publish, withdraw

pytestmark = pytest.mark.django_db

REES = ("rees2008", "", "supports", "p. 54")
PAUL = ("paul2006", "wiki-vi", "disputes", "")


def article(*paragraphs: str) -> str:
    text = "".join(f"<p>{words}</p>\n" for words in paragraphs)
    return f'<article><section id="section-1"><h2>Date</h2>\n{text}</section>\n</article>'


def texts(*paragraphs: str, title: str = "Zakopane conference") -> dict:
    return {"en": (title, article(*paragraphs))}


def main_of(response) -> str:
    page = response.content.decode()
    return page.split('<main id="content" tabindex="-1">')[1].split("</main>")[0]


def words_of(html: str) -> str:
    """Return words as they are shown, with a sign before what was added or taken out."""
    html = html.replace("<ins>", "+").replace("<del>", "−")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def told(response) -> list[list[str]]:
    """Return what is told of each edition, line by line."""
    lists = re.findall(r'<ul class="told">(.*?)</ul>', main_of(response), re.DOTALL)
    return [
        [words_of(line) for line in re.findall(r"<li>(.*?)</li>", one, re.DOTALL)] for one in lists
    ]


@pytest.fixture
def history(client):
    """A work with three editions: a date that came to be disputed, a claim reworded, a correction."""
    first = publish(
        "zakopane-feb",
        facts=[fact("date", dated("1940-02-20", en="20 February 1940", vi="20 tháng 2 năm 1940"))],
        claims=[
            ("began", "It began on 20 February.", [REES]),
            ("villa", "It was a villa.", [REES]),
        ],
        texts=texts("It began on the twentieth.", "Nobody knows who came."),
    )
    second = publish(
        of=first,
        summary="Follows the second letter.",
        nature="sources",
        facts=[
            fact(
                "date",
                dated("1940-02-20", en="20 February 1940", vi="20 tháng 2 năm 1940"),
                dated("1940-03", en="March 1940", vi="tháng 3 năm 1940"),
            )
        ],
        claims=[
            ("began", "It began about 20 February.", [REES, PAUL]),
            ("villa", "It was a villa.", [REES]),
        ],
        texts=texts("It began on the twentieth, as far as is known.", "Nobody knows who came."),
    )
    return publish(
        of=second,
        summary="The villa was misread.",
        nature="correction",
        is_correction=True,
        facts=[fact("date", dated("1940-03", en="March 1940", vi="tháng 3 năm 1940"))],
        claims=[("began", "It began about 20 February.", [REES])],
        texts=texts("Nobody knows who came.", "It began on the twentieth, as far as is known."),
    )


def test_history_tells_in_words_what_changed_with_each_edition(client, history):
    assert told(client.get("/events/zakopane-feb/history/")) == [
        [
            "Date: −20 February 1940",
            "Claim taken out: −It was a villa.",
            "Citations: 2 taken out",
            "Text: 1 paragraph moved",
        ],
        [
            "Date: +March 1940",
            "Claim reworded: −It began on 20 February. → +It began about 20 February.",
            "Citations: 1 added",
            "Text: 5 words added",
        ],
    ]


def test_history_tells_it_in_vietnamese(client, history):
    assert told(client.get("/vi/events/zakopane-feb/history/")) == [
        [
            "Thời gian: −20 tháng 2 năm 1940",
            "Bỏ luận điểm: −It was a villa.",
            "Trích dẫn: bỏ 2",
            "Bài viết: chuyển chỗ 1 đoạn",
        ],
        [
            "Thời gian: +tháng 3 năm 1940",
            "Diễn đạt lại luận điểm: −It began on 20 February. → +It began about 20 February.",
            "Trích dẫn: thêm 1",
            "Bài viết: thêm 5 từ",
        ],
    ]


def test_history_says_who_wrote_when_what_sort_and_where_to_compare(client, history):
    main = main_of(client.get("/events/zakopane-feb/history/"))
    (third, second, _first) = re.findall(r'<li class="row" id=.*?</div></li>', main, re.DOTALL)
    assert words_of(third).startswith(
        "3 November 2026 Edition 3 current correction of what was stated The villa was misread. "
        "Written by editor, published by reviewer."
    )
    assert 'href="/events/zakopane-feb/compare/2..3/"' in third
    assert "/since/" not in third
    assert words_of(second).startswith("3 November 2026 Edition 2 sources Follows the second")
    assert 'href="/events/zakopane-feb/v/2/since/"' in second


def test_history_of_corrections_alone(client, history):
    main = main_of(client.get("/events/zakopane-feb/history/?only=corrections"))
    assert re.findall(r'id="edition-(\d+)"', main) == ["3"]


def test_history_without_corrections_says_so(client):
    publish("zakopane-feb")
    main = main_of(client.get("/events/zakopane-feb/history/?only=corrections"))
    assert "No edition corrects what was stated before." in main


def test_history_names_a_withdrawn_edition_with_the_reason(client):
    first = publish("zakopane-feb")
    withdraw(publish(of=first), "It rested on a <forged> letter.", current=first)
    main = main_of(client.get("/events/zakopane-feb/history/"))
    assert "<strong>Withdrawn on 3 November 2026.</strong>" in main
    assert "Reason: It rested on a &lt;forged&gt; letter." in main


def test_what_comes_after_an_erased_edition_is_not_told(client):
    publish(of=publish("zakopane-feb", texts={}))
    main = main_of(client.get("/events/zakopane-feb/history/"))
    assert "It cannot be compared with the edition before it: a text was erased." in main


def test_hostile_words_are_escaped_and_held_apart(client):
    hostile = "<script>alert(1)</script> \u202etxt \"'&"
    first = publish("zakopane-feb", claims=[("began", "It began.", [REES])])
    publish(
        of=first,
        summary=hostile,
        claims=[("began", hostile, [REES])],
        facts=[fact("place", naming("place", "zakopane", en=hostile))],
    )
    main = main_of(client.get("/events/zakopane-feb/history/"))
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt; \u202etxt &quot;&#x27;&amp;"
    assert "<script>" not in main
    assert main.count(f"<bdi>{escaped}</bdi>") == 3


@pytest.mark.parametrize(("editions", "page", "queries"), [(2, 1, 6), (60, 1, 7), (60, 2, 7)])
def test_history_costs_the_same_queries_however_long(
    client, django_assert_num_queries, editions, page, queries
):
    edition = publish("zakopane-feb", claims=[("began", "It began.", [REES])])
    for _number in range(editions - 1):
        edition = publish(of=edition, claims=[("began", "It began.", [REES])])
    with django_assert_num_queries(queries):
        main = main_of(client.get(f"/events/zakopane-feb/history/?page={page}"))
    numbers = [int(number) for number in re.findall(r'id="edition-(\d+)"', main)]
    latest = editions - 25 * (page - 1)
    assert numbers == list(range(latest, max(0, latest - 25), -1))


def test_history_is_kept_by_its_tag_and_sets_no_cookie(client, history):
    response = client.get("/events/zakopane-feb/history/")
    again = client.get(
        "/events/zakopane-feb/history/", headers={"if-none-match": response.headers["ETag"]}
    )
    assert (response.status_code, again.status_code, again.content) == (200, 304, b"")
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


DAYS = [
    ("2026-01-31", 404, ""),
    ("2026-02-01", 302, "/events/zakopane-feb/v/1/"),
    ("2026-02-28", 302, "/events/zakopane-feb/v/1/"),
    ("2026-03-01", 302, "/events/zakopane-feb/v/2/"),
    ("2026-03-31", 302, "/events/zakopane-feb/v/2/"),
    ("2026-04-01", 302, "/events/zakopane-feb/v/1/"),
    ("2026-05-01", 302, "/events/zakopane-feb/v/3/"),
]


@pytest.mark.parametrize(("day", "status", "address"), DAYS)
def test_a_day_leads_to_the_edition_that_was_current_at_its_end(client, day, status, address):
    first = publish("zakopane-feb", at=datetime(2026, 2, 1, 23, 59, tzinfo=UTC))
    second = publish(of=first, at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    third = publish(of=second, at=datetime(2026, 5, 1, tzinfo=UTC))
    withdraw(second, current=third, at=datetime(2026, 4, 1, 8, tzinfo=UTC))
    response = client.get(f"/events/zakopane-feb/at/{day}/")
    assert (response.status_code, response.headers.get("Location", "")) == (status, address)


def test_a_day_before_the_first_edition_says_when_that_was(client):
    publish("zakopane-feb")
    response = client.get("/events/zakopane-feb/at/2026-01-31/")
    main = main_of(response)
    assert response.status_code == 404
    assert "No edition was current on 31 January 2026" in main
    assert "Edition 1, the first, was published on 3 November 2026." in main


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-1", "9999-12-31", "0000-01-01", "now"])
def test_what_is_no_day_or_has_not_come_is_not_found(client, day):
    publish("zakopane-feb", at=AT - timedelta(days=300))
    assert client.get(f"/events/zakopane-feb/at/{day}/").status_code == 404
