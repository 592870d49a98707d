"""How many queries the acts cost that happen most: the same for short entries and for long ones."""

import pytest

from sources.editorial.states import present_state, state_at
from tests.benchmarks.calls import queries_of
from tests.benchmarks.entries import L, S
from tests.benchmarks.generated import store
from tests.benchmarks.writing import Saver
from tests.factories.editions import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [S, L], ids=["S", "L"])
def test_saving_a_changed_claim_costs_thirteen_queries_at_any_change(size, editor):
    saver = Saver(store(size, by=editor), editor)
    first = queries_of(saver.save_one)
    for _change in range(50):
        saver.save_one()
    assert (first, queries_of(saver.save_one), saver.number) == (13, 13, 53)


def test_a_state_costs_one_query_at_any_change(editor):
    saver = Saver(store(S, by=editor), editor)
    work = saver.entry.event.pk
    for _change in range(50):
        saver.save_one()
    counts = {
        number: queries_of(lambda at=number: state_at(work, at, latest=51))
        for number in (1, 2, 25, 50, 51)
    }
    assert counts == {1: 1, 2: 1, 25: 1, 50: 1, 51: 1}


def test_the_present_state_costs_two_queries_one_of_them_for_its_number(editor):
    entry = store(S, by=editor)
    assert queries_of(lambda: present_state(entry.event.pk)) == 2


@pytest.mark.parametrize(
    "address",
    ["/events/zakopane/", "/vi/events/zakopane/", "/people/watson/"],
)
def test_the_current_page_of_an_entry_costs_one_query(address, client):
    text = "<article><p>" + 1_000 * "Words of the entry. " + "</p></article>"
    publish("zakopane", texts={"en": ("Zakopane", text), "vi": ("Zakopane", text)})
    publish("watson", kind="person", texts={"en": ("Watson", text)})
    client.get(address)
    assert queries_of(lambda: client.get(address)) == 1


def test_a_fixed_edition_costs_one_query(client):
    publish("zakopane", texts={"en": ("Zakopane", "<article></article>")})
    client.get("/events/zakopane/v/1/")
    assert queries_of(lambda: client.get("/events/zakopane/v/1/")) == 1
