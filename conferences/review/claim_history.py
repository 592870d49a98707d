"""Every state of a claim with its citations: what differed, who changed it, when, why, its standing then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conferences.models import Standing
from conferences.review.access import READING, Reviewed, page, reviewed
from conferences.review.difference_values import RowView
from conferences.review.difference_words import marks_of
from conferences.review.differences import citation_view
from conferences.review.history import PER_PAGE
from conferences.review.numbers import Point, step_to
from conferences.review.row_words import RowWords
from conferences.review.text_views import value_view
from conferences.services.claim_evidence import dependence
from conferences.services.claim_past import ClaimPast, ClaimStep, works_with
from conferences.services.comparison_values import ClaimDifference, EntrySide, Filter
from conferences.services.entry_sides import dependence_now, names_in
from conferences.services.row_chains import NARRATIVE
from conferences.services.standing_past import StandingSpan
from sources.editorial.localized import words_in
from sources.editorial.models import Change, Head
from sources.editorial.past_rows import past_of
from sources.editorial.states import State
from sources.editorial.visible_signs import visible

MOST_QUOTED = 300


@dataclass(frozen=True)
class Citation:
    """A citation in a few words."""

    name: str
    stance: str
    via: str
    quotation: SafeString


@dataclass(frozen=True)
class Row:
    """One state of the claim, ready to be shown."""

    step: ClaimStep
    change: Change | None
    statement: SafeString
    key: str
    difference: RowView | None
    citations: tuple[Citation, ...]
    work: Reviewed

    @property
    def word(self) -> str:
        """Its evidence word then."""
        return _word(self.step.standing)

    @property
    def word_before(self) -> str:
        """Its evidence word before, if it was another."""
        return _word(self.step.before) if self.step.is_standing_changed else ""

    @property
    def balance(self) -> str:
        """What supported and what disputed it."""
        if self.step.standing is None:
            return ""
        return _("supported by %(supporting)d, disputed by %(opposing)d") % vars(
            self.step.standing.evidence.balance
        )

    @property
    def compare(self) -> str:
        """Where the whole change can be seen."""
        number = self.step.number
        args = [self.work.kind, self.work.work_id]
        if number == 1:
            return reverse("review:at", args=[*args, 1])
        return reverse("review:compare", args=[*args, step_to(number)])

    @property
    def blame(self) -> str:
        """Where the state is blamed."""
        args = [self.work.kind, self.work.work_id, self.step.number]
        return f"{reverse('review:blame-at', args=args)}#claim-{self.key}"

    @property
    def point(self) -> Point:
        """The change."""
        return Point(self.step.number)


def claim_history(request: HttpRequest, key: str) -> HttpResponse:
    """Show what became of a claim, also one that was deleted or has another key since; fifty to a page."""
    work, past = _found(request, key)
    if request.method not in READING:
        return HttpResponseNotAllowed(READING)
    derived, withdrawn = dependence_now()
    sources = dependence(EntrySide(past.past.state, derived_from=derived, withdrawn=withdrawn))
    spans = past.spans(sources)
    numbers = past.numbers(spans)
    before = _before(request)
    part = [number for number in numbers if before is None or number < before]
    shown = part[:PER_PAGE]
    rows = _rows(work, past, shown, spans)
    response = page(
        request,
        "claim_history.html",
        {
            "title": work.label,
            "work": work,
            "key": key,
            "claim": past.last,
            "present_key": past.last.fields["key"],
            "statement": _statement(past.last.fields["statement"]) or key,
            "is_gone": past.is_gone,
            "is_cut": bool(past.past.known_from),
            "rows": rows,
            "total": len(numbers),
            "newest": "?" if before is not None else "",
            "older": f"?before={shown[-1]}" if len(part) > PER_PAGE else "",
        },
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _found(request: HttpRequest, key: str) -> tuple[Reviewed, ClaimPast]:
    """Return the work whose claim has the key, or had it, among those that the account may see."""
    if not request.user.is_staff:
        raise Http404
    works = works_with(key)
    kinds = dict(Head.objects.filter(pk__in=works).values_list("pk", "kind"))
    for work_id in works:
        try:
            work = reviewed(request, kinds[work_id], work_id)
        except (Http404, KeyError):
            continue
        past = ClaimPast(
            past_of(
                work_id, work.latest, latest=work.latest, texts=(NARRATIVE,), most_characters=0
            ),
            key,
        )
        if past.is_known:
            return work, past
    raise Http404


def _before(request: HttpRequest) -> int | None:
    """Return from which change on, going back, the page begins; None for the latest."""
    typed = request.GET.get("before", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _rows(
    work: Reviewed, past: ClaimPast, numbers: Sequence[int], spans: Sequence[StandingSpan]
) -> list[Row]:
    language = get_language() or settings.LANGUAGE_CODE
    stored = [row for row, _until in past.rows]
    names = names_in(stored)
    steps = list(past.steps(numbers, spans, names, language))
    changes = {
        change.number: change
        for change in Change.objects.filter(work_id=work.work_id, number__in=numbers)
    }
    words = RowWords([State(work.work_id, 0, tuple(stored))])
    return [_row(step, changes.get(step.number), words, work) for step in steps]


def _row(step: ClaimStep, change: Change | None, words: RowWords, work: Reviewed) -> Row:
    citations = []
    for row in step.citations:
        told = words.fields(row)
        said = {name: told[name].text for name in ("stance", "via", "quotation") if name in told}
        citations.append(
            Citation(
                words.name(row),
                said.get("stance", ""),
                said.get("via", ""),
                visible(Truncator(said.get("quotation", "")).chars(MOST_QUOTED)),
            )
        )
    fields = step.row.fields if step.row is not None else {}
    return Row(
        step,
        change,
        visible(_statement(fields.get("statement", {}))),
        str(fields.get("key", "")),
        _difference(step.difference) if step.difference is not None else None,
        tuple(citations),
        work,
    )


def _difference(claim: ClaimDifference) -> RowView:
    """Lay out what differed; the standing is told apart, weighed with the other answers."""
    filters = claim.filters - {Filter.STANDINGS_CHANGED}
    return RowView(
        "",
        "",
        claim.kind.value,
        marks_of(claim.kind, filters),
        frozenset(),
        tuple(map(value_view, claim.values)),
        tuple(map(citation_view, claim.citations)),
    )


def _statement(said: Any) -> str:
    return words_in(said, settings.LANGUAGE_CODE)


def _word(span: StandingSpan | None) -> str:
    return str(dict(Standing.choices).get(span.word, span.word)) if span is not None else ""
