"""What kind of witness a source is, in words: its type, its distance in time, how we read it."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.values import EntryView, SourceView

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


class SourceWords:
    """Describes the sources of an entry, the same words for the same kind looked up once."""

    def __init__(self, view: EntryView) -> None:
        self._year = _year_of(view)
        self._types: dict[tuple[str, str, str], str] = {}

    def describe(self, source: SourceView, *, is_only_second_hand: bool) -> str:
        """Return plain sentences: "Book, 69 years after the events. Read by us at second hand."."""
        found = _YEAR.match(source.issued)
        year = found[0] if found else ""
        key = (source.type, source.evidence_kind, year)
        if key not in self._types:
            self._types[key] = self._kind(*key)
        words = self._types[key]
        return f"{words} {_('Read by us at second hand.')}" if is_only_second_hand else words

    def _kind(self, source_type: str, evidence_kind: str, year: str) -> str:
        words = _(_TYPES[source_type]) if source_type in _TYPES else source_type
        if evidence_kind in _EVIDENCE:
            words = f"{words} ({_(_EVIDENCE[evidence_kind])})"
        after = self.years_after(year)
        words = f"{words}, {after}" if after else words
        return f"{words[:1].upper()}{words[1:]}."

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
