"""The cast, and what every test stands on."""

import os

import pytest
from django.contrib.auth.models import Group, User
from django.db import connections
from django.test import TransactionTestCase

from conferences.permissions import EDITORS, REVIEWERS
from sources.editorial.guard import Permit, permitting

# Playwright's synchronous interface runs an event loop in the thread of the test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_teardown = TransactionTestCase._fixture_teardown


def _teardown_unguarded(self):
    """Empty the tables after a test with real transactions: the one write that belongs to no work."""
    with permitting(Permit.EVERYTHING):
        _teardown(self)


TransactionTestCase._fixture_teardown = _teardown_unguarded


def _account(name: str, group: str | None = None, *, staff: bool = True) -> User:
    user = User.objects.create_user(name, password=f"{name}-password-1939", is_staff=staff)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db) -> User:
    return _account("editor", EDITORS)


@pytest.fixture
def second_editor(db) -> User:
    return _account("second-editor", EDITORS)


@pytest.fixture
def reviewer(db) -> User:
    return _account("reviewer", REVIEWERS)


@pytest.fixture
def reader(db) -> User:
    return _account("reader", staff=False)


@pytest.fixture
def stranger(db) -> User:
    """An account that may sign in to the desk, and has no rights there."""
    return _account("stranger")


@pytest.fixture(autouse=True)
def _no_connection_left_in_error(request):
    yield
    for connection in connections.all(initialized_only=True):
        assert connection.connection is None or connection.execute_wrappers, "the guard left"
