"""Who has the form of a work open: told to each other, and in nobody's way."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.editorial.account_names import name_of
from sources.editorial.form_models import Presence

# A window that was not heard from for this long is not there any more.
FRESH = timedelta(seconds=30)


def announce(user: User, work_id: UUID, window: UUID, section: str) -> None:
    """Note that a window has the form open, and forget those that were not heard from."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - FRESH).delete()
    # One short statement after another, without a transaction that others would wait for.
    here = {"work_id": work_id, "section": section, "seen_at": now}
    if Presence.objects.filter(window=window, user=user).update(**here):
        return
    # A window is its account's own: with somebody else's id nothing of theirs is touched.
    if not Presence.objects.filter(window=window).exists():
        with suppress(IntegrityError):
            Presence(user=user, window=window, **here).save(force_insert=True)


def leave(user: User, window: UUID) -> None:
    """Note that a window was closed."""
    Presence.objects.filter(user=user, window=window).delete()


def others_at(work_id: UUID, user: User, window: UUID | None) -> list[Presence]:
    """Return who else has the form open, each account's latest window, by name."""
    fresh = Presence.objects.filter(work_id=work_id, seen_at__gte=timezone.now() - FRESH)
    found: dict[int, Presence] = {}
    for one in fresh.select_related("user").order_by("seen_at"):
        if one.window != window:
            found[one.user_id] = one
    return sorted(found.values(), key=lambda one: (one.user_id != user.pk, one.user.username))


def in_words(others: Iterable[Presence], user: User, sections: dict[str, str]) -> list[str]:
    """Return a sentence for each; `sections` names the groups of the form."""
    said = []
    for one in others:
        who = name_of(one.user)
        section = sections.get(one.section)
        if one.user_id == user.pk:
            said.append(_("You have this open in another window."))
        elif section:
            said.append(
                _("%(who)s is at work on “%(section)s”.") % {"who": who, "section": section}
            )
        else:
            said.append(_("%(who)s has this open.") % {"who": who})
    return said
