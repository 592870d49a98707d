"""Readings on the form of an event: saved whole, and refused with the reason where they contradict themselves."""

import pytest

from conferences.models import Reading
from tests.conferences.admin.posting import (
    change_count,
    opened,
    problems,
    row_of,
    send,
    with_row,
)
from tests.factories.readings import add_reading, make_series
from tests.factories.works import make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(editor):
    return make_series(editor)


def with_reading(fields, series, claims, events, *, sources=True) -> dict[str, str]:
    """Return the fields with a reading as the page's script adds it, and the rows inside it."""
    place = int(fields["readings-TOTAL_FORMS"])
    fields = with_row(fields, "readings", key="two-meetings", title_en="two meetings", position="1")
    inside = f"readings-{place}"
    for claim in claims:
        fields = with_row(fields, f"{inside}-choices", claim=str(claim.pk), position="1")
    for event in events:
        fields = with_row(fields, f"{inside}-parts", event=str(event.pk), position="1")
    if sources:
        fields = with_row(fields, f"{inside}-accounts", source=str(series.source.pk), position="1")
    return fields


def test_a_reading_is_saved_with_all_that_stands_in_it(editor, series):
    fields = opened(editor, series.event)
    sent = with_reading(fields, series, [series.counts["two"]], series.meetings)
    assert send(editor, series.event, sent).status_code == 302
    reading = Reading.objects.get()
    assert (reading.key, reading.title, reading.event) == (
        "two-meetings",
        {"en": "two meetings"},
        series.event,
    )
    assert [choice.claim for choice in reading.choices.all()] == [series.counts["two"]]
    assert {part.event for part in reading.parts.all()} == set(series.meetings)
    assert [account.source for account in reading.accounts.all()] == [series.source]


@pytest.mark.parametrize(
    ("claims", "count", "sources", "said"),
    [
        (["one"], 2, True, "It takes the answer “There was one.” (1), and counts 2 events."),
        (
            ["two", "one"],
            2,
            True,
            "It takes both “There was two.” and “There was one.” for an answer to “How many were there?”, which "
            "exclude one another.",
        ),
        (["two"], 2, False, "It names no source: say whose account it is."),
    ],
)
def test_a_reading_that_contradicts_itself_is_refused_with_the_reason(
    editor, series, claims, count, sources, said
):
    fields, before = opened(editor, series.event), change_count()
    taken = [series.counts[word] for word in claims]
    sent = with_reading(fields, series, taken, series.meetings[:count], sources=sources)
    response = send(editor, series.event, sent)
    assert response.status_code == 200
    assert said in problems(response)
    assert (change_count(), Reading.objects.count()) == (before, 0)
    # What was typed is still there.
    assert b'value="two-meetings"' in response.content


def test_a_claim_that_answers_nothing_is_refused(editor, series):
    plain = make_claim(series.event, editor, "plain", "Little is known.")
    sent = with_reading(opened(editor, series.event), series, [plain], [])
    response = send(editor, series.event, sent)
    assert problems(response) == [
        "“Little is known.” answers no question, so that a reading cannot take it."
    ]


def test_an_edit_that_makes_a_reading_contradict_itself_is_refused(editor, series):
    reading = add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    fields = opened(editor, series.event)
    row = row_of(fields, reading.parts.last())
    response = send(editor, series.event, fields, **{f"{row}-DELETE": "on"})
    assert problems(response) == ["It takes the answer “There was two.” (2), and counts 1 event."]
    assert reading.parts.count() == 2


def test_a_claim_changed_in_the_same_form_counts_as_it_is_typed(editor, series):
    """The number and the events are brought into line together."""
    reading = add_reading(series, editor, "two", [series.counts["two"]], series.meetings)
    fields = opened(editor, series.event)
    part = row_of(fields, reading.parts.last())
    claim = row_of(fields, series.counts["two"])
    changed = {f"{part}-DELETE": "on", f"{claim}-value": "1"}
    assert send(editor, series.event, fields, **changed).status_code == 302
    assert reading.parts.count() == 1


def test_another_edit_is_not_held_up_by_a_reading(editor, series):
    """It was stored before it was judged: what is published is judged again."""
    add_reading(series, editor, "wrong", [series.counts["one"]], series.meetings)
    fields = opened(editor, series.event)
    assert send(editor, series.event, fields, note="See the memoir.").status_code == 302


def test_a_reading_that_is_deleted_is_not_judged(editor, series):
    reading = add_reading(series, editor, "wrong", [series.counts["one"]], series.meetings)
    fields = opened(editor, series.event)
    row = row_of(fields, reading)
    assert send(editor, series.event, fields, **{f"{row}-DELETE": "on"}).status_code == 302
    assert not Reading.objects.exists()
