"""Keys by which programs act for an account."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Tells people, and programs that look for secrets in files, what such a word is.
MARK = "variorum_"


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens of accounts."""

    def usable(self, at: datetime) -> Self:
        """Those that open the API at a moment."""
        return self.filter(expires_at__gt=at, revoked_at__isnull=True, user__is_active=True)


class ApiToken(models.Model):
    """A named key of an account, of which only the digest is kept; it has the account's rights.

    The key holds 256 random bits, so a plain digest cannot be turned back by guessing.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    is_read_only = models.BooleanField(_("reads only"), default=False)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = models.Manager.from_queryset(ApiTokenQuerySet)()

    class Meta:
        verbose_name = _("token of the API")
        verbose_name_plural = _("tokens of the API")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["user", "-made_at"], name="apitoken_of_user")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def issue(
        cls, user: models.Model, name: str, *, days: int, is_read_only: bool
    ) -> tuple["ApiToken", str]:
        """Make a token; return it with the key, which can never be read again."""
        key = MARK + secrets.token_urlsafe(32)
        now = timezone.now()
        token = cls.objects.create(
            user_id=user.pk,
            name=name,
            digest=digest_of(key),
            is_read_only=is_read_only,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        return token, key

    def revoke(self) -> None:
        """Close the token for good; one that is closed already keeps its moment."""
        type(self).objects.filter(pk=self.pk, revoked_at__isnull=True).update(
            revoked_at=timezone.now()
        )

    @property
    def is_usable(self) -> bool:
        """Whether it opens the API now, if its account does."""
        return self.revoked_at is None and self.expires_at > timezone.now()


def digest_of(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
