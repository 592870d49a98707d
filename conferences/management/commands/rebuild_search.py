"""Make the search index anew from the current editions."""

from typing import Any

from django.core.management.base import BaseCommand

from conferences.services.search.rebuilding import rebuild_index


class Command(BaseCommand):
    help = (
        "Makes the search index anew from the current editions. Publishing and withdrawing keep it; "
        "this is for a site that had editions before it had an index, and for making sure. Where nothing "
        "was amiss, nothing is written."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = rebuild_index()
        self.stdout.write(
            f"{done.entries} entries are found; {done.documents} of them and {done.postings} postings "
            "were written anew."
        )
