"""Takes a file of sources in for its preview: read, judged, and kept for one account."""

from collections.abc import Generator
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.editorial.models import Head
from sources.exchange.exchanged import Exchanged, as_json
from sources.exchange.judging import DECISIONS, Judged, judge
from sources.models import ImportedRow, SourceImport

# So often it is said how far the work has come.
STEP = 250
BATCH = 500
# What was not imported by then is forgotten when its account sends another file.
KEPT_FOR = timedelta(days=30)
LONGEST_NAME = 200


class Progress(NamedTuple):
    """How far a long act has come."""

    done: int
    total: int


def keep_file(
    owner: User, file_name: str, sources: list[Exchanged]
) -> Generator[Progress, None, SourceImport]:
    """Judge the sources of a file and keep them for its sender; nothing enters the library."""
    judged: list[Judged] = []
    for each in judge(sources):
        judged.append(each)
        if len(judged) % STEP == 0:
            yield Progress(len(judged), len(sources))
    numbers = _changes_of({each.like for each in judged if isinstance(each.like, UUID)})
    with transaction.atomic():
        old = timezone.now() - KEPT_FOR
        SourceImport.objects.filter(owner=owner, imported_at=None, sent_at__lt=old).delete()
        kept = SourceImport.objects.create(
            owner=owner, file_name=file_name[:LONGEST_NAME] or "sources"
        )
        rows = (_row(kept, number, each, numbers) for number, each in enumerate(judged, 1))
        ImportedRow.objects.bulk_create(rows, batch_size=BATCH)
    return kept


def _changes_of(works: set[UUID]) -> dict[UUID, int]:
    return dict(Head.objects.filter(pk__in=works).values_list("pk", "number"))


def _row(kept: SourceImport, number: int, judged: Judged, numbers: dict[UUID, int]) -> ImportedRow:
    like = judged.like
    return ImportedRow(
        of=kept,
        number=number,
        data=as_json(judged.value),
        likeness=judged.likeness,
        decision=DECISIONS[judged.likeness],
        like_work=like if isinstance(like, UUID) else None,
        like_change=numbers.get(like, 0) if isinstance(like, UUID) else 0,
        like_row=like if isinstance(like, int) else None,
        reason=judged.reason,
    )
