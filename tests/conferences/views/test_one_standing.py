"""One citation changed, one edition published: every place tells the new state of the date in the same words."""

import html
import json
import re

import pytest

from conferences.models import Citation, Event
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.submissions import approved, submitted

pytestmark = pytest.mark.django_db
KEY = "zakopane-feb"
ENTRY, CLAIM = f"/events/{KEY}/", "zakopane-feb-date"
DISPUTED = "disputed: 1 source disputes this"
SEARCH = "/search/?q=%22Zakopane+conference+of+February+1940%22"


def text_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def part(client, address: str, pattern: str) -> str:
    """Return in words the first part of a page that a pattern finds."""
    found = re.search(pattern, client.get(address).content.decode(), re.DOTALL)
    assert found, (address, pattern)
    return text_of(found[1])


def row_of(client, address: str) -> str:
    """Return how a list tells the state of the conference."""
    rows = re.findall(r"<li\b.*?</li>", client.get(address).content.decode(), re.DOTALL)
    [row] = [row for row in rows if f'<h3><a href="{ENTRY}">' in row]
    return text_of(re.search(r'<p class="state">(.*?)</p>', row, re.DOTALL)[1])


def article(client) -> str:
    return client.get(ENTRY).content.decode()


def sentence(client) -> str:
    return part(client, ENTRY, rf'id="claim-{CLAIM}">(.*?)</span></span>,')


def linked_data(client) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', article(client))
    graph = json.loads(found[1])["@graph"]
    [claim] = [node for node in graph if node["@id"].endswith(f"/#claim-{CLAIM}")]
    return claim


def told(client) -> dict[str, str]:
    """Return the state of the date as each place has it."""
    timeline = (
        r'<section id="timeline">.*?<bdi>[^<]*February 1940</bdi> <span class="st">(.*?)</span>'
    )
    detail = client.get(f"/api/v1/events/{KEY}/").json()
    [of_entry] = [claim for claim in detail["claims"] if claim["key"] == CLAIM]
    claim = client.get(f"/api/v1/claims/{CLAIM}/").json()
    data = linked_data(client)
    return {
        "facts": part(client, ENTRY, r'<dt>Date</dt><dd>.*?<span class="st">(.*?)</span></dd>'),
        "timeline of the entry": part(client, ENTRY, timeline),
        "timeline": part(
            client, "/timeline/", rf'<a href="{ENTRY}">.*?<span class="st">(.*?)</span></p>'
        ),
        "list": row_of(client, "/events/"),
        "home": row_of(client, "/"),
        "search": row_of(client, SEARCH),
        "source": part(
            client,
            "/sources/moor-jankowski/",
            rf'href="{ENTRY}[^"]*#claim-{CLAIM}".*?<p class="where">(.*?)</span> · <a href="{ENTRY}">',
        ),
        "JSON-LD": data["description"],
        "API": claim["standing_words"]["en"],
        "API, entry": of_entry["standing_words"]["en"],
    }


def test_one_changed_citation_is_told_everywhere_in_the_same_words(
    client, collection, editor, reviewer
):
    before = told(client)
    assert DISPUTED not in " ".join(before.values())
    assert "disputed" not in sentence(client)
    event = Event.objects.get(key=KEY)
    citation = Citation.objects.get(claim__key=CLAIM, source__key="wiki-es-translated")
    with record(event, by=editor, act=Act.EDIT, summary="Sets it against.", base=base_of(event)):
        citation.stance = "disputes"
        citation.save()
    assert told(client) == before, "readers get editions, never working rows"

    [edition] = approved(submitted(event, by=editor), reviewer).editions

    assert f"({DISPUTED})" in sentence(client)
    of_three = f"date: {DISPUTED} · also disputed: place, participants"
    assert told(client) == {
        "facts": f"{DISPUTED} · evidence",
        "timeline of the entry": DISPUTED,
        "timeline": DISPUTED,
        "list": of_three,
        "home": of_three,
        "search": of_three,
        "source": DISPUTED,
        "JSON-LD": DISPUTED,
        "API": DISPUTED,
        "API, entry": DISPUTED,
    }
    for feed in ("/feeds/editions.atom", f"{ENTRY}history.atom"):
        newest = client.get(feed).content.decode().split("<entry>")[1]
        assert edition.number == 3
        assert f"edition {edition.number}</title>" in newest
        assert f"Date, from 20 February 1940: agreed → {DISPUTED}" in text_of(html.unescape(newest))
