"""Places and organisations, and the names by which works are known."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.folding import fold
from sources.editorial.models import Member, Work
from sources.editorial.versioning import versioned
from sources.editorial.works import WorkRecord
from sources.fields import PartialDateField


class NameKind(models.TextChoices):
    """What kind of name it is."""

    VARIANT = "variant", _("variant")
    NATIVE = "native", _("in its own language and script")
    ROMANISED = "romanised", _("romanised")
    EXONYM = "exonym", _("name in another language")
    FORMER = "former", _("former name")
    PSEUDONYM = "pseudonym", _("pseudonym or code name")
    FULL = "full", _("full name")


@versioned
class Name(Member):
    """A name of a person, place or organisation besides the one used in lists."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="names")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in the list of names.")
    )
    text = models.CharField(_("name"), max_length=200, help_text=_("As written in its own script."))
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_("Code of the language: pl, uk, de, ru."),
    )
    script = models.CharField(
        _("script"),
        max_length=4,
        blank=True,
        help_text=_("Code of ISO 15924: Latn, Cyrl, Hebr; empty if plain."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=NameKind,
        default=NameKind.VARIANT,
        help_text=_("What kind of name it is."),
    )
    period = PartialDateField(
        _("used"),
        help_text=_(
            "When it was in use, in EDTF: 1939-09/1941-06, ../1939; empty if not recorded."
        ),
    )
    is_official = models.BooleanField(
        _("official"), default=False, help_text=_("Used by the administration of the time.")
    )
    folded = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta(Member.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["position", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "text", "language", "kind", "period"], name="name_once_per_work"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def normalise(self) -> None:
        """Bring the name to one form and derive how it is found."""
        super().normalise()
        self.folded = fold(self.text)[:300]


@versioned
class Place(WorkRecord):
    """A place, under the name it bore in the collection's period."""

    kind_of_work = "place"
    title_field = "name"

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("The name used in lists; others, with language and period, below."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north, WGS 84; empty if unknown."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east, WGS 84; empty if unknown."),
    )
    within = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("within"),
        help_text=_("The town of a building, the region of a town."),
    )
    now_in = models.CharField(
        _("today in"),
        max_length=100,
        blank=True,
        help_text=_("The state to which it belongs today."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What an editor should know of this place.")
    )

    class Meta(WorkRecord.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="place_key_once"),
            models.UniqueConstraint(fields=["slug"], name="place_slug_once"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="place_both_coordinates_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True)
                | models.Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
                name="place_coordinates_on_earth",
            ),
        ]


@versioned
class Organisation(WorkRecord):
    """A service, party, army or other body."""

    kind_of_work = "organisation"
    title_field = "name"

    name = models.CharField(
        _("name"), max_length=200, help_text=_("The name or abbreviation used in lists.")
    )
    full_name = models.CharField(
        _("full name"), max_length=300, blank=True, help_text=_("Written out.")
    )
    country = models.CharField(
        _("of"), max_length=100, blank=True, help_text=_("The state or movement it served.")
    )
    existed = PartialDateField(
        _("existed"), help_text=_("From when to when, in EDTF: 1933-04/1945-05.")
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The body to which it belonged."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What an editor should know of this body.")
    )

    class Meta(WorkRecord.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="organisation_key_once"),
            models.UniqueConstraint(fields=["slug"], name="organisation_slug_once"),
        ]
