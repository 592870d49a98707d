"""Who asks: a program with a token, or a person who is signed in to the desk."""

from typing import Any

from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from conferences.models import ApiToken
from conferences.models.token import digest_of

SCHEME = "Bearer"
LONGEST_KEY = 200
# So many wrong keys from one address within so many seconds are told that they are wrong.
MOST_FAILURES = 30
WINDOW = 600


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <key>`; a token that is wrong, closed or over gives 401.

    A right key is let in however many wrong ones came from the same address, since behind a proxy
    all have one; a key of 256 random bits is not found by trying.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """Return the account and its token; None where no token was sent."""
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != SCHEME.lower().encode():
            return None
        token = _token(parts[1]) if len(parts) == 2 else None
        if token is None:
            _count_failure(request)
            raise AuthenticationFailed("This token is not valid: it is wrong, revoked, or expired.")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Return how to authenticate, for answers with 401."""
        return f'{SCHEME} realm="desk"'


def _token(key: bytes) -> ApiToken | None:
    if len(key) > LONGEST_KEY or not key.isascii():
        return None
    usable = ApiToken.objects.usable(timezone.now())
    return usable.filter(digest=digest_of(key.decode())).select_related("user").first()


def _count_failure(request: Request) -> None:
    """Note a wrong key; raises Throttled where there were too many from the same address."""
    place = f"desk-api-failures:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(place, 0, WINDOW)
    try:
        count = cache.incr(place)
    except ValueError:
        # The window ended between the two.
        return
    if count > MOST_FAILURES:
        raise Throttled(wait=WINDOW, detail="Too many wrong tokens came from this address.")


def reads_only(request: Request) -> bool:
    """Say whether the request came with a token that may not write."""
    token: Any = request.auth
    return isinstance(token, ApiToken) and token.is_read_only
