"""The head of an entry's page: what programs read there, and where they get it alone."""

import json
import re

import pytest
from django.conf import settings

from conferences.models import Edition, EditionText
from conferences.services.edition_digests import digest_of
from conferences.services.edition_verification import verify_editions
from conferences.services.publication import ToPublish, publish
from sources.editorial.guard import Permit, permitting
from tests.conferences.rendering.schema_org import models_of
from tests.factories import editions
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db

SITE = settings.SITE_ADDRESS
PATH = "/events/zakopane-conference/"


@pytest.fixture
def event(editor, reviewer):
    """A published event of which two sources give two dates."""
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    question = make_question(event, editor, "when", property="date")
    for key, value in (("began", "1940-02-20"), ("later", "1940-03-20")):
        claim = make_claim(event, editor, key, property="date", value=value, question=question)
        make_citation(claim, make_source(editor, f"Book of {key}"), editor)
    make_narrative(event, editor, "It [began on 20 February 1940]{claim=began}.")
    [edition] = publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    return edition


def head_of(response) -> str:
    return response.content.decode().split("</head>")[0]


def data_in(head: str) -> dict:
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)
    return json.loads(script)


@pytest.mark.parametrize("path", [PATH, f"{PATH}v/1/"])
def test_the_head_holds_what_was_published(client, django_assert_num_queries, event, path):
    with django_assert_num_queries(1):
        head = head_of(client.get(path))
    data = data_in(head)
    models_of(data)
    article, about, *claims = data["@graph"]
    assert (article["@id"], about["name"]) == (f"{SITE}{PATH}v/1/", "Zakopane conference")
    assert not {"startDate", "endDate"} & about.keys()
    assert [claim["creativeWorkStatus"]["name"] for claim in claims] == ["disputed", "disputed"]
    assert f'<link rel="alternate" type="application/ld+json" href="{PATH}v/1/data.jsonld">' in head


def test_standing_is_told_in_the_words_of_the_sentence(client, event):
    page = client.get(PATH).content.decode()
    described = data_in(page.split("</head>")[0])["@graph"][2]["description"]
    [said] = re.findall(r'id="claim-began".*?<span class="alt">\((.*?)\)</span>', page, re.DOTALL)
    plain = re.sub(r"<span class=\"refs\">.*?</span></a></span>|<[^>]+>", "", said)
    assert described.startswith("disputed: 1 source says 20 March 1940")
    assert plain.startswith("disputed: 1 source says 20 March 1940")


def test_an_edition_is_sent_alone_to_programs(client, django_assert_num_queries, event):
    with django_assert_num_queries(1):
        response = client.get(f"{PATH}v/1/data.jsonld")
    assert response.headers["Content-Type"] == "application/ld+json"
    assert json.loads(response.content) == data_in(head_of(client.get(PATH)))
    again = client.get(
        f"{PATH}v/1/data.jsonld", headers={"if-none-match": response.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["v/2/data.jsonld", "v/0/data.jsonld", "data.jsonld"])
def test_what_was_not_published_has_no_data(client, event, path):
    assert client.get(PATH + path).status_code == 404


def test_an_edition_made_before_data_were_kept_has_none(client):
    editions.publish("old")
    assert client.get("/events/old/v/1/data.jsonld").status_code == 404
    assert "ld+json" not in client.get("/events/old/").content.decode()


def test_a_renamed_work_leads_on(client):
    editions.rename(editions.publish("old"), "new")
    response = client.get("/events/old/v/1/data.jsonld")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/events/new/v/1/data.jsonld",
    )


def test_the_digest_binds_what_programs_are_told(event):
    assert digest_of(Edition.objects.get()) == event.digest
    assert [str(problem) for problem in verify_editions()] == []
    with permitting(Permit.HISTORY):
        EditionText.objects.update(linked_data="{}")
    assert digest_of(Edition.objects.get()) != event.digest


def test_the_preview_of_a_link_has_title_and_words_and_the_address_to_keep(client):
    texts = {"en": ("<b>Zakopane</b>", "<article>a</article>")}
    editions.publish("zakopane", texts=texts, summaries={"en": 'Said "so".'})
    head = head_of(client.get("/events/zakopane/v/1/"))
    assert re.findall(r'<meta property="og:(\w+)" content="(.*?)">', head) == [
        ("description", "Said &quot;so&quot;."),
        ("title", "&lt;b&gt;Zakopane&lt;/b&gt;"),
        ("type", "article"),
        ("url", f"{SITE}/events/zakopane/"),
        ("site_name", "Variorum"),
    ]
    assert '<link rel="version-history" href="/events/zakopane/history/">' in head
