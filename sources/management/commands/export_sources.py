"""Write the library of sources as a file, to standard output."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sources.exchange.csv_file import csv_lines
from sources.exchange.formats import FORMATS, written
from sources.exchange.library import exchanged_sources
from sources.models import Source


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("format", choices=[*FORMATS, "csv"])

    def handle(self, *_args: Any, **options: Any) -> None:
        values = exchanged_sources(Source.objects.order_by("key"))
        name = options["format"]
        for part in csv_lines(values) if name == "csv" else written(values, name):
            self.stdout.write(part, ending="")
