"""A small collection with some rows for each list of the desk, in numbers that differ."""

from datetime import timedelta

from django.utils import timezone

from conferences.models import Edition
from conferences.services.publication import ToPublish, publish
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Derivation
from sources.services.links import Try, record_tries
from tests.factories.submissions import returned, submitted
from tests.factories.works import (
    add_row,
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_source,
)

DEAD = "https://archive.example/dead"


def desk_collection(editor, second_editor, reviewer) -> dict:
    """Make it; return the works by name."""
    sources = {
        name: make_source(editor, f"Source {name}", key=name, url=DEAD if name in "ab" else "")
        for name in "abcdefg"
    }
    record_tries(
        Try(DEAD, timezone.now() - timedelta(days=days), False, "failed: 404") for days in (20, 5)
    )
    for name, other in (("a", "b"), ("b", "c"), ("e", "f")):
        row = Derivation(source=sources[name], derived_from=sources[other])
        add_row(sources[name], row, editor)
    old, new = make_event(editor, "Old meeting"), make_event(editor, "New meeting")
    person = make_person(second_editor, "Ada")
    _claims(old, new, person, sources, editor)
    text = make_narrative(old, editor, "It [was held in winter]{claim=original}.")
    made_from = base_of(old)
    for winter in ("late winter", "deep winter"):
        text.body = f"It [was held in {winter}]{{claim=original}}."
        add_row(old, text, editor)
    make_narrative(old, editor, "Mùa đông.", language="vi", made_from=made_from)
    publish(ToPublish(old.pk), by=reviewer, summary="First edition.")
    with permitting(Permit.EVERYTHING):
        Edition.objects.update(at=timezone.now() - timedelta(days=400))
    sources["d"].note = "Seen again."
    with record(
        sources["d"], by=editor, act=Act.EDIT, summary="Notes.", base=base_of(sources["d"])
    ):
        sources["d"].save()
    returned(submitted(new, by=editor, summary="Corrects the date."), reviewer)
    submitted(person, by=second_editor, summary="Adds a person.")
    return {"old": old, "new": new, "person": person, **sources}


def _claims(old, new, person, sources, editor) -> None:
    """Claims with each lack: none, one source, second hand, no original, a dead link, evidence wanted."""
    cited = {
        "original": (old, [("d", "original"), ("c", "copy")]),
        "copied": (new, [("c", "copy"), ("d", "copy")]),
        "heard": (new, [("d", "second_hand"), ("c", "second_hand")]),
        "one": (new, [("d", "original")]),
        "dead": (person, [("a", "original"), ("d", "original")]),
        "none-1": (new, []),
        "none-2": (person, []),
    }
    for place, (key, (work, citations)) in enumerate(cited.items(), 1):
        claim = make_claim(work, editor, key, f"Statement {key}.", position=place)
        for name, consulted in citations:
            make_citation(claim, sources[name], editor, locator="p. 1", consulted=consulted)
    wanted = {"evidence_wanted": "The minutes.", "evidence_wanted_since": "2026-01-01"}
    for key in ("wanted-1", "wanted-2", "wanted-3"):
        claim = make_claim(new, editor, key, f"Statement {key}.", position=9, **wanted)
        for name in "cd":
            make_citation(claim, sources[name], editor, locator="p. 1")
