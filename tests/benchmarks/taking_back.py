"""Taking back and bringing together: undo of one change, restoring a state, merging two edits."""

import random
from collections.abc import Iterator
from statistics import median
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from conferences.models import Claim
from sources.editorial.merging import merge
from sources.editorial.models import Act, Work
from sources.editorial.paragraph_merging import TextClash, merge_texts
from sources.editorial.recording import base_of, record
from sources.editorial.restoring import restore, undo
from sources.editorial.states import present_state
from tests.benchmarks.entries import SEED, WORDS
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import median_of, milliseconds

AIM_MS = 20
EVERY = 20
Fields = dict[UUID, dict[str, Any]]


def taking_back_figures(entry: StoredEntry, *, by: User, runs: int) -> Iterator[Figure]:
    """Return what it costs to undo a change under another, to restore a state, and to merge two edits."""
    name, hand = entry.size.name, _Hand(entry, by)
    acts = (
        (f"undo one change of {name} and keep the one after it", hand.undo_one),
        (f"restore the state of {name} before three changes", hand.restore_one),
    )
    for what, act in acts:
        act()
        yield _figure(what, median(act() for _run in range(runs)))
    base = _rows(entry)
    mine, theirs = (_edited(base, first) for first in (0, EVERY // 2))
    if any(_clashes(base, theirs, mine)):
        raise ValueError("The two edits are not in different places.")
    what = f"merge two edits of {name}, each of 5 % of claims and paragraphs"
    yield _figure(what, median_of(lambda: _clashes(base, theirs, mine), runs=runs))


def _clashes(base: Fields, theirs: Fields, mine: Fields) -> list[TextClash]:
    """Merge two edits, and the texts that both changed by their paragraphs; return what clashes there."""
    sides = (base, theirs, mine)
    return [
        clash
        for conflict in merge(*sides).conflicts
        for clash in merge_texts(*(side[conflict.key][conflict.field] for side in sides)).clashes
    ]


def _figure(what: str, taken: float) -> Figure:
    return Figure(what, f"≤ {AIM_MS} ms", f"{taken:.1f} ms", taken <= AIM_MS)


class _Hand:
    """Changes claims, and takes that back."""

    def __init__(self, entry: StoredEntry, by: User) -> None:
        self.event, self.by = entry.event, by
        self.work = Work.objects.get(pk=entry.event.pk)
        self.claims = list(Claim.objects.filter(pk__in=entry.claims))
        self.number = base_of(entry.event)

    def undo_one(self) -> float:
        """Change two claims, undo the first change, and return how many milliseconds that took."""
        self._change(0)
        first = self.number
        self._change(1)
        return self._timed(undo, first)

    def restore_one(self) -> float:
        """Change three claims, restore what was before, and return how many milliseconds that took."""
        before = self.number
        for place in range(3):
            self._change(place)
        return self._timed(restore, before)

    def _timed(self, take_back: Any, number: int) -> float:
        taken = milliseconds(
            lambda: take_back(
                self.work, number, by=self.by, summary="Takes it back.", base=self.number
            )
        )
        self.number += 1
        return taken

    def _change(self, place: int) -> None:
        claim = self.claims[place]
        claim.refresh_from_db()
        claim.statement = {"en": f"Said in change {self.number + 1}."}
        with record(self.event, by=self.by, act=Act.EDIT, summary="Edits.", base=self.number):
            claim.save()
        self.number += 1


def _rows(entry: StoredEntry) -> Fields:
    return {row.member_id: dict(row.fields) for row in present_state(entry.event.pk).rows}


def _edited(base: Fields, first: int) -> Fields:
    """Return the rows with every twentieth claim reworded, and a word more in every twentieth paragraph."""
    chance, edited = random.Random(SEED + first), {}
    for place, (key, fields) in enumerate(base.items()):
        edited[key] = fields
        if "statement" in fields and place % EVERY == first:
            edited[key] = {**fields, "statement": {"en": f"Reworded by {first}."}}
        if "body" in fields:
            paragraphs = fields["body"].split("\n\n")
            for number in range(first, len(paragraphs), EVERY):
                paragraphs[number] += f" {chance.choice(WORDS)}."
            edited[key] = {**fields, "body": "\n\n".join(paragraphs)}
    return edited
