"""Works large enough for a comparison to fold much, and to come to the end of its budget."""

from conferences.models import Claim, Event
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.works import make_event, make_narrative


def paragraph(number: int, *, is_edited: bool = False) -> str:
    words = [f"word{(number * 7 + place) % 911}" for place in range(50)]
    if is_edited:
        words[number % 50] = "edited"
        words[(number + 25) % 50] = "again"
    return f"[{' '.join(words[:10])}]{{claim=claim-{number}}} {' '.join(words[10:])}."


def large_event(editor) -> Event:
    """Return an event of 400 claims and 20,000 words, of which change 4 edits four in a hundred."""
    event = make_event(editor)
    claims = [
        Claim(work_id=event.pk, key=f"claim-{n}", position=n, statement={"en": f"Statement {n}."})
        for n in range(400)
    ]
    with record(event, by=editor, act=Act.EDIT, summary="Adds claims.", base=1):
        Claim.objects.bulk_create(claims)
    text = make_narrative(event, editor, "\n\n".join(map(paragraph, range(400))))
    text.body = "\n\n".join(paragraph(n, is_edited=True) for n in range(400))
    with record(event, by=editor, act=Act.EDIT, summary="Edits.", base=base_of(event)):
        text.save()
        for claim in claims[::20]:
            claim.statement = {"en": "Another statement."}
            claim.save()
    return event


def event_of_equal_lines(editor) -> Event:
    """Return an event whose text is a megabyte of equal lines, among which change 3 puts others."""
    event = make_event(editor)
    lines = ["the same line"] * 70_000
    text = make_narrative(event, editor, "\n".join(lines))
    text.body = "\n".join(["first", *lines[:30_000], *["between"] * 5_000, *lines[30_000:], "last"])
    with record(event, by=editor, act=Act.EDIT, summary="Edits.", base=base_of(event)):
        text.save()
    return event
