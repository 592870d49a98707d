"""The page of a work, at its current address and at its permanent ones."""

import pytest
from django.conf import settings

from tests.factories.editions import fact, naming, publish, rename, withdraw

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


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/events/old-name/", "/events/new-name/"),
        ("/events/zakopane-feb/", "/events/new-name/"),
        ("/events/old-name/v/1/", "/events/new-name/v/1/"),
        ("/events/old-name/history/", "/events/new-name/history/"),
        ("/vi/events/old-name/?a=1", "/vi/events/new-name/?a=1"),
    ],
)
def test_earlier_addresses_and_keys_lead_on_for_good(client, asked, answered):
    rename(publish("zakopane-feb", slug="old-name"), "new-name")
    response = client.get(asked)
    assert (response.status_code, header(response, "Location")) == (301, answered)


def test_address_in_use_stands_before_an_earlier_one_of_another_work(client):
    rename(publish("first", slug="zakopane"), "zakopane-1939")
    publish("second", slug="zakopane", texts={"en": ("Second", "<article>second</article>")})
    assert "<article>second</article>" in main_of(client.get("/events/zakopane/"))


def test_fixed_edition_stays_byte_for_byte(client):
    first = publish("zakopane-feb", texts=BOTH)
    before = client.get("/events/zakopane-feb/v/1/")
    publish(of=first, texts={"en": ("Another title", "<article>another</article>")})
    after = client.get("/events/zakopane-feb/v/1/")
    assert before.content == after.content
    assert header(before, "ETag") == header(after, "ETag")


def test_fixed_edition_says_what_it_is_and_where_the_current_one_is(client):
    first = publish("zakopane-feb")
    publish(of=first)
    response = client.get("/events/zakopane-feb/v/2/")
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "Edition 2, 3 November 2026, as it was." in main_of(response)
    assert header(response, "Link") == (
        '</events/zakopane-feb/>; rel="canonical", '
        '</events/zakopane-feb/>; rel="latest-version", '
        '</events/zakopane-feb/v/1/>; rel="predecessor-version", '
        '</events/zakopane-feb/history/>; rel="version-history"'
    )


def test_fixed_edition_is_found_at_the_address_of_today(client):
    rename(publish("zakopane-feb", slug="old-name"), "new-name")
    assert client.get("/events/new-name/v/1/").status_code == 200


def test_withdrawn_edition_says_why_and_stays_readable(client):
    first = publish("zakopane-feb")
    second = publish(of=first)
    withdraw(second, "It rested on a forged letter.", current=first)
    response = client.get("/events/zakopane-feb/v/2/")
    assert response.status_code == 200
    assert (
        "<strong>Withdrawn on 3 November 2026.</strong> Reason: It rested on a forged letter."
        in (main_of(response))
    )
    assert client.get("/events/zakopane-feb/").status_code == 200


def test_entry_without_an_edition_left_is_gone_and_says_why(client):
    withdraw(publish("zakopane-feb", title="Zakopane"), "It rested on a <forged> letter.")
    response = client.get("/events/zakopane-feb/")
    main = main_of(response)
    assert response.status_code == 410
    assert "<strong>Edition 1 was withdrawn on 3 November 2026.</strong>" in main
    assert "Reason: It rested on a &lt;forged&gt; letter." in main
    assert '<a href="/events/zakopane-feb/v/1/">The last one was edition 1</a>' in main


def test_edition_whose_texts_were_erased_is_gone(client):
    first = publish("zakopane-feb", texts={})
    publish(of=first)
    response = client.get("/events/zakopane-feb/v/1/")
    assert response.status_code == 410
    assert '<a href="/events/zakopane-feb/">Current edition</a>' in main_of(response)


@pytest.mark.parametrize("number_of_editions", [1, 3])
def test_history_lists_all_editions_in_one_query(
    client, django_assert_num_queries, number_of_editions
):
    edition = publish("zakopane-feb", summary="The first.")
    for _number in range(number_of_editions - 1):
        edition = publish(of=edition)
    with django_assert_num_queries(1):
        main = main_of(client.get("/events/zakopane-feb/history/"))
    shown = [f'href="/events/zakopane-feb/v/{number}/"' in main for number in range(1, 5)]
    assert shown == [number <= number_of_editions for number in range(1, 5)]


def test_place_lists_the_published_events_that_name_it(client):
    publish("zakopane", "place")
    publish(
        "zakopane-feb",
        title="Zakopane conference",
        links=[("place", "place", "zakopane")],
        facts=[fact("place", naming("place", "zakopane", en="Zakopane"))],
    )
    publish("elsewhere", links=[("place", "place", "krakow")])
    main = main_of(client.get("/places/zakopane/"))
    assert '<a href="/events/zakopane-feb/">' in main
    assert "/events/elsewhere/" not in main


def test_source_lists_the_claims_that_cite_it_by_stance(client):
    publish("rees", "source")
    publish(
        "zakopane-feb",
        title="Zakopane conference",
        claims=[
            ("began", "It began in <February>.", [("rees", "", "supports", "p. 54")]),
            ("villa", "It was a villa.", [("rees", "", "disputes", "")]),
            ("named", "It is named.", [("rees", "", "mentions", "")]),
            ("read", "Somebody else says so.", [("paul", "rees", "supports", "p. 7")]),
        ],
    )
    main = main_of(client.get("/sources/rees/"))
    sections = [part.split('"')[0] for part in main.split('class="stance stance-')[1:]]
    assert sections == ["supports", "disputes", "mentions", "via"]
    assert '<a href="/events/zakopane-feb/#claim-began">It began in &lt;February&gt;.</a>' in main
    assert "p. 54" in main


def test_source_does_not_list_what_an_earlier_edition_said(client):
    publish("rees", "source")
    first = publish("zakopane-feb", claims=[("began", "It began.", [("rees", "", "supports", "")])])
    publish(of=first)
    main = main_of(client.get("/sources/rees/"))
    assert "No published claim cites it." in main


def test_source_page_has_another_tag_when_it_is_cited_anew(client):
    publish("rees", "source")
    tag = header(client.get("/sources/rees/"), "ETag")
    publish("zakopane-feb", claims=[("began", "It began.", [("rees", "", "supports", "")])])
    again = client.get("/sources/rees/", headers={"if-none-match": tag})
    assert again.status_code == 200
