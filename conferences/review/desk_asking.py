"""What a list of the desk is: what may be asked of it, what it finds, and how its rows read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from conferences.permissions import may_publish
from conferences.review.desk_rows import Line
from conferences.services.kept_checks import MOST_NAMED, Numbers, kept_numbers, works_due
from conferences.services.kept_lists import Counted, FreshAndKept
from sources.editorial.folding import fold

Rows = QuerySet[Any] | Sequence[Any] | Counted | FreshAndKept


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to, for whom; `kinds` are those that the account may see, or one of them."""

    user: User
    kinds: Collection[str]
    words: str = ""
    code: str = ""
    level: str = ""
    is_open: bool = False

    @cached_property
    def numbers(self) -> Numbers:
        """How many rows are kept, by code, level and kind; asked once."""
        return kept_numbers()

    @cached_property
    def due(self) -> Any:
        """The ids of works that are due, asked once; a query for them where they are many."""
        due = works_due(self.kinds).values_list("pk", flat=True)
        found = list(due[: MOST_NAMED + 1])
        return found if len(found) <= MOST_NAMED else due

    def number(self, codes: Collection[str], levels: Collection[str]) -> int | None:
        """Return how many rows of some codes and levels are kept; None where more is asked than they tell."""
        if self.words or self.is_open:
            return None
        names = product(codes, levels, self.kinds)
        return sum(self.numbers.get(name, 0) for name in names)


@dataclass(frozen=True)
class DeskList:
    """One list: `find` asks for its rows, `tell` puts some of them in words.

    `search` is the column in which words are looked for, "" where there is none. Without `of_kinds`
    it cannot be narrowed to a kind of work.
    """

    name: str
    title: str | Promise
    about: str | Promise
    empty: str | Promise
    find: Callable[[Asked], Rows]
    tell: Callable[[Sequence[Any], User], list[Line]]
    search: str = ""
    of_kinds: bool = True
    needs: str = ""
    is_hunt: bool = False
    is_of_checks: bool = False

    def rows(self, asked: Asked) -> Rows:
        """Return the rows that fit what was asked."""
        found = self.find(asked)
        if isinstance(found, QuerySet) and self.search and asked.words:
            return found.filter(naming(self.search, asked.words))
        return found

    def is_for(self, user: User, kinds: Collection[str]) -> bool:
        """Say whether an account may see the list."""
        if self.needs == PUBLISHERS:
            return may_publish(user)
        return not self.needs or self.needs in kinds


PUBLISHERS = "publishers"


def naming(column: str, words: str) -> Q:
    """Return the condition that a column holds some words, without regard to diacritics if it is folded."""
    if not column.endswith("folded_label"):
        return Q(**{f"{column}__icontains": words})
    return Q(**{f"{column}__contains": fold(words)}) if fold(words) else Q(pk__in=[])
