"""Two states of an entry compared: what reviewers are told, and the numbers of the summary."""

from dataclasses import replace
from uuid import UUID

import pytest

from conferences.services.comparison_values import EntryComparison, Filter
from conferences.services.entry_comparison import compare_entries
from sources.editorial.comparison import NotComparable, RowKind
from sources.editorial.text_diff import Budget, text_after, text_before
from tests.conferences.services.stored_entries import (
    BODY,
    ENTRY,
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


def test_equal_states_have_no_difference(draft):
    assert compared(draft, draft.copy()) == EntryComparison(ENTRY, 41, 47, (), (), (), (), (), ())


def test_states_of_two_works_are_refused(draft):
    other = draft.at(47)
    other = replace(other, state=replace(other.state, work_id=UUID(int=2)))
    with pytest.raises(NotComparable):
        compare_entries(draft.at(41), other, language="en")


def test_each_changed_field_of_the_record_is_a_fact(draft):
    after = draft.copy()
    after.event(date="1940-03?", title="Second Zakopane conference", event_kind="meeting")
    comparison = compared(draft, after)
    assert [(fact.title, values(fact)) for fact in comparison.facts] == [
        ("title", [("title", "Zakopane conference", "Second Zakopane conference")]),
        ("kind", [("event_kind", "other", "meeting")]),
        ("date", [("date", "20 February 1940", "perhaps March 1940")]),
    ]
    assert numbers(comparison) == {"facts": 3}


def test_where_the_words_are_the_same_the_values_for_machines_are_told(draft):
    after = draft.copy()
    after.place("at", "krakow")
    names = {str(key_of(name)): "Villa" for name in ("zakopane", "krakow")}
    (fact,) = compared(draft, after, names=names).facts
    assert values(fact) == [("place", str(key_of("zakopane")), str(key_of("krakow")))]
    assert fact.values[0].is_machine_only


def test_places_are_facts_named_as_each_side_knew_them(draft):
    after = draft.copy()
    after.drop("at")
    after.place("at-2", "krakow", certainty="probable", claim_id=key_of("villa"))
    facts = compared(draft, after).facts
    assert {(fact.kind, fact.title): values(fact) for fact in facts} == {
        (RowKind.REMOVED, "Zakopane"): [
            ("place", "Zakopane", ""),
            ("certainty", "certain", ""),
        ],
        (RowKind.ADDED, "Kraków"): [
            ("place", "", "Kraków"),
            ("certainty", "", "probable"),
            ("claim", "", "villa"),
        ],
    }


def test_old_names_are_those_of_the_older_side(draft):
    after = draft.copy()
    after.place("at", "krakow")
    before_side = draft.at(41, names={str(key_of("zakopane")): "Sakopane"})
    (fact,) = compare_entries(before_side, after.at(47), language="en").facts
    assert values(fact) == [("place", "Sakopane", "Kraków")]


def test_participants_are_added_removed_changed_and_moved(draft):
    after = draft.copy()
    after.participant("p-1", "eichmann", position=2, role="member")
    after.participant("p-2", "litvinov", position=1)
    after.participant("p-3", "zimmermann", position=3)
    comparison = compared(draft, after)
    assert [
        (row.title[:8], row.kind.value, values(row)[:1], filters(row))
        for row in comparison.participants
    ] in (
        [
            ("Grigoriy", "changed", [], {"participants-moved"}),
            ("Adolf Ei", "changed", [("role", "head of the delegation", "member")], {"roles-changed"}),
            (str(key_of("zimmermann"))[:8], "added", [("person", "", str(key_of("zimmermann")))],
             {"participants-added"}),
        ],
        [
            ("Adolf Ei", "changed", [("role", "head of the delegation", "member")],
             {"roles-changed", "participants-moved"}),
            (str(key_of("zimmermann"))[:8], "added", [("person", "", str(key_of("zimmermann")))],
             {"participants-added"}),
        ],
    )  # fmt: skip
    assert numbers(comparison) == {
        "participants-added": 1,
        "roles-changed": 1,
        "participants-moved": 1,
    }


def test_a_removed_participant_is_told_with_the_role(draft):
    after = draft.copy()
    after.drop("p-1")
    (row,) = compared(draft, after).participants
    assert (row.kind, row.title) == (RowKind.REMOVED, "Adolf Eichmann")
    assert ("role", "head of the delegation", "") in values(row)


def test_questions_are_compared_by_language(draft):
    after = draft.copy()
    after.question("when", "When did the talks begin?", position=1, property="date")
    after.drop("where")
    comparison = compared(draft, after)
    assert [(row.kind.value, row.title) for row in comparison.questions] == [
        ("changed", "When did the talks begin?"),
        ("removed", "Where was it held?"),
    ]
    (value,) = comparison.questions[0].values
    assert (value.field, value.language, value.old) == ("text", "en", "When did it begin?")
    assert numbers(comparison) == {"questions-removed": 1, "questions-changed": 1}


def test_texts_are_compared_by_language_with_their_words_counted(draft):
    after = draft.copy()
    after.text(
        BODY.replace("in a villa", "in the old villa").replace("p. 54", "p. 55"),
        title="Zakopane conference",
        summary="A conference.",
        is_ready=False,
    )
    after.text("Hội nghị.", language="vi", title="Hội nghị Zakopane")
    comparison = compared(draft, after)
    english, vietnamese = comparison.texts
    assert (english.language, english.words_added, english.words_removed) == ("en", 3, 1)
    assert (vietnamese.language, vietnamese.kind, vietnamese.words_added) == (
        "vi",
        RowKind.ADDED,
        5,
    )
    assert values(english) == [("is_ready", "yes", "no")]
    assert (text_before(english.body), text_after(english.summary)) == (BODY, "A conference.")
    assert numbers(comparison) == {"texts-changed": 2, "words-added": 8, "words-removed": 1}


def test_a_moved_paragraph_is_counted(draft):
    after = draft.copy()
    first, second = (f"The {word} paragraph of the text tells of it at length." for word in "ab")
    before = draft.copy()
    before.text(f"{first}\n\nBetween.\n\nOr here.\n\n{second}", title="", summary="")
    after.text(f"Between.\n\nOr here.\n\n{first}\n\n{second}", title="", summary="")
    assert numbers(compared(before, after)) == {"texts-changed": 1, "paragraphs-moved": 1}


def test_a_comparison_that_runs_out_of_budget_says_so(draft):
    after = draft.copy()
    after.text("Something else.", title="Zakopane", summary="A conference.")
    budget = Budget(pairs=0)
    assert compare_entries(draft.at(41), after.at(47), language="en", budget=budget).is_coarse


def test_each_number_is_the_count_of_what_its_filter_shows(draft):
    after = draft.copy()
    after.event(date="1939")
    after.participant("p-1", "eichmann", position=1)
    after.question("when", "When?", position=1)
    after.claim("villa", "In a villa.", position=1)
    after.cite("c-talks", "talks", "rees", locator="p. 13")
    comparison = compared(draft, after)
    shown = [
        *comparison.facts,
        *comparison.participants,
        *comparison.questions,
        *comparison.claims,
        *(citation for claim in comparison.claims for citation in claim.citations),
    ]
    assert {
        number.filter: sum(number.filter in one.filters for one in shown)
        for number in comparison.summary
    } == {number.filter: number.count for number in comparison.summary}
    assert {Filter.FACTS, Filter.CLAIMS_REWORDED} <= {one.filter for one in comparison.summary}
