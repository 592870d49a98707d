"""The one query of the page of a reading, now or in a fixed edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet

from conferences.models import Publication, PublishedReadingText
from conferences.views.reading import FixedText, PageText

_COLUMNS = (
    "reading__edition__texts__title",
    "language",
    "title",
    "description",
    "html",
    "reading__edition__number",
    "reading__edition__digest",
    "reading__edition__languages",
    "reading__edition__key",
    "reading__edition__at",
    "reading__edition__written_by",
    "reading__edition__slug",
    "reading__edition__facts__readings",
    "reading__edition__withdrawal__at",
    "reading__edition__withdrawal__reason",
)


@dataclass(frozen=True)
class ReadingText:
    """The page of a reading, and the title of the entry that it is a reading of."""

    fixed: FixedText
    entry: str


def current_reading(slug: str, key: str, language: str) -> ReadingText | None:
    """Return the page of a reading in the current edition of the event at an address; or None."""
    return _best(
        _texts(key).filter(
            reading__edition__publication__kind="event", reading__edition__publication__slug=slug
        ),
        language,
    )


def fixed_reading(slug: str, key: str, number: int, language: str) -> ReadingText | None:
    """Return the page of a reading in one edition of the event at an address; or None."""
    work = Publication.objects.filter(kind="event", slug=slug).values("work_id")
    return _best(
        _texts(key).filter(reading__edition__work_id__in=work, reading__edition__number=number),
        language,
    )


def _texts(key: str) -> QuerySet[PublishedReadingText]:
    """Return the pages of readings of a key; one goes with the text of its edition, and with it only."""
    return PublishedReadingText.objects.filter(
        reading__key=key, reading__edition__texts__language=F("language")
    )


def _best(texts: QuerySet[PublishedReadingText], language: str) -> ReadingText | None:
    rows: Iterable[tuple[Any, ...]] = texts.order_by("language").values_list(*_COLUMNS)
    order = {language: 0, settings.LANGUAGE_CODE: 1}
    row = min(rows, key=lambda row: order.get(row[1], 2), default=None)
    if row is None:
        return None
    entry, shown, title, description, html, number, digest, languages, *rest = row
    key, at, authors, own, readings, withdrawn_at, reason = rest
    fixed = FixedText(
        text=PageText(
            language=shown,
            title=title,
            description=description,
            html=html.encode(),
            number=number,
            digest=digest,
            languages=tuple(languages),
            key=key,
            linked_data="",
            day=at.date().isoformat(),
            authors=tuple(authors),
            slug=own,
            lags={},
            readings=readings or (),
        ),
        at=at,
        withdrawn_at=withdrawn_at,
        withdrawal_reason=reason or "",
    )
    return ReadingText(fixed, entry)
