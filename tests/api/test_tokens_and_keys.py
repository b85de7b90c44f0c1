"""Who comes in with a token, how far, how often; and what a key makes of a request sent twice."""

import base64
import threading

import pytest
from django.db import connection
from django.test import Client

from amparo.foundation.access import actions
from amparo.foundation.access.models import AccessToken
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.modules.affiliation.models import Notice
from tests.api.desk import HACIENDA, MOLINO, NOBODY, TODAY
from tests.month.living import PERSON_ID, cedula


def extra(person="ana", amount="10.00"):
    return {"type": "INS", "cedula": cedula(person), "month": "2022-01", "amount": amount, "cause": "O"}


NOTICES = f"employers/{MOLINO}/establishments/0001/notices"


def test_without_a_token_in_force_nothing_is_told(desk):
    address = f"/api/v1/employers/{MOLINO}/draft"
    for headers in ({}, {"Authorization": "Bearer amparo_x"}, {"Authorization": f"Basic {desk.tokens['owner']}"}):
        answer = Client().get(address, headers=headers)
        assert answer.status_code == 401 and answer["WWW-Authenticate"] == "Bearer"
        assert answer.json()["title"] == "Unauthorized"
    text = desk.token("owner", "employer:read")
    assert desk.ask(text, f"employers/{MOLINO}/draft").status_code == 200
    number = AccessToken.objects.latest("pk").pk
    actions.revoke_token(by="test", today=TODAY, key="revoke", token_id=number)
    assert desk.ask(text, f"employers/{MOLINO}/draft").status_code == 401


def test_a_session_of_the_portal_opens_nothing_here(desk):
    """Else a page of somebody else's could act with the cookie of who reads it."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.users["owner"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/api/v1/employers/{MOLINO}").status_code == 401


def test_a_token_does_what_its_scopes_say(desk):
    text = desk.token("owner", "employer:read")
    assert desk.ask(text, f"employers/{MOLINO}/draft").status_code == 200
    refused = desk.do(text, NOTICES, **extra())
    assert refused.status_code == 403 and "employer:declare" in refused.json()["detail"]


def test_what_is_not_theirs_is_answered_as_what_does_not_exist(desk):
    told = [desk.ask("owner", f"employers/{one}/draft") for one in (HACIENDA, NOBODY)]
    assert {one.status_code for one in told} == {404}
    assert told[0].json() == told[1].json()
    told = [desk.do("owner", f"employers/{one}/draft/confirmation", month="2022-01") for one in (HACIENDA, NOBODY)]
    assert {one.status_code for one in told} == {404} and told[0].json() == told[1].json()


def test_the_same_request_with_its_key_is_done_once_and_answered_the_same(desk):
    before = Notice.objects.count()
    first = desk.do("owner", NOTICES, key="payroll-0001", **extra())
    again = desk.do("owner", NOTICES, key="payroll-0001", **extra())
    assert first.status_code == 200 and first.json() == again.json() == {"accepted": 1, "by_type": {"INS": 1}}
    assert Notice.objects.count() == before + 1
    other = desk.do("owner", NOTICES, key="payroll-0001", **extra(amount="99.00"))
    assert other.status_code == 422 and other.json()["wrong"][0]["name"] == "Idempotency-Key"
    assert Notice.objects.count() == before + 1
    assert desk.do("owner", NOTICES, key="payroll-0002", **extra()).status_code == 200
    assert Notice.objects.count() == before + 2


@pytest.mark.parametrize("key", ["", "short", "con espacio 1", "x" * 101, "clave-ñandú"])
def test_nothing_is_done_without_a_proper_key(desk, key):
    sent = {"Authorization": f"Bearer {desk.tokens['owner']}", "Idempotency-Key": key}
    answer = Client().post(f"/api/v1/{NOTICES}", extra(), content_type="application/json", headers=sent)
    assert answer.status_code == 422
    assert answer.json()["wrong"][0]["name"] == "Idempotency-Key"


def test_what_is_refused_leaves_its_key_free(desk):
    before = Act.objects.count()
    wrong = desk.do("owner", NOTICES, key="payroll-0003", **extra(amount="mucho"))
    assert wrong.status_code == 422 and wrong.json()["wrong"][0]["name"] == "amount"
    assert Act.objects.count() == before
    assert desk.do("owner", NOTICES, key="payroll-0003", **extra()).status_code == 200


def test_ten_at_once_with_one_key_are_one(desk):
    before, answers = Notice.objects.count(), []

    def send():
        answers.append(desk.do("owner", NOTICES, key="at-once-0001", **extra(amount="7.00")).json())
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == [{"accepted": 1, "by_type": {"INS": 1}}] * 10
    assert Notice.objects.count() == before + 1


def test_every_act_and_reading_names_its_owner_and_its_token(desk):
    text = desk.token("owner", "employer:read", "employer:declare")
    number, owner = AccessToken.objects.latest("pk").pk, desk.users["owner"].pk
    desk.do(text, NOTICES, key="traced-0001", **extra())
    act = Act.objects.get(name="affiliation.give_notice", key=f"token:{number} traced-0001")
    assert act.by == f"user:{owner}"
    desk.ask(text, f"employers/{MOLINO}/workers")
    read = AccessTrace.objects.filter(person_id=PERSON_ID["ana"]).latest("pk")
    assert (read.by, read.token_id, read.role) == (f"user:{owner}", number, "employer_owner")
    assert read.purpose_en == "Show the employer its workers"


def test_a_program_that_asks_too_much_waits_and_others_do_not(desk, settings):
    settings.AMPARO_API_LIMIT = (3, 3600)
    codes = [desk.ask("owner", f"employers/{MOLINO}").status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert desk.ask("payroll", f"employers/{MOLINO}").status_code == 200
    codes = [desk.ask("amparo_guess", f"employers/{MOLINO}").status_code for _ in range(4)]
    assert codes == [401, 401, 401, 429]


def test_a_body_has_its_limit_and_a_file_a_larger_one(desk, settings):
    file = f"employers/{MOLINO}/notices/files"
    whole = base64.b64encode((b"x;y" * 500 + b"\n") * 200).decode()
    taken = desk.do("owner", file, content=whole)
    assert taken.status_code == 200 and taken.json()["rejected"] == 200
    headers = {"Authorization": f"Bearer {desk.tokens['owner']}", "Idempotency-Key": "too-large-1"}
    sent = b" " * 20_000_001
    assert Client().post(f"/api/v1/{file}", sent, content_type="application/json", headers=headers).status_code == 413
    assert desk.do("owner", file, content="no es base 64").json()["wrong"][0]["name"] == "content"


def test_no_copy_of_what_is_private_stays_behind(desk):
    for answer in (desk.ask("owner", f"employers/{MOLINO}"), desk.ask("nadie", f"employers/{MOLINO}")):
        assert answer["Cache-Control"] == "no-store, private"
        assert "Access-Control-Allow-Origin" not in answer
