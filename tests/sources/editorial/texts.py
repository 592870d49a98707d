"""Pairs of texts to compare, in several scripts, and how rendered differences are read back."""

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "conference", "Zakopane", "began", "the", "of", "in",
        "встреча", "гестапо", "й", "и\u0306",
        "שָׁלוֹם", "ועידה", "\u200f1940\u200f",
        "Hội", "nghị", "Đức", "lie\u0302\u0323n", "liên", "e\u0301\u0323",
        "\u202eevil\u202c", "\u200b", "क्‍ष", "می‌خواهم", "👩‍👩‍👧", "🇵🇱", "\u0301",
        "[@rees2008, p. 54]", "[@rees2008, p. 54; via @cih2019]", "[^1]", "[", "]",
        "]{claim=zakopane-date}", "[Eichmann](person:eichmann)", "[talks](event:talks)",
        ",", ".", "…", "**", "_", "<b>", "&amp;", '"', "'", "`",
    ]
)  # fmt: skip
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\u00a0", "\t"])
BEGINNINGS = st.sampled_from(["", "", "", "", "## ", "- ", "12. ", "[^1]: ", "> ", "  "])
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n \n", "\n\n\n\n", " \n\n"])


@st.composite
def paragraphs(draw):
    """A paragraph of some words, not always tidy."""
    words = draw(st.lists(st.tuples(WORDS, SPACES), max_size=12))
    return draw(BEGINNINGS) + "".join(word + space for word, space in words)


@st.composite
def texts(draw):
    """A text of a few paragraphs."""
    parts = draw(st.lists(st.tuples(paragraphs(), GAPS), max_size=6))
    return "".join(text + gap for text, gap in parts)


@st.composite
def edited(draw, text):
    """The text after some edits: pieces taken out, put in, exchanged, set elsewhere."""
    pieces = re.split(r"(?<=\n)|(?<= )", text)
    for _edit in range(draw(st.integers(0, 4))):
        if not pieces:
            break
        start = draw(st.integers(0, len(pieces) - 1))
        end = min(len(pieces), start + draw(st.integers(0, 8)))
        taken, new = pieces[start:end], draw(st.sampled_from(["none", "words", "elsewhere"]))
        pieces[start:end] = [draw(texts())] if new == "words" else []
        if new == "elsewhere":
            place = draw(st.integers(0, len(pieces)))
            pieces[place:place] = taken
    return "".join(pieces)


@st.composite
def pairs(draw):
    """Two texts: one made from the other, or each by itself."""
    before = draw(texts())
    return before, draw(st.one_of(edited(before), texts()))


class Reader(HTMLParser):
    """Reads one of the two texts out of a rendered difference, as the docstrings there say."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self.side, self.other = side, {"before": "ins", "after": "del"}[side]
        self.parts: list[tuple[int, list[str], str]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.open.append((tag, attributes))
        if f"data-{self.side}" in attributes:
            gap = attributes.get(f"data-gap-{self.side}", "\n\n")
            self.parts.append((int(attributes[f"data-{self.side}"]), [], gap))
        if "data-character" in attributes and self._is_read():
            self.parts[-1][1].append(chr(int(attributes["data-character"], 16)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self._is_read() and "data-character" not in self.open[-1][1]:
            self.parts[-1][1].append(data)

    def _is_read(self) -> bool:
        return any(f"data-{self.side}" in attributes for _tag, attributes in self.open) and not any(
            tag == self.other for tag, _attributes in self.open
        )

    @property
    def text(self) -> str:
        return "".join(
            "".join(words) + gap for _place, words, gap in sorted(self.parts, key=lambda p: p[0])
        )


def read_back(html: str, side: str) -> str:
    """Return the text of one side, `before` or `after`."""
    reader = Reader(side)
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.text
