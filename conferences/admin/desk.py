"""What all works of the collection have in common on the desk: names, state of publication."""

from dataclasses import replace
from typing import Any, ClassVar, cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conferences.admin.panel import PanelledAdmin
from conferences.admin.picking import addresses
from conferences.admin.translating import TranslatedAdmin, other_languages
from conferences.admin.writing import SCRIPTS, STYLES
from conferences.models import Name, Publication
from conferences.services.bearing import bearing_of
from conferences.services.notices import is_watching
from conferences.services.review_standing import in_review
from conferences.services.rights import may_merge, may_see
from sources.admin import DatedAdmin, DatedInline
from sources.editorial.admin import Standing
from sources.editorial.member_forms import RowSummary, VersionedForm
from sources.editorial.models import Change
from sources.editorial.works import WorkRecord


class NameInline(DatedInline):
    """Names in other languages and scripts, of other times, with the period in which they were used."""

    model = Name
    fields = ("text", "kind", "language", "script", "period", "is_official", "position")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the name, its language and its kind."""
        name = form.instance
        assert isinstance(name, Name)
        if form.is_new:
            return RowSummary(str(gettext_lazy("New name")))
        chips = tuple(filter(None, (name.language, name.get_kind_display(), name.period)))
        return RowSummary(name.text, chips=chips)


class CollectionAdmin(TranslatedAdmin, PanelledAdmin, DatedAdmin):
    """A kind of work that is published: it shows how its working state stands to the last edition."""

    names = Name
    ordering = ("folded_label",)
    change_form_template = "admin/desk/entry_form.html"

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": STYLES}
        js = SCRIPTS

    def _page(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """Return the form with what the scripts of its texts need."""
        page = super()._page(request, *args, **kwargs)
        assert page.context_data is not None
        page.context_data["writing"] = addresses(cast(User, request.user))
        return page

    def standing(
        self, request: HttpRequest, work: WorkRecord, latest: Change | None
    ) -> Standing | None:
        """Return the state against the last edition, and where it can be published."""
        standing = standing_of(work, latest, cast(User, request.user))
        if not self.has_change_permission(request, work):
            return standing
        languages = other_languages().items()
        addresses = ((name, self._address("translate", work.pk, code)) for code, name in languages)
        return replace(standing, translations=tuple(addresses))


def standing_of(work: WorkRecord, latest: Change | None, user: User) -> Standing:
    """Return how a work stands to its last edition, and on how many published entries it bears.

    It says to the account, too, whether it watches the work.
    """
    number = latest.number if latest else 0
    publication = Publication.objects.filter(work_id=work.pk).select_related("edition").first()
    bearing, address = _bearing(work)
    review, review_address = _review(work, user)
    return Standing(
        _words(publication, number),
        review=review,
        review_address=review_address,
        publish_address=_publish_address(work),
        bearing=bearing,
        bearing_address=address,
        watch_address=reverse("review:watch", args=[work.kind, work.pk]),
        is_watched=is_watching(user, work.pk),
        merge_address=_merge_address(work, user),
    )


def _words(publication: Publication | None, number: int) -> str:
    edition = publication.edition if publication else None
    if edition is None:
        return _("Not published")
    behind = number - edition.change_number
    if behind <= 0:
        return _("Edition %d is current") % edition.number
    words = ngettext(
        "%(changes)d change since edition %(edition)d",
        "%(changes)d changes since edition %(edition)d",
        behind,
    )
    return words % {"changes": behind, "edition": edition.number}


def _review(work: WorkRecord, user: User) -> tuple[str, str]:
    """Return how far the changes are in review, and the page that tells what was asked and decided."""
    found = in_review(work.pk)
    if found is None or not found.review_words or found.submission is None:
        return "", ""
    # The page shows all works of the submission, and exists for who may see every one of them.
    if not all(may_see(user, each.kind) for each in found.submission.works.all()):
        return found.review_words, ""
    address = reverse("review:submission", args=[found.submission.pk])
    return found.review_words, f"{address}#said" if found.decision else address


def _bearing(work: WorkRecord) -> tuple[str, str]:
    """Return on how many published entries the work bears, in words, and where they are listed."""
    found = bearing_of(work.pk, work.kind, work.key)
    if not found.entries:
        return "", ""
    times = (
        ngettext("Cited %d time", "Cited %d times", found.times)
        if work.kind == "source"
        else ngettext("Named %d time", "Named %d times", found.times)
    )
    entries = ngettext("in %d published entry", "in %d published entries", found.entries)
    words = f"{times % found.times} {entries % found.entries}"
    return words, reverse("review:bearing", args=[work.kind, work.pk])


def _merge_address(work: WorkRecord, user: User) -> str:
    return reverse("review:merge", args=[work.kind, work.pk]) if may_merge(user, work.kind) else ""


def _publish_address(work: WorkRecord) -> str:
    try:
        return reverse("review:publish", args=[work.kind, work.pk])
    except NoReverseMatch:
        return ""
