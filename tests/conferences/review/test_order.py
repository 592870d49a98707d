"""The page of what cannot be so: both citations, links to where each statement stands, and who sees it."""

import html
import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conferences.review.works import HOSTILE
from tests.factories.works import add_row, make_claim, make_event

pytestmark = pytest.mark.django_db
PAGE = reverse("review:order")


def test_the_page_lists_both_statements_with_citations_and_links(client, collection, editor):
    client.force_login(editor)
    body = client.get(PAGE).content.decode()
    heads = re.findall(r"<h[23][^>]*>(.*?)</h[23]>", body)
    assert heads[-5:] == [
        "Certain (1)",
        "An event outside what it is said to be part of",
        "Possible (1)",
        "A result before its cause",
        "Could not be judged (1)",
    ]
    links = re.findall(r'<li><a href="([^"]+)"><bdi>(.*?)</bdi></a>(.*?)</li>', body)
    assert [
        (address, html.unescape(words), re.findall(r"<code>\[(.*?)\]</code>", rest))
        for address, words, rest in links[:3]
    ] == [
        (
            "/review/claims/krakow-part-of-zakopane/history/",
            "The Kraków talks of March 1940 were part of the Zakopane conference.",
            ["@wiki-es-translated", "@wiki-en"],
        ),
        (
            "/review/claims/krakow-mar-date/history/",
            "The conference in Kraków was held in March 1940.",
            ["@stenton2000, p. 277; via @wiki-es-translated", "@wiki-en", "@cih2019"],
        ),
        (
            "/review/claims/zakopane-feb-date/history/",
            "A conference at Zakopane began on 20 February 1940.",
            ["@moor-jankowski; via @wiki-vi", "@paul2006; via @wiki-vi", "@wiki-es-translated"],
        ),
    ]
    assert all(client.get(address).status_code == 200 for address, _words, _rest in links)


def test_the_page_costs_the_same_however_much_is_recorded(client, collection, editor):
    client.force_login(editor)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    # Session, account, its rights and those of its groups, its notices, and the eight of the check.
    assert len(queries) == 13


def test_what_was_typed_is_shown_as_words(client, editor):
    event = make_event(editor, HOSTILE, date="1940-02-20")
    part = make_event(editor, "Part", date="1941", in_series=event)
    make_claim(part, editor, "when", HOSTILE, property="date", value="1941")
    client.force_login(editor)
    body = client.get(PAGE).content.decode()
    assert body.count(html.escape(HOSTILE)) >= 2
    assert HOSTILE not in body


def test_who_may_not_see_one_kind_of_what_is_quoted_gets_nothing(client, stranger):
    client.force_login(stranger)
    for codename in ("view_event", "view_person"):
        stranger.user_permissions.add(Permission.objects.get(codename=codename))
    assert client.get(PAGE).status_code == 404
    stranger.user_permissions.add(Permission.objects.get(codename="view_source"))
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE).status_code == 405


def test_the_desk_leads_there_where_it_may_be_seen(client, editor, stranger):
    client.force_login(editor)
    assert PAGE in client.get(reverse("admin:index")).content.decode()
    client.force_login(stranger)
    assert PAGE not in client.get(reverse("admin:index")).content.decode()


def test_it_never_keeps_anything_from_being_saved(editor):
    event = make_event(editor, "Whole", date="1940-02-20")
    part = make_event(editor, "Part", date="1941", in_series=event)
    part.date = "1942"
    assert add_row(part, part, editor).date == "1942"
