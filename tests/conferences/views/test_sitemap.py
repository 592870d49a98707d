"""The sitemap: what is current, in the languages that it is written in, and nothing else."""

from xml.etree import ElementTree

import pytest
from django.conf import settings

from conferences.views import sitemap
from tests.factories.editions import publish, withdraw

pytestmark = pytest.mark.django_db

SITE = settings.SITE_ADDRESS
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
BOTH = {"en": ("A", "<article>a</article>"), "vi": ("Á", "<article>á</article>")}


def urls(client, address: str = "/sitemap.xml") -> dict[str, ElementTree.Element]:
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    found = {url.findtext("s:loc", "", NAMES): url for url in root.findall("s:url", NAMES)}
    assert len(found) == len(root)
    return found


def of_works(found) -> list[str]:
    paths = [address.removeprefix(SITE) for address in found]
    return [
        path for path in paths if path.removeprefix("/vi").count("/") == 3 and "/map/" not in path
    ]


def test_it_names_current_pages_in_each_language_that_has_a_text(client):
    publish("a", texts=BOTH)
    publish("b", "source")
    withdraw(publish("gone"))
    found = urls(client)
    assert of_works(found) == ["/events/a/", "/vi/events/a/", "/sources/b/"]
    lists = [address.removeprefix(SITE) for address in found if of_works([address]) == []]
    paths = [
        "",
        "about/",
        "questions/",
        "search/",
        "timeline/",
        "map/",
        "map/names/",
        "events/",
        "people/",
        "places/",
        "organisations/",
        "sources/",
    ]
    assert lists == [prefix + path for path in paths for prefix in ("/", "/vi/")]


def test_each_page_says_when_it_changed_and_names_itself_in_the_other_language(client):
    publish("a", texts=BOTH)
    url = urls(client)[f"{SITE}/vi/events/a/"]
    assert url.findtext("s:lastmod", "", NAMES) == "2026-11-03T10:00:00+00:00"
    others = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
    assert others == {"en": f"{SITE}/events/a/", "vi": f"{SITE}/vi/events/a/"}


def test_more_works_than_a_file_may_name_are_named_by_several(client, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_WORKS", 2)
    for key in "abcde":
        publish(key)
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [file.text for file in index.iterfind("s:sitemap/s:loc", NAMES)]
    assert files == [f"{SITE}/sitemap-{number}.xml" for number in (1, 2, 3)]
    named = [path for file in files for path in of_works(urls(client, file.removeprefix(SITE)))]
    assert named == [f"/events/{key}/" for key in "abcde"]


def test_a_file_may_name_as_many_works_as_the_standard_allows():
    lists = len(["home", "about", "questions", "timeline", "map", "names", *range(5)])
    assert (sitemap.MOST_WORKS + lists) * len(settings.LANGUAGES) <= 50_000


@pytest.mark.parametrize("number", ["0", "2", "00", "99999999999999999999999999", "-1", "a"])
def test_a_file_that_is_none_is_not_found(client, number):
    publish("a")
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_it_costs_three_queries_and_is_kept_by_its_tag(client, django_assert_num_queries, number):
    for each in range(number):
        publish(f"event-{each}")
    with django_assert_num_queries(3):
        first = client.get("/sitemap.xml")
    again = client.get("/sitemap.xml", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_robots_are_told_of_it(client):
    assert f"\nSitemap: {SITE}/sitemap.xml\n" in client.get("/robots.txt").content.decode()
