"""The public addresses of works: which kind is found under which word, and in which language."""

from django.conf import settings

# The word in the address for each kind of work; the order is that of the site's navigation.
WORDS_OF_KINDS = {
    "event": "events",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "source": "sources",
}
KINDS_OF_WORDS = {word: kind for kind, word in WORDS_OF_KINDS.items()}


def language_prefix(language: str) -> str:
    """Return how addresses in a language begin: "/" for the site's first language, else "/vi/"."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def work_path(kind: str, slug: str, number: int | None = None) -> str:
    """Return the path of a work's page below the language; with a number, of that edition.

    Raises KeyError for a kind that has no pages.
    """
    path = f"{WORDS_OF_KINDS[kind]}/{slug}/"
    return path if number is None else f"{path}v/{number}/"


def work_address(kind: str, slug: str, language: str, number: int | None = None) -> str:
    """Return the address of a work's page from the root of the site, in a language."""
    return language_prefix(language) + work_path(kind, slug, number)


def reading_path(slug: str, key: str, number: int | None = None) -> str:
    """Return the path of the page of a reading of an event below the language."""
    return f"{work_path('event', slug, number)}readings/{key}/"
