"""Names of persons and bodies as BibTeX writes them."""

import re
from collections.abc import Iterator

from sources.citing.records import CreatorRecord
from sources.exchange.lines import on_one_line
from sources.exchange.tex import escaped, printed

_PARTS = re.compile(r"\\.|[{}]|,|\s+and(?=\s)|.", re.DOTALL)
_SIGN = re.compile(r"\\.|.", re.DOTALL)
_OTHERS = "others"
# A part of a name that says what it is, in quotation marks or not.
_LABELLED = re.compile(
    r'\s*"?(?:family|given|prefix|suffix|useprefix|(?:family|given|prefix|suffix)-i|nametype|id|gender)\s*='
)
# What would end a name, or part it, if it did not stand in braces.
_PARTING = re.compile(r",|\band\b", re.IGNORECASE)


def read_names(tex: str, role: str) -> list[CreatorRecord]:
    """Return the names of a field; "and others" names nobody."""
    found = (_name(parts, role) for parts in _split(tex))
    return [name for name in found if name is not None]


def has_others(tex: str) -> bool:
    """Say whether a field ends with "and others"."""
    return [part.strip().lower() for part in tex.split()[-2:]] == ["and", _OTHERS]


def _split(tex: str) -> Iterator[list[str]]:
    """Give the parts of each name, between commas, as TeX; braces protect both."""
    parts, depth = [""], 0
    for found in _PARTS.finditer(f" {on_one_line(tex)} "):
        sign = found[0]
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth <= 0 and sign == ",":
            parts.append("")
        elif depth <= 0 and sign.strip().lower() == "and" and sign != sign.strip():
            yield parts
            parts = [""]
        else:
            parts[-1] += sign
    yield parts


def _name(parts: list[str], role: str) -> CreatorRecord | None:
    whole = parts[0].strip()
    if all(map(_LABELLED.match, parts)):
        return _labelled(parts, role)
    if len(parts) > 1:
        family, *given = (printed(part) for part in parts)
        # "Family, Jr, Given": what stands between belongs to the given names, last.
        names = " ".join(filter(None, reversed(given)))
        return CreatorRecord(role, family=family, given=names)
    if not whole or whole.lower() == _OTHERS:
        return None
    if _is_braced(whole):
        return CreatorRecord(role, literal=printed(whole))
    return _in_order(whole, role)


def _labelled(parts: list[str], role: str) -> CreatorRecord:
    """Read the form of BibLaTeX that says of each part what it is: "family=Berg, given=Eva, prefix=van der"."""
    pairs = (part.strip().strip('"').partition("=") for part in parts)
    named = {name.strip(): printed(value) for name, _sign, value in pairs}
    family = " ".join(filter(None, (named.get("prefix"), named.get("family"))))
    given = " ".join(filter(None, (named.get("given"), named.get("suffix"))))
    return CreatorRecord(role, family=family, given=given)


def _is_braced(whole: str) -> bool:
    """Say whether one pair of braces holds all of it."""
    if not (whole.startswith("{") and whole.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(whole):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return place == len(whole) - 1
    return False


def _in_order(whole: str, role: str) -> CreatorRecord:
    """Read "Given von Family": the family name begins with the first word of a small letter, or is the last."""
    words = _words(whole)
    start = next(
        (place for place, word in enumerate(words[:-1]) if word[:1].islower()),
        len(words) - 1,
    )
    family, given = " ".join(words[start:]), " ".join(words[:start])
    return CreatorRecord(role, family=printed(family), given=printed(given))


def _words(whole: str) -> list[str]:
    words, depth = [""], 0
    for found in _SIGN.finditer(whole):
        sign = found[0]
        depth += {"{": 1, "}": -1}.get(sign, 0)
        # A tilde is a space at which no line ends.
        if sign in " ~" and depth <= 0:
            words.append("")
        else:
            words[-1] += sign
    return [word for word in words if word]


def write_name(creator: CreatorRecord) -> str:
    """Return a name that BibTeX reads as it is recorded."""
    if creator.literal:
        return f"{{{escaped(creator.literal)}}}"
    family, given = _protected(creator.family), _protected(creator.given)
    return f"{family}, {given}" if given or " " in family else family


def _protected(part: str) -> str:
    tex = escaped(part)
    return f"{{{tex}}}" if _PARTING.search(tex) else tex
