"""Who is told when something happens to a work: those who watch it, wrote it, or are to review it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField, Value
from django.utils import timezone

from conferences.models import Decision, Notice, Occasion, ReviewRequest, Submission, Verdict, Watch
from conferences.services.rights import may_see, who_may_see
from sources.editorial.account_names import name_of
from sources.editorial.models import Act, Change, Head, Work

Pairs = set[tuple[int, UUID]]
# So many works are asked about in one query: a compound SELECT has at most 500 parts on SQLite.
TOGETHER = 100


@dataclass(frozen=True)
class About:
    """A work of which somebody is told, under the name it bears now; `number` is the change meant."""

    work_id: UUID
    kind: str
    label: str
    number: int | None = None


def watch(user: User, work_id: UUID) -> bool:
    """Have an account follow a work; False if there is none that it may see."""
    kind = Head.objects.filter(pk=work_id).values_list("kind", flat=True).first()
    if kind is None or not may_see(user, kind):
        return False
    Watch.objects.get_or_create(user=user, work_id=work_id)
    return True


def unwatch(user: User, work_id: UUID) -> None:
    """Have an account no longer follow a work."""
    Watch.objects.filter(user=user, work_id=work_id).delete()


def is_watching(user: User, work_id: UUID) -> bool:
    """Say whether an account follows a work."""
    return Watch.objects.filter(user=user, work_id=work_id).exists()


def tell(
    occasion: Occasion,
    works: Iterable[About],
    *,
    by: User | None,
    by_name: str = "",
    summary: str = "",
    submission: Submission | None = None,
) -> int:
    """Give each account concerned one notice of each work; return how many were given.

    Concerned are who watches the work, who recorded a change of it, and who is asked to review it
    and has not been answered; never who acts (`by`, None for the clock), and never who may not see
    the work. Those whom the submission itself asks are told that. Call it once for an act, in its
    transaction: four queries for works of one kind, however many are told.
    """
    return _give(
        _Telling(occasion, by, by_name or _name_of(by), summary, submission), _by_kind(works)
    )


def tell_of_changes(
    works: Mapping[UUID, Work], changes: Mapping[UUID, Change], by: User, act: Act, **_sent: object
) -> None:
    """Tell of what was recorded; of an import only those who watch, for it may be of any size."""
    occasion = Occasion.MERGED if act == Act.MERGE else Occasion.CHANGED
    about = [
        About(key, change.kind, works[key].label[:300], change.number)
        for key, change in changes.items()
    ]
    summary = next((change.summary for change in changes.values()), "")
    telling = _Telling(occasion, by, _name_of(by), summary, only_watchers=act == Act.IMPORT)
    _give(telling, _by_kind(about))


@dataclass(frozen=True)
class _Telling:
    """What is told, by whose act."""

    occasion: Occasion
    by: User | None
    by_name: str
    summary: str
    submission: Submission | None = None
    only_watchers: bool = False


def _name_of(user: User | None) -> str:
    return name_of(user) if user else ""


def _by_kind(works: Iterable[About]) -> dict[str, dict[UUID, About]]:
    found: dict[str, dict[UUID, About]] = {}
    for about in works:
        found.setdefault(about.kind, {})[about.work_id] = about
    return found


def _give(telling: _Telling, kinds: Mapping[str, Mapping[UUID, About]]) -> int:
    asked = _asked(telling.submission)
    concerned = _concerned(telling, [work_id for works in kinds.values() for work_id in works])
    at = timezone.now()
    notices = [
        _notice(telling, works[work_id], user_id, at, asked)
        for kind, works in kinds.items()
        for user_id, work_id in _seeing(kind, {pair for pair in concerned if pair[1] in works})
    ]
    if notices:
        Notice.objects.bulk_create(notices)
    return len(notices)


def _notice(
    telling: _Telling, about: About, user_id: int, at: datetime, asked: frozenset[int]
) -> Notice:
    is_request = telling.occasion is Occasion.SUBMITTED and user_id in asked
    return Notice(
        user_id=user_id,
        occasion=Occasion.REQUESTED if is_request else telling.occasion,
        work_id=about.work_id,
        kind=about.kind,
        label=about.label,
        number=about.number,
        submission=telling.submission,
        by_name=telling.by_name[:200],
        summary=telling.summary[:500],
        at=at,
    )


def _asked(submission: Submission | None) -> frozenset[int]:
    if submission is None:
        return frozenset()
    return frozenset(submission.requests.values_list("reviewer_id", flat=True))


def _concerned(telling: _Telling, works: Sequence[UUID]) -> Pairs:
    """Return which account is concerned in which work; one query for each hundred works."""
    found: Pairs = set()
    for first in range(0, len(works), TOGETHER):
        part = works[first : first + TOGETHER]
        pairs = Watch.objects.filter(work_id__in=part).values_list("user_id", "work_id")
        if not telling.only_watchers:
            pairs = pairs.union(_reviewers(telling, part), *map(_writers, part))
        found |= set(pairs)
    return {pair for pair in found if telling.by is None or pair[0] != telling.by.pk}


def _seeing(kind: str, concerned: Pairs) -> list[tuple[int, UUID]]:
    """Return the pairs whose account may see works of the kind, in a fixed order."""
    if not concerned:
        return []
    accounts = who_may_see(kind).filter(pk__in={user_id for user_id, _work in concerned})
    allowed = set(accounts.values_list("pk", flat=True))
    return sorted(pair for pair in concerned if pair[0] in allowed)


def _writers(work_id: UUID) -> QuerySet[User, tuple[int, UUID]]:
    # Asked of each account, which looks up one entry of an index, and not of each change. Who
    # brought works in from a file did not write them.
    wrote = Change.objects.filter(work_id=work_id, by=OuterRef("pk")).exclude(act=Act.IMPORT)
    named = User.objects.filter(Exists(wrote), is_active=True, is_staff=True)
    told_of = named.annotate(of_work=Value(work_id, output_field=UUIDField()))
    return told_of.order_by().values_list("pk", "of_work")


def _reviewers(
    telling: _Telling, works: Sequence[UUID]
) -> QuerySet[ReviewRequest, tuple[int, UUID]]:
    closing = Decision.objects.filter(submission=OuterRef("submission")).exclude(
        verdict=Verdict.COMMENT
    )
    is_meant = Q(submission=telling.submission) if telling.submission else Q(pk__in=())
    asked = ReviewRequest.objects.filter(
        is_meant | ~Exists(closing), submission__works__work_id__in=works
    )
    return asked.order_by().values_list("reviewer_id", "submission__works__work_id")
