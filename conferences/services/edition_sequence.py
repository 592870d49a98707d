"""The editions of a work in a row: what changed with each, and since one of them."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from conferences.models import Edition
from conferences.querysets import EditionQuerySet
from conferences.rendering.edition_words import Told, Weight
from conferences.services.edition_steps import Pair, readable_of, told_of

# So many editions back it is looked for with which one a change came.
MOST_STEPS = 50


@dataclass(frozen=True)
class Since:
    """One change since an edition, with the editions in which it came, the latest last."""

    told: Told
    editions: tuple[Edition, ...]

    @property
    def is_correction(self) -> bool:
        """Whether what was stated was wrong, as the editors say."""
        return any(edition.is_correction for edition in self.editions)


@dataclass(frozen=True)
class ChangesSince:
    """What changed since an edition; `current` is None where no edition is current any more."""

    edition: Edition
    current: Edition | None
    changes: tuple[Since, ...] = ()
    between: tuple[Edition, ...] = ()
    is_erased: bool = False

    @property
    def weight(self) -> Weight | None:
        """How much the weightiest change matters; None where nothing changed."""
        return min((change.told.weight for change in self.changes), default=None)


def changes_with_each(
    editions: Collection[Edition], language: str
) -> dict[UUID, tuple[Told, ...] | None]:
    """Return by id what changed with each edition, of one work or of several; five queries at most.

    Of the first there is nothing to tell, and of one that was erased, or comes after one, None.
    """
    found: dict[UUID, tuple[Told, ...] | None] = {
        edition.pk: () if edition.number == 1 else None for edition in editions
    }
    pairs = _with_the_one_before(editions)
    readable = readable_of([edition for pair in pairs for edition in pair])
    told = told_of(pairs, language, is_brief=True, readable=readable)
    return found | {after.pk: lines for (_before, after), lines in zip(pairs, told, strict=True)}


def _with_the_one_before(editions: Collection[Edition]) -> list[Pair]:
    """Return the editions that are not the first of their work, each after the one before it."""
    known = {(edition.work_id, edition.number): edition for edition in editions}
    asked = {(work_id, number - 1) for work_id, number in known if number > 1} - known.keys()
    if asked:
        places = (Q(work_id=work_id, number=number) for work_id, number in asked)
        before = Edition.objects.filter(reduce(or_, places))
        known |= {(edition.work_id, edition.number): edition for edition in before}
    pairs = ((known.get((each.work_id, each.number - 1)), each) for each in editions)
    return [(before, after) for before, after in pairs if before is not None]


def changes_since(of_work: EditionQuerySet, number: int, language: str) -> ChangesSince | None:
    """Return what changed since an edition of a work, corrections first; nine queries at most.

    None where there is no such edition.
    """
    editions = of_work.select_related("withdrawal", "publication")
    current = editions.current().first()
    by_number = {each.number: each for each in editions.filter(number__in=_asked(number, current))}
    edition = by_number.get(number)
    if edition is None:
        return None
    readable = readable_of(by_number.values())
    if edition.pk not in readable:
        return ChangesSince(edition, current, is_erased=True)
    if current is None or current.pk not in readable:
        return ChangesSince(edition, None)
    now = by_number[current.number]
    [lines] = told_of([(edition, now)], language, is_brief=False, readable=readable)
    steps = _steps(by_number, (number, current.number), language, readable)
    changes = [
        Since(one, tuple(by_number[at] for at in sorted(steps.get(one.subject, ()))))
        for one in lines or ()
    ]
    changes.sort(key=lambda change: (not change.is_correction, change.told.weight))
    between = (by_number[at] for at in sorted(by_number) if number < at <= current.number)
    return ChangesSince(edition, current, tuple(changes), tuple(between))


def _asked(number: int, current: Edition | None) -> set[int]:
    """Return the numbers of the editions to look at: both ends, and what is between them."""
    if current is None or current.number <= number:
        return {number} | ({current.number} if current else set())
    first = max(number, current.number - MOST_STEPS)
    return {number, *range(first, current.number + 1)}


def _steps(
    editions: Mapping[int, Edition], span: tuple[int, int], language: str, readable: Set[UUID]
) -> dict[str, set[int]]:
    """Return by subject the numbers of the editions with which it changed."""
    first, last = span
    pairs = [
        (editions[number - 1], editions[number])
        for number in range(first + 1, last + 1)
        if number in editions and number - 1 in editions
    ]
    found: dict[str, set[int]] = {}
    told = told_of(pairs, language, is_brief=False, readable=readable)
    for (_before, after), lines in zip(pairs, told, strict=True):
        for line in lines or ():
            found.setdefault(line.subject, set()).add(after.number)
    return found
