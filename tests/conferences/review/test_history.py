"""The list of changes: whole, filtered, in pages, at the same cost whatever its length."""

import re
from datetime import UTC, datetime

import pytest

from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import restore
from tests.conferences.review.works import (
    HOSTILE,
    address,
    permission,
    recorded_event,
    rename,
    reword,
)
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, changes, last edition, editions of the changes, rows that
# they touched, whether it is watched, notices.
QUERIES = 11


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def numbers_on(answer) -> list[int]:
    return [int(number) for number in re.findall(r'id="change-(\d+)"', answer.content.decode())]


def test_it_lists_the_changes_newest_first(client, event, editor):
    client.force_login(editor)
    answer = client.get(address(event, "history"))
    assert answer.status_code == 200
    assert numbers_on(answer) == [6, 5, 4, 3, 2, 1]
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_the_last_two_changes_are_chosen_for_comparing(client, event, editor):
    client.force_login(editor)
    text = client.get(address(event, "history")).content.decode()
    assert re.findall(r'name="(a|b)" value="(\d+)" checked', text) == [("b", "6"), ("a", "5")]


def test_a_change_that_was_published_says_in_which_edition(client, event, editor, reviewer):
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "first", "Other words.", editor)
    client.force_login(editor)
    text = client.get(address(event, "history")).content.decode()
    assert re.findall(r'class="review-tag">([^<]+)<', text) == [
        "Published as edition 1 by reviewer"
    ]
    assert "Compare edition 1 with now" in text


def test_who_may_only_see_is_offered_nothing_that_changes(client, event, stranger):
    stranger.user_permissions.add(permission("view_event"))
    client.force_login(stranger)
    answer = client.get(address(event, "history"))
    assert numbers_on(answer) == [6, 5, 4, 3, 2, 1]
    assert not re.search("/(undo|restore)/", answer.content.decode())


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"who": "second"}, [8]),
        ({"who": "nobody"}, []),
        ({"act": "create"}, [1]),
        ({"act": "edit", "who": "EDITOR"}, [8, 7, 6, 5, 4, 3, 2]),
        ({"since": "1900-01-01", "until": "1939-09-01"}, []),
        ({"since": "1900-01-01", "until": "9999-12-31"}, [8, 7, 6, 5, 4, 3, 2, 1]),
        ({"before": "4"}, [3, 2, 1]),
        ({"after": "6"}, [8, 7]),
    ],
)
def test_it_can_be_filtered(client, event, editor, second_editor, chosen, expected):
    reword(event, "first", "Other words.", editor)
    reword(event, "second", "Other words.", second_editor)
    client.force_login(editor)
    assert numbers_on(client.get(address(event, "history"), chosen)) == expected


def test_the_day_of_a_change_finds_it(client, event, editor):
    client.force_login(editor)
    today = datetime.now(UTC).date().isoformat()
    answer = client.get(address(event, "history"), {"since": today, "until": today})
    assert numbers_on(answer) == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    "chosen",
    [
        {"act": "nonsense"},
        {"since": "yesterday"},
        {"before": "0"},
        {"before": "9" * 40},
        {"after": "-1"},
        {"who": "a\x00b"},
        {"who": "x" * 300},
    ],
)
def test_what_cannot_be_a_filter_leaves_the_list_whole(client, event, editor, chosen):
    client.force_login(editor)
    answer = client.get(address(event, "history"), chosen)
    assert (answer.status_code, len(numbers_on(answer))) == (200, 6)


def test_fifty_stand_on_a_page_and_the_filters_lead_on(client, event, editor):
    for number in range(60):
        reword(event, "first", f"Words {number}.", editor)
    client.force_login(editor)
    first = client.get(address(event, "history"), {"act": "edit"})
    assert numbers_on(first) == list(range(66, 16, -1))
    (older,) = re.findall(r'href="([^"]+)" rel="next"', first.content.decode())
    assert older == "?act=edit&amp;before=17"
    second = client.get(address(event, "history"), {"act": "edit", "before": "17"})
    assert numbers_on(second) == list(range(16, 1, -1))
    (newer,) = re.findall(r'href="([^"]+)" rel="prev"', second.content.decode())
    assert newer == "?act=edit&amp;after=16"
    back = client.get(address(event, "history"), {"act": "edit", "after": "16"})
    assert numbers_on(back) == numbers_on(first)


@pytest.mark.parametrize("changes", [0, 60])
def test_its_queries_are_as_many_for_one_change_as_for_sixty(
    client, editor, changes, django_assert_num_queries
):
    event = make_event(editor)
    for number in range(changes):
        rename(event, f"Title {number}", editor)
    client.force_login(editor)
    with django_assert_num_queries(QUERIES):
        answer = client.get(address(event, "history"))
    assert len(numbers_on(answer)) == min(changes + 1, 50)


def test_hostile_words_are_shown_as_words(client, event, editor):
    hostile = make_event(editor, HOSTILE)
    rename(hostile, f"Still {HOSTILE}", editor, summary=HOSTILE)
    client.force_login(editor)
    text = client.get(address(hostile, "history")).content.decode()
    assert HOSTILE not in text
    assert text.count("&lt;b onclick=&quot;x&quot;&gt;") == 4


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"claim": "first"}, [7, 3, 2]),
        ({"claim": "second"}, [8, 5, 4]),
        ({"claim": "third"}, []),
        ({"touched": "conferences.claim"}, [8, 7, 4, 2]),
        ({"touched": "conferences.claim.statement"}, [8, 7, 4, 2]),
        ({"touched": "conferences.claim.value"}, []),
        ({"touched": "conferences.citation.locator"}, [5, 3]),
        ({"touched": "conferences.narrative"}, [6]),
        ({"touched": "conferences.event.title"}, [1]),
        ({"touched": "conferences.claim.statement", "claim": "first", "act": "edit"}, [7, 2]),
    ],
)
def test_it_can_be_narrowed_to_a_claim_a_kind_of_row_and_a_field(
    client, event, editor, chosen, expected
):
    reword(event, "first", "Other words.", editor)
    reword(event, "second", "Other words.", editor)
    client.force_login(editor)
    assert numbers_on(client.get(address(event, "history"), chosen)) == expected


@pytest.mark.parametrize(
    "chosen",
    [
        {"claim": HOSTILE},
        {"claim": "a%b"},
        {"claim": "x" * 300},
        {"touched": "auth.user.password"},
        {"touched": "conferences.claim.nothing"},
        {"touched": "conferences.person.name"},
    ],
)
def test_a_claim_or_field_that_there_cannot_be_leaves_the_list_whole(client, event, editor, chosen):
    client.force_login(editor)
    answer = client.get(address(event, "history"), chosen)
    assert (answer.status_code, len(numbers_on(answer))) == (200, 6)
    assert HOSTILE not in answer.content.decode()


def test_it_says_how_many_rows_each_change_touched(client, event, editor):
    reword(event, "first", "Other words.", editor)
    with record(event, by=editor, act=Act.EDIT, summary="Takes it out.", base=base_of(event)):
        event.claims.get(key="second").delete()
    client.force_login(editor)
    text = client.get(address(event, "history")).content.decode()
    assert re.findall(r'<td class="size">(.*?)</td>', text)[:3] == [
        "Claims: −1<br>Citations: −1",
        "Claims: ±1",
        "Texts: +1",
    ]


def test_what_a_change_took_back_stands_beside_it(client, event, editor):
    reword(event, "first", "Other words.", editor)
    restore(event, 6, by=editor, summary="Restore change 6", base=7)
    reword(event, "first", "Restore change 2", editor)
    client.force_login(editor)
    text = client.get(address(event, "history")).content.decode()
    assert re.findall(r'class="review-tag">([^<]+)<', text) == ["Restored from 6"]
