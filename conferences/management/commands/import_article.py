"""Take in an article from a file, as the draft of an entry."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from conferences.exchange.taking_in.drafting import take_in
from conferences.permissions import NotAllowed
from sources.exchange.confined import Unreadable
from sources.exchange.encodings import ENCODINGS


class Command(BaseCommand):
    help = (
        "Makes the draft of an entry from an article in wikitext, DOCX, ODT, HTML, Markdown or plain text. Its "
        "claims, sources and names are proposed, and decided on the desk; nothing is published. A file that "
        "cannot be read is refused with line and reason, and nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--by", required=True, metavar="ACCOUNT", help="in whose name the draft is made"
        )
        parser.add_argument(
            "--encoding",
            default="",
            choices=["", *ENCODINGS],
            help="where the file neither is UTF-8 or UTF-16 nor declares what it is",
        )
        parser.add_argument("--url", default="", help="where the article can be read")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        by = User.objects.filter(username=options["by"], is_active=True).first()
        if by is None:
            msg = f"There is no account {options['by']}."
            raise CommandError(msg)
        try:
            taken = take_in(
                path.read_bytes(),
                path.name,
                by=by,
                url=options["url"],
                encoding=options["encoding"],
            )
        except (OSError, Unreadable, NotAllowed) as error:
            msg = f"{path.name}: {error}"
            raise CommandError(msg) from error
        pieces = taken.pieces
        self.stdout.write(
            f"“{taken.title}”: a draft was made, with {len(pieces['claims'])} claims, {len(pieces['sources'])} "
            f"sources and {len(pieces['names'])} names proposed. Decide on them at "
            f"/admin/conferences/articleimport/{taken.pk}/change/"
        )
