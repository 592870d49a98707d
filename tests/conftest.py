"""The cast, and what every test stands on."""

import os

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.signals import setting_changed
from django.db import connections, transaction
from django.dispatch import receiver
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from conferences.exchange.collection_files import read_collection
from conferences.permissions import EDITORS, REVIEWERS
from conferences.views.frames import kept_frame
from tests.kept_rows import KeptRows

# Playwright's synchronous interface runs an event loop in the thread of the test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How quick the machine is decides nothing here; what takes too long is measured in tests/benchmarks.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

_LONG = ("journey", "exhaustive", "machine")
# Each way of asking for a database comes to one of these.
_DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})
_kept: dict[str, KeptRows] = {}


def _as_migrated() -> KeptRows:
    """Return what the migrations left in the tables; asked first before any test writes for good."""
    if "migrated" not in _kept:
        _kept["migrated"] = KeptRows()
    return _kept["migrated"]


def _put_collection_back() -> None:
    """Enter and publish the first collection, or put back what that wrote the first time."""
    if "collection" in _kept:
        _kept["collection"].put_back()
    else:
        call_command("load_collection", quiet=True)
        _kept["collection"] = KeptRows()


# Django would empty the tables after each test with real transactions, and make all content types
# and permissions again.
TransactionTestCase._fixture_setup = classmethod(lambda cls: _as_migrated())
TransactionTestCase._fixture_teardown = lambda self: _as_migrated().put_back()


@receiver(setting_changed)
def _forget_frames(**_told: object) -> None:
    # They hold addresses of the site and of its files, which stay the same while a server runs.
    kept_frame.cache_clear()


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


@pytest.fixture(scope="module")
def first_collection(django_db_setup, django_db_blocker):
    """The first collection, entered and published once for all tests of a module; each undoes its own.

    A test of the module that asks for `db` works in a savepoint of this transaction.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        _put_collection_back()
        yield read_collection()
        transaction.set_rollback(True)


@pytest.fixture
def collection(db):
    """The first collection, entered and published."""
    _put_collection_back()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Mark what asks the database anything, for the rest is the same on either; the longest go first.

    The first before `-m` chooses among them; the second when they were shuffled. A worker takes one
    module after another: were the long ones last, all would wait for one worker.
    """
    for item in items:
        if _DATABASE & set(getattr(item, "fixturenames", ())) or item.get_closest_marker(
            "django_db"
        ):
            item.add_marker(pytest.mark.database)
    yield
    long = {item.path for item in items if any(map(item.get_closest_marker, _LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(autouse=True)
def _no_connection_left_in_error(request):
    yield
    for connection in connections.all(initialized_only=True):
        assert connection.connection is None or connection.execute_wrappers, "the guard left"
