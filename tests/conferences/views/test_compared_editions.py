"""Two editions set side by side, and what changed since one of them."""

import re

import pytest

from conferences.models import Edition
from conferences.services.edition_digests import digest_of
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.editions import publish as publish_edition
from tests.factories.editions import withdraw
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db

CANARY = "canary"


def main_of(response) -> str:
    page = response.content.decode()
    return page.split('<main id="content" tabindex="-1">')[1].split("</main>")[0]


def words_of(html: str) -> str:
    html = html.replace("<ins>", "+").replace("<del>", "−")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


@pytest.fixture
def event(editor, reviewer):
    """Two editions, the second a correction; and a draft that nobody published."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20", note=f"{CANARY} note")
    rees = make_source(editor, "World War Two Behind Closed Doors", key="rees2008", issued="2008")
    claim = make_claim(event, editor, "began", property="date", value="1940-02-20")
    make_citation(claim, rees, editor, locator="p. 54")
    text = make_narrative(event, editor, "The talks [began on 20 February]{claim=began}.")
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    with record(event, by=editor, act=Act.EDIT, summary=f"{CANARY} summary", base=base_of(event)):
        claim.value, claim.statement = "1940-02-21", {"en": "It began on 21 February 1940."}
        claim.save()
        text.body = "The talks [began on 21 February]{claim=began}, says Rees."
        text.save()
    said = {"summary": "It was a day later.", "nature": "correction", "is_correction": True}
    publish(ToPublish(event.pk), by=reviewer, **said)
    with record(event, by=editor, act=Act.EDIT, summary=f"{CANARY} again", base=base_of(event)):
        text.body = f"{CANARY} draft"
        text.save()
    return event


def test_two_editions_are_compared_word_by_word(client, event):
    main = main_of(client.get("/events/zakopane-conference/compare/1..2/"))
    narrow = re.findall(r'<p class="both narrow-only" dir="auto">(.*?)</p>', main, re.DOTALL)
    assert [words_of(pair) for pair in narrow] == [
        "−20+21 February 1940 (one source)",
        "It began on −20+21 February 1940.",
        "−20+21 February 1940",
    ]
    text = words_of(main.split('class="texts narrow-only"')[1])
    assert "The talks began on −20+21 February (one source)+, says Rees." in text


def test_what_changed_since_names_the_fact_and_the_reason(client, event):
    main = words_of(main_of(client.get("/events/zakopane-conference/v/1/since/")))
    assert "Something was corrected. Compare it with what you cited." in main
    assert (
        "Corrections Date: −20 February 1940 (one source) → +21 February 1940 (one source)" in main
    )
    assert ": It was a day later. Claim reworded:" in main


def test_since_the_current_edition_nothing_has_changed(client, event):
    main = words_of(main_of(client.get("/events/zakopane-conference/v/2/since/")))
    assert "This edition is the current one. Nothing has changed since." in main


@pytest.mark.parametrize("path", ["history/", "compare/1..2/", "v/1/since/", "compare/2..1/"])
@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_drafts_and_private_words_reach_no_page(client, event, prefix, path):
    response = client.get(f"{prefix}/events/zakopane-conference/{path}")
    assert response.status_code == 200
    assert CANARY not in response.content.decode()
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_fixed_edition_stays_byte_for_byte_when_others_are_published(
    client, event, editor, reviewer
):
    before = client.get("/events/zakopane-conference/v/1/")
    publish(ToPublish(event.pk), by=reviewer, summary="Third edition.")
    after = client.get("/events/zakopane-conference/v/1/")
    assert (before.content, before.headers["ETag"]) == (after.content, after.headers["ETag"])
    assert b'href="/events/zakopane-conference/v/1/since/"' in after.content


def test_what_sort_of_change_it_was_is_bound_by_the_digest(event):
    edition = event_edition(2)
    assert (edition.nature, edition.is_correction) == ("correction", True)
    assert digest_of(edition) == edition.digest
    edition.is_correction = False
    assert digest_of(edition) != edition.digest


def event_edition(number: int):
    return Edition.objects.get(number=number, kind="event")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("compare/2..2/", "Both numbers name the same edition"),
        ("compare/2..1/", "Edition 2 is the newer one"),
    ],
)
def test_equal_and_swapped_numbers_get_a_clear_page(client, event, path, words):
    assert words in main_of(client.get(f"/events/zakopane-conference/{path}"))


@pytest.mark.parametrize(
    "path", ["compare/1..9/", "compare/0..1/", "v/9/since/", "compare/", "compare/?from=a&to=2"]
)
def test_an_edition_that_was_never_made_is_not_found(client, event, path):
    assert client.get(f"/events/zakopane-conference/{path}").status_code == 404


def test_the_form_leads_to_the_address_of_a_comparison(client, event):
    response = client.get("/events/zakopane-conference/compare/?from=1&to=2")
    address = "/events/zakopane-conference/compare/1..2/"
    assert (response.status_code, response.headers["Location"]) == (302, address)


def test_a_withdrawn_edition_is_named_as_such(client):
    first = publish_edition("lwow")
    withdraw(publish_edition(of=first), "It rested on a forged letter.", current=first)
    for path in ("compare/1..2/", "v/2/since/"):
        main = main_of(client.get(f"/events/lwow/{path}"))
        assert "Reason: It rested on a forged letter." in main


def test_an_erased_edition_is_gone(client):
    publish_edition(of=publish_edition("lwow", texts={}))
    for path in ("compare/1..2/", "v/1/since/"):
        assert client.get(f"/events/lwow/{path}").status_code == 410
