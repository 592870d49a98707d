"""What the marks of a text can name, and what they do name: works and claims, for who may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Length

from conferences.models import Claim, Name
from conferences.services.claim_evidence import citations_by_claim, evidence_of
from conferences.services.entry_library import WORK_MODELS
from conferences.services.entry_sides import sides_of
from conferences.services.rights import kinds_seen_by, may_see
from sources.editorial.choices import is_unfindable, named_like
from sources.editorial.localized import words_in
from sources.editorial.models import Work
from sources.editorial.states import present_state

MOST = 12
# The evidence of claims of so many works is weighed; a text rarely names claims of more.
MOST_WORKS = 6


@dataclass(frozen=True)
class NamedWork:
    """A work as a link names it, and what it is called."""

    kind: str
    key: str
    label: str


@dataclass(frozen=True)
class NamedClaim:
    """A claim, its words, the word for its evidence ("" if not weighed), and the work it belongs to."""

    key: str
    statement: str
    standing: str
    work: str


def may_write(user: User) -> bool:
    """Say whether an account may cite: it sees sources, and edits citations."""
    rights = ("conferences.add_citation", "conferences.change_citation")
    return may_see(user, "source") and any(user.has_perm(right) for right in rights)


def find_works(user: User, typed: str) -> list[NamedWork]:
    """Return the works, but sources, of which one name or another has every typed word; one query."""
    return _named(like_typed(user, typed)[:MOST])


def like_typed(user: User, typed: str) -> QuerySet[Work]:
    """Select the works, but sources, whose names have every typed word, the shortest label first."""
    kinds = [kind for kind in kinds_seen_by(user) if kind != "source"]
    if not typed.strip() or is_unfindable(typed):
        return Work.objects.none()
    found = Work.objects.filter(named_like(typed, Name.objects.all()), kind__in=kinds)
    return found.order_by(Length("label"), "folded_label")


def works_named(user: User, names: Collection[tuple[str, str]]) -> list[NamedWork]:
    """Return those of the works, each a kind and a key, that there are and the account may see."""
    wanted = Q()
    for seen in kinds_seen_by(user):
        if keys := {key for kind, key in names if kind == seen}:
            wanted |= Q(**{"kind": seen, f"{seen}__key__in": keys})
    return _named(Work.objects.filter(wanted)) if wanted else []


def _named(works: QuerySet[Work]) -> list[NamedWork]:
    keyed = works.annotate(key=Coalesce(*(f"{kind}__key" for kind in WORK_MODELS)))
    return [NamedWork(*row) for row in keyed.values_list("kind", "key", "label")]


def claims_named(user: User, keys: Collection[str]) -> list[NamedClaim]:
    """Return those of the claims that there are and the account may see, with what their evidence comes to."""
    rows = Claim.objects.filter(key__in=keys, work__kind__in=kinds_seen_by(user))
    found = list(rows.select_related("work").order_by("key"))
    words = _standings({claim.work_id for claim in found})
    return [
        NamedClaim(
            claim.key, words_in(claim.statement, ""), words.get(claim.pk, ""), claim.work.label
        )
        for claim in found
    ]


def _standings(works: Iterable[UUID]) -> dict[UUID, str]:
    words: dict[UUID, str] = {}
    for work_id in sorted(works)[:MOST_WORKS]:
        state = present_state(work_id)
        side, _same = sides_of(state, state)
        claims = {row.member_id for row in state.of("conferences.claim")}
        found = evidence_of(side, citations_by_claim(side), claims, ())
        words |= {key: evidence.standing for key, evidence in found.items()}
    return words
