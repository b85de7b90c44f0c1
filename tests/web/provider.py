"""An OpenID Connect provider of its own, run as a program: `python -m tests.web.provider REDIRECT_URI FOLDER`.

It prints its address, and then serves. Whoever is in `PEOPLE` logs in with the same password, and is asked whether to
let us know who she is.
"""

import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "amparo", "un secreto entre dos"
PASSWORD = "otra frase, del proveedor"
PEOPLE = {
    "rosa@ejemplo.ec": True, "nobody@ejemplo.ec": True, "stranger@ejemplo.ec": True, "luis@ejemplo.ec": False,
}  # fmt: skip
"""Addresses, and whether the provider verified them."""


def serve(redirect_uri: str, folder: Path) -> None:
    import django
    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"}, ACCOUNT_EMAIL_VERIFICATION="none", ACCOUNT_RATE_LIMITS=False,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_COOKIE_NAME="provider_session", CSRF_COOKIE_NAME="provider_csrf",
        IDP_OIDC_PRIVATE_KEY=_key(), USE_TZ=True,
    )  # fmt: skip
    django.setup()
    globals()["urlpatterns"] = [path("", include("allauth.idp.urls")), path("accounts/", include("allauth.urls"))]
    _settle(redirect_uri)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    sys.stdout.write(f"http://127.0.0.1:{server.effective_port}\n")
    sys.stdout.flush()
    server.run()


def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*form).decode()


def _settle(redirect_uri: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for email, verified in PEOPLE.items():
        user = User.objects.create_user(email.partition("@")[0], email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(id=CLIENT_ID, name="amparo", scopes="openid\nemail", redirect_uris=redirect_uri)
    client.set_secret(CLIENT_SECRET)
    client.save()


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]))
