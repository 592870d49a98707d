"""Files of sources, kept and imported as an editor would."""

from sources.exchange.importing import import_sources
from sources.exchange.keeping_files import keep_file
from sources.exchange.reading_apart import read_apart
from sources.models import ImportedRow
from sources.models.source_import import Decision, Likeness


def done(act):
    """Return the outcome of an act that says how far it has come."""
    while True:
        try:
            next(act)
        except StopIteration as end:
            return end.value


def kept_file(user, content: bytes | str, name: str = ""):
    """Return a file kept for its preview."""
    content = content.encode() if isinstance(content, str) else content
    return done(keep_file(user, "sources.bib", read_apart(content, name)))


def imported(user, content: bytes | str, *, everything: bool = True):
    """Return a file that was imported; everything that is not faulty, unless only what is new."""
    kept = kept_file(user, content)
    if everything:
        rows = ImportedRow.objects.filter(of=kept).exclude(likeness=Likeness.FAULTY)
        rows.update(decision=Decision.IMPORT)
    done(import_sources(kept, by=user, summary="Import of a test."))
    return kept
