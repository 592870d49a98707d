"""Words of strangers in which no sign is read as markup, but for the marks of our own texts."""

import re

# Between these two characters stands markup that was written, not copied; no text holds them.
_WRITTEN = re.compile("\ue010([^\ue010\ue011]*)\ue011")
_SPECIAL = re.compile(r"[\\`*_\[\]<>{}]")
_AT_START = re.compile(r"^([#>+~-]|\d{1,9}[.)])(?=\s|$)|^([~`]{3}|---|___|\*\*\*)")
# Citations, marks of remarks, and what stands behind the words of a claim or of a link between works;
# written markup is blanked out before.
_OWN = re.compile(
    r"\[@[^\[\]\ue012]+\]|\[\^[^\s\[\]\ue012]+\]"
    r"|(?P<close>\](?:\{claim=[^\s{}\[\]\ue012]+\}"
    r"|\((?:event|person|place|organisation|source):[^\s()\[\]\ue012]+\)))"
    r"|(?P<open>\[)|(?P<shut>\])"
)


def escaped_but_marks(words: str) -> str:
    """Return words with the signs of markup escaped, except where they make up a mark of ours."""
    kept = _kept(words)
    parts, at = [], 0
    for start, end in kept:
        parts += [_escaped(words[at:start]), words[start:end]]
        at = end
    return "".join([*parts, _escaped(words[at:])])


def _kept(words: str) -> list[tuple[int, int]]:
    """Return from where to where our own marks stand, in order."""
    kept: list[tuple[int, int]] = []
    open_at: list[int] = []
    for found in _OWN.finditer(_WRITTEN.sub(_blank, words)):
        if found["open"]:
            open_at.append(found.start())
        elif found["shut"]:
            if open_at:
                open_at.pop()
        elif found["close"]:
            if open_at:
                start = open_at.pop()
                kept += [(start, start + 1), found.span()]
        else:
            kept.append(found.span())
    return sorted(kept)


def _blank(found: re.Match[str]) -> str:
    return "\ue012" * len(found[0])


def _escaped(words: str) -> str:
    parts, at = [], 0
    for found in _WRITTEN.finditer(words):
        parts += [_SPECIAL.sub(_behind_a_slash, words[at : found.start()]), found[1]]
        at = found.end()
    return "".join([*parts, _SPECIAL.sub(_behind_a_slash, words[at:])])


def _behind_a_slash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def escaped_at_start(words: str) -> str:
    """Return a paragraph that does not begin as a list, a heading or a rule does."""
    found = _AT_START.match(words)
    return f"{words[: found.end() - 1]}\\{words[found.end() - 1 :]}" if found else words
