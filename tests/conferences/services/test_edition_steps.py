"""What changed between editions is told once for each pair, and never told of what was erased."""

import pytest
from django.core.cache import cache

from conferences.models import Edition, EditionText
from conferences.services.edition_sequence import changes_with_each
from sources.editorial.guard import Permit, permitting
from tests.factories.editions import dated, fact, publish

pytestmark = pytest.mark.django_db

REES = ("rees2008", "", "supports", "p. 54")
ARTICLE = (
    '<article><section id="section-1"><h2>Date</h2>'
    "<p>As far as is known it began on day %d.</p></section></article>"
)


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def of_days(number: int, *, key: str = "zakopane-feb") -> list[Edition]:
    """Return so many editions of a work; with each it began a day later."""
    editions: list[Edition] = []
    for day in range(1, number + 1):
        date = fact("date", dated(f"1940-02-{day:02}", en=f"{day} February 1940"))
        given = {"of": editions[-1]} if editions else {}
        editions.append(
            publish(
                key,
                facts=[date],
                claims=[("began", f"It began on day {day}.", [REES])],
                texts={"en": ("Zakopane", ARTICLE % day)},
                **given,
            )
        )
    return editions


def lines(told) -> list[tuple[str, str, str]]:
    return [(one.label, one.old, one.new) for one in told]


STEP = [
    ("Date", "1 February 1940", "2 February 1940"),
    ("Claim reworded", "It began on day 1.", "It began on day 2."),
    ("Text", "", "1 word added, 1 word taken out"),
]


def test_it_is_told_in_the_same_words_when_it_was_kept():
    first, second = of_days(2)
    fresh = changes_with_each([second, first], "en")
    assert (lines(fresh[second.pk]), fresh[first.pk]) == (STEP, ())
    assert changes_with_each([second, first], "en") == fresh


def test_editions_of_several_works_are_told_at_once():
    [_first, second], [_other, later] = of_days(2), of_days(2, key="lwow-october")
    told = changes_with_each([later, second], "en")
    assert [lines(told[each.pk]) for each in (second, later)] == [STEP, STEP]


def test_what_was_kept_of_an_erased_edition_is_not_told():
    first, second = of_days(2)
    changes_with_each([first, second], "en")
    with permitting(Permit.HISTORY):
        EditionText.objects.filter(edition=first).delete()
    assert changes_with_each([first, second], "en") == {first.pk: (), second.pk: None}


@pytest.mark.parametrize("number", [3, 20])
def test_a_history_that_was_told_before_compares_nothing(client, django_assert_num_queries, number):
    of_days(number)
    address = "/events/zakopane-feb/history/"
    first = client.get(address).content
    with django_assert_num_queries(3):
        assert client.get(address).content == first
    assert first.decode().count('<ul class="told">') == number - 1


@pytest.mark.parametrize("number", [3, 20])
def test_what_changed_since_costs_the_same_queries_however_many_editions(
    client, django_assert_num_queries, number
):
    of_days(number)
    address = "/events/zakopane-feb/v/1/since/"
    with django_assert_num_queries(9):
        first = client.get(address).content
    with django_assert_num_queries(3):
        assert client.get(address).content == first


@pytest.mark.parametrize("second", [2, 20])
def test_comparing_costs_the_same_queries_however_far_apart(
    client, django_assert_num_queries, second
):
    of_days(20)
    with django_assert_num_queries(4):
        response = client.get(f"/events/zakopane-feb/compare/1..{second}/")
    assert response.status_code == 200
