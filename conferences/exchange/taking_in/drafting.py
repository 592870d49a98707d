"""A file as the draft of an entry, with everything else that it says as proposals."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.exchange.articles.values import Article, article_from
from conferences.exchange.taking_in.matching import SourceIndex, named_works
from conferences.exchange.taking_in.proposal import propose, waiting
from conferences.exchange.taking_in.texts import text_of
from conferences.models import ArticleImport, Claim, Event, Narrative
from conferences.permissions import NotAllowed
from conferences.services.rights import has_right
from sources.editorial.account_names import name_of
from sources.editorial.input_gate import clean_line
from sources.editorial.models import Act
from sources.editorial.recording import record
from sources.exchange.confined import run_confined

READER = "conferences.exchange.articles.reading:read_as_json"


def may_take_in(user: User) -> bool:
    """Say whether an account may make entries and sources."""
    return all(has_right(user, kind, "add") for kind in ("event", "source"))


def take_in(
    content: bytes, name: str, *, by: User, url: str = "", encoding: str = ""
) -> ArticleImport:
    """Make the draft of an entry from a file, never a published one, and keep what else it proposes.

    Raises Unreadable for a file that cannot be read, and NotAllowed; then nothing was written.
    """
    if not may_take_in(by):
        raise NotAllowed(_("This account may not make entries and sources."))
    read = run_confined(READER, content, arguments=[name[-80:], encoding])
    article = article_from(read)
    title = clean_line(article.title or name.rpartition(".")[0] or name)[:300] or _("Article")
    keys = Claim.objects.values_list("key", flat=True)
    pieces = propose(article, SourceIndex(), named_works(), url=url, keys=keys)
    with transaction.atomic():
        event = _draft(article, title, name, by)
        return ArticleImport.objects.create(
            title=title,
            file_name=clean_line(name)[:200],
            digest=hashlib.sha256(content).hexdigest(),
            by=by,
            by_name=name_of(by),
            at=timezone.now(),
            event_id=event.pk,
            article=read,
            pieces=pieces,
            waiting=waiting(pieces),
        )


def _draft(article: Article, title: str, name: str, by: User) -> Event:
    event = Event(title=title)
    spoken = {code for code, _name in settings.LANGUAGES}
    values: dict[str, Any] = {"language": article.language, "is_ready": True}
    if article.language not in spoken:
        # The site does not speak the language: the text waits here to be translated.
        values = {"language": settings.LANGUAGE_CODE, "is_ready": False}
    narrative = Narrative(work_id=event.id, body=text_of(article), **values)
    summary = _("Takes in an article from the file “%s”.") % clean_line(name)[:200]
    with record(event, by=by, act=Act.IMPORT, summary=summary, base=0):
        event.save()
        narrative.save()
    return event
