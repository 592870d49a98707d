"""The questions of a page, each with its answers side by side and who says so."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conferences.rendering.html import attribute, chosen, foreign, localized, text
from conferences.rendering.inquiries import inquiries_about, inquiries_html
from conferences.rendering.matrix_tables import matrix_id
from conferences.rendering.page import Page
from conferences.rendering.standing import Weighing
from conferences.rendering.values import CitationView, ClaimView, QuestionView

_SIDES = {
    "supports": gettext_noop("Supported by:"),
    "disputes": gettext_noop("Disputed by:"),
    "mentions": gettext_noop("Mentioned by:"),
}


def question_html(page: Page, question: QuestionView) -> str:
    """Return the block of a question: its answers, what would settle it, where evidence was sought."""
    answers = [page.view.claims[key] for key in question.answers if key in page.view.claims]
    words, code = chosen(question.text, page.language)
    own_id = attribute(page.ids.take(f"question-{question.key}"))
    rows = "".join(_answer(page, question, claim) for claim in answers)
    parts = [
        f'<section class="question" id="{own_id}"><h3>{foreign(words, code, page.language)}</h3>\n',
        f'<ul class="answers">\n{rows}</ul>\n' if rows else "",
        _way_to_matrix(page, question),
    ]
    if any(question.would_settle.values()):
        settle = localized(question.would_settle, page.language)
        parts.append(f"<p><b>{text(_('What would settle it:'))}</b> {settle}</p>\n")
    parts.append(inquiries_html(page, inquiries_about(page, question.key)))
    parts.append("</section>\n")
    return "".join(parts)


def _way_to_matrix(page: Page, question: QuestionView) -> str:
    if not page.matrices[question.key].rows:
        return ""
    said = text(_("Evidence matrix: each source by each answer"))
    return f"<p>{page.link(f'#{matrix_id(question.key)}', said)}</p>\n"


def _answer(page: Page, question: QuestionView, claim: ClaimView) -> str:
    weighing = page.weighings[claim.key]
    value = page.answer(claim.key)
    statement = page.link(page.claim_address(claim.key), localized(claim.statement, page.language))
    shown = f"<b>{value}</b> {statement}" if value else statement
    lines = [_side(page, claim, stance) for stance in _SIDES]
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
    standing = page.short_standing(claim.key)
    return (
        f'<li>{shown} <span class="st">{standing}</span>{ranked}'
        f"<ul>{''.join(f'<li>{line}</li>' for line in lines if line)}</ul>"
        f"{page.cite_claim(claim.key)}</li>\n"
    )


def _side(page: Page, claim: ClaimView, stance: str) -> str:
    """Return who stands on one side, each source linked to its note."""
    citations = [citation for citation in claim.citations if citation.stance == stance]
    if not citations:
        return ""
    listed = "; ".join(_citation(page, citation) for citation in citations)
    # A label may end in an abbreviation.
    ending = "" if listed.removesuffix("</a>").endswith(".") else "."
    return f"{text(_(_SIDES[stance]))} {listed}{ending}"


def _citation(page: Page, citation: CitationView) -> str:
    href = page.notes.href(citation)
    shown = page.link(f"#{href}" if href else "", text(page.short(citation.source)))
    if citation.locator:
        shown += f", {text(citation.locator.rstrip('.'))}"
    if citation.via:
        shown += f" ({text(_('read in %s') % page.short(citation.via))})"
    return shown


def _opposed_by_answers(page: Page, question: QuestionView, claim: ClaimView) -> str:
    """Return the sources that oppose an answer by supporting another."""
    if not question.is_exclusive:
        return ""
    own = page.weighings[claim.key]
    keys = {source: None for rival in own.rivals for source in page.weighings[rival].supporting}
    names = [page.short(key) for key in keys if key not in own.opposing]
    return _ended(_("Disputed by their own answer: %s.") % "; ".join(names)) if names else ""


def _ended(sentence: str) -> str:
    """Return a sentence as HTML with one full stop, also where it ends in an abbreviation."""
    return text(sentence.removesuffix(".") if sentence.endswith("..") else sentence)


def _split(page: Page, weighing: Weighing) -> str:
    if not weighing.split:
        return ""
    names = "; ".join(page.short(key) for key in weighing.split)
    return _ended(_("Reports of it differ, so that it counts on no side: %s.") % names)
