"""What earlier states and editions still call by the name of a work that was merged into another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from conferences.models import Merger
from conferences.rendering.values import CitationView, ClaimView, WorkRef
from conferences.services.mark_renaming import rename_in
from sources.editorial.models import MemberVersion
from sources.editorial.states import Row, State, stored_fields

_KEYED = ("conferences.claim", "conferences.question")
_READ_IN = ("conferences.citation", "conferences.readingsource")
_TEXTS = ("summary", "body")


@dataclass
class MergedNames:
    """By id and by (kind, key), the work in which each merged one is found now."""

    ids: dict[UUID, UUID] = field(default_factory=dict)
    refs: dict[tuple[str, str], WorkRef] = field(default_factory=dict)
    # Keys of the claims and questions that merged works had, by the ids that these had there.
    members: dict[str, dict[UUID, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def ref(self, ref: WorkRef) -> WorkRef:
        """Return the work as it is named now."""
        return self.refs.get((ref.kind, ref.key), ref)

    def source(self, key: str) -> str:
        """Return the key of a source as it is now."""
        found = self.refs.get(("source", key))
        return found.key if found else key

    def claim(self, claim: ClaimView) -> ClaimView:
        """Return a claim of an edition with the works it names as they are named now."""
        if not self:
            return claim
        citations = tuple(map(self._citation, claim.citations))
        return replace(claim, work=self.ref(claim.work), citations=citations)

    def _citation(self, citation: CitationView) -> CitationView:
        source, via = self.source(citation.source), self.source(citation.via)
        return replace(citation, source=source, via=via if via != source else "")

    def state(self, state: State) -> State:
        """Return a state with the works it names as they are named now."""
        if not self:
            return state
        return replace(state, rows=tuple(map(self._row, state.rows)))

    def _row(self, row: Row) -> Row:
        if row.label == "conferences.narrative":
            return replace(row, fields={**row.fields, **self._texts(row.fields)})
        now = {str(old): str(new) for old, new in self.ids.items()}
        fields: dict[str, Any] = {
            name: now.get(value, value) if isinstance(value, str) else value
            for name, value in row.fields.items()
        }
        if row.label in _READ_IN and fields["via"] == fields["source"]:
            fields["via"] = None
        if row.label == "conferences.claim" and fields["property"] == "place":
            place = self.refs.get(("place", fields["value"]))
            fields["value"] = place.key if place else fields["value"]
        return replace(row, fields=fields)

    def _texts(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        texts = {name: fields[name] for name in _TEXTS}
        for (kind, old), ref in self.refs.items():
            texts = {name: rename_in(text, kind, old, ref.key) for name, text in texts.items()}
        return texts


def merged_names(works: Mapping[UUID, WorkRef]) -> MergedNames:
    """Return what the works are still called by; one query, and one more where there are mergers."""
    names, into = MergedNames(), dict[UUID, UUID]()
    known = {(ref.kind, ref.key) for ref in works.values()}
    found = Merger.objects.filter(undone__isnull=True).order_by("at")
    rows = list(found.values_list("merged_id", "into_id", "kind", "merged_key"))
    into.update((merged, target) for merged, target, _kind, _key in rows)
    for merged, target, kind, key in rows:
        end = _end(target, into, works)
        if merged in works or end not in works:
            continue
        names.ids[merged] = end
        if (kind, key) not in known:
            names.refs[kind, key] = works[end]
    if names:
        names.members = _members(names.ids)
    return names


def _end(at: UUID, into: Mapping[UUID, UUID], works: Mapping[UUID, WorkRef]) -> UUID:
    for _step in into:
        if at in works or at not in into:
            break
        at = into[at]
    return at


def _members(works: Iterable[UUID]) -> dict[str, dict[UUID, str]]:
    members: dict[str, dict[UUID, str]] = {label: {} for label in _KEYED}
    stored = MemberVersion.objects.filter(work_id__in=list(works), label__in=_KEYED)
    for label, key, text in stored.order_by("since").values_list(
        "label", "member_id", "version__serialized_data"
    ):
        members[label][key] = stored_fields(text)["key"]
    return members
