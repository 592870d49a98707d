"""A work with changes of every kind, and the addresses of its pages."""

from django.contrib.auth.models import Permission
from django.urls import reverse

from conferences.models import Claim
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

CLAIMS = (("first", "It began on 20 February."), ("second", "It lasted four days."))
HOSTILE = '<b onclick="x">&\''


def recorded_event(editor):
    """Return an event of six changes: itself, two claims with a citation each, and a text."""
    event, source = make_event(editor), make_source(editor)
    for place, (key, words) in enumerate(CLAIMS, 1):
        claim = make_claim(event, editor, key, words, position=place)
        make_citation(claim, source, editor, locator="p. 54")
    make_narrative(event, editor, "One paragraph.\n\nAnother [began]{claim=first}.")
    return event


def reword(event, key: str, words: str, by) -> int:
    """Record other words of a claim; return the number of the change."""
    claim = Claim.objects.get(key=key)
    claim.statement = {"en": words}
    with record(event, by=by, act=Act.EDIT, summary=f"Rewords {key}.", base=base_of(event)):
        claim.save()
    return base_of(event)


def rename(event, title: str, by, *, summary: str = "Renames it.") -> int:
    """Record another title; return the number of the change."""
    event.title = title
    with record(event, by=by, act=Act.EDIT, summary=summary, base=base_of(event)):
        event.save()
    return base_of(event)


def permission(codename: str) -> Permission:
    return Permission.objects.get(codename=codename)


def address(event, page: str, *args, kind: str = "event") -> str:
    return reverse(f"review:{page}", args=[kind, event.pk, *args])


def decision(base: int, summary: str = "Taken back for a test.", **fields) -> dict[str, str]:
    return {"change-summary": summary, "change-base": str(base), **fields}
