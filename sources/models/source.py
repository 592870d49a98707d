"""A source: any work that can be cited, after the types and variables of CSL 1.0.2."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.models import Member
from sources.editorial.versioning import versioned
from sources.editorial.works import WorkRecord
from sources.fields import IdentifierField, PartialDateField
from sources.identifiers import check_doi, check_isbn, check_issn

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class SourceType(models.TextChoices):
    """The types of CSL 1.0.2 that historians cite."""

    BOOK = "book", _("book")
    CHAPTER = "chapter", _("chapter of a book")
    ARTICLE_JOURNAL = "article-journal", _("article in a journal")
    ARTICLE_MAGAZINE = "article-magazine", _("article in a magazine")
    ARTICLE_NEWSPAPER = "article-newspaper", _("article in a newspaper")
    ENCYCLOPEDIA = "entry-encyclopedia", _("entry in an encyclopedia")
    DICTIONARY = "entry-dictionary", _("entry in a dictionary")
    WEBPAGE = "webpage", _("web page")
    THESIS = "thesis", _("thesis")
    REPORT = "report", _("report")
    DOCUMENT = "document", _("document (archival or other)")
    MANUSCRIPT = "manuscript", _("manuscript")
    TREATY = "treaty", _("treaty")
    LEGISLATION = "legislation", _("law or decree")
    LEGAL_CASE = "legal_case", _("court case")
    LETTER = "personal_communication", _("letter or personal communication")
    INTERVIEW = "interview", _("interview")
    SPEECH = "speech", _("speech")
    MAP = "map", _("map")
    PHOTOGRAPH = "graphic", _("photograph or drawing")
    FILM = "motion_picture", _("film")
    BROADCAST = "broadcast", _("broadcast")
    DATASET = "dataset", _("data set")
    COLLECTION = "collection", _("archival collection")


class EvidenceKind(models.TextChoices):
    """What kind of witness a source is."""

    PRIMARY = "primary", _("primary")
    SECONDARY = "secondary", _("secondary")
    MEMOIR = "memoir", _("memoir")
    PRESS = "press", _("press")
    REFERENCE = "reference", _("reference work")


def _line(
    label: "StrOrPromise", help_text: "StrOrPromise", length: int = 300
) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=length, blank=True, help_text=help_text)


@versioned
class Source(WorkRecord):
    """A work that is cited: a book, an article, a treaty, an archival document, a web page."""

    kind_of_work = "source"

    type = models.CharField(
        _("type"),
        max_length=30,
        choices=SourceType,
        help_text=_("Decides how the reference is printed."),
    )
    evidence_kind = models.CharField(
        _("kind of evidence"),
        max_length=10,
        choices=EvidenceKind,
        blank=True,
        help_text=_("What kind of witness this is to the events; leave empty while undecided."),
    )
    title = models.CharField(
        _("title"), max_length=500, help_text=_("As printed, in its own language and script.")
    )
    language = _line(
        _("language"), _("Code of the language, such as pl or ru; titles keep its capitals."), 20
    )
    romanised_title = _line(_("romanised title"), _("The title in Latin letters."), 500)
    translated_title = _line(
        _("translated title"), _("The title in the site's language; printed in brackets."), 500
    )
    original_title = _line(
        _("original title"), _("If this is a translation: the title of the original."), 500
    )
    container_title = _line(
        _("part of"), _("Journal, newspaper, book, encyclopedia or site that holds it."), 500
    )
    collection_title = _line(_("collection"), _("Title of the series in which it appeared."), 500)
    publisher = _line(_("publisher"), _("As printed."))
    publisher_place = _line(_("place of publication"), _("As printed."))
    issued = PartialDateField(
        _("issued"), help_text=_("Date of publication in EDTF: 2008, 1981-06, 1939-09-28.")
    )
    edition = _line(_("edition"), _("Number or words, if not the first."), 80)
    volume = _line(_("volume"), _("Number of the volume."), 40)
    issue = _line(_("issue"), _("Number of the issue."), 40)
    pages = _line(_("pages"), _("First and last page within the container."), 40)
    number = _line(_("number"), _("Number of the report, law or document."), 80)
    genre = _line(_("genre"), _("Words for its kind: PhD thesis, telegram, protocol."), 120)
    medium = _line(_("medium"), _("Microfilm, typescript, recording, where it matters."), 120)
    archive = _line(_("archive"), _("Institution that keeps the document."))
    archive_place = _line(_("place of the archive"), _("Town of the institution."), 120)
    fonds = _line(
        _("fonds"), _("Fonds, record group or collection (Russian fond, Polish zespół)."), 120
    )
    series = _line(_("series"), _("Series or inventory within the fonds (Russian opis)."), 120)
    file = _line(_("file"), _("File, item or box (Russian delo, Polish teczka)."), 120)
    folio = _line(
        _("folio"), _("Folios of the whole document; cite single folios at the citation."), 120
    )
    isbn = IdentifierField(
        _("ISBN"),
        max_length=20,
        check=check_isbn,
        help_text=_("10 or 13 digits; the check digit is verified."),
    )
    issn = IdentifierField(
        _("ISSN"),
        max_length=9,
        check=check_issn,
        help_text=_("8 digits; the check digit is verified."),
    )
    doi = IdentifierField(
        _("DOI"),
        max_length=200,
        check=check_doi,
        help_text=_("Begins with 10., without the address of the resolver."),
    )
    url = models.URLField(
        _("address"), max_length=1000, blank=True, help_text=_("Where it can be read.")
    )
    archived_url = models.URLField(
        _("archived copy"),
        max_length=1000,
        blank=True,
        help_text=_("Address of a copy in a web archive."),
    )
    is_archived = models.BooleanField(
        _("an archived copy exists"),
        default=False,
        help_text=_(
            "Tick if a document that cites it gives an archived copy, even if we lack its address."
        ),
    )
    accessed = PartialDateField(_("accessed"), help_text=_("Day on which the page was read."))
    is_withdrawn = models.BooleanField(
        _("withdrawn"), default=False, help_text=_("Retracted, withdrawn or shown to be forged.")
    )
    withdrawal_reason = _line(_("reason of withdrawal"), _("Who withdrew it, and why."), 500)
    note = models.TextField(
        _("note"), blank=True, help_text=_("What an editor should know of this source.")
    )

    class Meta(WorkRecord.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="source_key_once"),
            models.UniqueConstraint(fields=["slug"], name="source_slug_once"),
            models.CheckConstraint(
                condition=models.Q(is_withdrawn=False) | ~models.Q(withdrawal_reason=""),
                name="source_withdrawn_with_reason",
            ),
        ]


class CreatorRole(models.TextChoices):
    """The name variables of CSL that we offer."""

    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")
    TRANSLATOR = "translator", _("translator")
    CONTAINER_AUTHOR = "container-author", _("author of the whole book")
    COLLECTION_EDITOR = "collection-editor", _("editor of the series")
    INTERVIEWER = "interviewer", _("interviewer")
    RECIPIENT = "recipient", _("recipient")
    DIRECTOR = "director", _("director")


@versioned
class Creator(Member):
    """A person or body that made a source, in the order of the title page."""

    owner_path = "source"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="creators")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the title page.")
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=CreatorRole,
        default=CreatorRole.AUTHOR,
        help_text=_("What they did."),
    )
    family = _line(_("family name"), _("As printed, in its own script."), 200)
    given = _line(_("given names"), _("As printed."), 200)
    literal = _line(_("whole name"), _("For bodies and names that are not divided."))
    romanised = _line(
        _("romanised name"), _("In Latin letters, family name first: Vishlyov, O. V.")
    )

    class Meta(Member.Meta):
        verbose_name = _("creator")
        verbose_name_plural = _("creators")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(family="") | ~models.Q(literal=""), name="creator_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, (self.given, self.family)))


@versioned
class Derivation(Member):
    """A source repeats another: both together count once as evidence."""

    owner_path = "source"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="derivations")
    derived_from = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="repeated_by",
        verbose_name=_("derived from"),
        help_text=_("The source that this one repeats or rests on."),
    )
    note = _line(_("note"), _("How we know that it does."), 500)

    class Meta(Member.Meta):
        verbose_name = _("derivation")
        verbose_name_plural = _("derived from")
        constraints = [
            models.UniqueConstraint(fields=["source", "derived_from"], name="derivation_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("derived_from")),
                name="derivation_not_from_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.note or str(_("derived from another source"))
