"""What stands in a work, laid out in blocks, each with its margin: words, citations or standings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.models import Standing
from conferences.review.margins import Margin, Margins, Mark, words_in_runs
from conferences.review.outline import parts
from conferences.review.row_words import RowWords, Words
from conferences.services.blame import Blame, CitationBlame, ClaimBlame, TextBlame
from conferences.services.row_chains import CLAIM, NARRATIVE
from sources.editorial.blame import BlamedParagraph, BlamedText, Origin
from sources.editorial.localized import words_in
from sources.editorial.versioning import versioned_model
from sources.editorial.visible_signs import visible

_CITATION_MARK = re.compile(r"\[@[^\[\]]*\]")


@dataclass(frozen=True)
class Run:
    """Words with one origin; `mark` where they are not all of the block's."""

    words: SafeString
    mark: Mark
    is_numbered: bool


@dataclass(frozen=True)
class FieldWords:
    """A field and what it holds."""

    label: str
    words: SafeString


@dataclass(frozen=True)
class Block:
    """A paragraph, a claim, a citation or another row, with its margin."""

    margin: Margin
    anchor: str = ""
    name: str = ""
    key: str = ""
    language: str = ""
    runs: tuple[Run, ...] = ()
    fields: tuple[FieldWords, ...] = ()
    word: str = ""
    is_heading: bool = False
    note: str = ""
    address: str = ""


@dataclass(frozen=True)
class Section:
    """Blocks under one heading."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Blocks:
    """Lays out one work; what the margin takes is asked of it first, and fetched once."""

    def __init__(self, blame: Blame, margins: Margins, *, is_words: bool) -> None:
        self.blame, self.margins = blame, margins
        self.words_of = RowWords([blame.state])
        self.is_words = is_words

    def words(self) -> Iterator[Section]:
        """Yield all sections, with who wrote which words."""
        for part in parts():
            for label in part.labels:
                blocks = tuple(self._blocks_of(label))
                if blocks:
                    yield Section(part.key, part.title, blocks)

    def _blocks_of(self, label: str) -> Iterator[Block]:
        if label == NARRATIVE:
            for text in self.blame.texts:
                yield from self._text(text)
        elif label == CLAIM:
            for claim in self.blame.claims:
                yield from self._claim(claim)
        else:
            for row in self.blame.rows:
                if row.row.label == label:
                    told = self.words_of.fields(row.row)
                    yield Block(
                        self.margins.margin(self._field_marks(told, row.fields)),
                        f"row-{row.row.member_id}",
                        self.words_of.name(row.row),
                        fields=_in_words(told),
                    )

    def _text(self, text: TextBlame) -> Iterator[Block]:
        language = dict(settings.LANGUAGES).get(text.language, text.language)
        for field, part in text.parts.items():
            name = f"{_field_label(NARRATIVE, field)} ({language})"
            for place, paragraph in enumerate(part.paragraphs, 1):
                yield self._paragraph(
                    paragraph,
                    anchor=f"p-{text.language}-{field}-{place}",
                    name=name if place == 1 else "",
                    language=text.language,
                )

    def _paragraph(self, paragraph: BlamedParagraph, **told: Any) -> Block:
        known_from = self.blame.texts_known_from
        marks = [self.margins.mark(run.origin, known_from=known_from) for run in paragraph.runs]
        latest = max((mark.back or mark.number for mark in marks), default=0)
        if paragraph.reads > latest:
            marks.append(
                self.margins.mark(Origin(paragraph.reads, paragraph.reads), _("words taken out"))
            )
        if paragraph.moved:
            marks.append(
                self.margins.mark(Origin(paragraph.moved, paragraph.moved), _("moved here"))
            )
        return Block(
            self.margins.margin(marks),
            runs=tuple(self._runs(paragraph, known_from)),
            is_heading=paragraph.text.lstrip().startswith("#"),
            **told,
        )

    def _runs(self, paragraph: BlamedParagraph, known_from: int) -> Iterator[Run]:
        is_numbered = len({run.origin for run in paragraph.runs}) > 1
        for run in paragraph.runs:
            self.margins.weigh(run.origin.written, words_in_runs([run.text]))
            mark = self.margins.mark(run.origin, known_from=known_from)
            yield Run(visible(run.text), mark, is_numbered)

    def _claim(self, claim: ClaimBlame) -> Iterator[Block]:
        told = {
            name: words
            for name, words in self.words_of.fields(claim.row).items()
            if name.partition(":")[0] not in ("statement", "key")
        }
        for place, (language, words) in enumerate(claim.words.items()):
            paragraphs = words.paragraphs
            marks = [
                self.margins.mark(run.origin, known_from=self.blame.known_from)
                for run in words.runs
            ]
            yield Block(
                self.margins.margin(
                    [*marks, *(self._field_marks(told, claim.fields) if place == 0 else ())]
                ),
                f"claim-{claim.key}" if place == 0 else f"claim-{claim.key}-{language}",
                key=claim.key,
                language=language,
                runs=tuple(
                    run
                    for paragraph in paragraphs
                    for run in self._runs(paragraph, self.blame.known_from)
                ),
                fields=_in_words(told) if place == 0 else (),
                address=_history_of(claim) if place == 0 else "",
            )

    def _field_marks(
        self, told: Mapping[str, Words], origins: Mapping[str, Origin]
    ) -> Iterator[Mark]:
        """Yield a mark for each origin, with the fields that it is of unless it is of all."""
        labels: dict[Origin, list[str]] = {}
        for name, words in told.items():
            origin = origins.get(name.partition(":")[0])
            if origin is not None:
                labels.setdefault(origin, []).append(words.label)
                if self.is_words:
                    self.margins.weigh(origin.written, words_in_runs([words.text]))
        for origin, names in labels.items():
            what = ", ".join(dict.fromkeys(names)) if len(labels) > 1 else ""
            yield self.margins.mark(origin, what, known_from=self.blame.known_from)

    def citations(self) -> Iterator[Section]:
        """Yield the claims with who brought each citation, then the citations in the texts."""
        for claim in self.blame.claims:
            blocks = tuple(
                self._citation(claim, citation, place)
                for place, citation in enumerate(claim.citations, 1)
            )
            yield self._claim_section(claim, blocks)
        for text in self.blame.texts:
            if found := tuple(self._cited_in(text)):
                language = dict(settings.LANGUAGES).get(text.language, text.language)
                title = _("Citations in the text (%s)") % language
                yield Section(f"text-{text.language}", title, found)

    def _claim_section(self, claim: ClaimBlame, blocks: tuple[Block, ...]) -> Section:
        return Section(f"claim-{claim.key}", self._statement(claim), blocks)

    def _statement(self, claim: ClaimBlame) -> str:
        return words_in(claim.row.fields["statement"], settings.LANGUAGE_CODE) or claim.key

    def _citation(self, claim: ClaimBlame, citation: CitationBlame, place: int) -> Block:
        told = self.words_of.fields(citation.row)
        origins = {name: origin for name, origin in citation.fields.items() if name in told}
        changed = {
            name: origin
            for name, origin in origins.items()
            if origin.since != citation.brought.since
        }
        self.margins.weigh(citation.brought.written)
        brought = self.margins.mark(
            citation.brought, _("brought"), known_from=self.blame.known_from
        )
        by_origin: dict[Origin, list[str]] = {}
        for name, origin in changed.items():
            by_origin.setdefault(origin, []).append(told[name].label)
        marks = [self.margins.mark(origin, ", ".join(names)) for origin, names in by_origin.items()]
        return Block(
            self.margins.margin([brought, *marks]),
            f"claim-{claim.key}-citation-{place}",
            self.words_of.name(citation.row),
            fields=_in_words(told),
        )

    def _cited_in(self, text: TextBlame) -> Iterator[Block]:
        for field, part in text.parts.items():
            yield from self._cited(part, f"{text.language}-{field}", text.language)

    def _cited(self, part: BlamedText, where: str, language: str) -> Iterator[Block]:
        for place, paragraph in enumerate(part.paragraphs, 1):
            at, begins = 0, []
            for run in paragraph.runs:
                begins.append((at, run.origin))
                at += len(run.text)
            for found in _CITATION_MARK.finditer(paragraph.text):
                inside = [
                    origin
                    for (begin, origin), (end, _next) in zip(
                        begins, [*begins[1:], (at, None)], strict=True
                    )
                    if begin < found.end() and end > found.start()
                ]
                mark = self.margins.mark(
                    max(inside, key=lambda origin: origin.since),
                    known_from=self.blame.texts_known_from,
                )
                self.margins.weigh(mark.number)
                yield Block(
                    self.margins.margin([mark]),
                    f"cited-{where}-{place}-{found.start()}",
                    language=language,
                    runs=(Run(visible(found[0]), mark, is_numbered=False),),
                )

    def standings(self) -> Iterator[Section]:
        """Yield the claims with the change since which their evidence amounts to what it does."""
        blocks = tuple(self._standing(claim) for claim in self.blame.claims)
        if blocks:
            title = capfirst(str(versioned_model(CLAIM)._meta.verbose_name_plural))
            yield Section("claims", title, blocks)

    def _standing(self, claim: ClaimBlame) -> Block:
        span = claim.standing
        balance = span.evidence.balance
        overruled = claim.row.fields["standing_override"]
        words = _("supported by %(supporting)d, disputed by %(opposing)d") % {
            "supporting": balance.supporting,
            "opposing": balance.opposing,
        }
        self.margins.weigh(span.since)
        mark = self.margins.mark(Origin(span.since, span.since))
        mark.is_bound = span.is_bound
        return Block(
            self.margins.margin([mark]),
            f"claim-{claim.key}",
            self._statement(claim),
            key=claim.key,
            word=str(dict(Standing.choices).get(span.word, span.word)),
            note=f"{words}; {_('overruled by the editors')}" if overruled else words,
            address=_history_of(claim),
        )


def _in_words(told: Mapping[str, Words]) -> tuple[FieldWords, ...]:
    return tuple(FieldWords(words.label, visible(words.text)) for words in told.values())


def _field_label(label: str, name: str) -> str:
    field: Any = versioned_model(label)._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def _history_of(claim: ClaimBlame) -> str:
    return reverse("review:claim-history", args=[claim.key])
