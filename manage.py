#!/usr/bin/env python
"""Run an administrative task of the site.

Written so that any Python 3 can read it: it is the first thing that runs on a new machine, and
says what is missing there before anything else fails.
"""

import os
import sys

BASE_DIR = os.path.dirname(os.path.abspath(__file__))


def require_python() -> None:
    """Leave with one sentence unless this Python is recent enough."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older ones meet this line first
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit("Variorum needs Python 3.11 or later, and this is Python " + found + ".")


def require_environment() -> None:
    """Leave with one sentence unless a virtual environment is here or can be made here."""
    environment = os.path.join(BASE_DIR, ".venv")
    if not os.path.isdir(environment):
        sys.stdout.write("Installing packages into .venv, which takes a minute the first time.\n")
        sys.stdout.flush()
    try:
        os.makedirs(environment, exist_ok=True)
        os.utime(environment)
    except OSError as error:
        reason = str(error.strerror).lower()
        sys.exit("Packages cannot be installed into " + environment + " (" + reason + ").")


def main() -> None:
    """Check the machine, then hand over to Django."""
    require_python()
    if sys.argv[1:] == ["preflight"]:
        require_environment()
        return
    try:
        from config.commands import execute  # noqa: PLC0415 - older Pythons cannot read it
    except ModuleNotFoundError as error:
        sys.exit(
            "The package "
            + str(error.name)
            + ' is missing: use the command under "Run it" in README.md.'
        )
    sys.exit(execute(sys.argv))


if __name__ == "__main__":
    main()
