"""Two editors at one claim: reworded by both, deleted by one, added by both under one key."""

import pytest

from conferences.models import Citation, Claim, Event
from tests.conferences.admin.posting import opened, row_of, send, with_row
from tests.factories.works import make_citation, make_claim, make_event, make_source
from tests.sources.editorial.conflicting import decide, deleted, panes, recorded, screen, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference", date="1940-02-20")


def test_the_same_claim_shows_both_texts_and_both_can_be_kept(event, editor, second_editor):
    claim = make_claim(event, editor, key="began", statement="It began in February.")
    make_citation(claim, make_source(editor), editor, locator="p. 54")
    fields = opened(second_editor, event)
    claim.statement = {"en": "It began on 20 February."}
    recorded(event, editor, claim)
    send(
        second_editor, event, {**fields, f"{row_of(fields, claim)}-statement_en": "It began in March."}
    )  # fmt: skip
    response = screen(second_editor, event)
    assert titles(response) == ["Claim: began · Statement · English"]
    assert panes(response) == [
        "It began in February.",
        "It began [-in][+on 20] February.",
        "It began in [-February][+March].",
    ]
    assert decide(second_editor, event, response, "both").status_code == 302
    claims = Claim.objects.filter(work=event).order_by("key")
    assert [(one.key, one.statement) for one in claims] == [
        ("began", {"en": "It began on 20 February."}),
        ("began-2", {"en": "It began in March."}),
    ]
    assert [one.citations.get().locator for one in claims] == ["p. 54", "p. 54"]


@pytest.mark.parametrize(("answer", "left"), [("keep", ["Reworded by me."]), ("delete", [])])
def test_a_claim_that_they_deleted_and_i_changed_is_kept_or_deleted(
    event, editor, second_editor, answer, left
):
    claim = make_claim(event, editor, key="gone")
    make_citation(claim, make_source(editor), editor, locator="p. 1")
    fields = opened(second_editor, event)
    mine = {f"{row_of(fields, claim)}-statement_en": "Reworded by me."}
    deleted(event, editor, claim)
    assert send(second_editor, event, {**fields, **mine}).status_code == 302
    response = screen(second_editor, event)
    assert titles(response) == ["Claim: gone"]
    assert panes(response)[1].count("[-") > 0
    assert decide(second_editor, event, response, answer).status_code == 302
    assert [one.statement["en"] for one in Claim.objects.filter(work=event)] == left
    assert [one.locator for one in Citation.objects.all()] == ["p. 1"] * len(left)


@pytest.mark.parametrize(("answer", "left"), [("keep", ["Reworded by them."]), ("delete", [])])
def test_a_claim_that_i_deleted_and_they_changed_is_kept_or_deleted(
    event, editor, second_editor, answer, left
):
    claim = make_claim(event, editor, key="kept")
    make_citation(claim, make_source(editor), editor, locator="p. 1")
    fields = opened(second_editor, event)
    claim.statement = {"en": "Reworded by them."}
    recorded(event, editor, claim)
    send(second_editor, event, {**fields, f"{row_of(fields, claim)}-DELETE": "on"})
    assert Claim.objects.get(pk=claim.pk).statement == {"en": "Reworded by them."}
    assert decide(second_editor, event, screen(second_editor, event), answer).status_code == 302
    assert [one.statement["en"] for one in Claim.objects.filter(work=event)] == left
    assert Citation.objects.count() == len(left)


def test_a_citation_added_in_a_claim_that_they_deleted_is_not_lost(event, editor, second_editor):
    source = make_source(editor)
    claim = make_claim(event, editor, key="gone")
    fields = opened(second_editor, event)
    mine = with_row(
        fields, f"{row_of(fields, claim)}-citations", source=str(source.pk), locator="p. 54",
        stance="supports", consulted="original", position="1",
    )  # fmt: skip
    deleted(event, editor, claim)
    assert send(second_editor, event, mine).status_code == 302
    response = screen(second_editor, event)
    assert titles(response) == ["Claim: gone"]
    assert "p. 54" in panes(response)[2]
    assert decide(second_editor, event, response, "keep").status_code == 302
    citation = Citation.objects.get(claim__work=event)
    assert (citation.claim.key, citation.locator) == ("gone", "p. 54")


def test_a_claim_that_both_added_under_one_key_is_asked(event, editor, second_editor):
    fields = opened(second_editor, event)
    make_claim(event, editor, key="began", statement="It began in February.")
    mine = with_row(
        fields, "claims", key="began", statement_en="It began in March.", rank="normal",
        position="1",
    )  # fmt: skip
    assert send(second_editor, event, mine).status_code == 302
    response = screen(second_editor, event)
    assert titles(response) == ["Claim: began · Statement · English"]
    assert decide(second_editor, event, response, "both").status_code == 302
    assert dict(Claim.objects.filter(work=event).values_list("key", "statement")) == {
        "began": {"en": "It began in February."},
        "began-2": {"en": "It began in March."},
    }
