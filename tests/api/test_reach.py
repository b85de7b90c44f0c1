"""Every operation for every role: what is theirs, what is another's, and what does not exist."""

from __future__ import annotations

import hashlib
import re

import numpy as np
import pytest
from django.core.cache import cache
from pydantic import TypeAdapter

from amparo.entrypoints.api.document import document
from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.fields import WORDS
from amparo.entrypoints.api.private.rooms import ROOMS
from amparo.entrypoints.api.private.shapes import acts, cases, employers, workers
from amparo.entrypoints.api.private.shapes.shape import Shape
from amparo.entrypoints.api.private.shapes.words import WORDS as ANSWERED
from amparo.entrypoints.api.private.shapes.words import key_of
from amparo.entrypoints.cli.manuals import declare_everything
from amparo.entrypoints.web.pages import every_private_page
from amparo.foundation.access import policy
from amparo.foundation.access.scopes import NOT_BY_PROGRAM, SCOPES
from amparo.foundation.acts.action import declared
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.registry.documents import cedulas
from tests.api.desk import HACIENDA, MOLINO, NOBODY, PDF, WHO, encoded
from tests.month.living import PERSON_ID, cedula

ROOT = "/api/v1/"
ACTINGS = [one for operations in ROOMS.values() for one in operations if isinstance(one, Acting)]
HOLDERS = set(WHO)
EMPLOYER = {"owner", "payroll"}
WORKERS = {"ana", "gina"}
INSPECTORS = {"inspector", "second_inspector"}
OFFICE = {"clerk", "second_clerk"}
NOT_CONTESTED: set[str] = set()
"""A director reaches a case once somebody appeals. Nobody does in the claim; the examples walk the inspection there."""

ALLOWED: dict[str, set[str]] = {
    "employers": HOLDERS,
    "registry_register_employer": HOLDERS,
    "employer": EMPLOYER,
    "members": {"owner"},
    "workers": EMPLOYER | {"other_clerk"},
    "payroll": EMPLOYER,
    "compare_payroll": EMPLOYER,
    "files": EMPLOYER,
    "file": EMPLOYER,
    "given_notices": EMPLOYER | {"other_clerk"},
    "my_notices": WORKERS,
    "draft": EMPLOYER,
    "statement": EMPLOYER,
    "slip": EMPLOYER,
    "slips": EMPLOYER,
    "issued_slip": EMPLOYER,
    "employer_cases": EMPLOYER | {"other_clerk"},
    "employer_inbox": EMPLOYER | {"other_clerk"},
    "employer_certificates": EMPLOYER,
    "employer_certificate": EMPLOYER,
    "affiliation_submit_notices": EMPLOYER,
    "affiliation_give_notice": EMPLOYER,
    "contributions_confirm_draft": EMPLOYER,
    "collection_issue_slip": EMPLOYER,
    "collection_certify_compliance": {"owner"},
    "payments": EMPLOYER,
    "months": EMPLOYER,
    "declared": EMPLOYER,
    "registry_register_establishment": {"owner"},
    "contributions_confirm_declarations": EMPLOYER,
    "cases_hand_in": {"gina", "other_owner", *OFFICE},
    "cases_acknowledge_notice": {"other_owner"},
    "me": WORKERS,
    "history": WORKERS,
    "month": {"ana"},
    "pension": WORKERS,
    "retirement": WORKERS,
    "my_cases": WORKERS,
    "my_inbox": WORKERS,
    "my_accesses": WORKERS,
    "my_certificates": WORKERS,
    "my_certificate": WORKERS,
    "contributions_certify_history": WORKERS,
    "affiliation_file_claim": WORKERS,
    "cases": {"clerk", "second_clerk", "other_clerk", "director"},
    "case": {"gina", "other_owner", *OFFICE},
    "evidence": {"gina", "other_owner", *OFFICE},
    "affiliation_notify_claim": OFFICE,
    "affiliation_inspect_claim": OFFICE,
    "affiliation_decide_claim": OFFICE,
    "affiliation_answer_claim": {"other_owner"},
    "affiliation_appeal_claim": {"gina"},
    "affiliation_withdraw_claim": {"gina"},
    "affiliation_review_claim": NOT_CONTESTED,
    "affiliation_propose_correction": OFFICE,
    "inspections": INSPECTORS | {"director"},
    "worklist": INSPECTORS,
    "inspection": INSPECTORS | EMPLOYER,
    "inspection_evidence": INSPECTORS | EMPLOYER,
    "inspection_hand_in_annex": INSPECTORS,
    "inspection_open_inspection": INSPECTORS,
    "inspection_notify_inspection": INSPECTORS,
    "inspection_drop_inspection": INSPECTORS,
    "inspection_conclude_inspection": INSPECTORS,
    "inspection_answer_inspection": {"owner"},
    "inspection_contest_inspection": {"owner"},
    "inspection_review_inspection": {"director"},
    "affiliation_enrol_found": INSPECTORS,
}
"""Who reaches what is of the mill, its inspection, Gina's claim against the hacienda, and Oscar, who lives near it.

The other clerk attends the province of the mill.
"""

UNREACHED = {
    "ruc": (HACIENDA, NOBODY),
    "case": ("999999",),
    "notice": ("999999",),
    "document": (cedula("tania"), "0000000000"),
    "sha256": ("f" * 64,),
}
"""In the place of each part of an address, what is another's, and what does not exist."""

PAGES_BY_PROGRAM = {
    "employers": "employers", "mine": "me", "accesses": "my_accesses", "office": "cases",
    "own_history": "history", "own_month": "month", "new_employer": "registry_register_employer",
    "establishments": "registry_register_establishment", "employer": "employer", "workers": "workers",
    "notice": "affiliation_give_notice", "given_notices": "given_notices",
    "batches": "files", "batch": "file",
    "draft": "draft", "earlier_months": "months", "earlier_month": "declared", "statement": "statement",
    "slip": "slip", "issued_slip": "issued_slip", "wages": "compare_payroll", "payments": "payments",
    "compliance": "collection_certify_compliance",
    "employer_notices": "employer_inbox", "employer_case": "case",
    "members": "members", "own_pension": "pension", "own_retirement": "retirement",
    "own_cases": "my_cases", "own_claim_new": "affiliation_file_claim", "own_case": "case", "own_notices": "my_inbox",
    "own_correction_new": "affiliation_propose_correction", "office_cases": "cases", "office_case": "case",
    "office_enrol": "affiliation_enrol_found", "signals": "worklist",
    "signals_of": "worklist",
}  # fmt: skip
PAGES_WITHOUT = {
    "account": "of the account itself", "identity": "of the account itself", "responsible": "of the account itself",
    "account_email": "of the account itself", "tokens": "of the account itself", "invitation": "of the account itself",
    "bank_account": "asks again who it is", "codes": "with the person present",
    "readings": "auditors read in person",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _everything_is_declared():
    declare_everything()
    cache.clear()  # what others asked before is counted by address too


@pytest.fixture(scope="module")
def claim(desk) -> int:
    place = {"ruc": HACIENDA, "branch": "0001"}
    asked = {"since_date": "20220103", "relation": "06", "wage": "600.00", "title": "Roles", "content": encoded(PDF)}
    return desk.do("gina", "me/claims", **place, **asked).json()["case"]


@pytest.fixture(scope="module")
def inspection(desk) -> int:
    case = desk.do("inspector", "inspections", ruc=MOLINO, reason="Avisos tardíos").json()["case"]
    desk.do("inspector", f"cases/{case}/evidence", title="Acta", content=encoded(PDF))
    return case


@pytest.fixture(scope="module")
def notice(desk) -> int:
    """What the hacienda was told of a claim of Ana's."""
    asked = {"since_date": "20220103", "relation": "06", "wage": "600.00", "title": "Roles", "content": encoded(PDF)}
    case = desk.do("ana", "me/claims", ruc=HACIENDA, branch="0001", **asked).json()["case"]
    desk.do("clerk", f"cases/{case}/notification")
    return desk.ask("other_owner", f"employers/{HACIENDA}/inbox").json()["notices"][0]["notice"]


def operations() -> list:
    """(method, address, operation) of each that asks for a token, as the document says."""
    return [
        pytest.param(method, path.removeprefix(ROOT), one, id=one["operationId"])
        for path, methods in document()["paths"].items()
        for method, one in methods.items()
        if "security" in one
    ]


def sent(desk, method, path, operation, who):
    """The operation, asked with the examples of the document."""
    if method == "get":
        return desk.ask(who, path)
    name = (
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"] if "requestBody" in operation else ""
    )
    example = document()["components"]["schemas"].get(name.rpartition("/")[2], {}).get("example", {})
    if path == "inspections":
        example = {**example, "ruc": MOLINO}  # the only one whose employer is not in its address
    return desk.do(who, path, **example)


def shown(answer, path) -> set[int]:
    """Whose data an answer has, as far as their documents tell; in the room of one's own, one's own."""
    if answer.status_code != 200:
        return set()
    named = {person for name, person in PERSON_ID.items() if cedula(name) in str(answer.content)}
    asked = answer.wsgi_request
    own = {asked.auth.held[1].person_id} if path.startswith("me") and asked.method == "GET" else set()
    return named | own


@pytest.mark.parametrize(("method", "path", "operation"), operations())
def test_each_role_reaches_what_is_its_own(desk, claim, inspection, notice, method, path, operation):
    allowed = ALLOWED[operation["operationId"]]
    case = inspection if path.startswith("inspections") else claim
    sha256 = hashlib.sha256(PDF).hexdigest()
    for name, value in {"ruc": MOLINO, "branch": "0001", "province": "17", "case": case, "notice": notice,
                        "document": cedula("oscar"),
                        "sha256": sha256}.items():  # fmt: skip
        path = path.replace(f"{{{name}}}", str(value))
    path = (
        path.replace("{code}", "NO-SUCH-CODE-AT-ALL")
        .replace("{month}", "2021-12")
        .replace("{reference}", "5")
        .replace("{file}", "5")
    )
    missing = "NO-SUCH-CODE" in path or path.endswith(("/slips/5", "/files/5"))
    for who in WHO:
        acts, reads = Act.objects.count(), AccessTrace.objects.count()
        answer = sent(desk, method, path, operation, who)
        if who in allowed:
            assert answer.status_code in ((404,) if missing else (200, 422)), (who, answer.content)
            written = AccessTrace.objects.order_by("pk").values_list("person_id", flat=True)[reads:]
            assert shown(answer, path) <= set(written), (who, "must see that her data was read")
        else:
            assert answer.status_code in (403, 404), (who, answer.content)
            assert (Act.objects.count(), AccessTrace.objects.count()) == (acts, reads), who


@pytest.mark.parametrize(("method", "path", "operation"), operations())
def test_what_is_anothers_is_answered_as_what_does_not_exist(desk, claim, method, path, operation):
    places = [name for name in UNREACHED if f"{{{name}}}" in path]
    if not places:
        return
    told = {}
    for who in ("owner", "ana", "other_clerk"):
        for value in UNREACHED[places[-1]]:
            address = path.replace(f"{{{places[-1]}}}", value).replace("{case}", str(claim)).replace("{branch}", "0001")
            answer = sent(
                desk,
                method,
                address.replace("{code}", "NO-SUCH-CODE-AT-ALL")
                .replace("{month}", "2021-12")
                .replace("{reference}", "5")
                .replace("{file}", "5"),
                operation,
                who,
            )
            assert answer.status_code in (403, 404)
            assert told.setdefault(who, answer.json()) == answer.json()


def test_every_action_of_an_account_is_an_operation_or_says_why_not():
    built = {one.action.name for one in ACTINGS}
    asked = {name for name, one in declared.items() if one.subject}
    assert built == asked - set(NOT_BY_PROGRAM)
    assert built <= {name for scope in SCOPES.values() for name in scope.permissions}


def test_every_page_has_its_operation_or_says_why_not():
    pages = {page.name for page in every_private_page}
    assert pages == set(PAGES_BY_PROGRAM) | set(PAGES_WITHOUT)
    assert set(PAGES_BY_PROGRAM.values()) <= set(ALLOWED)


def test_every_parameter_is_described_and_no_word_is_left_over():
    asked = {
        name for operations in ROOMS.values() for one in operations if isinstance(one, Acting) for name in one.asks()
    }
    assert asked == set(WORDS)


def test_the_document_says_what_each_private_operation_asks_for():
    told = {param.id: (param.values[0], param.values[2]) for param in operations()}
    assert set(told) == set(ALLOWED)
    for method, one in told.values():
        assert re.search(r"«[a-z]+:[a-z]+»", one["description"])
        assert {"401", "403", "404", "422", "429"} <= set(one["responses"])
        keyed = any(part["name"] == "Idempotency-Key" and part["required"] for part in one["parameters"])
        assert keyed == (method == "post" and one["operationId"] != "compare_payroll"), (
            "what records nothing needs none"
        )


def test_every_answer_is_described_and_its_example_is_one():
    """Each part in the language of whoever reads; and no word is left over."""
    shapes = {name: one for module in (acts, cases, employers, workers) for name, one in vars(module).items()}
    used = set()
    for name, schema in document()["components"]["schemas"].items():
        if issubclass(shapes.get(name, object), Shape):
            used |= {key_of(shapes[name], part) for part in schema["properties"]}
            assert all(part["description"] for part in schema["properties"].values())
    assert used == set(ANSWERED)
    told = {one["operationId"]: one for methods in document()["paths"].values() for one in methods.values()}
    for one in (one for room in ROOMS.values() for one in room if not isinstance(one.answer, tuple)):
        example = told[one.name]["responses"]["200"]["content"]["application/json"].get("example")
        assert example is not None or one.name == "retirement", one.name
        if example is not None:
            TypeAdapter(one.answer).validate_python(example)


def test_a_cedula_tells_nothing_to_who_may_not_see_it(desk):
    """A clerk of another province learns of no document whether it is registered."""
    asked = {"ruc": HACIENDA, "branch": "0001", "notices": [{"type": "MSU"}], "title": "x", "content": encoded(PDF)}
    told = [
        desk.do("other_clerk", f"workers/{document}/corrections", **asked)
        for document in (cedula("oscar"), cedula("tania"), "0000000000")
    ]
    assert {one.status_code for one in told} == {404}
    assert len({one.content for one in told}) == 1


def test_cedulas_are_not_guessed_by_the_bulk(desk, monkeypatch):
    """By file or one by one, the count is one; of another account, another."""
    monkeypatch.setattr(policy, "UNKNOWN_PERSONS_PER_DAY", 3)
    extra = {"type": "INS", "month": "2022-01", "amount": "1.00", "cause": "O"}
    unknown = [_nobody(number) for number in range(3)]
    lines = [f"{MOLINO};0001;2022;01;INS;{document};1.00;O" for document in unknown[:2]]
    told = desk.do("owner", f"employers/{MOLINO}/notices/files", content=encoded("\n".join(lines).encode()))
    assert [one["code"] for one in told.json()["problems"]] == ["unknown_person"] * 2
    searching = "\n".join(f"{MOLINO};0001;2022;01;INS;{_nobody(number)};1.00;O" for number in range(10, 14))
    told = desk.do("payroll", f"employers/{MOLINO}/notices/files", content=encoded(searching.encode()))
    assert told.status_code == 422 and told.json()["wrong"][0]["name"] == "content", "nor by one large file"
    notices = f"employers/{MOLINO}/establishments/0001/notices"
    assert desk.do("owner", notices, cedula=unknown[2], **extra).status_code == 422
    assert desk.do("owner", notices, cedula=cedula("ana"), **extra).status_code == 429
    assert desk.do("payroll", notices, cedula=cedula("ana"), **extra).status_code == 200


def _nobody(number):
    """A cédula that is well made and that nobody has."""
    return f"{cedulas(np.array([180_000_000 + number]))[0]:010d}"
