"""Random stories of two editors at one form: every word that either typed is kept, or is shown and asked."""

import random

import pytest
from django.db import transaction

from conferences.models import Citation, Claim, Event, Name, Narrative
from sources.editorial.models import KeptForm
from tests.conferences.admin.posting import opened, row_of, send, with_row
from tests.factories.works import make_citation, make_claim, make_event, make_source
from tests.sources.editorial.conflicting import recorded, screen

pytestmark = [pytest.mark.django_db, pytest.mark.exhaustive]

PARAGRAPHS = (
    "The first conference was held in Brześć in September 1939, after the parade.",
    "Of the second, in Przemyśl, only one memoir speaks, and it names no date at all.",
    "The third is said to have been in Zakopane, in the villa called Pan Tadeusz.",
)


class Story:
    """Some acts of two editors, each with words of its own, drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self.random, self.count = random.Random(seed), 0
        self.typed: list[str] = []

    def words(self, who: str) -> str:
        self.count += 1
        word = f"{who}{self.count}word"
        self.typed.append(word)
        return word

    def body(self, who: str) -> str:
        paragraphs = list(PARAGRAPHS)
        for place in self.random.sample(range(3), self.random.randint(0, 2)):
            paragraphs[place] += f" {self.words(who)}"
        if self.random.random() < 0.3:
            paragraphs.insert(self.random.randint(0, 3), f"A paragraph of {self.words(who)}.")
        return "\n\n".join(paragraphs)

    def does(self) -> bool:
        return self.random.random() < 0.4


def theirs(story, event, rows):
    """Return the rows that the other editor changes or adds."""
    claims, text = rows
    changed = []
    if story.does():
        event.title = f"Conference {story.words('their')}"
    if story.does():
        event.note = story.words("their")
    for claim in claims:
        if story.does():
            claim.statement = {"en": f"It began in {story.words('their')}."}
            changed.append(claim)
    if story.does():
        text.body = story.body("their")
        changed.append(text)
    if story.does():
        changed.append(Name(work=event, text=story.words("their"), position=1))
    if story.does():
        key = story.random.choice(["added", "theirs"])
        statement = {"en": f"Added by {story.words('their')}."}
        changed.append(Claim(work=event, key=key, statement=statement, position=9))
    return [event, *changed]


def of_claim(story, row):
    """Return what the second editor does to a claim: delete it, or type into it."""
    if story.random.random() < 0.2:
        return {f"{row}-DELETE": "on"}
    typed = {}
    if story.does():
        typed[f"{row}-statement_en"] = f"It began in {story.words('my')}."
    if story.does():
        typed[f"{row}-statement_vi"] = story.words("my")
    if story.does():
        typed[f"{row}-citations-0-locator"] = story.words("my")
    return typed


def mine(story, fields, rows):
    """Return the fields as the second editor sends them."""
    claims, text = rows
    typed = {}
    if story.does():
        typed["title"] = f"Conference {story.words('my')}"
    if story.does():
        typed["note"] = story.words("my")
    for claim in claims:
        typed |= of_claim(story, row_of(fields, claim))
    if story.does():
        typed[f"{row_of(fields, text)}-body"] = story.body("my")
    if story.does():
        key = story.random.choice(["added", "mine"])
        words = f"Added by {story.words('my')}."
        fields = with_row(
            fields, "claims", key=key, statement_en=words, rank="normal", position="9"
        )
    return {**fields, **typed}


def stored(event) -> str:
    event = Event.objects.get(pk=event.pk)
    rows = [
        event.title, event.note,
        *Claim.objects.filter(work=event).values_list("statement", flat=True),
        *Citation.objects.filter(claim__work=event).values_list("locator", flat=True),
        *Narrative.objects.filter(work=event).values_list("body", flat=True),
        *Name.objects.filter(work=event).values_list("text", flat=True),
    ]  # fmt: skip
    return " ".join(map(str, rows))


@pytest.fixture
def form(editor, second_editor):
    """An event with two claims and a text, and its form as the second editor opened it."""
    source, event = make_source(editor), make_event(editor, title="Conference")
    for key in ("one", "two"):
        make_citation(make_claim(event, editor, key), source, editor, locator="p. 1")
    recorded(event, editor, Narrative(work=event, language="en", body="\n\n".join(PARAGRAPHS)))
    return event.pk, opened(second_editor, event)


@pytest.mark.parametrize(
    "chunk",
    [*range(5), *(pytest.param(chunk, marks=pytest.mark.thorough) for chunk in range(5, 25))],
)
def test_nothing_that_either_typed_is_lost(chunk, form, editor, second_editor):
    pk, fields = form
    contested = 0
    for seed in range(chunk * 20, chunk * 20 + 20):
        with transaction.atomic():
            contested += is_told_to_the_end(seed, pk, fields, editor, second_editor)
            transaction.set_rollback(True)
    assert 0 < contested < 20


def is_told_to_the_end(seed, pk, fields, editor, second_editor) -> bool:
    """Let both do what the story says, look for every word, and return whether anything was asked."""
    story, event = Story(seed), Event.objects.get(pk=pk)
    rows = list(Claim.objects.filter(work=event)), Narrative.objects.get(work=event)
    changed = theirs(story, event, rows)
    sent = mine(story, fields, rows)
    recorded(event, editor, *changed)
    response = send(second_editor, event, sent)
    assert response.status_code == 302, (seed, response.context and response.context["errors"])
    seen = stored(event)
    asked = KeptForm.objects.filter(work_id=pk).exists()
    if asked:
        seen += screen(second_editor, event).content.decode()
    assert [word for word in story.typed if word not in seen] == [], seed
    return asked
