"""What the scripts of the desk can say: every message that they hand to gettext, and what they keep from it."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_javascript
from babel.messages.jslexer import tokenize
from django.conf import settings

from tests.reader_messages import Message

CALLS = {"gettext": None, "ngettext": (1, 2)}
_INSERTED = re.compile(r"\$\{[^}]*\}")
# Two words with a space between, or one that begins as a sentence does.
_SAID = re.compile(r"[^\W\d_]{2,}[,.:;!?”’]* (… )?[^\W\d_]{2,}|^[A-Z][a-z]+\b(?!-)")
# What selects elements, or names kinds of them, in place of speaking of them.
_SELECTOR = re.compile(r"[#=>\[]|(^|[ (])[.:][a-z]|\w[.:]\w")
_TAGS = set(
    re.findall(
        r"\w+",
        "a blockquote button del h2 h3 input label legend li p pre select summary td textarea",
    )
)
# Names of classes: all but the first have a hyphen.
_CLASSES = re.compile(r"[a-z-]+( [a-z]+-[a-z…-]+)+")
# Names of keys and modes.
TECHNICAL = {
    "use strict",
    *("ArrowDown", "ArrowUp", "End", "Enter", "Escape", "Home", "Tab"),
}


def _scripts() -> Iterator[Path]:
    """Give our own scripts; what is not ours says nothing to anybody."""
    [folder] = settings.STATICFILES_DIRS
    found = Path(folder).rglob("*.js")
    yield from sorted(path for path in found if "vendored" not in path.parts)


def script_messages() -> dict[Message, set[str]]:
    """Return each message of a script, with the scripts that have it."""
    found: dict[Message, set[str]] = {}
    for path in _scripts():
        with path.open("rb") as script:
            for _line, _call, words, _comments in extract_javascript(script, CALLS, (), {}):
                message = (words,) if isinstance(words, str) else tuple(words)
                found.setdefault(message, set()).add(path.name)
    return found


def words_of_its_own(code: str) -> list[str]:
    """Return what a script has to say beside its messages."""
    told = {words for message in script_messages() for words in message}
    strings = [
        _INSERTED.sub("…", token.value[1:-1])
        for token in tokenize(code, jsx=False)
        if token.type in ("string", "template_string")
    ]
    return [each for each in strings if each not in told and _is_said(each)]


def _is_said(words: str) -> bool:
    is_list_of_tags = _TAGS.issuperset(words.split(", "))
    is_name = words in TECHNICAL or is_list_of_tags or _CLASSES.fullmatch(words) is not None
    return _SAID.search(words) is not None and not (is_name or _SELECTOR.search(words))


def own_words() -> dict[str, list[str]]:
    """Return, by script, the words that no catalogue has."""
    found = {path.name: words_of_its_own(path.read_text()) for path in _scripts()}
    return {name: words for name, words in found.items() if words}
