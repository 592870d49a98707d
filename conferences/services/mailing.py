"""Notices by e-mail: one digest for each account, sent once, to those alone who may read it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Notice, NoticePreference
from conferences.services.notice_lists import notices_of

# What was not sent within this time is not news any more.
FRESH = timedelta(days=7)
LISTED = 100
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sent:
    """How many digests were sent, and how many could not be."""

    sent: int
    failed: int


def is_mailed(user: User) -> bool:
    """Say whether an account wants its notices by e-mail; who never said so does."""
    choice = NoticePreference.objects.filter(user=user).values_list("is_mailed", flat=True).first()
    return choice is not False


def set_mailed(user: User, *, wanted: bool) -> None:
    """Remember whether an account wants its notices by e-mail."""
    NoticePreference.objects.update_or_create(user=user, defaults={"is_mailed": wanted})


def send_digests() -> Sent:
    """Send each account the notices that it has neither read nor been sent; run again, send no more.

    An address that fails does not keep the others waiting, and is tried again the next time.
    """
    results = [_send_to(user) for user in _addressees()]
    return Sent(results.count(True), results.count(False))


def _addressees() -> list[User]:
    waiting = Notice.objects.filter(**_unsent())
    accounts = User.objects.filter(
        pk__in=waiting.values("user"), is_active=True, is_staff=True
    ).exclude(email="")
    unwanted = NoticePreference.objects.filter(is_mailed=False)
    return list(accounts.exclude(pk__in=unwanted.values("user")).order_by("pk"))


def _unsent() -> dict[str, object]:
    since = timezone.now() - FRESH
    return {"mailed_at__isnull": True, "read_at__isnull": True, "at__gte": since}


def _send_to(user: User) -> bool | None:
    """Send one digest; True if it went, False if it could not, None if there was nothing to send."""
    taken = _take(user)
    if not taken:
        return None
    try:
        _digest(user, taken).send()
    # Whatever a mail server, or what stands between, may raise: it must not stop the others.
    except Exception:
        logger.warning("The notices of account %s could not be sent.", user.pk, exc_info=True)
        Notice.objects.filter(pk__in=[one.pk for one in taken]).update(mailed_at=None)
        return False
    return True


def _take(user: User) -> list[Notice]:
    """Take the notices of an account for sending, so that nobody else who sends takes them too."""
    with transaction.atomic():
        # Rights are asked now, and not when the notice was given.
        waiting = notices_of(user).filter(**_unsent()).select_for_update()
        taken = list(waiting.order_by("-at", "-pk"))
        Notice.objects.filter(pk__in=[one.pk for one in taken]).update(mailed_at=timezone.now())
    return taken


def _digest(user: User, notices: Sequence[Notice]) -> EmailMessage:
    count = len(notices)
    subject = ngettext("%(site)s: %(count)d notice", "%(site)s: %(count)d notices", count)
    lines = [line for notice in notices[:LISTED] for line in (*_lines(notice), "")]
    if count > LISTED:
        lines += [_("and %d more") % (count - LISTED), ""]
    lines += [
        _("All notices, and whether they are sent to you:"),
        settings.SITE_ADDRESS + reverse("review:notices"),
    ]
    return EmailMessage(
        subject % {"site": settings.SITE_NAME, "count": count},
        "\n".join(lines) + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _lines(notice: Notice) -> list[str]:
    who = f", {notice.by_name}" if notice.by_name else ""
    when = notice.at.strftime("%Y-%m-%d %H:%M UTC")
    said = [f"{notice.label}: {notice.get_occasion_display()}{who}, {when}"]
    if notice.summary:
        said.append(f"  {' '.join(notice.summary.split())}")
    return [*said, f"  {_history(notice.kind, notice.work_id)}"]


def _history(kind: str, work_id: UUID) -> str:
    return settings.SITE_ADDRESS + reverse("review:history", args=[kind, work_id])
