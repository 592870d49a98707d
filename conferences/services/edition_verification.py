"""Checking that editions are as they were published, and rest on changes that exist."""

from collections.abc import Iterator

from conferences.models import Edition, Merger, Publication
from conferences.services.current_editions import latest_standing
from conferences.services.edition_digests import digest_of
from sources.editorial.digests import GENESIS
from sources.editorial.models import Change
from sources.editorial.verification import Finding


def verify_editions() -> Iterator[Finding]:
    """Yield what is wrong with editions: numbers, chain, content, origin, and what is called current."""
    previous: Edition | None = None
    digests = dict(Change.objects.values_list("digest", "number"))
    editions = Edition.objects.order_by("work_id", "number").prefetch_related(
        "texts", "questions", "claims__citations", "links"
    )
    for edition in editions.iterator(200):
        before = previous if previous and previous.work_id == edition.work_id else None
        if fault := _fault(edition, before, digests):
            yield Finding(
                edition.work_id, edition.change_number, f"edition {edition.number} {fault}"
            )
        previous = edition
    yield from _pointers()


def _fault(edition: Edition, before: Edition | None, digests: dict[str, int]) -> str:
    if edition.number != (before.number + 1 if before else 1):
        return "does not follow the edition before it"
    if edition.previous != (before.digest if before else GENESIS):
        return "is not chained to the edition before it"
    if digests.get(edition.change_digest) != edition.change_number:
        return "rests on a change that is not there"
    if edition.digest != digest_of(edition):
        return "was altered after publication"
    return ""


def _pointers() -> Iterator[Finding]:
    for publication in Publication.objects.select_related("edition"):
        edition = publication.edition
        # A work that was merged into another is read there.
        latest = None if publication.successor_id else latest_standing(publication.work_id)
        if publication.successor_id and not _was_merged(publication):
            yield Finding(publication.work_id, 0, "leads to a work into which it was never merged")
        elif edition != latest:
            yield Finding(
                publication.work_id, 0, "the current edition is not the latest that stands"
            )
        elif edition and (publication.kind, publication.key, publication.slug) != (
            edition.kind,
            edition.key,
            edition.slug,
        ):
            yield Finding(
                publication.work_id, 0, "the public address is not that of the current edition"
            )


def _was_merged(publication: Publication) -> bool:
    mergers = Merger.objects.filter(merged_id=publication.work_id)
    return publication.successor_id in mergers.values_list("into_id", flat=True)
