"""What an operator does with accounts: nothing secret is shown but in an invented country."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from amparo.entrypoints.cli import accounts
from amparo.entrypoints.cli.commands import account
from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.main import parser
from amparo.foundation.access import queries
from amparo.foundation.access.models import HeldRole, User
from amparo.foundation.acts.models import Act
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.modules.affiliation.models import Job

TODAY = 20220131
ROSA = {
    "document": "1710034065", "given_names": "Rosa", "surnames": "Quispe", "sex": "F",
    "birth_date": 19570310, "province": "17",
}  # fmt: skip
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def run(database, home, capsys, monkeypatch):
    """Ask for `amparo account …` and read what it prints."""
    register_persons(by="test", today=TODAY, key="people", rows=[ROSA])
    register_employers(by="test", today=TODAY, key="employers", rows=[SHOP])

    def run(*arguments: str) -> str:
        assert account.run(parser().parse_args(["account", *arguments])) == 0
        return capsys.readouterr().out

    monkeypatch.setenv("LANGUAGE", "es")  # another test may have left the command line speaking English
    return run


@pytest.fixture
def invented(home) -> None:
    (home / "population").mkdir()
    (home / "population" / "country.json").write_text('{"scale": 1}')


def test_in_a_real_country_no_password_is_shown(run):
    said = run("create", "Ana@Ejemplo.ec", "--role", "employer_owner", "--ruc", SHOP["ruc"])
    assert "Olvidé mi contraseña" in said and "ana@ejemplo.ec" not in said
    assert not User.objects.get().has_usable_password()
    assert [(one.email, one.role) for one in queries.members(1)] == [("ana@ejemplo.ec", "employer_owner")]
    with pytest.raises(CannotDo, match="no es inventado"):
        run("demo")


def test_in_an_invented_one_everything_is(run, invented):
    said = run("create", "ana@ejemplo.ec", "--role", "auditor")
    password, secret = accounts.secrets_of("ana@ejemplo.ec")
    assert password in said and secret in said and User.objects.get().check_password(password)


def test_the_invented_accounts_are_opened_once_and_shown_again(run, invented):
    with pytest.raises(CannotDo, match="nadie trabaja todavía"):
        run("demo")
    Job.objects.create(
        id=1, person_id=1, employer_id=1, branch=1, regime="private", since_date=20200101, until_date=99991231
    )
    first = json.loads(run("demo", "--json"))
    assert json.loads(run("demo", "--json")) == first
    assert {one["email"].partition("@")[0] for one in first if not one["secret"]} == {"persona", "nomina"}
    assert HeldRole.objects.count() == 8 and User.objects.count() == len(first) == 6


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("--role", "affiliate", "--document", "0000000000"), "nadie está inscrito con «0000000000»"),
        (("--role", "employer_owner", "--ruc", "1"), "nadie está inscrito con «1»"),
        (("--role", "clerk", "--province", "99", "--module", "access"), "No hay provincia «99»"),
        (("--role", "affiliate"), "Falta de qué persona es el rol"),
    ],
)
def test_an_account_that_cannot_have_its_role_is_not_opened(run, wrong, told):
    with pytest.raises(CannotDo, match=told):
        run("create", "ana@ejemplo.ec", *wrong)
    assert not EmailAddress.objects.exists() and not User.objects.exists()
    assert not Act.objects.filter(name="access.open_account").exists()


def test_nobody_has_two_accounts_with_one_address(run):
    run("create", "ana@ejemplo.ec")
    with pytest.raises(CannotDo, match="ya hay una cuenta"):
        run("create", "ANA@ejemplo.ec")


def test_codes_are_handed_to_persons_and_employers(run):
    for document in (ROSA["document"], SHOP["ruc"]):
        assert "vale una vez" in run("code", document)
    with pytest.raises(CannotDo, match="nadie está inscrito"):
        run("code", "123")


def test_who_lost_a_second_factor_is_helped_and_told(run, invented, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    run("create", "ana@ejemplo.ec", "--role", "auditor")
    assert "Medios quitados: 2" in run("forget", "ana@ejemplo.ec")
    assert [one.to for one in mail.outbox] == [["ana@ejemplo.ec"]]
    assert "Cartas enviadas: 0" in run("daily")
    run("close", "ana@ejemplo.ec")
    assert not User.objects.get().is_active
    with pytest.raises(CannotDo, match="ninguna cuenta tiene el correo"):
        run("close", "otra@ejemplo.ec")


def test_a_token_is_made_for_whoever_asked_and_revoked(run, invented):
    run("create", "ana@ejemplo.ec", "--role", "employer_owner", "--ruc", SHOP["ruc"])
    said = run("token", "ana@ejemplo.ec", "--name", "Nómina", "--scope", "employer:read", "--days", "30")
    text, number = said.split()[0], queries.tokens(User.objects.get().pk, TODAY)[0].pk
    assert text.startswith("amparo_") and text not in str(Act.objects.values_list("payload", "result"))
    with pytest.raises(CannotDo, match="puede elegir: account:read, employer:register, employer:read"):
        run("token", "ana@ejemplo.ec", "--name", "Otro", "--scope", "worker:read")
    with pytest.raises(CannotDo, match="no tiene el token 99"):
        run("token", "ana@ejemplo.ec", "--revoke", "99")
    assert "Revocados: 1" in run("token", "ana@ejemplo.ec", "--revoke", str(number))
