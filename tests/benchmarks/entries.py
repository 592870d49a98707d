"""Generated entries for the figures: S and L, the same at every call, made without a database."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime

from conferences.rendering.values import (
    CitationView,
    ClaimView,
    EditionInfo,
    EntryView,
    Fact,
    FactValue,
    NarrativeView,
    QuestionView,
    SourceView,
    WorkRef,
)

SEED = 1939
VOCABULARY = (
    "the of and to in that was on for with by at from as which had were not this an after before "
    "between over under against both each other their its into been have would could what when "
    "where than meeting talks delegation officers service report witness document archive letter "
    "protocol agreement border zone province town station railway winter autumn month morning "
    "evening decision order plan prisoner exchange transfer camp refugee commission resistance "
    "underground security police army division government ministry treaty pact occupation country "
    "population district memoir historian evidence source account question answer author page note "
    "copy original translation later earlier first second last known unknown said wrote held began "
    "ended moved came went found gave named given signed spoke agreed met took small large long "
    "short early late northern southern eastern western german soviet polish military civil public "
    "secret common several many few some only also still again perhaps certainly nearly already"
)
WORDS = VOCABULARY.split()
# Common words come more often, so that a word and its space take six characters, as in English.
WEIGHTS = [8] * 30 + [2] * 25 + [1] * (len(WORDS) - 55)
NAMES = (
    "Adler Baran Cieslak Dorn Engel Fischer Gorski Hahn Ilyin Jankowski Kern Lange "
    "Majewski Nowak Orlov Petrov Richter Sokol Thiel Urban Vogel Wolski Zeller"
)
FAMILIES = NAMES.split()
TYPES = ("book", "book", "article-journal", "chapter", "document", "webpage")


@dataclass(frozen=True)
class Size:
    """How much a generated entry holds."""

    name: str
    words: int
    sources: int
    citations: int
    claims: int
    questions: int


S = Size("S", words=1_500, sources=20, citations=45, claims=30, questions=2)
L = Size("L", words=12_000, sources=150, citations=400, claims=200, questions=10)


def make_entry(size: Size) -> EntryView:
    """Return an entry of the size: every claim is used in its text, every source is cited."""
    chance = random.Random(SEED)
    ref = WorkRef(
        "event", f"generated-{size.name.lower()}", "generated", {"en": f"Entry {size.name}"}
    )
    sources = _sources(size, chance)
    claims = _claims(size, ref, tuple(sources), chance)
    keys = tuple(claims)
    questions = tuple(
        QuestionView(
            f"question{number}",
            ref,
            {"en": f"{_phrase(chance, 6)}?"},
            (keys[2 * number], keys[2 * number + 1]),
            property="date",
        )
        for number in range(size.questions)
    )
    dates = tuple(FactValue((key,), edtf=claims[key].value) for key in questions[0].answers)
    return EntryView(
        ref=ref,
        change=1,
        facts=(Fact("date", dates, question=questions[0].key),),
        narratives={"en": _narrative(size, claims, chance)},
        claims=claims,
        own_claims=keys,
        concerning=(),
        questions=questions,
        sources=sources,
        links={("event", ref.key): ref},
        kind_words="meeting",
    )


def make_edition() -> EditionInfo:
    """Return what the page says of its edition."""
    return EditionInfo(
        number=3,
        at=datetime(2026, 11, 3, tzinfo=UTC),
        written_by=("First Editor",),
        published_by="Second Editor",
        address="/events/generated/v/3/",
    )


def _phrase(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, WEIGHTS, k=length)).capitalize()


def _sources(size: Size, chance: random.Random) -> dict[str, SourceView]:
    sources: dict[str, SourceView] = {}
    while len(sources) < size.sources:
        family, year = chance.choice(FAMILIES), chance.randint(1940, 2024)
        key = f"{family.lower()}{year}"
        title = _phrase(chance, 5)
        reference = f"{family}, <cite>{title}</cite> (Warsaw: University Press, {year})."
        plain = reference.replace("<cite>", "").replace("</cite>", "")
        repeated = (chance.choice(tuple(sources)),) if sources and chance.random() < 0.1 else ()
        sources[key] = SourceView(
            key=key,
            slug=key,
            title=title,
            language="en",
            type=chance.choice(TYPES),
            evidence_kind="secondary",
            issued=str(year),
            short=f"{family} {year}",
            reference_html=reference,
            reference_text=plain,
            derived_from=repeated,
        )
    return sources


def _claims(
    size: Size, ref: WorkRef, sources: tuple[str, ...], chance: random.Random
) -> dict[str, ClaimView]:
    """Return the claims; the first two of each question are rival dates."""
    counts = [1] * size.claims
    for _extra in range(size.citations - size.claims):
        counts[chance.randrange(size.claims)] += 1
    cited = [*sources, *chance.choices(sources, k=size.citations - len(sources))]
    chance.shuffle(cited)
    claims = {}
    for number, count in enumerate(counts):
        key = f"{chance.choice(WORDS[60:])}-{number}"
        is_answer = number < 2 * size.questions
        citations = {source: _citation(source, chance) for source in cited[:count]}
        del cited[:count]
        claims[key] = ClaimView(
            key=key,
            work=ref,
            statement={"en": f"{_phrase(chance, 14)}."},
            citations=tuple(citations.values()),
            question=f"question{number // 2}" if is_answer else "",
            property="date" if is_answer else "",
            value=f"1939-12-{number + 1:02}" if is_answer else "",
        )
    return claims


def _citation(source: str, chance: random.Random) -> CitationView:
    has_quotation = chance.random() < 0.05
    return CitationView(
        source=source,
        stance=chance.choices(("supports", "disputes", "mentions"), weights=(90, 5, 5))[0],
        locator=f"p. {chance.choices((54, 119, 277), weights=(6, 3, 1))[0]}",
        quotation=_phrase(chance, 12) if has_quotation else "",
        quotation_language="pl" if has_quotation else "",
    )


def _narrative(size: Size, claims: dict[str, ClaimView], chance: random.Random) -> NarrativeView:
    """Return a text of the size: the claims in order, a heading for every 400 words."""
    keys = list(claims)
    each = size.words // len(keys)
    parts = []
    for number, key in enumerate(keys):
        if number % max(1, 400 // each) == 0:
            parts.append(f"\n\n## {_phrase(chance, 4)}\n")
        elif number % 3 == 0:
            parts.append("\n")
        words = chance.choices(WORDS, WEIGHTS, k=each)
        span = min(12, each)
        sentence = (
            f"[{' '.join(words[:span]).capitalize()}]{{claim={key}}} {' '.join(words[span:])}."
        )
        parts.append(sentence)
    return NarrativeView("", f"[{_phrase(chance, 20)}]{{claim={keys[-1]}}}.", "\n".join(parts))
