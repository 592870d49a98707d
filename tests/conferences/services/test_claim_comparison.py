"""Claims compared by their key, and what became of the evidence under their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.services.comparison_values import Balance, ClaimPlace, Evidence
from conferences.services.entry_comparison import compare_entries
from sources.editorial.comparison import RowKind
from tests.conferences.services.stored_entries import (
    BODY,
    Draft,
    compared,
    filters,
    key_of,
    numbers,
    values,
    zakopane,
)


@pytest.fixture
def draft():
    return zakopane()


def test_a_reworded_claim_with_another_citation_is_one_claim_with_changed_support(draft):
    after = draft.copy()
    after.claim("villa", "It was held in the villa Pan Tadeusz.", position=3)
    after.drop("c-villa")
    after.cite("c-villa-2", "villa", "rees", locator="p. 55")
    comparison = compared(draft, after)
    (claim,) = comparison.claims
    assert (claim.key, claim.kind) == ("villa", RowKind.CHANGED)
    assert filters(claim) == {"claims-reworded", "support-changed"}
    assert [(one.kind.value, one.source) for one in claim.citations] == [
        ("added", "Rees 2008"),
        ("removed", "Paul 2006"),
    ]
    assert numbers(comparison) == {
        "claims-reworded": 1,
        "support-changed": 1,
        "citations-added": 1,
        "citations-removed": 1,
    }


def test_a_claim_that_loses_its_last_citation_is_now_unsupported(draft):
    after = draft.copy()
    after.drop("c-villa")
    (claim,) = compared(draft, after).claims
    assert filters(claim) == {"support-changed", "now-unsupported", "standings-changed"}
    assert (claim.old_evidence, claim.new_evidence) == (
        Evidence("one source", Balance(1, 0)),
        Evidence("unsupported", Balance(0, 0)),
    )


def test_a_claim_whose_last_support_becomes_a_mention_is_now_unsupported(draft):
    after = draft.copy()
    after.cite("c-villa", "villa", "paul", locator="p. 3", note="As the memoir has it.",
               stance="mentions")  # fmt: skip
    (claim,) = compared(draft, after).claims
    assert "now-unsupported" in filters(claim)
    assert [values(one) for one in claim.citations] == [[("stance", "supports", "mentions")]]


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({"locator": "p. 212"}, ("locator", "p. 54", "p. 212")),
        ({"stance": "disputes"}, ("stance", "supports", "disputes")),
        ({"quotation": "Dnia 20 lutego"}, ("quotation", "", "Dnia 20 lutego")),
        ({"source": "cih"}, ("source", "Rees 2008", "CIH page")),
        ({"consulted": "copy"}, ("consulted", "the original", "a copy")),
        ({"via": "cih"}, ("via", "", "CIH page")),
    ],
)
def test_evidence_that_changes_under_the_same_words_is_changed_support(draft, change, value):
    after = draft.copy()
    fields = {"source": "rees", "locator": "p. 54", "position": 1, **change}
    after.cite("c-date", "date", fields.pop("source"), **fields)
    (claim,) = compared(draft, after).claims
    (citation,) = claim.citations
    assert values(citation) == [value]
    assert "support-changed" in filters(claim)
    assert "claims-reworded" not in filters(claim)


@pytest.mark.parametrize("change", [{"note": "Another note."}, {"translation": "A villa."}])
def test_a_note_or_a_translation_changes_a_citation_and_not_the_support(draft, change):
    after = draft.copy()
    fields = {"locator": "p. 3", "note": "As the memoir has it.", **change}
    after.cite("c-villa", "villa", "paul", **fields)
    comparison = compared(draft, after)
    assert numbers(comparison) == {"citations-changed": 1}
    assert comparison.claims[0].citations[0].fields == set(change)


def test_a_citation_entered_anew_is_matched_by_its_source(draft):
    after = draft.copy()
    after.drop("c-date")
    after.cite("c-date-new", "date", "rees", locator="p. 55", position=1)
    (claim,) = compared(draft, after).claims
    assert [(one.kind, values(one)) for one in claim.citations] == [
        (RowKind.CHANGED, [("locator", "p. 54", "p. 55")])
    ]


def test_citations_that_change_places_are_moved(draft):
    after = draft.copy()
    after.cite("c-date", "date", "rees", locator="p. 54", position=3)
    comparison = compared(draft, after)
    assert [(one.is_moved, one.values) for one in comparison.claims[0].citations] == [(True, ())]
    assert numbers(comparison) == {"citations-changed": 1}


def test_a_value_that_changes_while_no_citation_does_is_marked(draft):
    after = draft.copy()
    after.claim("date", position=2, property="date", value="1940-02-21", question_id=key_of("when"))
    (claim,) = compared(draft, after).claims
    assert filters(claim) == {"claims-changed", "values-without-citation"}
    assert values(claim) == [("value", "20 February 1940", "21 February 1940")]


def test_a_value_that_changes_with_its_citation_is_not_marked(draft):
    after = draft.copy()
    after.claim("date", position=2, property="date", value="1940-02-21", question_id=key_of("when"))
    after.cite("c-date", "date", "rees", locator="p. 55", position=1)
    (claim,) = compared(draft, after).claims
    assert filters(claim) == {"claims-changed", "support-changed"}


def test_a_rival_answer_changes_the_standing_of_the_other(draft):
    after = draft.copy()
    after.claim("date-2", position=4, property="date", value="1939-12", question_id=key_of("when"))
    after.cite("c-date-3", "date-2", "cih")
    comparison = compared(draft, after)
    assert [
        (claim.key, claim.old_evidence and claim.old_evidence.standing, claim.new_evidence.standing)
        for claim in comparison.claims
    ] == [("date", "agreed", "disputed"), ("date-2", None, "disputed")]
    assert numbers(comparison) == {
        "claims-added": 1,
        "standings-changed": 1,
        "citations-added": 1,
    }


def test_sources_that_repeat_one_another_count_once(draft):
    after = draft.copy()
    after.cite("c-villa-2", "villa", "rees", position=2)
    repeats = {str(key_of("rees")): (str(key_of("paul")),)}
    (claim,) = compared(draft, after, derived_from=repeats).claims
    assert claim.new_evidence == Evidence("one source", Balance(2, 0))
    assert not claim.is_standing_changed


def test_a_claim_entered_anew_under_its_key_is_the_same_claim(draft):
    after = draft.copy()
    after.claim("villa", "It was held in a house.", identity="villa-2", position=3)
    after.cite("c-villa", "villa", "paul", locator="p. 3", note="As the memoir has it.")
    (claim,) = compared(draft, after).claims
    assert (claim.key, claim.kind, filters(claim)) == (
        "villa",
        RowKind.CHANGED,
        {"claims-reworded"},
    )


def test_an_added_and_a_removed_claim_tell_all_they_say(draft):
    after = draft.copy()
    after.drop("villa", "c-villa")
    after.claim("house", "It was held in a house.", position=3)
    added, removed = compared(draft, after).claims
    assert (added.kind, added.statement, filters(added)) == (
        RowKind.ADDED,
        "It was held in a house.",
        {"claims-added"},
    )
    assert (removed.kind, removed.key, filters(removed)) == (
        RowKind.REMOVED,
        "villa",
        {"claims-removed"},
    )
    assert [one.kind for one in removed.citations] == [RowKind.REMOVED]


def test_a_moved_claim_says_from_where_to_where(draft):
    after = draft.copy()
    after.claim("talks", position=4)
    moved = BODY.replace("[Talks began in September 1939]{claim=talks}.\n\n", "")
    after.text(
        f"{moved}\n[Talks began in September 1939]{{claim=talks}}.\n",
        title="Zakopane",
        summary="A conference.",
    )
    comparison = compared(draft, after)
    (claim,) = comparison.claims
    assert filters(claim) == {"claims-moved"}
    assert claim.moved == (ClaimPlace("Background", 1), ClaimPlace("Meeting", 3))


def test_a_claim_set_before_others_moves_alone_though_all_are_numbered_anew(draft):
    after = draft.copy()
    after.claim("villa", position=1)
    after.claim("talks", position=2)
    after.claim("date", position=3, property="date", value="1940-02-20", question_id=key_of("when"))
    assert [claim.key for claim in compared(draft, after).claims] == ["villa"]


def test_further_works_that_a_claim_concerns_are_told(draft):
    after = draft.copy()
    after.concern("also", "talks", "series")
    (claim,) = compared(draft, after).claims
    assert values(claim) == [("concerns", "", "The series")]
    assert filters(claim) == {"claims-changed"}


def test_a_source_found_to_repeat_another_changes_the_standing_of_untouched_claims(draft):
    repeats = {str(key_of("rees")): (str(key_of("paul")),)}
    comparison = compare_entries(draft.at(41), draft.at(47, derived_from=repeats), language="en")
    (claim,) = comparison.claims
    assert (claim.key, filters(claim)) == ("date", {"standings-changed"})
    assert (claim.old_evidence, claim.new_evidence) == (
        Evidence("agreed", Balance(2, 0)),
        Evidence("one source", Balance(2, 0)),
    )


def test_a_withdrawn_source_counts_no_longer(draft):
    withdrawn = frozenset({str(key_of("paul"))})
    comparison = compare_entries(draft.at(41), draft.at(47, withdrawn=withdrawn), language="en")
    assert [(claim.key, claim.new_evidence.standing) for claim in comparison.claims] == [
        ("date", "one source"),
        ("villa", "unsupported"),
    ]


def test_answers_that_exclude_one_another_no_longer_are_disputed_no_longer(draft):
    draft.claim("date-2", position=4, property="date", value="1939", question_id=key_of("when"))
    draft.cite("c-date-3", "date-2", "cih")
    after = draft.copy()
    after.question("when", "When did it begin?", position=1, property="date", is_exclusive=False)
    assert [
        (claim.key, claim.old_evidence.standing, claim.new_evidence.standing)
        for claim in compared(draft, after).claims
    ] == [("date", "disputed", "agreed"), ("date-2", "disputed", "one source")]


def test_a_claim_that_was_only_mentioned_loses_even_that(draft):
    before, after = draft.copy(), draft.copy()
    before.cite("c-villa", "villa", "paul", locator="p. 3", stance="mentions")
    after.drop("c-villa")
    (claim,) = compared(before, after).claims
    assert filters(claim) == {"support-changed", "now-unsupported"}


@st.composite
def entries(draw):
    """An entry with some of four claims, each with some citations."""
    made = Draft()
    made.event()
    made.question("when", "When?")
    for name in draw(st.permutations("abcd"))[: draw(st.integers(0, 4))]:
        made.claim(
            name,
            draw(st.sampled_from(["It began.", "It ended."])),
            position=draw(st.integers(0, 3)),
            value=draw(st.sampled_from(["", "1939", "1940"])),
            question_id=draw(st.sampled_from([None, key_of("when")])),
        )
        for source in draw(st.sets(st.sampled_from(["rees", "paul", "cih"]))):
            stance = draw(st.sampled_from(["supports", "disputes", "mentions"]))
            made.cite(f"{name}-{source}", name, source, stance=stance)
    return made


@given(entries(), entries())
def test_a_comparison_backwards_tells_the_same_turned_round(before, after):
    forwards = {claim.key: claim for claim in compared(before, after).claims}
    backwards = {claim.key: claim for claim in compared(after, before).claims}
    turned = {RowKind.ADDED: RowKind.REMOVED, RowKind.REMOVED: RowKind.ADDED}
    one_way = {"claims-moved", "claims-added", "claims-removed", "now-unsupported"}
    for key, claim in forwards.items():
        if filters(claim) == {"claims-moved"}:
            continue
        other = backwards[key]
        assert other.kind == turned.get(claim.kind, claim.kind)
        assert (other.old_evidence, other.new_evidence) == (claim.new_evidence, claim.old_evidence)
        assert filters(other) - one_way == filters(claim) - one_way
        assert [(one.field, one.new, one.old) for one in other.values] == [
            (one.field, one.old, one.new) for one in claim.values
        ]
