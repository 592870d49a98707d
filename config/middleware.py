"""The language of a page is in its address alone, so that each address has one content."""

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
        translation.activate(language)
        request.LANGUAGE_CODE = language
        return self.get_response(request)
