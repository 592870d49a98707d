"""Which addresses of sources no longer answer, judged by the tries that were recorded of them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from sources.models import LinkCheck, Source

# A link is dead when tries so far apart, and all between them, failed: hosts have bad days.
APART = timedelta(days=7)
COLUMNS = ("address", "when", "result")
REACHED, FAILED = "reached", "failed"
LONGEST_RESULT = 200
# So many lines of a file are taken at most.
MOST_LINES = 100_000


@dataclass(frozen=True)
class DeadLink:
    """An address that failed first and last at these times, and never answered in between."""

    first: datetime
    last: datetime


@dataclass(frozen=True)
class Try:
    """One try of an address, and what came of it."""

    address: str
    at: datetime
    is_reached: bool
    result: str


class FaultyTries(ValueError):
    """A file of tries cannot be read; the message names the line and the column."""


def dead_links() -> dict[str, DeadLink]:
    """Return the addresses that are dead, with when they failed; one query."""
    rows = _failing().values_list("address", "first", "last")
    return {address: DeadLink(first, last) for address, first, last in rows}


def with_dead_links(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Narrow sources to those whose address is dead and of which no archived copy is known."""
    return sources.filter(
        url__in=_failing().values("address"), archived_url="", is_archived=False
    ).exclude(url="")


def _failing() -> QuerySet[Any, Any]:
    """Return the addresses whose tries since the last that succeeded failed, far enough apart."""
    reached = LinkCheck.objects.filter(address=OuterRef("address"), is_reached=True)
    failures = LinkCheck.objects.filter(is_reached=False).annotate(
        reached=Subquery(reached.order_by("-at").values("at")[:1])
    )
    since = failures.filter(Q(reached=None) | Q(at__gt=F("reached"))).order_by()
    tried = since.values("address").annotate(first=Min("at"), last=Max("at"), tries=Count("pk"))
    return tried.filter(tries__gte=2, last__gte=F("first") + APART)


def record_tries(tries: Iterable[Try]) -> int:
    """Keep tries; one that is kept already counts once. Return how many were new."""
    before = LinkCheck.objects.count()
    LinkCheck.objects.bulk_create(
        (
            LinkCheck(
                address=each.address,
                at=each.at,
                is_reached=each.is_reached,
                result=each.result[:LONGEST_RESULT],
            )
            for each in tries
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    return LinkCheck.objects.count() - before


def due_addresses(now: datetime) -> list[str]:
    """Return the addresses of sources not tried within the last week, the longest untried first."""
    tried = LinkCheck.objects.filter(address=OuterRef("url")).order_by("-at")
    sources = Source.objects.exclude(url="").annotate(tried=Subquery(tried.values("at")[:1]))
    due = sources.filter(Q(tried=None) | Q(tried__lte=now - APART))
    return list(
        dict.fromkeys(
            due.order_by(F("tried").asc(nulls_first=True), "url").values_list("url", flat=True)
        )
    )


def read_tries(lines: Iterable[str]) -> Iterator[Try]:
    """Read tries from lines of CSV with the columns address, when and result.

    `when` is ISO 8601 with its offset; `result` begins with "reached" or "failed", and may say more.
    Raises FaultyTries.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise FaultyTries(
                _("Line 1: the columns are %(columns)s.") % {"columns": ", ".join(COLUMNS)}
            )
        for row in reader:
            if reader.line_num > MOST_LINES:
                raise FaultyTries(_("The file has more than %d lines.") % MOST_LINES)
            yield _read(row, reader.line_num)
    except csv.Error as error:
        raise FaultyTries(f"{reader.line_num}: {error}") from error


def _read(row: Mapping[str, Any], line: int) -> Try:
    if None in row or None in row.values():
        raise FaultyTries(
            _("Line %(line)d: there are %(most)d columns.") % {"line": line, "most": 3}
        )
    address, result = row["address"].strip(), row["result"].strip()
    try:
        URLValidator(("http", "https"))(address)
    except ValidationError as error:
        raise FaultyTries(_("Line %d, address: this is no address of a page.") % line) from error
    if not result.startswith((REACHED, FAILED)) or "\0" in result:
        raise FaultyTries(_("Line %d, result: it begins with “reached” or “failed”.") % line)
    return Try(address, _moment(row["when"].strip(), line), result.startswith(REACHED), result)


def _moment(text: str, line: int) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise ValueError(text)
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = _("Line %d, when: give a time as 2026-11-22T09:30:00+00:00.") % line
        raise FaultyTries(msg) from error
