"""The questions of a large collection: the list, and the list narrowed in each way."""

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.contrib.auth.models import User

from conferences.models import (
    Edition,
    Publication,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
)
from conferences.views.questions import MOST_QUESTIONS
from sources.editorial.folding import fold
from sources.editorial.guard import Permit, permitting
from tests.benchmarks.calls import Application, ask, queries_of
from tests.benchmarks.entries import FAMILIES, SEED, WEIGHTS, WORDS
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import median_of

CLAIMS = 10_000
ANSWERS, QUESTIONS_OF_ENTRY = 3, 5
AIM_MS, AIM_QUERIES = 50, 7
BATCH = 500
PLACES = 20
NARROWED = {
    "whole": "",
    "its last page": "?page={last}",
    "the disputed ones": "?standing=disputed",
    "by a place": "?place=asked-place-3",
    "by words": "?q=delegation+report",
}


def asking_figures(application: Application, *, by: User, runs: int) -> Iterator[Figure]:
    """Publish questions with their answers, and list them."""
    asked = _fill(by)
    for name, query in NARROWED.items():
        page = "/questions/" + query.format(last=-(-asked // MOST_QUESTIONS))
        time = median_of(partial(ask, application, page), runs=runs)
        queries = queries_of(partial(ask, application, page))
        yield Figure(
            f"list of {asked:,} questions with {CLAIMS:,} claims, {name}",
            f"≤ {AIM_MS} ms, {AIM_QUERIES} queries",
            f"{time:.1f} ms, {queries} queries",
            time <= AIM_MS and queries <= AIM_QUERIES,
        )


def _fill(by: User) -> int:
    """Publish entries, each with some questions, until there are so many claims; return the questions."""
    chance = random.Random(SEED)
    entries = CLAIMS // (ANSWERS * QUESTIONS_OF_ENTRY) + 1
    works = [("place", f"asked-place-{number}") for number in range(PLACES)]
    _publish([_edition(kind, key, key, by, chance) for kind, key in works])
    for first in range(0, entries, BATCH):
        numbers = range(first, min(first + BATCH, entries))
        editions = [
            _edition("event", f"asked-{number}", f"Event {number}", by, chance)
            for number in numbers
        ]
        _publish(editions)
        _ask(editions, chance)
    return entries * QUESTIONS_OF_ENTRY


def _publish(editions: Sequence[Edition]) -> None:
    with permitting(Permit.HISTORY):
        Edition.objects.bulk_create(editions)
        Publication.objects.bulk_create(
            Publication(
                work_id=each.work_id, kind=each.kind, key=each.key, slug=each.slug, edition=each
            )
            for each in editions
        )


def _ask(editions: Sequence[Edition], chance: random.Random) -> None:
    questions, claims, links = [], [], []
    for edition in editions:
        place = f"asked-place-{chance.randrange(PLACES)}"
        links.append(PublishedLink(edition=edition, role="place", kind="place", key=place))
        for position in range(QUESTIONS_OF_ENTRY):
            question, answers = _question(edition, position, chance)
            questions.append(question)
            claims += answers
    with permitting(Permit.HISTORY):
        PublishedLink.objects.bulk_create(links)
        PublishedQuestion.objects.bulk_create(questions)
        PublishedClaim.objects.bulk_create(claims)


def _question(
    edition: Edition, position: int, chance: random.Random
) -> tuple[PublishedQuestion, list[PublishedClaim]]:
    key = f"{edition.key}-q{position}"
    is_disputed = chance.random() < 0.5
    claims = [
        _claim(edition, key, position * ANSWERS + n, is_disputed, chance) for n in range(ANSWERS)
    ]
    text = f"{' '.join(chance.choices(WORDS, WEIGHTS, k=8))}?"
    words = " ".join([text, *(claim.data["statement"]["en"] for claim in claims)])
    question = PublishedQuestion(
        edition=edition,
        key=key,
        position=position,
        property=chance.choice(["date", "place", "number", "participants"]),
        is_disputed=is_disputed,
        folded=fold(words),
        data={
            "work": {"kind": edition.kind, "key": edition.key, "slug": edition.slug, "titles": {}},
            "text": {"en": text},
            "would_settle": {"en": "A protocol."},
            "is_exclusive": True,
            "answers": [claim.key for claim in claims],
        },
    )
    return question, claims


def _claim(
    edition: Edition, question: str, position: int, is_disputed: bool, chance: random.Random
) -> PublishedClaim:
    citations = [
        {
            "source": family,
            "source_short": f"{family} 2001",
            "via": "",
            "via_short": "",
            "stance": "supports",
        }
        for family in chance.choices(FAMILIES, k=3)
    ]
    return PublishedClaim(
        edition=edition,
        key=f"{question}-a{position}",
        position=position,
        question_key=question,
        property="date",
        value=f"19{chance.randrange(10, 99)}",
        standing="disputed" if is_disputed else "agreed",
        data={
            "statement": {"en": " ".join(chance.choices(WORDS, WEIGHTS, k=12))},
            "value_words": {},
            "rank": "normal",
            "citations": citations,
        },
    )


def _edition(kind: str, key: str, title: str, by: User, chance: random.Random) -> Edition:
    day = date(1939, 1, 1) + timedelta(days=chance.randrange(700))
    return Edition(
        work_id=uuid.UUID(int=chance.getrandbits(128), version=4),
        kind=kind,
        key=key,
        slug=key,
        number=1,
        label=title,
        folded_label=fold(title),
        languages=["en"],
        change_number=1,
        change_digest="0" * 64,
        rests_on={},
        written_by=["generator"],
        published_by=by,
        published_by_name="approver",
        at=datetime(2026, 11, 3, tzinfo=UTC),
        summary="First edition.",
        # As long as the facts of an entry of the first collection.
        facts={
            "titles": {"en": title},
            "summary": {"en": " ".join(chance.choices(WORDS, WEIGHTS, k=600))},
            "facts": [],
        },
        earliest=day,
        latest=day,
        padded_earliest=day,
        padded_latest=day,
        is_disputed=True,
        previous="",
        digest=f"asked-{kind}-{key}",
    )
