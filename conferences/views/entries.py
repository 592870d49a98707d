"""The page of a work: its current edition, a fixed one, and the list of its editions."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from conferences.addresses import KINDS_OF_WORDS, language_prefix, work_address, work_path
from conferences.models import Edition
from conferences.views.absent import answer_for_absent
from conferences.views.frames import Design, Frame, frame_for
from conferences.views.kept import KEPT, KeptPage
from conferences.views.mentions import MENTIONS
from conferences.views.pages import frame_context, page, page_language, send
from conferences.views.reading import FixedText, PageText, current_text, fixed_text
from conferences.views.rows import edition_row
from conferences.views.words import day_in_words, words_for


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
    contents = _contents(text, language, work_path(kind, slug))
    contents["crumb"] = f'<span aria-current="page">{escape(text.title)}</span>'
    if not is_plain:
        contents["notice"] = _missing_language(text, language)
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
    contents = _contents(fixed.text, language, work_path(kind, slug, number), work_path(kind, slug))
    contents["head"] = '<meta name="robots" content="noindex">'
    contents["crumb"] = format_html(
        '<a href="{}">{}</a></li><li><span aria-current="page">{}</span>',
        current,
        fixed.text.title,
        _("Edition %(number)s") % {"number": number},
    )
    contents["notice"] = _edition_notice(fixed, current, language) + _missing_language(
        fixed.text, language
    )
    body = _frame(kind, fixed.text, language).around(contents)
    return send(request, body, headers={"Link": _version_links(current, number)})


def history(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """List the editions of a work, the newest first."""
    kind = KINDS_OF_WORDS[word]
    editions = list(
        Edition.objects.of_work_at(kind, slug).select_related("withdrawal").order_by("-number")
    )
    if not editions:
        return answer_for_absent(request, kind, slug, suffix="history/")
    context = frame_context(f"{work_path(kind, slug)}history/", word=word)
    language = page_language()
    return send(
        request,
        page(
            "conferences/edition_list.html",
            {
                **context,
                "editions": [edition_row(each, slug, language) for each in editions],
                "entry": words_for(editions[0].facts.get("titles"), language, editions[0].label),
                "address": work_address(kind, slug, language),
            },
        ),
    )


def _frame(kind: str, text: PageText, language: str) -> Frame:
    return frame_for(Design(language, kind, frozenset(text.languages)))


def _contents(
    text: PageText, language: str, path: str, canonical: str = ""
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
    return f'<meta name="description" content="{escape(words)}">' if words else ""


def _missing_language(text: PageText, language: str) -> str:
    if text.language == language:
        return ""
    names: Mapping[str, str] = dict(settings.LANGUAGES)
    return render_to_string(
        "conferences/_missing_language.html",
        {"wanted": names[language], "shown": names.get(text.language, text.language)},
    )


def _edition_notice(fixed: FixedText, current: str, language: str) -> str:
    withdrawn_at = fixed.withdrawn_at
    return render_to_string(
        "conferences/_edition_notice.html",
        {
            "number": fixed.text.number,
            "published": day_in_words(fixed.at, language),
            "withdrawn": day_in_words(withdrawn_at, language) if withdrawn_at else "",
            "reason": fixed.withdrawal_reason,
            "current": current,
        },
    )


def _version_links(current: str, number: int) -> str:
    """Return the Link header that leads between versions (RFC 5829)."""
    links = [(current, "canonical"), (current, "latest-version")]
    if number > 1:
        links.append((f"{current}v/{number - 1}/", "predecessor-version"))
    links.append((f"{current}history/", "version-history"))
    return ", ".join(f'<{address}>; rel="{relation}"' for address, relation in links)
