"""What an editor accepted becomes sources, claims and citations, in one recorded act."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.exchange.taking_in.answers import Answers, read_answers
from conferences.exchange.taking_in.drafting import may_take_in
from conferences.exchange.taking_in.new_rows import NewRows
from conferences.exchange.taking_in.proposal import CHOSEN, LEAVING, waiting
from conferences.exchange.taking_in.standing import standing
from conferences.models import ArticleImport, Event
from conferences.permissions import NotAllowed
from conferences.services.errors import ActRefused
from conferences.services.rights import has_right
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record


class PiecesRefused(ActRefused):
    """Some pieces cannot be taken as they are; `faults` says why, by piece. Nothing was written."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        for kind in ("sources", "claims", "names"):
            for piece in answers.pieces[kind]:
                if piece["id"] in answers.accepted:
                    piece["state"] = CHOSEN
                elif piece["id"] in answers.left_out:
                    piece["state"] = LEAVING
        super().__init__(_("Some pieces cannot be taken over yet. Nothing was recorded."))


class DecidedMeanwhile(ActRefused):
    """Somebody else decided on pieces since the page was read."""


def decide(taken_id: UUID, posted: Mapping[str, str], *, by: User, seen: int) -> ArticleImport:
    """Keep the corrections, and record what was accepted as one act on the entry and its new sources.

    Raises NotAllowed, PiecesRefused, DecidedMeanwhile, ActRefused for an entry that is gone, and what
    `record` raises; then nothing was written.
    """
    if not (may_take_in(by) and has_right(by, "event", "change")):
        raise NotAllowed(_("This account may not make entries and sources."))
    with transaction.atomic():
        taken = ArticleImport.objects.select_for_update().get(pk=taken_id)
        if taken.number != seen:
            raise DecidedMeanwhile(
                _("Somebody decided on pieces of this article since you opened it. Read it again.")
            )
        answers = read_answers(standing(taken), posted)
        _write(taken, answers, by)
        taken.pieces = answers.pieces
        taken.waiting = waiting(answers.pieces)
        taken.number += 1
        taken.save()
    return taken


def _write(taken: ArticleImport, answers: Answers, by: User) -> None:
    if not (answers.accepted or answers.left_out or answers.date or answers.faults):
        return
    event = Event.objects.filter(pk=taken.event_id).first()
    if event is None:
        raise ActRefused(_("The entry was deleted; nothing can be added to it."))
    rows = NewRows(event, answers, taken.article["language"] or "und")
    rows.prepare()
    if answers.faults:
        raise PiecesRefused(answers)
    acts: dict[UUID, Act] = {event.pk: Act.IMPORT, **dict.fromkeys(rows.sources, Act.IMPORT)}
    bases = {event.pk: base_of(event), **dict.fromkeys(rows.sources, 0)}
    works: list[Any] = [event, *rows.sources.values()]
    try:
        with record(*works, by=by, act=acts, summary=_summary(taken, answers), base=bases):
            rows.save()
    except ValidationError as error:
        answers.faults["via"] = " ".join(error.messages)
        raise PiecesRefused(answers) from error


def _summary(taken: ArticleImport, answers: Answers) -> str:
    claims = sum(each.startswith("c") for each in answers.accepted)
    words = ngettext(
        "Accepts %(claims)d claim of the article “%(title)s”.",
        "Accepts %(claims)d claims of the article “%(title)s”.",
        claims,
    )
    accepts = words % {"claims": claims, "title": taken.title[:300]}
    words = ngettext(
        "Leaves %(number)d sentence of the article “%(title)s” out of the text.",
        "Leaves %(number)d sentences of the article “%(title)s” out of the text.",
        len(answers.left_out),
    )
    leaves = words % {"number": len(answers.left_out), "title": taken.title[:300]}
    if not answers.left_out:
        return accepts
    return f"{accepts} {leaves}" if answers.accepted else leaves
