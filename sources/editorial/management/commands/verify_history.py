"""Replay the history of every work and say what does not hold."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sources.editorial.models import Change, Head
from sources.editorial.verification import verify_all


class Command(BaseCommand):
    help = (
        "Replays the chain of changes of every work, compares it with the live rows, and names the "
        "first bad change of each work. Exits with 1 if anything is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write-heads", metavar="FILE", help="write a list of all heads, to keep elsewhere"
        )
        parser.add_argument(
            "--heads", metavar="FILE", help="compare with a list of heads written earlier"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        findings = [str(finding) for finding in verify_all()]
        if options["heads"]:
            findings += self._cut_off(Path(options["heads"]))
        for finding in findings:
            self.stderr.write(self.style.ERROR(finding))
        if findings:
            raise CommandError(f"{len(findings)} faults in the history.")
        if options["write_heads"]:
            self._write_heads(Path(options["write_heads"]))
        self.stdout.write(
            f"{Change.objects.count()} changes of {Head.objects.count()} works: every chain holds."
        )

    def _write_heads(self, path: Path) -> None:
        heads = {
            str(head.work_id): [head.number, head.digest]
            for head in Head.objects.order_by("work_id")
        }
        path.write_text(json.dumps(heads, indent=1), encoding="utf-8")

    def _cut_off(self, path: Path) -> list[str]:
        """Return what has been cut off since the list was written."""
        try:
            listed = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{path} is not a list of heads: {error}") from error
        found = []
        for work_id, (number, digest) in listed.items():
            if not Change.objects.filter(work_id=work_id, number=number, digest=digest).exists():
                found.append(
                    f"work {work_id}: change {number}, which the list of heads has, is gone or altered"
                )
        return found
