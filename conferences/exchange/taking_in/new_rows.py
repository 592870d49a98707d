"""The rows that accepted pieces become: sources with their creators, claims with citations."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conferences.exchange.taking_in.answers import Answers
from conferences.exchange.taking_in.matching import COLUMNS
from conferences.exchange.taking_in.proposal import ACCEPTED, Piece
from conferences.exchange.taking_in.texts import with_claims, with_links, without
from conferences.models import Citation, Claim, Concern, Consulted, Event, Narrative
from conferences.services.entry_library import WORK_MODELS
from sources.editorial.folding import make_slug
from sources.models import Creator, Source


class NewRows:
    """What one act writes; prepared and checked before anything is saved."""

    def __init__(self, event: Event, answers: Answers, language: str) -> None:
        self.event, self.answers, self.language = event, answers, language
        self.pieces = answers.pieces
        self.sources: dict[UUID, Source] = {}
        self.creators: list[Creator] = []
        self.claims: list[Claim] = []
        self.citations: list[Citation] = []
        self.concerns: list[Concern] = []
        self.narratives: list[Narrative] = []

    def prepare(self) -> None:
        """Make the rows; what is wrong with a piece goes to the faults of the answers."""
        for piece in self.pieces["sources"]:
            if piece["id"] in self.answers.accepted:
                self._source(piece)
        claims = [piece for piece in self.pieces["claims"] if piece["state"] == ACCEPTED]
        if claims and not self.pieces["via"]["row"]:
            self._source(self.pieces["via"])
            if self.pieces["via"]["row"]:
                self.pieces["via"]["state"] = ACCEPTED
        used = set(Claim.objects.values_list("key", flat=True))
        last = self.event.claims.count()
        for piece in claims:
            if not piece["row"]:
                last += 1
                self._claim(piece, used, last)
        rows = {each["id"]: each["row"] for each in self.pieces["sources"]}
        for piece in claims:
            self._citations(piece, rows)
        self._concerns()
        self._date_and_text(claims)
        self._links()

    def save(self) -> None:
        """Save all rows, each after what it stands on."""
        for row in (*self.sources.values(), *self.creators, self.event, *self.claims):
            row.save()
        for row in (*self.citations, *self.concerns, *self.narratives):
            row.save()

    def _source(self, piece: Piece) -> None:
        if piece["known"] and not piece.get("is_new"):
            piece["row"] = piece["known"]["id"]
            return
        fields = {column: piece["fields"].get(name, "") for name, column in COLUMNS.items()}
        source = Source(**fields)
        try:
            source.clean_fields(exclude={"key", "slug", "work_ptr"})
        except ValidationError as error:
            told = "; ".join(
                f"{name}: {' '.join(words)}" for name, words in error.message_dict.items()
            )
            self.answers.faults[piece["id"]] = told
            return
        self.sources[source.id] = source
        self.creators += _creators(source, piece["fields"]["authors"])
        piece["row"] = str(source.id)

    def _claim(self, piece: Piece, used: set[str], position: int) -> None:
        if not piece["text"]:
            self.answers.faults[piece["id"]] = _("A claim needs a statement.")
            return
        # What the page said, unless a claim took it meanwhile.
        key = make_slug(piece["key"], fallback="claim", taken=used.__contains__)
        used.add(key)
        claim = Claim(
            work_id=self.event.pk,
            key=key,
            position=position,
            statement={self.language: piece["text"]},
        )
        self.claims.append(claim)
        piece["row"], piece["key"] = str(claim.pk), key

    def _citations(self, piece: Piece, rows: Mapping[str, str]) -> None:
        """Cite, at second hand by way of the article, the sources that are there by now."""
        via = self.pieces["via"]["row"]
        seen = {
            (rows.get(note["source"]), note["locator"]) for note in piece["notes"] if note["cited"]
        }
        for position, note in enumerate(piece["notes"], start=1):
            source = rows.get(note["source"], "")
            mark = (source, note["locator"])
            if (
                not (source and piece["row"] and via)
                or note["cited"]
                or mark in seen
                or source == via
            ):
                continue
            seen.add(mark)
            note["cited"] = True
            self.citations.append(
                Citation(
                    claim_id=UUID(piece["row"]), source_id=UUID(source), via_id=UUID(via), position=position,
                    locator=note["locator"], consulted=Consulted.SECOND_HAND,
                )
            )  # fmt: skip

    def _concerns(self) -> None:
        rows = {each["id"]: each["row"] for each in self.pieces["claims"] if each["row"]}
        there = set(
            Concern.objects.filter(claim__work=self.event.pk).values_list("claim_id", "work_id")
        )
        for piece in self.pieces["names"]:
            if piece["state"] != ACCEPTED:
                continue
            for claim in piece["claims"]:
                mark = (UUID(rows[claim]), UUID(piece["work"])) if claim in rows else None
                if mark and mark not in there:
                    there.add(mark)
                    self.concerns.append(Concern(claim_id=mark[0], work_id=mark[1]))

    def _date_and_text(self, claims: list[Piece]) -> None:
        if self.answers.date:
            self.event.date = self.answers.date
        leaving = [piece for piece in self.pieces["claims"] if piece["id"] in self.answers.left_out]
        left: set[str] = set()
        for narrative in Narrative.objects.filter(work=self.event.pk):
            body = with_claims(narrative.body, ((each["told"], each["key"]) for each in claims))
            for piece in leaving:
                shorter = without(body, piece["told"])
                if shorter is not None:
                    body = shorter
                    left.add(piece["id"])
            if body != narrative.body:
                narrative.body = body
                self.narratives.append(narrative)
        for piece in leaving:
            if piece["id"] not in left:
                self.answers.faults[piece["id"]] = _(
                    "The sentence does not stand in the text of the draft any more."
                )

    def _links(self) -> None:
        """Let the text lead to people and places that were accepted now, where sentences without notes name them."""
        named = [
            piece
            for piece in self.pieces["names"]
            if piece["id"] in self.answers.accepted and piece.get("mention")
        ]
        kept = [piece["told"] for piece in self.pieces["claims"] if piece["state"] != ACCEPTED]
        targets = {
            str(work): f"{kind}:{key}"
            for kind in {piece["kind"] for piece in named}
            for work, key in WORK_MODELS[kind]
            .objects.filter(pk__in=[piece["work"] for piece in named])
            .values_list("pk", "key")
        }
        mentions = [
            (piece["mention"]["words"], piece["mention"]["sentence"], targets[piece["work"]])
            for piece in named
            if piece["work"] in targets
        ]
        changed = {each.pk: each for each in self.narratives}
        led: set[str] = set()
        texts = Narrative.objects.filter(work=self.event.pk) if mentions else ()
        for text in [changed.get(each.pk, each) for each in texts]:
            body, there = with_links(text.body, mentions, kept)
            led |= there
            if body != text.body:
                text.body, changed[text.pk] = body, text
        self.narratives = list(changed.values())
        for piece in named:
            if targets.get(piece["work"]) not in led and not piece["claims"]:
                self.answers.faults[piece["id"]] = _("No words of the draft name it any more.")


def _creators(source: Source, names: str) -> list[Creator]:
    creators = []
    for position, name in enumerate(
        filter(None, (each.strip() for each in names.split(";"))), start=1
    ):
        family, comma, given = name.partition(",")
        divided = {"family": family.strip()[:200], "given": given.strip()[:200]}
        parts = divided if comma else {"literal": name[:300]}
        creators.append(Creator(source_id=source.id, position=position, **parts))
    return creators
