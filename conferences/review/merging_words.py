"""A planned merger laid out for reading: fields, lists, and what changes in other works."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.models import Narrative
from conferences.review.row_words import RowWords
from conferences.services.merging_fields import Fate, FieldPlan, Side
from conferences.services.merging_plan import MergerPlan
from sources.editorial.form_states import as_row
from sources.editorial.localized import words_in
from sources.editorial.models import Head, Work
from sources.editorial.states import State
from sources.editorial.versioned import VersionedModel

# So many rows of a list, and so many other works, are named; the rest are counted.
NAMED = 50


@dataclass(frozen=True)
class Choice:
    """One of the values between which is chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """A field with the value of each work, and what becomes of it, or the choice that there is."""

    name: str
    label: str
    own: str
    other: str
    outcome: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Listed:
    """Rows of one model: taken over, or known already."""

    what: str
    taken: tuple[str, ...]
    known: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Elsewhere:
    """What changes in another work."""

    work: Work
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class PlanView:
    """All that the page says of a planned merger."""

    fields: tuple[Field, ...]
    lists: tuple[Listed, ...]
    elsewhere: tuple[Elsewhere, ...]
    more: int


def view_of(plan: MergerPlan) -> PlanView:
    """Return a plan in words; a few queries, however much there is to merge."""
    rows = plan.rows
    instances = [*rows.made.values(), *rows.changed.values(), *rows.gone]
    for lists in (rows.taken, rows.known):
        instances += [row for found in lists.values() for row in found]
    words = RowWords([State(plan.into.pk, 0, tuple(map(as_row, instances)))])
    elsewhere = tuple(_elsewhere(plan, words))
    return PlanView(
        (*_fields(plan), *_texts(plan)),
        tuple(_lists(plan, words)),
        elsewhere[:NAMED],
        max(len(elsewhere) - NAMED, 0),
    )


def _fields(plan: MergerPlan) -> Iterator[Field]:
    model = type(plan.into)
    keys = {
        value
        for each in plan.fields
        for side in (each.own, each.other)
        for value in side.values()
        if isinstance(value, UUID)
    }
    labels = dict(Head.objects.filter(pk__in=keys).values_list("pk", "label"))
    for each in plan.fields:
        own, other = (_values(model, each, side, labels) for side in (each.own, each.other))
        if own or other:
            label = capfirst(", ".join(each.labels))
            yield Field(each.name, label, own, other, _outcome(each), _choices(each))


def _values(
    model: type[models.Model], plan: FieldPlan, side: Mapping[str, Any], labels: Mapping[UUID, str]
) -> str:
    columns = {each.attname: each for each in model._meta.local_fields}
    words = (_value(columns[name], value, labels) for name, value in side.items())
    return ", ".join(filter(None, words))


def _value(field: Any, value: Any, labels: Mapping[UUID, str]) -> str:
    if value is None or value in ("", {}):
        return ""
    if isinstance(value, bool):
        return capfirst(str(field.verbose_name)) if value else ""
    if isinstance(value, Mapping):
        return words_in({code: str(text) for code, text in value.items()}, "")
    if isinstance(value, UUID):
        return labels.get(value, "")
    return str(dict(field.flatchoices).get(value, value))


def _outcome(plan: FieldPlan) -> str:
    return {
        Fate.SAME: _("the same in both"),
        Fate.KEPT: _("stays"),
        Fate.TAKEN: _("taken over"),
        Fate.CHOOSE: "",
    }[plan.fate]


def _choices(plan: FieldPlan) -> tuple[Choice, ...]:
    return tuple(_choice(side, plan.chosen) for side in plan.sides)


def _choice(side: Side, chosen: Side) -> Choice:
    words = {
        Side.OWN: _("what stands here"),
        Side.OTHER: _("what stands there"),
        Side.BOTH: _("both, one after the other"),
    }
    return Choice(side.value, words[side], side is chosen)


def _texts(plan: MergerPlan) -> Iterator[Field]:
    for each in plan.rows.texts:
        label = _("Text: %s") % each.own.get_language_display()
        own, other = (
            " ".join(filter(None, (row.title, row.summary, row.body)))
            for row in (each.own, each.other)
        )
        yield Field(
            each.name, label, own, other, "", tuple(_choice(side, each.chosen) for side in Side)
        )


def _lists(plan: MergerPlan, words: RowWords) -> Iterator[Listed]:
    rows = plan.rows
    for model in dict.fromkeys((*rows.taken, *rows.known)):
        own = tuple(_names(words, rows.taken.get(model, ())))
        # Of two texts in one language one was chosen, among the fields.
        known = () if model is Narrative else rows.known.get(model, ())
        same = tuple(_names(words, known))
        if own or same:
            more = max(len(own) - NAMED, 0)
            yield Listed(
                capfirst(str(model._meta.verbose_name_plural)), own[:NAMED], same[:NAMED], more
            )


def _names(words: RowWords, rows: Iterable[VersionedModel]) -> Iterator[str]:
    for row in rows:
        yield words.name(as_row(row))


def _elsewhere(plan: MergerPlan, words: RowWords) -> Iterator[Elsewhere]:
    changed: dict[UUID, list[str]] = {}
    gone: dict[UUID, list[str]] = {}
    for side, rows in ((changed, plan.rows.changed.values()), (gone, plan.rows.gone)):
        for row in rows:
            name = f"{capfirst(str(row._meta.verbose_name))}: {words.name(as_row(row))}"
            side.setdefault(plan.rows.owners[row.pk], []).append(name)
    works = [work for key, work in plan.works.items() if key in changed or key in gone]
    for work in sorted(works, key=lambda work: (work.kind, work.label)):
        if work.id != plan.merged.pk:
            yield Elsewhere(work, tuple(changed.get(work.id, ())), tuple(gone.get(work.id, ())))
