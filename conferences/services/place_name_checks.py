"""Checks of the names by which a text calls places: whether they were in use when the event took place."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from conferences.models import Name
from conferences.rendering.document import Document, EntryLink, Position, plain_words
from conferences.services.entry_library import Library
from conferences.services.entry_views import Draft
from sources.dates import PartialDate, readable_date
from sources.editorial.folding import fold

# The times in which each name of a place was in use, by the key of the place and the folded name.
NamesOfPlaces = Mapping[tuple[str, str], list[str]]


def names_of_places(drafts: Iterable[Draft], library: Library) -> NamesOfPlaces:
    """Return when each name of each place was in use, if any of the drafts is of a dated event.

    A name that is recorded twice has two times; "" says that the time is not recorded. One query.
    """
    names: dict[tuple[str, str], list[str]] = {}
    if any(_date_of(draft) is not None for draft in drafts):
        of_places = Name.objects.filter(work__kind="place").values_list("work_id", "text", "period")
        for work_id, text, period in of_places:
            names.setdefault((library.refs[work_id].key, fold(text)), []).append(period)
    return names


def check_place_names(
    document: Document, draft: Draft, names: NamesOfPlaces
) -> Iterator[tuple[str, Position, str]]:
    """Find links to places by a name that was in use at no time at which the event may have been."""
    when = _date_of(draft)
    if when is None:
        return
    for mark in document.marked:
        if isinstance(mark, EntryLink) and mark.kind == "place":
            words = plain_words(mark.children)
            periods = [readable_date(period) for period in names.get((mark.key, fold(words)), ())]
            used = [period for period in periods if period is not None]
            if periods and len(used) == len(periods) and not any(_meet(when, one) for one in used):
                message = _(
                    "The name %(name)s of %(key)s was in use %(period)s, not at the date of the event, %(date)s."
                )
                values = {
                    "name": words,
                    "key": mark.key,
                    "period": ", ".join(map(str, used)),
                    "date": when,
                }
                yield "C9", mark.position, message % values


def _date_of(draft: Draft) -> PartialDate | None:
    return readable_date(draft.record.get("date", "")) if draft.ref.kind == "event" else None


def _meet(when: PartialDate, used: PartialDate) -> bool:
    return used.overlaps(when.padded_earliest, when.padded_latest)
