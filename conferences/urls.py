"""The addresses of the public site, below the language."""

from datetime import date

from django.urls import path, register_converter

from conferences.addresses import KINDS_OF_WORDS
from conferences.rendering.frame import CITING_FILES
from conferences.views.about import about
from conferences.views.citing import cite
from conferences.views.editions import compare, compare_asked, history, on_day, since
from conferences.views.entries import LINKED_DATA, edition, entry, linked_data
from conferences.views.feeds import corrections_feed, editions_feed, history_feed
from conferences.views.home import home
from conferences.views.lists import work_list
from conferences.views.maps import map_page, names_page
from conferences.views.printing import print_out
from conferences.views.questions import question_list
from conferences.views.readings import reading, reading_of_edition
from conferences.views.search import find, suggestions
from conferences.views.timelines import timeline_page


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


class Day:
    """A day as ISO 8601 writes it, and one that there is."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the day; raises ValueError, which is no such address, for 30 February."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day in digits."""
        return value.isoformat()


class CitingFile:
    """How the name of a file ends from which programs for references read."""

    regex = "|".join(CITING_FILES)

    def to_python(self, value: str) -> str:
        """Return the ending as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the ending as it is."""
        return value


register_converter(CitingFile, "citing")
register_converter(WordOfKind, "kind")
register_converter(Day, "day")
register_converter(EditionNumber, "edition")

app_name = "conferences"
urlpatterns = [
    # First what is asked for most.
    path("<kind:word>/<slug:slug>/", entry, name="work-detail"),
    path("", home, name="home"),
    path("search/", find, name="search"),
    path("search/suggestions/", suggestions, name="search-suggestions"),
    path("timeline/", timeline_page, name="timeline"),
    path("map/", map_page, name="map"),
    path("map/names/", names_page, name="place-names"),
    path("questions/", question_list, name="question-list"),
    path("about/", about, name="about"),
    path("feeds/editions.atom", editions_feed, name="editions-feed"),
    path("feeds/corrections.atom", corrections_feed, name="corrections-feed"),
    path("<kind:word>/", work_list, name="work-list"),
    path("events/<slug:slug>/readings/<slug:key>/", reading, name="reading-detail"),
    path(
        "events/<slug:slug>/v/<edition:number>/readings/<slug:key>/",
        reading_of_edition,
        name="reading-of-edition",
    ),
    path("<kind:word>/<slug:slug>/history/", history, name="edition-list"),
    path("<kind:word>/<slug:slug>/history.atom", history_feed, name="history-feed"),
    path("<kind:word>/<slug:slug>/v/<edition:number>/", edition, name="edition-detail"),
    path(
        f"<kind:word>/<slug:slug>/v/<edition:number>/{LINKED_DATA}", linked_data, name="linked-data"
    ),
    path(
        "<kind:word>/<slug:slug>/v/<edition:number>/cite.<citing:ending>", cite, name="edition-cite"
    ),
    path("<kind:word>/<slug:slug>/v/<edition:number>/print.pdf", print_out, name="edition-print"),
    path("<kind:word>/<slug:slug>/v/<edition:number>/since/", since, name="edition-since"),
    path("<kind:word>/<slug:slug>/compare/", compare_asked, name="edition-compare-asked"),
    path(
        "<kind:word>/<slug:slug>/compare/<edition:first>..<edition:second>/",
        compare,
        name="edition-compare",
    ),
    path("<kind:word>/<slug:slug>/at/<day:day>/", on_day, name="edition-on-day"),
]
