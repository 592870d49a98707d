"""What is sent to the desk by somebody who is signed out, or signed in anew since: it is held, not lost."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

# What stands here is for those who are signed in; the review says to others that it is not there.
_DESK = ("/admin/", "/review/")
# Signing in changes the token of all forms that are open.
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105


class HeldPostsMiddleware:
    """Hold what a form of the desk sent while nobody was signed in, and lead those who ask to the sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; those who are signed out, with what they sent and the way to sign in."""
        response = self.get_response(request)
        if (
            _asks_who(response)
            and request.path_info.startswith(_DESK)
            and _is_page(request)
            and request.user.is_anonymous
        ):
            if request.method == "POST" and _is_from_here(request):
                return _held(request)
            if response.status_code == HTTPStatus.NOT_FOUND:
                return _page(request, _("Sign in to see this"), HTTPStatus.NOT_FOUND)
        return response


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not, or no longer, that of the browser."""
    if not _is_page(request):
        problem = _("You signed in or out in another window since this page was opened.")
        return JsonResponse({"problem": problem}, status=HTTPStatus.FORBIDDEN)
    return _held(request)


@require_GET
def token(request: HttpRequest) -> JsonResponse:
    """Give the pages that somebody left open the token they need since signing in anew."""
    user = request.user
    if not (isinstance(user, User) and user.is_active and user.is_staff):
        return JsonResponse({})
    return JsonResponse({"token": get_token(request), "account": user.pk})


def _held(request: HttpRequest) -> HttpResponse:
    """Return a page from which the same can be sent again, if it came from one of ours."""
    sent = [
        (name, value) for name, values in request.POST.lists() for value in values if name != _TOKEN
    ]
    # Nobody sends for others what they never saw, and no password is written into a page.
    may_hold = _is_from_here(request) and not any("password" in name for name, _value in sent)
    title = _("Nothing was saved yet") if may_hold else _("Nothing was saved")
    return _page(
        request,
        title,
        HTTPStatus.FORBIDDEN,
        was_sent=True,
        sent=sent if may_hold else (),
        has_files=bool(request.FILES),
    )


def _page(request: HttpRequest, title: str, status: HTTPStatus, **more: object) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": title,
        "page": request.get_full_path(),
        "sign_in": resolve_url(settings.LOGIN_URL),
        **more,
    }
    return render(request, "admin/desk/held.html", context, status=status)


def _asks_who(response: HttpResponseBase) -> bool:
    """Whether an answer is one that those get who are signed out: the sign-in, or that nothing is there."""
    if response.status_code == HTTPStatus.FOUND:
        return urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)
    return response.status_code == HTTPStatus.NOT_FOUND


def _is_page(request: HttpRequest) -> bool:
    """Whether the browser shows the answer, and no script reads it."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    own = f"{request.scheme}://{request.get_host()}"
    return origin in (own, *settings.CSRF_TRUSTED_ORIGINS)
