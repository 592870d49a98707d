#!/usr/bin/env python
"""Run an administrative task of the site."""

import os
import sys

MINIMUM = (3, 11)


def main() -> None:
    """Check Python and the packages, then hand over to Django."""
    if sys.version_info < MINIMUM:
        sys.exit(
            f"Variorum needs Python {MINIMUM[0]}.{MINIMUM[1]} or later; this is "
            f"{sys.version_info[0]}.{sys.version_info[1]}."
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the check above
    except ImportError:
        sys.exit("Django is not installed here: use the command under \"Run it\" in README.md.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
