"""The conflict screen shows what the result comes to, and what the checks say of it, before it is saved."""

import re

import pytest

from conferences.models import Narrative
from sources.editorial.models import KeptForm
from tests.conferences.admin.posting import fields_of, head_of, opened, row_of, send
from tests.factories.works import make_citation, make_claim, make_event, make_person, make_source
from tests.sources.editorial.conflicting import decide, places, recorded, screen, sent_stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    event = make_event(editor, title="Zakopane conference", date="1940-02-20")
    make_citation(make_claim(event, editor, "first"), make_source(editor), editor, locator="p. 54")
    make_claim(event, editor, "bare", "Nobody says it.")
    text = Narrative(work=event, language="en", title="Zakopane", body="It [began]{claim=first}.")
    recorded(event, editor, text)
    return event


@pytest.fixture
def clash(event, editor, second_editor):
    """Both changed the text; the second editor also took the claim out that nothing supports."""
    text = Narrative.objects.get()
    fields = opened(second_editor, event)
    bare = row_of(fields, event.claims.get(key="bare"))
    text.body = "Theirs [began]{claim=first}."
    recorded(event, editor, text)
    mine = {f"{row_of(fields, text)}-body": "Mine [began]{claim=first}.", f"{bare}-DELETE": "on"}
    assert send(second_editor, event, {**fields, **mine}).status_code == 302
    return event


def result_of(response) -> str:
    text = response.content.decode()
    return text.split('id="result"')[1].split('<div class="conflict-bar">')[0]


def test_nothing_is_shown_before_it_is_asked_for(clash, second_editor):
    text = screen(second_editor, clash).content.decode()
    assert 'id="result"' not in text
    assert 'name="_preview"' in text


@pytest.mark.parametrize(("answer", "word"), [("theirs", "Theirs"), ("mine", "Mine")])
def test_the_result_is_shown_as_readers_would_see_it_with_its_checks(
    clash, second_editor, answer, word
):
    head = head_of(clash)
    response = decide(second_editor, clash, screen(second_editor, clash), answer, button="_preview")
    shown = result_of(response)
    assert response.status_code == 200
    article = re.sub(r"\s+", " ", shown.split("<article")[1])
    assert f'>{word} <span class="claim' in article or f"{word} <span" in article
    assert "Nobody says it." not in shown
    # No edition holds it: of none is anything said.
    assert "Edition 0" not in shown
    assert "still open" not in shown
    assert "Checks:" in shown
    assert head_of(clash) == head
    # What was decided is kept, and the summary with it.
    assert fields_of(response)[f"answer-{places(response)[0]}"] == answer
    assert KeptForm.objects.get().data["choices"]


def test_what_is_open_stands_as_typed_and_is_said_to_be_open(clash, second_editor):
    response = decide(second_editor, clash, screen(second_editor, clash), "", button="_preview")
    shown = result_of(response)
    assert response.status_code == 200
    assert "1 place is still open: here it stands as in your version." in shown
    assert "Mine" in shown.split("<article")[1]


def test_what_would_keep_it_from_being_published_is_said(event, editor, second_editor):
    event.title = "Theirs"
    sent_stale(second_editor, event, editor, event, title="Mine")
    response = decide(
        second_editor, event, screen(second_editor, event), "theirs", button="_preview"
    )
    assert "Blocks publication" in result_of(response)


def test_what_cannot_be_saved_is_said_in_place_of_the_page(event, editor, second_editor):
    event.date = "1940"
    sent_stale(second_editor, event, editor, event, date="1940-03")
    response = decide(
        second_editor, event, screen(second_editor, event), "edit", button="_preview",
        results=["about Easter"],
    )  # fmt: skip
    shown = result_of(response)
    assert "The result cannot be saved as it stands" in shown
    assert "<article" not in shown


def test_a_source_and_a_person_are_shown_too(editor, second_editor):
    for work, name in ((make_source(editor), "title"), (make_person(editor), "name")):
        setattr(work, name, "Theirs of both")
        sent_stale(second_editor, work, editor, work, **{name: "Mine of both"})
        response = decide(
            second_editor, work, screen(second_editor, work), "theirs", button="_preview"
        )
        assert "Theirs of both" in result_of(response).split("<article")[1]
