"""What an editor decided on the pieces of an article, read from the form that was sent."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from conferences.exchange.taking_in.proposal import (
    ACCEPTED,
    LEFT_OUT,
    PROPOSED,
    RECORDED,
    REJECTED,
    SOURCE_FIELDS,
    Piece,
)
from sources.editorial.input_gate import UnusableText, clean_line
from sources.models import SourceType

STATES = frozenset({PROPOSED, ACCEPTED, REJECTED})
LONGEST_CLAIM, LONGEST_LOCATOR = 5000, 120


@dataclass
class Answers:
    """The pieces with what was corrected and decided, and what cannot be kept, by piece."""

    pieces: Piece
    accepted: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    date: str = ""
    faults: dict[str, str] = field(default_factory=dict)


def read_answers(pieces: Piece, posted: Mapping[str, str]) -> Answers:
    """Return the pieces as the form leaves them; what was accepted before is not touched."""
    answers = Answers(deepcopy(pieces))
    everything = bool(posted.get("all"))
    for piece in (answers.pieces["via"], *answers.pieces["sources"]):
        if piece["state"] != ACCEPTED:
            _read_source(piece, posted, answers)
    for piece in answers.pieces["claims"]:
        if piece["state"] not in RECORDED:
            _read_claim(piece, posted, answers)
    for kind in ("sources", "claims", "names"):
        for piece in answers.pieces[kind]:
            if piece["state"] not in RECORDED:
                _decide(piece, posted, answers, takes_all=everything and kind != "names")
    # A date that was shown as chosen is no decision: somebody may have changed it since.
    chosen = posted.get("date", "") if posted.get("date") != posted.get("date-was") else ""
    answers.date = next(
        (each["value"] for each in answers.pieces["dates"] if each["id"] == chosen), ""
    )
    return answers


def _decide(piece: Piece, posted: Mapping[str, str], answers: Answers, *, takes_all: bool) -> None:
    state = posted.get(f"{piece['id']}-do", piece["state"])
    known = piece.get("known")
    # What may be one of the library's, or may not, waits until somebody looks at it.
    is_doubtful = known is not None and not known["is_sure"]
    if takes_all and state == PROPOSED and not is_doubtful:
        state = ACCEPTED
    # Only the words of claims stand in the text.
    may_be = STATES | {LEFT_OUT} if "told" in piece else STATES
    piece["state"] = state if state in may_be else PROPOSED
    if piece["state"] == ACCEPTED:
        answers.accepted.add(piece["id"])
    elif piece["state"] == LEFT_OUT:
        answers.left_out.add(piece["id"])


def _read_source(piece: Piece, posted: Mapping[str, str], answers: Answers) -> None:
    for name, longest in SOURCE_FIELDS.items():
        if (typed := posted.get(f"{piece['id']}-{name}")) is not None:
            piece["fields"][name] = _line(typed, piece["id"], answers)[:longest]
    chosen = posted.get(f"{piece['id']}-type", "")
    if chosen in SourceType.values:
        piece["fields"]["type"] = chosen
    if piece["known"]:
        piece["is_new"] = posted.get(f"{piece['id']}-to", "known") == "new"


def _read_claim(piece: Piece, posted: Mapping[str, str], answers: Answers) -> None:
    if (typed := posted.get(f"{piece['id']}-text")) is not None:
        piece["text"] = _line(typed, piece["id"], answers)[:LONGEST_CLAIM]
    for place, note in enumerate(piece["notes"]):
        if (typed := posted.get(f"{piece['id']}-{place}-locator")) is not None:
            note["locator"] = _line(typed, piece["id"], answers)[:LONGEST_LOCATOR]


def _line(typed: str, id: str, answers: Answers) -> str:
    try:
        return clean_line(typed)
    except UnusableText as error:
        answers.faults[id] = str(error)
        return ""
