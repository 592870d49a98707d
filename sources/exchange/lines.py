"""Values for formats of which every line says something."""

import json
import re

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def on_one_line(value: object) -> str:
    """Return a value without control characters and ends of lines; "" for None."""
    return _BREAKS.sub(" ", "" if value is None else str(value)).strip()


# What a reader of such a format may take for space, a dash or a quotation mark of its own.
_UNSAFE = re.compile(r"[^\S ]|[\x7f-\x9f]|(?<= ) |(?<=-)-|(?<=`)`|(?<=')'|(?<=<)<|(?<=>)>|(?<=,),")


def json_line(value: object) -> str:
    """Return a value as JSON on one line, of which no reader changes a character."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


# To bring so many marks over one letter into order takes longer than to read a library; no letter has them.
MOST_MARKS = 30
_HEAPED = re.compile(f"[\u0300-\u036f]{{{MOST_MARKS + 1}}}")


def has_heaped_marks(text: str) -> bool:
    """Say whether more marks stand over one letter than any letter has."""
    return bool(_HEAPED.search(text))
