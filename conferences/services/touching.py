"""Which rows and fields changes touched, for lists of changes of one work or of all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from conferences.services.row_chains import CITATION, CLAIM
from sources.editorial.models import Change, MemberVersion
from sources.editorial.states import converted, stored_fields

# Of a change that touched more rows, such as an import, it is not said how many of each.
MOST_ROWS = 5_000


@dataclass
class Touched:
    """How many rows a change added, removed and changed, by model."""

    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)

    @property
    def labels(self) -> list[str]:
        """The models that have rows among them."""
        return list(dict.fromkeys([*self.added, *self.changed, *self.removed]))


def rows_touched(work_id: UUID, numbers: Sequence[int]) -> Mapping[int, Touched]:
    """Return what some changes of a work did to how many rows, in one query; {} if there are too many."""
    wanted = set(numbers)
    versions = MemberVersion.objects.filter(
        Q(since__in=wanted) | Q(until__in=wanted), work_id=work_id
    )
    began: dict[int, dict[UUID, str]] = defaultdict(dict)
    ended: dict[int, dict[UUID, str]] = defaultdict(dict)
    found = list(versions.values_list("label", "member_id", "since", "until")[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        return {}
    for label, member, since, until in found:
        if since in wanted:
            began[since][member] = label
        if until in wanted:
            ended[until][member] = label
    return {number: _counted(began[number], ended[number]) for number in numbers}


def _counted(began: Mapping[UUID, str], ended: Mapping[UUID, str]) -> Touched:
    touched = Touched()
    for member, label in began.items():
        (touched.changed if member in ended else touched.added)[label] += 1
    for member, label in ended.items():
        if member not in began:
            touched.removed[label] += 1
    return touched


def touching_model(label: str) -> Q:
    """Return the condition on changes that they touched a row of a model."""
    return _touching(label=label)


def touching_claim(work_id: UUID, key: str) -> Q:
    """Return the condition on changes of a work that they touched a claim that has or had a key."""
    versions = MemberVersion.objects.filter(work_id=work_id)
    named = versions.filter(label=CLAIM, version__serialized_data__contains=f'"key": "{key}"')
    claims = set(named.values_list("member_id", flat=True))
    inside = Q()
    for claim in claims:
        inside |= Q(version__serialized_data__contains=f'"claim": "{claim}"')
    members = set(claims)
    if claims:
        parts = versions.filter(inside, label__in=(CITATION, "conferences.concern"))
        members.update(parts.values_list("member_id", flat=True))
    return _touching(member_id__in=members)


def _touching(**which: object) -> Q:
    versions = MemberVersion.objects.filter(work_id=OuterRef("work_id"), **which)
    began = versions.filter(since=OuterRef("number"))
    ended = versions.filter(until=OuterRef("number"))
    return Q(Exists(began)) | Q(Exists(ended))


def changing_field(changes: Collection[Change], label: str, name: str) -> set[int]:
    """Return those of some changes, by their ids, that gave a field of a model another value; one query."""
    versions = MemberVersion.objects.filter(
        Q(since__in={change.number for change in changes})
        | Q(until__in={change.number for change in changes}),
        label=label,
        work_id__in={change.work_id for change in changes},
    ).values_list("work_id", "member_id", "since", "until", "schema", "version__serialized_data")
    values: dict[tuple[UUID, int], dict[UUID, list[object]]] = defaultdict(dict)
    for work_id, member, since, until, schema, serialized in versions:
        held = converted(label, stored_fields(serialized), schema).get(name)
        for place, number in enumerate((until, since)):
            if number is not None:
                pair = values[work_id, number].setdefault(member, [None, None])
                pair[place] = held
    return {
        change.pk
        for change in changes
        if _differ(values.get((change.work_id, change.number), {}).values())
    }


def _differ(pairs: Iterable[list[object]]) -> bool:
    return any((old or None) != (new or None) for old, new in pairs)
