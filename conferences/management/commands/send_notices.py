"""Send notices by e-mail: for cron, every quarter of an hour or so."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conferences.services.mailing import send_digests


class Command(BaseCommand):
    help = (
        "Sends each account one e-mail with the notices that it has neither read nor been sent. Run twice, "
        "or twice at once, it sends nothing a second time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NOTICES_BY_MAIL:
            raise CommandError(
                "NOTICES_BY_MAIL is off: set it to 1, with EMAIL_URL and EMAIL_FROM."
            )
        result = send_digests()
        self.stdout.write(f"{result.sent} sent, {result.failed} failed.")
        if result.failed:
            raise CommandError(f"{result.failed} could not be sent, and will be tried again.")
