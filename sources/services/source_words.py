"""Keeping the words by which sources are found: written with each act that records a source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sources.editorial.folding import fold
from sources.editorial.models import Change
from sources.models import Creator, Source, SourceWord
from sources.models.source_word import LONGEST

# So many sources are read and written together.
BATCH = 400
TEXTS = (
    "key", "title", "romanised_title", "translated_title", "original_title", "container_title", "issued",
    "archive", "archive_place", "number", "isbn", "issn", "doi",
)  # fmt: skip
# How historians write the steps of a signature, so that "f. 9401 op. 2" finds what stands in columns.
STEPS = (("fonds", "f fond fonds"), ("series", "op opis series"), ("file", "d delo file"))
NAMES = ("family", "given", "literal", "romanised")


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the folded words of some texts."""
    return {word[:LONGEST] for text in texts for word in fold(text).split()}


def write_words(ids: Iterable[UUID]) -> None:
    """Bring the words of some sources to what is recorded now; those of a deleted source go."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        _write(wanted[start : start + BATCH])


def words_now(ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    """Return the words of sources as they are recorded now; two queries."""
    wanted = list(ids)
    found: dict[UUID, set[str]] = {}
    steps = [column for column, _names in STEPS]
    for key, *texts in Source.objects.filter(pk__in=wanted).values_list("pk", *TEXTS, *steps):
        named = [
            f"{names} {value}"
            for value, (_column, names) in zip(texts[len(TEXTS) :], STEPS, strict=True)
            if value
        ]
        found[key] = words_of([*texts[: len(TEXTS)], *named])
    for key, *names in Creator.objects.filter(source_id__in=wanted).values_list(
        "source_id", *NAMES
    ):
        found[key] |= words_of(names)
    return found


def _write(ids: list[UUID]) -> None:
    now = words_now(ids)
    held: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    for number, key, word in SourceWord.objects.filter(work_id__in=ids).values_list(
        "pk", "work_id", "word"
    ):
        held[key][word] = number
    gone = [
        number
        for key, words in held.items()
        for word, number in words.items()
        if word not in now.get(key, ())
    ]
    for start in range(0, len(gone), BATCH):
        SourceWord.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    SourceWord.objects.bulk_create(
        [
            SourceWord(work_id=key, word=word)
            for key, words in now.items()
            for word in sorted(words - held[key].keys())
        ],
        batch_size=BATCH,
    )


def note_recorded(sender: object, changes: Mapping[UUID, Change], **_told: object) -> None:
    """Write the words of the sources among the works of an act, inside its transaction."""
    sources = [key for key, change in changes.items() if change.kind == Source.kind_of_work]
    if sources:
        write_words(sources)
