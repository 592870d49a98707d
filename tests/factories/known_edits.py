"""An event, and twelve changes of it with known edits of every kind."""

from conferences.models import Citation, Claim, Event, Participation, Question
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import recorded_event, reword
from tests.factories.works import make_claim, make_person, make_source

PARAGRAPHS = [
    "The first conference was held in Brześć in September, after the parade of both armies.",
    "Of the second, in Przemyśl, one memoir speaks alone, and it names neither day nor house.",
    "The third is said to have taken place in Zakopane, where two villas are named for it.",
    "Nothing is known of what was signed, if anything was, and no protocol has been found.",
    "The fourth, in Kraków, is placed in March by most, and by some in the month before it.",
    "Later writers repeat one another on all of this; few of them name what they had read.",
]
# The first set four places further down; what was split at a word, and two that were joined.
MOVED = [*PARAGRAPHS[1:5], PARAGRAPHS[0], PARAGRAPHS[5]]
MOVED_AND_EDITED = [
    *PARAGRAPHS[1:5],
    PARAGRAPHS[0].replace("September", "October").replace("both", "the two"),
    PARAGRAPHS[5],
]
MOVED_SPLIT_AND_JOINED = [
    PARAGRAPHS[1],
    "The third is said to have taken place in",
    "Zakopane, where two villas are named for it.",
    f"{PARAGRAPHS[3]} {PARAGRAPHS[4]}",
    PARAGRAPHS[5],
    PARAGRAPHS[0],
]
# What the twelve changes come to.
NUMBERS = [
    "Facts changed: 2",
    "Participants added: 1",
    "Roles changed: 1",
    "Questions added: 1",
    "Questions changed: 1",
    "Claims added: 1",
    "Claims removed: 1",
    "Claims reworded: 1",
    "States of the evidence changed: 1",
    "Claims with support changed: 2",
    "Claims now unsupported: 1",
    "Citations added: 1",
    "Citations removed: 1",
    "Citations changed: 1",
    "Texts changed: 1",
    "Paragraphs moved: 1",
    "Words added to the texts: 7",
]


def event_before_the_edits(editor) -> Event:
    """Return an event with three claims, a participant, a question and a text of six paragraphs."""
    event = recorded_event(editor)
    make_claim(event, editor, "third", "It was in the villa Pan Tadeusz.", position=3)
    person, text = make_person(editor), event.narratives.get()
    with edit(event, editor):
        Participation.objects.create(event=event, person=person, role="interpreter")
        Question.objects.create(work_id=event.pk, key="when", text={"en": "When was it?"})
        text.body = "\n\n".join(PARAGRAPHS)
        text.save()
    return event


def edit(event, by, summary: str = "Edits it."):
    return record(event, by=by, act=Act.EDIT, summary=summary, base=base_of(event))


def write(event, by, paragraphs) -> None:
    text = event.narratives.get()
    text.body = "\n\n".join(paragraphs)
    with edit(event, by):
        text.save()


def make_twelve_changes(event, editor) -> None:
    person, source = make_person(editor, "Adolf Zimmermann"), make_source(editor, "A memoir")
    with edit(event, editor):
        event.title, event.date = "Second name", "1940-02-20"
        event.save()
    with edit(event, editor):
        Participation.objects.create(event=event, person=person, role="head", position=2)
    with edit(event, editor):
        Participation.objects.filter(role="interpreter").update(role="secretary")
    with edit(event, editor):
        Question.objects.create(work_id=event.pk, key="where", text={"en": "Where?"}, position=2)
    with edit(event, editor):
        Question.objects.filter(key="when").update(text={"en": "When did it begin?"})
    reword(event, "first", "It began on 21 February.", editor)
    with edit(event, editor):
        Citation.objects.filter(claim__key="first").update(locator="p. 212")
    with edit(event, editor):
        Citation.objects.filter(claim__key="second").delete()
    with edit(event, editor):
        Claim.objects.filter(key="third").delete()
    with edit(event, editor, "Adds the cold."):
        claim = Claim(work_id=event.pk, key="fourth", statement={"en": "It was cold."}, position=4)
        claim.save()
        Citation(claim=claim, source=source, locator="p. 1").save()
    write(event, editor, MOVED)
    write(event, editor, [*MOVED, "A last paragraph of seven new words."])
