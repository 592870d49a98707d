"""A reading as the desk's rows have it, made ready to be judged."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from conferences.models import Claim, Event, Reading, Relation, RelationKind
from conferences.services.reading_rules import Account, Asked, Counted, Taken, rejected
from sources.editorial.localized import words_in


def account_of(
    reading: Reading,
    claims: Sequence[UUID],
    parts: Sequence[UUID],
    *,
    has_source: bool,
    typed: Iterable[Claim] = (),
) -> Account:
    """Return a reading that takes some claims and counts some events; three queries.

    ``typed`` are claims as they are about to be stored, which count before what is stored. Works
    are named by their ids.
    """
    now = {claim.pk: claim for claim in typed}
    stored = Claim.objects.filter(Q(pk__in=claims) | Q(work__in=parts, property="date"))
    found = {claim.pk: now.get(claim.pk, claim) for claim in stored.select_related("question")}
    taken: dict[str, list[str]] = {}
    for key in claims:
        question = found[key].question
        if question is not None:
            taken.setdefault(question.key, []).append(found[key].key)
    return Account(
        event=str(reading.event_id),
        title=str(reading),
        answers=tuple(_taken(found[key]) for key in claims),
        parts=tuple(_counted(parts, claims, found, taken)),
        has_source=has_source,
    )


def _taken(claim: Claim) -> Taken:
    question = claim.question
    words = _words(claim.statement) or claim.key
    if question is None:
        return Taken(claim.key, words)
    asked = Asked(
        key=question.key,
        words=_words(question.text) or question.key,
        property=question.property,
        event=str(question.work_id),
        is_exclusive=question.is_exclusive,
    )
    return Taken(claim.key, words, asked, claim.value)


def _counted(
    parts: Sequence[UUID],
    claims: Sequence[UUID],
    found: Mapping[UUID, Claim],
    taken: Mapping[str, Sequence[str]],
) -> Iterable[Counted]:
    events = Event.objects.in_bulk(parts)
    belonging: dict[UUID, dict[str, str]] = {}
    for event, whole, claim in Relation.objects.filter(
        event__in=parts, kind=RelationKind.PART_OF, claim__in=claims
    ).values_list("event_id", "to_event_id", "claim_id"):
        belonging.setdefault(event, {})[str(whole)] = _words(found[claim].statement)
    for key in parts:
        dates = tuple(
            claim.value
            for claim in found.values()
            if claim.work_id == key
            and claim.property == "date"
            and not rejected(claim.question.key if claim.question else "", claim.key, taken)
        )
        yield Counted(str(key), events[key].title, dates, belonging.get(key, {}))


def _words(text: Mapping[str, str]) -> str:
    return words_in(text, get_language() or "")
