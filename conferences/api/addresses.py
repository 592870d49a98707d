"""Absolute addresses of what is published, from the settings and never from a request's header."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from conferences.addresses import work_address
from conferences.models import Edition, Publication

Name = tuple[str, str]
Json = Mapping[str, Any]


def absolute(path: str) -> str:
    """Return the address of a path from the root of the site."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def page_of(kind: str, slug: str, language: str = "") -> str:
    """Return the address of a work's page, in the site's first language unless told."""
    return absolute(work_address(kind, slug, language or settings.LANGUAGE_CODE))


def permanent_page(edition: Edition, language: str = "") -> str:
    """Return the address at which an edition stays, in the site's first language unless told."""
    code = language or settings.LANGUAGE_CODE
    return absolute(work_address(edition.kind, edition.slug, code, edition.number))


def is_current(edition: Edition) -> bool:
    """Say whether the edition is the one that readers now get."""
    return hasattr(edition, "publication")


def present_page(edition: Edition, language: str = "") -> str:
    """Return where readers find what an edition says: the work's page, or its own if it is old."""
    if is_current(edition):
        return page_of(edition.kind, edition.slug, language)
    return permanent_page(edition, language)


@dataclass(frozen=True)
class WorkNow:
    """A published work, as it is named and found now."""

    kind: str
    key: str
    slug: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return page_of(self.kind, self.slug)


@dataclass(frozen=True)
class WorksNow:
    """Where the works that editions name are found now; what is not published has no address.

    An edition keeps the names that works had when it was made: their pages may have moved since,
    or may not be there for readers.
    """

    by_name: Mapping[Name, WorkNow]
    by_id: Mapping[str, WorkNow]

    def address(self, kind: str, key: str) -> str | None:
        """Return the address of a work's page; None if readers cannot see one."""
        work = self.by_name.get((kind, key))
        return work.address if work else None


def works_now(names: Iterable[Name], ids: Iterable[str] = ()) -> WorksNow:
    """Return where works are found now, by (kind, key) and by id; one query at most."""
    published = Publication.objects.filter(edition__isnull=False)
    keys = {key for _kind, key in names}
    asked = published.filter(key__in=keys) | published.filter(work_id__in=[UUID(pk) for pk in ids])
    rows = asked.values_list("work_id", "kind", "key", "slug")
    works = {str(work_id): WorkNow(*name) for work_id, *name in rows}
    return WorksNow({(work.kind, work.key): work for work in works.values()}, works)


def named_in_facts(facts: Iterable[Json]) -> set[Name]:
    """Return the works that facts name."""
    refs = (
        ref for fact in facts for value in fact["values"] for ref in (value["ref"], value["side"])
    )
    return {(ref["kind"], ref["key"]) for ref in refs if ref}


def named_in_claim(data: Json) -> set[Name]:
    """Return the works that a claim names: its own, those it concerns, and the sources it cites."""
    refs = (data["work"], *data["concerns"])
    sources = (citation[part] for citation in data["citations"] for part in ("source", "via"))
    return {(ref["kind"], ref["key"]) for ref in refs} | {("source", key) for key in sources if key}
