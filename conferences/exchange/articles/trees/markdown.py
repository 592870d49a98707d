"""Markdown without the HTML that people write in it: pandoc is not asked to read that."""

import re

# In code nothing is markup.
_CODE = re.compile(
    r"^(?:```|~~~)[^\n]*\n.*?^(?:```|~~~)[^\n]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE
)
_OPENS, _CLOSES = "<!--", "-->"
_RAISED = re.compile(r"<sup>\s*([^<>\s]{1,40})\s*</sup>", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,300}>([^<>\n]{1,300})</h[1-6]>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|center|cite|dd|del|details|div|dl|dt|em|figcaption|figure|font|hr|i|img|ins|kbd|li|mark"
    r"|ol|p|picture|q|s|section|small|source|span|strong|sub|summary|sup|u|ul|wbr)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)


def without_html(text: str) -> str:
    """Return Markdown without comments and tags; raised words and headings are written as it writes them."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_without_html(text[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, _without_html(text[at:])])


def _without_html(text: str) -> str:
    if "<" not in text:
        return text
    text = _without_comments(text)
    text = _RAISED.sub(r"^\1^", text)
    text = _HEADING.sub(lambda found: f"\n\n{'#' * int(found[1])} {found[2].strip()}\n\n", text)
    return _TAG.sub("", _BREAK.sub(" ", text))


def _without_comments(text: str) -> str:
    """Take comments out; one that never ends is none."""
    parts, at = [], 0
    while (start := text.find(_OPENS, at)) >= 0 and (end := text.find(_CLOSES, start)) >= 0:
        parts.append(text[at:start])
        at = end + len(_CLOSES)
    return "".join([*parts, text[at:]])
