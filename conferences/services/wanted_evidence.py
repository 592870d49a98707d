"""Claims by what their evidence lacks, for whoever goes and looks for it; and who follows up which."""

from collections.abc import Callable, Collection
from datetime import timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import Citation, Claim, Consulted, Pursuit, Stance
from conferences.permissions import NotAllowed
from conferences.services.errors import ActRefused
from conferences.services.rights import has_right
from sources.editorial.account_names import name_of
from sources.models import Source
from sources.services.links import with_dead_links

# What somebody took and left alone for so long, others may take.
HELD_FOR = timedelta(days=30)


class Lack(Enum):
    """What the evidence of a claim lacks; the value is how addresses name it."""

    UNCITED = "uncited"
    ONE_SOURCE = "one-source"
    SECOND_HAND = "second-hand"
    UNSEEN = "unseen"
    DEAD = "dead-evidence"
    WANTED = "wanted"


WORDS_OF_LACKS = {
    Lack.UNCITED: gettext_lazy("Claims without any citation"),
    Lack.ONE_SOURCE: gettext_lazy("Claims that one source alone supports"),
    Lack.SECOND_HAND: gettext_lazy("Claims known at second hand only"),
    Lack.UNSEEN: gettext_lazy("Claims of which nobody has seen an original"),
    Lack.DEAD: gettext_lazy("Claims with a source whose link is dead"),
    Lack.WANTED: gettext_lazy("Claims for which evidence is wanted"),
}


# Those that take too long to ask of all claims of a large collection.
KEPT_LACKS = (Lack.UNCITED, Lack.ONE_SOURCE, Lack.SECOND_HAND, Lack.UNSEEN)


class TakenAlready(ActRefused):
    """Somebody else follows the claim up."""


def claims_lacking(lack: Lack, kinds: Collection[str]) -> QuerySet[Claim]:
    """Return the claims of works of some kinds whose evidence lacks something.

    Sources that repeat one another are counted each here; that they count once is told by check C3.
    """
    return Claim.objects.filter(_CONDITIONS[lack](), work__kind__in=kinds)


def _cited(**which: object) -> Exists:
    return Exists(Citation.objects.filter(claim=OuterRef("pk"), **which))


def _on_one_source() -> Q:
    supporting = Citation.objects.filter(
        claim=OuterRef("pk"), stance=Stance.SUPPORTS, source__is_withdrawn=False
    )
    counted = supporting.order_by().values("claim").annotate(number=Count("source", distinct=True))
    return Q(Exact(Subquery(counted.values("number")), 1))


def _citing_dead_links() -> QuerySet[Citation, Any]:
    dead = with_dead_links(Source.objects.all()).values("pk")
    return Citation.objects.filter(source__in=dead).order_by().values("claim")


def _not_at_second_hand() -> Exists:
    read = Citation.objects.exclude(consulted=Consulted.SECOND_HAND)
    return Exists(read.filter(claim=OuterRef("pk")))


_CONDITIONS: dict[Lack, Callable[[], Q]] = {
    Lack.UNCITED: lambda: ~Q(_cited()),
    Lack.ONE_SOURCE: _on_one_source,
    Lack.SECOND_HAND: lambda: Q(_cited()) & ~Q(_not_at_second_hand()),
    Lack.UNSEEN: lambda: Q(_cited()) & ~Q(_cited(consulted=Consulted.ORIGINAL)),
    Lack.DEAD: lambda: Q(pk__in=_citing_dead_links()),
    Lack.WANTED: lambda: ~Q(evidence_wanted=""),
}


def open_to(user: User, claim: str = "pk") -> Q:
    """Return the condition on claims that nobody else has taken them, and the account has not skipped them.

    `claim` is the column that names the claim.
    """
    held = Pursuit.objects.filter(claim_id=OuterRef(claim))
    others = held.filter(is_taken=True, at__gt=timezone.now() - HELD_FOR).exclude(user=user)
    return ~Q(Exists(others)) & ~Q(Exists(held.filter(user=user, is_taken=False)))


def taken_by(user: User, kinds: Collection[str]) -> QuerySet[Claim]:
    """Return the claims that an account follows up."""
    taken = Pursuit.objects.filter(user=user, is_taken=True).values("claim_id")
    return Claim.objects.filter(pk__in=taken, work__kind__in=kinds)


def take(claim: Claim, *, by: User) -> None:
    """Have an account follow a claim up. Raises NotAllowed, and TakenAlready with the name of who does."""
    _require_right(claim, by)
    stale = Pursuit.objects.filter(claim_id=claim.pk, at__lte=timezone.now() - HELD_FOR)
    try:
        with transaction.atomic():
            stale.filter(is_taken=True).exclude(user=by).delete()
            _keep(claim.pk, by, is_taken=True)
    except IntegrityError as error:
        held = Pursuit.objects.filter(claim_id=claim.pk, is_taken=True).select_related("user")
        name = next((name_of(each.user) for each in held), "")
        raise TakenAlready(_("This claim is followed up already, by %s.") % name) from error


def skip(claim: Claim, *, by: User) -> None:
    """Show the claim to the account no more among what is open; raises NotAllowed."""
    _require_right(claim, by)
    _keep(claim.pk, by, is_taken=False)


def let_go(claim: Claim, *, by: User) -> None:
    """Forget that the account took or skipped the claim."""
    Pursuit.objects.filter(claim_id=claim.pk, user=by).delete()


def _keep(claim_id: UUID, by: User, *, is_taken: bool) -> None:
    kept = {"is_taken": is_taken, "at": timezone.now()}
    Pursuit.objects.update_or_create(claim_id=claim_id, user=by, defaults=kept)


def _require_right(claim: Claim, by: User) -> None:
    if not (by.is_active and has_right(by, claim.work.kind, "change")):
        raise NotAllowed(_("There is no such claim, or this account may not change it."))
