"""How a name or a date goes on that somebody has begun to write in a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User

from conferences.models import Name
from conferences.services.named_in_texts import like_typed
from conferences.services.rights import kinds_seen_by, may_see
from sources.dates import date_words, readable_date
from sources.dates.running_text import dates_in
from sources.editorial.folding import fold
from sources.editorial.models import Head, Work
from sources.editorial.states import Row, State, named_by, present_state
from sources.editorial.versioning import versioned_model
from sources.fields import PartialDateField

MOST = 12
# Claims about one of these have a date for their value.
_DATED = ("date", "born", "died")


@dataclass(frozen=True)
class Completion:
    """Words to be written; `kind` is of the work that bears the name, `of` what that is called in lists.

    For a date `kind` is "date", and `of` the same in EDTF.
    """

    words: str
    kind: str
    of: str


def completions(
    user: User, typed: str, *, of: UUID | None, language: str
) -> tuple[list[Completion], list[Completion]]:
    """Return the names, and the dates in words of the language, that what was typed may become.

    What the entry `of` names and dates comes first; without anything typed, it alone comes. Of an
    entry that the account may not see, nothing is taken. Five queries at most.
    """
    head = Head.objects.filter(pk=of).first() if of else None
    state = present_state(head.pk) if head and may_see(user, head.kind) else None
    dates = list(_dates(_held(state) if state else (), typed, language))
    return _names(user, state, typed, language)[:MOST], dates[:MOST]


def _names(user: User, state: State | None, typed: str, language: str) -> list[Completion]:
    near = _named_by(state) if state else set[UUID]()
    kinds = [kind for kind in kinds_seen_by(user) if kind != "source"]
    works = like_typed(user, typed) if typed else Work.objects.filter(pk__in=near, kind__in=kinds)
    found = {
        work_id: (kind, label)
        for work_id, kind, label in works.values_list("pk", "kind", "label")[: 4 * MOST]
    }
    names = [(work_id, label, "") for work_id, (_kind, label) in found.items()]
    rows = Name.objects.filter(work_id__in=found).order_by("position")
    names += rows.values_list("work_id", "text", "language")
    fitting = [each for each in names if _fits(typed, each[1])]
    # Those near first, then names in the language of the text, and shorter ones before longer.
    fitting.sort(
        key=lambda each: (each[0] not in near, each[2] not in ("", language), len(each[1]))
    )
    told = {(work_id, text): Completion(text, *found[work_id]) for work_id, text, _code in fitting}
    return list(told.values())


def _named_by(state: State) -> set[UUID]:
    keys = {key for row in state.rows for target, key in named_by(row) if issubclass(target, Work)}
    return set(map(UUID, keys)) - {state.work_id}


def _held(state: State) -> list[str]:
    """Return the dates of an entry: its own, then those of its rows in order of time."""
    own = _dated(state.record) if state.record else ()
    others = sorted(value for row in state.rows for value in _dated(row))
    return [value for value in dict.fromkeys((*own, *others)) if readable_date(value)]


def _dates(held: Iterable[str], typed: str, language: str) -> Iterator[Completion]:
    """Yield the date that was typed, in words, and dates of the entry whose words it may become."""
    meant = dict.fromkeys(value for _words, value in dates_in(typed))
    if not meant and any(sign.isdigit() for sign in typed) and readable_date(typed):
        meant = {typed: None}
    for value in meant:
        yield Completion(date_words(value, language), "date", value)
    for value in held:
        words = date_words(value, language)
        if value not in meant and _fits(typed, f"{words} {value}"):
            yield Completion(words, "date", value)


def _dated(row: Row) -> Iterator[str]:
    if row.fields.get("property") in _DATED and row.fields.get("value"):
        yield row.fields["value"]
    for field in versioned_model(row.label)._meta.local_fields:
        if isinstance(field, PartialDateField) and row.fields.get(field.name):
            yield row.fields[field.name]


def _fits(typed: str, words: str) -> bool:
    """Say whether each typed word begins one of the words, whatever the script and the diacritics."""
    known, parts = fold(words).split(), fold(typed).split()
    if typed and not parts:
        return False
    return all(any(word.startswith(part) for word in known) for part in parts)
