"""Two states compared: the comparison itself, the page, and Wagtail's way beside them."""

import difflib  # noqa: TID251  # what others do is measured beside
import random
from collections.abc import Callable, Iterator

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from conferences.models import Claim, Narrative
from conferences.services.entry_comparison import compare_entries
from conferences.services.entry_sides import sides_of
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.editorial.states import State, state_at
from sources.editorial.text_tokens import tokens_of
from tests.benchmarks.entries import SEED, WORDS
from tests.benchmarks.figures import Figure
from tests.benchmarks.generated import StoredEntry
from tests.benchmarks.timing import median_of, medians_of

AIM_COMPARE_MS = {"S": 5, "L": 15}
AIM_PAGE_MS = {"L": 60}
SHARE = 0.05


def comparison_figures(entry: StoredEntry, *, by: User, runs: int) -> Iterator[Figure]:
    """Return what it costs to compare an entry with itself 5 % apart, in two ways of being so."""
    name = entry.size.name
    for what, edit in (
        ("claims and paragraphs", _in_places),
        ("all words, everywhere", _everywhere),
    ):
        before = base_of(entry.event)
        edit(entry, by)
        after = base_of(entry.event)
        states = [state_at(entry.event.pk, number, latest=after) for number in (before, after)]
        yield _comparison_figure(name, what, (states[0], states[1]), runs)
        if name in AIM_PAGE_MS:
            yield _page_figure(entry, what, (before, after), by=by, runs=max(3, runs // 4))


def _comparison_figure(name: str, what: str, states: tuple[State, State], runs: int) -> Figure:
    sides = sides_of(*states)
    ours, theirs = medians_of(
        [
            lambda: compare_entries(*sides, language="en"),
            lambda: _by_difflib(*states),
        ],
        runs=max(5, runs // 4),
    )
    limit = AIM_COMPARE_MS[name]
    return Figure(
        f"compare two states of {name}, 5 % of {what} apart "
        "(beside it difflib over the words of the text alone)",
        f"≤ {limit} ms",
        f"{ours:.1f} ms ({theirs:.0f} ms)",
        ours <= limit,
    )


def _by_difflib(before: State, after: State) -> int:
    """Compare the texts as Wagtail does: their tokens by difflib, knowing nothing of claims."""
    old, new = (
        [
            word
            for row in state.of("conferences.narrative")
            for _space, word in tokens_of(row.fields["body"])
        ]
        for state in (before, after)
    )
    return len(difflib.SequenceMatcher(a=old, b=new).get_opcodes())


def _page_figure(
    entry: StoredEntry, what: str, span: tuple[int, int], *, by: User, runs: int
) -> Figure:
    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.force_login(by)
    where = reverse("review:compare", args=["event", entry.event.pk, "{}..{}".format(*span)])

    def ask() -> None:
        answer = visitor.get(where, {"mode": "side"})
        if answer.status_code != 200:
            raise ValueError(f"{where} was answered with {answer.status_code}.")

    taken = median_of(ask, runs=runs)
    limit = AIM_PAGE_MS[entry.size.name]
    return Figure(
        f"page of that comparison of {entry.size.name}, 5 % of {what}",
        f"≤ {limit} ms",
        f"{taken:.0f} ms",
        taken <= limit,
    )


def _in_places(entry: StoredEntry, by: User) -> None:
    """Reword every twentieth claim, and a word in every twentieth paragraph."""
    chance = random.Random(SEED)
    paragraphs = _text(entry).body.split("\n\n")
    for place in range(0, len(paragraphs), round(1 / SHARE)):
        paragraphs[place] = _changed(paragraphs[place], chance, share=0.2)
    _record(entry, by, "\n\n".join(paragraphs), lambda place: place % round(1 / SHARE) == 0)


def _everywhere(entry: StoredEntry, by: User) -> None:
    """Exchange every twentieth word of the text, and reword every twentieth claim."""
    body = _changed(_text(entry).body, random.Random(SEED + 1), share=SHARE)
    _record(entry, by, body, lambda place: place % round(1 / SHARE) == 1)


def _text(entry: StoredEntry) -> Narrative:
    return Narrative.objects.get(work_id=entry.event.pk, language="en")


def _changed(text: str, chance: random.Random, *, share: float) -> str:
    return " ".join(
        chance.choice(WORDS) if word.isalpha() and chance.random() < share else word
        for word in text.split(" ")
    )


def _record(entry: StoredEntry, by: User, body: str, is_reworded: Callable[[int], bool]) -> None:
    text = _text(entry)
    text.body = body
    claims = list(Claim.objects.filter(work_id=entry.event.pk).order_by("position"))
    base = base_of(entry.event)
    with record(entry.event, by=by, act=Act.EDIT, summary="Edits 5 %.", base=base):
        text.save()
        for place, claim in enumerate(claims):
            if is_reworded(place):
                claim.statement = {"en": f"{claim.statement['en']} Reworded."}
                claim.save()
