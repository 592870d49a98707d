"""The small grammars inside the text: citations, claim marks, remark marks, addresses of links."""

import re
import unicodedata

from django.utils.translation import gettext as _

from conferences.rendering.document import CitationItem

CITATION = re.compile(r"\[(@[^\[\]]*+)\]")
REMARK = re.compile(r"\[\^([^\s\[\]]++)\]")
CLAIM_MARK = re.compile(r"\{claim=([^\s{}\[\]]++)\}")

MARK_IN_CODE = re.compile(r"\[@[^\s\]]|\]\{claim=")

EXCERPT_WORDS = 5
_EXCERPT_PIECES = 40

_DELIMITER = re.compile(r"[\s()\[\]]")
_ITEM = re.compile(r"(via )?@([^\s,;@]++)(?:,\s*+(.*+))?", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|mailto:|doi:|urn:)[^\s\x00-\x20\"<>\\^`{|}]++", re.IGNORECASE)


def marks_in_code() -> str:
    """Return what is wrong with marks inside code."""
    return _("A citation or a claim mark inside code is shown as typed and leads nowhere.")


def allowed_href(address: str) -> bool:
    """Say whether an address may become a link: http, https, mailto, doi or urn only."""
    return _ADDRESS.fullmatch(address) is not None


def destination_after(text: str, start: int) -> tuple[str, int] | None:
    """Return the address in round brackets that begins at ``start`` and where it ends, or None.

    Round brackets inside it must be paired; it holds neither space nor square brackets, so that
    a search for its end never reads past the next mark.
    """
    if not text.startswith("(", start):
        return None
    depth = 0
    for found in _DELIMITER.finditer(text, start):
        if found[0] == "(":
            depth += 1
        elif found[0] != ")":
            return None
        else:
            depth -= 1
            if not depth:
                return text[start + 1 : found.start()], found.end()
    return None


def read_citation(inside: str) -> tuple[tuple[CitationItem, ...], str]:
    """Read what stands between the brackets of a citation: its items, and "" or what is wrong."""
    items: list[CitationItem] = []
    for part in inside.split(";"):
        typed = " ".join(part.split())
        found = _ITEM.fullmatch(typed)
        if not found:
            return (), _(
                "“%s” is no citation: write @key, or @key, p. 54, with ; between several."
            ) % typed[:80]
        via, key, locator = found.groups()
        if not via:
            items.append(CitationItem(key, (locator or "").strip(), "", typed))
        elif items and not items[-1].via and not locator:
            last = items.pop()
            items.append(CitationItem(last.source, last.locator, key, f"{last.typed}; {typed}"))
        else:
            return (), _(
                "“%s” follows the one citation that was read there: [@book, p. 54; via @article]."
            ) % typed[:80]
    return tuple(items), ""


def excerpt(pieces: list[str], start: int) -> str:
    """Return the first words of the plain text from a piece on, with … if there are more."""
    words = "".join(pieces[start : start + _EXCERPT_PIECES]).split(None, EXCERPT_WORDS)
    if len(words) <= EXCERPT_WORDS:
        return " ".join(words)
    return " ".join(words[:EXCERPT_WORDS]) + "…"


def flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Say whether a run of * or _ can open and can close, by what stands on either side of it.

    The rules are those of CommonMark 0.31.2, 6.2: _ does not work inside a word.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before, space_after = before.isspace(), after.isspace()
    sign_before, sign_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    if text[start] == "_":
        return left and (not right or sign_before), right and (not left or sign_after)
    return left, right


def _is_punctuation(character: str) -> bool:
    return not character.isalnum() and unicodedata.category(character)[0] in "PS"
