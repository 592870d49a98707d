"""Tries of the addresses at which sources can be read: the record by which a link is held for dead."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """One try of one address: when, and what came of it. Of no work, and no part of any history.

    `address` is that of a source when it was tried; a source that moves to another begins anew.
    """

    address = models.CharField(max_length=1000)
    at = models.DateTimeField()
    is_reached = models.BooleanField()
    # What was answered, or why nothing was: "200", "404", "no such host".
    result = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("try of a link")
        verbose_name_plural = _("tries of links")
        ordering = ["address", "at"]
        constraints = [
            models.UniqueConstraint(fields=["address", "at"], name="linkcheck_once_at_a_time")
        ]
        indexes = [models.Index(fields=["is_reached", "address", "at"], name="linkcheck_failures")]

    def __str__(self) -> str:
        return f"{self.address}: {self.result}"
