"""Claims outside the text: those it did not use, and those of other entries about this work."""

from django.utils.translation import gettext as _

from conferences.rendering.addresses import address_of
from conferences.rendering.html import chosen, foreign, text
from conferences.rendering.marks import excerpt
from conferences.rendering.page import Page


def further_claims(page: Page) -> str:
    """Return the section of claims, and of answers to the questions, that the text does not use."""
    answers = [key for question in page.view.questions for key in question.answers]
    keys = dict.fromkeys(
        key for key in (*page.view.own_claims, *answers) if key in page.view.claims
    )
    rows = [_claim(page, key) for key in keys if key not in page.placed]
    if not rows:
        return ""
    return (
        f'<section id="further-claims"><h2>{text(_("Further claims recorded"))}</h2>\n'
        f'<ul class="claims">\n{"".join(rows)}</ul></section>\n'
    )


def other_entries(page: Page) -> str:
    """Return the section of other entries' claims about this work, each linked to its place."""
    rows = []
    for key in page.view.concerning:
        claim = page.view.claims.get(key)
        if claim is None:
            continue
        words, code = chosen(claim.statement, page.language)
        address = address_of(claim.work, page.language)
        statement = page.link(
            f"{address}#claim-{key}" if address else "", foreign(words, code, page.language)
        )
        rows.append(
            f"<li>{statement}{page.bracket(key, is_brief=True)} – {page.ref(claim.work)}</li>\n"
        )
    if not rows:
        return ""
    return (
        f'<section id="in-other-entries"><h2>{text(_("In other entries"))}</h2>\n'
        f'<ul class="claims">\n{"".join(rows)}</ul></section>\n'
    )


def _claim(page: Page, key: str) -> str:
    claim = page.view.claims[key]
    words, code = chosen(claim.statement, page.language)
    is_brief = key in page.told
    page.told.add(key)
    opening = page.open_claim(key)
    marks = page.notes.cite(key, claim.citations, excerpt([words], 0))
    shown = foreign(words, code, page.language)
    told = page.bracket(key, is_brief=is_brief)
    return f"<li>{opening}{shown}{marks}{told}</span>{page.cite_claim(key)}</li>\n"
