"""Who may see the reviewers' pages of a work: to everybody else they do not exist."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from conferences.services.entry_library import WORK_MODELS
from sources.editorial.models import Head

P = ParamSpec("P")
READING = ("GET", "HEAD")


@dataclass(frozen=True)
class Reviewed:
    """A work with a history, and the account that may see it."""

    work_id: UUID
    kind: str
    label: str
    latest: int
    user: User

    def allows(self, act: str) -> bool:
        """Say whether the account may view, add, change or delete works of this kind."""
        return has_right(self.user, self.kind, act)

    @property
    def may_change(self) -> bool:
        """Whether the account may record changes of this kind of work."""
        return self.allows("change")


View = Callable[Concatenate[HttpRequest, Reviewed, P], HttpResponse]


def has_right(user: User, kind: str, act: str) -> bool:
    """Say whether an account has a right on a kind of work; a kind that there is not gives none."""
    model = WORK_MODELS.get(kind)
    if model is None:
        return False
    codename = get_permission_codename(act, model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def for_reviewers(
    *, methods: Collection[str] = READING, right: str = "view"
) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Give a view the work that its address names, if the account has the right; else 404.

    The answer is the same whether the work is absent or hidden, and whatever the method.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(
            request: HttpRequest, kind: str, work_id: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            work = _reviewed(request, kind, work_id, right)
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            response = view(request, work, *args, **kwargs)
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return guarded

    return decorate


def _reviewed(request: HttpRequest, kind: str, work_id: UUID, right: str) -> Reviewed:
    user = request.user
    if not isinstance(user, User) or not user.is_active or not user.is_staff:
        raise Http404
    may_view = any(has_right(user, kind, act) for act in ("view", "change"))
    if not may_view or not (right == "view" or has_right(user, kind, right)):
        raise Http404
    head = Head.objects.filter(pk=work_id, kind=kind).first()
    if head is None:
        raise Http404
    return Reviewed(work_id, kind, head.label, head.number, user)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return a page in the frame of the desk."""
    frame = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}
    return render(request, f"conferences/review/{template}", {**frame, **context}, status=status)
