"""The preview beside what readers have: what was changed since is marked, in the language asked for."""

import re

import pytest

from tests.conferences.admin.looking import body_of, look, make_looked_at, written
from tests.conferences.admin.posting import opened
from tests.factories.submissions import approved, submitted
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return make_looked_at(editor)


def test_what_the_edition_of_readers_has_not_is_marked_where_that_is_asked_for(
    event, editor, reviewer
):
    fields = opened(editor, event)
    typed = {body_of(fields): "It [began late]{claim=began} and [ended]{claim=ended}."}
    assert look(editor, event, fields, **typed).json()["edition"] == 0
    plain = look(editor, event, fields, _since="1", **typed).json()["article"]
    assert "<ins>" not in plain

    approved(submitted(event, by=editor), reviewer)
    fields, before = opened(editor, event), written()
    said = look(editor, event, fields, _since="1", **typed).json()
    assert said["edition"] == 1
    assert re.findall("<(ins|del)>(.*?)</", said["article"]) == [("ins", " late")]
    assert "<ins>" not in look(editor, event, fields, **typed).json()["article"]
    page = look(editor, event, fields, headers={}, **typed).content.decode()
    assert "Changes since edition 1" in page
    page = look(editor, event, fields, headers={}, _since="1", **typed).content.decode()
    assert "began<ins> late</ins>" in page
    assert 'class="text compared"' in page
    assert "As readers would get it" in page
    assert written() == before


def test_the_language_of_a_source_is_not_taken_for_that_of_the_preview(editor):
    source = make_source(editor, "Behind Closed Doors", language="de")
    fields = opened(editor, source)
    said = look(editor, source, fields, _language="en").json()
    assert "German" in said["article"]
    page = look(editor, source, fields, headers={}, _language="en").content.decode()
    assert '<textarea name="language" hidden>\nde</textarea>' in page
