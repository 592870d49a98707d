"""Altering what is stored, past the door, as somebody with the database's password could."""

import random

from django.db import connection, transaction

from sources.editorial.guard import Permit, permitting

HISTORY = {
    "editorial_work": ["kind", "label", "folded_label"],
    "editorial_change": [
        "number",
        "act",
        "by_id",
        "by_name",
        "at",
        "summary",
        "revision_id",
        "schema",
        "previous",
        "digest",
        "work_id",
        "kind",
    ],
    "editorial_memberversion": [
        "label",
        "member_id",
        "version_id",
        "since",
        "until",
        "fork",
        "salt",
        "commitment",
        "schema",
        "work_id",
    ],
    "editorial_head": ["number", "digest", "kind"],
    "reversion_version": [
        "object_id",
        "serialized_data",
        "object_repr",
        "content_type_id",
        "revision_id",
        "format",
        "db",
    ],
    "reversion_revision": ["date_created", "user_id", "comment"],
    "conferences_event": ["title", "date", "slug", "note"],
    "conferences_claim": ["statement", "value", "key", "position"],
    "conferences_citation": ["locator", "stance", "note"],
    "sources_source": ["title", "issued", "publisher"],
}


def another(table: str, column: str, value: object, chance: random.Random) -> object:
    """Return a value that the column could hold, and that is not the one it holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL")
        others = sorted((row[0] for row in cursor.fetchall() if row[0] != value), key=str)
    if others and column != "key":
        return chance.choice(others)
    if isinstance(value, int):
        return value + 1
    return '{"en": "Altered."}' if column == "statement" else f"{value}x"[-60:]


def execute(sql: str, params: list[object] | None = None) -> int:
    with permitting(Permit.EVERYTHING), connection.cursor() as cursor:
        cursor.execute(sql, params or [])
        return cursor.rowcount


def key_of(table: str) -> str:
    if table in {"conferences_event", "sources_source"}:
        return "work_ptr_id"
    return "work_id" if table == "editorial_head" else "id"


def alter_one(table: str, column: str, chance: random.Random) -> None:
    """Change one stored value, in a row where the column holds something; LookupError if none does."""
    key = key_of(table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {key}"
        )
        held = cursor.fetchall()
    if not held:
        raise LookupError(table, column)
    row, value = chance.choice(held)
    new = another(table, column, value, chance)
    with transaction.atomic():
        assert execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [new, row]) == 1
