"""The one query of an entry's page, made ready once, and the query of a fixed edition."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, F, Func, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.sql.compiler import SQLCompiler

from conferences.models import EditionText, Publication
from conferences.rendering.lags import Lag, lags_from

# They stand in the statement where a request puts its own words.
_KIND, _SLUG, _LANGUAGE = "\ue000kind", "\ue000slug", "\ue000language"
_HELD = "\ue000held"


@dataclass(frozen=True)
class PageText:
    """A text of an edition as its page shows it; `languages` are all that the edition has.

    `html` is None where the caller holds the page of this very edition in the language asked for.
    """

    language: str
    title: str
    description: str
    html: bytes | None
    number: int
    digest: str
    languages: tuple[str, ...]
    key: str
    linked_data: str
    day: str
    authors: tuple[str, ...]
    slug: str
    # How far each translation is behind, by language; those behind only.
    lags: Mapping[str, Lag]
    # Key and titles of each reading of the edition.
    readings: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class FixedText:
    """A text of an edition at its permanent address, and when and why it was withdrawn."""

    text: PageText
    at: datetime
    withdrawn_at: datetime | None
    withdrawal_reason: str


class _InUtf8(Func):
    """A text as the bytes in which it is sent, where the database hands out what it stores.

    SQLite stores UTF-8; making a string of a long article only to encode it again would take
    longer than all the rest of the request. Other databases give the text, see `_bytes`.
    """

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, Any]:
        return super().as_sql(compiler, connection, template="CAST(%(expressions)s AS BLOB)")


def _bytes(text: str | bytes | None) -> bytes | None:
    return text.encode() if isinstance(text, str) else text


@lru_cache(maxsize=8)
def _statement(database: str) -> tuple[str, tuple[Any, ...]]:
    texts = Publication.objects.texts_at(_KIND, _SLUG, _LANGUAGE, settings.LANGUAGE_CODE)
    is_held = When(edition__digest=_HELD, edition__texts__language=_LANGUAGE, then=None)
    rows = texts.values_list(
        "edition__texts__language",
        "edition__texts__title",
        "edition__texts__description",
        Case(is_held, default=_InUtf8("edition__texts__html")),
        Case(is_held, default=F("edition__texts__linked_data")),
        "edition__number",
        "edition__digest",
        "edition__languages",
        "key",
        "edition__at",
        "edition__written_by",
        "edition__slug",
        Case(is_held, default=KeyTextTransform("lags", "edition__facts")),
        Case(is_held, default=KeyTextTransform("readings", "edition__facts")),
    )
    sql, parameters = rows[:1].query.get_compiler(database).as_sql()
    return sql, tuple(parameters)


def current_text(kind: str, slug: str, language: str, held: str = "") -> PageText | None:
    """Return the text of the current edition at an address, the language asked for before others.

    `held` is the digest of an edition of which the caller keeps the page in that language. None
    when nothing is published there. Django builds a statement anew for each request, which takes
    longer than running it; here it is built once for each database.
    """
    database = router.db_for_read(Publication)
    sql, parameters = _statement(database)
    asked: Mapping[Any, str] = {_KIND: kind, _SLUG: slug, _LANGUAGE: language, _HELD: held}
    with connections[database].cursor() as cursor:
        cursor.execute(sql, [asked.get(parameter, parameter) for parameter in parameters])
        row = cursor.fetchone()
    if row is None:
        return None
    (
        shown,
        title,
        description,
        html,
        linked,
        number,
        digest,
        languages,
        key,
        at,
        authors,
        own,
        lags,
        readings,
    ) = row
    return PageText(
        shown,
        title,
        description,
        _bytes(html),
        number,
        digest,
        tuple(json.loads(languages)),
        key,
        linked or "",
        str(at)[:10],
        tuple(json.loads(authors)),
        own,
        lags_from(json.loads(lags) if lags else {}),
        json.loads(readings) if readings else (),
    )


def fixed_text(kind: str, slug: str, number: int, language: str) -> FixedText | None:
    """Return the text of one edition of the work at an address; None when there is none."""
    work = Publication.objects.filter(kind=kind, slug=slug).values("work_id")
    rows = EditionText.objects.filter(edition__work_id__in=work, edition__number=number)
    by_language = {
        row[0]: row
        for row in rows.order_by("-language").values_list(
            "language",
            "title",
            "description",
            "html",
            "linked_data",
            "edition__digest",
            "edition__languages",
            "edition__key",
            "edition__at",
            "edition__written_by",
            "edition__slug",
            "edition__facts__readings",
            "edition__withdrawal__at",
            "edition__withdrawal__reason",
        )
    }
    if not by_language:
        return None
    first = next(reversed(by_language.values()))
    row = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE) or first
    shown, title, description, html, linked, digest, languages, *rest = row
    key, at, authors, own, readings, withdrawn_at, reason = rest
    return FixedText(
        text=PageText(
            shown,
            title,
            description,
            html.encode(),
            number,
            digest,
            tuple(languages),
            key,
            linked,
            at.date().isoformat(),
            tuple(authors),
            own,
            {},
            readings or (),
        ),
        at=at,
        withdrawn_at=withdrawn_at,
        withdrawal_reason=reason or "",
    )
