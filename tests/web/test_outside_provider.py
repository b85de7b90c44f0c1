"""Logging in with another's word: a real provider on loopback, real redirections, PKCE and signed identities."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import jwt
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core import mail
from django.core.cache import cache

from amparo.entrypoints.web.account import outside
from amparo.entrypoints.web.account.outside import claims_of
from amparo.foundation.access.models import User
from tests.web import accounts
from tests.web.accounts import SHOP, Town, found_town
from tests.web.provider import CLIENT_ID, CLIENT_SECRET, PASSWORD

CALLBACK = "/cuenta/externo/oidc/vuelta/"


@pytest.fixture(scope="module")
def town(country) -> Town:
    return found_town()


@pytest.fixture(scope="module")
def provider(portal: str, tmp_path_factory) -> Iterator[str]:
    """The address of a provider that knows the portal, and that the portal knows."""
    folder = tmp_path_factory.mktemp("provider")
    program = [sys.executable, "-m", "tests.web.provider", f"{portal}{CALLBACK}", str(folder)]
    with subprocess.Popen(program, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True) as running:
        issuer = running.stdout.readline().strip()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {"ISSUER": issuer, "CLIENT_ID": CLIENT_ID, "CLIENT_SECRET": CLIENT_SECRET}.items():
                patch.setenv(f"AMPARO_OIDC_{name}", value)
            patch.setenv("AMPARO_OIDC_NAME", "Identidad Única")
            from amparo.settings import _outside_providers

            patch.setattr(settings, "SOCIALACCOUNT_PROVIDERS", _outside_providers())
            yield issuer
        running.terminate()


@pytest.fixture(autouse=True)
def _nobody_is_known_yet(town) -> Iterator[None]:
    mail.outbox.clear()
    cache.clear()
    yield
    SocialAccount.objects.all().delete()
    EmailAddress.objects.all().delete()


class Visitor(requests.Session):
    """A person with a browser that runs no scripts, as none are needed."""

    def __init__(self, portal: str) -> None:
        super().__init__()
        self.portal = portal

    def press(self, page: requests.Response, to: str, /, **filled: object) -> requests.Response:
        """Send the form of a page whose address has `to`, with its hidden fields and what is filled in."""
        for tag, inside in re.findall(r"<form([^>]*)>(.*?)</form>", page.text, re.DOTALL):
            target = unescape(_attribute(tag, "action")) or page.url
            if to in target:
                hidden = [one for one in re.findall(r"<input[^>]*>", inside) if 'type="hidden"' in one]
                fields = {_attribute(one, "name"): unescape(_attribute(one, "value")) for one in hidden}
                return self.post(urljoin(page.url, target), fields | filled, headers={"Referer": page.url})
        raise AssertionError(f"no form leads to {to} in {page.url}: {page.text}")

    def goes_to_provider(self, *, connect: bool = False, prefix: str = "") -> requests.Response:
        """From the portal to the log-in of the provider."""
        page = self.get(f"{self.portal}/{prefix}cuenta/{'externo' if connect else 'entrar'}/")
        return self.press(page, "/cuenta/externo/oidc/")

    def comes_as(self, email: str, *, connect: bool = False) -> requests.Response:
        """All the way, and back to the portal as the provider's `email`."""
        page = self.goes_to_provider(connect=connect)
        page = self.press(page, "login", login=email, password=PASSWORD)
        return self.consents(page, email)

    def consents(self, page: requests.Response, email: str) -> requests.Response:
        """Let the provider tell the portal the address."""
        return self.press(page, "/identity/o/authorize", action="grant", scopes=["openid", "email"], email=email)

    def enters(self, town: Town, email: str) -> requests.Response:
        """With the password of the portal, without the provider."""
        page = self.get(f"{self.portal}/cuenta/entrar/")
        page = self.press(page, "/cuenta/entrar/", login=email, password=accounts.PASSWORD)
        return self.shows_code(town, email, page) if email in town.secrets else page

    def shows_code(self, town: Town, email: str, page: requests.Response) -> requests.Response:
        return self.press(page, urlsplit(page.url).path, code=town.code(email))


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else ""


@pytest.fixture
def visitor(portal: str, provider: str) -> Iterator[Visitor]:
    with Visitor(portal) as visitor:
        yield visitor


# ---------------------------------------------------------------- who gets in


def test_an_address_that_both_verified_enters_its_account_and_is_told(town, visitor):
    user = town.account("rosa@ejemplo.ec", second_factor=False, role="affiliate", person_id=town.rosa)
    assert visitor.comes_as("rosa@ejemplo.ec").url.endswith("/cuenta/")
    assert visitor.get(f"{visitor.portal}/mi/").status_code == 200
    carried = SocialAccount.objects.get()
    assert carried.user_id == user.pk
    assert set(carried.extra_data) == {"identity", "email", "email_verified"}, "nothing else of hers is kept"
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["rosa@ejemplo.ec"], "amparo · Se conectó otra forma de entrar")
    ]


def test_a_second_factor_is_asked_all_the_same_and_nothing_is_connected_before(town, visitor):
    town.account("rosa@ejemplo.ec")
    asked = visitor.comes_as("rosa@ejemplo.ec")
    assert asked.url.endswith("/segundo-factor/entrar/")
    asked = visitor.get(f"{visitor.portal}/cuenta/")
    assert asked.url.endswith("/segundo-factor/entrar/")
    assert not SocialAccount.objects.exists() and not mail.outbox
    assert visitor.shows_code(town, "rosa@ejemplo.ec", asked).url.endswith("/cuenta/")
    assert SocialAccount.objects.count() == 1


def test_a_grave_role_does_not_rest_on_another_s_word(town, visitor):
    town.account("rosa@ejemplo.ec", second_factor=False, role="employer_owner", employer_id=town.shop)
    visitor.comes_as("rosa@ejemplo.ec")
    assert visitor.get(f"{visitor.portal}/empresa/{SHOP['ruc']}/usuarios/").url.endswith("/cuenta/segundo-factor/")


@pytest.mark.parametrize("email", ["stranger@ejemplo.ec", "luis@ejemplo.ec"])
def test_whom_no_account_carries_gets_nothing(town, visitor, email):
    """The stranger has no account here; Luis has one, but the provider did not verify that the address is his."""
    town.account("luis@ejemplo.ec", second_factor=False)
    users = User.objects.count()
    refused = visitor.comes_as(email)
    assert refused.status_code == 403
    assert "ninguna cuenta de aquí lleva esa identidad" in refused.text and "Identidad Única" in refused.text
    assert visitor.get(f"{visitor.portal}/cuenta/").url.endswith("/cuenta/entrar/?next=/cuenta/")
    assert User.objects.count() == users and not SocialAccount.objects.exists() and not mail.outbox


def test_an_address_we_did_not_verify_is_nobody_s(town, visitor):
    town.account("rosa@ejemplo.ec", second_factor=False)
    EmailAddress.objects.update(verified=False)
    assert visitor.comes_as("rosa@ejemplo.ec").status_code == 403


def test_an_address_that_passed_to_another_person_does_not_carry_the_account_along(town, visitor):
    user = town.account("rosa@ejemplo.ec", second_factor=False)
    SocialAccount.objects.create(user=user, provider="oidc", uid="who had the address before")
    assert visitor.comes_as("rosa@ejemplo.ec").status_code == 403


def test_a_connected_identity_enters_whatever_its_address(town, visitor, portal):
    """The account has another address than the provider's: its holder connected both, after confirming who she is."""
    town.account("ana@ejemplo.ec")
    visitor.enters(town, "ana@ejemplo.ec")
    asked = visitor.comes_as("stranger@ejemplo.ec", connect=True)
    assert asked.url.endswith("/segundo-factor/confirmar/") and not SocialAccount.objects.exists()
    page = visitor.shows_code(town, "ana@ejemplo.ec", asked)
    assert page.url.endswith("/cuenta/externo/") and "stranger@ejemplo.ec" in page.text
    with Visitor(portal) as later:
        page = later.shows_code(town, "ana@ejemplo.ec", later.comes_as("stranger@ejemplo.ec"))
        assert page.url.endswith("/cuenta/") and "ana@ejemplo.ec" in page.text


def test_an_identity_carried_by_one_account_is_not_connected_to_another(town, visitor, portal):
    rosa = town.account("rosa@ejemplo.ec", second_factor=False)
    visitor.comes_as("rosa@ejemplo.ec")
    town.account("ana@ejemplo.ec", second_factor=False)
    with Visitor(portal) as other:
        other.enters(town, "ana@ejemplo.ec")
        other.comes_as("rosa@ejemplo.ec", connect=True)
    assert SocialAccount.objects.get().user_id == rosa.pk


def test_the_same_name_at_another_provider_is_another_identity(town, visitor):
    town.account("rosa@ejemplo.ec", second_factor=False)
    visitor.comes_as("rosa@ejemplo.ec")
    assert re.fullmatch("[0-9a-f]{64}", SocialAccount.objects.get().uid), "of the issuer and its name for her, together"


# ---------------------------------------------------------------- on the way


def test_the_code_is_worth_nothing_without_what_only_we_know(visitor, provider, portal):
    """PKCE: whoever steals the code on its way, even with our secret, cannot turn it into an identity."""
    policy = visitor.get(f"{portal}/cuenta/entrar/").headers["Content-Security-Policy"]
    assert f"form-action 'self' {provider}" in policy, "or a browser would not let the form lead there"
    page = visitor.goes_to_provider()
    asked = parse_qs(urlsplit(parse_qs(urlsplit(page.url).query)["next"][0]).query)
    assert asked["code_challenge_method"] == ["S256"] and asked["response_type"] == ["code"]
    assert asked["scope"][0].split() in (["openid", "email"], ["email", "openid"])
    page = visitor.press(page, "login", login="rosa@ejemplo.ec", password=PASSWORD)
    visitor.max_redirects = 0
    with pytest.raises(requests.TooManyRedirects) as stopped:
        visitor.consents(page, "rosa@ejemplo.ec")
    code = parse_qs(urlsplit(stopped.value.response.headers["Location"]).query)["code"][0]
    stolen = {"grant_type": "authorization_code", "code": code, "redirect_uri": f"{portal}{CALLBACK}"}
    secret = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    answer = requests.post(f"{provider}/identity/o/api/token", stolen | secret, timeout=5)
    assert answer.status_code == 400 and "id_token" not in answer.text


def test_an_answer_that_was_not_asked_for_is_refused(town, visitor, portal):
    """Nobody is logged in to another's account by a link."""
    for asked in ({"code": "x", "state": "y"}, {"code": "x"}, {}):
        refused = visitor.get(f"{portal}{CALLBACK}?{urlencode(asked)}")
        assert refused.status_code == 401 and "No se entró" in refused.text


def test_an_answer_to_another_question_is_refused(town, visitor, provider, monkeypatch):
    """The nonce: an identity signed for another visit is not slipped into this one."""
    town.account("rosa@ejemplo.ec", second_factor=False)
    page = visitor.goes_to_provider()
    asked = parse_qs(urlsplit(parse_qs(urlsplit(page.url).query)["next"][0]).query)
    assert len(asked["nonce"][0]) > 40
    page = visitor.press(page, "login", login="rosa@ejemplo.ec", password=PASSWORD)
    read = outside.claims_of
    monkeypatch.setattr(outside, "claims_of", lambda *a, **k: read(*a, **k) | {"nonce": "of another visit"})
    refused = visitor.consents(page, "rosa@ejemplo.ec")
    assert "No se entró" in refused.text and not SocialAccount.objects.exists()
    assert visitor.get(f"{visitor.portal}/cuenta/").url.endswith("/cuenta/entrar/?next=/cuenta/")


@pytest.mark.parametrize(
    ("prefix", "told"), [("", "Se canceló en el otro sitio"), ("en/", "It was cancelled at the other site")]
)
def test_who_says_no_at_the_provider_is_told_so_in_her_language(visitor, prefix, told):
    page = visitor.press(visitor.goes_to_provider(prefix=prefix), "login", login="rosa@ejemplo.ec", password=PASSWORD)
    assert told in visitor.press(page, "/identity/o/authorize", action="cancel").text


def test_a_provider_that_does_not_answer_breaks_nothing(visitor, portal, monkeypatch):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    monkeypatch.setitem(app["settings"], "server_url", "http://127.0.0.1:9")
    refused = visitor.goes_to_provider()
    assert refused.status_code == 401 and "El otro sitio no pudo decir quién es usted" in refused.text
    assert visitor.get(f"{portal}/cuenta/externo/otro/").status_code == 404


def test_a_provider_that_calls_itself_otherwise_is_refused(town, visitor, provider, monkeypatch):
    town.account("rosa@ejemplo.ec", second_factor=False)
    page = visitor.press(visitor.goes_to_provider(), "login", login="rosa@ejemplo.ec", password=PASSWORD)
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    monkeypatch.setitem(app["settings"], "openid_configuration_overrides", {"issuer": "https://otro.example"})
    refused = visitor.consents(page, "rosa@ejemplo.ec")
    assert refused.status_code == 401 and not SocialAccount.objects.exists()


# ---------------------------------------------------------------- what is signed

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEYS = {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "k", "alg": "RS256"}]}
SAID = {"iss": "https://p.example", "sub": "7", "aud": CLIENT_ID}


def signed(key=KEY, algorithm="RS256", kid="k", **changed: object) -> str:
    now = int(time.time())
    claims = {**SAID, "iat": now, "exp": now + 3600} | changed
    return jwt.encode({k: v for k, v in claims.items() if v is not None}, key, algorithm, headers={"kid": kid})


def read(id_token: str) -> dict:
    return claims_of(id_token, KEYS, issuer="https://p.example", client=CLIENT_ID)


def test_what_the_provider_signed_is_believed():
    assert read(signed(email="rosa@ejemplo.ec"))["email"] == "rosa@ejemplo.ec"
    assert read(signed(aud=[CLIENT_ID, "another"], azp=CLIENT_ID))["sub"] == "7"


@pytest.mark.parametrize(
    ("token", "why"),
    [
        (signed(OTHER), "Signature verification failed"),
        (signed(OTHER, kid="other"), "not a key of the provider"),
        (signed(None, "none"), "not to be believed"),
        (signed(CLIENT_SECRET.ljust(32), "HS256"), "not to be believed"),
        (signed(aud="another"), "Audience"),
        (signed(aud=[CLIENT_ID, "another"], azp="another"), "given to «another»"),
        (signed(iss="https://q.example"), "issuer"),
        (signed(exp=int(time.time()) - 3600), "expired"),
        (signed(sub=None), "sub"),
        ("no es nada", "not to be believed"),
        ("", "not to be believed"),
    ],
    ids=["another key", "an unknown key", "no signature", "the secret of both", "for another", "given to another",
         "of another", "expired", "of nobody", "nonsense", "nothing"],
)  # fmt: skip
def test_anything_else_is_not(token, why):
    with pytest.raises(OAuth2Error, match=why):
        read(token)


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"ISSUER": "http://proveedor.example"}, "https://"), ({"CLIENT_SECRET": ""}, "AMPARO_OIDC_CLIENT_SECRET")],
)
def test_a_wrong_setting_is_told(provider, monkeypatch, changed, told):
    from amparo.settings import _outside_providers

    for name, value in changed.items():
        monkeypatch.setenv(f"AMPARO_OIDC_{name}", value)
    with pytest.raises(ValueError, match=told):
        _outside_providers()
