"""Two changes compared: what happened in numbers, in rows, in words, and to the evidence."""

import html
import re

import pytest

from conferences.models import Citation, Participation
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import HOSTILE, address, recorded_event, rename, reword
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db
# Session, account, its rights (two), head, changes of both sides, both states, changes between and
# who made them, names of works, which sources repeat which, which are withdrawn, what was submitted,
# which edition the newer side is, and which one readers see, what was viewed, what was edited
# elsewhere, how large the site is, comments (four), notices; the rest is the library that the checks need.
QUERIES = 43


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def edit(event, by):
    return record(event, by=by, act=Act.EDIT, summary="Edits it.", base=base_of(event))


def plain(part: str) -> str:
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", part).split()))


def squeezed(text: str) -> str:
    return re.sub(r"</del>\s*<ins>\s*", "</del><ins>", text)


def rows_of(answer) -> list[str]:
    text = answer.content.decode()
    found = re.findall(r'<article class="review-row[^>]*><h\d>(.*?)</h\d>', text, re.DOTALL)
    return [plain(heading) for heading in found]


def summary_of(answer) -> list[str]:
    (found,) = re.findall(r'class="review-counts">(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return [plain(item) for item in re.findall("<li>(.*?)</li>", found, re.DOTALL)]


def test_nothing_differs_between_a_change_and_itself(client, event, editor):
    client.force_login(editor)
    text = client.get(address(event, "compare", "6..6")).content.decode()
    assert "Nothing differs." in text


def test_without_a_choice_the_last_edition_is_compared_with_now(client, event, editor, reviewer):
    client.force_login(editor)
    assert client.get(address(event, "choose"))["Location"] == address(event, "compare", "1..6")
    publish(ToPublish(event.pk), by=reviewer, summary="First edition.")
    reword(event, "first", "Other words.", editor)
    assert client.get(address(event, "choose"))["Location"] == address(event, "compare", "v1..7")
    chosen = client.get(address(event, "choose"), {"a": "2", "b": "5"})
    assert chosen["Location"] == address(event, "compare", "2..5")
    assert "Edition 1" in client.get(address(event, "compare", "v1..7")).content.decode()


@pytest.mark.parametrize("mode", ["side", "inline", "nonsense"])
def test_hostile_words_are_shown_as_words(client, editor, mode):
    event = make_event(editor)
    claim = make_claim(event, editor, "first", "Words.")
    source = make_source(editor, HOSTILE)
    make_narrative(event, editor, "Text.")
    rename(event, HOSTILE, editor, summary=HOSTILE)
    reword(event, "first", HOSTILE, editor)
    make_citation(
        claim, source, editor, locator=HOSTILE, quotation=HOSTILE, quotation_language="pl"
    )
    with edit(event, editor):
        narrative = event.narratives.get()
        narrative.title, narrative.body = HOSTILE, f"Text.\n\n{HOSTILE}"
        narrative.save()
    client.force_login(editor)
    text = client.get(
        address(event, "compare", f"1..{base_of(event)}"), {"mode": mode, "only": HOSTILE}
    ).content.decode()
    assert HOSTILE not in text
    assert "<b onclick" not in text
    assert "&lt;b onclick" in text


@pytest.mark.parametrize("changes", [1, 60])
def test_its_queries_are_as_many_across_sixty_changes_as_across_one(
    client, event, editor, changes, django_assert_num_queries
):
    for number in range(changes):
        reword(event, "first", f"Words {number}.", editor)
    client.force_login(editor)
    where = address(event, "compare", f"6..{6 + changes}")
    with django_assert_num_queries(QUERIES):
        assert client.get(where).status_code == 200


def test_rewording_a_claim_and_its_citation_is_one_change_of_the_claim(client, event, editor):
    citation = Citation.objects.get(claim__key="first")
    citation.locator = "p. 212"
    with edit(event, editor):
        citation.save()
    reword(event, "first", "It began on 21 February.", editor)
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..8"), {"mode": "inline"})
    assert summary_of(answer) == [
        "Claims reworded: 1",
        "Claims with support changed: 1",
        "Citations changed: 1",
    ]
    assert rows_of(answer) == [
        "± Claim: It began on 21 February. reworded support changed",
        "± Citation: Behind Closed Doors changed",
    ]
    text = answer.content.decode()
    assert "It began on <del>20</del><ins>21</ins> February." in squeezed(text)
    assert "p. <del>54</del><ins>212</ins>" in squeezed(text)
    assert "Claims: 1 unchanged" in plain(text)


def test_the_last_citation_gone_leaves_a_claim_unsupported(client, event, editor):
    with edit(event, editor):
        Citation.objects.filter(claim__key="second").delete()
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"), {"mode": "inline"})
    assert summary_of(answer) == [
        "States of the evidence changed: 1",
        "Claims with support changed: 1",
        "Claims now unsupported: 1",
        "Citations removed: 1",
    ]
    assert rows_of(answer)[0] == (
        "± Claim: It lasted four days. evidence word changed support changed now unsupported"
    )
    assert "<del>one source (1 for, 0 against)</del>" in answer.content.decode()


def test_a_value_changed_without_its_citations_is_pointed_out(client, event, editor):
    with edit(event, editor):
        event.claims.filter(key="first").update(property="date", value="1940-02-21")
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"))
    assert "Values changed but no citation changed: 1" in summary_of(answer)
    assert "value changed but no citation changed" in rows_of(answer)[0]


def test_claims_that_change_places_are_moved(client, event, editor):
    with edit(event, editor):
        for place, key in enumerate(("second", "first"), 1):
            event.claims.filter(key=key).update(position=place)
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"))
    assert summary_of(answer) == ["Claims moved: 1"]
    assert "number 1 in the list of claims" in answer.content.decode()


def test_each_number_is_a_filter(client, event, editor):
    reword(event, "first", "Other words.", editor)
    with edit(event, editor):
        Citation.objects.filter(claim__key="second").delete()
    client.force_login(editor)
    where = address(event, "compare", "6..8")
    assert len(rows_of(client.get(where))) == 3
    answer = client.get(where, {"only": "claims-reworded"})
    assert rows_of(answer) == ["± Claim: Other words. reworded"]
    assert '?mode=side&amp;only=claims-reworded" aria-current' in answer.content.decode()
    assert len(rows_of(client.get(where, {"only": "nonsense"}))) == 3


def test_facts_and_participants_are_told_in_words(client, event, editor):
    person = make_person(editor)
    with edit(event, editor):
        event.title, event.date = "Another name", "1940-02-20"
        event.save()
        Participation.objects.create(event=event, person=person, role="interpreter")
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"), {"mode": "inline"})
    assert summary_of(answer) == ["Facts changed: 2", "Participants added: 1"]
    assert rows_of(answer) == [
        "± Event: Title changed",
        "± Event: Date changed",
        "+ Participant: Adolf Eichmann added",
    ]
    assert "<ins>20 February 1940</ins>" in answer.content.decode()


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        ("side", '<div class="row changed" id="ch-1"'),
        ("inline", '<div class="para changed" id="ch-1"'),
    ],
)
def test_texts_are_compared_by_paragraph_and_word(client, event, editor, mode, shown):
    with edit(event, editor):
        narrative = event.narratives.get()
        narrative.body = "One short paragraph.\n\nAnother [began]{claim=first}.\n\nA third."
        narrative.save()
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"), {"mode": mode})
    text = answer.content.decode()
    assert summary_of(answer) == ["Texts changed: 1", "Words added to the texts: 3"]
    assert re.search(r"<ins>\s*short", text)
    assert shown in text


def test_a_comparison_with_a_deleted_work_says_so(client, event, editor):
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=6):
        event.delete()
    event.pk = key
    client.force_login(editor)
    answer = client.get(address(event, "compare", "6..7"))
    assert "there is no such work" in answer.content.decode()
    assert "Claims removed: 2" in summary_of(answer)


def test_a_coarser_answer_is_said_to_be_one(client, event, editor):
    with edit(event, editor):
        narrative = event.narratives.get()
        narrative.body = "\n\n".join(f"{number} a" for number in range(5_000))
        narrative.save()
    with edit(event, editor):
        narrative.body = "\n\n".join(f"b {number * 7}" for number in range(5_000))
        narrative.save()
    client.force_login(editor)
    text = client.get(address(event, "compare", "7..8")).content.decode()
    assert "some paragraphs are shown as removed and added whole" in text
