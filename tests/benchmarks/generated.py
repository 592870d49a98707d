"""The entries S and L in the database: recorded through the door, published as any other."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import Group, User
from django.db import connection

from conferences.models import Citation, Claim, Event, Narrative, Question
from conferences.permissions import EDITORS, REVIEWERS
from conferences.rendering.values import ClaimView, EntryView, SourceView
from conferences.services.publication import ToPublish, publish
from sources.editorial.models import Act
from sources.editorial.recording import record
from sources.models import Creator, Derivation, Source
from tests.benchmarks.entries import Size, make_entry

_NAMED_CLAIM = re.compile(r"\{claim=")


@dataclass(frozen=True)
class StoredEntry:
    """A generated entry as it is in the database; its history stands at change 1."""

    size: Size
    event: Event
    claims: tuple[UUID, ...]
    sources: tuple[Source, ...]

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"/events/{self.event.slug}/"


def make_accounts() -> tuple[User, User]:
    """Create one who records and one who publishes."""
    made = []
    for name, group in (("generator", EDITORS), ("approver", REVIEWERS)):
        user = User.objects.create(username=name, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        made.append(user)
    return made[0], made[1]


def store(size: Size, *, by: User) -> StoredEntry:
    """Record an entry of a size with its sources, in two acts."""
    view = make_entry(size)
    sources = _store_sources(view, size, by)
    event, claims = _store_event(view, size, sources, by)
    return StoredEntry(size, event, claims, tuple(sources.values()))


def publish_entry(entry: StoredEntry, *, by: User) -> None:
    """Publish an entry and its sources in one act."""
    works = (entry.event, *entry.sources)
    publish(*(ToPublish(work.pk) for work in works), by=by, summary="First edition.")


def take_stock() -> None:
    """Let the database count its rows anew, as it does by itself in the course of a day.

    PostgreSQL plans the checks of foreign keys once for a connection, for tables as small as they were.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _own(size: Size, key: str) -> str:
    """Return a key that no other entry has."""
    return f"{size.name.lower()}-{key}"


def _store_sources(view: EntryView, size: Size, by: User) -> dict[str, Source]:
    sources = {key: _source(source, size) for key, source in view.sources.items()}
    with record(*sources.values(), by=by, act=Act.CREATE, summary="Generates sources.", base=0):
        for key, source in sources.items():
            source.save()
            family, _space, _year = view.sources[key].short.partition(" ")
            Creator(source=source, family=family, given="A.").save()
        for key, source in sources.items():
            for original in view.sources[key].derived_from:
                Derivation(source=source, derived_from=sources[original]).save()
    return sources


def _source(view: SourceView, size: Size) -> Source:
    return Source(
        key=_own(size, view.key),
        slug=_own(size, view.slug),
        title=view.title,
        language=view.language,
        type=view.type,
        evidence_kind=view.evidence_kind,
        issued=view.issued,
        publisher="University Press",
        publisher_place="Warsaw",
    )


def _store_event(
    view: EntryView, size: Size, sources: dict[str, Source], by: User
) -> tuple[Event, tuple[UUID, ...]]:
    event = Event(key=view.ref.key, slug=view.ref.key, title=view.ref.titles["en"])
    event.event_kind = "meeting"
    with record(event, by=by, act=Act.CREATE, summary="Generates an entry.", base=0):
        event.save()
        questions = {
            question.key: Question(
                work_id=event.pk,
                key=_own(size, question.key),
                position=position,
                property=question.property,
                text=question.text,
                is_exclusive=question.is_exclusive,
            )
            for position, question in enumerate(view.questions)
        }
        Question.objects.bulk_create(questions.values())
        claims = {
            key: _claim(claim, size, event, questions, position)
            for position, (key, claim) in enumerate(view.claims.items())
        }
        Claim.objects.bulk_create(claims.values())
        Citation.objects.bulk_create(
            [
                citation
                for key, claim in view.claims.items()
                for citation in _citations(claim, claims[key], sources)
            ]
        )
        Narrative.objects.bulk_create(
            [
                Narrative(
                    work_id=event.pk,
                    language=language,
                    title=text.title,
                    summary=_renamed(text.summary, size),
                    body=_renamed(text.body, size),
                )
                for language, text in view.narratives.items()
            ]
        )
    return event, tuple(claim.pk for claim in claims.values())


def _claim(
    view: ClaimView, size: Size, event: Event, questions: dict[str, Question], position: int
) -> Claim:
    return Claim(
        work_id=event.pk,
        key=_own(size, view.key),
        position=position,
        statement=view.statement,
        question=questions.get(view.question),
        property=view.property,
        value=view.value,
    )


def _citations(view: ClaimView, claim: Claim, sources: dict[str, Source]) -> list[Citation]:
    return [
        Citation(
            claim=claim,
            position=position,
            source=sources[citation.source],
            locator=citation.locator,
            stance=citation.stance,
            quotation=citation.quotation,
            quotation_language=citation.quotation_language,
        )
        for position, citation in enumerate(view.citations)
    ]


def _renamed(text: str, size: Size) -> str:
    return _NAMED_CLAIM.sub(f"{{claim={_own(size, '')}", text)
