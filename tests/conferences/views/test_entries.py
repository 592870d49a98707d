"""The page of a work, at its current address and at its permanent ones."""

import pytest
from django.conf import settings

from tests.factories.editions import publish

pytestmark = pytest.mark.django_db

ARTICLE = '<article data-entry="zakopane-feb"><h1>Zakopane & <i>more</i></h1></article>'
BOTH = {
    "en": ("Zakopane conference", ARTICLE),
    "vi": ("Hội nghị Zakopane", "<article>vi</article>"),
}


def header(response, name: str) -> str:
    return response.headers.get(name, "")


def main_of(response) -> str:
    return (
        response.content.decode().split('<main id="content" tabindex="-1">')[1].split("</main>")[0]
    )


def test_entry_shows_the_stored_article_letter_for_letter(client):
    publish("zakopane-feb", texts={"en": ("Zakopane conference", ARTICLE)})
    response = client.get("/events/zakopane-feb/")
    assert response.status_code == 200
    assert main_of(response) == f'\n<div class="text" lang="en">{ARTICLE}</div>\n\n'


def test_entry_escapes_its_title_and_description(client):
    text = {"en": ("<b>Title</b>", ARTICLE)}
    publish("zakopane-feb", texts=text, summaries={"en": 'Said "so" & <otherwise>.'})
    head = client.get("/events/zakopane-feb/").content.decode().split("</head>")[0]
    assert "<title>&lt;b&gt;Title&lt;/b&gt; · Variorum</title>" in head
    assert (
        '<meta name="description" content="Said &quot;so&quot; &amp; &lt;otherwise&gt;.">' in head
    )


@pytest.mark.parametrize(
    ("kind", "address", "queries"),
    [
        ("event", "/events/a/", 1),
        ("event", "/vi/events/a/", 1),
        ("event", "/events/a/v/1/", 1),
        ("person", "/people/a/", 1),
        ("place", "/places/a/", 2),
        ("organisation", "/organisations/a/", 2),
        ("source", "/sources/a/", 2),
    ],
)
def test_entry_costs_so_many_queries(client, django_assert_num_queries, kind, address, queries):
    publish("a", kind)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("number_of_claims", [1, 3])
def test_source_page_costs_the_same_however_often_it_is_cited(
    client, django_assert_num_queries, number_of_claims
):
    publish("rees", "source")
    claims = [
        (f"claim-{number}", "It began.", [("rees", "", "supports", "p. 54")])
        for number in range(number_of_claims)
    ]
    publish("zakopane-feb", claims=claims)
    with django_assert_num_queries(2):
        response = client.get("/sources/rees/")
    assert response.content.decode().count("#claim-claim-") == number_of_claims


def test_entry_touches_neither_cookie_nor_session(client, editor):
    publish("zakopane-feb")
    client.force_login(editor)
    response = client.get("/events/zakopane-feb/")
    assert (header(response, "Vary"), header(response, "Set-Cookie"), list(response.cookies)) == (
        "",
        "",
        [],
    )
    assert header(response, "Cache-Control") == "public, max-age=0, must-revalidate"


def test_entry_is_not_sent_again_to_who_has_it(client):
    publish("zakopane-feb")
    first = client.get("/events/zakopane-feb/")
    tag = header(first, "ETag")
    again = client.get("/events/zakopane-feb/", headers={"if-none-match": tag})
    assert (again.status_code, again.content, header(again, "ETag")) == (304, b"", tag)
    assert tag.startswith('"')


def test_entry_has_another_tag_after_a_new_edition(client):
    first = publish("zakopane-feb")
    tag = header(client.get("/events/zakopane-feb/"), "ETag")
    publish(of=first)
    again = client.get("/events/zakopane-feb/", headers={"if-none-match": tag})
    assert again.status_code == 200


def test_tags_differ_by_language(client):
    publish("zakopane-feb", texts=BOTH)
    tags = {header(client.get(f"{prefix}/events/zakopane-feb/"), "ETag") for prefix in ("", "/vi")}
    assert len(tags) == 2


def test_entry_is_in_the_language_of_its_address(client):
    publish("zakopane-feb", texts=BOTH)
    response = client.get("/vi/events/zakopane-feb/", headers={"accept-language": "en"})
    page = response.content.decode()
    assert '<html lang="vi" dir="ltr">' in page
    assert main_of(response) == '\n<div class="text" lang="vi"><article>vi</article></div>\n\n'


def test_entry_without_text_in_the_language_says_so_and_shows_the_original(client):
    publish("zakopane-feb")
    response = client.get("/vi/events/zakopane-feb/")
    main = main_of(response)
    notice, text = main.split('<div class="text" lang="en">')
    assert '<div class="notice" role="note">' in notice
    assert text.startswith("<article>")
    original = f'<link rel="canonical" href="{settings.SITE_ADDRESS}/events/zakopane-feb/">'
    assert original in response.content.decode()


def test_language_links_name_the_same_page_in_each_language(client):
    publish("zakopane-feb", texts=BOTH)
    page = client.get("/events/zakopane-feb/").content.decode()
    links = page.split('<nav class="languages"')[1].split("</nav>")[0]
    assert (
        '<a href="/events/zakopane-feb/" hreflang="en" lang="en" aria-current="true">English</a>'
        in links
    )
    assert '<a href="/vi/events/zakopane-feb/" hreflang="vi" lang="vi">Tiếng Việt</a>' in links
    assert "no text yet" not in links


def test_language_links_say_where_a_text_is_missing(client):
    publish("zakopane-feb")
    page = client.get("/events/zakopane-feb/").content.decode()
    links = page.split('<nav class="languages"')[1].split("</nav>")[0]
    assert links.count("(no text yet)") == 1


@pytest.mark.parametrize(
    "address",
    ["/events/unknown/", "/events/unknown/v/1/", "/nothing/", "/people/zakopane-feb/",
     "/events/zakopane-feb/v/2/", "/events/zakopane-feb/v/0/", "/events/zakopane-feb/v/01/",
     "/events/zakopane-feb/v/99999999999999999999/", "/events/%00/", "/events/%ED%A0%80/"],
)  # fmt: skip
def test_unknown_address_is_not_found(client, address):
    publish("zakopane-feb")
    response = client.get(address)
    assert response.status_code == 404
    assert "<h1>There is no page at this address</h1>" in response.content.decode()


def test_unknown_address_is_not_found_in_vietnamese(client):
    publish("zakopane-feb")
    response = client.get("/vi/events/unknown/")
    assert response.status_code == 404
    assert "<h1>Không có trang nào ở địa chỉ này</h1>" in response.content.decode()


@pytest.mark.parametrize("query", ["x=%00", "x=%ED%A0%80", "x=%FF"])
def test_entry_takes_no_harm_from_a_strange_query(client, query):
    publish("zakopane-feb")
    assert client.get(f"/events/zakopane-feb/?{query}").status_code == 200
