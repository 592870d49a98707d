"""What an account may do with works of a kind, asked by acts and pages alike."""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from conferences.services.entry_library import WORK_MODELS

SEEING = ("view", "change")


def right_to(kind: str, act: str) -> str:
    """Return the name of the right to view, add, change or delete works of a kind; "" for no kind."""
    model = WORK_MODELS.get(kind)
    if model is None:
        return ""
    return f"{model._meta.app_label}.{get_permission_codename(act, model._meta)}"


def has_right(user: User, kind: str, act: str) -> bool:
    """Say whether an account has a right on a kind of work; a kind that there is not gives none."""
    right = right_to(kind, act)
    return bool(right) and user.has_perm(right)


def may_merge(user: User, kind: str) -> bool:
    """Say whether an account may merge two works of a kind; events are never merged."""
    return kind != "event" and all(has_right(user, kind, act) for act in ("change", "delete"))


def may_see(user: User, kind: str) -> bool:
    """Say whether an account may see the working state and the history of works of a kind."""
    if not (user.is_active and user.is_staff):
        return False
    return any(has_right(user, kind, act) for act in SEEING)


def kinds_seen_by(user: User) -> tuple[str, ...]:
    """Return the kinds of work that an account may see."""
    return tuple(kind for kind in WORK_MODELS if may_see(user, kind))


def who_may_see(kind: str) -> QuerySet[User]:
    """Return the accounts that may see works of a kind, for use inside a query."""
    if kind not in WORK_MODELS:
        return User.objects.none()
    with_right = Q()
    for act in SEEING:
        with_right |= Q(pk__in=User.objects.with_perm(right_to(kind, act)).values("pk"))
    return User.objects.filter(with_right, is_active=True, is_staff=True)
