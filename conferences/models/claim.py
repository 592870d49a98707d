"""Claims, and the citations on which they rest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.question import Question
from sources.editorial.localized import LocalizedTextField, words_in
from sources.editorial.models import Member, Work
from sources.editorial.versioning import versioned
from sources.fields import PartialDateField
from sources.models import Source


class Rank(models.TextChoices):
    """An editor's preference among answers; by default none is set above another."""

    NORMAL = "normal", _("normal")
    PREFERRED = "preferred", _("preferred by the editors")
    DEPRECATED = "deprecated", _("set aside by the editors")


class Standing(models.TextChoices):
    """The word readers see for the state of a claim's evidence."""

    AGREED = "agreed", _("agreed")
    ONE_SOURCE = "one source", _("one source")
    DISPUTED = "disputed", _("disputed")
    UNSUPPORTED = "unsupported", _("unsupported")


@versioned
class Claim(Member):
    """One statement, with its evidence; may answer a question."""

    work = models.ForeignKey(
        Work,
        on_delete=models.CASCADE,
        related_name="claims",
        help_text=_("The entry to which the claim belongs."),
    )
    key = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("Names the claim in texts and addresses: {claim=key}; keep it."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    statement = LocalizedTextField(
        _("statement"), help_text=_("One sentence that evidence can support or dispute.")
    )
    question = models.ForeignKey(
        Question,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answers the question"),
        help_text=_("Leave empty if nothing competes with it."),
    )
    property = models.CharField(
        _("property"),
        max_length=40,
        blank=True,
        help_text=_("What the value is of: date, place, number_of_meetings."),
    )
    value = models.CharField(
        _("value"),
        max_length=200,
        blank=True,
        help_text=_("The value for machines: a date in EDTF, the key of a place, a number."),
    )
    value_words = LocalizedTextField(
        _("value in words"),
        blank=True,
        help_text=_("The value as readers see it, if the value alone does not do."),
    )
    rank = models.CharField(
        _("rank"),
        max_length=10,
        choices=Rank,
        default=Rank.NORMAL,
        help_text=_("Prefer an answer only with a reason; by default none is preferred."),
    )
    rank_reason = models.CharField(
        _("reason of the rank"),
        max_length=500,
        blank=True,
        help_text=_("Shown to readers beside the preference."),
    )
    standing_override = models.CharField(
        _("standing, if overruled"),
        max_length=12,
        choices=Standing,
        blank=True,
        help_text=_("The word is computed from the citations; overrule it only with a reason."),
    )
    standing_reason = models.CharField(
        _("reason for overruling"),
        max_length=500,
        blank=True,
        help_text=_("Shown to readers with the word."),
    )
    evidence_wanted = models.CharField(
        _("evidence wanted"),
        max_length=500,
        blank=True,
        help_text=_("What evidence is missing; listed on the desk, never published."),
    )
    evidence_wanted_since = PartialDateField(
        _("wanted since"),
        help_text=_("The day in EDTF, 2026-11-22; a month later it is a warning."),
    )
    note = models.TextField(
        _("private note"), blank=True, help_text=_("For editors; never published.")
    )

    class Meta(Member.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["position", "key"]
        indexes = [
            models.Index(
                fields=["work"],
                condition=~models.Q(evidence_wanted=""),
                name="claim_wanting_evidence",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="claim_key_once"),
            models.CheckConstraint(
                condition=models.Q(standing_override="") | ~models.Q(standing_reason=""),
                name="claim_overruled_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(rank="normal") | ~models.Q(rank_reason=""),
                name="claim_ranked_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(evidence_wanted="", evidence_wanted_since="")
                | ~models.Q(evidence_wanted="") & ~models.Q(evidence_wanted_since=""),
                name="claim_wanting_evidence_since",
            ),
        ]

    def __str__(self) -> str:
        return words_in(self.statement, "") or self.key


@versioned
class Concern(Member):
    """A claim concerns another work besides the one it belongs to, whose page then shows it too."""

    owner_path = "claim__work"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="concerns")
    work = models.ForeignKey(
        Work,
        on_delete=models.PROTECT,
        related_name="concerned_by",
        verbose_name=_("also concerns"),
        help_text=_("An event, person, place or organisation."),
    )

    class Meta(Member.Meta):
        verbose_name = _("further work concerned")
        verbose_name_plural = _("also concerns")
        constraints = [
            models.UniqueConstraint(fields=["claim", "work"], name="concern_once_per_claim")
        ]

    def __str__(self) -> str:
        return str(self.work)


class Stance(models.TextChoices):
    """How a source stands to a claim."""

    SUPPORTS = "supports", _("supports")
    DISPUTES = "disputes", _("disputes")
    MENTIONS = "mentions", _("mentions")


class Consulted(models.TextChoices):
    """In what form we have had the source in hand."""

    ORIGINAL = "original", _("the original")
    COPY = "copy", _("a copy")
    SECOND_HAND = "second_hand", _("at second hand")


@versioned
class Citation(Member):
    """A claim rests on, is opposed by, or is noticed in a place in a source."""

    owner_path = "claim__work"
    verbatim_fields = frozenset({"quotation"})

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order within the claim.")
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name=_("source"),
        help_text=_("The work that says it."),
    )
    via = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed_citations",
        verbose_name=_("as read in"),
        help_text=_("If we have not seen the source: the work in which we read it."),
    )
    locator = models.CharField(
        _("place in the source"),
        max_length=120,
        blank=True,
        help_text=_("p. 54, pp. 119-123, f. 12, infobox."),
    )
    stance = models.CharField(
        _("stance"),
        max_length=10,
        choices=Stance,
        default=Stance.SUPPORTS,
        help_text=_("How it stands to the claim."),
    )
    quotation = models.TextField(
        _("quotation"),
        blank=True,
        help_text=_("The words of the source, letter for letter, in its language."),
    )
    quotation_language = models.CharField(
        _("language of the quotation"),
        max_length=20,
        blank=True,
        help_text=_("Code of the language: pl, ru, de."),
    )
    translation = models.TextField(
        _("translation"), blank=True, help_text=_("The quotation in the site's language.")
    )
    translator = models.CharField(
        _("translator"), max_length=200, blank=True, help_text=_("Who translated it.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Shown to readers: what the source says and omits.")
    )
    consulted = models.CharField(
        _("consulted"),
        max_length=12,
        choices=Consulted,
        default=Consulted.ORIGINAL,
        help_text=_("At second hand whenever we read it in another work."),
    )

    class Meta(Member.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source", "locator", "stance"],
                condition=models.Q(via__isnull=True),
                name="citation_once_per_place",
            ),
            models.UniqueConstraint(
                fields=["claim", "source", "via", "locator", "stance"],
                condition=models.Q(via__isnull=False),
                name="citation_once_per_place_via",
            ),
            models.CheckConstraint(
                condition=models.Q(via__isnull=True) | ~models.Q(via=models.F("source")),
                name="citation_not_via_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(via__isnull=True) | models.Q(consulted="second_hand"),
                name="citation_via_is_second_hand",
            ),
            models.CheckConstraint(
                condition=models.Q(quotation="") | ~models.Q(quotation_language=""),
                name="citation_quotation_has_language",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.get_stance_display(), self.locator)))
