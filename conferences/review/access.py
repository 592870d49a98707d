"""Who may see the reviewers' pages of a work: to everybody else they do not exist."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render

from conferences.services.rights import has_right, may_merge, may_see
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

    @property
    def may_merge(self) -> bool:
        """Whether the account may merge another work of this kind into it."""
        return may_merge(self.user, self.kind)


View = Callable[Concatenate[HttpRequest, Reviewed, P], HttpResponse]
AccountView = Callable[Concatenate[HttpRequest, User, P], HttpResponseBase]


def for_accounts(
    may_enter: Callable[[User], bool], methods: Collection[str] = READING
) -> Callable[[AccountView[P]], Callable[..., HttpResponseBase]]:
    """Give a view the account of a request, if it may enter; to everybody else the page does not exist."""

    def decorate(view: AccountView[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User) or not may_enter(user):
                raise Http404
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return _unindexed(view(request, user, *args, **kwargs))

        return guarded

    return decorate


def _unindexed(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def for_reviewers(
    *, methods: Collection[str] = READING, right: str = "view"
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Give a view the work that its address names, if the account has the right; else 404.

    The answer is the same whether the work is absent or hidden, and whatever the method.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(
            request: HttpRequest, kind: str, work_id: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            work = reviewed(request, kind, work_id, right=right)
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return _unindexed(view(request, work, *args, **kwargs))

        return guarded

    return decorate


def reviewed(request: HttpRequest, kind: str, work_id: UUID, *, right: str = "view") -> Reviewed:
    """Return a work if the account of a request has the right to it; raises Http404."""
    user = request.user
    if not isinstance(user, User) or not may_see(user, kind):
        raise Http404
    if right != "view" and not has_right(user, kind, right):
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
