"""Rows of the desk's lists, counted by what is kept: those of altered works asked for now, the others as kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from conferences.models import Claim, KeptFinding


@dataclass(frozen=True)
class Counted:
    """The rows of a query whose number is known already, unless it is None."""

    rows: QuerySet[Any]
    number: int | None

    def count(self) -> int:
        """Return how many there are."""
        return self.rows.count() if self.number is None else self.number

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __getitem__(self, part: slice) -> list[Any]:
        return list(self.rows[part])


@dataclass(frozen=True)
class FreshAndKept:
    """Claims of works that were altered since they were checked, then those that were kept."""

    fresh: QuerySet[Claim]
    kept: Counted

    def count(self) -> int:
        """Return how many there are."""
        return self.fresh.count() + self.kept.count()

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[Claim]:
        yield from self.fresh
        yield from _claims(list(self.kept))

    def __getitem__(self, part: slice) -> list[Claim]:
        start, stop = part.start or 0, part.stop
        fresh = list(self.fresh[start:stop])
        if len(fresh) == stop - start:
            return fresh
        before = self.fresh.count()
        kept = self.kept[max(0, start - before) : max(0, stop - before)]
        return [*fresh, *_claims(kept)]


def _claims(kept: list[KeptFinding]) -> Iterator[Claim]:
    """Return the claims that were kept, in that order, each with its work; one query."""
    claims = Claim.objects.select_related("work").in_bulk([row.member_id for row in kept])
    yield from (claims[row.member_id] for row in kept if row.member_id in claims)
