"""Saying of two sources that they are two: by whom, when and why; until it is taken back, and of that pair alone."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.editorial.errors import UnrecordedWrite
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.exchange.exchanged import Exchanged
from sources.exchange.judging import judge, likely_pairs
from sources.models import Distinction, DistinctionTakenBack
from sources.models.source_import import Likeness
from sources.services.distinctions import (
    NotToldApart,
    ReasonRefused,
    Seen,
    take_back,
    tell_apart,
)
from tests.factories.merging import merge, undo
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db
REASON = "The second is a novel of the same name."


def zima(by, key: str):
    """Return a source that is like every other that is made so."""
    return make_source(by, "Zima w Zakopanem", key=key, issued="1940")


@pytest.fixture
def first(editor):
    return zima(editor, "a-first")


@pytest.fixture
def second(editor):
    return zima(editor, "b-second")


def seen(*sources) -> Seen:
    return Seen({each.pk: base_of(each) for each in sources}, "the same title, year and names")


def said(one, other, by, reason=REASON) -> Distinction:
    return tell_apart(seen(one, other), by=by, reason=reason)


def listed() -> list[tuple]:
    return [(pair.later, pair.earlier) for pair in likely_pairs()]


def test_a_pair_is_said_to_be_two_with_who_when_and_why(first, second, editor):
    assert listed() == [(second.pk, first.pk)]
    said(second, first, editor, f"  {REASON}\n")
    (row,) = Distinction.objects.all()
    lesser, greater = sorted((first.pk, second.pk))
    assert (row.one_id, row.other_id, row.one_label, row.other_label, row.one_number, row.found) == (
        lesser, greater, "Zima w Zakopanem", "Zima w Zakopanem", 1, "the same title, year and names",
    )  # fmt: skip
    assert (row.by, row.by_name, row.reason) == (editor, "editor", REASON)
    assert row.at <= timezone.now()
    assert listed() == []


def test_a_third_that_is_the_same_as_one_of_two_is_found_behind_the_other(first, second, editor):
    third = zima(editor, "c-third")
    assert listed() == [(second.pk, first.pk), (third.pk, first.pk)]
    said(third, first, editor)
    assert listed() == [(second.pk, first.pk), (third.pk, second.pk)]
    said(third, second, editor)
    assert listed() == [(second.pk, first.pk)]


def test_what_is_taken_back_is_asked_again_and_may_be_said_again(
    first, second, editor, second_editor
):
    one = said(first, second, editor)
    taken = take_back(one.pk, by=second_editor)
    assert (taken.distinction, taken.by, taken.by_name) == (one, second_editor, "second-editor")
    assert listed() == [(second.pk, first.pk)]
    with pytest.raises(
        NotToldApart, match=r"^This is not said any more; look at the list again\.$"
    ):
        take_back(one.pk, by=editor)
    again = said(first, second, editor)
    assert listed() == []
    assert list(Distinction.objects.order_by("at")) == [one, again]
    assert DistinctionTakenBack.objects.count() == 1


def test_a_pair_is_said_to_be_two_once(first, second, editor, second_editor):
    said(first, second, editor)
    with pytest.raises(NotToldApart, match=r"^This was said already, by editor\.$"):
        said(second, first, second_editor)
    assert Distinction.objects.count() == 1


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("", "Say in 10 to 500 characters why they are two."),
        (" two \u200b two   ", "Say in 10 to 500 characters why they are two."),
        ("two " * 126, "Say in 10 to 500 characters why they are two."),
        ("Another\x00 edition.", "The text has U+0000 (NUL) in line 1, which cannot be kept."),
    ],
    ids=["none", "short", "long", "unusable"],
)
def test_a_reason_that_says_nothing_is_refused(first, second, editor, reason, why):
    with pytest.raises(ReasonRefused) as refused:
        said(first, second, editor, reason)
    assert str(refused.value) == why
    assert not Distinction.objects.exists()


@pytest.mark.parametrize("act", [Act.EDIT, Act.DELETE])
def test_what_has_changed_since_it_was_seen_is_looked_at_again(first, second, editor, act):
    before = seen(first, second)
    with record(second, by=editor, act=act, summary="Another publisher.", base=1):
        if act is Act.DELETE:
            second.delete()
        else:
            second.publisher = "Another"
            second.save()
    with pytest.raises(
        NotToldApart,
        match=r"^One of the two has been changed meanwhile\. Look at both again\.$",
    ):
        tell_apart(before, by=editor, reason=REASON)
    assert not Distinction.objects.exists()


def test_what_was_said_of_a_merged_source_says_nothing_of_the_one_that_stays(first, second, editor):
    third = zima(editor, "c-third")
    said(first, second, editor)
    merger = merge(third, second, editor)
    assert listed() == [(third.pk, first.pk)]
    said(third, first, editor)
    assert listed() == []
    # The merged source is there again, and of it and the first it is still said.
    undo(merger, editor)
    assert listed() == [(third.pk, second.pk)]


def test_a_file_is_judged_as_before(first, second, editor):
    said(first, second, editor)
    values = {"type": "book", "title": "Zima w Zakopanem", "issued": "1940", "key": "b-second"}
    [judged] = judge([Exchanged(values, ())])
    assert (judged.likeness, judged.like) == (Likeness.SAME, second.pk)


def test_the_pairs_cost_two_queries_while_nothing_changes(
    first, second, editor, django_assert_num_queries
):
    with django_assert_num_queries(4):
        assert len(likely_pairs()) == 1
    with django_assert_num_queries(2):
        assert len(likely_pairs()) == 1
    one = said(first, second, editor)
    with django_assert_num_queries(4):
        assert likely_pairs() == []
    with django_assert_num_queries(2):
        assert likely_pairs() == []
    take_back(one.pk, by=editor)
    # As it was before, so nothing need be compared.
    with django_assert_num_queries(2):
        assert len(likely_pairs()) == 1


def test_nothing_of_it_is_written_or_altered_but_by_these_acts(first, second, editor):
    one = said(first, second, editor)
    taken = take_back(one.pk, by=editor)
    for write in (
        lambda: Distinction.objects.update(reason="Something else entirely."),
        one.save,
        taken.delete,
        lambda: Distinction.objects.bulk_create([Distinction(one_id=first.pk, other_id=second.pk)]),
    ):
        with pytest.raises(UnrecordedWrite), transaction.atomic():
            write()
    assert Distinction.objects.get().reason == REASON


def test_a_pair_is_stored_in_one_order_only(first, second, editor):
    one = said(first, second, editor)
    one.pk, one.one_id, one.other_id = None, one.other_id, one.one_id
    with (
        permitting(Permit.HISTORY),
        pytest.raises(IntegrityError, match="distinction_lesser_id_first"),
        transaction.atomic(),
    ):
        one.save(force_insert=True)
