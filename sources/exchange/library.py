"""The library as values that formats write, and values as rows of the library."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet

from sources.citing.records import CreatorRecord
from sources.editorial.folding import make_slug
from sources.exchange.exchanged import (
    COLUMNS,
    FLAGS,
    NAME_PARTS,
    TEXTS,
    Exchanged,
    Repeated,
    name_parts,
)
from sources.models import Creator, Source

# So many sources are in memory at once while a library is written.
BATCH = 500
# Stands for a key that is made later, so that validating asks the database nothing.
_PENDING = "pending"


def exchanged_sources(sources: QuerySet[Source]) -> Iterator[Exchanged]:
    """Give sources as values, in the order of the question; a few queries for each batch."""
    rows = sources.prefetch_related("creators", "derivations__derived_from")
    return map(exchanged, rows.iterator(chunk_size=BATCH))


def exchanged(source: Source) -> Exchanged:
    """Return a stored source as a value; its creators and derivations should be prefetched."""
    values = {name: str(getattr(source, name)) for name in TEXTS}
    values |= {name: "true" for name in FLAGS if getattr(source, name)}
    # An address made from the key is made again from it.
    if values["slug"] == make_slug(source.key, fallback=source.kind_of_work):
        del values["slug"]
    creators = sorted(source.creators.all(), key=lambda creator: creator.position)
    repeats = (Repeated(each.derived_from.key, each.note) for each in source.derivations.all())
    return Exchanged(
        {name: value for name, value in values.items() if value},
        tuple(
            CreatorRecord(**{part: getattr(creator, part) for part in NAME_PARTS})
            for creator in creators
        ),
        tuple(sorted(repeats, key=lambda each: each.key)),
    )


def as_rows(value: Exchanged, work_id: UUID) -> tuple[Source, list[Creator]]:
    """Return the rows that a value makes, none of them saved."""
    fields: dict[str, Any] = {name: value[name] for name in TEXTS}
    fields |= {name: value[name] == "true" for name in FLAGS}
    source = Source(id=work_id, **fields)
    creators = [
        Creator(source=source, position=place, **name_parts(creator))
        for place, creator in enumerate(value.creators)
    ]
    return source, creators


def cleaned(value: Exchanged) -> tuple[Exchanged, list[str]]:
    """Return a value as the library would keep it, with what the models refuse, in sentences."""
    source, creators = as_rows(value, UUID(int=0))
    given = {name: getattr(source, name) for name in ("key", "slug")}
    source.key, source.slug = given["key"] or _PENDING, given["slug"] or _PENDING
    refused = list(_refusals(source))
    if source.is_withdrawn and not source.withdrawal_reason:
        refused.append("It is marked as withdrawn without a reason.")
    for creator in creators:
        refused += _refusals(creator)
        if creator.family and creator.literal:
            refused.append(f"{creator.literal} has a family name and a whole name.")
    if refused:
        return value, refused
    values = {name: str(getattr(source, name)) for name in TEXTS}
    values |= {name: "true" for name in FLAGS if getattr(source, name)}
    values |= {name: "" for name, written in given.items() if not written}
    kept = {name: values[name] for name in COLUMNS if values.get(name)}
    names = tuple(
        CreatorRecord(**{part: getattr(creator, part) for part in NAME_PARTS})
        for creator in creators
    )
    return Exchanged(kept, names, value.repeats, value.line, value.faults), []


def _refusals(row: Source | Creator) -> Iterator[str]:
    relations = {each.name for each in row._meta.concrete_fields if each.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            yield from _named(row, name, sentences)


def _named(row: Source | Creator, name: str, sentences: Iterable[str]) -> Iterator[str]:
    label = "" if name == NON_FIELD_ERRORS else f"{row._meta.get_field(name).verbose_name}: "  # type: ignore[union-attr]  # no relation backwards
    for sentence in sentences:
        yield f"{label}{sentence}"
