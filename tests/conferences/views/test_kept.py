"""Kept pages are sent only while they show the current edition, and take no more room than they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.views.kept import KeptPage, KeptPages
from tests.factories.editions import publish, withdraw


def page(size: int, digest: str = "d") -> KeptPage:
    return KeptPage(digest, f'"{digest}"', b"x" * size)


def test_what_was_kept_longest_goes_first():
    kept = KeptPages(most_bytes=100)
    for slug in ("a", "b", "c"):
        kept.keep(("event", slug, "en"), page(40))
    assert kept.at(("event", "a", "en")) is None
    assert kept.at(("event", "b", "en")) == kept.at(("event", "c", "en")) == page(40)


def test_a_page_takes_the_room_of_the_one_before_it():
    kept = KeptPages(most_bytes=100)
    for digest in ("first", "second", "third"):
        kept.keep(("event", "a", "en"), page(90, digest))
    assert kept.at(("event", "a", "en")) == page(90, "third")
    kept.keep(("event", "b", "en"), page(10))
    assert kept.at(("event", "a", "en")) == page(90, "third")


def test_a_page_larger_than_all_the_room_is_not_kept():
    kept = KeptPages(most_bytes=100)
    kept.keep(("event", "a", "en"), page(101))
    assert kept.at(("event", "a", "en")) is None


@pytest.mark.django_db
def test_a_page_sent_again_costs_one_query_that_carries_no_article(client):
    publish("zakopane-feb", texts={"en": ("Zakopane", "<article>One</article>")})
    first = client.get("/events/zakopane-feb/")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/events/zakopane-feb/")
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])
    assert len(queries) == 1


@pytest.mark.django_db
def test_a_new_edition_and_a_withdrawal_show_at_once(client):
    first = publish("zakopane-feb", texts={"en": ("Zakopane", "<article>One</article>")})
    assert b"<article>One</article>" in client.get("/events/zakopane-feb/").content
    second = publish(of=first, texts={"en": ("Zakopane", "<article>Two</article>")})
    assert b"<article>Two</article>" in client.get("/events/zakopane-feb/").content
    withdraw(second)
    assert client.get("/events/zakopane-feb/").status_code == 410
