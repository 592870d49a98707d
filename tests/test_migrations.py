"""Migrations: none is missing, each has a name of its own and can be undone."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

OURS = ("conferences", "editorial", "sources")


@pytest.fixture(scope="module")
def migrations():
    """Our migrations as they lie on the disk, by app and name."""
    loader = MigrationLoader(None)
    return {key: loader.disk_migrations[key] for key in loader.disk_migrations if key[0] in OURS}


@pytest.mark.django_db
def test_none_is_missing(capsys):
    call_command("makemigrations", "--check", "--dry-run", "--skip-checks")
    assert capsys.readouterr().out == "No changes detected\n"


def test_each_says_what_it_does(migrations):
    assert {app for app, _name in migrations} == set(OURS)
    assert [key for key in migrations if re.fullmatch(r"\d{4}_(auto_.*|initial)", key[1])] == []


def test_each_can_be_undone(migrations):
    stuck = [
        key
        for key, migration in migrations.items()
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]
    assert stuck == []
