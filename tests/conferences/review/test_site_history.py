"""Every change on the site: of what may be seen, filtered, in pages, at one cost, and as CSV."""

import csv
import html
import io
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import HOSTILE, permission, recorded_event, rename, reword
from tests.factories.works import make_event, make_person, make_place, make_source

pytestmark = pytest.mark.django_db
PAGE, CSV = reverse("review:site-history"), reverse("review:site-history-csv")


def listed(answer) -> list[tuple[str, int, str]]:
    """Return the work, the number and the summary of each row."""
    rows = re.findall(r'<tr id="change-\d+">.*?</tr>', answer.content.decode(), re.DOTALL)
    found = []
    for row in rows:
        work = re.search(r'class="work"><bdi>(.*?)</bdi> <span class="kind">.*?, (\d+)<', row)
        why = re.search(r'class="why"><bdi>(.*?)</bdi>', row, re.DOTALL)
        found.append((html.unescape(work[1]), int(work[2]), html.unescape(why[1])))
    return found


def lines_of(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def remove(work, by):
    with record(work, by=by, act=Act.DELETE, summary="Entered twice.", base=base_of(work)):
        work.delete()


def test_every_change_is_listed_latest_first_also_of_deleted_works(client, editor):
    make_event(editor)
    remove(make_person(editor), editor)
    client.force_login(editor)
    answer = client.get(PAGE)
    assert listed(answer) == [
        ("Adolf Eichmann", 2, "Entered twice."),
        ("Adolf Eichmann", 1, "Recorded for a test."),
        ("Zakopane conference", 1, "Recorded for a test."),
    ]
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_to_whoever_may_see_no_kind_of_work_there_is_nothing(client, editor, account, request):
    make_event(editor)
    if account:
        client.force_login(request.getfixturevalue(account))
    assert [client.get(page).status_code for page in (PAGE, CSV)] == [404, 404]
    assert [client.post(page).status_code for page in (PAGE, CSV)] == [404, 404]


def test_only_changes_of_kinds_that_may_be_seen_are_listed(client, editor, stranger):
    make_event(editor)
    make_person(editor)
    make_place(editor)
    for codename in ("view_person", "view_place"):
        stranger.user_permissions.add(permission(codename))
    client.force_login(stranger)
    assert [label for label, *_rest in listed(client.get(PAGE))] == ["Zakopane", "Adolf Eichmann"]
    assert listed(client.get(PAGE, {"kind": "event"})) == listed(client.get(PAGE))
    assert [line[4] for line in lines_of(client.get(CSV))] == ["work", "Zakopane", "Adolf Eichmann"]
    assert "event" not in {line[3] for line in lines_of(client.get(CSV, {"kind": "event"}))}


def test_nothing_but_reading_is_answered(client, editor):
    client.force_login(editor)
    assert [client.post(page).status_code for page in (PAGE, CSV)] == [405, 405]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"who": "second"}, ["Reworded by another."]),
        ({"who": "nobody"}, []),
        ({"kind": "source"}, ["Recorded for a test."]),
        ({"title": "conference ZAKOPANE", "act": "create"}, ["Recorded for a test."]),
        ({"title": "closed behind"}, ["Recorded for a test."]),
        ({"title": "warsaw"}, []),
        ({"act": "delete"}, []),
        ({"touched": "conferences.narrative"}, ["Writes the text."]),
        ({"touched": "conferences.event.title"}, ["Reworded by another.", "Recorded for a test."]),
        ({"touched": "conferences.event.slug", "who": "second"}, []),
        ({"since": "1900-01-01", "until": "1939-09-01"}, []),
    ],
)
def test_it_can_be_filtered(client, editor, second_editor, chosen, expected):
    event = recorded_event(editor)
    rename(event, "Zakopane conference, first", second_editor, summary="Reworded by another.")
    client.force_login(editor)
    found = [summary for _label, _number, summary in listed(client.get(PAGE, chosen))]
    assert found == expected
    assert [line[6] for line in lines_of(client.get(CSV, chosen))[1:]] == expected


def test_the_day_of_a_change_finds_it(client, editor):
    make_event(editor)
    client.force_login(editor)
    today = datetime.now(UTC).date().isoformat()
    assert len(listed(client.get(PAGE, {"since": today, "until": today}))) == 1


@pytest.mark.parametrize(
    "chosen",
    [
        {"kind": "nonsense"},
        {"act": "nonsense"},
        {"touched": "auth.user.password"},
        {"since": "yesterday"},
        {"before": "9" * 40},
        {"before": "1-x"},
        {"before": "-1--1"},
        {"before": f"{'9' * 17}-{'9' * 17}"},
        {"who": "a\x00b"},
        {"title": "x" * 300},
        {"nothing": HOSTILE},
    ],
)
def test_what_cannot_be_a_filter_leaves_the_list_whole(client, editor, chosen):
    make_event(editor)
    client.force_login(editor)
    assert len(listed(client.get(PAGE, chosen))) == 1
    assert len(lines_of(client.get(CSV, chosen))) == 2


def test_fifty_stand_on_a_page_and_works_of_one_act_are_not_lost_between(client, editor):
    works = [make_event(editor, f"Event {number}") for number in range(60)]
    bases = {work.pk: 1 for work in works}
    with record(*works, by=editor, act=Act.IMPORT, summary="All at once.", base=bases):
        for work in works:
            work.note = "Seen."
            work.save()
    client.force_login(editor)
    first = client.get(PAGE, {"act": "import"})
    (older,) = re.findall(r'href="([^"]+)" rel="next"', first.content.decode())
    second = client.get(PAGE + html.unescape(older))
    found = [label for label, *_rest in (*listed(first), *listed(second))]
    assert (len(listed(first)), len(listed(second))) == (50, 10)
    assert sorted(found) == sorted(f"Event {number}" for number in range(60))
    assert len(lines_of(client.get(CSV, {"act": "import"}))) == 61


def test_its_queries_are_as_many_for_ten_changes_as_for_two_hundred(client, editor):
    event = recorded_event(editor)
    client.force_login(editor)
    client.get(PAGE)
    counts = set()
    for more in (4, 190):
        for number in range(more):
            reword(event, "first", f"Words {number}.", editor)
        for chosen in ({}, {"touched": "conferences.claim.statement"}, {"title": "zakopane"}):
            with CaptureQueriesContext(connection) as queries:
                client.get(PAGE, chosen)
            counts.add((*chosen, len(queries)))
    assert counts == {(8,), ("touched", 9), ("title", 9)}
    assert Change.objects.filter(kind="event").count() == 200


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_table_is_taken_for_a_formula(client, editor, start):
    event = make_event(editor)
    rename(event, f"{start}cmd|' /C calc'!A0", editor, summary=f"{start}SUM(A1)")
    client.force_login(editor)
    for line in lines_of(client.get(CSV)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_hostile_words_are_shown_as_words(client, editor):
    make_source(editor, HOSTILE)
    rename(make_event(editor), f"Still {HOSTILE} \u202eevil", editor, summary=HOSTILE)
    client.force_login(editor)
    text = client.get(PAGE).content.decode()
    assert HOSTILE not in text
    assert (HOSTILE, 1, "Recorded for a test.") in listed(client.get(PAGE))
