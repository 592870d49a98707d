"""Taking over the words that a reviewer suggests: a change by the editor, the reviewer credited."""

from collections.abc import Mapping
from typing import cast

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from conferences.models import Comment, Resolution
from conferences.permissions import NotAllowed
from conferences.services.comment_anchors import split_field
from conferences.services.comments import settle
from conferences.services.errors import ActRefused
from conferences.services.quotations import Searched
from conferences.services.rights import has_right, may_see
from sources.editorial.input_gate import clean_line
from sources.editorial.models import Act, Change, Work
from sources.editorial.recording import record
from sources.editorial.versioned import VersionedModel
from sources.editorial.versioning import versioned_model
from sources.editorial.word_differences import Budget


class SuggestionRefused(ActRefused):
    """The suggestion cannot be taken over; nothing was changed."""


def accept_suggestion(thread: Comment, *, by: User, base: int) -> Change:
    """Put the suggested words in the place of those quoted: one act, which the thread keeps.

    It settles the thread, unless somebody has answered there since: what the answers ask for is not
    done yet. Raises NotAllowed without the right to change the work, SuggestionRefused where the words no
    longer stand there or the thread is settled, StaleWrite on an old base, and ValidationError for
    words that the field does not take; then nothing is written.
    """
    if not (may_see(by, thread.kind) and has_right(by, thread.kind, "change")):
        raise NotAllowed(_("This account may not change this work."))
    if thread.thread_id or not thread.suggestion:
        raise SuggestionRefused(_("This comment suggests no other words."))
    with transaction.atomic():
        last = Resolution.objects.filter(thread=thread).order_by("at", "pk").last()
        if last is not None and last.is_resolved:
            raise SuggestionRefused(_("This thread is settled. Open it again first."))
        if last is not None and last.change is not None:
            message = _("These words were taken over already, as change %d.")
            raise SuggestionRefused(message % last.change)
        change = _take_over(thread, by, base)
        is_answered = Comment.objects.filter(thread=thread).exists()
        settle(thread, by=by, is_resolved=not is_answered, change=change.number)
    return change


def _take_over(thread: Comment, by: User, base: int) -> Change:
    work = Work.objects.filter(pk=thread.work_id).first()
    row = versioned_model(thread.label).objects.filter(pk=thread.member_id).first()
    if work is None or row is None:
        raise SuggestionRefused(_("What this was about has been deleted; nothing was changed."))
    _replace_words(row, thread)
    # Before the database is asked, which may refuse what is too long in words of its own.
    name, _language = split_field(thread.field)
    row.clean_fields(exclude={field.name for field in row._meta.fields if field.name != name})
    said = thread.text or thread.suggestion
    summary = _("Takes over a suggestion by %(who)s: %(what)s") % {
        "who": thread.by_name,
        "what": said,
    }
    # A title is taken over into the work's own record, whose name the history then bears.
    own = cast(Work, row) if row.pk == work.pk else work
    with record(own, by=by, act=Act.EDIT, summary=clean_line(summary)[:500], base=base) as made:
        row.save()
    if work.pk not in made.changes:
        raise SuggestionRefused(_("These words stand there already; nothing was changed."))
    return made.changes[work.pk]


def _replace_words(row: VersionedModel, thread: Comment) -> None:
    name, language = split_field(thread.field)
    stored = getattr(row, name)
    text = str(stored.get(language, "")) if isinstance(stored, Mapping) else str(stored)
    words = _replaced(text, thread)
    setattr(row, name, {**stored, language: words} if isinstance(stored, Mapping) else words)


def _replaced(text: str, thread: Comment) -> str:
    if not thread.quotation and not text:
        return thread.suggestion
    searched = Searched(text, Budget())
    found = searched.find_exactly(thread.quotation, thread.before, thread.after)
    if found is None:
        message = _("The words no longer stand there, so nothing was changed. They were: “%s”.")
        raise SuggestionRefused(message % thread.quotation)
    return text[: found.start] + thread.suggestion + text[found.end :]
