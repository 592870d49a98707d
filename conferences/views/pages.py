"""What every page of the public site has around it, and how it is sent."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.http import parse_etags
from django.utils.translation import get_language

from conferences.addresses import WORDS_OF_KINDS, language_prefix

# Anybody may keep a page, and asks before using it again; the answer is mostly 304.
# The words in the addresses of what is drawn of the whole collection.
DRAWN = ("timeline", "map")
ASKED = "questions"
CACHING = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language; `has_text` is false where only the frame is in it."""

    code: str
    name: str
    address: str
    is_current: bool
    has_text: bool
    # How far this text is behind that in the first language, as HTML.
    state: str = ""


@dataclass(frozen=True)
class NavigationLink:
    """A list of the site in its navigation."""

    word: str
    address: str
    is_current: bool


def page_language() -> str:
    """Return the language of the page that is being made."""
    return get_language() or settings.LANGUAGE_CODE


def path_below_language(request: HttpRequest) -> str:
    """Return the path of a request without the slash or the language that it begins with."""
    path: str = request.path_info
    return path.removeprefix(language_prefix(page_language()))


def language_links(path: str, available: Collection[str] | None = None) -> list[LanguageLink]:
    """Return a link for each language of the site; `available` are those that have a text."""
    return [
        LanguageLink(
            code=code,
            name=name,
            address=f"{language_prefix(code)}{path}",
            is_current=code == page_language(),
            has_text=available is None or code in available,
        )
        for code, name in settings.LANGUAGES
    ]


def frame_context(
    path: str, *, word: str = "", available: Collection[str] | None = None
) -> dict[str, Any]:
    """Return what `base.html` needs: the language, the links, and the part of the site it is in."""
    prefix = language_prefix(page_language())
    return {
        "language": page_language(),
        "home_address": prefix,
        "site_address": settings.SITE_ADDRESS,
        "canonical": f"{prefix}{path}",
        "search": "",
        "language_links": language_links(path, available),
        "navigation": [
            NavigationLink(each, f"{prefix}{each}/", is_current=each == word)
            for each in (*WORDS_OF_KINDS.values(), ASKED, *DRAWN)
        ],
    }


def is_known(request: HttpRequest, etag: str) -> bool:
    """Say whether the reader already has the page with this tag (RFC 9110, 13.1.2)."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if not asked:
        return False
    tags = [tag.removeprefix("W/") for tag in parse_etags(asked)]
    return etag in tags or tags == ["*"]


def send(
    request: HttpRequest, body: bytes, etag: str = "", headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Send a page under a strong tag, or only say that the reader's copy is still good.

    Without a tag given, one is made from the page itself.
    """
    tag = etag or f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response: HttpResponse = (
        HttpResponseNotModified() if is_known(request, tag) else HttpResponse(body)
    )
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = CACHING
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def page(template: str, context: Mapping[str, Any]) -> bytes:
    """Return a page made from a template that gets nothing but the given context."""
    return render_to_string(template, dict(context)).encode()
