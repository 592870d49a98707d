"""The addresses of the public site, below the language."""

from django.urls import path, register_converter

from conferences.addresses import KINDS_OF_WORDS
from conferences.views.entries import edition, entry, history
from conferences.views.home import home
from conferences.views.lists import work_list


class WordOfKind:
    """The words for the kinds of works: events, people, places, organisations, sources."""

    regex = "|".join(KINDS_OF_WORDS)

    def to_python(self, value: str) -> str:
        """Return the word as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word as it is."""
        return value


class EditionNumber:
    """A number from 1, written in one way only, and none that a database could not hold."""

    regex = "[1-9][0-9]{0,7}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the number in digits."""
        return str(value)


register_converter(WordOfKind, "kind")
register_converter(EditionNumber, "edition")

app_name = "conferences"
urlpatterns = [
    # First what is asked for most.
    path("<kind:word>/<slug:slug>/", entry, name="work-detail"),
    path("", home, name="home"),
    path("<kind:word>/", work_list, name="work-list"),
    path("<kind:word>/<slug:slug>/history/", history, name="edition-list"),
    path("<kind:word>/<slug:slug>/v/<edition:number>/", edition, name="edition-detail"),
]
