"""Which links are dead: judged by tries that were recorded; and how tries come in from a file."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sources.models import LinkCheck, Source
from sources.services.links import (
    DeadLink,
    FaultyTries,
    Try,
    dead_links,
    due_addresses,
    read_tries,
    record_tries,
    with_dead_links,
)
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db
PAGE = "https://archive.example/page"
START = datetime(2026, 10, 1, 12, tzinfo=UTC)


def tried(*tries: tuple[float, bool], address: str = PAGE) -> None:
    """Record tries, each by its days after the start and whether it succeeded."""
    record_tries(
        Try(
            address,
            START + timedelta(days=days),
            is_reached,
            "reached: 200" if is_reached else "failed: 404",
        )
        for days, is_reached in tries
    )


@pytest.mark.parametrize(
    ("tries", "is_dead"),
    [
        ((), False),
        (((0, False),), False),
        (((0, False), (6.99, False)), False),
        (((0, False), (7, False)), True),
        (((0, False), (3, False), (8, False)), True),
        (((0, False), (7, True)), False),
        (((0, False), (7, False), (8, True)), False),
        (((0, False), (3, True), (8, False)), False),
        (((0, False), (3, True), (8, False), (15, False)), True),
        (((0, True), (1, False), (8, False)), True),
    ],
)
def test_a_link_is_dead_when_all_tries_failed_a_week_long(tries, is_dead):
    tried(*tries)
    assert (set(dead_links()) == {PAGE}) is is_dead


def test_it_is_told_when_it_failed_first_and_last():
    tried((0, True), (1, False), (4, False), (8, False))
    assert dead_links() == {PAGE: DeadLink(START + timedelta(days=1), START + timedelta(days=8))}


def test_sources_with_an_archived_copy_are_not_dead(editor):
    tried((0, False), (7, False))
    dead = make_source(editor, "Dead", key="dead", url=PAGE)
    make_source(editor, "Copied", key="copied", url=PAGE, archived_url="https://copies.example/1")
    make_source(editor, "Known copy", key="known", url=PAGE, is_archived=True)
    make_source(editor, "No address", key="none")
    assert list(with_dead_links(Source.objects.all())) == [dead]


def test_what_was_not_tried_for_a_week_is_due_the_longest_untried_first(editor):
    for name in ("recent", "old", "older", "never"):
        make_source(editor, name, key=name, url=f"https://archive.example/{name}")
    make_source(editor, "again", key="again", url="https://archive.example/never")
    now = START + timedelta(days=20)
    tried((14, True), address="https://archive.example/recent")
    tried((13, False), address="https://archive.example/old")
    tried((1, True), address="https://archive.example/older")
    assert due_addresses(now) == [
        f"https://archive.example/{name}" for name in ("never", "older", "old")
    ]


GOOD = "https://archive.example/page,2026-10-01T12:00:00+00:00,failed: 404"


def test_tries_are_read_from_a_file_with_their_offset():
    lines = [
        "address,when,result\n",
        GOOD,
        "\nhttps://b.example/,2026-10-01T12:00:00+02:00,reached\n",
    ]
    assert list(read_tries("".join(lines).splitlines())) == [
        Try(PAGE, START, False, "failed: 404"),
        Try("https://b.example/", START - timedelta(hours=2), True, "reached"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Line 1: the columns are address, when, result."),
        ("url,when,result\n", "Line 1: the columns are address, when, result."),
        ("address,when,result\nhttps://a.example/,x", "Line 2: there are 3 columns."),
        (f"address,when,result\n{GOOD},more", "Line 2: there are 3 columns."),
        (
            "address,when,result\nftp://a.example/,x,failed",
            "Line 2, address: this is no address of a page.",
        ),
        (
            "address,when,result\njavascript:alert(1),x,failed",
            "Line 2, address: this is no address of a page.",
        ),
        (
            "address,when,result\nhttps://a.example/,2026-10-01T12:00:00,failed",
            "Line 2, when: give a time as 2026-11-22T09:30:00+00:00.",
        ),
        (
            f"address,when,result\n{GOOD}\nhttps://a.example/,2026-10-01T12:00:00Z,perhaps",
            "Line 3, result: it begins with “reached” or “failed”.",
        ),
    ],
)
def test_a_faulty_file_is_refused_by_line_and_column(text, message):
    with pytest.raises(FaultyTries) as refused:
        list(read_tries(text.splitlines()))
    assert str(refused.value) == message


def command(*arguments) -> str:
    out = StringIO()
    call_command("check_links", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_the_command_asks_nobody_unless_told_to(editor):
    make_source(editor, url="http://127.0.0.1:1/")
    assert command() == ("http://127.0.0.1:1/\nTo be tried: 1. Nobody was asked; --now does.\n")
    assert LinkCheck.objects.count() == 0


def test_the_command_takes_in_a_file_once_and_all_of_it_or_nothing(tmp_path):
    file = tmp_path / "tries.csv"
    file.write_text(f"address,when,result\n{GOOD}\n")
    assert command("--from", str(file)) == "Recorded: 1 of 1; the others were known.\n"
    assert command("--from", str(file)) == "Recorded: 0 of 1; the others were known.\n"
    file.write_text(f"address,when,result\n{GOOD}\n", encoding="utf-8-sig")
    assert command("--from", str(file)) == "Recorded: 0 of 1; the others were known.\n"
    file.write_text(f"address,when,result\n{GOOD.replace('/page', '/other')}\nnonsense,x,y\n")
    with pytest.raises(CommandError, match="Line 3, address"):
        command("--from", str(file))
    with pytest.raises(CommandError, match="not both"):
        command("--from", str(file), "--now")
    assert LinkCheck.objects.count() == 1
