"""Search over many editions of S: a rare word, a common one, a phrase, its page, and the timeline of them."""

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.contrib.auth.models import User

from conferences.models import Edition, EditionText, Publication, PublishedLink
from conferences.services.search.hits import hits_of
from conferences.services.search.query import parse_query
from conferences.services.search.rebuilding import rebuild_index
from conferences.services.search.searching import search
from sources.editorial.folding import fold
from sources.editorial.guard import Permit, permitting
from tests.benchmarks.calls import Application, ask, queries_of
from tests.benchmarks.entries import FAMILIES, SEED, WEIGHTS, WORDS, S
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import take_stock
from tests.benchmarks.timing import median_of, milliseconds

FEW, MANY = 2_000, 100_000
AIM_RARE_MS, AIM_COMMON_MS, MOST_TIMES_SLOWER = 5, 10, 5
AIM_TIMELINE_MS = 50
# So many different texts are made; a word of its own tells each edition from the others.
TEXTS = 100
BATCH = 500
RARE, COMMON = "uncommon500", "delegation"
PHRASE = '"delegation report"'


def search_figures(
    application: Application, *, by: User, runs: int, quick: bool
) -> Iterator[Figure]:
    """Publish ever more editions, and search them."""
    for count in (FEW,) if quick else (FEW, MANY):
        _fill(count, by)
        take_stock()
        yield _rebuilding(count)
        if count == FEW:
            yield _timeline(application, count, runs)
        times = 1 if count == FEW else MOST_TIMES_SLOWER
        aims = {RARE: AIM_RARE_MS * times, COMMON: AIM_COMMON_MS * times, PHRASE: None}
        for words, aim in aims.items():
            yield _figure(words, count, aim, runs)
        for words in (RARE, COMMON):
            page = f"/search/?q={words}"
            time = median_of(partial(ask, application, page), runs=runs)
            queries = queries_of(partial(ask, application, page))
            yield Figure(
                f"page of the search for {_named(words)} in {count:,} editions of S",
                "",
                f"{time:.1f} ms, {queries} queries",
            )


def _timeline(application: Application, count: int, runs: int) -> Figure:
    page = partial(ask, application, "/timeline/")
    time = median_of(page, runs=runs)
    return Figure(
        f"timeline of {count:,} events, its first page",
        f"≤ {AIM_TIMELINE_MS} ms",
        f"{time:.1f} ms, {queries_of(page)} queries",
        time <= AIM_TIMELINE_MS,
    )


def _rebuilding(count: int) -> Figure:
    taken = milliseconds(rebuild_index) / 1000
    return Figure(f"rebuild the index of {count:,} editions of S", "", f"{taken:.1f} s")


def _figure(words: str, count: int, aim: int | None, runs: int) -> Figure:
    time = median_of(partial(found, words), runs=runs)
    return Figure(
        f"search for {_named(words)} in {count:,} editions of S, snippets and counts with it",
        f"≤ {aim} ms" if aim else "",
        f"{time:.1f} ms, {found(words):,} found, {queries_of(partial(found, words))} queries",
        time <= aim if aim else None,
    )


def _named(words: str) -> str:
    return {RARE: "a rare word", COMMON: "a common word", PHRASE: "a phrase"}[words]


def found(words: str) -> int:
    """Search, take the first page of it, and return how many entries there are."""
    query = parse_query(words)
    answer = search(query, {})
    hits_of(answer.numbers[:20], query, "en")
    return answer.total


def _fill(count: int, by: User) -> None:
    """Publish generated editions until there are so many."""
    chance = random.Random(SEED)
    texts = [" ".join(chance.choices(WORDS, WEIGHTS, k=S.words)) for _text in range(TEXTS)]
    start = Edition.objects.filter(key__startswith="searched-").count()
    chance.seed(start)
    for first in range(start, count, BATCH):
        editions = [
            _edition(number, by, chance) for number in range(first, min(first + BATCH, count))
        ]
        with permitting(Permit.HISTORY):
            Edition.objects.bulk_create(editions)
            EditionText.objects.bulk_create(
                [_text(edition, texts[_number(edition) % TEXTS]) for edition in editions]
            )
            Publication.objects.bulk_create(
                Publication(
                    work_id=each.work_id, kind=each.kind, key=each.key, slug=each.slug, edition=each
                )
                for each in editions
            )
            PublishedLink.objects.bulk_create(
                PublishedLink(
                    edition=each, role="participant", kind="person", key=chance.choice(FAMILIES)
                )
                for each in editions
            )


def _edition(number: int, by: User, chance: random.Random) -> Edition:
    title = f"{chance.choice(FAMILIES)} and {chance.choice(FAMILIES)}, meeting {number}"
    day = date(1939, 1, 1) + timedelta(days=chance.randrange(700))
    return Edition(
        work_id=uuid.UUID(int=chance.getrandbits(128), version=4),
        kind="event",
        key=f"searched-{number}",
        slug=f"searched-{number}",
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
        facts=_facts(title, day),
        earliest=day,
        latest=day,
        padded_earliest=day,
        padded_latest=day,
        is_disputed=number % 3 == 0,
        previous="",
        digest=f"{number:064}",
    )


def _number(edition: Edition) -> int:
    return int(edition.key.rpartition("-")[2])


def _facts(title: str, day: date) -> dict[str, object]:
    value = {"edtf": day.isoformat(), "words": {"en": f"{day:%d %B %Y}"}, "ref": None, "claims": []}
    fact = {"kind": "date", "question": "", "standing": "one source", "values": [value]}
    return {"titles": {"en": title}, "summary": {}, "kind_words": "meeting", "facts": [fact]}


def _text(edition: Edition, words: str) -> EditionText:
    plain = f"{edition.label}\n{words} uncommon{_number(edition)}"
    return EditionText(
        edition=edition,
        language="en",
        title=edition.label,
        html="",
        plain=plain,
        folded=fold(plain),
    )
