"""The page of a work."""

import pytest

from tests.factories.editions import publish

pytestmark = pytest.mark.django_db


def test_entry_page_costs_one_query(client, django_assert_num_queries):
    publish("zakopane-feb")
    client.get("/events/zakopane-feb/")
    with django_assert_num_queries(1):
        response = client.get("/events/zakopane-feb/")
    assert response.status_code == 200
