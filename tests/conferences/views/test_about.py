"""The page that says how the site works."""

import re

import pytest

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/about/", ["agreed", "one source", "disputed", "unsupported"]),
        ("/vi/about/", ["thống nhất", "một nguồn", "còn tranh cãi", "chưa có căn cứ"]),
    ],
)
def test_each_word_for_the_evidence_has_its_place(client, django_assert_num_queries, address, told):
    with django_assert_num_queries(0):
        page = client.get(address).content.decode()
    ids = ("agreed", "one-source", "disputed", "unsupported")
    found = [re.search(rf'<dt id="{id}">(.*?)</dt>', page) for id in ids]
    assert [words(match[1]) for match in found if match] == told
    for anchor in ("claim", "citation", "edition", "standing", "review", "cite", "errors"):
        assert page.count(f' id="{anchor}"') == 1


def test_every_link_of_its_contents_leads_to_a_part_of_it(client):
    page = client.get("/about/").content.decode()
    anchors = re.findall(r'href="#([a-z]+)"', page.split('class="toc-of"')[1].split("</nav>")[0])
    assert anchors == ["record", "standing", "review", "cite", "errors", "follow"]
    assert [anchor for anchor in anchors if f' id="{anchor}"' not in page] == []


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("editors@example.org", '<a href="mailto:editors@example.org">editors@example.org</a>'),
        ("https://example.org/c?a=1&b", '<a href="https://example.org/c?a=1&amp;b">'),
    ],
)
def test_it_says_where_to_write_and_under_what_licence(client, settings, contact, link):
    settings.SITE_CONTACT, settings.SITE_LICENCE = contact, "https://example.org/licence"
    page = client.get("/about/").content.decode()
    assert f"Write to: {link}" in page
    assert '<a rel="license" href="https://example.org/licence">' in page


def test_without_them_it_says_neither(client):
    page = client.get("/about/").content.decode()
    assert "Write to:" not in page
    assert "Licence of the texts" not in page


def test_every_page_leads_to_it(client):
    footer = client.get("/vi/").content.decode().split('<footer class="colophon">')[1]
    assert 'href="/vi/about/"' in footer
    assert 'href="/vi/about/#standing"' in footer
