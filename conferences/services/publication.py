"""Publishing: a state of a work becomes an edition, which nothing changes any more."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from conferences.models import Edition, Occasion, Withdrawal
from conferences.permissions import require_publisher
from conferences.services.checking import check_drafts
from conferences.services.current_editions import fall_back, show
from conferences.services.edition_rows import Said, edition_rows
from conferences.services.entry_library import open_library
from conferences.services.entry_views import assemble, drafts_of
from conferences.services.errors import (
    NothingToPublish,
    PublishedMeanwhile,
)
from conferences.services.notices import About, tell
from conferences.services.press import Press, Proof
from conferences.services.publication_rules import require_publishable, require_settled
from conferences.services.search.indexing import index_works
from sources.citing.references import format_references
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Change, Head, Work
from sources.editorial.states import State, states_at
from sources.services.citation_style import site_style


@dataclass(frozen=True)
class ToPublish:
    """A work and the number of the change that is to be published: None for the latest."""

    work_id: UUID
    change: int | None = None


@dataclass(frozen=True)
class Prepared:
    """Editions that may be published, rendered and judged before anything is locked or written."""

    proofs: tuple[Proof, ...]
    by: User
    at: datetime


def publish(
    *works: ToPublish, by: User, summary: str, nature: str = "", is_correction: bool = False
) -> list[Edition]:
    """Publish works in one act, so that entries which name one another appear together.

    Raises what `prepare` raises, and PublishedMeanwhile; then nothing is written.
    """
    said = Said(summary, nature, is_correction=is_correction)
    return freeze(prepare(*works, by=by), said=said)


def prepare(*works: ToPublish, by: User) -> Prepared:
    """Render the editions of one act; writes nothing.

    Raises NotAllowed without the right, OwnWork where a change since the last edition is the
    publisher's own, EvidenceMissing for claims without citations, TextFaulty for texts that name what
    does not exist, NothingToPublish.
    """
    require_publisher(by)
    at = timezone.now()
    proofs = proofs_of(works, by=by, at=at)
    require_publishable(proofs, by)
    return Prepared(tuple(proofs), by, at)


def freeze(prepared: Prepared, *, said: Said) -> list[Edition]:
    """Write the editions that were prepared, all of them or none.

    Raises CommentsOpen while comments hold one of the works up, and PublishedMeanwhile.
    """
    with _all_or_nothing():
        require_settled(prepared.proofs)
        editions = [
            _freeze(proof, by=prepared.by, at=prepared.at, said=said) for proof in prepared.proofs
        ]
        index_works(edition.work_id for edition in editions)
        about = map(_about, editions)
        tell(Occasion.PUBLISHED, about, by=prepared.by, summary=said.summary)
        return editions


def proofs_of(works: Sequence[ToPublish], *, by: User, at: datetime) -> list[Proof]:
    """Render what the editions would be; writes nothing. Raises NothingToPublish."""
    states = _states(works)
    library = open_library(states)
    drafts = drafts_of(states, library)
    batch = assemble(drafts, library)
    references = {
        code: format_references(tuple(library.records.values()), language=code, style=site_style())
        for code, _name in settings.LANGUAGES
    }
    findings = check_drafts(drafts, batch, library)
    press = Press(library, batch, references, findings, by=by, at=at)
    return press.proofs([drafts[state.work_id] for state in states])


def _states(works: Sequence[ToPublish]) -> list[State]:
    """Return the state of each work that is to be published, in a fixed number of queries."""
    keys = [item.work_id for item in works]
    latest = dict(Head.objects.filter(pk__in=keys).values_list("pk", "number"))
    if not latest.keys() >= set(keys):
        msg = "Nothing was ever recorded of this work."
        raise NothingToPublish(msg)
    present = set(Work.objects.filter(pk__in=keys).values_list("pk", flat=True))
    numbers = {
        item.work_id: latest[item.work_id] if item.change is None else item.change for item in works
    }
    states = states_at(numbers)
    if any(states[key].record is None or key not in present for key in keys):
        msg = "At this change there is no such work: it was deleted, or not yet recorded."
        raise NothingToPublish(msg)
    return [states[key] for key in keys]


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    try:
        with transaction.atomic(), permitting(Permit.HISTORY):
            yield
    except IntegrityError as error:
        msg = "Somebody else published an edition of this, or took its address, at the same moment."
        raise PublishedMeanwhile(msg) from error


def _freeze(proof: Proof, *, by: User, at: datetime, said: Said) -> Edition:
    rows = edition_rows(proof, by=by, at=at, said=said)
    rows.save()
    show(rows.edition)
    return rows.edition


def _about(edition: Edition) -> About:
    return About(edition.work_id, edition.kind, edition.label, edition.change_number)


def withdraw(edition: Edition, *, by: User, reason: str) -> Withdrawal:
    """Withdraw an edition with a reason that readers see; the one before it becomes current again."""
    require_publisher(by)
    if not reason.strip():
        msg = "Say why the edition is withdrawn: readers will see it."
        raise NothingToPublish(msg)
    with _all_or_nothing():
        at = timezone.now()
        withdrawal = Withdrawal.objects.create(edition=edition, by=by, at=at, reason=reason)
        fall_back(edition, at=at)
        index_works([edition.work_id])
        tell(Occasion.WITHDRAWN, [_about(edition)], by=by, summary=reason)
    return withdrawal


def everything_unpublished(*, written_by: User) -> list[ToPublish]:
    """Return the works without an edition that one account alone has written so far."""
    published = set(Edition.objects.values_list("work_id", flat=True))
    others = set(Change.objects.exclude(by=written_by).values_list("work_id", flat=True))
    works = Work.objects.order_by("kind", "label").values_list("pk", flat=True)
    return [ToPublish(pk) for pk in works if pk not in published and pk not in others]
