"""Publish what reviewers approved for a time that has come."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from conferences.models import Fate
from conferences.services.scheduling import publish_due


class Command(BaseCommand):
    help = (
        "Publishes what reviewers approved for a time that has come. Meant for cron, every minute; run "
        "twice at once, each is published once. What is refused keeps the reason, and the command then "
        "ends with an error."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for ran in publish_due():
            what = ran.schedule.decision.submission
            if ran.fate is Fate.PUBLISHED:
                self.stdout.write(f"Published: {what}")
            else:
                wrong += 1
                self.stderr.write(f"Not published: {what}: {ran.reason}")
        if wrong:
            msg = f"{wrong} of the publications that were due failed."
            raise CommandError(msg)
