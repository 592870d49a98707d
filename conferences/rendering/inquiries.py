"""Evidence sought and not found, in words that do not turn its absence into proof."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from conferences.rendering.html import attribute, date_html, localized, text
from conferences.rendering.page import Page
from conferences.rendering.values import InquiryView


def inquiries_html(page: Page, inquiries: Sequence[InquiryView]) -> str:
    """Return where somebody looked, as a list under a warning; "" for none."""
    if not inquiries:
        return ""
    said = _(
        "That nothing was found there does not show that nothing was there: files may be lost, "
        "closed, or kept elsewhere."
    )
    rows = "".join(_inquiry(page, each) for each in inquiries)
    return (
        f'<p class="sought"><b>{text(_("Sought and not found."))}</b> {text(said)}</p>\n'
        f'<ul class="sought">\n{rows}</ul>\n'
    )


def inquiries_about(page: Page, question: str) -> tuple[InquiryView, ...]:
    """Return the inquiries that bear on a question, or on an answer to it; "" for those on neither."""
    return tuple(each for each in page.view.inquiries if _question_of(page, each) == question)


def _question_of(page: Page, inquiry: InquiryView) -> str:
    claim = page.claim(inquiry.claim)
    asked = inquiry.question or (claim.question if claim else "")
    return asked if asked in page.questions else ""


def _inquiry(page: Page, inquiry: InquiryView) -> str:
    """Return one inquiry: what was sought, in which files, by whom and when, and what came of it."""
    archive = page.ref(inquiry.organisation) if inquiry.organisation else text(inquiry.archive)
    where = ", ".join((archive, text(inquiry.extent)))
    if inquiry.years:
        years = date_html(inquiry.years, page.language)
        where = text(_("%(where)s (files of %(years)s)")) % {"where": where, "years": years}
    made = text(_("searched by %(name)s, %(date)s")) % {
        "name": text(inquiry.made_by),
        "date": date_html(inquiry.made_on, page.language),
    }
    parts = [
        f"<b>{localized(inquiry.sought, page.language)}</b>",
        f"{where}; {made}.",
        localized(inquiry.result, page.language),
        _claim(page, inquiry),
    ]
    own_id = attribute(page.ids.take(f"inquiry-{inquiry.key}"))
    return f'<li id="{own_id}">{" ".join(filter(None, parts))}</li>\n'


def _claim(page: Page, inquiry: InquiryView) -> str:
    claim = page.claim(inquiry.claim)
    if claim is None:
        return ""
    statement = page.link(page.claim_address(claim.key), localized(claim.statement, page.language))
    return f"{text(_('It bears on:'))} {statement}"
