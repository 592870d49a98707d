"""What an account typed and has not saved: kept on the server, seen by nobody else, no change."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.editorial.errors import EditorialError
from sources.editorial.form_models import KeptForm
from sources.editorial.overlaps import Answer, Decision, Decisions

# What is posted every few seconds; a form that waits for decisions is kept whatever its size.
MOST_KEPT = 2_000_000
MOST_DECISIONS = 1_000
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "_save", "_continue", "_later"})


class TooLargeToKeep(EditorialError):
    """The form is larger than what is kept of unsaved work."""


class KeptAlready(EditorialError):
    """The account has unsaved work on this from another window, or one that waits for decisions."""

    def __init__(self, kept: KeptForm) -> None:
        self.kept = kept
        super().__init__(
            _(
                "You have other unsaved work on this, kept %(when)s UTC: take it up or discard it"
                " first. What you type here stays on this page, and is not kept."
            )
            % {"when": f"{kept.at:%d.%m.%Y, %H:%M}"}
        )


def keep(
    user: User,
    work_id: UUID,
    kind: str,
    base: int,
    posted: QueryDict,
    *,
    is_overtaken: bool = False,
) -> KeptForm:
    """Keep what was posted in place of what the same window had kept before.

    Raises KeptAlready and TooLargeToKeep; then what was kept stays as it was.
    """
    form = {
        name: [value.replace("\x00", "\ufffd") for value in values]
        for name, values in posted.lists()
        if name not in _NOT_TYPED
    }
    size = sum(len(name) + sum(map(len, values)) for name, values in form.items())
    if size > MOST_KEPT and not is_overtaken:
        raise TooLargeToKeep(
            _("This is too much to be kept before it is saved: save it now. Nothing is lost here.")
        )
    window = window_of(posted)
    held = KeptForm.objects.filter(user=user, work_id=work_id)
    found = held.first()
    choices = found.data.get("choices", {}) if found is not None else {}
    latest = {
        "kind": kind,
        "base": base,
        "data": {"window": window, "form": form, "choices": choices},
        "is_overtaken": is_overtaken,
        "at": timezone.now(),
    }
    if found is None:
        with suppress(IntegrityError):
            kept = KeptForm(user=user, work_id=work_id, **latest)
            kept.save(force_insert=True)
            return kept
    # What waits for decisions, and what another window kept, stays as it is.
    mine = held.filter(data__window=window)
    if not (mine if is_overtaken else mine.filter(is_overtaken=False)).update(**latest):
        raise KeptAlready(held.get())
    return held.get()


def window_of(posted: QueryDict) -> str:
    """Return the window from which a form was posted, "" for none that can be one."""
    try:
        return str(UUID(posted.get("change-window", "")))
    except ValueError:
        return ""


def kept_by(user: User, kind: str, object_id: object) -> KeptForm | None:
    """Return what an account has kept of a work, or of a new one by the key of its form."""
    try:
        key = UUID(str(object_id))
    except ValueError:
        return None
    return KeptForm.objects.filter(user=user, work_id=key, kind=kind).first()


def kept_of_new(user: User, kind: str) -> list[KeptForm]:
    """Return what an account has kept of works that were never saved, latest first."""
    return list(KeptForm.objects.filter(user=user, kind=kind, base=0).order_by("-at")[:20])


def let_go(user: User, work_id: UUID, window: str) -> None:
    """Forget what a window kept of a work, as it is saved now."""
    KeptForm.objects.filter(user=user, work_id=work_id, data__window=window).delete()


def posted_of(kept: KeptForm) -> QueryDict:
    """Return what was kept as it had been posted."""
    data = QueryDict(mutable=True)
    for name, values in kept.data.get("form", {}).items():
        data.setlist(name, values)
    return data


def decisions_of(kept: KeptForm) -> dict[str, Decision]:
    """Return what was decided so far, by the place of each overlap."""
    return {
        place: Decision(
            Answer(one["answer"]) if one.get("answer") else None,
            one.get("raw"),
            one.get("against", ""),
        )
        for place, one in kept.data.get("choices", {}).items()
    }


def decide(kept: KeptForm, decisions: Decisions, summary: str) -> None:
    """Keep what was decided, and what the editor says of the change."""
    latest: Mapping[str, Any] = {
        place: {
            "answer": one.answer.value if one.answer else "",
            "raw": one.raw,
            "against": one.against,
        }
        for place, one in list(decisions.items())[-MOST_DECISIONS:]
    }
    form = {**kept.data["form"], "change-summary": [summary.replace("\x00", "\ufffd")]}
    kept.data = {**kept.data, "form": form, "choices": latest}
    kept.at = timezone.now()
    kept.save(update_fields=["data", "at"])


def rebase(kept: KeptForm, posted: QueryDict) -> None:
    """Keep both edits in one form, as they were decided on; nothing waits for a decision any more."""
    form = {name: list(values) for name, values in posted.lists()}
    kept.base = int(str(posted["change-base"]))
    kept.data = {**kept.data, "form": form, "choices": {}}
    kept.is_overtaken, kept.at = False, timezone.now()
    kept.save(update_fields=["base", "data", "is_overtaken", "at"])
