"""List what the checks find in works as they are on the desk now."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conferences.services.checking import check_works
from conferences.services.findings import Finding, Level
from conferences.services.kept_checks import keep_checks
from sources.editorial.models import Head
from sources.editorial.states import State, states_at


class Command(BaseCommand):
    help = (
        "Checks works as they are on the desk, and prints a line for each finding: the work, the code, how "
        "grave it is, the sentence, and the place in a text, with tabs between. Ends with an error if "
        "anything would keep a work from publication. Writes nothing but with --keep."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "works",
            nargs="*",
            metavar="KIND:KEY",
            help="such as event:zakopane-feb; without any, all",
        )
        parser.add_argument(
            "--level",
            choices=[str(level) for level in Level],
            default=str(Level.NOTE),
            help="the least grave to be printed (default: %(default)s)",
        )
        parser.add_argument(
            "--keep",
            action="store_true",
            help="print nothing, and keep what is found in all works for the lists of the desk",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"]:
            if options["works"]:
                raise CommandError("--keep is of all works: name none.")
            self.stdout.write(f"Checked: {keep_checks()} works.")
            return
        named = _named_states(options["works"])
        checked = check_works(named.values())
        levels = list(Level)
        shown = levels[: levels.index(Level(options["level"])) + 1]
        stopped = 0
        for name, state in sorted(named.items()):
            for finding in checked[state.work_id]:
                stopped += finding.blocks
                if finding.level in shown:
                    self.stdout.write(f"{name}\t{_line(finding)}")
        if stopped:
            msg = f"Findings that keep a work from publication: {stopped}."
            raise CommandError(msg)


def _named_states(wanted: Sequence[str]) -> dict[str, State]:
    """Return the present states of the works that were named, or of all, by kind and key."""
    numbers: dict[UUID, int] = {}
    kinds: dict[UUID, str] = {}
    for work_id, kind, number in Head.objects.values_list("work_id", "kind", "number"):
        numbers[work_id], kinds[work_id] = number, kind
    named = {
        f"{kinds[state.work_id]}:{state.record.fields['key']}": state
        for state in states_at(numbers).values()
        if state.record is not None
    }
    unknown = [name for name in wanted if name not in named]
    if unknown:
        msg = f"There is no work {', '.join(unknown)}: name works as KIND:KEY."
        raise CommandError(msg)
    return {name: named[name] for name in wanted} if wanted else named


def _line(finding: Finding) -> str:
    place = f" ({finding.field} {finding.line}:{finding.column})" if finding.line else ""
    return f"{finding.code}\t{finding.level}\t{finding.message}{place}"
