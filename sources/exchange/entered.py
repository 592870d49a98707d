"""Which source of the library one may be that somebody enters by hand: few are compared, not the whole library."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Count, Q

from sources.exchange.judging import entered_marks, library_marks
from sources.exchange.likeness import COMMON, RAREST, Match, compare
from sources.exchange.recognising import Marks
from sources.models import Creator, Source, SourceWord
from sources.models.source_import import Likeness
from sources.models.source_word import LONGEST
from sources.services.finding import find_sources


def known_already(source: Source, creators: Iterable[Creator]) -> Match | None:
    """Return the source of the library that a new one is most surely the same as; None where none is like it."""
    own = entered_marks(source, creators)
    there = library_marks(Source.objects.filter(_alike(source, own)))
    matches = [match for each in there if (match := compare(own, each))]
    return min(matches, key=lambda match: match.likeness is not Likeness.SAME, default=None)


def _alike(source: Source, own: Marks) -> Q:
    """Return the condition on sources of sharing an identifier, a place, a title or a rare word of it."""
    words = {word[:LONGEST] for title in own.titles for word in title.split()}
    _kind, _label, folded = source.in_lists()
    having = SourceWord.objects.filter(word__in=_rarest(words))
    alike = Q(pk__in=having.values("work_id")) | Q(folded_label=folded)
    alike |= Q(pk__in=list(_identified(source)))
    if source.folio:
        place = ("archive", "fonds", "series", "file", "folio")
        alike |= Q(**{name: getattr(source, name) for name in place})
    return alike


def _rarest(words: set[str]) -> list[str]:
    known = SourceWord.objects.filter(word__in=words).values_list("word")
    times = dict(known.annotate(times=Count("pk")))
    found = sorted((word for word in times if times[word] <= COMMON), key=lambda word: times[word])
    return found[:RAREST]


def _identified(source: Source) -> Iterator[UUID]:
    for identifier in filter(None, (source.doi, source.isbn, source.url)):
        for card in find_sources(identifier):
            yield card.id
