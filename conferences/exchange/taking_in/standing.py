"""What has become of articles: which pieces are recorded and still there, and which wait."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from conferences.exchange.articles.values import article_from
from conferences.exchange.taking_in.proposal import (
    ACCEPTED,
    LEFT_OUT,
    PROPOSED,
    REJECTED,
    Piece,
    name_claims,
    waiting,
)
from conferences.exchange.taking_in.texts import count_in, text_of
from conferences.models import ArticleImport, Claim, Event, Narrative
from sources.models import Source


@dataclass(frozen=True)
class Outcome:
    """How many pieces of an article were taken over, left out, rejected, taken back, and wait."""

    claims: int
    sources: int
    left_out: int
    rejected: int
    undone: int
    waiting: int
    has_entry: bool


def standing(taken: ArticleImport) -> Piece:
    """Return the pieces; what is recorded no more, as after an undo, is proposed again."""
    _stand([taken])
    pieces: Piece = taken.pieces
    return pieces


def outcomes(taken: Collection[ArticleImport]) -> dict[UUID, Outcome]:
    """Return what became of articles, in as many queries for one as for many."""
    undone = _stand(taken)
    entries = set(
        Event.objects.filter(pk__in=[each.event_id for each in taken]).values_list("pk", flat=True)
    )
    return {each.pk: _outcome(each, undone[each.pk], entries) for each in taken}


def _outcome(taken: ArticleImport, undone: int, entries: Collection[UUID]) -> Outcome:
    claims, sources, names = (taken.pieces[kind] for kind in ("claims", "sources", "names"))
    states = Counter(piece["state"] for piece in (*claims, *sources, *names))
    return Outcome(
        claims=sum(piece["state"] == ACCEPTED for piece in claims),
        sources=sum(piece["state"] == ACCEPTED for piece in sources),
        left_out=states[LEFT_OUT],
        rejected=states[REJECTED],
        undone=undone,
        waiting=waiting(taken.pieces),
        has_entry=taken.event_id in entries,
    )


def _stand(taken: Collection[ArticleImport]) -> Counter[UUID]:
    """Propose again what is recorded no more; return how many pieces of each article that are."""
    there = _rows_there(taken)
    bodies = _bodies(taken)
    undone: Counter[UUID] = Counter()
    for each in taken:
        for piece in _recordable(each):
            if piece["row"] and piece["row"] not in there:
                undone[each.pk] += piece["id"] != "via"
                piece["row"], piece["state"] = "", PROPOSED
                for note in piece.get("notes", ()):
                    note["cited"] = False
        undone[each.pk] += _propose_what_came_back(each, bodies[each.event_id])
        name_claims(each.pieces["claims"], ())
    return undone


def _recordable(taken: ArticleImport) -> Iterator[Piece]:
    yield from (*taken.pieces["claims"], taken.pieces["via"], *taken.pieces["sources"])


def _rows_there(taken: Collection[ArticleImport]) -> set[str]:
    """Return the ids of the claims and sources that are there; two queries."""
    named = {piece["row"] for each in taken for piece in _recordable(each) if piece["row"]}
    found: set[str] = set()
    for model in (Claim, Source):
        found |= {str(pk) for pk in model.objects.filter(pk__in=named).values_list("pk", flat=True)}
    return found


def _bodies(taken: Collection[ArticleImport]) -> dict[UUID, list[str]]:
    """Return the texts of the entries from which sentences were left out."""
    asked = {
        each.event_id
        for each in taken
        if any(piece["state"] == LEFT_OUT for piece in each.pieces["claims"])
    }
    bodies: defaultdict[UUID, list[str]] = defaultdict(list)
    narratives = Narrative.objects.filter(work__in=asked)
    for work_id, body in narratives.values_list("work_id", "body"):
        bodies[work_id].append(body)
    return bodies


def _propose_what_came_back(taken: ArticleImport, bodies: Collection[str]) -> int:
    """Propose sentences again that were left out of the text, and stand there as often as in the article."""
    left_out = [piece for piece in taken.pieces["claims"] if piece["state"] == LEFT_OUT]
    if not left_out:
        return 0
    whole, body = text_of(article_from(taken.article)), "\n\n".join(bodies)
    gone: dict[str, int] = {}
    came_back = 0
    for piece in left_out:
        told = piece["told"]
        if gone.setdefault(told, count_in(whole, told) - count_in(body, told)) <= 0:
            piece["state"] = PROPOSED
            came_back += 1
        gone[told] -= 1
    return came_back
