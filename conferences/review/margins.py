"""What stands in the margin: which change, whose, when and why, and in which edition it came out."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from conferences.models import Edition
from conferences.review.access import Reviewed
from conferences.review.numbers import step_to
from sources.editorial.blame import Origin
from sources.editorial.models import Change

# So many changes are named beside a paragraph; the others are folded away.
NAMED = 3
SHADES = 5
# With more than so many changes to look up, all of the work's are read.
MOST_NUMBERS = 5_000


@dataclass
class Mark:
    """One change in the margin; `what` it did there, where that is not plain. Filled by `fetch`."""

    number: int
    what: str = ""
    back: int = 0
    is_bound: bool = False
    margins: "Margins | None" = field(default=None, repr=False)

    @property
    def _held(self) -> "Margins":
        assert self.margins is not None
        return self.margins

    @property
    def change(self) -> Change | None:
        """The change itself."""
        return self._held.changes.get(self.number)

    @property
    def back_by(self) -> Change | None:
        """The change that brought it back, if it was gone for a time."""
        return self._held.changes.get(self.back) if self.back else None

    @property
    def edition(self) -> tuple[int, str] | None:
        """The first edition that published it, and who published that."""
        return self._held.edition_since(self.back or self.number)

    @property
    def age(self) -> int:
        """How many changes the work has had since."""
        return self._held.number - self.number

    @property
    def days(self) -> int:
        """How many days passed since, up to the change whose state is shown."""
        change = self.change
        return (self._held.at - change.at).days if change is not None else 0

    @property
    def shade(self) -> int:
        """From 0, the newest, to 4."""
        return self._held.shade(self.number)

    @property
    def is_theirs(self) -> bool:
        """Whether it is by the person in focus."""
        change = self.change
        return change is not None and change.by_id == self._held.focus

    @property
    def address(self) -> str:
        """Where the change can be seen: compared with the one before it, or the first as it was."""
        return self._held.address_of_change(self.number)

    @property
    def before(self) -> str:
        """Where the state before it is blamed; "" before the first."""
        since = self.back or self.number
        return self._held.address_of_blame(since - 1) if since > 1 else ""


@dataclass(frozen=True)
class Margin:
    """What stands beside one block: the latest changes in it, the latest first, and the others."""

    marks: tuple[Mark, ...]

    @property
    def named(self) -> tuple[Mark, ...]:
        """The latest few."""
        return self.marks[:NAMED]

    @property
    def folded(self) -> tuple[Mark, ...]:
        """The others."""
        return self.marks[NAMED:]

    @property
    def shade(self) -> int:
        """The shade of the newest."""
        return min((mark.shade for mark in self.marks), default=0)

    @property
    def is_theirs(self) -> bool:
        """Whether any is by the person in focus."""
        return any(mark.is_theirs for mark in self.marks)


@dataclass(frozen=True)
class Person:
    """Somebody with a part in what is shown, and how much of it: words, citations or standings."""

    user_id: int
    name: str
    count: int
    share: int
    address: str


class Margins:
    """Gathers which changes the margin names, then reads them and the editions in two queries."""

    def __init__(self, work: Reviewed, change: Change, *, shown: str, focus: int | None) -> None:
        self.work, self.number, self.at = work, change.number, change.at
        self.shown, self.focus = shown, focus
        self.changes: dict[int, Change] = {}
        self.wanted: set[int] = set()
        self.weights: Counter[int] = Counter()
        self._editions: list[tuple[int, int, str]] = []
        self._compare = reverse("review:compare", args=[work.kind, work.work_id, step_to(2)])
        self._blame = reverse("review:blame-at", args=[work.kind, work.work_id, 1])

    def mark(self, origin: Origin, what: str = "", *, known_from: int = 0) -> Mark:
        """Return a mark for an origin."""
        self.wanted |= {origin.written, origin.since}
        back = origin.since if origin.came_back else 0
        is_bound = bool(known_from) and origin.written <= known_from
        return Mark(origin.written, what, back, is_bound, self)

    def margin(self, marks: Iterable[Mark]) -> Margin:
        """Return marks as a margin: each change once, the latest first."""
        found: dict[tuple[int, str, int], Mark] = {}
        for mark in marks:
            found.setdefault((mark.number, mark.what, mark.back), mark)
        ordered = sorted(found.values(), key=lambda mark: mark.back or mark.number, reverse=True)
        return Margin(tuple(ordered))

    def weigh(self, number: int, weight: int = 1) -> None:
        """Count what somebody has a part in."""
        self.weights[number] += weight

    def fetch(self) -> None:
        """Read the changes that are named, and the editions."""
        changes = Change.objects.filter(work_id=self.work.work_id)
        if len(self.wanted) <= MOST_NUMBERS:
            changes = changes.filter(number__in=sorted(self.wanted))
        else:
            changes = changes.filter(number__lte=self.number)
        self.changes = {change.number: change for change in changes}
        editions = Edition.objects.filter(
            work_id=self.work.work_id, change_number__lte=self.number
        ).values_list("change_number", "number", "published_by_name")
        # Of the editions of a change or of any later one, the first that came out.
        first: list[tuple[int, int, str]] = []
        for at, number, name in sorted(editions, reverse=True):
            earlier = first[-1] if first and first[-1][1] < number else (at, number, name)
            first.append((at, earlier[1], earlier[2]))
        self._editions = sorted(first)

    def edition_since(self, number: int) -> tuple[int, str] | None:
        """Return the first edition of what stands since a change, and who published it."""
        at = bisect_left(self._editions, (number,))
        return self._editions[at][1:] if at < len(self._editions) else None

    def shade(self, number: int) -> int:
        """Return how old a change is beside the others, in five steps."""
        return min(SHADES - 1, (self.number - number) * SHADES // max(self.number, 1))

    def people(self) -> list[Person]:
        """Return everybody with a part in what is shown, the greatest first."""
        counts, names = Counter[int](), dict[int, str]()
        for number, weight in self.weights.items():
            if change := self.changes.get(number):
                counts[change.by_id] += weight
                names[change.by_id] = change.by_name
        total = counts.total() or 1
        return [
            Person(key, names[key], count, round(100 * count / total), self._query(who=key))
            for key, count in sorted(counts.items(), key=lambda item: (-item[1], names[item[0]]))
        ]

    def address_of_change(self, number: int) -> str:
        """Return where a change is compared with the one before it."""
        if number <= 1:
            return reverse("review:at", args=[self.work.kind, self.work.work_id, 1])
        return self._compare.replace("/1..2/", f"/{step_to(number)}/")

    def address_of_blame(self, number: int) -> str:
        """Return where the state of another change is blamed in the same way."""
        return f"{self._blame.removesuffix('1/')}{number}/{self._query(who=self.focus)}"

    def _query(self, **chosen: Any) -> str:
        given = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode({'show': self.shown, **given})}"


def words_in_runs(texts: Collection[str]) -> int:
    """Return how many words there are."""
    return sum(len(text.split()) for text in texts)
