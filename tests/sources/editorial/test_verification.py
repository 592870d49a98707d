"""Every alteration made past the door is found, and the first bad change is named."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from sources.editorial.models import Act, Change, Head
from sources.editorial.recording import base_of, record
from sources.editorial.verification import verify_all
from tests.factories.alterations import HISTORY, alter_one, execute
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(editor, second_editor):
    """Two events and a source, with additions, rewordings and deletions by two editors."""
    source = make_source(editor)
    for title in ("Zakopane conference", "Kraków conference"):
        event = make_event(editor, title)
        claims = [make_claim(event, editor) for _ in range(3)]
        for claim in claims:
            make_citation(claim, source, second_editor, locator="p. 54")
        with record(event, by=second_editor, act=Act.EDIT, summary="Rewords.", base=base_of(event)):
            claims[0].statement = {"en": "It lasted several weeks."}
            claims[0].save()
        with record(event, by=editor, act=Act.EDIT, summary="Takes one out.", base=base_of(event)):
            claims[1].delete()
    return source


def test_an_untouched_history_verifies(history):
    assert list(verify_all()) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, column) for table, columns in HISTORY.items() for column in columns],
)
def test_an_altered_column_is_found(history, table, column):
    chance = random.Random(f"{table}.{column}")
    # Unique and check constraints refuse some alterations; what they let pass must be found.
    for _attempt in range(30):
        try:
            alter_one(table, column, chance)
            break
        except IntegrityError:
            continue
    else:
        return
    assert list(verify_all()) != []
    with pytest.raises(CommandError):
        call_command("verify_history")


def test_the_first_bad_change_is_named(history):
    event = Change.objects.filter(kind="event").first().work_id
    execute(
        "UPDATE editorial_change SET summary = 'Other.' WHERE work_id = %s AND number = 3",
        [event.hex if connection.vendor == "sqlite" else event],
    )
    assert [(finding.work_id, finding.number) for finding in verify_all()][:1] == [(event, 3)]


def test_a_removed_change_is_found(history):
    event = Change.objects.filter(kind="event").first().work_id
    execute(
        "DELETE FROM editorial_change WHERE work_id = %s AND number = 4",
        [event.hex if connection.vendor == "sqlite" else event],
    )
    assert next(iter(verify_all())).number == 4


def test_a_cut_off_end_is_found_by_a_list_of_heads_kept_elsewhere(history, tmp_path, editor):
    heads = tmp_path / "heads.json"
    call_command("verify_history", write_heads=str(heads))
    call_command("verify_history", heads=str(heads))
    work = Head.objects.order_by("work_id").first().work_id
    key = work.hex if connection.vendor == "sqlite" else work
    for table in ("editorial_change", "editorial_memberversion", "editorial_head"):
        with connection.constraint_checks_disabled():
            execute(f"DELETE FROM {table} WHERE work_id = %s", [key])
    with pytest.raises(CommandError):
        call_command("verify_history", heads=str(heads))


@pytest.mark.parametrize("command", ["deleterevisions", "remove_stale_contenttypes"])
def test_commands_that_would_delete_history_are_refused(history, command):
    with pytest.raises(CommandError, match="nothing of a history is ever deleted"):
        call_command(command)
    assert list(verify_all()) == []
