"""Import a file of sources as one act, which its account can undo on the desk.

New sources come in; those that are there already, or perhaps are, stay out and are listed, to be decided
on the desk. A file with faulty sources is refused whole, unless they shall be left out.
"""

from collections.abc import Generator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from sources.editorial.saving import REFUSALS
from sources.exchange.confined import Unreadable
from sources.exchange.encodings import ENCODINGS
from sources.exchange.exchanged import from_json
from sources.exchange.formats import FORMATS
from sources.exchange.importing import import_sources
from sources.exchange.keeping_files import Progress, keep_file
from sources.exchange.limits import MOST_BYTES
from sources.exchange.reading_apart import read_apart
from sources.models import SourceImport
from sources.models.source_import import Likeness

RIGHTS = ("sources.add_source", "sources.change_source")


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="the account in whose name it is imported")
        parser.add_argument("--summary", default="", help="why; kept with every change")
        parser.add_argument("--format", default="", choices=["", *FORMATS])
        parser.add_argument(
            "--encoding",
            default="",
            choices=["", *ENCODINGS],
            help="where the file neither is UTF-8 or UTF-16 nor declares what it is",
        )
        parser.add_argument(
            "--leave-out-faulty", action="store_true", help="import the rest of a file with faults"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        file, by = options["file"], _account(options["by"])
        try:
            with file.open("rb") as content:
                sources = read_apart(
                    content.read(MOST_BYTES + 1), options["format"], options["encoding"]
                )
        except (OSError, Unreadable) as error:
            raise CommandError(f"{file}: {error}") from error
        kept: SourceImport = self._done(keep_file(by, file.name, sources), "Compared")
        faulty = self._list(kept)
        if faulty and not options["leave_out_faulty"]:
            raise CommandError(
                f"{faulty} of {len(sources)} sources are faulty, so nothing was imported."
                " Mend them, or say --leave-out-faulty."
            )
        summary = options["summary"] or f"Import of {file.name}."
        try:
            changes = self._done(import_sources(kept, by=by, summary=summary), "Written")
        except REFUSALS as error:
            raise CommandError(f"Nothing was imported: {error}") from error
        address = reverse("admin:sources_source_import", args=[kept.pk])
        self.stdout.write(f"{len(changes)} of {len(sources)} sources were imported; see {address}")

    def _list(self, kept: SourceImport) -> int:
        """Print what will not come in; return how many are faulty."""
        faulty = 0
        for row in kept.rows.exclude(likeness=Likeness.NEW):
            value = from_json(row.data)
            for fault in value.faults:
                self.stderr.write(f"line {fault.line}: {fault.reason}")
            if not value.faults:
                self.stdout.write(
                    f"line {value.line}: {row.get_likeness_display()}: {value['title']} ({row.reason})"
                )
            faulty += bool(value.faults)
        return faulty

    def _done(self, act: Generator[Progress, None, Any], word: str) -> Any:
        while True:
            try:
                progress = next(act)
            except StopIteration as end:
                return end.value
            self.stdout.write(f"{word} {progress.done} of {progress.total}")


def _account(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None or not user.has_perms(RIGHTS):
        raise CommandError(f"There is no account “{name}” that may import sources.")
    return user
