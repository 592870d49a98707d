"""What all works of the collection have in common on the desk: names, state of publication."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conferences.models import Name, Publication
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


class CollectionAdmin(DatedAdmin):
    """A kind of work that is published: it shows how its working state stands to the last edition."""

    names = Name
    ordering = ("folded_label",)

    def standing(
        self, request: HttpRequest, work: WorkRecord, latest: Change | None
    ) -> Standing | None:
        """Return the state against the last edition, and where it can be published."""
        number = latest.number if latest else 0
        publication = Publication.objects.filter(work_id=work.pk).select_related("edition").first()
        return Standing(_words(publication, number), _publish_address(work))


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


def _publish_address(work: WorkRecord) -> str:
    try:
        return reverse("review:publish", args=[work.kind, work.pk])
    except NoReverseMatch:
        return ""
