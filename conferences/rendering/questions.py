"""How we know: counts, the questions with their answers side by side, what the words mean."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.html import attribute, chosen, foreign, localized, text
from conferences.rendering.lineage import Lineages
from conferences.rendering.page import Page
from conferences.rendering.standing import WORDS, Weighing
from conferences.rendering.values import CitationView, ClaimView, QuestionView
from conferences.rendering.wording import short_standing_words, standing_meaning, standing_word


def how_we_know(page: Page) -> str:
    """Return the section; the notes must have their numbers, the claims their places.

    "" for a place, a body or a source of which nothing is claimed.
    """
    is_entry = page.view.ref.kind in ("event", "person")
    if not (is_entry or page.notes.cited or page.view.questions or page.words_used):
        return ""
    parts = [f'<section id="how-we-know"><h2>{text(_("How we know"))}</h2>\n', _counts(page)]
    parts.extend(_question(page, question) for question in page.view.questions)
    parts.append(_meanings(page))
    parts.append("</section>\n")
    return "".join(parts)


def _counts(page: Page) -> str:
    cited = page.notes.cited
    if not cited:
        return f"<p>{text(_('No source is cited here.'))}</p>\n"
    lineages = Lineages(page.view.sources)
    seen = sum(1 for one in cited.values() if not one.is_only_second_hand)
    sentences = [
        ngettext("This page cites %d source.", "This page cites %d sources.", len(cited))
        % len(cited),
        ngettext("We have seen %d of them ourselves.", "We have seen %d of them ourselves.", seen)
        % seen,
        ngettext(
            "Counting sources that repeat one another once, %d is independent.",
            "Counting sources that repeat one another once, %d are independent.",
            lineages.count_independent(cited),
        )
        % lineages.count_independent(cited),
    ]
    for circle in lineages.circles(cited):
        names = [_short(page, key) for key in circle]
        sentences.append(
            _("These repeat one another in a circle and count once: %s.") % ", ".join(names)
        )
    return f"<p>{text(' '.join(sentences))}</p>\n"


def _short(page: Page, key: str) -> str:
    source = page.view.sources.get(key)
    return (source.short or source.title) if source else key


def _question(page: Page, question: QuestionView) -> str:
    answers = [page.view.claims[key] for key in question.answers if key in page.view.claims]
    words, code = chosen(question.text, page.language)
    own_id = attribute(page.ids.take(f"question-{question.key}"))
    rows = "".join(_answer(page, question, claim) for claim in answers)
    parts = [
        f'<section class="question" id="{own_id}"><h3>{foreign(words, code, page.language)}</h3>\n',
        f'<ul class="answers">\n{rows}</ul>\n' if rows else "",
    ]
    if any(question.would_settle.values()):
        settle = localized(question.would_settle, page.language)
        parts.append(f"<p><b>{text(_('What would settle it:'))}</b> {settle}</p>\n")
    parts.append("</section>\n")
    return "".join(parts)


def _answer(page: Page, question: QuestionView, claim: ClaimView) -> str:
    weighing = page.weighings[claim.key]
    value = page.answer(claim.key)
    statement = page.link(page.claim_address(claim.key), localized(claim.statement, page.language))
    shown = f"<b>{value}</b> {statement}" if value else statement
    lines = [_side(page, claim, stance) for stance in ("supports", "disputes", "mentions")]
    lines.append(_opposed_by_answers(page, question, claim))
    lines.append(_split(page, weighing))
    ranked = ""
    if claim.rank != "normal":
        name = (
            _("preferred by the editors")
            if claim.rank == "preferred"
            else _("set aside by the editors")
        )
        ranked = f" <b>{text(name)}</b>: {text(claim.rank_reason)}"
    standing = short_standing_words(weighing, text=text)
    return (
        f'<li>{shown} <span class="st">{standing}</span>{ranked}'
        f"<ul>{''.join(f'<li>{line}</li>' for line in lines if line)}</ul></li>\n"
    )


def _side(page: Page, claim: ClaimView, stance: str) -> str:
    """Return who stands on one side, each source linked to its note."""
    citations = [citation for citation in claim.citations if citation.stance == stance]
    if not citations:
        return ""
    label = {
        "supports": _("Supported by:"),
        "disputes": _("Disputed by:"),
        "mentions": _("Mentioned by:"),
    }[stance]
    listed = "; ".join(_citation(page, citation) for citation in citations)
    # A label may end in an abbreviation.
    ending = "" if listed.removesuffix("</a>").endswith(".") else "."
    return f"{text(label)} {listed}{ending}"


def _citation(page: Page, citation: CitationView) -> str:
    href = page.notes.href(citation)
    shown = page.link(f"#{href}" if href else "", text(_short(page, citation.source)))
    if citation.locator:
        shown += f", {text(citation.locator.rstrip('.'))}"
    if citation.via:
        shown += f" ({text(_('read in %s') % _short(page, citation.via))})"
    return shown


def _opposed_by_answers(page: Page, question: QuestionView, claim: ClaimView) -> str:
    """Return the sources that oppose an answer by supporting another."""
    if not question.is_exclusive:
        return ""
    own = page.weighings[claim.key]
    keys = {source: None for rival in own.rivals for source in page.weighings[rival].supporting}
    names = [_short(page, key) for key in keys if key not in own.opposing]
    return _ended(_("Disputed by their own answer: %s.") % "; ".join(names)) if names else ""


def _ended(sentence: str) -> str:
    """Return a sentence as HTML with one full stop, also where it ends in an abbreviation."""
    return text(sentence.removesuffix(".") if sentence.endswith("..") else sentence)


def _split(page: Page, weighing: Weighing) -> str:
    if not weighing.split:
        return ""
    names = "; ".join(_short(page, key) for key in weighing.split)
    return _ended(_("Reports of it differ, so that it counts on no side: %s.") % names)


def _meanings(page: Page) -> str:
    """Return what the words mean that this page links to."""
    used: Sequence[str] = [word for word in WORDS if word in page.words_used]
    if not used:
        return ""
    lines = "".join(
        f'<dt id="word-{word.replace(" ", "-")}">{text(standing_word(word))}</dt>'
        f"<dd>{text(standing_meaning(word))}</dd>"
        for word in used
    )
    return f'<dl class="words">{lines}</dl>\n'
