"""How many findings the checks had, day by day: what a work was then cannot be asked anew for every day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HealthDay(models.Model):
    """A day (UTC) on which all works were checked; the last time of the day counts."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("day of checking")
        verbose_name_plural = _("days of checking")

    def __str__(self) -> str:
        return str(self.day)


class HealthNumber(models.Model):
    """How many findings of one code, level and kind of work there were; nothing is kept of none."""

    day = models.ForeignKey(HealthDay, on_delete=models.CASCADE, related_name="numbers")
    code = models.CharField(max_length=12)
    level = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("number of findings of a day")
        verbose_name_plural = _("numbers of findings of a day")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "code", "level", "kind"], name="healthnumber_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day_id}: {self.code} {self.kind}: {self.number}"
