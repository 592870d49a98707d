"""Whether the database can be used by this version of the software, before it is written to."""

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader


def require_usable(database: BaseDatabaseWrapper) -> None:
    """Raise CommandError, in one sentence, unless the database answers, is whole and is not newer.

    Reads only.
    """
    try:
        _require_whole(database)
        _require_known_migrations(database)
    except DatabaseError as error:
        raise CommandError(unusable(database, error)) from error


def unusable(database: BaseDatabaseWrapper, error: Exception) -> str:
    """Return the sentence that says why a database failed, and what to do."""
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    if database.vendor == "sqlite":
        remedy = "put a copy from a backup in its place, or move it away to begin anew"
    else:
        remedy = "see to it that DATABASE_URL is right and that PostgreSQL runs"
    return f"The database {_name(database)} cannot be used ({reason}): {remedy}."


def _name(database: BaseDatabaseWrapper) -> str:
    place = database.settings_dict
    if database.vendor == "sqlite":
        return str(place["NAME"])
    return f"{place['NAME']} at {place['HOST'] or 'this machine'}"


def _require_whole(database: BaseDatabaseWrapper) -> None:
    if database.vendor != "sqlite":
        database.ensure_connection()
        return
    with database.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        found = cursor.fetchone()[0]
    if found != "ok":
        raise DatabaseError(f"it is damaged, {found.splitlines()[-1]}")


def _require_known_migrations(database: BaseDatabaseWrapper) -> None:
    loader = MigrationLoader(database)
    known = set(loader.disk_migrations)
    known.update(
        name for migration in loader.disk_migrations.values() for name in migration.replaces
    )
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if (app, name) not in known and app in loader.migrated_apps
    )
    if unknown:
        raise CommandError(
            f"The database {_name(database)} is of a later version (it has {unknown[-1]}): "
            "start that version, or set VAR_DIR to another directory."
        )
    try:
        loader.check_consistent_history(database)
    except InconsistentMigrationHistory as error:
        raise CommandError(unusable(database, error)) from error
