"""Several works in one act: all of it is recorded, or nothing."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4, uuid5

from rest_framework.request import Request
from rest_framework.response import Response

from conferences.desk_api.access import DeskView
from conferences.desk_api.answers import no_such_state
from conferences.desk_api.bodies import body_of, summary_of
from conferences.desk_api.problems import faults
from conferences.desk_api.tags import Tag, base_number, read_tag, tag_of
from conferences.desk_api.works import REQUESTS, done
from conferences.services.documents.acts import Order
from conferences.services.documents.incoming import Way
from conferences.services.documents.problems import Problem, Problems, step
from conferences.services.documents.shape import SHAPES
from conferences.services.documents.values import WrongValue, read_id
from conferences.services.rights import has_right
from sources.editorial.models import Head

MOST_WORKS = 100
WAYS = {way.value: way for way in Way}
RIGHTS = {Way.CREATE: "add", Way.PATCH: "change", Way.PUT: "change", Way.DELETE: "delete"}
NAMES = {
    Way.CREATE: {"do", "kind", "id", "work"},
    Way.PATCH: {"do", "kind", "id", "base", "work"},
    Way.PUT: {"do", "kind", "id", "base", "work"},
    Way.DELETE: {"do", "kind", "id", "base"},
}


class BatchView(DeskView):
    """Works that are made, changed or deleted together, each with the state it is based on."""

    def post(self, request: Request) -> Response:
        """Record one act; each work in it gets one change."""
        body = body_of(request, "works", needed="works")
        summary = summary_of(body.get("summary"))
        orders = _Batch(request, body["works"]).orders()
        outcome = done(orders, request, self.user, summary)
        heads = Head.objects.in_bulk([order.work_id for order in orders])
        return Response(
            {
                "works": [
                    {
                        "id": str(order.work_id),
                        "kind": order.kind,
                        "etag": str(tag_of(heads[order.work_id])),
                        "is_changed": order.work_id in outcome.changes,
                        "is_merged": order.work_id in outcome.merged,
                    }
                    for order in orders
                ]
            }
        )


class _Batch:
    """Reads the works of a batch; what is wrong with any of them is told at once."""

    def __init__(self, request: Any, rows: Any) -> None:
        self.request, self.user, self.problems = request, request.user, Problems()
        self.rows = rows
        self.found: dict[UUID, tuple[Order, Tag | None]] = {}

    def orders(self) -> list[Order]:
        if not isinstance(self.rows, list) or not 1 <= len(self.rows) <= MOST_WORKS:
            self.problems.add("/works", f"A list of 1 to {MOST_WORKS} works is expected.")
            self._stop()
        for number, row in enumerate(self.rows):
            self._read(step("/works", number), number, row)
        self._stop()
        return list(self._based())

    def _stop(self) -> None:
        if self.problems.found:
            raise faults(self.problems.found)

    def _read(self, place: str, number: int, row: Any) -> None:
        if not isinstance(row, Mapping):
            self.problems.add(place, "An object is expected.")
            return
        way, kind = self._choice(place, row, "do", WAYS), self._choice(place, row, "kind", SHAPES)
        if way is None or kind is None:
            return
        self._check_names(place, way, row)
        work_id = self._id(place, number, row.get("id"))
        if not has_right(self.user, row["kind"], RIGHTS[way]):
            self.problems.add(place, f"Your account may not {RIGHTS[way]} a {row['kind']}.")
        if work_id in self.found:
            self.problems.add(place, "A work can stand in a batch once.")
        elif work_id is not None:
            pointer = step(place, "work") if way is not Way.DELETE else place
            order = Order(row["kind"], work_id, way, 0, row.get("work"), pointer)
            self.found[work_id] = order, read_tag(row.get("base"))

    def _check_names(self, place: str, way: Way, row: Mapping[str, Any]) -> None:
        for name in row.keys() - NAMES[way]:
            self.problems.add(step(place, name), "There is no such field here.")
        optional = {"id"} if way is Way.CREATE else set()
        for name in NAMES[way] - row.keys() - optional:
            self.problems.add(step(place, name), "This is needed.")
        if "base" in row.keys() & NAMES[way] and read_tag(row["base"]) is None:
            words = "The etag with which the work was read is expected."
            self.problems.add(step(place, "base"), words)

    def _choice(
        self, place: str, row: Mapping[str, Any], name: str, known: Mapping[str, Any]
    ) -> Any:
        value = row.get(name)
        if not isinstance(value, str) or value not in known:
            self.problems.add(step(place, name), f"One of these is expected: {', '.join(known)}.")
            return None
        return known[value]

    def _id(self, place: str, number: int, value: Any) -> UUID | None:
        key = self.request.META.get("HTTP_IDEMPOTENCY_KEY", "").strip()[:200]
        if value is None:
            name = f"{self.user.pk}:batch:{key}:{number}" if key else ""
            return uuid5(REQUESTS, name) if name else uuid4()
        try:
            return read_id(value)
        except WrongValue as error:
            self.problems.add(step(place, "id"), str(error))
            return None

    def _based(self) -> Iterator[Order]:
        """Return the orders with the numbers of the changes that they rest on."""
        heads = Head.objects.in_bulk(self.found)
        missing = []
        for work_id, (order, tag) in self.found.items():
            head = heads.get(work_id)
            if order.way is Way.CREATE:
                yield order
            elif head is None or head.kind != order.kind:
                missing.append(
                    Problem(order.pointer.removesuffix("/work"), "There is no such work.")
                )
            else:
                base = base_number(work_id, tag, head)
                if base is None:
                    raise no_such_state(head)
                yield Order(order.kind, work_id, order.way, base, order.data, order.pointer)
        if missing:
            raise faults(missing)
