"""Settings, all from the environment; what must be safe refuses to start when it is not.

README.md, under "Configuration", says what each variable means. Where neither SECRET_KEY nor
ALLOWED_HOSTS is set, the site is the one that `quickstart` made in VAR_DIR, if it made one: it
answers to this machine's own name alone.
"""

import os
import sqlite3

from csp.constants import NONE, SELF

from config import local_site
from config.environment import Environment

BASE_DIR = local_site.BASE_DIR
VAR_DIR = local_site.data_directory(os.environ)
env = Environment(os.environ)
if not (env.text("SECRET_KEY") or env.text("ALLOWED_HOSTS") or env.flag("DEBUG")):
    env = Environment({**local_site.remembered(VAR_DIR), **os.environ})

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret_key(debug=DEBUG)
ALLOWED_HOSTS = env.hosts(debug=DEBUG)
# Whether browsers reach us over TLS: only development and the local site do without.
SECURE = not (DEBUG or env.flag("INSECURE_HTTP"))
SITE_ADDRESS = env.address(
    f"https://{ALLOWED_HOSTS[0].removeprefix('.')}"
    if SECURE
    else f"http://{ALLOWED_HOSTS[0].removeprefix('.')}:{env.text('PORT', local_site.DEFAULT_PORT)}",
    secure=SECURE,
)

SITE_NAME = "Variorum"
# Where readers report errors, an e-mail address or an address of the web; and the licence of the texts.
SITE_CONTACT = env.contact("SITE_CONTACT")
SITE_LICENCE = env.web_address("SITE_LICENCE")
# In which style references are printed; a system check names those there are.
CITATION_STYLE = env.text("CITATION_STYLE", "chicago-notes")

INSTALLED_APPS = [
    # First, so that its commands stand before those that would purge history.
    "sources.editorial",
    "config.admin.VariorumAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "reversion",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "csp",
    "sources",
    "conferences",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.FencesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "conferences.admin.held.HeldPostsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def sqlite_has_safe_wal(version: tuple[int, int, int]) -> bool:
    """Say whether a SQLite library is free of the WAL-reset bug, which can lose committed writes.

    Fixed in 3.51.3 and, by back-port, in 3.50.7 and 3.44.6 (sqlite.org/wal.html).
    """
    return (
        version >= (3, 51, 3)
        or (3, 50, 7) <= version < (3, 51, 0)
        or (3, 44, 6) <= version < (3, 45, 0)
    )


def on_sqlite(place: dict[str, object]) -> dict[str, object]:
    """Complete the settings of a SQLite database: wait for the write lock, and lose nothing."""
    journal = "WAL" if sqlite_has_safe_wal(sqlite3.sqlite_version_info) else "TRUNCATE"
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;"
        "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;"
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
    }
    return {**place, "CONN_MAX_AGE": None, "OPTIONS": options}


def on_postgresql(place: dict[str, object]) -> dict[str, object]:
    """Complete the settings of a PostgreSQL database: no statement waits for ever."""
    options = {
        "options": "-c statement_timeout=20000 -c lock_timeout=5000"
        " -c idle_in_transaction_session_timeout=30000",
    }
    return {**place, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def database(place: dict[str, object]) -> dict[str, object]:
    """Complete the settings of a database of either kind."""
    return (on_sqlite if place["ENGINE"] == "django.db.backends.sqlite3" else on_postgresql)(place)


EMBEDDED: dict[str, object] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(VAR_DIR / "variorum.sqlite3"),
}
DATABASES = {"default": database(env.database("DATABASE_URL") or EMBEDDED)}
if replica := env.replica():
    DATABASES["replica"] = {**database(replica), "TEST": {"MIRROR": "default"}}
    DATABASE_ROUTERS = ["conferences.replica.PublicReads"]
    MIDDLEWARE.append("conferences.replica.PublicReadsMiddleware")

CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # What changed between two editions takes about 1 kB, and is kept for each pair asked for.
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
if cache := env.cache():
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": cache,
        "OPTIONS": {"serializer": "config.cache.JSONSerializer"},
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "conferences" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# The PDFs that `make_pdfs` makes.
PRINTED_ROOT = VAR_DIR / "printed"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The browser's fences. Reader pages hold no script but our own, and nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
CSRF_FAILURE_VIEW = "conferences.admin.held.refused"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
# An event with 200 claims and 500 citations is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"
    ],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Variorum",
    "DESCRIPTION": "What is published: events, people, places, organisations, sources, "
    "questions, claims, editions; and, below `desk`, the working state for editors.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "conferences.desk_api.describing.add_components",
    ],
}

# Off unless it is asked for: then `manage.py send_notices` sends what nobody has read yet.
NOTICES_BY_MAIL = env.flag("NOTICES_BY_MAIL")
EMAIL_TIMEOUT = 20
globals().update(env.mail())

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.log_level()},
}
