"""The one query of an entry's page, made ready once, and the query of a fixed edition."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, Func, When
from django.db.models.sql.compiler import SQLCompiler

from conferences.models import EditionText, Publication

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
        "edition__number",
        "edition__digest",
        "edition__languages",
        "key",
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
    shown, title, description, html, number, digest, languages, key = row
    return PageText(
        shown, title, description, _bytes(html), number, digest, tuple(json.loads(languages)), key
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
            "edition__digest",
            "edition__languages",
            "edition__key",
            "edition__at",
            "edition__withdrawal__at",
            "edition__withdrawal__reason",
        )
    }
    if not by_language:
        return None
    first = next(reversed(by_language.values()))
    row = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE) or first
    shown, title, description, html, digest, languages, key, at, withdrawn_at, reason = row
    return FixedText(
        text=PageText(
            shown, title, description, html.encode(), number, digest, tuple(languages), key
        ),
        at=at,
        withdrawn_at=withdrawn_at,
        withdrawal_reason=reason or "",
    )
