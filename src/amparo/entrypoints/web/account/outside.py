"""Who comes from the provider of AMPARO_OIDC_ISSUER, and which account is hers.

An identity is what one issuer calls one person. It enters the account that carries it: the one whose holder connected
it, or the one whose address both the provider and we verified. Any other identity gets nothing, not even an account.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.crypto import constant_time_compare
from requests import RequestException

from amparo.entrypoints.web import reader

LOG = logging.getLogger(__name__)

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Only those that need the provider's own key: with a shared secret, whoever checks could also sign."""

CLOCK_SECONDS = 60
"""How far the provider's clock may be from ours."""

NONCE = "nonce"
"""What the provider must sign back."""

SPOKEN = "outside_language"
"""In the session: the language in which the provider was asked for."""

Claims = Mapping[str, Any]


def claims_of(id_token: str, keys: dict[str, Any], *, issuer: str, client: str) -> dict[str, Any]:
    """What a provider says of a person, once its signature, issuer, addressee and date are seen to be right.

    keys: the provider's public keys, as it publishes them. client: how the provider calls us. OAuth2Error if anything
    is wrong.
    """
    try:
        named = jwt.get_unverified_header(id_token).get("kid")
        known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if named in (None, key.key_id)]
        if len(known) != 1:
            raise OAuth2Error(f"the identity is signed with «{named}», which is not a key of the provider")
        claims = jwt.decode(
            id_token, known[0].key, algorithms=SIGNATURES, issuer=issuer, audience=client, leeway=CLOCK_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )  # fmt: skip
    except (jwt.PyJWTError, TypeError, ValueError) as error:
        raise OAuth2Error(f"the identity is not to be believed: {error}") from error
    if claims.get("azp", client) != client:
        raise OAuth2Error(f"the identity was given to «{claims['azp']}», not to us")
    return claims


class Asked(OpenIDConnectProvider):
    """The provider, asked to sign a word that we made up for this one time: no answer to another can be slipped in."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        asked, nonce = super().get_redirect_from_request_kwargs(request), secrets.token_urlsafe(32)
        return asked | {NONCE: nonce, "auth_params": asked["auth_params"] | {NONCE: nonce}}


class Issuer(OpenIDConnectOAuth2Adapter):
    """The provider, believed no further than its signature."""

    def get_provider(self) -> Asked:
        return Asked(self.request, app=super().get_provider().app)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **answered: Any) -> Any:
        told = self._claims(app, answered["response"].get("id_token", ""), token.token)
        # Two providers may call two people the same, and an institution may change its provider.
        identity = hashlib.sha256(f"{told['iss']} {told['sub']}".encode()).hexdigest()
        verified = told.get("email_verified") is True
        kept = {"identity": identity, "email": told.get("email", ""), "email_verified": verified}
        arrived = self.get_provider().sociallogin_from_response(request, kept)
        arrived.signed_nonce = told.get(NONCE, "")
        return arrived

    def _claims(self, app: Any, id_token: str, access_token: str) -> Claims:
        issuer = self.openid_config.get("issuer", "")
        if issuer.rstrip("/") != app.settings["server_url"].rstrip("/"):
            raise OAuth2Error(f"the provider calls itself «{issuer}», not «{app.settings['server_url']}»")
        with get_adapter().get_requests_session() as session:
            keys = session.get(self.openid_config["jwks_uri"]).json()
        claims = claims_of(id_token, keys, issuer=issuer, client=app.client_id)
        if "email" in claims:
            return claims
        more = self._fetch_user_info(access_token)
        if more.get("sub") != claims["sub"]:
            raise OAuth2Error("the provider speaks of two people at once")
        return {**more, **claims}


class OutsideAccounts(DefaultSocialAccountAdapter):
    """Which account an identity enters."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict) -> Any:
        """Of what the provider tells, an account keeps nothing."""
        return sociallogin.user

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """The account of an address that both sides verified, unless it carries another identity already.

        An address may pass from one person to another at the provider; the identity does not.
        """
        for told in sociallogin.email_addresses:
            ours = EmailAddress.objects.filter(email=told.email.lower(), verified=True).first()
            if told.verified and ours and not SocialAccount.objects.filter(user_id=ours.user_id).exists():
                return ours.user, ours.email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        asked = sociallogin.state.get(NONCE)
        if not asked or not constant_time_compare(sociallogin.signed_nonce, asked):
            LOG.warning("nobody came from the provider: it answers what was not asked")
            raise ImmediateHttpResponse(redirect("socialaccount_login_error"))
        if sociallogin.state.get("process") != AuthProcess.CONNECT and not sociallogin.is_existing:
            raise ImmediateHttpResponse(redirect("socialaccount_nobody"))

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, **more: Any) -> None:
        """The failure gets a page of its own: the address the provider led back to means nothing to a reader."""
        LOG.warning("nobody came from the provider: %s", more.get("exception") or error)
        if error != AuthError.CANCELLED:
            raise ImmediateHttpResponse(redirect("socialaccount_login_error"))


def carry(request: HttpRequest, sociallogin: Any) -> None:
    """Let the account that was just entered carry the identity from now on, and tell its holder."""
    if sociallogin.account.pk is None:
        sociallogin.connect(request, sociallogin.user)


# ---------------------------------------------------------------- the addresses


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    request.session[SPOKEN] = reader.language()
    return _answer(OAuth2LoginView, request, provider_id)


def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider leads back to one address, so the language is remembered from the way there."""
    with translation.override(request.session.get(SPOKEN, reader.language())):
        return _answer(OAuth2CallbackView, request, provider_id)


def nobody(request: HttpRequest) -> HttpResponse:
    """The provider named somebody whom no account carries."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404
    name = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["name"]
    return render(request, "socialaccount/nobody.html", {"name": name}, status=403)


def _answer(view: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    issuer = Issuer(request, provider_id)
    answer: Callable[[HttpRequest], HttpResponse] = view.adapter_view(issuer)
    try:
        return answer(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown
    except RequestException as error:
        return render_authentication_error(request, issuer.get_provider(), exception=error)
