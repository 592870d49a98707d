"""How far a translation is behind, as publishing keeps it."""

import pytest

from conferences.services.publication import ToPublish, publish
from sources.editorial.recording import base_of
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    event, source = make_event(editor), make_source(editor)
    for key in ("first", "second", "third"):
        make_citation(make_claim(event, editor, key), source, editor)
    body = "[A]{claim=first} [B]{claim=second} [C]{claim=third}."
    make_narrative(event, editor, body)
    return event


def lags(event, reviewer) -> dict:
    works = [ToPublish(event.pk), *(ToPublish(each) for each in _sources(event))]
    return publish(*works, by=reviewer, summary="First.")[0].facts.get("lags", {})


def _sources(event):
    return {each.source_id for claim in event.claims.all() for each in claim.citations.all()}


def translate(event, editor, body: str, **given) -> int:
    made_from = given.pop("made_from", base_of(event))
    make_narrative(event, editor, body, "vi", title="Hội nghị", made_from=made_from, is_ready=True)
    return made_from


def test_a_translation_that_lacks_claims_says_how_many(event, editor, reviewer):
    made_from = translate(event, editor, "[Một]{claim=second}.")
    assert lags(event, reviewer) == {
        "vi": {"made_from": made_from, "of": base_of(event), "claims": 2}
    }


def test_one_made_from_an_earlier_original_is_behind_though_it_lacks_no_claim(
    event, editor, reviewer
):
    translate(event, editor, "[1]{claim=first} [2]{claim=second} [3]{claim=third}", made_from=1)
    assert lags(event, reviewer) == {"vi": {"made_from": 1, "of": base_of(event), "claims": 0}}


def test_one_that_lacks_nothing_is_not_behind(event, editor, reviewer):
    translate(event, editor, "[1]{claim=first} [2]{claim=second} [3]{claim=third}")
    assert lags(event, reviewer) == {}
