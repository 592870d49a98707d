"""The page of a work: its current edition, and a fixed one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from conferences.addresses import KINDS_OF_WORDS, language_prefix, work_address, work_path
from conferences.rendering.lags import lag_words
from conferences.views.absent import answer_for_absent
from conferences.views.citing import citing_meta
from conferences.views.frames import Design, Frame, frame_for
from conferences.views.kept import KEPT, KeptPage
from conferences.views.mentions import MENTIONS
from conferences.views.notices import edition_notice, missing_language
from conferences.views.pages import page_language, send
from conferences.views.printing import print_address
from conferences.views.reading import PageText, current_text, fixed_text
from conferences.views.switching import switch

# What the address of an edition has after it where it is sent to programs.
LINKED_DATA = "data.jsonld"


def entry(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """Show the current edition of a work; `word` is the part of the address for its kind."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    place = (kind, slug, language)
    kept = KEPT.at(place)
    text = current_text(*place, kept.digest if kept else "")
    if text is None:
        return answer_for_absent(request, kind, slug)
    if kept and text.html is None:
        return send(request, kept.body, kept.tag)
    frame = _frame(kind, text, language)
    # Nothing but the edition and the frame decides what most readers get, so their tag needs
    # neither the page nor its hash.
    is_plain = text.language == language and kind not in MENTIONS
    tag = f'"{text.digest[:32]}-{text.language}-{frame.version}"' if is_plain else ""
    contents = _contents(kind, text, language, work_path(kind, slug))
    contents["head"] = _for_machines(kind, slug, text)
    contents["crumb"] = f'<span aria-current="page">{escape(text.title)}</span>'
    switcher = switch(text.readings, slug, language)
    contents["notice"] = switcher
    for code, lag in text.lags.items():
        contents[f"state_{code}"] = f' <span class="state">{escape(lag_words(lag))}</span>'
    if not is_plain:
        contents["notice"] = missing_language(text.language, language) + switcher
        contents["after"] = MENTIONS[kind](text.key) if kind in MENTIONS else ""
    body = frame.around(contents)
    if is_plain:
        KEPT.keep(place, KeptPage(text.digest, tag, body))
    return send(request, body, tag)


def edition(request: HttpRequest, word: str, slug: str, number: int) -> HttpResponse:
    """Show one edition of a work as it was, for ever."""
    kind, language = KINDS_OF_WORDS[word], page_language()
    fixed = fixed_text(kind, slug, number, language)
    if fixed is None:
        return answer_for_absent(request, kind, slug, number)
    current = work_address(kind, slug, language)
    contents = _contents(
        kind, fixed.text, language, work_path(kind, slug, number), work_path(kind, slug)
    )
    contents["head"] = '<meta name="robots" content="noindex">\n' + _for_machines(
        kind, slug, fixed.text
    )
    contents["crumb"] = format_html(
        '<a href="{}">{}</a></li><li><span aria-current="page">{}</span>',
        current,
        fixed.text.title,
        _("Edition %(number)s") % {"number": number},
    )
    printed = print_address(kind, slug, number, fixed.text)
    contents["notice"] = (
        edition_notice(fixed, current, language, printed)
        + missing_language(fixed.text.language, language)
        + switch(fixed.text.readings, slug, language, number=number)
    )
    body = _frame(kind, fixed.text, language).around(contents)
    return send(request, body, headers={"Link": _version_links(current, number)})


def linked_data(request: HttpRequest, word: str, slug: str, number: int) -> HttpResponse:
    """Send one edition as JSON-LD."""
    kind = KINDS_OF_WORDS[word]
    fixed = fixed_text(kind, slug, number, page_language())
    if fixed is None:
        return answer_for_absent(request, kind, slug, number, LINKED_DATA)
    if not fixed.text.linked_data:
        raise Http404
    return send(
        request,
        fixed.text.linked_data.encode(),
        headers={"Content-Type": "application/ld+json", "X-Robots-Tag": "noindex"},
    )


def _for_machines(kind: str, slug: str, text: PageText) -> str:
    """Return what the head of a page has for programs; the words in it are escaped already."""
    cited = citing_meta(kind, text)
    if not text.linked_data:
        return cited
    address = work_address(kind, slug, text.language, text.number) + LINKED_DATA
    return (
        f'{cited}<link rel="alternate" type="application/ld+json" href="{escape(address)}">\n'
        f'<script type="application/ld+json">{text.linked_data}</script>\n'
    )


def _frame(kind: str, text: PageText, language: str) -> Frame:
    return frame_for(Design(language, kind, frozenset(text.languages)))


def _contents(
    kind: str, text: PageText, language: str, path: str, canonical: str = ""
) -> dict[str, str | bytes]:
    # A page without a text in its own language repeats another: that one is the address to keep.
    return {
        "title": escape(text.title),
        "description": _description(text.description),
        "path": path,
        "editions": f"{language_prefix(language)}{canonical or path}history/",
        "canonical": f"{language_prefix(text.language)}{canonical or path}",
        "language": text.language,
        "article": text.html or b"",
    }


def _description(words: str) -> str:
    if not words:
        return ""
    return format_html(
        '<meta name="description" content="{0}">\n<meta property="og:description" content="{0}">',
        words,
    )


def _version_links(current: str, number: int) -> str:
    """Return the Link header that leads between versions (RFC 5829)."""
    links = [(current, "canonical"), (current, "latest-version")]
    if number > 1:
        links.append((f"{current}v/{number - 1}/", "predecessor-version"))
    links.append((f"{current}history/", "version-history"))
    return ", ".join(f'<{address}>; rel="{relation}"' for address, relation in links)
