"""Which edition of a work readers get, and where the addresses lead that they may still have."""

from datetime import datetime
from uuid import UUID

from conferences.models import Edition, FormerAddress, Merger, Publication


def show(edition: Edition) -> None:
    """Make an edition current; the caller holds the transaction and the permit.

    Addresses that the work leaves lead to it from now on, and so do those of the works that were
    merged into it, once what is published holds them.
    """
    _leave_address(edition.work_id, edition.slug, edition.at)
    Publication.objects.update_or_create(
        work_id=edition.work_id,
        defaults={
            "kind": edition.kind,
            "key": edition.key,
            "slug": edition.slug,
            "edition": edition,
            "successor_id": None,
        },
    )
    _lead_on(edition)


def fall_back(withdrawn: Edition, *, at: datetime) -> None:
    """Make the latest edition that stands current in place of one that was withdrawn, if there is one."""
    standing = latest_standing(withdrawn.work_id)
    slug = standing.slug if standing else withdrawn.slug
    _leave_address(withdrawn.work_id, slug, at)
    Publication.objects.filter(work_id=withdrawn.work_id).update(edition=standing, slug=slug)


def latest_standing(work_id: UUID) -> Edition | None:
    """Return the latest edition of a work that was not withdrawn."""
    editions = Edition.objects.filter(work_id=work_id, withdrawal__isnull=True)
    return editions.order_by("-number").first()


def _leave_address(work_id: UUID, slug: str, at: datetime) -> None:
    """Note the address that a work has had until now, if it gets another."""
    left = Publication.objects.filter(work_id=work_id).exclude(slug=slug)
    for kind, old in left.values_list("kind", "slug"):
        FormerAddress.objects.update_or_create(
            kind=kind, slug=old, defaults={"work_id": work_id, "at": at}
        )


def _lead_on(edition: Edition) -> None:
    """Lead readers of the works that this one took in to it, and of those it gave back to themselves."""
    work = str(edition.work_id)
    for merger in Merger.objects.filter(into_id=edition.work_id).order_by("at"):
        undone = getattr(merger, "undone", None)
        merged = Publication.objects.filter(work_id=merger.merged_id)
        if undone is None and merger.changes.get(work, 0) <= edition.change_number:
            merged.update(edition=None, successor_id=edition.work_id)
        elif undone is not None and undone.changes.get(work, 0) <= edition.change_number:
            merged.filter(successor_id=edition.work_id).update(
                edition=latest_standing(merger.merged_id), successor_id=None
            )
