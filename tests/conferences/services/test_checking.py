"""Checks of a state before it is published: each fault raises its code, its sound twin none."""

import pytest

from conferences.services.checking import check_works
from conferences.services.errors import CheckFailed, TextFaulty
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import present_state
from sources.models import Derivation
from tests.factories.works import (
    add_row,
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_question,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return make_event(editor)


@pytest.fixture
def sources(editor):
    return [make_source(editor, title, key=key) for key, title in (("rees", "A"), ("cih", "B"))]


def findings(*works):
    checked = check_works([present_state(work.pk) for work in works])
    return [(found.code, str(found.level), found.message) for found in checked[works[0].pk]]


def codes(*works):
    return [code for code, _level, _message in findings(*works)]


def test_a_work_with_sound_evidence_has_no_findings(event, editor, sources):
    claim = make_claim(event, editor, "began")
    for source in sources:
        make_citation(claim, source, editor, locator="p. 54")
    make_narrative(event, editor, "It [began]{claim=began} then [@rees, p. 54].")
    assert findings(event) == []


def test_a_claim_without_a_citation_blocks(event, editor):
    make_claim(event, editor, "began")
    assert findings(event) == [
        (
            "C1",
            "block",
            "The claim began has no citation: cite what it rests on, or delete it.",
        )
    ]


def test_a_citation_without_a_place_in_a_book_is_pointed_out(event, editor, sources):
    claim = make_claim(event, editor, "began")
    make_citation(claim, sources[0], editor)
    make_citation(claim, sources[1], editor, locator="p. 1")
    assert findings(event) == [
        (
            "C2",
            "warn",
            "The citation of rees for began names no place in it: page, folio …",
        )
    ]


def test_a_web_page_needs_no_place(event, editor, sources):
    page = make_source(editor, "C", key="page", type="webpage")
    claim = make_claim(event, editor, "began")
    make_citation(claim, page, editor)
    make_citation(claim, sources[1], editor, locator="p. 1")
    assert findings(event) == []


def test_one_source_is_pointed_out(event, editor, sources):
    make_citation(make_claim(event, editor, "began"), sources[0], editor, locator="p. 1")
    assert findings(event) == [("C3", "warn", "The claim began rests on one source.")]


def test_sources_that_go_back_to_one_are_pointed_out(event, editor, sources):
    first, second = sources
    with record(second, by=editor, act=Act.EDIT, summary="It repeats.", base=base_of(second)):
        Derivation.objects.create(source=second, derived_from=first)
    claim = make_claim(event, editor, "began")
    for source in sources:
        make_citation(claim, source, editor, locator="p. 54")
    assert findings(event) == [("C3", "warn", "The sources of the claim began all go back to one.")]


@pytest.mark.parametrize(("stance", "is_found"), [("supports", True), ("mentions", False)])
def test_nothing_rests_on_a_withdrawn_source(event, editor, reviewer, sources, stance, is_found):
    forged = make_source(
        editor, "F", key="forged", is_withdrawn=True, withdrawal_reason="It is forged."
    )
    claim = make_claim(event, editor, "began")
    make_citation(claim, forged, editor, locator="p. 1", stance=stance)
    for source in sources:
        make_citation(claim, source, editor, locator="p. 1")
    make_narrative(event, editor, "It [began]{claim=began}.")
    sentence = "The claim began cites forged, which is withdrawn: cite another source."
    assert findings(event) == ([("C5", "block", sentence)] if is_found else [])
    if is_found:
        with pytest.raises(CheckFailed, match=sentence):
            publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    else:
        assert publish(ToPublish(event.pk), by=reviewer, summary="First edition.")


def test_a_preference_against_more_sources_is_pointed_out(event, editor, sources):
    question = make_question(event, editor, "when")
    first = make_claim(
        event, editor, "feb", question=question, value="1940-02", rank="preferred", rank_reason="R."
    )
    second = make_claim(event, editor, "dec", question=question, value="1939-12")
    third = make_source(editor, "C", key="third")
    make_citation(first, third, editor, locator="p. 1")
    for source in sources:
        make_citation(second, source, editor, locator="p. 1")
    assert findings(event) == [
        (
            "C7",
            "warn",
            "The claim feb is preferred and has 1 independent sources; dec has 2.",
        )
    ]


def test_long_quotations_and_translations_without_their_original_are_noted(event, editor, sources):
    claim = make_claim(event, editor, "began")
    make_citation(
        claim,
        sources[0],
        editor,
        locator="p. 1",
        quotation="word " * 301,
        quotation_language="en",
        position=1,
    )
    make_citation(claim, sources[1], editor, locator="p. 1", translation="It began.", position=2)
    assert findings(event) == [
        ("C10", "note", "The quotation from rees for began is longer than 300 words."),
        ("C10", "note", "The citation of cih for began has a translation without its original."),
    ]


def test_a_text_that_names_nothing_blocks_with_its_place(event, editor):
    make_narrative(event, editor, "One line.\n\nIt [began]{claim=nowhere}.")
    (found,) = check_works([present_state(event.pk)])[event.pk]
    assert (found.code, found.level, found.field, found.line, found.column) == (
        "C11",
        "block",
        "body",
        3,
        4,
    )
    assert found.label == "conferences.narrative"


def test_of_a_text_that_is_not_ready_it_is_noted_what_would_stop_it(event, editor, reviewer):
    make_narrative(event, editor, "It began.")
    draft = "### Sau\n\nNó [bắt đầu]{claim=nowhere}.\n\n[^1]: Đọc [ở đây](https://example.org/)."
    make_narrative(event, editor, draft, language="vi", is_ready=False)
    [found] = check_works([present_state(event.pk)])[event.pk]
    assert (found.code, found.level, found.line, found.column) == ("C11", "note", 3, 4)
    said = "No claim has the key “nowhere”; the words are shown without evidence."
    assert found.message == said
    assert publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    text = event.narratives.get(language="vi")
    text.is_ready = True
    add_row(event, text, editor)
    assert ("C11", "block", said) in findings(event)
    with pytest.raises(TextFaulty, match="nowhere"):
        publish(ToPublish(event.pk), by=reviewer, summary="Second edition.")


def test_a_translation_that_is_behind_is_noted(event, editor):
    make_narrative(event, editor, "It began.")
    made_from = base_of(event)
    make_narrative(event, editor, "Nó đã bắt đầu.", language="vi", made_from=made_from)
    assert findings(event) == []
    narrative = event.narratives.get(language="en")
    narrative.body = "It began in winter."
    with record(event, by=editor, act=Act.EDIT, summary="Says when.", base=base_of(event)):
        narrative.save()
    assert findings(event) == [
        (
            "C13",
            "note",
            "The text of which this is a translation was changed after change 2.",
        )
    ]


def test_a_deleted_work_has_no_findings_and_works_are_checked_together(event, editor, sources):
    claim = make_claim(event, editor, "began")
    for source in sources:
        make_citation(claim, source, editor, locator="p. 54")
    other = make_event(editor, "Another")
    make_narrative(other, editor, "It [began]{claim=began}.")
    assert codes(other) == ["C11"]
    assert codes(other, event) == []
    with record(other, by=editor, act=Act.DELETE, summary="Gone.", base=base_of(other)):
        other.delete()
    gone = present_state(other.pk)
    assert check_works([gone]) == {}


def test_the_number_of_queries_does_not_grow_with_the_work(
    event, editor, sources, django_assert_num_queries
):
    for number in range(12):
        make_citation(make_claim(event, editor, f"c{number}"), sources[0], editor, locator="p. 1")
    state = present_state(event.pk)
    with django_assert_num_queries(17):
        assert len(check_works([state])[event.pk]) == 12
