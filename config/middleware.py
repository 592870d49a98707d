"""What every answer has in common: the language of its address, and the fences around it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

PREFIXES = {
    code: f"/{code}/" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
}


class AddressLocaleMiddleware:
    """Activate the language that the address begins with, else the site's first language.

    Unlike Django's own middleware it looks at neither cookie nor header: pages are cacheable.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request in the language of its address."""
        language = next(
            (code for code, prefix in PREFIXES.items() if request.path_info.startswith(prefix)),
            settings.LANGUAGE_CODE,
        )
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return self.get_response(request)


# Nothing on these pages uses a device or a browser feature that can be switched off.
NO_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
# What stands below these addresses is shown to one account, and kept by no cache.
PRIVATE = ("/admin/", "/review/", "/api/v1/desk/")


class FencesMiddleware:
    """Fence answers off: no browser features, no use by other origins, no copy of private pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with the headers that Django has no setting for."""
        response = self.get_response(request)
        response["Permissions-Policy"] = NO_FEATURES
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path_info.startswith(PRIVATE):
            response["Cache-Control"] = "no-store"
        return response
