"""Earlier addresses, fixed and withdrawn editions, and what other pages say of a work."""

import pytest

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
