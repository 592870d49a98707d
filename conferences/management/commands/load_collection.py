"""Enter the first collection and publish it."""

import sys
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from conferences.exchange.collection_files import CollectionError, read_collection
from conferences.exchange.collection_history import as_at_first, read_history
from conferences.exchange.collection_loading import load_collection
from conferences.exchange.history_replay import replay
from conferences.permissions import REVIEWERS
from conferences.services.errors import ActRefused
from conferences.services.publication import everything_unpublished, publish

PUBLISHER = "collection-publication"
BAR = 30


class Command(BaseCommand):
    help = (
        "Enters every record and text of the first collection that is not there yet, as changes by its "
        "import account, and publishes what has no edition. Interrupted, it goes on when run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="show no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        self.quiet = options["quiet"]
        try:
            collection, history = read_collection(), read_history()
            by = load_collection(as_at_first(collection, history), self._progress)
            unpublished = everything_unpublished(written_by=by)
            if unpublished:
                self._progress("publishing", 0, 1)
                publish(*unpublished, by=publisher(), summary="First edition of the collection.")
                self._progress("publishing", 1, 1)
            if history:
                replay(history, collection)
        except (CollectionError, ActRefused) as error:
            raise CommandError(str(error)) from error
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _progress(self, label: str, done: int, total: int) -> None:
        if self.quiet:
            return
        filled = BAR * done // total
        bar = "#" * filled + "." * (BAR - filled)
        ending = "\n" if done == total else ""
        if sys.stdout.isatty() or ending:
            self.stdout.write(f"\r[{bar}] {done}/{total} {label:40.40}", ending=ending)
            self.stdout.flush()


def publisher() -> User:
    """Return the account in whose name the collection is published; nobody can sign in with it."""
    user, made = User.objects.get_or_create(
        username=PUBLISHER, defaults={"last_name": "Publication of the first collection"}
    )
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=REVIEWERS))
    return user
