"""Loading the first collection into an empty database, with something in the way."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from conferences.exchange import history_replay
from conferences.exchange.collection_history import read_history
from conferences.models import Comment, Edition, Event, Submission
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record

pytestmark = pytest.mark.django_db
FIRST = "First editor of the first collection"


def test_loading_goes_on_after_an_interruption(db, monkeypatch):
    from conferences.exchange import collection_loading as service  # noqa: PLC0415 - its function is replaced below

    entered = Counter()
    enter = service._enter_event

    def interrupted(row, by):
        entered["events"] += 1
        if entered["events"] == 7:
            raise KeyboardInterrupt
        enter(row, by)

    monkeypatch.setattr(service, "_enter_event", interrupted)
    with pytest.raises(KeyboardInterrupt):
        call_command("load_collection", quiet=True)
    monkeypatch.undo()
    call_command("load_collection", quiet=True)
    assert (Change.objects.count(), Edition.objects.count()) == (167, 94)


def test_interrupted_it_leaves_nothing_and_is_played_whole_the_next_time(db, monkeypatch):
    monkeypatch.setattr(history_replay, "resolve", interrupt)
    with pytest.raises(KeyboardInterrupt):
        call_command("load_collection", quiet=True)
    assert (Submission.objects.count(), Comment.objects.count()) == (0, 0)
    assert not Change.objects.filter(by_name=FIRST).exists()
    monkeypatch.undo()
    call_command("load_collection", quiet=True)
    assert Submission.objects.count() == 2


def interrupt(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_a_step_that_is_none_stops_the_command_and_leaves_nothing(db, monkeypatch):
    history = read_history()
    odd = history.__class__(**{**vars(history), "steps": (*history.steps[:1], {"paint": "red"})})
    monkeypatch.setattr("conferences.management.commands.load_collection.read_history", lambda: odd)
    with pytest.raises(CommandError, match="a step has one of edit, submit"):
        call_command("load_collection", quiet=True)
    assert not Change.objects.filter(by_name=FIRST).exists()


def test_where_the_entry_was_worked_on_the_history_is_not_played(db, editor, monkeypatch):
    played = "conferences.management.commands.load_collection.replay"
    monkeypatch.setattr(played, lambda *_given: False)
    call_command("load_collection", quiet=True)
    monkeypatch.undo()
    event = Event.objects.get(key="zakopane-feb")
    event.note = "Seen by an editor."
    with record(event, by=editor, act=Act.EDIT, summary="Notes it.", base=base_of(event)):
        event.save()
    call_command("load_collection", quiet=True)
    assert Submission.objects.count() == 0
    assert not Change.objects.filter(by_name=FIRST).exists()
