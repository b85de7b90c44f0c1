"""Whoever was handed a certificate learns whether it is genuine, what it says and whether it still stands."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from amparo.foundation.acts import action as acts
from amparo.foundation.certificates import actions, authority, issuing
from amparo.foundation.certificates.issuing import Statement
from amparo.foundation.certificates.models import Certificate

STATEMENT = Statement(
    "Certificado de cumplimiento", "Molino El Sol, RUC 1790011674001", "No registra mora.", facts=[("Planillas", "12")]
)


@pytest.fixture(scope="module")
def codes(country):
    """A certificate in force, one expired and one revoked."""
    acts.declared.pop("test.attest", None)

    @acts.action("test.attest", es="Certificar", en="Attest")
    def attest(*, by, today, key, until):
        return {"code": issuing.issue("test.compliance", STATEMENT, language="es", until_date=until).code}

    found = {
        state: attest(by="test", today=20220131, key=state, until=until)["code"]
        for state, until in (("valid", 99991231), ("expired", 20220228), ("revoked", 99991231))
    }
    actions.revoke(code=found["revoked"], reason="RUC equivocado", by="test", today=20220301, key="r")
    del acts.declared["test.attest"]
    return found


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("valid", "Auténtico y vigente"),
        ("expired", "Auténtico, pero vencido"),
        ("revoked", "Auténtico, pero revocado"),
    ],
)
def test_a_code_says_how_its_certificate_stands(codes, state, said):
    page = Client().get("/verificar/", {"codigo": codes[state]})
    assert page.status_code == 200
    assert said in page.text and "No registra mora." in page.text
    assert page.headers["Cache-Control"] == "no-store"
    (row,) = Client().get("/verificar.json", {"codigo": codes[state]}).json()["rows"]
    assert (row["state"], row["subject"]) == (state, STATEMENT.subject)


def test_an_unknown_code_is_no_certificate(codes):
    page = Client().get("/verificar/", {"codigo": "<b>AAAA</b>"})
    assert page.status_code == 404
    assert "no es el código de ningún certificado" in page.text and "<b>AAAA" not in page.text


def test_the_public_certificates_can_be_fetched(codes):
    assert Client().get("/verificar/autoridad.pem").content == authority.own().public_pem
    assert b"PRIVATE" not in authority.own().public_pem


def test_the_answer_never_holds_the_seal_or_whose_it_is_by_number(codes):
    text = Client().get("/verificar.json", {"codigo": codes["valid"]}).text
    assert Certificate.objects.get(code=codes["valid"]).seal not in text
    assert "person_id" not in text and "employer_id" not in text


@pytest.mark.web
@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("state", ["valid", "revoked", "unknown"])
def test_nobody_is_kept_out_of_an_answer(codes, browser, portal, language, state):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{portal}/{language}verificar/?codigo={codes.get(state, 'AAAA-BBBB-CCCC-DDDD-EEEE')}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()
