"""Where the PDFs of editions are kept."""

from pathlib import Path

from django.conf import settings


def printed_file(digest: str, language: str) -> Path:
    """Return the file of an edition, found by its digest, in a language; it need not be there."""
    return Path(settings.PRINTED_ROOT) / digest[:2] / f"{digest}-{language}.pdf"
