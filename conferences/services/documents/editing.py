"""Recording what programs send: several works in one act, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from conferences.services.documents.acts import (
    Done,
    IsGone,
    IsThere,
    Order,
    Overtaken,
    ThreeSides,
    WasOvertaken,
    sides,
)
from conferences.services.documents.cleaning import cleaned, instance_of, with_parent
from conferences.services.documents.incoming import Edit, Reader, RowKey, Sent, Values, Way, edit_of
from conferences.services.documents.problems import Problems
from conferences.services.documents.resolving import refuse_taken, resolve
from conferences.services.documents.shape import SHAPES
from conferences.services.documents.texts import joined
from conferences.services.documents.writing import Plan, plan_of, write
from sources.editorial.comparison import compare_states
from sources.editorial.errors import StaleWrite
from sources.editorial.merging import Clash, Merged, merge
from sources.editorial.models import Head
from sources.editorial.states import State, state_at

# Somebody else may be faster each time; with so many who write at once something else is wrong.
TRIES = 5


def carry_out(orders: Sequence[Order], *, by: User, summary: str, merging: bool = False) -> Done:
    """Record an act on some works. With `merging`, edits of other fields and rows are joined to it.

    Raises Faulty, NotPermitted, Refused, WasOvertaken, IsThere, IsGone; then nothing was written.
    """
    for attempt in range(TRIES):
        try:
            return _Attempt(orders, by, summary, merging=merging).carry_out()
        except StaleWrite:
            if attempt + 1 == TRIES:
                raise
    raise AssertionError("unreachable")


@dataclass
class _Work:
    """One work of the act: its head, what it is, what was sent, and what shall be."""

    order: Order
    head: Head | None
    present: State
    now: Edit
    base: State
    before: Edit
    sent: Sent
    rows: dict[RowKey, Values] = field(default_factory=dict)
    clashes: tuple[ThreeSides, ...] = ()

    @property
    def is_overtaken(self) -> bool:
        return self.base.number != self.present.number


class _Attempt:
    def __init__(self, orders: Sequence[Order], by: User, summary: str, *, merging: bool) -> None:
        self.orders, self.by, self.summary, self.merging = orders, by, summary, merging
        self.problems = Problems()

    def carry_out(self) -> Done:
        heads = Head.objects.in_bulk([order.work_id for order in self.orders])
        known = [
            order for order in self.orders if order.way is Way.CREATE and order.work_id in heads
        ]
        for order in known:
            self._require_same(order, heads[order.work_id])
        works = [
            self._read(order, heads.get(order.work_id))
            for order in self.orders
            if order not in known
        ]
        self._complete(works)
        overtaken = [work for work in works if work.is_overtaken]
        for work in works:
            self._join(work)
        if overtaken and (not self.merging or any(_cannot_be_joined(work) for work in overtaken)):
            raise WasOvertaken(map(_report, overtaken))
        changes = write(self._plan(works), by=self.by, summary=self.summary) if works else {}
        return Done(
            changes,
            frozenset(work.order.work_id for work in overtaken),
            frozenset(order.work_id for order in known),
        )

    # Reading what was sent

    def _read(self, order: Order, head: Head | None) -> _Work:
        shape, number = SHAPES[order.kind], head.number if head else 0
        if head is None and order.way is not Way.CREATE:
            raise IsGone
        present = (
            state_at(order.work_id, number, latest=number) if head else State(order.work_id, 0, ())
        )
        if head is not None and present.record is None:
            raise IsGone
        is_latest = order.base == number
        base = present if is_latest else state_at(order.work_id, order.base, latest=number)
        now = edit_of(present, shape)
        before = now if is_latest else edit_of(base, shape)
        sent = Sent(shape)
        if order.way is not Way.DELETE:
            reader = Reader(
                order.work_id, before, order.way, order.data, order.pointer, self.problems
            )
            sent = reader.read()
        return _Work(order, head, present, now, base, before, sent)

    def _complete(self, works: Iterable[_Work]) -> None:
        """Look up what is referred to, and clean every row that differs; raises Faulty with all faults."""
        works = list(works)
        refuse_taken([(work.order.work_id, work.sent) for work in works], self.problems)
        resolve([(work.sent, work.before.rows) for work in works], self.problems)
        for work in works:
            self._clean(work.sent, work.before)
        self.problems.stop()

    def _clean(self, sent: Sent, before: Edit) -> None:
        shapes = {each.label: each for each in sent.shape.all()}
        for key, values in sent.rows.items():
            if before.rows.get(key) == values:
                continue
            shape, stored = shapes[key[0]], before.stored.get(key)
            fields = {
                **(stored.fields if stored else {}),
                **with_parent(shape.parent, values, sent.parents.get(key)),
            }
            instance = instance_of(key, fields, is_new=key in sent.fresh)
            clean = cleaned(instance, sent.places[key], self.problems)
            if clean is not None:
                sent.rows[key] = {name: clean[name] for name in shape.columns}

    def _require_same(self, order: Order, head: Head) -> None:
        """Raise IsThere unless the work was made by the very same request."""
        if head.kind != order.kind:
            raise IsThere
        first = state_at(order.work_id, 1, latest=head.number)
        empty = Edit(SHAPES[order.kind])
        sent = Reader(
            order.work_id, empty, Way.CREATE, order.data, order.pointer, self.problems
        ).read()
        resolve([(sent, {})], self.problems)
        self._clean(sent, empty)
        self.problems.stop()
        made, record = edit_of(first, SHAPES[order.kind]), (sent.shape.label, str(order.work_id))
        for name in ("key", "slug"):
            # What the work was given when none was sent stays what it is.
            if record in made.rows and not order.data.get(name):
                sent.rows[record][name] = made.rows[record][name]
        if made.rows != sent.rows:
            raise IsThere

    # Joining two edits

    def _join(self, work: _Work) -> None:
        if not work.is_overtaken:
            work.rows = work.sent.rows
            return
        parents = {**work.before.parents, **work.now.parents, **work.sent.parents}
        merged = merge(work.before.rows, work.now.rows, work.sent.rows, parents=parents)
        work.rows = {key: dict(values) for key, values in merged.rows.items()}
        work.clashes = tuple(_clashes(work, merged))

    def _plan(self, works: Iterable[_Work]) -> list[Plan]:
        return [
            plan_of(
                work.order,
                work.head,
                now=work.now,
                rows=work.rows,
                parents={**work.now.parents, **work.sent.parents},
                places=work.sent.places,
            )
            for work in works
        ]


def _cannot_be_joined(work: _Work) -> bool:
    return bool(work.clashes) or work.order.way is Way.DELETE


def _clashes(work: _Work, merged: Merged) -> Iterable[ThreeSides]:
    """Yield where two edits contradict each other; texts of which they do not are joined on the way."""
    columns = {each.label: each.columns for each in work.now.shape.all()}
    for conflict in merged.conflicts:
        rows = (side.rows.get(conflict.key) for side in (work.before, work.now, work.sent))
        three = [sides(conflict.key, values, conflict.field) for values in rows]
        column = columns[conflict.key[0]].get(conflict.field)
        text = joined(column, *three) if conflict.key in work.before.rows else None
        if text is None:
            yield ThreeSides(conflict.key, conflict.field, conflict.clash, *three)
        else:
            work.rows[conflict.key][conflict.field] = text
    if work.order.way is Way.DELETE and not merged.conflicts:
        record = (work.now.shape.label, str(work.order.work_id))
        yield ThreeSides(
            record,
            "",
            Clash.DELETED_BY_ME,
            work.before.rows.get(record),
            work.now.rows.get(record),
            None,
        )


def _report(work: _Work) -> Overtaken:
    difference = compare_states(work.base, work.present)
    return Overtaken(work.order, work.present, difference, work.clashes)
