"""What the checks found, kept for the desk's lists: made anew for all works at once, due again by each act.

To check a work takes all that it may rest on. That is too much for every save of a large collection, so an
act only marks what it may have altered, in one statement of its own transaction; findings of works that are
due are in no list, which say how many they are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone, translation

from conferences.models import (
    CheckedWork,
    Citation,
    Claim,
    KeptFinding,
    KeptTotal,
    Narrative,
    Participation,
    ReadingChoice,
    ReadingPart,
)
from conferences.services.checking import check_works
from conferences.services.entry_library import WORK_MODELS
from conferences.services.findings import Finding, Level
from conferences.services.health import record_health
from conferences.services.wanted_evidence import KEPT_LACKS, claims_lacking
from sources.editorial.folding import fold
from sources.editorial.models import Change, Head, Work
from sources.editorial.states import states_at
from sources.models import Derivation

# An act on more works than this marks all of them: an import, as a rule.
MOST_NAMED = 200
# A longer message is of no use in a list.
LONGEST_MESSAGE = 2_000
Ids = Collection[UUID]


def keep_checks() -> int:
    """Check all works as they are on the desk, and keep what is found; return how many were checked.

    A work that changes meanwhile stays due.
    """
    at = timezone.now()
    heads = {head.work_id: head for head in Head.objects.filter(pk__in=Work.objects.values("pk"))}
    states = states_at({key: head.number for key, head in heads.items()})
    # The words are those of the desk, whoever asks for them.
    with translation.override("en"):
        found = check_works(states.values())
    in_order = sorted(found, key=lambda key: (fold(heads[key].label), key))
    checked = [
        CheckedWork(
            work_id=key,
            kind=heads[key].kind,
            label=heads[key].label,
            number=heads[key].number,
            at=at,
        )
        for key in in_order
    ]
    lacking = _lacking()
    kept = [row for key in in_order for row in (*_told(key, found[key]), *lacking.get(key, ()))]
    counted = Counter((row.code, row.level, heads[row.work_id].kind) for row in kept)
    with transaction.atomic():
        # Whoever comes second waits here, and then replaces what the first has kept.
        ContentType.objects.select_for_update().get(app_label="conferences", model="checkedwork")
        KeptFinding.objects.all().delete()
        CheckedWork.objects.all().delete()
        CheckedWork.objects.bulk_create(checked, batch_size=500)
        KeptFinding.objects.bulk_create(kept, batch_size=500)
        KeptTotal.objects.all().delete()
        KeptTotal.objects.bulk_create(
            KeptTotal(code=code, level=level, kind=kind, number=number)
            for (code, level, kind), number in counted.items()
        )
        record_health(counted, at=at)
        moved = Head.objects.filter(pk=OuterRef("pk")).exclude(number=OuterRef("number"))
        CheckedWork.objects.filter(Exists(moved)).update(is_due=True)
    return len(checked)


def _told(work_id: UUID, findings: Iterable[Finding]) -> Iterator[KeptFinding]:
    for finding in findings:
        if finding.accepted is not None:
            continue
        yield KeptFinding(
            work_id=work_id,
            code=finding.code,
            level=str(finding.level),
            message=finding.message[:LONGEST_MESSAGE],
            member_label=finding.label,
            member_id=finding.member_id,
            field=finding.field,
            line=finding.line,
            column=finding.column,
        )


def _lacking() -> dict[UUID, list[KeptFinding]]:
    """Return the claims whose evidence lacks what takes too long to ask for, by work."""
    found: dict[UUID, list[KeptFinding]] = {}
    for lack in KEPT_LACKS:
        claims = claims_lacking(lack, WORK_MODELS).order_by("position", "key")
        for work_id, claim_id in claims.values_list("work_id", "pk"):
            row = KeptFinding(work_id=work_id, code=lack.value, member_id=claim_id)
            found.setdefault(work_id, []).append(row)
    return found


Numbers = Mapping[tuple[str, str, str], int]


def kept_numbers() -> Numbers:
    """Return how many rows that nothing has altered are kept, by code, level and kind; two queries."""
    totals = KeptTotal.objects.values_list("code", "level", "kind", "number")
    numbers = Counter({(code, level, kind): number for code, level, kind, number in totals})
    # An outer join, so that the few that are due are read first; one without a finding counts nothing.
    due = CheckedWork.objects.filter(is_due=True)
    rows = due.values_list("findings__code", "findings__level", "kind")
    for code, level, kind, number in rows.annotate(Count("findings")).order_by():
        numbers[code, level, kind] -= number
    return numbers


def kept_rows(kinds: Collection[str]) -> QuerySet[KeptFinding]:
    """Return what is kept of works of some kinds that nothing has altered since, by the labels of works."""
    return KeptFinding.objects.filter(work__is_due=False, work__kind__in=kinds).order_by("pk")


def works_due(kinds: Collection[str]) -> QuerySet[Work]:
    """Return the works of some kinds that were altered since they were checked, or never were."""
    checked = CheckedWork.objects.filter(pk=OuterRef("pk"), is_due=False)
    return Work.objects.filter(~Exists(checked), kind__in=kinds)


def levels_now(work_ids: Ids) -> dict[UUID, dict[str, int]]:
    """Return how many findings of each level each work has on the desk; one that is due is left out. Two queries."""
    present = CheckedWork.objects.filter(pk__in=work_ids, is_due=False).values_list("pk", flat=True)
    counted: dict[UUID, Counter[str]] = {key: Counter() for key in present}
    found = KeptFinding.objects.filter(work_id__in=counted).exclude(level="")
    for key, level in found.values_list("work_id", "level"):
        counted[key][level] += 1
    return {key: {str(level): each[level] for level in Level} for key, each in counted.items()}


def mark_due(works: Mapping[UUID, Work], changes: Mapping[UUID, Change], **_sent: object) -> None:
    """Mark what an act may have altered: the works that it changed, and those that rest on them."""
    fresh = CheckedWork.objects.filter(is_due=False)
    if len(changes) <= MOST_NAMED:
        # One list of ids, each found by an index; conditions joined by OR would pass over all works.
        first, *others = (rows.order_by() for rows in _resting_on(works, changes))
        fresh = fresh.filter(pk__in=first.union(*others, all=True))
    fresh.update(is_due=True)


def _resting_on(
    works: Mapping[UUID, Work], changes: Mapping[UUID, Change]
) -> Iterator[QuerySet[Any, Any]]:
    """Return queries of the works that changed, and of those whose checks read rows of these."""
    ids = list(changes)
    kinds = {change.kind for change in changes.values()}
    yield CheckedWork.objects.filter(pk__in=ids).values_list("pk")
    own = Claim.objects.filter(work__in=ids, question__isnull=False).values("question")
    yield Claim.objects.filter(question__in=own).values_list("work_id")
    yield Claim.objects.filter(question__work__in=ids).values_list("work_id")
    yield ReadingChoice.objects.filter(claim__work__in=ids).values_list("reading__event_id")
    yield ReadingPart.objects.filter(event__in=ids).values_list("reading__event_id")
    if "person" in kinds:
        yield Participation.objects.filter(person__in=ids).values_list("event_id")
    if "source" in kinds:
        cited = _lineage(ids)
        yield Citation.objects.filter(source__in=cited).values_list("claim__work_id")
    if "place" in kinds or any(change.act in ("delete", "merge") for change in changes.values()):
        named = Q(pk__in=[])
        for key, change in changes.items():
            named |= Q(body__contains=f"{change.kind}:{getattr(works[key], 'key', '')}")
        yield Narrative.objects.filter(named).values_list("work_id")


def _lineage(ids: Iterable[UUID]) -> set[UUID]:
    """Return sources with all that repeat them, or that they repeat; one query."""
    beside: dict[UUID, set[UUID]] = {}
    for one, other in Derivation.objects.values_list("source_id", "derived_from_id"):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found, waiting = set(ids), list(ids)
    while waiting:
        fresh = beside.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found
