"""Published works and editions as lines of a list, made from the facts of the editions alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from conferences.addresses import WORDS_OF_KINDS, work_address
from conferences.models import Edition, EventKind, PublishedClaim
from conferences.rendering.wording import standing_word
from conferences.services.search.contents import standing_of
from conferences.traits import source_traits
from conferences.views.words import Words, day_in_words, words_for
from sources.dates import date_in_words, parse_edtf
from sources.models import EvidenceKind, SourceType

FACTS_IN_LISTS = {"date": _("date"), "place": _("place"), "participant": _("participants")}


class Joint(Enum):
    """How an answer stands to the one before it: first of all, its rival, or beside it."""

    NONE = ""
    OR = "or"
    AND = "and"


@dataclass(frozen=True)
class Answer:
    """One value of a fact, as a line of a list shows it; `address` leads to the work it names."""

    words: Words
    address: str = ""
    edtf: str = ""
    joint: Joint = Joint.NONE


@dataclass(frozen=True)
class Standing:
    """The state of the evidence as a list tells it: the word, in words, of which facts, and of which others.

    ``words`` are those of the sentence about the date where ``of`` is the date.
    """

    word: str = ""
    words: str = ""
    of: str = ""
    others: str = ""


@dataclass(frozen=True)
class Row:
    """A published work in a list: rival answers stand side by side, none above the others."""

    key: str
    title: Words
    address: str
    summary: Words
    kinds: tuple[str, ...]
    dates: tuple[Answer, ...]
    places: tuple[Answer, ...]
    standing: "Standing"
    number: int
    published: str


@dataclass(frozen=True)
class EditionRow:
    """An edition in the list of all editions of a work."""

    number: int
    address: str
    published: str
    summary: str
    written_by: str
    published_by: str
    withdrawn: str
    reason: str


@dataclass(frozen=True)
class _Claimed:
    """An answer to a question as its claim states it."""

    key: str
    property: str
    value: str
    words: Mapping[str, str]


def rows_of(editions: Iterable[Edition], language: str) -> list[Row]:
    """Return published works as lines of a list, in a language; at most one query for all."""
    shown = list(editions)
    questions = {
        fact["question"]
        for edition in shown
        for fact in _facts(edition)
        if fact["kind"] in ("date", "place") and fact.get("question")
    }
    claimed = _answers_to(questions) if questions else {}
    return [_row(edition, claimed, language) for edition in shown]


def edition_row(edition: Edition, slug: str, language: str) -> EditionRow:
    """Return an edition, with its withdrawal selected, as a line of the list of editions."""
    withdrawal = getattr(edition, "withdrawal", None)
    return EditionRow(
        number=edition.number,
        address=work_address(edition.kind, slug, language, edition.number),
        published=day_in_words(edition.at, language),
        summary=edition.summary,
        written_by=", ".join(edition.written_by),
        published_by=edition.published_by_name,
        withdrawn=day_in_words(withdrawal.at, language) if withdrawal else "",
        reason=withdrawal.reason if withdrawal else "",
    )


def _facts(edition: Edition) -> Sequence[Mapping[str, Any]]:
    facts: Sequence[Mapping[str, Any]] = edition.facts.get("facts", ())
    return facts


def _answers_to(questions: Iterable[str]) -> Mapping[str, Sequence[_Claimed]]:
    """Return the answers to questions, also those that belong to other entries; one query."""
    found: dict[str, list[_Claimed]] = defaultdict(list)
    claims = PublishedClaim.objects.filter(
        question_key__in=questions, edition__publication__isnull=False
    ).order_by("edition__earliest", "edition__key", "position")
    for question, *claim in claims.values_list(
        "question_key", "key", "property", "value", "data__value_words"
    ):
        found[question].append(_Claimed(*claim))
    return found


def _row(edition: Edition, claimed: Mapping[str, Sequence[_Claimed]], language: str) -> Row:
    facts = _facts(edition)
    return Row(
        key=edition.key,
        title=words_for(edition.facts.get("titles"), language, edition.label),
        address=work_address(edition.kind, edition.slug, language),
        summary=words_for(edition.facts.get("summary"), language),
        kinds=_kinds(edition),
        dates=_answers(facts, "date", claimed, language),
        places=_answers(facts, "place", claimed, language),
        standing=_standing(edition, language),
        number=edition.number,
        published=day_in_words(edition.at, language),
    )


def _answers(
    facts: Iterable[Mapping[str, Any]],
    kind: str,
    claimed: Mapping[str, Sequence[_Claimed]],
    language: str,
) -> tuple[Answer, ...]:
    """Return the values of a fact: first those that contradict one another, then the others.

    An answer that only another entry gives stands with them, for none is left out.
    """
    rivals: dict[Words, Answer] = {}
    others: dict[Words, Answer] = {}
    for fact in facts:
        if fact["kind"] != kind:
            continue
        answers = claimed.get(fact.get("question", ""), ())
        answering = {answer.key for answer in answers}
        told = {key for value in fact["values"] for key in value["claims"]}
        for value in fact["values"]:
            answer = _answer(value, language)
            # Two dates exclude one another; two places do so only as answers to one question.
            is_rival = kind == "date" or bool(answering.intersection(value["claims"]))
            (rivals if is_rival else others)[answer.words] = answer
        for claim in answers:
            if claim.property == kind and claim.key not in told:
                answer = _claimed_answer(claim, language)
                rivals.setdefault(answer.words, answer)
    joined = [*_joined(rivals.values(), Joint.OR), *_joined(others.values(), Joint.AND)]
    if rivals and others:
        joined[len(rivals)] = replace(joined[len(rivals)], joint=Joint.AND)
    return tuple(joined)


def _joined(answers: Iterable[Answer], joint: Joint) -> list[Answer]:
    return [
        replace(each, joint=joint if index else Joint.NONE) for index, each in enumerate(answers)
    ]


def _answer(value: Mapping[str, Any], language: str) -> Answer:
    ref = value.get("ref") or {}
    address = ""
    if ref.get("kind") in WORDS_OF_KINDS and ref.get("slug"):
        address = work_address(ref["kind"], ref["slug"], language)
    said = words_for(value.get("words"), language)
    words = said if said.text else words_for(ref.get("titles"), language, ref.get("key", ""))
    return Answer(words, address, value.get("edtf", ""))


def _claimed_answer(claim: _Claimed, language: str) -> Answer:
    is_date = claim.property == "date"
    otherwise = date_in_words(parse_edtf(claim.value), language) if is_date else claim.value
    words = words_for(claim.words, language, otherwise)
    return Answer(words, edtf=claim.value if is_date else "")


def _kinds(edition: Edition) -> tuple[str, ...]:
    """Return what kind of event or source it is, in words; () for works of other kinds."""
    if edition.kind == "event":
        return _labels((EventKind, edition.facts.get("kind_words", "")))
    if edition.kind == "source":
        traits = source_traits(_facts(edition))
        return _labels((SourceType, traits["type"]), (EvidenceKind, traits["evidence_kind"]))
    return ()


def _labels(*codes: tuple[Any, str]) -> tuple[str, ...]:
    return tuple(str(choices(code).label) for choices, code in codes if code in choices)


def _standing(edition: Edition, language: str) -> Standing:
    """Return the standing of an event, and in words what of it has that standing.

    Disputed is the whole as soon as one claim is; otherwise it is the standing of the date.
    """
    word = standing_of(edition)
    if not word:
        return Standing()
    facts = [fact for fact in _facts(edition) if fact["kind"] in FACTS_IN_LISTS]
    alike = {fact["kind"]: fact for fact in facts if fact["standing"] == word}
    dated = alike.pop("date", None)
    others = ", ".join(str(FACTS_IN_LISTS[kind]) for kind in alike) if edition.is_disputed else ""
    if dated is None:
        return Standing(word, standing_word(word), others=others)
    return Standing(word, date_standing(dated, language), str(FACTS_IN_LISTS["date"]), others)


def date_standing(fact: Mapping[str, Any], language: str) -> str:
    """Return the state of a date's evidence as its sentence says it, else its word; "" without evidence."""
    said = fact.get("standing_words", {}).get(language, "")
    return said or (standing_word(fact["standing"]) if fact["standing"] else "")
