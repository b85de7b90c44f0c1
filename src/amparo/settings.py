"""How amparo is set up. Everything that differs between machines comes from the environment:

AMPARO_HOME           where all state lives (default: ./var)
AMPARO_DATABASE_URL   postgresql://user:password@host:port/name (default: SQLite in AMPARO_HOME)
AMPARO_ENGINE         polars (default), duckdb or pyspark
AMPARO_HOSTS          names under which the portal answers, separated by commas
AMPARO_TODAY          the day on which the portal lives, YYYY-MM-DD, for an invented country in its own time (default:
                      the clock's)
AMPARO_API_LIMIT      how often one caller may ask the API: requests/seconds (default: 120/60)
AMPARO_SECRET_KEY     the signing key (default: made once, kept in AMPARO_HOME)
AMPARO_DEBUG          1 shows failures in the browser; never on a machine that others reach
AMPARO_HTTPS          1 if a proxy of ours answers by https: cookies then travel no other way (default: 1 unless every
                      name in AMPARO_HOSTS is of this machine)
AMPARO_PROXIES        how many proxies of ours stand before the portal, to know from where people come (default: 1 with
                      AMPARO_HTTPS, since the portal itself speaks no TLS; else 0)
AMPARO_SITE           where people find the portal, for the letters of the command line (http://127.0.0.1:8000)
AMPARO_MAIL_URL       smtp://user:password@host:port, smtps://…, console: or file:///folder (default: AMPARO_HOME/mail)
AMPARO_MAIL_FROM      the address from which letters leave (amparo@localhost)
AMPARO_OIDC_ISSUER    an OpenID Connect provider with which people may also log in (default: none), with
                      AMPARO_OIDC_CLIENT_ID, AMPARO_OIDC_CLIENT_SECRET and AMPARO_OIDC_NAME, as the page calls it
"""

import os
import secrets
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.functional import lazy

from amparo.foundation.access import policy

PACKAGE = Path(__file__).parent
AMPARO_HOME = Path(os.environ.get("AMPARO_HOME", "var")).absolute()
AMPARO_TODAY = os.environ.get("AMPARO_TODAY", "")
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


def _mail(url: str) -> dict:
    """Django's settings for how letters leave."""
    parts, backends = urlsplit(url), "django.core.mail.backends"
    if parts.scheme in ("", "file"):
        folder = unquote(parts.path) or AMPARO_HOME / "mail"
        return {"EMAIL_BACKEND": f"{backends}.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme not in ("smtp", "smtps"):
        raise ValueError(f"AMPARO_MAIL_URL: «{parts.scheme}» is not known; write smtp://user:password@host:port")
    return {
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_TIMEOUT": 10,
    }


def _outside_providers() -> dict:
    """The provider that AMPARO_OIDC_… names, as the log-in takes it."""
    asked = {name: os.environ.get(f"AMPARO_OIDC_{name}", "") for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")}
    if not asked["ISSUER"]:
        return {}
    if missing := [f"AMPARO_OIDC_{name}" for name, value in asked.items() if not value]:
        raise ValueError(f"AMPARO_OIDC_ISSUER is set, so {' and '.join(missing)} must be set too")
    where = urlsplit(asked["ISSUER"])
    if where.scheme != "https" and where.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ValueError(f"AMPARO_OIDC_ISSUER: «{asked['ISSUER']}» could be anybody; write its https:// address")
    provider = {
        "provider_id": "oidc",
        "name": os.environ.get("AMPARO_OIDC_NAME", where.hostname),
        "client_id": asked["CLIENT_ID"],
        "secret": asked["CLIENT_SECRET"],
        "settings": {"server_url": asked["ISSUER"], "uid_field": "identity", "scope": ["openid", "email"]},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [provider]}}


DATABASES = {"default": _database(os.environ.get("AMPARO_DATABASE_URL", ""))}
CACHES = {"default": {"BACKEND": "amparo.entrypoints.web.shared_counts.SharedCounts"}}
# Lazy, because what only reads the settings should leave no file behind.
SECRET_KEY = os.environ.get("AMPARO_SECRET_KEY") or lazy(_secret_key, str)()
DEBUG = os.environ.get("AMPARO_DEBUG") == "1"
OF_THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = os.environ.get("AMPARO_HOSTS", ",".join(OF_THIS_MACHINE)).split(",")
HTTPS = os.environ.get("AMPARO_HTTPS", "0" if {*ALLOWED_HOSTS} <= {*OF_THIS_MACHINE} else "1") == "1"
PROXIES = int(os.environ.get("AMPARO_PROXIES", "1" if HTTPS else "0"))
AMPARO_SITE = os.environ.get("AMPARO_SITE", "http://127.0.0.1:8000")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
    "amparo.entrypoints.web.headers.StrictHeaders",
    # Public pages touch neither session nor account, so they set no cookie and stay the same for everybody.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "amparo.entrypoints.api.problems.Problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "amparo.entrypoints.web.sections.PrivateSections",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "amparo.entrypoints.web.sections.frame",
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
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Accounts. What the institution decided about them is in foundation/access/policy.py.
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "amparo.entrypoints.web.account.passwords.NotTooLong"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"

SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_AGE = 3600 * policy.SESSION_HOURS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_AGE = None  # until the browser closes
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
DATA_UPLOAD_MAX_MEMORY_SIZE = policy.UPLOAD_MEGABYTES * 1_000_000
CSRF_FAILURE_VIEW = "amparo.entrypoints.web.machines.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ACCOUNT_ADAPTER = "amparo.entrypoints.web.account.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * policy.STEP_UP_MINUTES
ACCOUNT_RATE_LIMITS = {
    "prove": f"{policy.PROOFS_PER_HOUR}/h/ip,{policy.PROOFS_PER_HOUR}/h/user",
    "write": f"{policy.LETTERS_PER_HOUR}/h/user",
}
MFA_ADAPTER = "amparo.entrypoints.web.account.adapters.SecondFactors"
MFA_FORMS = {
    "authenticate": "amparo.entrypoints.web.account.codes_once.EnterOnce",
    "reauthenticate": "amparo.entrypoints.web.account.codes_once.ConfirmOnce",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "amparo"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute away
SOCIALACCOUNT_ADAPTER = "amparo.entrypoints.web.account.outside.OutsideAccounts"
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_PROVIDERS = _outside_providers()

DEFAULT_FROM_EMAIL = os.environ.get("AMPARO_MAIL_FROM", "amparo@localhost")
globals().update(_mail(os.environ.get("AMPARO_MAIL_URL", "")))

# Who asks the API is known by the address of the connection, unless proxies of ours stand in between.
NINJA_NUM_PROXIES = PROXIES
AMPARO_API_LIMIT = tuple(map(int, os.environ.get("AMPARO_API_LIMIT", "120/60").split("/")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What was refused is told with its address, and addresses name documents and carry the keys of letters.
    "loggers": {"django.request": {"level": "ERROR"}},
}
