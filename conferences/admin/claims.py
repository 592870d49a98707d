"""Questions, claims with their citations, and texts, as they are edited inside every work."""

from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from conferences.admin.writing import WRITTEN
from conferences.models import Citation, Claim, Concern, Consulted, Inquiry, Narrative, Question
from sources.admin import DatedInline, short_source
from sources.editorial.form_groups import Group
from sources.editorial.member_forms import MemberInline, RowSummary, VersionedForm


class CitationInline(MemberInline):
    """Citations inside a claim."""

    model = Citation
    fields = (
        "source", "locator", "stance", "consulted", "via", "quotation", "quotation_language",
        "translation", "translator", "note", "position",
    )  # fmt: skip
    rare_fields = ("translation", "translator", "note")
    autocomplete_fields = ("source", "via")

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return citations with their sources and the creators of these, who are named in chips."""
        rows = super().stored_rows(parents, fk).select_related("source", "via")
        return rows.prefetch_related("source__creators", "via__creators")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the source, the place in it, the stance, and whether we read it ourselves."""
        citation = form.instance
        assert isinstance(citation, Citation)
        if form.is_new:
            return RowSummary(str(_("New citation")))
        return RowSummary(
            short_source(citation.source),
            text=citation.locator,
            chips=(citation.get_stance_display(),),
            flags=_citation_flags(citation),
        )


def _citation_flags(citation: Citation) -> tuple[str, ...]:
    flags = []
    if citation.consulted == Consulted.SECOND_HAND:
        flags.append(str(_("at second hand")))
    if not citation.locator:
        flags.append(str(_("no place given")))
    return tuple(flags)


class ConcernInline(MemberInline):
    """Other works that a claim concerns."""

    model = Concern
    fields = ("work",)
    autocomplete_fields = ("work",)

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the works that they name."""
        return super().stored_rows(parents, fk).select_related("work")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the work concerned."""
        concern = form.instance
        assert isinstance(concern, Concern)
        if form.is_new:
            return RowSummary(str(_("New")))
        return RowSummary(concern.work.label, chips=(concern.work.kind,))


class ClaimInline(DatedInline):
    """Claims, each with its citations."""

    model = Claim
    fields = (
        "key", "statement", "question", "property", "value", "value_words", "rank", "rank_reason",
        "standing_override", "standing_reason", "evidence_wanted", "evidence_wanted_since", "note", "position",
    )  # fmt: skip
    rare_fields = (
        "property", "value", "value_words", "rank", "rank_reason", "standing_override", "standing_reason",
        "evidence_wanted", "evidence_wanted_since", "note",
    )  # fmt: skip
    autocomplete_fields = ("question",)
    inlines = (CitationInline, ConcernInline)
    help_text = _("One sentence each, with the places in the sources on which it rests.")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return key, statement, the citations in short, and what they lack."""
        claim = form.instance
        assert isinstance(claim, Claim)
        if form.is_new:
            return RowSummary(str(_("New claim")))
        citations = [row.instance for rows in form.nested for row in rows.forms if not row.is_new]
        cited = [row for row in citations if isinstance(row, Citation)]
        return RowSummary(
            claim.key,
            text=Truncator(str(claim)).chars(160),
            chips=tuple(_chip(row) for row in cited),
            flags=_claim_flags(claim, cited),
        )


def _chip(citation: Citation) -> str:
    names = [creator.family or creator.literal for creator in citation.source.creators.all()][:1]
    short = next((name for name in names if name), Truncator(citation.source.title).chars(30))
    return " ".join(filter(None, (short, citation.source.issued[:4], citation.locator)))


def _claim_flags(claim: Claim, citations: list[Citation]) -> tuple[str, ...]:
    wanted = (str(_("evidence wanted")),) if claim.evidence_wanted else ()
    if not citations:
        return (str(_("no citation")), *wanted)
    if all(citation.consulted == Consulted.SECOND_HAND for citation in citations):
        return (str(_("at second hand")), *wanted)
    return wanted


class QuestionInline(MemberInline):
    """Questions on which claims can differ."""

    model = Question
    fields = ("key", "property", "text", "is_exclusive", "would_settle", "position")
    help_text = _(
        "What the evidence answers in more than one way; claims name the question they answer."
    )

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return key, words and what is asked for."""
        question = form.instance
        assert isinstance(question, Question)
        if form.is_new:
            return RowSummary(str(_("New question")))
        return RowSummary(
            question.key, text=str(question), chips=(question.get_property_display(),)
        )


class InquiryInline(DatedInline):
    """Evidence that was sought in archives and not found."""

    model = Inquiry
    fk_name = "work"
    fields = (
        "key", "archive", "organisation", "extent", "years", "sought", "made_by", "made_on", "result",
        "question", "claim", "position",
    )  # fmt: skip
    rare_fields = ("organisation", "years", "question", "claim")
    autocomplete_fields = ("organisation", "question", "claim")
    help_text = _(
        "Where somebody looked and found nothing; readers are told that this proves nothing."
    )

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the rows with the archives that they name."""
        rows = super().stored_rows(parents, fk)
        return rows.select_related("organisation", "question", "claim")

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the archive, what was searched, by whom and when."""
        inquiry = form.instance
        assert isinstance(inquiry, Inquiry)
        if form.is_new:
            return RowSummary(str(_("New inquiry")))
        archive = inquiry.organisation.label if inquiry.organisation else inquiry.archive
        return RowSummary(archive, text=inquiry.extent, chips=(inquiry.made_by, inquiry.made_on))


class NarrativeInline(MemberInline):
    """Title, summary and text in each language."""

    model = Narrative
    fields = ("language", "title", "summary", "body", "made_from", "is_ready")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Return the form field of a column; areas for texts say that they hold markup."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in WRITTEN:
            field.widget.attrs["data-writing"] = WRITTEN[db_field.name]
        return field

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return the language, the beginning of the summary, and whether it is ready."""
        narrative = form.instance
        assert isinstance(narrative, Narrative)
        if form.is_new:
            return RowSummary(str(_("New text")))
        flags = () if narrative.is_ready else (str(_("not ready")),)
        text = Truncator(narrative.title or narrative.summary).chars(120)
        return RowSummary(narrative.get_language_display(), text=text, flags=flags)


CLAIMS = Group(
    "claims",
    _("Questions and claims"),
    _("What is said, by which source, and where the sources differ."),
    inlines=(QuestionInline, ClaimInline, InquiryInline),
    is_open=True,
)
TEXTS = Group(
    "texts",
    _("Texts"),
    _("What readers read, in each language; every fact in it rests on a claim."),
    inlines=(NarrativeInline,),
)
NOTES = Group("notes", _("Notes"), _("For editors; never published."), fields=("note",))
