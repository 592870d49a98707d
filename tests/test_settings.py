"""Settings come from the environment; what must be safe refuses to start when it is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parent.parent
KEY = "7cQ-" + 6 * "a8Xw-Zk3_b"
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "variorum.example.org"}
WEAK = "SECRET_KEY is too weak: set it to 50 random characters or more."
NO_KEY = (
    "SECRET_KEY is not set: set it to 50 random characters or more, "
    "or start with manage.py quickstart, which makes one."
)
NO_HOSTS = "ALLOWED_HOSTS is not set: set it to the names under which the site is served."
NO_DATABASE = "DATABASE_URL is no address of a database: set it to postgres://user@host/name."
NO_NAME = "DATABASE_URL names no database: set it to postgres://user@host/name."
NO_MAIL = (
    "EMAIL_URL is no address of a mail server, which NOTICES_BY_MAIL needs: "
    "set it to smtp+tls://user:password@host:587."
)
NO_REDIS = "CACHE_URL is no address of Redis: set it to redis://host:6379/0."
FOR_POSTGRESQL = "REPLICA_URL is for PostgreSQL, with DATABASE_URL for its primary."


def bad_host(host):
    return f"ALLOWED_HOSTS names {host!r}: names of hosts alone, no scheme, port or '*'."


def bad_address(address):
    return f"SITE_ADDRESS is {address!r}: set it to scheme and host, https://example.org."


REFUSED = [
    ({"SECRET_KEY": ""}, NO_KEY),
    ({"SECRET_KEY": "  "}, NO_KEY),
    ({"SECRET_KEY": "development-only"}, WEAK),
    ({"SECRET_KEY": 60 * "a"}, WEAK),
    ({"ALLOWED_HOSTS": ""}, NO_HOSTS),
    ({"ALLOWED_HOSTS": " , "}, NO_HOSTS),
    ({"ALLOWED_HOSTS": "*"}, bad_host("*")),
    ({"ALLOWED_HOSTS": "example.org,*"}, bad_host("*")),
    ({"ALLOWED_HOSTS": "https://example.org"}, bad_host("https://example.org")),
    ({"ALLOWED_HOSTS": "example.org:443"}, bad_host("example.org:443")),
    ({"SITE_ADDRESS": "example.org"}, bad_address("example.org")),
    ({"SITE_ADDRESS": "https://example.org/vi"}, bad_address("https://example.org/vi")),
    ({"SITE_ADDRESS": "ftp://example.org"}, bad_address("ftp://example.org")),
    (
        {"SITE_ADDRESS": "http://example.org"},
        "SITE_ADDRESS is 'http://example.org': it begins with https, unless INSECURE_HTTP is on.",
    ),
    ({"DEBUG": "maybe"}, "DEBUG is 'maybe': set it to 1 or 0."),
    ({"INSECURE_HTTP": "http"}, "INSECURE_HTTP is 'http': set it to 1 or 0."),
    ({"BEHIND_PROXY": "10.0.0.1"}, "BEHIND_PROXY is '10.0.0.1': set it to 1 or 0."),
    ({"DATABASE_URL": "mysql://root:secret@db/variorum"}, NO_DATABASE),
    ({"DATABASE_URL": "variorum"}, NO_DATABASE),
    ({"DATABASE_URL": "postgres://user@host:port/variorum"}, NO_DATABASE),
    ({"DATABASE_URL": "postgres://user@host"}, NO_NAME),
    ({"REPLICA_URL": "postgres://user@host/variorum"}, FOR_POSTGRESQL),
    (
        {"DATABASE_URL": "postgres://user@host/a", "REPLICA_URL": "sqlite:///replica.sqlite3"},
        FOR_POSTGRESQL,
    ),
    ({"CACHE_URL": "memcached://host"}, NO_REDIS),
    ({"CACHE_URL": "redis://"}, NO_REDIS),
    ({"NOTICES_BY_MAIL": "1"}, NO_MAIL),
    ({"NOTICES_BY_MAIL": "1", "EMAIL_URL": "http://user:secret@host"}, NO_MAIL),
    ({"NOTICES_BY_MAIL": "1", "EMAIL_URL": "smtp://host:port"}, NO_MAIL),
    (
        {"NOTICES_BY_MAIL": "1", "EMAIL_URL": "smtp://host"},
        "EMAIL_FROM is '', and NOTICES_BY_MAIL needs an address to send from: "
        "set it to variorum@example.org.",
    ),
    (
        {"LOG_LEVEL": "LOUD"},
        "LOG_LEVEL is 'LOUD': set it to one of DEBUG, INFO, WARNING, ERROR, CRITICAL.",
    ),
]


def run(*arguments, variables, directory):
    """Run manage.py with these settings and no others."""
    return subprocess.run(
        [sys.executable, BASE_DIR / "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(directory), **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(("variables", "sentence"), REFUSED, ids=lambda value: str(value)[:60])
def test_a_bad_setting_is_refused_in_one_sentence(variables, sentence, tmp_path):
    done = run("check", variables=PRODUCTION | variables, directory=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence + "\n")


def test_production_passes_the_checks_for_deployment(tmp_path):
    (tmp_path / "static").mkdir()
    done = run(
        "check", "--deploy", "--fail-level", "WARNING", variables=PRODUCTION, directory=tmp_path
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "System check identified no issues (0 silenced).\n",
        "",
    )


def settings_of(tmp_path, *names, **variables):
    """Return settings as a program of its own reads them."""
    listing = ", ".join(f"settings.{name}" for name in names)
    done = run(
        "shell",
        "--no-imports",
        "-c",
        f"from django.conf import settings; print(({listing},))",
        variables=variables,
        directory=tmp_path,
    )
    return done.stdout.strip() or done.stderr.strip()


def test_production_is_served_by_tls_alone(tmp_path):
    names = ("DEBUG", "SITE_ADDRESS", "SESSION_COOKIE_NAME", "SECURE_SSL_REDIRECT")
    assert settings_of(tmp_path, *names, **PRODUCTION) == (
        "(False, 'https://variorum.example.org', '__Host-session', True)"
    )


def test_development_needs_no_key(tmp_path):
    assert settings_of(tmp_path, "DEBUG", "ALLOWED_HOSTS", "SITE_ADDRESS", DEBUG="1") == (
        "(True, ['localhost', '127.0.0.1'], 'http://localhost:8000')"
    )


def test_without_variables_the_site_that_quickstart_made_is_meant(tmp_path):
    (tmp_path / "environment").write_text(
        f"SECRET_KEY={KEY}\nALLOWED_HOSTS=127.0.0.1\nINSECURE_HTTP=1\n"
    )
    assert settings_of(tmp_path, "ALLOWED_HOSTS", "SECRET_KEY") == f"(['127.0.0.1'], '{KEY}')"


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [({"SECRET_KEY": KEY}, NO_HOSTS), ({"ALLOWED_HOSTS": "example.org"}, NO_KEY)],
)
def test_half_of_productions_settings_are_not_filled_up_by_quickstarts(
    variables, sentence, tmp_path
):
    (tmp_path / "environment").write_text(f"SECRET_KEY={KEY}\nALLOWED_HOSTS=127.0.0.1\n")
    assert settings_of(tmp_path, "ALLOWED_HOSTS", **variables) == sentence


def test_a_directory_with_any_letters_in_its_name_holds_the_database(tmp_path):
    directory = tmp_path / "vár #1?%20"
    listing = settings_of(directory, "DATABASES['default']['NAME']", DEBUG="1")
    assert listing == f"('{directory}/variorum.sqlite3',)"


def test_redis_is_given_a_serializer_that_runs_no_code(tmp_path):
    options = settings_of(
        tmp_path, "CACHES['default']['OPTIONS']", CACHE_URL="redis://localhost:6379/0", **PRODUCTION
    )
    assert options == "({'serializer': 'config.cache.JSONSerializer'},)"


def test_a_replica_brings_its_router(tmp_path):
    answer = settings_of(
        tmp_path,
        "DATABASE_ROUTERS",
        "DATABASES['replica']['HOST']",
        "MIDDLEWARE[-1]",
        DATABASE_URL="postgres://user@primary/variorum",
        REPLICA_URL="postgres://user@replica/variorum",
        **PRODUCTION,
    )
    assert answer == (
        "(['conferences.replica.PublicReads'], 'replica', "
        "'conferences.replica.PublicReadsMiddleware')"
    )
