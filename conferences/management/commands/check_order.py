"""Say which recorded dates and statements cannot be so together."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conferences.services.order import Collision, check_order, gather_statements
from conferences.services.order.words import CERTAINTY_NAMES


class Command(BaseCommand):
    help = (
        "Lists which recorded dates and statements cannot be so together, with their citations: a result "
        "before its cause, a person in two places at once, a document older than what it reports. It is no "
        "error to have some: the command ends well whatever it finds."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="For programs: one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_order(gather_statements())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2))
            return
        for collision in found.collisions:
            self.stdout.write("\n".join(_lines(collision)))
        for item in found.undated:
            self.stdout.write(item.words)


def _lines(collision: Collision) -> Iterator[str]:
    yield f"{CERTAINTY_NAMES[collision.certainty]}, {collision.rule.label}: {collision.words}"
    for statement in collision.statements:
        cited = " ".join(f"[{citation}]" for citation in statement.citations)
        yield "  - " + " ".join(filter(None, (statement.words, cited)))
