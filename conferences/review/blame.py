"""The entry with a margin that says, of everything in it, who is to be asked for it."""

from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.blame_blocks import Blocks, Section
from conferences.review.blame_html import BlameHtml
from conferences.review.margins import Margins, Person
from conferences.services.blame import Blame, blame_of
from conferences.services.claim_evidence import dependence
from conferences.services.comparison_values import EntrySide
from conferences.services.entry_sides import dependence_now
from conferences.services.row_chains import NARRATIVE
from sources.editorial.models import Change
from sources.editorial.past_rows import past_of

WORDS, CITATIONS, STANDING = "words", "citations", "standing"
SHOWN = {
    WORDS: _("Wording"),
    CITATIONS: _("Citations"),
    STANDING: _("Evidence word"),
}


class Shown(NamedTuple):
    """A section with its blocks as HTML."""

    section: Section
    blocks: list[SafeString]


class BlameForm(forms.Form):
    """What the margin tells of, and whose part is set off."""

    show = forms.ChoiceField(required=False, choices=list(SHOWN.items()))
    who = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)

    @property
    def shown(self) -> str:
        """What the margin tells of; the words, unless something else was chosen."""
        self.is_valid()
        return self.cleaned_data.get("show") or WORDS

    @property
    def focus(self) -> int | None:
        """The account in focus."""
        self.is_valid()
        return self.cleaned_data.get("who")


@for_reviewers()
def blame(request: HttpRequest, work: Reviewed, number: int | None = None) -> HttpResponse:
    """Show who is to be asked for what stands in the work, now or as a change left it."""
    number = work.latest if number is None else number
    change = Change.objects.filter(work_id=work.work_id, number=number).first()
    if change is None:
        raise Http404
    form = BlameForm(request.GET)
    shown = form.shown
    found = _blamed(work, number)
    margins = Margins(work, change, shown=shown, focus=form.focus)
    blocks = Blocks(found, margins, is_words=shown == WORDS)
    sections = {WORDS: blocks.words, CITATIONS: blocks.citations, STANDING: blocks.standings}
    laid_out = list(sections[shown]())
    margins.fetch()
    html = BlameHtml()
    return page(
        request,
        "blame.html",
        {
            "title": work.label,
            "work": work,
            "change": change,
            "is_latest": number == work.latest,
            "is_deleted": found.state.record is None,
            "shown": shown,
            "modes": _modes(work, number, shown, form.focus, latest=work.latest),
            "sections": [
                Shown(section, [html.block(block) for block in section.blocks])
                for section in laid_out
            ],
            "people": margins.people(),
            "person": _in_focus(margins.people(), form.focus),
            "blame": found,
            "before": margins.address_of_blame(number - 1) if number > 1 else "",
            "after": margins.address_of_blame(number + 1) if number < work.latest else "",
        },
    )


def _blamed(work: Reviewed, number: int) -> Blame:
    past = past_of(work.work_id, number, latest=work.latest, texts=(NARRATIVE,))
    derived, withdrawn = dependence_now()
    side = EntrySide(past.state, derived_from=derived, withdrawn=withdrawn)
    return blame_of(past, dependence(side))


def blame_address(kind: str, work_id: UUID, number: int, latest: int) -> str:
    """Return where the blame of a change is; that of the latest has an address that stays."""
    if number == latest:
        return reverse("review:blame", args=[kind, work_id])
    return reverse("review:blame-at", args=[kind, work_id, number])


def _modes(
    work: Reviewed, number: int, shown: str, focus: int | None, *, latest: int
) -> list[tuple[Any, str, bool]]:
    address = blame_address(work.kind, work.work_id, number, latest)
    chosen = {"who": focus} if focus else {}
    return [
        (words, f"{address}?{urlencode({'show': key, **chosen})}", key == shown)
        for key, words in SHOWN.items()
    ]


def _in_focus(people: list[Person], focus: int | None) -> Person | None:
    return next((person for person in people if person.user_id == focus), None)
