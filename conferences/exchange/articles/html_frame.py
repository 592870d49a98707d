"""What stands in a web page around its article, taken out before the page is read."""

import re
from html import escape
from html.parser import HTMLParser

from conferences.exchange.articles.values import Leftover, UnreadableArticle, Why
from conferences.exchange.articles.words import word_set

DEEPEST = 300
_LEFT_OUT = word_set(
    """
    script style nav footer aside form noscript button svg iframe object select template dialog
    """
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_ENDS_BY_ITSELF = word_set(
    "p li dt dd tr td th thead tbody tfoot option colgroup caption body html head"
)
_FRAME_WORDS = word_set(
    """
    navbox navigation navbar nav toc mw-editsection cookie cookies cookie-banner cookie-consent
    cookie-notice noprint catlinks printfooter sitesub jump-link mw-jump-link sidebar breadcrumb
    breadcrumbs share social newsletter donate donation advert advertisement ad menu footer
    site-footer siteheader site-header consent vertical-navbox metadata ambox hatnote mw-indicators
    sistersitebox
    """
)
# The parser takes what follows any for a name: but for a few, names end with a semicolon.
_AMPERSAND = re.compile(r"&(?!#?[a-zA-Z0-9]{1,32};|(?:amp|copy|gt|lt|nbsp|quot|reg)\b)")
# The parser takes more for names than there can be; of a tag that it cannot read pandoc, too, tries all meanings.
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*\Z")
_ATTRIBUTE = re.compile(r"[a-z_][a-z0-9_:.-]*\Z", re.IGNORECASE)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog"})


class _Pruner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self.left_out: list[Leftover] = []
        self.open: list[str] = []
        self.outside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _NAME.match(tag):
            return
        if tag in _VOID:
            if not self.outside:
                self.kept.append(_written(tag, attrs))
            return
        self.open.append(tag)
        if len(self.open) > DEEPEST:
            raise UnreadableArticle(f"The page is nested deeper than {DEEPEST}.", self.getpos()[0])
        if not self.outside and (tag in _LEFT_OUT or _is_frame(attrs)):
            self.outside = len(self.open)
        elif not self.outside:
            self.kept.append(_written(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in self.open:
            return
        # Tags that were left open, such as p and li, end with what they stand in.
        while self.open:
            last = self.open.pop()
            if self.outside > len(self.open):
                self.outside = 0
            elif not self.outside and (last == tag or last not in _ENDS_BY_ITSELF):
                # Of what is never closed pandoc tries all that it could mean.
                self.kept.append(f"</{last}>")
            if last == tag:
                return

    def close_all(self) -> None:
        """Close what is still open, and was kept."""
        kept = self.open[: self.outside - 1] if self.outside else self.open
        self.kept += [f"</{tag}>" for tag in reversed(kept) if tag not in _ENDS_BY_ITSELF]

    def handle_data(self, data: str) -> None:
        if not self.outside:
            self.kept.append(data.replace("<", "&lt;").replace(">", "&gt;"))
        elif data.strip() and self.open[-1] not in {"script", "style"}:
            words = " ".join(data.split())[:300]
            self.left_out.append(Leftover(self.getpos()[0], words, Why.BOILERPLATE))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take any <![...> for a comment, as browsers do; the parser knows no other than CDATA."""
        return self.parse_bogus_comment(i, report)

    def set_aside_rest(self) -> None:
        """Set aside a tag or comment that never ends, with all that follows, as browsers do."""
        if self.cdata_elem is None and self.rawdata.startswith("<"):
            words = " ".join(self.rawdata[:3000].split())[:300]
            self.left_out.append(Leftover(self.getpos()[0], words, Why.UNREAD))
            self.rawdata = ""

    def handle_entityref(self, name: str) -> None:
        if not self.outside:
            self.kept.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        if not self.outside:
            self.kept.append(f"&#{name};")


def _written(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    """Return a start tag as every parser reads it."""
    known = (
        f" {name}" if value is None else f' {name}="{escape(value)}"'
        for name, value in attrs
        if _ATTRIBUTE.match(name)
    )
    return f"<{tag}{''.join(known)}>"


def _is_frame(attrs: list[tuple[str, str | None]]) -> bool:
    values = {name: (value or "").lower() for name, value in attrs}
    words = {*values.get("class", "").split(), values.get("id", "")}
    return bool(words & _FRAME_WORDS) or values.get("role", "") in _ROLES or "hidden" in values


def without_frame(page: str) -> tuple[str, list[Leftover]]:
    """Return a page without its frame, and what that said."""
    pruner = _Pruner()
    pruner.feed(_AMPERSAND.sub("&amp;", page))
    pruner.set_aside_rest()
    pruner.close()
    pruner.close_all()
    return "".join(pruner.kept), pruner.left_out
