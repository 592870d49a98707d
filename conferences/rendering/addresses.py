"""The public address of a work that an article names; none for what is not published."""

from conferences.addresses import work_address
from conferences.rendering.values import WorkRef


def public_address(kind: str, slug: str, language: str) -> str:
    """Return the address of a work's page from the root of the site, in a language."""
    return work_address(kind, slug, language)


def address_of(ref: WorkRef | None, language: str) -> str:
    """Return the address of a work's page; "" if readers cannot see one."""
    return public_address(ref.kind, ref.slug, language) if ref and ref.is_published else ""
