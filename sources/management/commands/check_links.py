"""Try the addresses of sources, or take in what came of trying them elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sources.services.link_trying import Manners, Visitor
from sources.services.links import FaultyTries, Try, due_addresses, read_tries, record_tries

# Tries are kept a few at a time, so that what is interrupted keeps what it has learnt.
TOGETHER = 20


class Command(BaseCommand):
    help = (
        "Lists the addresses of sources that were not tried within the last week, and asks nobody. With --now it "
        "tries them, one request a second to a host, as robots.txt allows, and records when and what came of "
        "it; a host inside a private network is never asked. With --from it records what a CSV file says."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="try the addresses over the network")
        parser.add_argument(
            "--from", dest="file", metavar="FILE", help="CSV with the columns address, when, result"
        )
        parser.add_argument(
            "--seconds", type=float, default=600, help="when to stop (default: %(default)s)"
        )
        parser.add_argument(
            "--patience", type=float, default=10, help="for one answer (default: %(default)s)"
        )
        parser.add_argument(
            "--pause",
            type=float,
            default=1,
            help="between two requests to a host (default: %(default)s)",
        )
        parser.add_argument(
            "--allow",
            action="append",
            default=[],
            metavar="ADDRESS",
            help="an address of a private network that may be asked all the same",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["now"] and options["file"]:
            raise CommandError("Give --now or --from, not both.")
        if options["file"]:
            self._take_in(Path(options["file"]))
        elif options["now"]:
            names = ("patience", "pause", "seconds", "allow")
            self._try(Manners(*(options[name] for name in names)))
        else:
            due = due_addresses(timezone.now())
            for address in due:
                self.stdout.write(address)
            self.stderr.write(f"To be tried: {len(due)}. Nobody was asked; --now does.")

    def _take_in(self, file: Path) -> None:
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                tries = list(read_tries(lines))
        except (OSError, UnicodeDecodeError, FaultyTries) as error:
            msg = f"{file}: {error}"
            raise CommandError(msg) from error
        new = record_tries(tries)
        self.stdout.write(f"Recorded: {new} of {len(tries)}; the others were known.")

    def _try(self, manners: Manners) -> None:
        reached = failed = 0
        due = due_addresses(timezone.now())
        for part in _parts(Visitor(manners).tries(due)):
            tries = [each for each in part if isinstance(each, Try)]
            record_tries(tries)
            reached += sum(each.is_reached for each in tries)
            failed += sum(not each.is_reached for each in tries)
            for each in part:
                words = f"{each.address}: {each.result}" if isinstance(each, Try) else each
                self.stdout.write(words)
        left = len(due) - reached - failed
        self.stdout.write(f"Reached: {reached}. Failed: {failed}. Not asked: {left}.")


def _parts(found: Iterator[Try | str]) -> Iterator[list[Try | str]]:
    part: list[Try | str] = []
    for each in found:
        part.append(each)
        if len(part) == TOGETHER:
            yield part
            part = []
    if part:
        yield part
