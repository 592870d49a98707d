"""Print editions as PDF."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from conferences.services.printing import make_pdfs


class Command(BaseCommand):
    help = (
        "Prints every edition that has no PDF yet, with all its notes and its permanent address. Meant "
        "for cron; what was made is kept. What cannot be printed is told, and the command then ends "
        "with an error."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        made = failed = 0
        for text, file in make_pdfs():
            if file is None:
                failed += 1
                self.stderr.write(f"Not printed: {text}")
            else:
                made += 1
        self.stdout.write(f"Printed: {made}")
        if failed:
            msg = f"{failed} of the pages could not be printed; the log says why."
            raise CommandError(msg)
