"""How amparo is set up. Everything that differs between machines comes from the environment:

AMPARO_HOME           where all state lives (default: ./var)
AMPARO_DATABASE_URL   postgresql://user:password@host:port/name (default: SQLite in AMPARO_HOME)
AMPARO_ENGINE         polars (default), duckdb or pyspark
AMPARO_HOSTS          names under which the portal answers, separated by commas
AMPARO_API_LIMIT      how often one caller may ask the API: requests/seconds (default: 120/60)
AMPARO_PROXIES        how many proxies stand before the portal and name the caller (default: 0)
AMPARO_SECRET_KEY     the signing key (default: made once, kept in AMPARO_HOME)
AMPARO_DEBUG          1 shows failures in the browser; never on a machine that others reach
"""

import os
import secrets
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.functional import lazy

PACKAGE = Path(__file__).parent
AMPARO_HOME = Path(os.environ.get("AMPARO_HOME", "var")).absolute()
AMPARO_ENGINE = os.environ.get("AMPARO_ENGINE", "polars")

# The table of contents. The order is the order in which the house is read.
INSTALLED_APPS = [
    # the foundation
    "amparo.foundation.registry",
    "amparo.foundation.acts",
    "amparo.foundation.access",
    "amparo.foundation.cases",
    "amparo.foundation.certificates",
    "amparo.foundation.ledger",
    "amparo.foundation.history",
    # what the institution does
    "amparo.modules.affiliation",
    "amparo.modules.contributions",
    "amparo.modules.collection",
    "amparo.modules.pensions",
    "amparo.modules.inspection",
    "amparo.modules.accountability",
    # how it is set in motion
    "amparo.entrypoints.web",
    "amparo.entrypoints.api",
    # made by others; after the portal, whose templates come first
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]


def _database(url: str) -> dict:
    """Django's settings for a database address."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": AMPARO_HOME / "amparo.sqlite3",
            "OPTIONS": {
                # Ids are allocated as the highest plus one: writers must queue before they read.
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,
                # A committed seal must survive a power cut, so every commit reaches the disk.
                "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(
            f"AMPARO_DATABASE_URL: «{parts.scheme}» is not known; write postgresql://user:password@host/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


@cache
def _secret_key() -> str:
    """The signing key of this machine: made on first use, readable by its owner only."""
    path = AMPARO_HOME / "secret_key"
    if not path.exists():
        AMPARO_HOME.mkdir(parents=True, exist_ok=True)
        own = path.with_suffix(f".{os.getpid()}")
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(48))
        try:
            os.link(own, path)  # refuses to replace: of two processes that start together, one key wins
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return path.read_text()


DATABASES = {"default": _database(os.environ.get("AMPARO_DATABASE_URL", ""))}
# Lazy, because what only reads the settings should leave no file behind.
SECRET_KEY = os.environ.get("AMPARO_SECRET_KEY") or lazy(_secret_key, str)()
DEBUG = os.environ.get("AMPARO_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("AMPARO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Spanish is the language texts are written in; English is a translation.
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Guayaquil"

ROOT_URLCONF = "amparo.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "amparo.entrypoints.api.problems.Problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "amparo.entrypoints.web.headers.StrictHeaders",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ]
        },
    }
]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Who asks the API is known by the address of the connection, unless proxies of ours stand in between.
NINJA_NUM_PROXIES = int(os.environ.get("AMPARO_PROXIES", "0"))
AMPARO_API_LIMIT = tuple(map(int, os.environ.get("AMPARO_API_LIMIT", "120/60").split("/")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
