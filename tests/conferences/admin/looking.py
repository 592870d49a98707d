"""Looking at a form before it is saved, as the script beside it does, and what that may not write."""

from reversion.models import Version

from conferences.models import Acceptance
from sources.editorial.models import Change, KeptForm
from tests.conferences.admin.posting import address, signed_in
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

JSON = {"Accept": "application/json"}


def make_looked_at(editor):
    """Record an event with two claims on one source, and a text that rests on them."""
    event, source = make_event(editor, "Zakopane conference"), make_source(editor, key="rees")
    for place, key in enumerate(("began", "ended"), 1):
        make_citation(
            make_claim(event, editor, key, position=place), source, editor, locator="p. 54"
        )
    make_narrative(
        event, editor, "It [began]{claim=began} and [ended]{claim=ended}.", is_ready=True
    )
    return event


def look(user, work, fields, page="preview", headers=JSON, **changed):
    return signed_in(user).post(address(work, page), {**fields, **changed}, headers=headers)


def written() -> tuple[int, int, int, int]:
    return (
        Change.objects.count(),
        Version.objects.count(),
        KeptForm.objects.count(),
        Acceptance.objects.count(),
    )


def body_of(fields):
    return next(name for name in fields if name.endswith("-body"))
