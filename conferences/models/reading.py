"""Readings: named choices of answers that go together, each the account of somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.claim import Claim
from conferences.models.event import Event
from sources.editorial.localized import LocalizedTextField, words_in
from sources.editorial.models import Member
from sources.editorial.versioning import versioned
from sources.models import Source


@versioned
class Reading(Member):
    """An account of an event that readers may follow: the answers it takes, the events it counts."""

    owner_path = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="readings")
    key = models.SlugField(
        _("key"), max_length=80, help_text=_("Names the reading in addresses; keep it.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order among the readings.")
    )
    title = LocalizedTextField(
        _("title"), help_text=_("What the reading is called: four meetings, seven meetings.")
    )
    gist = LocalizedTextField(
        _("gist"),
        blank=True,
        help_text=_("In a sentence: what this account says, and on what rule it counts."),
    )

    class Meta(Member.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["key"], name="reading_key_once")]

    def __str__(self) -> str:
        return words_in(self.title, "") or self.key


@versioned
class ReadingChoice(Member):
    """A reading takes an answer; which question that settles in it follows from the claim."""

    owner_path = "reading__event"

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        related_name="reading_choices",
        verbose_name=_("answer taken"),
        help_text=_("A claim that answers a question, of this or another work."),
    )

    class Meta(Member.Meta):
        verbose_name = _("answer taken")
        verbose_name_plural = _("answers taken")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "claim"], name="readingchoice_once")
        ]

    def __str__(self) -> str:
        return str(self.claim)


@versioned
class ReadingPart(Member):
    """A reading counts an event among those it is about."""

    owner_path = "reading__event"

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order in which the account has them.")
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        related_name="reading_parts",
        verbose_name=_("event counted"),
        help_text=_("Choose by its title."),
    )

    class Meta(Member.Meta):
        verbose_name = _("event counted")
        verbose_name_plural = _("events counted")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "event"], name="readingpart_once")
        ]

    def __str__(self) -> str:
        return str(self.event)


@versioned
class ReadingSource(Member):
    """A source gives the account that a reading follows."""

    owner_path = "reading__event"

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="accounts")
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("source"),
        help_text=_("The work whose account it is."),
    )
    via = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed_readings",
        verbose_name=_("as read in"),
        help_text=_("If we have not seen the source: the work in which we read it."),
    )
    locator = models.CharField(
        _("place in the source"),
        max_length=120,
        blank=True,
        help_text=_("p. 54, pp. 119-123, f. 12, infobox."),
    )
    note = LocalizedTextField(
        _("note"),
        blank=True,
        help_text=_(
            "Shown to readers: what the source says of the whole, and what it leaves open."
        ),
    )

    class Meta(Member.Meta):
        verbose_name = _("source of the reading")
        verbose_name_plural = _("sources of the reading")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "source", "locator"], name="readingsource_once"
            ),
            models.CheckConstraint(
                condition=models.Q(via__isnull=True) | ~models.Q(via=models.F("source")),
                name="readingsource_not_via_itself",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (str(self.source), self.locator)))
