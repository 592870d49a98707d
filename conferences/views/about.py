"""How this site works, in words: what claims, citations and editions are, and what the four words mean."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix
from conferences.rendering.standing import WORDS
from conferences.rendering.wording import standing_word
from conferences.views.pages import frame_context, page, page_language, send


def about(request: HttpRequest) -> HttpResponse:
    """Say how the record is made and how it is read; asks the database nothing."""
    prefix = language_prefix(page_language())
    context = {
        **frame_context("about/"),
        "words": {word.replace(" ", "_"): standing_word(word) for word in WORDS},
        "contact": settings.SITE_CONTACT,
        "is_mail": "@" in settings.SITE_CONTACT,
        "licence": settings.SITE_LICENCE,
        "example": f"{settings.SITE_ADDRESS}{prefix}events/…/v/3/",
        "editions_feed": f"{prefix}feeds/editions.atom",
        "corrections_feed": f"{prefix}feeds/corrections.atom",
    }
    return send(request, page("conferences/about.html", context))
