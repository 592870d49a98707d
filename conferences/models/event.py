"""Events: when, where, who, and how they are related."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conferences.models.claim import Claim
from conferences.models.person import Person
from conferences.models.place import Organisation, Place
from sources.editorial.localized import LocalizedTextField
from sources.editorial.models import Member
from sources.editorial.versioning import versioned
from sources.editorial.works import WorkRecord
from sources.fields import PartialDateField, partial_date


class EventKind(models.TextChoices):
    """What kind of event it is said to be."""

    SERIES = "conference-series", _("series of conferences")
    MEETING = "meeting", _("meeting")
    TREATY = "treaty", _("treaty or agreement")
    MILITARY = "military", _("military operation")
    ATROCITY = "atrocity", _("atrocity")
    TRANSFER = "transfer", _("transfer of people")
    PARADE = "parade", _("parade")
    OTHER = "other", _("other")


class Certainty(models.TextChoices):
    """How sure the editors are of a fact that a claim carries."""

    CERTAIN = "certain", _("certain")
    PROBABLE = "probable", _("probable")
    UNCERTAIN = "uncertain", _("uncertain")


@versioned
class Event(WorkRecord):
    """An event, also one of which it is disputed whether it took place."""

    kind_of_work = "event"

    title = models.CharField(
        _("title"), max_length=300, help_text=_("What the event is called in lists and headings.")
    )
    event_kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=EventKind,
        default=EventKind.OTHER,
        help_text=_("What kind of event it is."),
    )
    in_series = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="series_parts",
        verbose_name=_("series"),
        help_text=_("The series of which it is counted a part."),
    )
    date = PartialDateField(
        _("date"),
        help_text=_(
            "In EDTF: 1940-02-20, 1939-11~ (about), 1939-09-27? (uncertain), 1939-12-08/1939-12-09."
        ),
    )
    date_words = LocalizedTextField(
        _("date in words"),
        blank=True,
        help_text=_("Where EDTF has no words for it: late November 1939."),
    )
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)
    note = models.TextField(
        _("note"), blank=True, help_text=_("What an editor should know of this event.")
    )

    places = models.ManyToManyField(Place, through="EventPlace", related_name="events")
    participants = models.ManyToManyField(Person, through="Participation", related_name="events")

    class Meta(WorkRecord.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="event_key_once"),
            models.UniqueConstraint(fields=["slug"], name="event_slug_once"),
            models.CheckConstraint(
                condition=models.Q(earliest__isnull=True)
                | models.Q(latest__isnull=True)
                | models.Q(latest__gte=models.F("earliest")),
                name="event_ends_after_it_begins",
            ),
        ]

    def normalise(self) -> None:
        """Bring text to one form and derive the bounds of the date, for sorting."""
        super().normalise()
        value = partial_date(self.date, "date")
        self.earliest = value.earliest if value else None
        self.latest = value.latest if value else None


@versioned
class EventPlace(Member):
    """An event is placed somewhere, on the word of a claim."""

    owner_path = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_places")
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        related_name="event_places",
        verbose_name=_("place"),
        help_text=_("Choose by any of its names."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        help_text=_("How sure it is."),
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="event_places",
        verbose_name=_("rests on"),
        help_text=_("The claim that says so; without one it is not published."),
    )

    class Meta(Member.Meta):
        verbose_name = _("place of the event")
        verbose_name_plural = _("places")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "place"], name="eventplace_once")]

    def __str__(self) -> str:
        return self.get_certainty_display()


@versioned
class Participation(Member):
    """A person took part in an event, in a role and on a side, on the word of a claim."""

    owner_path = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("person"),
        help_text=_("Choose by any name."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    role = models.CharField(
        _("role"), max_length=200, blank=True, help_text=_("head of the delegation, interpreter.")
    )
    side = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("side"),
        help_text=_("The organisation for which the person came."),
    )
    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        help_text=_("How sure it is."),
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("rests on"),
        help_text=_("The claim that says so; without one it is not published."),
    )

    class Meta(Member.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person", "role"], name="participation_once_per_role"
            ),
        ]

    def __str__(self) -> str:
        return self.role or str(_("participant"))


class RelationKind(models.TextChoices):
    """How one event stands to another."""

    PART_OF = "part_of", _("part of")
    FOLLOWS = "follows", _("follows")
    LED_TO = "led_to", _("led to")
    POSSIBLY_SAME = "possibly_same_as", _("possibly the same as")


@versioned
class Relation(Member):
    """An event stands in a relation to another, on the word of a claim."""

    owner_path = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(
        _("relation"),
        max_length=20,
        choices=RelationKind,
        help_text=_("How this event stands to the other."),
    )
    to_event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        related_name="related_from",
        verbose_name=_("other event"),
        help_text=_("Choose by its title."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    claim = models.ForeignKey(
        Claim,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="relations",
        verbose_name=_("rests on"),
        help_text=_("The claim that says so; without one it is not published."),
    )

    class Meta(Member.Meta):
        verbose_name = _("relation to another event")
        verbose_name_plural = _("relations")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "to_event"], name="relation_once"),
            models.CheckConstraint(
                condition=~models.Q(event=models.F("to_event")), name="relation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
