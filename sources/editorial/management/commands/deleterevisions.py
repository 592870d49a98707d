"""Refuse a command that would delete history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Refused here: it would delete stored versions, and nothing of a history is ever deleted."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(self.help)

    def run_from_argv(self, argv: list[str]) -> None:
        """Refuse whatever options are given."""
        super().run_from_argv(argv[:2])
