"""What kind of witness a source is, in words: its type, its distance in time, how we read it."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.values import EntryView, SourceView
from sources.dates import date_words

_YEAR = re.compile(r"[0-9]{4}")

# The words are those of the types of sources, after CSL 1.0.2, as editors choose them.
_TYPES = {
    "book": gettext_noop("book"),
    "chapter": gettext_noop("chapter of a book"),
    "article-journal": gettext_noop("article in a journal"),
    "article-magazine": gettext_noop("article in a magazine"),
    "article-newspaper": gettext_noop("article in a newspaper"),
    "entry-encyclopedia": gettext_noop("entry in an encyclopedia"),
    "entry-dictionary": gettext_noop("entry in a dictionary"),
    "webpage": gettext_noop("web page"),
    "thesis": gettext_noop("thesis"),
    "report": gettext_noop("report"),
    "document": gettext_noop("document (archival or other)"),
    "manuscript": gettext_noop("manuscript"),
    "treaty": gettext_noop("treaty"),
    "legislation": gettext_noop("law or decree"),
    "legal_case": gettext_noop("court case"),
    "personal_communication": gettext_noop("letter or personal communication"),
    "interview": gettext_noop("interview"),
    "speech": gettext_noop("speech"),
    "map": gettext_noop("map"),
    "graphic": gettext_noop("photograph or drawing"),
    "motion_picture": gettext_noop("film"),
    "broadcast": gettext_noop("broadcast"),
    "dataset": gettext_noop("data set"),
    "collection": gettext_noop("archival collection"),
}
_EVIDENCE = {
    "primary": gettext_noop("primary"),
    "memoir": gettext_noop("memoir"),
    "press": gettext_noop("press"),
}


def kind_words(source_type: str, evidence_kind: str) -> str:
    """Return what kind of source it is: "book (memoir)"; "" where the type is not recorded."""
    words = _(_TYPES[source_type]) if source_type in _TYPES else source_type
    if words and evidence_kind in _EVIDENCE:
        return f"{words} ({_(_EVIDENCE[evidence_kind])})"
    return words


class SourceWords:
    """Describes the sources of an entry, the same words for the same kind looked up once."""

    def __init__(self, view: EntryView) -> None:
        self._year = _year_of(view)
        self._kinds: dict[tuple[str, str], str] = {}
        self._years_after: dict[str, str] = {}

    def describe(self, source: SourceView, *, is_only_second_hand: bool) -> str:
        """Return plain sentences: "Book, 69 years after the events. Read by us at second hand."."""
        words = self.kind(source)
        after = self._after(source)
        words = f"{words}, {after}" if after else words
        words = f"{words[:1].upper()}{words[1:]}."
        return f"{words} {_('Read by us at second hand.')}" if is_only_second_hand else words

    def kind(self, source: SourceView) -> str:
        """Return what kind of source it is: "book (memoir)"."""
        kind = (source.type, source.evidence_kind)
        if kind not in self._kinds:
            self._kinds[kind] = kind_words(*kind)
        return self._kinds[kind]

    def written(self, source: SourceView, language: str) -> str:
        """Return when a source was written: "2008, 68 years after the events"."""
        if not source.issued:
            return _("date not known")
        return ", ".join(filter(None, (date_words(source.issued, language), self._after(source))))

    def _after(self, source: SourceView) -> str:
        found = _YEAR.match(source.issued)
        year = found[0] if found else ""
        if year not in self._years_after:
            self._years_after[year] = self.years_after(year)
        return self._years_after[year]

    def years_after(self, year: str) -> str:
        """Return how long after the events something was written in a year; "" if not known."""
        if not (year and self._year) or int(year) < self._year:
            return ""
        years = int(year) - self._year
        if not years:
            return _("in the year of the events")
        return ngettext("%d year after the events", "%d years after the events", years) % years


def _year_of(view: EntryView) -> int:
    """Return the earliest year that any answer gives for an event; 0 for what is no event."""
    if view.ref.kind != "event":
        return 0
    dates = [value.edtf for fact in view.facts if fact.kind == "date" for value in fact.values]
    years = [int(found[0]) for date in dates if (found := _YEAR.search(date))]
    return min(years, default=0)
