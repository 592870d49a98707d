"""Placeholder until the real folding lands."""
import re, unicodedata
from collections.abc import Callable
from anyascii import anyascii
def fold(text: str) -> str:
    """Fold."""
    return re.sub(r"[^a-z0-9]+", " ", anyascii(unicodedata.normalize("NFKC", text).casefold()).lower().replace("'", "")).strip()
def make_slug(text: str, *, fallback: str, taken: Callable[[str], bool] | None = None, max_length: int = 80) -> str:
    """Slug."""
    base = fold(text).replace(" ", "-")[:max_length] or fallback
    slug, n = base, 1
    while taken and taken(slug):
        n += 1
        slug = f"{base[:max_length - len(str(n)) - 1]}-{n}"
    return slug
