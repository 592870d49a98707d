"""Make a local site with the first collection, and serve it."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from conferences.management.database import require_usable, unusable
from conferences.models import CheckedWork, SearchDocument
from conferences.services.accounts import LOCAL_ACCOUNTS, make_local_accounts
from conferences.services.kept_checks import keep_checks
from conferences.services.search.rebuilding import rebuild_index


class Command(BaseCommand):
    help = (
        "Makes what a site on this machine needs and is not there yet, under VAR_DIR: secret key, "
        "database, static files, the first collection, accounts for an editor and a reviewer. "
        "Then serves it on 127.0.0.1, port PORT (8000)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        # What stops a start is one sentence, without the name of an exception before it.
        try:
            self._make()
        except DatabaseError as error:
            sys.exit(unusable(connections[DEFAULT_DB_ALIAS], error))
        except CommandError as error:
            sys.exit(str(error))
        except OSError as error:
            sys.exit(f"{error.filename or settings.VAR_DIR} cannot be written ({error.strerror}).")
        except KeyboardInterrupt:
            sys.exit("\nInterrupted: the same command goes on from here.")
        self.stdout.flush()
        connections.close_all()
        serve()

    def _make(self) -> None:
        require_usable(connections[DEFAULT_DB_ALIAS])
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_collection", stdout=self.stdout)
        if not SearchDocument.objects.exists():
            # A site that was made before there was an index.
            rebuild_index()
        if not CheckedWork.objects.exists():
            keep_checks()
        self._tell_accounts(make_local_accounts(os.environ.get("DEMO_PASSWORD", "")))

    def _tell_accounts(self, made: dict[str, str]) -> None:
        if made:
            self.stdout.write("Accounts for the desk, with passwords that are shown this once:")
            for name, password in made.items():
                self.stdout.write(f"  {name:10} {password}")
        else:
            names = " and ".join(LOCAL_ACCOUNTS)
            self.stdout.write(
                f"Accounts: {names}, as they are (manage.py changepassword gives a new password)."
            )


def serve() -> None:
    """Become the production server."""
    os.chdir(settings.BASE_DIR)
    arguments = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:config.server",
        "config.wsgi",
    ]
    os.execv(sys.executable, arguments)  # noqa: S606 - no shell, and nothing here comes from outside
