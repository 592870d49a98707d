"""Publishing: a state of a work becomes an edition, which nothing changes any more."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from conferences.models import Edition, Publication, Withdrawal
from conferences.permissions import OwnWork, require_publisher
from conferences.rendering.addresses import public_address
from conferences.rendering.entry import render_entry
from conferences.rendering.values import EditionInfo, EntryView, RenderedEntry
from conferences.services.edition_rows import edition_rows
from conferences.services.entry_library import Library, open_library
from conferences.services.entry_views import Draft, assemble, drafts_of, view_of
from conferences.services.errors import (
    EvidenceMissing,
    NothingToPublish,
    PublishedMeanwhile,
    TextFaulty,
)
from conferences.services.fact_context import Batch
from sources.citing.references import FormattedReference, format_references
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Change, Work
from sources.editorial.states import State, present_state, state_at


@dataclass(frozen=True)
class ToPublish:
    """A work and the number of the change that is to be published: None for the latest."""

    work_id: UUID
    change: int | None = None


@dataclass(frozen=True)
class Proof:
    """What an edition would be: the entry in each language, before anything is written."""

    draft: Draft
    change: Change
    number: int
    previous: Edition | None
    rendered: Mapping[str, RenderedEntry]
    views: Mapping[str, EntryView]
    rests_on: Mapping[str, int]
    written_by: tuple[str, ...]


def publish(*works: ToPublish, by: User, summary: str) -> list[Edition]:
    """Publish works in one act, so that entries which name one another appear together.

    Raises NotAllowed without the right, OwnWork where a change since the last edition is the
    publisher's own, EvidenceMissing for claims without citations, TextFaulty for texts that name what
    does not exist, NothingToPublish, PublishedMeanwhile; then nothing is written.
    """
    require_publisher(by)
    at = timezone.now()
    proofs = proofs_of(works, by=by, at=at)
    for proof in proofs:
        _refuse_own_work(proof, by)
        _refuse_faults(proof)
    with _all_or_nothing():
        return [_freeze(proof, by=by, at=at, summary=summary) for proof in proofs]


def proofs_of(works: Sequence[ToPublish], *, by: User, at: datetime) -> list[Proof]:
    """Render what the editions would be; writes nothing. Raises NothingToPublish."""
    states = [_state(item) for item in works]
    library = open_library(states)
    drafts = drafts_of(states, library)
    batch = assemble(drafts, library)
    references = {
        code: format_references(tuple(library.records.values()), language=code)
        for code, _name in settings.LANGUAGES
    }
    press = _Press(library, batch, references, by=by, at=at)
    return [press.proof(drafts[state.work_id]) for state in states]


def _state(item: ToPublish) -> State:
    present = present_state(item.work_id)
    if not present.number:
        msg = "Nothing was ever recorded of this work."
        raise NothingToPublish(msg)
    if item.change in (None, present.number):
        state = present
    else:
        state = state_at(item.work_id, int(item.change or 0), latest=present.number)
    if state.record is None:
        msg = "At this change there is no such work: it was deleted, or not yet recorded."
        raise NothingToPublish(msg)
    return state


class _Press:
    """Renders proofs of one act, with what they share fetched and formatted once."""

    def __init__(
        self,
        library: Library,
        batch: Batch,
        references: Mapping[str, Mapping[str, FormattedReference]],
        *,
        by: User,
        at: datetime,
    ) -> None:
        self.library, self.batch, self.references = library, batch, references
        self.by, self.at = by, at

    def proof(self, draft: Draft) -> Proof:
        work_id, ref = draft.state.work_id, draft.ref
        change = Change.objects.get(work_id=work_id, number=draft.state.number)
        previous = Edition.objects.filter(work_id=work_id).order_by("-number").first()
        number = previous.number + 1 if previous else 1
        written_by = tuple(writers(work_id, change.number))
        info = EditionInfo(
            number=number,
            at=self.at,
            written_by=written_by,
            published_by=self.by.get_full_name() or self.by.get_username(),
            address=public_address(ref.kind, ref.slug, settings.LANGUAGE_CODE) + f"v/{number}/",
            site_name=settings.SITE_NAME,
            site_address=settings.SITE_ADDRESS,
        )
        views, rendered = {}, {}
        for language in self._languages(draft):
            with translation.override(language):
                views[language] = view_of(
                    draft, self.batch, self.library, self.references[language]
                )
                rendered[language] = render_entry(views[language], language, info)
        return Proof(
            draft, change, number, previous, rendered, views, self._rests_on(views), written_by
        )

    def _languages(self, draft: Draft) -> list[str]:
        """Entries appear in the languages they are written in, records in all of the site's."""
        codes = [code for code, _name in settings.LANGUAGES]
        if draft.ref.kind not in ("event", "person"):
            return codes
        written = [code for code in codes if code in draft.narratives]
        return written or [settings.LANGUAGE_CODE]

    def _rests_on(self, views: Mapping[str, EntryView]) -> dict[str, int]:
        """Return the latest change of every other work that the page takes words from."""
        view = next(iter(views.values()))
        keys = {("source", key) for claim in used_claims(view) for key in _sources_of(view, claim)}
        keys |= {
            (value.ref.kind, value.ref.key)
            for fact in view.facts
            for value in fact.values
            if value.ref
        }
        keys |= {
            (view.claims[key].work.kind, view.claims[key].work.key) for key in used_claims(view)
        }
        keys.discard((view.ref.kind, view.ref.key))
        by_name = {(ref.kind, ref.key): pk for pk, ref in self.library.refs.items()}
        return {str(by_name[name]): self.library.heads[by_name[name]] for name in sorted(keys)}


def used_claims(view: EntryView) -> list[str]:
    """Return the keys of the claims that an entry lists, or that its questions weigh."""
    answers = [key for question in view.questions for key in question.answers]
    return list(dict.fromkeys((*view.own_claims, *view.concerning, *answers)))


def _sources_of(view: EntryView, claim: str) -> Iterator[str]:
    for citation in view.claims[claim].citations:
        yield citation.source
        if citation.via:
            yield citation.via


def writers(work_id: UUID, number: int) -> list[str]:
    """Return who made the changes up to one, by the names they bore then, in order of first change."""
    names = (
        Change.objects.filter(work_id=work_id, number__lte=number)
        .order_by("number")
        .values_list("by_name", flat=True)
    )
    return list(dict.fromkeys(names))


def refusal_of(proof: Proof, by: User) -> str:
    """Return why the account may not publish this, as a sentence; "" when it may."""
    try:
        _refuse_own_work(proof, by)
        _refuse_faults(proof)
    except (OwnWork, EvidenceMissing, TextFaulty) as refusal:
        return str(refusal)
    return ""


def _refuse_own_work(proof: Proof, by: User) -> None:
    published = proof.previous.change_number if proof.previous else 0
    own = Change.objects.filter(
        work_id=proof.change.work_id, number__gt=published, number__lte=proof.change.number, by=by
    )
    number = own.order_by("number").values_list("number", flat=True).first()
    if number:
        msg = f"Change {number} is your own: somebody else must review and publish it."
        raise OwnWork(msg)


def _refuse_faults(proof: Proof) -> None:
    label = proof.draft.ref.titles[settings.LANGUAGE_CODE]
    bare = [claim.key for claim in proof.draft.claims.values() if not claim.citations]
    if bare:
        raise EvidenceMissing(label, bare)
    problems = [problem for entry in proof.rendered.values() for problem in entry.problems]
    if problems:
        raise TextFaulty(label, problems)


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    try:
        with transaction.atomic(), permitting(Permit.HISTORY):
            yield
    except IntegrityError as error:
        msg = "Somebody else published an edition of this, or took its address, at the same moment."
        raise PublishedMeanwhile(msg) from error


def _freeze(proof: Proof, *, by: User, at: datetime, summary: str) -> Edition:
    rows = edition_rows(proof, by=by, at=at, summary=summary)
    rows.save()
    Publication.objects.update_or_create(
        work_id=rows.edition.work_id,
        defaults={
            "kind": rows.edition.kind,
            "key": rows.edition.key,
            "slug": rows.edition.slug,
            "edition": rows.edition,
        },
    )
    return rows.edition


def withdraw(edition: Edition, *, by: User, reason: str) -> Withdrawal:
    """Withdraw an edition with a reason that readers see; the one before it becomes current again."""
    require_publisher(by)
    if not reason.strip():
        msg = "Say why the edition is withdrawn: readers will see it."
        raise NothingToPublish(msg)
    with _all_or_nothing():
        withdrawal = Withdrawal.objects.create(
            edition=edition, by=by, at=timezone.now(), reason=reason
        )
        standing = (
            Edition.objects.filter(work_id=edition.work_id, withdrawal__isnull=True)
            .order_by("-number")
            .first()
        )
        Publication.objects.filter(work_id=edition.work_id).update(
            edition=standing, slug=standing.slug if standing else edition.slug
        )
    return withdrawal


def everything_unpublished(*, written_by: User) -> list[ToPublish]:
    """Return the works without an edition that one account alone has written so far."""
    published = set(Edition.objects.values_list("work_id", flat=True))
    others = set(Change.objects.exclude(by=written_by).values_list("work_id", flat=True))
    works = Work.objects.order_by("kind", "label").values_list("pk", flat=True)
    return [ToPublish(pk) for pk in works if pk not in published and pk not in others]
