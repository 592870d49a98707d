"""Writing the works of one act through the one door, and saying what the database refuses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from conferences.services.documents.acts import ACTS, Order
from conferences.services.documents.cleaning import (
    instance_of,
    tell,
    tell_constraints,
    with_parent,
)
from conferences.services.documents.incoming import Edit, RowKey, Values
from conferences.services.documents.problems import (
    NotPermitted,
    Problem,
    Problems,
    Refused,
)
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act, Change, Head, Work
from sources.editorial.recording import record
from sources.editorial.restoring import from_roots
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import versioned_model
from sources.editorial.work_form import refusal_text, still_needed


@dataclass
class Plan:
    """What is to be written of one work: rows that change, rows that go, rows that are new."""

    order: Order
    work: Work
    act: Act
    base: int
    changed: dict[RowKey, VersionedModel] = field(default_factory=dict)
    added: dict[RowKey, VersionedModel] = field(default_factory=dict)
    gone: list[RowKey] = field(default_factory=list)
    places: Mapping[RowKey, str] = field(default_factory=dict)

    def place(self, key: RowKey) -> str:
        """Return where in what was sent a row stands, or the work itself."""
        return self.places.get(key, self.order.pointer)

    def rows(self) -> Iterable[tuple[RowKey, VersionedModel]]:
        """Return all rows that are to be saved."""
        return (*self.changed.items(), *self.added.items())


def plan_of(
    order: Order,
    head: Head | None,
    *,
    now: Edit,
    rows: Mapping[RowKey, Values],
    parents: Mapping[RowKey, RowKey],
    places: Mapping[RowKey, str],
) -> Plan:
    """Return what turns the present rows of a work into others."""
    work = Work(id=order.work_id, kind=order.kind, label=head.label if head else "")
    plan = Plan(order, work, ACTS[order.way], head.number if head else 0, places=places)
    shapes = {each.label: each for each in now.shape.all()}
    for key, values in rows.items():
        if now.rows.get(key) == values:
            continue
        stored, own = (
            now.stored.get(key),
            with_parent(shapes[key[0]].parent, values, parents.get(key)),
        )
        fields = {**(stored.fields if stored else {}), **own}
        instance = instance_of(key, fields, is_new=stored is None)
        (plan.changed if stored else plan.added)[key] = instance
        if key[1] == str(order.work_id):
            plan.work = cast(Work, instance)
    plan.gone = [key for key in now.rows if key not in rows]
    return plan


def write(plans: Sequence[Plan], *, by: User, summary: str) -> dict[UUID, Change]:
    """Record the plans as one act; raises NotPermitted, Refused and what `record` raises."""
    _require_rights(plans, by)
    acts = {plan.work.id: plan.act for plan in plans}
    bases = {plan.work.id: plan.base for plan in plans}
    try:
        with record(
            *(plan.work for plan in plans), by=by, act=acts, summary=summary, base=bases
        ) as recording:
            # What changes lets go of what is deleted; what is new may take the keys of that.
            for plan in plans:
                _save(plan, plan.changed)
            for plan in plans:
                _delete(plan)
            for plan in plans:
                _save(plan, plan.added)
    except _RowRefused as refused:
        _require_still_new(plans)
        raise _explained(refused) from refused
    except ValidationError as error:
        raise _of_row(plans, error) from error
    except (IntegrityError, DataError) as error:
        _require_still_new(plans)
        raise Refused([Problem(plans[0].order.pointer, _in_short(error))]) from error
    return recording.changes


def _require_still_new(plans: Iterable[Plan]) -> None:
    """Raise StaleWrite if a new work was made meanwhile, under the same id, by the same request sent twice."""
    new = [plan.work.id for plan in plans if plan.base == 0]
    made = Head.objects.filter(pk__in=new).values_list("pk", "number")
    if stale := {work_id: (0, number) for work_id, number in made}:
        raise StaleWrite(stale)


class _RowRefused(Exception):
    def __init__(self, plan: Plan, key: RowKey, error: Exception) -> None:
        self.plan, self.key, self.error = plan, key, error
        super().__init__(str(error))


def _save(plan: Plan, rows: Mapping[RowKey, VersionedModel]) -> None:
    for key, row in rows.items():
        try:
            row.save()
        except (IntegrityError, DataError, ValidationError) as error:
            raise _RowRefused(plan, key, error) from error


def _delete(plan: Plan) -> None:
    by_label: dict[str, list[RowKey]] = {}
    for key in plan.gone:
        by_label.setdefault(key[0], []).append(key)
    record_key = next((key for key in plan.gone if key[1] == str(plan.work.id)), None)
    if record_key is not None:
        # The work goes with all its members: only what others need can stand in the way.
        by_label = {record_key[0]: [record_key]}
    for model in reversed(from_roots()):
        keys = by_label.get(model._meta.label_lower)
        if not keys:
            continue
        try:
            model.objects.filter(pk__in=[key[1] for key in keys]).delete()
        except (ProtectedError, RestrictedError) as error:
            raise _RowRefused(plan, keys[0], error) from error


def _require_rights(plans: Iterable[Plan], by: User) -> None:
    lacking = [
        Problem(
            plan.place(key),
            _("Your account may not do this to a %s.") % versioned_model(key[0])._meta.verbose_name,
        )
        for plan in plans
        for act, keys in (("add", plan.added), ("change", plan.changed), ("delete", plan.gone))
        for key in keys
        if not _may(by, act, key[0])
    ]
    if lacking:
        raise NotPermitted(lacking[: Problems.MOST])


def _may(by: User, act: str, label: str) -> bool:
    options = versioned_model(label)._meta
    return by.has_perm(f"{options.app_label}.{get_permission_codename(act, options)}")


def _explained(refused: _RowRefused) -> Refused:
    """Say what the database refused, and what else it would refuse of the same kind."""
    plan, error, place = refused.plan, refused.error, refused.plan.place(refused.key)
    if isinstance(error, ProtectedError | RestrictedError):
        return Refused([Problem(place, still_needed(error))])
    problems = Problems()
    for key, row in plan.rows():
        if key[0] == refused.key[0]:
            tell_constraints(row, plan.place(key), problems)
    if not any(each.pointer.startswith(place) for each in problems.found):
        row = dict(plan.rows())[refused.key]
        words = (
            error if isinstance(error, ValidationError) else ValidationError(refusal_text(error))
        )
        tell(words, row, place, problems)
    return Refused(problems.found)


def _of_row(plans: Iterable[Plan], error: ValidationError) -> Refused:
    row, problems = getattr(error, "row", None), Problems()
    for plan in plans:
        for key, each in plan.rows():
            if row is not None and each.pk == row.pk:
                tell(error, each, plan.place(key), problems)
    return Refused(problems.found or [Problem("", refusal_text(error))])


def _in_short(error: Exception) -> str:
    return _("The database refused this: it contradicts another row. Nothing was saved.") + (
        "" if isinstance(error, IntegrityError) else f" ({type(error).__name__})"
    )
