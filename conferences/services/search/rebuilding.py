"""Making the index anew from all current editions: only rows that differ are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from conferences.models import Publication, SearchDocument, SearchName, SearchPosting
from conferences.services.search.bits import BLOCK, unpacked
from conferences.services.search.contents import Contents, Term, contents_of
from conferences.services.search.indexing import (
    Change,
    document_row,
    free_number,
    lock,
    name_rows,
    write_document,
    write_postings,
)
from sources.editorial.guard import Permit, permitting

# So many editions are taken up at once.
BATCH = 100
_DOCUMENT = ("edition_id", "heading", "properties", "words")
_NAME = ("folded", "text", "language", "position")


@dataclass(frozen=True)
class Rebuilt:
    """How many entries are found, and how many rows were not what their editions make of them."""

    entries: int
    documents: int
    postings: int


def rebuild_index() -> Rebuilt:
    """Write what current editions make of the index, and remove all else; entries keep their numbers."""
    with transaction.atomic(), permitting(Permit.HISTORY):
        lock()
        numbers, gone = _numbered()
        SearchDocument.objects.filter(pk__in=gone).delete()
        blocks: dict[int, list[tuple[int, UUID]]] = {}
        for number, edition in sorted(numbers.items()):
            blocks.setdefault(number // BLOCK, []).append((number, edition))
        held = set(SearchPosting.objects.order_by().values_list("block", flat=True).distinct())
        documents, postings = len(gone), 0
        for block in sorted(held | blocks.keys()):
            differing, written = _rebuild_block(block, blocks.get(block, ()))
            documents, postings = documents + differing, postings + written
        return Rebuilt(len(numbers), documents, postings)


def _numbered() -> tuple[dict[int, UUID], list[int]]:
    """Return the current edition of each number, and the numbers whose work has none any more."""
    current = dict(
        Publication.objects.filter(edition__isnull=False)
        .order_by("edition__at", "kind", "key")
        .values_list("work_id", "edition_id")
    )
    held = dict(SearchDocument.objects.values_list("edition__work_id", "number"))
    numbers = {held[work]: edition for work, edition in current.items() if work in held}
    free = free_number()
    fresh = [edition for work, edition in current.items() if work not in held]
    numbers |= dict(enumerate(fresh, start=free))
    return numbers, [number for work, number in held.items() if work not in current]


def _rebuild_block(block: int, editions: Sequence[tuple[int, UUID]]) -> tuple[int, int]:
    """Rebuild one block; return how many documents and how many postings differed."""
    expected: dict[Term, int] = {}
    differing = 0
    for start in range(0, len(editions), BATCH):
        batch = editions[start : start + BATCH]
        contents = contents_of([edition for _number, edition in batch])
        differing += _write_documents({number: contents[edition] for number, edition in batch})
        for number, edition in batch:
            bit = 1 << number % BLOCK
            for term in contents[edition].terms:
                expected[term] = expected.get(term, 0) | bit
    rows = SearchPosting.objects.filter(block=block).values_list("word", "field", "bits")
    held = {(word, field): unpacked(bits) for word, field, bits in rows.iterator()}
    changes = {
        term: Change(on=expected.get(term, 0), off=~expected.get(term, 0))
        for term in expected.keys() | held.keys()
        if expected.get(term, 0) != held.get(term, 0)
    }
    return differing, write_postings(block, changes)


def _write_documents(contents: Mapping[int, Contents]) -> int:
    """Write the documents that differ from those that are there; return how many they were."""
    held = {
        document.pk: [getattr(document, name) for name in _DOCUMENT]
        for document in SearchDocument.objects.filter(pk__in=contents)
    }
    names: dict[int, list[tuple[object, ...]]] = {}
    for number, *name in SearchName.objects.filter(document_id__in=contents).values_list(
        "document_id", *_NAME
    ):
        names.setdefault(number, []).append(tuple(name))
    differing = 0
    for number, each in contents.items():
        row = document_row(number, each)
        named = [tuple(getattr(name, part) for part in _NAME) for name in name_rows(number, each)]
        is_same = held.get(number) == [getattr(row, name) for name in _DOCUMENT]
        if not is_same or sorted(named) != sorted(names.get(number, ())):
            write_document(number, each)
            differing += 1
    return differing
