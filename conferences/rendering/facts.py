"""The box of facts: all answers side by side, each with the state of its evidence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conferences.rendering.html import date_html, localized, text
from conferences.rendering.page import Page
from conferences.rendering.values import Fact, FactValue, QuestionView

_LABELS = {
    "date": gettext_noop("Date"),
    "place": gettext_noop("Place"),
    "participant": gettext_noop("Participants"),
    "part_of": gettext_noop("Part of"),
    "follows": gettext_noop("Follows"),
    "led_to": gettext_noop("Said to have led to"),
    "possibly_same_as": gettext_noop("Possibly the same as"),
    "name": gettext_noop("Names"),
    "affiliation": gettext_noop("Belonged to"),
    "born": gettext_noop("Born"),
    "died": gettext_noop("Died"),
    "coordinates": gettext_noop("Coordinates"),
    "within": gettext_noop("Within"),
    "now_in": gettext_noop("Today in"),
    "country": gettext_noop("Of"),
    "existed": gettext_noop("Existed"),
    "full_name": gettext_noop("Full name"),
    "reference": gettext_noop("Reference"),
    "type": gettext_noop("Type"),
    "evidence_kind": gettext_noop("Kind of evidence"),
    "creator": gettext_noop("By"),
    "language": gettext_noop("Language"),
    "issued": gettext_noop("Issued"),
    "accessed": gettext_noop("Accessed"),
    "romanised_title": gettext_noop("Romanised title"),
    "translated_title": gettext_noop("Translated title"),
    "original_title": gettext_noop("Original title"),
    "archive": gettext_noop("Archive"),
    "fonds": gettext_noop("Fonds"),
    "series": gettext_noop("Series"),
    "file": gettext_noop("File"),
    "folio": gettext_noop("Folio"),
    "withdrawal_reason": gettext_noop("Withdrawn"),
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "url": gettext_noop("Address"),
    "archived_url": gettext_noop("Archived copy"),
    "note": gettext_noop("Note"),
    "derived_from": gettext_noop("Repeats"),
    "of_part_of": gettext_noop("Counted among its parts"),
    "of_follows": gettext_noop("Followed by"),
    "of_led_to": gettext_noop("Said to have followed from"),
    "of_possibly_same_as": gettext_noop("Possibly the same as"),
    "took_part": gettext_noop("Named as taking part in"),
    "member": gettext_noop("Members"),
}
# What a question may ask for that is answered in a few words.
_SHORTLY_ANSWERED = frozenset({"date", "place", "number", "identity"})
_RANKS = {
    "preferred": gettext_noop("preferred by the editors"),
    "deprecated": gettext_noop("set aside by the editors"),
    "other": gettext_noop("other answer"),
}
CERTAINTIES = {"probable": gettext_noop("probable"), "uncertain": gettext_noop("uncertain")}


def facts_html(page: Page) -> str:
    """Return the box of facts, "" if there is nothing to say."""
    lines = "".join(_fact(page, fact) for fact in page.view.facts)
    lines += "".join(_asked(page, question) for question in _questions_beside(page))
    return f'<dl class="facts">\n{lines}</dl>\n' if lines else ""


def _questions_beside(page: Page) -> Iterator[QuestionView]:
    """Yield the entry's own questions with short answers that are the value of no fact."""
    values = [value for fact in page.view.facts for value in fact.values]
    stated = {key for value in values for key in value.claims}
    for question in page.view.questions:
        is_own = (question.work.kind, question.work.key) == (page.view.ref.kind, page.view.ref.key)
        is_own |= any(key in page.view.own_claims for key in question.answers)
        if (
            is_own
            and question.property in _SHORTLY_ANSWERED
            and stated.isdisjoint(question.answers)
        ):
            yield question


def _asked(page: Page, question: QuestionView) -> str:
    """Return a question with its answers side by side; "" if none can be given in words."""
    answers = []
    for column in page.matrices[question.key].columns:
        key = column.claims[0]
        if page.answer_words(key):
            claim = page.view.claims[key]
            rank = _ranked(claim.rank, claim.rank_reason)
            answers.append(f"<dd>{page.answer(key)}{rank}{_standing(page, column.claims)}</dd>")
    return (
        f"<dt>{localized(question.text, page.language)}</dt>{''.join(answers)}\n" if answers else ""
    )


def fact_label(kind: str) -> str:
    """Return the words before a fact, in the active language."""
    return _(_LABELS[kind]) if kind in _LABELS else kind.replace("_", " ").capitalize()


def _fact(page: Page, fact: Fact) -> str:
    values = [_value(page, value, _is_other(fact, value)) for value in fact.values]
    values += _missing_answers(page, fact)
    if not values:
        if not fact.has_uncited:
            return ""
        values = [
            '<dd class="uncited">'
            f"{text(_('A value is recorded without a citation and is not shown.'))}</dd>"
        ]
    return f"<dt>{text(fact_label(fact.kind))}</dt>{''.join(values)}\n"


def _is_other(fact: Fact, value: FactValue) -> bool:
    """Say whether the editors prefer another value of the same fact."""
    return value.rank != "preferred" and any(other.rank == "preferred" for other in fact.values)


def _missing_answers(page: Page, fact: Fact) -> list[str]:
    """Return the answers to the fact's question that its values lack, for none is left out."""
    question = page.questions.get(fact.question)
    if question is None or not fact.values:
        return []
    shown = {key for value in fact.values for key in value.claims}
    words = {page.answer_words(key) for key in shown if key in page.view.claims}
    found = []
    for key in question.answers:
        if key in shown or key not in page.view.claims:
            continue
        answer = page.answer_words(key)
        if answer and answer not in words:
            words.add(answer)
            claim = page.view.claims[key]
            rank = _ranked(claim.rank, claim.rank_reason)
            found.append(f"<dd>{page.answer(key)}{rank}{_standing(page, (key,))}</dd>")
    return found


def _value(page: Page, value: FactValue, is_other: bool) -> str:
    parts = [_shown(page, value)]
    if value.role:
        parts.append(f", {text(value.role)}")
    if value.side:
        parts.append(f" ({page.ref(value.side)})")
    if value.certainty in CERTAINTIES:
        parts.append(f", <em>{text(_(CERTAINTIES[value.certainty]))}</em>")
    rank = "other" if is_other and value.rank == "normal" else value.rank
    parts.append(_ranked(rank, value.rank_reason))
    parts.append(_standing(page, value.claims))
    return f"<dd>{''.join(parts)}</dd>"


def _shown(page: Page, value: FactValue) -> str:
    if value.edtf:
        words = value.words.get(page.language, "")
        shown = date_html(value.edtf, page.language, words)
        return f"{page.ref(value.ref)}, {shown}" if value.ref else shown
    if value.ref:
        return page.ref(value.ref)
    return localized(value.words, page.language)


def _ranked(rank: str, reason: str) -> str:
    if rank not in _RANKS:
        return ""
    why = f": {text(reason)}" if reason else ""
    return f" <b>{text(_(_RANKS[rank]))}</b>{why}"


def _standing(page: Page, claims: tuple[str, ...]) -> str:
    """Return the state of each claim on which a value rests, linked to its question or to it."""
    said: dict[str, None] = {}
    for key in claims:
        if key not in page.view.claims:
            continue
        said[_evidence(page, key)] = None
    return f' <span class="st">{"; ".join(said)}</span>' if said else ""


def _evidence(page: Page, key: str) -> str:
    """Return the state of a claim's evidence with the way to the evidence itself."""
    weighing = page.weighings[key]
    if weighing.question in page.questions:
        way = page.question_link(weighing.question)
    else:
        address = page.claim_address(key)
        way = page.link(address, text(_("evidence"))) if address else ""
    return " · ".join(filter(None, (page.short_standing(key), way)))
