"""What keeps a rendered state from publication: whose changes it holds, its evidence, its texts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User

from conferences.models import Edition
from conferences.permissions import NotAllowed, OwnWork
from conferences.services.checking import blocking
from conferences.services.errors import (
    ActRefused,
    CheckFailed,
    CommentsOpen,
    EvidenceMissing,
    NothingToPublish,
    TextFaulty,
)
from conferences.services.open_comments import open_blocking
from sources.editorial.models import Change

if TYPE_CHECKING:
    from conferences.services.press import Proof


def refusal_of(proof: "Proof", by: User) -> str:
    """Return why the account may not publish this, as a sentence; "" when it may."""
    return refusals_of([proof], by)[proof.change.work_id]


def refusals_of(proofs: Sequence["Proof"], by: User) -> dict[UUID, str]:
    """Return why the account may not publish each work, "" when it may; three queries."""
    own, held = _own_changes(proofs, by), _held_up(proofs)
    found = {}
    for proof in proofs:
        work_id = proof.change.work_id
        try:
            _refuse_own_work(proof, own)
            _refuse_faults(proof)
            _refuse_held([proof], held)
        except (ActRefused, NotAllowed) as refusal:
            found[work_id] = str(refusal)
        else:
            found[work_id] = ""
    return found


def require_publishable(proofs: Sequence["Proof"], by: User) -> None:
    """Raise the refusal of a proof that the account may not publish, or nobody may; two queries."""
    own = _own_changes(proofs, by)
    for proof in proofs:
        _refuse_own_work(proof, own)
        _refuse_faults(proof)


def require_settled(proofs: Sequence["Proof"]) -> None:
    """Raise CommentsOpen while a comment that holds a publication up is not settled; one query."""
    _refuse_held(proofs, _held_up(proofs))


def _held_up(proofs: Iterable["Proof"]) -> Counter[UUID]:
    keys = {proof.change.work_id for proof in proofs}
    return Counter(comment.work_id for comment in open_blocking(keys))


def _refuse_held(proofs: Iterable["Proof"], held: Mapping[UUID, int]) -> None:
    found = {_label(proof): held[key] for proof in proofs if held.get(key := proof.change.work_id)}
    if found:
        raise CommentsOpen(found)


def _label(proof: "Proof") -> str:
    return proof.draft.ref.titles[settings.LANGUAGE_CODE]


@dataclass(frozen=True)
class _OwnChanges:
    """Of some works the last edition that was not withdrawn, and the changes of one account."""

    standing: Mapping[UUID, Edition]
    numbers: Mapping[UUID, Sequence[int]]


def _own_changes(proofs: Iterable["Proof"], by: User) -> _OwnChanges:
    keys = {proof.change.work_id for proof in proofs}
    editions = Edition.objects.filter(work_id__in=keys, withdrawal__isnull=True).order_by("number")
    numbers: dict[UUID, list[int]] = {}
    own = Change.objects.filter(work_id__in=keys, by=by).order_by("number")
    for work_id, number in own.values_list("work_id", "number"):
        numbers.setdefault(work_id, []).append(number)
    return _OwnChanges({edition.work_id: edition for edition in editions}, numbers)


def _refuse_own_work(proof: "Proof", own: _OwnChanges) -> None:
    """Refuse changes of one's own since the last edition that was not withdrawn.

    An older state than that edition's would take back what was reviewed, without a change that says so.
    """
    change = proof.change
    standing = own.standing.get(change.work_id)
    published = standing.change_number if standing else 0
    if change.number < published:
        assert standing is not None
        msg = (
            f"Change {change.number} is older than edition {standing.number}, which was made from change "
            f"{published}: restore it as a new change first."
        )
        raise NothingToPublish(msg)
    mine = own.numbers.get(change.work_id, ())
    number = next((each for each in mine if published < each <= change.number), 0)
    if number:
        msg = f"Change {number} is your own: somebody else must review and publish it."
        raise OwnWork(msg)


def _refuse_faults(proof: "Proof") -> None:
    label = _label(proof)
    bare = [claim.key for claim in proof.draft.claims.values() if not claim.citations]
    if bare:
        raise EvidenceMissing(label, bare)
    problems = [
        problem
        for entry in proof.rendered.values()
        for problem in entry.problems
        if not problem.is_warning
    ]
    if problems:
        raise TextFaulty(label, problems)
    found = blocking(proof.findings)
    if found:
        raise CheckFailed(label, found)
