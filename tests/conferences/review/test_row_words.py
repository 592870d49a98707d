"""What a row is called in comparisons and histories: by what it says, not by the work that it belongs to."""

import pytest

from conferences.review.row_words import RowWords
from sources.editorial.states import present_state
from sources.models import Creator, Derivation
from tests.factories.works import add_row, make_source

pytestmark = pytest.mark.django_db


def test_the_rows_of_a_source_are_called_by_whom_and_what_they_name(editor):
    source = make_source(editor, "World War Two Behind Closed Doors")
    protocol = make_source(editor, "Protocol", key="protocol")
    add_row(source, Creator(source=source, family="Rees", given="Laurence"), editor)
    add_row(source, Creator(source=source, literal="Example Committee", position=1), editor)
    add_row(source, Derivation(source=source, derived_from=protocol), editor)
    state = present_state(source.pk)
    words = RowWords([state])
    named = sorted(words.name(row) for row in state.rows if row.member_id != source.pk)
    assert named == ["Example Committee", "Protocol", "Rees, Laurence"]
