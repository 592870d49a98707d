"""All rows of the database at one moment, to be put back instead of being made again."""

from django.db import connection, transaction

from sources.editorial.guard import Permit, permitting


class KeptRows:
    """What every table held when this was made.

    Keys keep their values, and foreign keys are checked at the end of the transaction, as Django
    declares them; so tables can be emptied and filled in any order. Sequences only ever rise, and
    are ahead of every key that was kept.
    """

    def __init__(self) -> None:
        self._rows: dict[str, tuple[list[str], list[tuple]]] = {}
        with connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                self._rows[table] = (
                    [column[0] for column in cursor.description],
                    cursor.fetchall(),
                )

    def put_back(self) -> None:
        """Make the tables hold these rows and no others."""
        quote = connection.ops.quote_name
        with permitting(Permit.EVERYTHING), transaction.atomic(), connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"DELETE FROM {quote(table)}")
            for table, (columns, rows) in self._rows.items():
                if rows:
                    names = ", ".join(map(quote, columns))
                    places = ", ".join(["%s"] * len(columns))
                    cursor.executemany(
                        f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows
                    )


def _tables() -> list[str]:
    return connection.introspection.django_table_names(only_existing=True, include_views=False)
