"""Marks on the differences that somebody has seen."""

from uuid import uuid4

import pytest

from conferences.models import Viewed
from conferences.services.viewing import (
    NotASignature,
    mark_viewed,
    unmark_viewed,
    viewed_of,
)

ONE, OTHER = "0" * 64, "f" * 64


@pytest.mark.django_db
def test_marks_are_of_one_account_and_one_work(editor, reviewer):
    work, another = uuid4(), uuid4()
    mark_viewed(reviewer, work, [ONE, OTHER])
    mark_viewed(reviewer, work, [ONE])
    mark_viewed(editor, work, [OTHER])
    mark_viewed(reviewer, another, [OTHER])
    assert viewed_of(reviewer, work) == {ONE, OTHER}
    unmark_viewed(reviewer, work, [OTHER])
    assert viewed_of(reviewer, work) == {ONE}
    assert viewed_of(editor, work) == {OTHER}
    assert viewed_of(reviewer, another) == {OTHER}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "bad", [[], ["x"], [ONE, "F" * 64], [ONE + "0"], [f"{n:064x}" for n in range(1_001)]]
)
def test_what_is_no_signature_is_refused_and_nothing_marked(reviewer, bad):
    with pytest.raises(NotASignature):
        mark_viewed(reviewer, uuid4(), bad)
    with pytest.raises(NotASignature):
        unmark_viewed(reviewer, uuid4(), bad)
    assert not Viewed.objects.exists()
