"""The rows that name a merged work or belong to it, as they shall be afterwards; writes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from conferences.models import (
    Citation,
    Claim,
    Concern,
    Narrative,
    ReadingPart,
    ReadingSource,
    Relation,
)
from conferences.services.mark_renaming import rename_in
from conferences.services.merging_fields import Side, both
from conferences.services.work_references import (
    is_member,
    owned_by,
    references_of,
    text_columns,
)
from sources.editorial.restoring import from_roots
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import owner_of
from sources.editorial.works import WorkRecord
from sources.models import Derivation

# Rows that tie one work to another: between a work and itself they say nothing.
BETWEEN_WORKS: Mapping[type[VersionedModel], str] = {
    Concern: "work_id",
    Derivation: "derived_from_id",
    ReadingPart: "event_id",
    Relation: "to_event_id",
}
_TEXTS = ("title", "summary", "body")


@dataclass(frozen=True)
class Contradiction:
    """Two rows would become one, and say different things in a field."""

    row: VersionedModel
    column: str
    owner: UUID


@dataclass
class TextChoice:
    """Both works have a text in a language; whose stays is chosen."""

    language: str
    own: Narrative
    other: Narrative
    chosen: Side

    @property
    def name(self) -> str:
        """The name of the choice in a form."""
        return f"text-{self.language}"


@dataclass
class RowPlan:
    """What is to be written: rows changed, made, and gone. Rows of the merged work go with it."""

    changed: dict[UUID, VersionedModel] = field(default_factory=dict)
    made: dict[UUID, VersionedModel] = field(default_factory=dict)
    gone: list[VersionedModel] = field(default_factory=list)
    # By model, the rows of the merged work that the other takes over, and those it has already.
    taken: dict[type[VersionedModel], list[VersionedModel]] = field(default_factory=dict)
    known: dict[type[VersionedModel], list[VersionedModel]] = field(default_factory=dict)
    texts: list[TextChoice] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    # To which work each row belongs, before and after.
    owners: dict[UUID, UUID] = field(default_factory=dict)


class RowPlanner:
    """Goes through the models from the roots, so that each row meets the new keys of those it names."""

    def __init__(self, into: WorkRecord, merged: WorkRecord, choices: Mapping[str, str]) -> None:
        self.into, self.merged, self.choices = into, merged, choices
        self.plan = RowPlan()
        # From each row that goes to the one that stands for it: from the merged work, its members.
        self.stands_for: dict[UUID, UUID] = {merged.pk: into.pk}

    def planned(self) -> RowPlan:
        """Return what is to be written."""
        for model in from_roots():
            self._take(model)
        return self.plan

    def _take(self, model: type[VersionedModel]) -> None:
        rows = list(self._rows(model))
        for row in rows:
            self.plan.owners[row.pk] = owner_of(row)
        own = [row for row in rows if self.plan.owners[row.pk] == self.merged.pk]
        others = [row for row in rows if self.plan.owners[row.pk] != self.merged.pk]
        changed = {row.pk for row in others if self._repoint(row)}
        originals: dict[UUID, VersionedModel] = {}
        if is_member(model):
            first = self._end_of_list(others)
            originals = {self._copy(row, first).pk: row for row in own}
        kept: dict[Any, VersionedModel] = {}
        for row in sorted(others, key=lambda row: row.pk in changed):
            self._place(row, kept, None, is_changed=row.pk in changed)
        for key, original in originals.items():
            self._place(self.plan.made[key], kept, original, is_changed=False)

    def _end_of_list(self, rows: Iterable[Any]) -> int:
        """Return the last position of the rows that belong to the work that stays."""
        own = (row for row in rows if self.plan.owners[row.pk] == self.into.pk)
        return max((getattr(row, "position", 0) for row in own), default=0)

    def _rows(self, model: type[VersionedModel]) -> Iterable[VersionedModel]:
        """Read what may differ afterwards, and what it may then coincide with; one query."""
        condition = Q()
        if is_member(model):
            condition |= owned_by(model, self.into.pk, self.merged.pk)
        for reference in references_of(model):
            keys = set(self.stands_for) | {self.into.pk}
            condition |= Q(**{f"{reference.column}__in": keys})
        for column in text_columns(model):
            condition |= Q(**{f"{column}__icontains": self.merged.key})
        if model is Claim and self.merged.kind == "place":
            condition |= Q(property="place", value=self.merged.key)
        if not condition:
            return ()
        path = model.owner_path.rpartition("__")[0]
        rows = model._default_manager.filter(condition).exclude(
            pk__in=[self.into.pk, self.merged.pk]
        )
        return rows.select_related(path) if path else rows

    def _repoint(self, row: VersionedModel) -> bool:
        """Let a row name what stands for what it named; say whether it differs."""
        differs = False
        for reference in references_of(type(row)):
            if new := self.stands_for.get(getattr(row, reference.column)):
                setattr(row, reference.column, new)
                differs = True
        for column in text_columns(type(row)):
            old = getattr(row, column)
            new_text = rename_in(old, self.merged.kind, self.merged.key, self.into.key)
            if new_text != old:
                setattr(row, column, new_text)
                differs = True
        if isinstance(row, Claim) and row.property == "place" == self.merged.kind:
            differs = differs or row.value == self.merged.key
            row.value = self.into.key if row.value == self.merged.key else row.value
        if isinstance(row, Citation | ReadingSource) and row.via_id and row.via_id == row.source_id:
            row.via_id = None
        return differs

    def _copy(self, row: VersionedModel, after: int) -> VersionedModel:
        """Make the row anew for the work that stays: members do not move from one work to another."""
        values = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
        copy = type(row)(**{**values, "id": uuid4()})
        self.stands_for[row.pk] = copy.pk
        self._repoint(copy)
        if isinstance(copy, Narrative):
            # It counts the changes of the work that goes.
            copy.made_from = None
        if "__" not in row.owner_path and "position" in values:
            copy.position = min(values["position"] + after, 32_767)  # type: ignore[attr-defined]
        self.plan.owners[copy.pk] = self.into.pk
        self.plan.made[copy.pk] = copy
        return copy

    def _place(
        self,
        row: VersionedModel,
        kept: dict[Any, VersionedModel],
        original: VersionedModel | None,
        *,
        is_changed: bool,
    ) -> None:
        model = type(row)
        between = BETWEEN_WORKS.get(model)
        if between and getattr(row, between) == self.plan.owners[row.pk]:
            self._drop(row, original)
            return
        identities = list(identities_of(row))
        twin = next((kept[each] for each in identities if each in kept), None)
        if twin is None or not (is_changed or original):
            kept.update(dict.fromkeys(identities, row))
            if is_changed:
                self.plan.changed[row.pk] = row
            if original:
                self.plan.taken.setdefault(model, []).append(row)
            return
        if isinstance(row, Narrative) and isinstance(twin, Narrative):
            self._choose_text(twin, row)
        else:
            self._unite(twin, row, {name for each in identities for name in each[0]})
        self._drop(row, original, twin)

    def _drop(
        self,
        row: VersionedModel,
        original: VersionedModel | None,
        twin: VersionedModel | None = None,
    ) -> None:
        if original is None:
            self.plan.gone.append(row)
            return
        del self.plan.made[row.pk]
        if twin is None:
            return
        self.stands_for[original.pk] = twin.pk
        self.plan.known.setdefault(type(row), []).append(twin)

    def _unite(self, twin: VersionedModel, row: VersionedModel, identity: set[str]) -> None:
        """Fill what a row leaves open from another that says the same; a contradiction is noted."""
        for each in row._meta.local_fields:
            name = each.attname
            if each.primary_key or not each.editable or name in {*identity, "position"}:
                continue
            old, new = getattr(twin, name), getattr(row, name)
            if not new or old == new:
                continue
            if not old:
                setattr(twin, name, new)
            elif isinstance(each, models.TextField) and name not in twin.verbatim_fields:
                setattr(twin, name, both(old, new))
            else:
                owner = self.plan.owners[twin.pk]
                self.plan.contradictions.append(Contradiction(twin, each.name, owner))
                continue
            self._note_changed(twin)

    def _note_changed(self, row: VersionedModel) -> None:
        if row.pk not in self.plan.made:
            self.plan.changed[row.pk] = row

    def _choose_text(self, own: Narrative, other: Narrative) -> None:
        typed = self.choices.get(f"text-{own.language}", "")
        chosen = Side(typed) if typed in tuple(Side) else Side.OWN
        before = Narrative(**{name: getattr(own, name) for name in (*_TEXTS, "language")})
        self.plan.texts.append(TextChoice(own.language, before, other, chosen))
        if chosen is Side.OWN:
            return
        for name in _TEXTS:
            mine, theirs = getattr(own, name), getattr(other, name)
            joined = mine or theirs if name == "title" else both(mine, theirs)
            setattr(own, name, theirs if chosen is Side.OTHER else joined)
        self._note_changed(own)


def identities_of(row: VersionedModel) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...]]]:
    """Yield by what the row may be there once only; where nothing says so, by all that it says."""
    unique = [each for each in row._meta.constraints if isinstance(each, models.UniqueConstraint)]
    for constraint in unique:
        if _holds(constraint.condition, row):
            columns = tuple(_column(row, name) for name in constraint.fields)
            yield columns, tuple(getattr(row, name) for name in columns)
    if not unique:
        columns = tuple(
            each.attname
            for each in row._meta.local_fields
            if not each.primary_key and each.name != "position"
        )
        yield columns, tuple(getattr(row, name) for name in columns)


def _column(row: VersionedModel, name: str) -> str:
    found = row._meta.get_field(name)
    assert isinstance(found, models.Field)
    return found.attname


def _holds(condition: Q | None, row: VersionedModel) -> bool:
    """Say whether a constraint is about the row; conditions on what is null are all there are."""
    for name, is_null in condition.children if condition else ():  # type: ignore[misc]  # pairs
        column, _sign, lookup = str(name).partition("__")
        if lookup != "isnull":
            msg = f"A constraint with the condition {name} must be taught to mergers."
            raise ValueError(msg)
        if (getattr(row, _column(row, column)) is None) is not is_null:
            return False
    return True
