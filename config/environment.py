"""Values from the environment, each checked where it is read and refused in one sentence."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

_HOST = re.compile(
    r"\.?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)*[a-z0-9_](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\]",
    re.I,
)
_SENDER = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_DATABASES = ("postgres", "postgresql", "sqlite")
_MAIL: dict[str, dict[str, object]] = {
    "smtp": {},
    "smtp+tls": {"EMAIL_USE_TLS": True},
    "smtp+ssl": {"EMAIL_USE_SSL": True},
}
_ON = ("1", "true", "yes", "on")
_OFF = ("", "0", "false", "no", "off")
# As Django's own check for deployment asks (security.W009).
_KEY_LENGTH = 50
_KEY_LETTERS = 5


class Environment:
    """Reads the variables of one environment; ImproperlyConfigured says which of them is bad."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def text(self, name: str, default: str = "") -> str:
        """Return a variable as it stands; an empty one counts as not set."""
        return self._variables.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        """Return a switch, off where it is not set."""
        value = self.text(name).lower()
        if value not in _ON + _OFF:
            raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 or 0.")
        return value in _ON

    def secret_key(self, *, debug: bool) -> str:
        """Return the key that signs sessions; only development has one of its own."""
        key = self.text("SECRET_KEY", "development-only" if debug else "")
        if not key:
            raise ImproperlyConfigured(
                "SECRET_KEY is not set: set it to 50 random characters or more, "
                "or start with manage.py quickstart, which makes one."
            )
        if not debug and (len(key) < _KEY_LENGTH or len(set(key)) < _KEY_LETTERS):
            raise ImproperlyConfigured(
                "SECRET_KEY is too weak: set it to 50 random characters or more."
            )
        return key

    def hosts(self, *, debug: bool) -> list[str]:
        """Return the names under which the site is served, in the order given."""
        named = self.text("ALLOWED_HOSTS", "localhost,127.0.0.1" if debug else "")
        hosts = [host.strip() for host in named.split(",") if host.strip()]
        if not hosts:
            raise ImproperlyConfigured(
                "ALLOWED_HOSTS is not set: set it to the names under which the site is served."
            )
        for host in hosts:
            if not _HOST.fullmatch(host):
                raise ImproperlyConfigured(
                    f"ALLOWED_HOSTS names {host!r}: names of hosts alone, no scheme, port or '*'."
                )
        return hosts

    def address(self, default: str, *, secure: bool) -> str:
        """Return how the site's own addresses begin: scheme and host, no slash at the end."""
        address = self.text("SITE_ADDRESS", default).rstrip("/")
        parts = urlsplit(address)
        if (
            parts.scheme not in ("http", "https")
            or not parts.hostname
            or address != f"{parts.scheme}://{parts.netloc}"
        ):
            raise ImproperlyConfigured(
                f"SITE_ADDRESS is {address!r}: set it to scheme and host, https://example.org."
            )
        if secure and parts.scheme != "https":
            raise ImproperlyConfigured(
                f"SITE_ADDRESS is {address!r}: it begins with https, unless INSECURE_HTTP is on."
            )
        return address

    def web_address(self, name: str) -> str:
        """Return an address of the web, or "" where the variable is not set."""
        address = self.text(name)
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise ImproperlyConfigured(
                f"{name} is {address!r}: set it to an address of the web, https://example.org/page."
            )
        return address

    def contact(self, name: str) -> str:
        """Return an e-mail address or one of the web, or "" where the variable is not set."""
        contact = self.text(name)
        if contact and not _SENDER.fullmatch(contact) and not contact.startswith("https://"):
            raise ImproperlyConfigured(
                f"{name} is {contact!r}: set it to an e-mail address, or to one that begins with https."
            )
        return contact

    def log_level(self) -> str:
        """Return the least level that is logged."""
        level = self.text("LOG_LEVEL", "WARNING").upper()
        if level not in _LEVELS:
            raise ImproperlyConfigured(
                f"LOG_LEVEL is {level!r}: set it to one of {', '.join(_LEVELS)}."
            )
        return level

    def database(self, name: str) -> dict[str, object] | None:
        """Return where a database is, as Django writes it; None where the variable is not set."""
        address = self.text(name)
        if not address:
            return None
        try:
            known = urlsplit(address).scheme in _DATABASES
            found = dict(environ.Env.db_url_config(address)) if known else {}
        except ValueError:
            found = {}
        if not found:
            # Without the address itself, which may hold a password.
            raise ImproperlyConfigured(
                f"{name} is no address of a database: set it to postgres://user@host/name."
            )
        if not found.get("NAME"):
            raise ImproperlyConfigured(
                f"{name} names no database: set it to postgres://user@host/name."
            )
        return found

    def replica(self) -> dict[str, object] | None:
        """Return where the replica is: PostgreSQL, as the database it replicates."""
        found = self.database("REPLICA_URL")
        primary = self.database("DATABASE_URL")
        if found and (
            not primary or {found["ENGINE"], primary["ENGINE"]} != {"django.db.backends.postgresql"}
        ):
            raise ImproperlyConfigured(
                "REPLICA_URL is for PostgreSQL, with DATABASE_URL for its primary."
            )
        return found

    def cache(self) -> str:
        """Return where Redis is; an empty text where the variable is not set."""
        address = self.text("CACHE_URL")
        if address and (
            urlsplit(address).scheme not in ("redis", "rediss", "unix") or address.endswith("://")
        ):
            raise ImproperlyConfigured(
                "CACHE_URL is no address of Redis: set it to redis://host:6379/0."
            )
        return address

    def mail(self) -> dict[str, object]:
        """Return how mail is sent, as Django's settings name it; nothing where notices are not mailed."""
        if not self.flag("NOTICES_BY_MAIL"):
            return {}
        address, sender = self.text("EMAIL_URL"), self.text("EMAIL_FROM")
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in _MAIL or not parts.hostname:
            # Without the address itself, which may hold a password.
            raise ImproperlyConfigured(
                "EMAIL_URL is no address of a mail server, which NOTICES_BY_MAIL needs: "
                "set it to smtp+tls://user:password@host:587."
            )
        if not _SENDER.fullmatch(sender):
            raise ImproperlyConfigured(
                f"EMAIL_FROM is {sender!r}, and NOTICES_BY_MAIL needs an address to send from: "
                "set it to variorum@example.org."
            )
        return {
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port or 25,
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "DEFAULT_FROM_EMAIL": sender,
            **_MAIL[parts.scheme],
        }
