"""Links of pandoc's tree that lead to notes, and the places to which they lead."""

import re
from collections.abc import Container, Iterator
from typing import Any

Node = dict[str, Any]
_NOTE_TARGET = re.compile(
    r"cite_note|footnote|ftnt?\d|_ftn|_edn|(?:^|[-_])en[-_]?\d|fn[-:]?\w|note|endnote|sdfoot|sdend|ref\d",
    re.IGNORECASE,
)
# What editors said of a draft, which Word and Google write below its notes.
_COMMENT = re.compile(r"(?:cmnt(?:_ref)?|_msocom_|_msoanchor_)\d", re.IGNORECASE)
_BACK_TARGET = re.compile(r"cite_ref|fnref|ftnref|ednref|ftnt_ref|noteref|anc$|back", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^\[?\s*(?:\w{1,3}|(?:note|nb|n)\s?\d{1,3})\s*\]?$")
_WAY_BACK = re.compile(r"^[↑^↩⤴←]\ufe0e?\s*\d{0,3}$")
# What may stand before the place of a note that is the note's own: its number, or an arrow.
_NUMBER_BEFORE = re.compile(r"^[\W_]{0,4}\w{0,3}[\W_]{0,4}$")


def note_led_to(words: str, target: str) -> str | None:
    """Return the name of the note to which a link leads, "" for the way back from one; None for other links."""
    place = target.partition("#")[2]
    if _BACK_TARGET.search(place) or _WAY_BACK.match(words.strip()):
        return ""
    if _NOTE_TARGET.search(place) and is_number(words):
        return target.rpartition("#")[2]
    return None


def comment_led_to(target: str) -> str:
    """Return the name of the remark of an editor to which a link leads, or from which it leads back."""
    place = target.partition("#")[2]
    return place if _COMMENT.match(place) else ""


def is_number(words: str) -> bool:
    """Say whether words are the number of a note, and nothing else."""
    return bool(_NUMBER_ALONE.match(words.strip()))


def note_begun_by(node: Any, targets: Container[str], *, is_apart: bool) -> str:
    """Return the place of the one note that a node holds and begins with; "" where it is something else.

    What stands apart, such as an item of a list or a row, may name the place further on too.
    """
    found, before = "", ""
    if isinstance(node, dict) and node["t"] == "Div" and _is_list(node["c"][1][:1]):
        # What surrounds the notes is none, though it begins with one.
        return ""
    for kind, said in _told(node):
        if kind == "name" and said in targets and said != found:
            if found or not (is_apart or _NUMBER_BEFORE.match(before)):
                return ""
            found = said
        elif kind == "heading":
            return ""
        elif kind == "words" and not found:
            before = before if len(before) > 20 else before + said
            if not is_apart and not _NUMBER_BEFORE.match(before):
                return ""
    return found


def _told(node: Any) -> Iterator[tuple[str, str]]:
    """Give the names of places, the words and the headings in a node, in order, however deep."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            # The attributes of a row or a cell begin with its name.
            if len(each) > 1 and _is_attributes(each[0]):
                yield "name", each[0][0]
                waiting += reversed(each[1:])
            else:
                waiting += reversed(each)
        elif isinstance(each, dict):
            kind, content = each.get("t"), each.get("c")
            if kind == "Header":
                yield "heading", ""
            elif kind == "Str":
                yield "words", str(content)
            else:
                waiting.append(content)


def _is_list(blocks: list[Node]) -> bool:
    """Say whether blocks begin with a list or a table, however many surround it."""
    while blocks and blocks[0]["t"] == "Div":
        blocks = blocks[0]["c"][1]
    return bool(blocks) and blocks[0]["t"] in {
        "BulletList",
        "OrderedList",
        "DefinitionList",
        "Table",
    }


def _is_attributes(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], str)
        and isinstance(value[1], list)
        and isinstance(value[2], list)
    )
