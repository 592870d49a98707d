"""Questions on which claims differ."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.localized import LocalizedTextField, words_in
from sources.editorial.models import Member, Work
from sources.editorial.versioning import versioned


class Property(models.TextChoices):
    """What a question asks for, or a claim states a value of."""

    DATE = "date", _("date")
    PLACE = "place", _("place")
    NUMBER = "number", _("number")
    PARTICIPANTS = "participants", _("participants")
    IDENTITY = "identity", _("which event it is")
    EXISTENCE = "existence", _("whether it took place")
    NATURE = "nature", _("what it was")
    OUTCOME = "outcome", _("what followed")
    OTHER = "other", _("other")


@versioned
class Question(Member):
    """Something on which claims can differ; its claims are the competing answers."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(
        _("key"), max_length=80, help_text=_("Names the question in addresses; keep it.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order on the page.")
    )
    property = models.CharField(
        _("asks for"),
        max_length=12,
        choices=Property,
        default=Property.OTHER,
        help_text=_("What is in question."),
    )
    text = LocalizedTextField(
        _("question"), help_text=_("Neutral, ending in a question mark: When did it begin?")
    )
    is_exclusive = models.BooleanField(
        _("answers exclude one another"),
        default=True,
        help_text=_("Ticked: a source for one answer speaks against the others."),
    )
    would_settle = LocalizedTextField(
        _("what would settle it"),
        blank=True,
        help_text=_("The document or finding that would decide it."),
    )

    class Meta(Member.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["key"], name="question_key_once")]

    def __str__(self) -> str:
        return words_in(self.text, "") or self.key
