"""Importing what was decided of a file, as one act, and taking that act back."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.editorial.errors import EditorialError
from sources.editorial.folding import FIRST_NUMBER, make_slug
from sources.editorial.models import Act, Change, Head, Work
from sources.editorial.recording import record
from sources.editorial.restoring_together import plans_to_undo, undo_together
from sources.exchange.exchanged import COLUMNS, FLAGS, Exchanged, from_json
from sources.exchange.keeping_files import BATCH, STEP, Progress
from sources.exchange.library import as_rows
from sources.models import Creator, Derivation, ImportedRow, Source, SourceImport
from sources.models.source_import import Decision

# What a source has by itself is not filled in from a file.
_OWN = frozenset({"key", "slug", "type", "is_withdrawn", "withdrawal_reason"})


class ImportRefused(EditorialError):
    """The import cannot be done, or undone: the message says why."""


@dataclass
class _Plan:
    """The rows that an import writes, and which work each source of the file is now."""

    made: list[Source] = field(default_factory=list)
    filled: list[Source] = field(default_factory=list)
    creators: list[Creator] = field(default_factory=list)
    repeats: list[tuple[Source, Exchanged]] = field(default_factory=list)
    bases: dict[UUID, int] = field(default_factory=dict)
    by_key: dict[str, UUID] = field(default_factory=dict)
    by_row: dict[int, UUID] = field(default_factory=dict)


def import_sources(
    kept: SourceImport, *, by: User, summary: str
) -> Generator[Progress, None, dict[UUID, Change]]:
    """Write what was decided, in one act; return the change of each work.

    Raises ImportRefused where nothing is to be imported or it was imported before, StaleWrite where a
    source that is to be completed has changed since it was shown, and whatever refuses a row; then
    nothing is written.
    """
    # What was decided is read before the act begins: as long as it lasts, SQLite lets nobody else write.
    plan = _planned(kept)
    works: list[Work] = [*plan.made, *plan.filled]
    if not works:
        raise ImportRefused(_("Nothing is left to import."))
    with transaction.atomic():
        _take(kept)
        _give_keys(plan)
        with record(*works, by=by, act=Act.IMPORT, summary=summary, base=plan.bases) as recording:
            for number, source in enumerate(plan.made, 1):
                source.save(force_insert=True)
                if number % STEP == 0:
                    yield Progress(number, len(plan.made))
            for source in plan.filled:
                source.save()
            Creator.objects.bulk_create(plan.creators, batch_size=BATCH)
            Derivation.objects.bulk_create(_derivations(plan), batch_size=BATCH)
        kept.changes = {str(key): change.number for key, change in recording.changes.items()}
        kept.imported_at = timezone.now()
        kept.save()
    return recording.changes


def _take(kept: SourceImport) -> None:
    """Hold the import for this act alone."""
    held = SourceImport.objects.select_for_update().filter(pk=kept.pk).first()
    if held is None:
        raise ImportRefused(_("This file was thrown away in another window."))
    if held.imported_at:
        raise ImportRefused(_("This file has been imported already."))


def _planned(kept: SourceImport) -> _Plan:
    plan = _Plan()
    there = {
        source.pk: source
        for source in Source.objects.filter(
            pk__in=kept.rows.filter(decision=Decision.COMPLETE).values("like_work")
        ).prefetch_related("creators", "derivations__derived_from")
    }
    for row in kept.rows.iterator(chunk_size=BATCH):
        value = from_json(row.data)
        if row.decision == Decision.IMPORT:
            work_id: UUID | None = _make(plan, value)
        else:
            work_id = row.like_work or plan.by_row.get(row.like_row or 0)
            if row.decision == Decision.COMPLETE:
                _fill(plan, there, row, value)
        if work_id is not None:
            plan.by_row[row.number] = work_id
            plan.by_key.setdefault(value["key"], work_id)
    return plan


def _make(plan: _Plan, value: Exchanged) -> UUID:
    source, creators = as_rows(value, uuid4())
    plan.made.append(source)
    plan.creators += creators
    plan.repeats.append((source, value))
    # Until it is saved, a source has no primary key but that of its work.
    plan.bases[source.id] = 0
    return source.id


def _fill(plan: _Plan, there: Mapping[UUID, Source], row: ImportedRow, value: Exchanged) -> None:
    """Fill what is empty in a source that is there; what it says stays."""
    source = there.get(row.like_work) if row.like_work else None
    if source is None:
        raise ImportRefused(_("A source that was to be completed is not there any more."))
    if source.pk in plan.bases:
        raise ImportRefused(_("Two sources of the file would complete “%s”.") % source)
    for name in COLUMNS:
        if name not in _OWN and value[name] and not getattr(source, name):
            setattr(source, name, value[name] == "true" if name in FLAGS else value[name])
    if not source.creators.all():
        _same, creators = as_rows(value, source.pk)
        for creator in creators:
            creator.source = source
        plan.creators += creators
    plan.filled.append(source)
    plan.repeats.append((source, value))
    plan.bases[source.pk] = row.like_change


def _derivations(plan: _Plan) -> Iterator[Derivation]:
    """Give what repeats what; a source that is nowhere is named in the note instead."""
    missing = {each.key for _source, value in plan.repeats for each in value.repeats}
    library = Source.objects.filter(key__in=missing - set(plan.by_key))
    known = {**dict(library.values_list("key", "pk")), **plan.by_key}
    filled = {source.pk for source in plan.filled}
    for source, value in plan.repeats:
        seen = (
            {each.derived_from_id for each in source.derivations.all()}
            if source.pk in filled
            else set()
        )
        lost = []
        for each in value.repeats:
            target = known.get(each.key)
            if target is None or target == source.pk:
                lost.append(f"Derived from {each.key}. {each.note}".strip())
            elif target not in seen:
                seen.add(target)
                yield Derivation(source=source, derived_from_id=target, note=each.note)
        if lost:
            source.note = "\n".join(filter(None, (source.note, *lost)))
            source.save()


def _give_keys(plan: _Plan) -> None:
    """Give each new source a key and an address that no other has: those of the file where they are free."""
    rows = list(Source.objects.values_list("key", "slug"))
    keys, slugs = _Taken(key for key, _slug in rows), _Taken(slug for _key, slug in rows)
    for source in plan.made:
        source.key = keys.take(source.key, instead=source.key or source.title)
        source.slug = slugs.take(source.slug, instead=source.key)


class _Taken:
    """Names that are taken; of one that many ask for, it is remembered how far its numbers have come."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._last: dict[str, int] = {}

    def take(self, name: str, *, instead: str) -> str:
        """Return a name if it is free, else one made of something with the first number that is free."""
        if not name or name in self._names:
            base = make_slug(instead, fallback="source")
            name = make_slug(
                base,
                fallback="source",
                taken=self._names.__contains__,
                first=self._last.get(base, FIRST_NUMBER),
            )
            if name != base:
                self._last[base] = int(name.rpartition("-")[2])
        self._names.add(name)
        return name


def discard_import(kept: SourceImport) -> None:
    """Forget a file that was not imported, with what was decided of it; the library is not touched.

    Raises ImportRefused for one that was imported, since what came of it is told by what was in it.
    """
    with transaction.atomic():
        _take(kept)
        kept.delete()


def undo_import(kept: SourceImport, *, by: User, summary: str) -> dict[UUID, Change]:
    """Take an import back whole: what it made goes, what it filled in is empty again, later edits stay.

    Raises ImportRefused where it was undone already, NotTakenBack where later changes touched the
    same, and ProtectedError where something rests on a source that would go; then nothing is written.
    """
    with transaction.atomic():
        held = SourceImport.objects.select_for_update().get(pk=kept.pk)
        if not held.imported_at or held.undone_at:
            raise ImportRefused(_("There is nothing to undo."))
        numbers = {UUID(key): number for key, number in held.changes.items()}
        heads = {head.work_id: head for head in Head.objects.filter(pk__in=numbers)}
        works = [Work(id=head.work_id, kind=head.kind, label=head.label) for head in heads.values()]
        _states, plans = plans_to_undo(numbers)
        bases = {key: head.number for key, head in heads.items()}
        changes = undo_together(works, plans, by=by, summary=summary, base=bases)
        kept.undone_at = held.undone_at = timezone.now()
        held.save()
    return changes
