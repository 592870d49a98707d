"""PDFs of editions: made by a command, kept as files beside the database, never made for a reader."""

import logging
from collections.abc import Iterator
from pathlib import Path

import typst
from django.conf import settings

from conferences.addresses import work_address
from conferences.models import EditionText
from conferences.printed import printed_file
from conferences.rendering.typst_source import Printed, typst_source

logger = logging.getLogger(__name__)


class PrintingFailed(Exception):
    """A page could not be printed; the message names it and says why."""


def make_pdfs() -> Iterator[tuple[EditionText, Path | None]]:
    """Print every text of every edition that has no file yet, and yield each with its file.

    None stands for one that could not be printed, which is logged; the others are printed all the
    same. An edition never changes, so what is printed once is good for ever.
    """
    texts = EditionText.objects.select_related("edition").order_by("pk")
    for text in texts.iterator(chunk_size=20):
        file = printed_file(text.edition.digest, text.language)
        if file.exists():
            continue
        try:
            _print(text, file)
        except PrintingFailed:
            logger.exception("A page was not printed.")
            yield text, None
        else:
            yield text, file


def _print(text: EditionText, file: Path) -> None:
    edition = text.edition
    address = work_address(edition.kind, edition.slug, settings.LANGUAGE_CODE, edition.number)
    printed = Printed(text.title, text.language, settings.SITE_ADDRESS, address)
    source = typst_source(text.html, printed).encode()
    # Readers see a whole file or none.
    unfinished = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(typst.compile(source))
        unfinished.replace(file)
    except (typst.TypstError, RuntimeError, OSError) as error:
        msg = f"{address} ({text.language}) could not be printed: {error}"
        raise PrintingFailed(msg) from error
