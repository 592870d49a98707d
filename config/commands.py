"""How manage.py hands over to Django: what is wrong with the settings is said in one sentence."""

import os
from contextlib import ExitStack

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from config import local_site

SERVES_LOCALLY = "quickstart"


def execute(arguments: list[str]) -> str | None:
    """Run a command; return the sentence to leave with if it cannot start, else None."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        with ExitStack() as held:
            if arguments[1:2] == [SERVES_LOCALLY] and not {"-h", "--help"} & set(arguments):
                held.enter_context(local_site.prepared(os.environ))
            execute_from_command_line(arguments)
    except (ImproperlyConfigured, local_site.CannotStart) as error:
        return str(error)
    return None
