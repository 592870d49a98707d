"""The page of a reading shows exactly what it counts and takes, and leads to the others."""

import re

import pytest

from conferences.models import PublishedReading
from conferences.services.publication import withdraw
from tests.conferences.views.meetings import (
    ANSWERS,
    ENTRY,
    FOUR,
    MEETINGS,
    READINGS,
    SEVEN,
    SPOTS,
    answers,
    counted,
    moments,
    plain,
    rows,
    section,
    spots,
    without_marks,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", READINGS)
def test_page_of_a_reading_shows_exactly_what_it_counts_and_takes(page, key):
    html = page(f"{ENTRY}readings/{key}/")
    title = {"four-meetings": "four meetings", "seven-meetings": "seven meetings"}[key]
    assert plain(re.search(r"<h1>(.*?)</h1>", html)[1]) == f"Gestapo–NKVD conferences: {title}"
    assert counted(html) == MEETINGS[key]
    assert answers(html) == ANSWERS[key]
    assert moments(section(html, "timeline")) == [(event, date) for event, date, _ in MEETINGS[key]]
    assert spots(html) == SPOTS[key]
    count = len(MEETINGS[key])
    assert f'<section id="parts"><h2>The {count} events it counts</h2>' in html
    assert f'<title id="time-wide-t">Timeline of {count} events</title>' in html
    assert f'<title id="map-wide-t">Map of {len(SPOTS[key])} places</title>' in html


def test_the_same_in_vietnamese(page):
    html = page(f"/vi{FOUR}")
    assert plain(re.search(r"<h1>(.*?)</h1>", html)[1]).endswith(": bốn cuộc gặp")
    assert "Đây là lời thuật của ai" in html
    assert "Bài viết đếm bốn hội nghị." in html
    assert len(moments(section(html, "timeline"))) == 4
    followed = page("/vi/events/?reading=seven-meetings")
    assert len(rows(followed)) == 7
    assert f'Theo cách hiểu này: <a href="/vi{SEVEN}">bảy cuộc gặp</a>.' in followed


def test_a_reading_says_whose_account_it_is(page):
    said = without_marks(section(page(FOUR), "account"))
    accounts = [plain(item) for item in said.split("<li>")[1:]]
    assert [account.split("note", 1)[0].split("[", 1)[0][:40] for account in accounts] == [
        "Gestapo-NKVD Conferences, n.d.",
        "Gestapo–NKVD conferences, n.d., sections",
    ]
    assert "It counts four conferences." in accounts[0]
    assert "which conference it counts beside these is not recorded." in accounts[0]
    assert (
        "call the last of them the fourth; the infobox of the same article lists seven."
        in accounts[1]
    )


def test_every_source_of_a_reading_leads_to_its_note(page):
    html = page(SEVEN)
    links = set(re.findall(r'href="#(cite_[^"]+)"', html))
    ids = re.findall(r' id="([^"]+)"', html)
    assert links <= set(ids)
    assert len(ids) == len(set(ids))
    assert "cite_note-wiki-en_infobox" in links


def test_an_answer_that_is_taken_stays_disputed(page):
    taken = section(page(FOUR), "answers")
    words = [plain(each) for each in re.findall(r'<span class="st">(.*?)</span></dd>', taken)]
    assert words == [
        "disputed, 1 source; taken in this reading",
        "disputed, 3 sources; taken in this reading",
        "disputed, 3 sources; taken in this reading",
        "disputed, 3 sources; taken in this reading",
    ]
    assert "This is one account among several, and the editors prefer none." in page(FOUR)


def switcher(html: str) -> list[tuple[str, str, bool]]:
    nav = html.split('<nav class="readings"', 1)[1].split("</ul>", 1)[0]
    links = re.findall(r'<a href="([^"]*)"( aria-current="page")?>(.*?)</a>', nav)
    return [(address, words, bool(current)) for address, current, words in links]


@pytest.mark.parametrize(
    ("address", "current"), [(ENTRY, "all answers"), (FOUR, "four meetings"), (SEVEN, "seven meetings")]
)  # fmt: skip
def test_a_reader_switches_between_all_answers_and_each_reading(page, address, current):
    links = [(ENTRY, "all answers"), (FOUR, "four meetings"), (SEVEN, "seven meetings")]
    assert switcher(page(address)) == [(to, words, words == current) for to, words in links]


def test_in_a_fixed_edition_the_switch_stays_in_it(page, settings):
    fixed = f"{ENTRY}v/2/"
    links = [(fixed, "all answers", True)]
    links += [(f"{fixed}readings/{key}/", key.replace("-", " "), False) for key in READINGS]
    assert switcher(page(fixed)) == links
    html = page(f"{fixed}readings/four-meetings/")
    assert [to for to, _words, _current in switcher(html)] == [to for to, _words, _current in links]
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{settings.SITE_ADDRESS}{FOUR}">' in html
    assert counted(html) == MEETINGS["four-meetings"]


def test_an_entry_without_readings_has_no_switch(page):
    assert 'class="readings"' not in page("/events/brzesc/")


def test_article_of_a_reading_is_the_one_that_was_published(page):
    for key in READINGS:
        stored = PublishedReading.objects.get(key=key, edition__publication__isnull=False)
        for text in stored.texts.all():
            prefix = "" if text.language == "en" else f"/{text.language}"
            assert text.html in page(f"{prefix}{ENTRY}readings/{key}/")


@pytest.mark.parametrize("address", [FOUR, f"/vi{SEVEN}", f"{ENTRY}v/1/readings/four-meetings/"])
def test_page_of_a_reading_costs_one_query_and_is_not_sent_twice(
    page, client, django_assert_num_queries, address
):
    page(address)
    with django_assert_num_queries(1):
        response = client.get(address)
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "address",
    [
        f"{ENTRY}readings/nope/",
        f"{ENTRY}readings/Four-Meetings/",
        f"{ENTRY}readings/four-meetings%00/",
        f"{ENTRY}readings/",
        f"{ENTRY}v/1/readings/nope/",
        f"{ENTRY}v/9/readings/four-meetings/",
        "/events/brzesc/readings/four-meetings/",
        "/events/nowhere/readings/four-meetings/",
        "/people/himmler/readings/four-meetings/",
    ],
)
def test_there_is_no_such_reading(first_collection, client, address):
    assert client.get(address).status_code == 404


def test_a_reading_of_an_earlier_address_leads_on(first_collection, client):
    response = client.get("/events/series/readings/four-meetings/?a=1")
    assert (response.status_code, response["Location"]) == (301, f"{FOUR}?a=1")


def test_a_reading_goes_with_its_edition(first_collection, client, reviewer):
    """The edition before becomes current, with its own readings; of none, none is shown."""
    for reading in PublishedReading.objects.filter(key="four-meetings").order_by(
        "-edition__number"
    ):
        withdraw(reading.edition, by=reviewer, reason="Under review.")
    assert client.get(FOUR).status_code == 410
    assert client.get("/events/?reading=four-meetings").status_code == 400
    html = client.get(f"{ENTRY}v/2/readings/four-meetings/").content.decode()
    assert "Under review." in html


def test_sitemap_names_the_readings_in_both_languages(first_collection, client, settings):
    body = client.get("/sitemap.xml").content.decode()
    for prefix in ("", "/vi"):
        assert f"<loc>{settings.SITE_ADDRESS}{prefix}{FOUR}</loc>" in body


def test_api_names_the_readings_of_an_edition(first_collection, client):
    told = client.get("/api/v1/editions/event/series/2/").json()["readings"]
    assert [(each["key"], each["titles"]["vi"]) for each in told] == [
        ("four-meetings", "bốn cuộc gặp"),
        ("seven-meetings", "bảy cuộc gặp"),
    ]
    four = told[0]
    assert four["address"].endswith(f"{ENTRY}v/2/readings/four-meetings/")
    assert four["answers"][0] == {"question": "number-of-meetings", "claim": "count-four"}
    assert [(part["work"]["key"], part["dates"], part["places"]) for part in four["parts"]] == [
        ("brzesc", ["1939-09-27"], ["brest"]),
        ("przemysl-m", ["1939-11-21~/1939-11-30~"], ["przemysl"]),
        ("zakopane-feb", ["1940-02-20"], ["pan-tadeusz", "zakopane"]),
        ("krakow-mar", ["1940-03"], ["krakow"]),
    ]
    assert [(each["source"], each["locator"]) for each in four["accounts"]] == [
        ("wiki-es-translated", ""),
        ("wiki-en", "sections “Background” and “Conferences”"),
    ]
