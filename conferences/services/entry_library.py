"""All that the entries of one act of publication rest on, fetched in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from conferences.models import (
    Claim,
    Edition,
    Event,
    Narrative,
    Organisation,
    Person,
    Place,
    Publication,
    PublishedClaim,
    PublishedQuestion,
    Question,
)
from conferences.rendering.values import ClaimView, QuestionView, WorkRef
from conferences.services.merged_names import MergedNames, merged_names
from conferences.services.published_data import claim_from, question_from
from sources.citing.records import SourceRecord
from sources.editorial.models import Head, Work
from sources.editorial.states import State
from sources.models import Source
from sources.services.records import source_record

WORK_MODELS = {
    "event": Event,
    "person": Person,
    "place": Place,
    "organisation": Organisation,
    "source": Source,
}


@dataclass
class Library:
    """Works by id and by (kind, key); sources; claims and questions of editions now current."""

    refs: dict[UUID, WorkRef] = field(default_factory=dict)
    heads: dict[UUID, int] = field(default_factory=dict)
    records: dict[str, SourceRecord] = field(default_factory=dict)
    withdrawals: dict[str, str] = field(default_factory=dict)
    source_keys: dict[UUID, str] = field(default_factory=dict)
    questions_by_id: dict[UUID, str] = field(default_factory=dict)
    claims_by_id: dict[UUID, str] = field(default_factory=dict)
    claims: dict[str, ClaimView] = field(default_factory=dict)
    concerning: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    questions: dict[str, QuestionView] = field(default_factory=dict)
    current: dict[UUID, Edition] = field(default_factory=dict)
    merged: MergedNames = field(default_factory=MergedNames)

    @cached_property
    def links(self) -> Mapping[tuple[str, str], WorkRef]:
        """The works by kind and key, as texts name them; read once all works are fetched."""
        return {**self.merged.refs, **{(ref.kind, ref.key): ref for ref in self.refs.values()}}


def open_library(states: Iterable[State]) -> Library:
    """Fetch what entries may rest on: all works by name, all sources, all that is published now."""
    library = Library()
    published = dict(
        Publication.objects.filter(edition__isnull=False).values_list("work_id", "edition_id")
    )
    in_batch = {state.work_id for state in states}
    _fetch_works(library, set(published) | in_batch)
    library.merged = merged_names(library.refs)
    _fetch_sources(library)
    library.heads = dict(Head.objects.values_list("work_id", "number"))
    library.questions_by_id = dict(Question.objects.values_list("pk", "key"))
    library.claims_by_id = dict(Claim.objects.values_list("pk", "key"))
    for found, label in (
        (library.questions_by_id, "conferences.question"),
        (library.claims_by_id, "conferences.claim"),
    ):
        found.update({**library.merged.members.get(label, {}), **found})
    # What a work took in is said by its own state, and no more by the edition of what was merged.
    taken_in = {merged for merged, into in library.merged.ids.items() if into in in_batch}
    _fetch_published(library, set(published.values()), in_batch | taken_in)
    return library


def _fetch_works(library: Library, published: set[UUID]) -> None:
    titles: dict[UUID, dict[str, str]] = {}
    for work_id, language, title in Narrative.objects.exclude(title="").values_list(
        "work_id", "language", "title"
    ):
        titles.setdefault(work_id, {})[language] = title
    labels = dict(Work.objects.values_list("pk", "label"))
    for kind, model in WORK_MODELS.items():
        for pk, key, slug in model.objects.values_list("pk", "key", "slug"):
            names = {"en": labels[pk], **titles.get(pk, {})}
            library.refs[pk] = WorkRef(kind, key, slug, names, is_published=pk in published)


def _fetch_sources(library: Library) -> None:
    rows = Source.objects.prefetch_related("creators", "derivations__derived_from")
    for row in rows:
        library.records[row.key] = source_record(row)
        library.source_keys[row.pk] = row.key
        if row.is_withdrawn:
            library.withdrawals[row.key] = row.withdrawal_reason


def _fetch_published(library: Library, editions: set[UUID], in_batch: set[UUID]) -> None:
    """Claims and questions of current editions, but for works that are being published anew."""
    current = Edition.objects.filter(pk__in=editions).exclude(work_id__in=in_batch)
    library.current = {edition.work_id: edition for edition in current}
    of_others = Q(edition__in=[edition.pk for edition in library.current.values()])
    for asked in PublishedQuestion.objects.filter(of_others):
        library.questions[asked.key] = question_from(asked.key, asked.property, asked.data)
    for row in PublishedClaim.objects.filter(of_others):
        claim = claim_from(row.key, row.question_key, row.property, row.value, row.data)
        library.claims[row.key] = library.merged.claim(claim)
        for target in row.data.get("concerns", ()):
            name = (target["kind"], target["key"])
            now = library.merged.refs.get(name)
            name = (now.kind, now.key) if now else name
            library.concerning.setdefault(name, []).append(row.key)
