"""What stands in a web page around its article, taken out before the page is read."""

import re
from html import escape
from html.parser import HTMLParser

from conferences.exchange.articles.values import Leftover, UnreadableArticle, Why
from conferences.exchange.articles.words import word_set

# Of a list or table that pandoc cannot read it tries twice as much with each one around it.
DEEPEST, MOST_LISTS = 300, 12
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
_ROWS = frozenset({"tr", "td", "th"})
_PARTS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_TABLES = frozenset({"table"})
_LISTS = frozenset({"ol", "ul", "dl", *_TABLES})
# What a tag ends that was left open, and within what: HTML, 13.1.2.4, optional tags.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), _LISTS)),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), _TABLES | {"tr"})),
    "tr": (_ROWS | {"caption", "colgroup"}, _TABLES | {"thead", "tbody", "tfoot"}),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), (_PARTS, _TABLES)),
}
_OF_WORDS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = word_set(
    """
    address article blockquote details div dl figure figcaption h1 h2 h3 h4 h5 h6 header hr main ol
    p pre section table ul
    """
)
_FRAME_WORDS = word_set(
    """
    navbox navigation navbar nav toc mw-editsection cookie cookies cookie-banner cookie-consent
    cookie-notice noprint catlinks printfooter sitesub jump-link mw-jump-link sidebar breadcrumb
    breadcrumbs share social newsletter donate donation advert advertisement ad menu footer
    site-footer siteheader site-header consent vertical-navbox metadata ambox hatnote mw-indicators
    sistersitebox sharedaddy jp-relatedposts related-posts relatedposts related-articles comments
    comments-area comment-list comment-respond respond disqus_thread entry-meta entry-footer
    post-meta byline tags tags-links widget widget-area cookie-bar newsletter-signup
    subscription-widget author-bio post-navigation
    sitenotice mw-portlet vector-dropdown vector-page-toolbar page-actions-menu page-secondary-actions last-modified-bar
    contrib-group aff affiliation affiliations article-metrics ref-links screen-reader-text
    """
)
# The parts of a page as style sheets call them: "c-article__share", "share-buttons", "related-stories".
_PART_OF_FRAME = (
    r"(?:share|sharing|social|related|newsletter|breadcrumbs?|recommended|recommendations|recirculation|read-?more"
    r"|most-?(?:read|viewed|popular)|promo|advert|advertisement|cookies?|consent|tags|comments|paywall|subscribe|byline"
    r"|dateline|metrics)"
)
_FRAME_CLASS = re.compile(
    rf"(?:(?!(?:category|tag|term|post|format|has|is|no|with|wp|js|page|single)-)[a-z\d-]{{1,60}}[-_]{{1,2}})?{_PART_OF_FRAME}"
    r"(?:[-_]{1,2}(?:buttons?|links?|bar|list|box|block|banner|popup|items?|icons?|tools|widget|container|wrapper|form"
    r"|signup|articles|posts|stories|news|notice|section|content))?"
)
_AUTHOR_CLASS = re.compile(r"(?:article|story|post|entry)[-_]{1,2}(?:authors?|kicker|timestamp)")
# Their names are what they lead to, and what stands in them is the article's.
_NAMED_BY_WORDS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "section", "a", "span"})
# The parser takes what follows any for a name: but for a few, names end with a semicolon.
_AMPERSAND = re.compile(r"&(?!#?[a-zA-Z0-9]{1,32};|(?:amp|copy|gt|lt|nbsp|quot|reg)\b)")
# The parser takes more for names than there can be; of a tag that it cannot read pandoc, too, tries all meanings.
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*\Z")
_ATTRIBUTE = re.compile(r"[a-z_][a-z0-9_:.-]*\Z", re.IGNORECASE)
# They hold the article, whatever their classes say of it.
_HOLD_ALL = frozenset({"html", "body", "main", "article"})
_PARTS_OF_PAGE = frozenset({"div", "section", "ul", "p", "figure"})
# LibreOffice writes the head and the foot of each page so.
_PAGE_EDGES = frozenset({"header", "footer"})
LONGEST_CLASS = 80
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog"})


class _Pruner(HTMLParser):
    def __init__(self, *, trusts_forms: bool) -> None:
        super().__init__(convert_charrefs=False)
        # Whether classes that only look like those of a part of the frame are taken for that.
        self.trusts_forms, self.goes_by_form = trusts_forms, False
        self.length_kept = self.length_left_out = 0
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
        self._end_what_it_ends(tag)
        self.open.append(tag)
        if len(self.open) > DEEPEST:
            raise UnreadableArticle(f"The page is nested deeper than {DEEPEST}.", self.getpos()[0])
        if tag in _LISTS and sum(each in _LISTS for each in self.open) > MOST_LISTS:
            reason = f"More than {MOST_LISTS} lists and tables stand inside one another."
            raise UnreadableArticle(reason, self.getpos()[0])
        if not self.outside and self._leaves_out(tag, attrs):
            self.outside = len(self.open)
        elif not self.outside:
            self.kept.append(_written(tag, attrs))

    def _leaves_out(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        if tag in _HOLD_ALL:
            return False
        is_known = tag in _LEFT_OUT or _is_frame(tag, attrs)
        self.goes_by_form = not is_known and self.trusts_forms and _looks_like_frame(tag, attrs)
        return is_known or self.goes_by_form

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in self.open:
            return
        # Of what is never closed pandoc tries all that it could mean.
        self._end(len(self.open) - 1 - self.open[::-1].index(tag))

    def _end_what_it_ends(self, tag: str) -> None:
        """End what was left open and cannot hold a tag, such as an item of a list another."""
        if tag in _BLOCKS or tag in _ENDS:
            self._end_words()
        if tag not in _ENDS:
            return
        ended, within = _ENDS[tag]
        first = None
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in within:
                break
            if self.open[place] in ended:
                first = place
        if first is not None:
            self._end(first)

    def _end_words(self) -> None:
        """End a paragraph or heading, which hold words alone, with what was left open in it."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in _OF_WORDS:
                self._end(place)
                return
            if self.open[place] in _BLOCKS or self.open[place] in _ENDS:
                return

    def _end(self, place: int) -> None:
        """End the open tag at a place, and all that stands in it."""
        while len(self.open) > place:
            last = self.open.pop()
            if self.outside > len(self.open):
                self.outside = 0
            elif not self.outside:
                self.kept.append(f"</{last}>")

    def close_all(self) -> None:
        """Close what is still open, and was kept."""
        self._end(0)

    def handle_data(self, data: str) -> None:
        if not self.outside:
            self.kept.append(data.replace("<", "&lt;").replace(">", "&gt;"))
            self.length_kept += len(data.strip())
        elif data.strip() and self.open[-1] not in {"script", "style"}:
            self.length_left_out += len(data.strip()) if self.goes_by_form else 0
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


def _is_frame(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    values = {name: (value or "").lower() for name, value in attrs}
    classes = values.get("class", "").split()
    words = {*classes, "" if tag in _NAMED_BY_WORDS else values.get("id", "")}
    # Calls for a source stand inside sentences.
    is_call = "inline-template" in words
    return (
        bool(words & _FRAME_WORDS and not is_call)
        or (tag == "div" and values.get("title", "") in _PAGE_EDGES)
        or values.get("role", "") in _ROLES
        or "hidden" in values
    )


def _looks_like_frame(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    classes = next((value or "" for name, value in attrs if name == "class"), "").lower().split()
    return tag in _PARTS_OF_PAGE and any(map(_is_frame_class, classes))


def _is_frame_class(name: str) -> bool:
    if len(name) > LONGEST_CLASS:
        return False
    return bool(_FRAME_CLASS.fullmatch(name) or _AUTHOR_CLASS.search(name))


def without_frame(page: str) -> tuple[str, list[Leftover]]:
    """Return a page without its frame, and what that said."""
    pruner = _pruned(page, trusts_forms=True)
    if pruner.length_left_out > pruner.length_kept:
        # So much is the article itself, in a part with such a name.
        pruner = _pruned(page, trusts_forms=False)
    return "".join(pruner.kept), pruner.left_out


def _pruned(page: str, *, trusts_forms: bool) -> _Pruner:
    pruner = _Pruner(trusts_forms=trusts_forms)
    pruner.feed(_AMPERSAND.sub("&amp;", page))
    pruner.set_aside_rest()
    pruner.close()
    pruner.close_all()
    return pruner
