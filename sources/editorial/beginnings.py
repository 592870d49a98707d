"""Finding folded text by how it begins, by an ordinary index on every database."""

from typing import Any

from django.db.models import CharField, Lookup
from django.db.models.sql.compiler import SQLCompiler


@CharField.register_lookup
class Begins(Lookup):
    """Whether folded text begins with folded text: `word__begins="lem"`.

    SQLite finds no index for LIKE; PostgreSQL has one for it, and none for plain comparison in an
    order that is not that of the bytes.
    """

    lookup_name = "begins"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """Compare as a range: from the text itself to the first that begins otherwise."""
        column, params = self.process_lhs(compiler, connection)
        start = str(self.rhs)
        return f"({column} >= %s AND {column} < %s)", [
            *params,
            start,
            *params,
            start[:-1] + chr(ord(start[-1]) + 1),
        ]

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """Compare with LIKE; folded text has none of its signs."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", [*params, f"{self.rhs}%"]
