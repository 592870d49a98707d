"""The public address of a work that an article names; none for what is not published."""

from conferences.addresses import WORDS_OF_KINDS, work_address
from conferences.rendering.values import WorkRef


def public_address(kind: str, slug: str, language: str) -> str:
    """Return the address of a work's page from the root of the site, in a language."""
    return work_address(kind, slug, language)


def address_of(ref: WorkRef | None, language: str) -> str:
    """Return the address of a work's page; "" if readers cannot see one."""
    if ref is None or not ref.is_published or ref.kind not in WORDS_OF_KINDS:
        return ""
    return public_address(ref.kind, ref.slug, language)
