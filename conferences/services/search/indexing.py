"""Writing the index: in the acts that publish and withdraw, and anew from all current editions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max

from conferences.models import (
    LONGEST_NAME,
    Merger,
    Publication,
    SearchDocument,
    SearchLock,
    SearchName,
    SearchPosting,
)
from conferences.services.search.bits import BLOCK, packed, unpacked
from conferences.services.search.contents import Contents, Term, contents_of
from sources.editorial.folding import fold

# So many rows are read or written by one statement.
BATCH = 400


@dataclass
class Change:
    """What becomes of the bits of one posting."""

    on: int = 0
    off: int = 0


@dataclass
class Changes:
    """Bits that are set and cleared, by block and by term."""

    blocks: dict[int, dict[Term, Change]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Change))
    )

    def note(self, number: int, before: Collection[Term], after: Collection[Term]) -> None:
        """Note that an entry had these terms, and has those now."""
        block, bit = number // BLOCK, 1 << number % BLOCK
        terms = self.blocks[block]
        for term in set(after) - set(before):
            terms[term].on |= bit
        for term in set(before) - set(after):
            terms[term].off |= bit


def index_works(works: Iterable[UUID]) -> None:
    """Bring the index to what is now current of some works; the caller holds transaction and permit.

    Works that were merged into one of them are looked after as well: readers may have lost or
    regained them by the same act.
    """
    lock()
    asked = set(works)
    asked |= set(Merger.objects.filter(into_id__in=asked).values_list("merged_id", flat=True))
    current = dict(
        Publication.objects.filter(work_id__in=asked, edition__isnull=False).values_list(
            "work_id", "edition_id"
        )
    )
    held = {
        document.edition.work_id: document
        for document in SearchDocument.objects.filter(edition__work_id__in=asked).select_related(
            "edition"
        )
    }
    changed = sorted(
        work
        for work in asked
        if current.get(work) != (held[work].edition_id if work in held else None)
    )
    editions = {held[work].edition_id for work in changed if work in held}
    editions |= {current[work] for work in changed if work in current}
    contents = contents_of(editions)
    changes = Changes()
    free = free_number()
    for work in changed:
        document = held.get(work)
        now = contents[current[work]] if work in current else None
        before = contents[document.edition_id].terms if document else ()
        number = document.number if document else free
        free += document is None
        changes.note(number, before, now.terms if now else ())
        if now is None:
            SearchDocument.objects.filter(pk=number).delete()
        else:
            write_document(number, now)
    for block, terms in changes.blocks.items():
        write_postings(block, terms)


def lock() -> None:
    """Let no other act write the index until this one is committed: two would lose each other's bits."""
    SearchLock.objects.bulk_create([SearchLock(pk=1)], ignore_conflicts=True)
    SearchLock.objects.select_for_update().get(pk=1)


def free_number() -> int:
    """Return a number that no entry has, nor any after it."""
    highest: int | None = SearchDocument.objects.aggregate(highest=Max("number"))["highest"]
    return 0 if highest is None else highest + 1


def document_row(number: int, contents: Contents) -> SearchDocument:
    """Return the row of an entry."""
    return SearchDocument(
        number=number,
        edition_id=contents.edition,
        heading=contents.heading,
        properties=" ".join(contents.properties),
        words="\n".join(f" {line} " for line in contents.lines),
    )


def name_rows(number: int, contents: Contents) -> list[SearchName]:
    """Return the rows of the names: each name once from its beginning, and once from each later word."""
    rows: dict[str, SearchName] = {}
    for position, named in enumerate(contents.names):
        words = fold(named.text).split()
        for start in range(min(len(words), 8)):
            folded = " ".join(words[start:])[:LONGEST_NAME]
            rows.setdefault(
                folded,
                SearchName(
                    document_id=number,
                    folded=folded,
                    text=named.text,
                    language=named.language,
                    # Names that begin with what is typed come before those that have it inside.
                    position=2 * position + (start > 0),
                ),
            )
    return list(rows.values())


def write_document(number: int, contents: Contents) -> None:
    """Write the row of an entry and those of its names."""
    SearchName.objects.filter(document_id=number).delete()
    document_row(number, contents).save()
    SearchName.objects.bulk_create(name_rows(number, contents), batch_size=BATCH)


def write_postings(block: int, terms: Mapping[Term, Change]) -> int:
    """Write what changes of one block; return how many rows that were."""
    written = 0
    asked = sorted({word for word, _field in terms})
    for start in range(0, len(asked), BATCH):
        words = asked[start : start + BATCH]
        rows = SearchPosting.objects.filter(block=block, word__in=words)
        held = {(row.word, row.field): row for row in rows}
        here = set(words)
        kept: list[SearchPosting] = []
        gone: list[SearchPosting] = []
        for term, change in terms.items():
            if term[0] not in here:
                continue
            row = held.get(term) or SearchPosting(word=term[0], field=term[1], block=block)
            before = unpacked(row.bits) if row.pk else 0
            bits = (before | change.on) & ~change.off
            if bits == before:
                continue
            row.bits = packed(bits)
            (kept if bits else gone).append(row)
        SearchPosting.objects.bulk_create(
            [
                SearchPosting(word=row.word, field=row.field, block=block, bits=row.bits)
                for row in kept
            ],
            update_conflicts=True,
            unique_fields=["word", "block", "field"],
            update_fields=["bits"],
            batch_size=BATCH,
        )
        SearchPosting.objects.filter(pk__in=[row.pk for row in gone]).delete()
        written += len(kept) + len(gone)
    return written
