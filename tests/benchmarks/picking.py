"""Finding a source as one types, among many: the whole request of an editor who is signed in."""

import random
import uuid
from collections.abc import Iterator
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from sources.editorial.folding import fold
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Work
from sources.models import Creator, Source, SourceWord
from sources.services.source_words import words_now
from tests.benchmarks.calls import queries_of
from tests.benchmarks.entries import FAMILIES, SEED, WEIGHTS, WORDS
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import take_stock
from tests.benchmarks.timing import median_of, milliseconds

FEW, MANY = 2_000, 100_000
AIM_MS = 50
BATCH = 500
SEARCHES = {
    "a name and a year": f"{FAMILIES[3]} 1981",
    "a name": FAMILIES[3],
    "a common word of titles": WORDS[0],
    "two common words": f"{WORDS[0]} {WORDS[1]}",
    "two letters": WORDS[0][:2],
    "a signature": "GARF f. 9400 op. 4 d. 100",
    "what is not there": "unheard of",
}


def picking_figures(*, by: User, runs: int, quick: bool) -> Iterator[Figure]:
    """Fill the library, and search it."""
    count = FEW if quick else MANY
    _fill(count)
    take_stock()
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(by)
    for what, typed in SEARCHES.items():
        ask = partial(_ask, client, typed)
        time, slowest = median_of(ask, runs=runs), max(milliseconds(ask) for _run in range(runs))
        yield Figure(
            f"pick a source by {what} among {count:,}",
            f"≤ {AIM_MS} ms",
            f"{time:.1f} ms (slowest {slowest:.1f} ms), {ask()} found, {queries_of(ask)} queries",
            time <= AIM_MS,
        )


def _ask(client: Client, typed: str) -> int:
    answer = client.get("/admin/writing/sources/", {"q": typed})
    if answer.status_code != 200:
        raise ValueError(f"“{typed}” was answered with {answer.status_code}.")
    return len(answer.json()["sources"])


def _fill(count: int) -> None:
    """Write sources past the door, with their words; their histories are not asked for here."""
    chance = random.Random(SEED)
    for first in range(0, count, BATCH):
        rows = [_source(number, chance) for number in range(first, first + BATCH)]
        with permitting(Permit.EVERYTHING), transaction.atomic():
            _insert(Work, rows)
            _insert(Source, rows)
            _insert(
                Creator,
                [Creator(source=row, family=chance.choice(FAMILIES), given="A.") for row in rows],
            )
            words = words_now([row.pk for row in rows])
            SourceWord.objects.bulk_create(
                [
                    SourceWord(work_id=key, word=word)
                    for key, found in words.items()
                    for word in found
                ],
                batch_size=5 * BATCH,
            )
        if not first:
            take_stock()


def _insert(model: type, rows: list) -> None:
    """Write rows of one table of theirs."""
    fields = list(model._meta.local_concrete_fields)
    model._base_manager.all()._insert(rows, fields=fields, using="default")


def _source(number: int, chance: random.Random) -> Source:
    title = f"{' '.join(chance.choices(WORDS, WEIGHTS, k=7))} {number}"
    key = f"picked-{number}"
    is_archival = number % 4 == 0
    pk = uuid.UUID(int=chance.getrandbits(128), version=4)
    return Source(
        id=pk,
        work_ptr_id=pk,
        kind="source",
        label=title,
        folded_label=fold(title),
        key=key,
        slug=key,
        title=title,
        type="document" if is_archival else "book",
        issued=str(chance.randint(1939, 2024)),
        archive="GARF" if is_archival else "",
        fonds=str(9000 + number % 800) if is_archival else "",
        series=str(number % 9) if is_archival else "",
        file=str(number % 300) if is_archival else "",
    )
