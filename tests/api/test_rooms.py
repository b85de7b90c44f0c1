"""What the rooms answer is what the records say, and a claim is walked from a worker's program to her history."""

import pytest

from amparo.entrypoints.month.drafting import draft
from amparo.entrypoints.month.work_history import work_history
from amparo.entrypoints.web.pages.employer import batches
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.certificates import queries as certificates
from amparo.modules.collection import queries as collection
from tests.api.desk import HACIENDA, MOLINO, PDF, TODAY, encoded
from tests.month.living import PAYER_ID, PERSON_ID, cedula


def whole(desk, who, path, part, limit):
    """A list read page by page."""
    found, after = [], ""
    while after is not None:
        page = desk.ask(who, path, after=after, limit=limit).json()
        assert len(page[part]) <= limit
        found, after = found + page[part], page["next"]
    return found


def test_the_draft_comes_whole_whatever_the_size_of_its_pages(desk):
    drafted = draft(PAYER_ID["molino"])
    told = desk.ask("owner", f"employers/{MOLINO}/draft").json()
    assert (
        told["total_cents"]
        == drafted.obligations["amount_cents"].sum()
        == sum(one["amount_cents"] for one in told["obligations"])
    )
    assert told["month"] == "2022-01" and told["line_count"] == drafted.lines.height
    for limit in (1, 3, 1000):
        lines = whole(desk, "owner", f"employers/{MOLINO}/draft", "lines", limit)
        assert sum(one["total_cents"] for one in lines) == drafted.lines["total_cents"].sum()
        assert len(lines) == drafted.lines.height
    ana = next(one for one in lines if one["document"] == cedula("ana") and one["about_month"] == "2022-01")
    assert ana["reasons"] == ["wage"] and ana["given_names"] == "Ana"


def test_a_cursor_of_another_list_is_refused(desk):
    for after in ("x", "W10", encoded(b"[1, 2]"), encoded(b'["a"]'), encoded(b"[99999999999999999999]")):
        refused = desk.ask("owner", f"employers/{MOLINO}/workers", after=after)
        assert refused.status_code == 422 and refused.json()["wrong"][0]["name"] == "after", after


def test_workers_statement_and_slip_are_those_of_the_records(desk):
    workers = whole(desk, "payroll", f"employers/{MOLINO}/workers", "workers", 5)
    assert {one["document"] for one in workers} >= {cedula("ana"), cedula("beto")}
    owed = collection.statement(PAYER_ID["hacienda"], TODAY)
    told = desk.ask("other_owner", f"employers/{HACIENDA}/statement").json()
    assert (told["owed_cents"], told["interest_cents"]) == (owed.owed_cents, owed.interest_cents)
    first = told["items"][0]["reference"]
    slip = desk.ask("other_owner", f"employers/{HACIENDA}/slip", references=first).json()
    assert slip["references"] == [first] and slip["total_cents"] == sum(slip["components"].values())
    refused = desk.ask("owner", f"employers/{MOLINO}/slip", references=5, language="en")
    assert refused.status_code == 422 and refused.json()["detail"].startswith("Reference 5 is not open")


def test_a_file_of_notices_answers_each_wrong_line(desk):
    lines = [
        f"{MOLINO};0001;2022;01;INS;{cedula('beto')};12.50;O",
        f"{MOLINO};0001;2022;01;INS;0000000000;12.50;O",
        f"{HACIENDA};0001;2022;01;INS;{cedula('oscar')};12.50;O",
    ]
    told = desk.do("payroll", f"employers/{MOLINO}/notices/files", content=encoded("\n".join(lines).encode())).json()
    assert (told["accepted"], told["rejected"], told["by_type"]) == (1, 2, {"INS": 1})
    assert [(one["row"], one["code"]) for one in told["problems"]] == [(2, "bad_cedula"), (3, "other_employer")]


def test_the_files_that_a_program_sent_are_listed_on_the_desk_too(desk):
    line = f"{MOLINO};0001;2022;01;INS;{cedula('beto')};3,50;O\n"
    desk.do("payroll", f"employers/{MOLINO}/notices/files", content=encoded(line.encode()))
    newest = desk.ask("owner", f"employers/{MOLINO}/notices/files").json()[0]
    assert (newest["accepted"], newest["rejected"]) == (0, 1)
    told = desk.ask("owner", f"employers/{MOLINO}/notices/files/{newest['file']}").json()
    assert [(one["row"], one["value"]) for one in told["problems"]] == [(1, "3,50")]
    assert desk.ask("other_owner", f"employers/{HACIENDA}/notices/files/{newest['file']}").status_code == 404
    assert newest["file"] in [one.number for one in batches.files_of(PAYER_ID["molino"], 24)]


def test_certificates_are_asked_for_listed_and_saved_by_their_owner_alone(desk):
    made = desk.do("owner", f"employers/{MOLINO}/certificates").json()
    listed = desk.ask("owner", f"employers/{MOLINO}/certificates").json()
    assert [one["code"] for one in listed] == [made["code"]]
    saved = desk.ask("owner", f"employers/{MOLINO}/certificates/{made['code']}")
    assert saved["Content-Type"] == "application/pdf" and saved.content.startswith(b"%PDF")
    assert desk.ask("other_owner", f"employers/{HACIENDA}/certificates/{made['code']}").status_code == 404
    mine = desk.do("ana", "me/certificates").json()
    assert mine["as_of"] == "2021-12" and certificates.verify(mine["code"], TODAY).state == "valid"
    assert desk.ask("ana", f"me/certificates/{mine['code']}").content.startswith(b"%PDF")
    assert desk.ask("gina", f"me/certificates/{mine['code']}").status_code == 404


def test_a_worker_reads_her_history_and_who_read_it(desk):
    kept = work_history(PERSON_ID["ana"])
    told = desk.ask("ana", "me/history").json()
    assert told["contributed_months"] == kept.contributed_months and told["as_of"] == "2021-12"
    assert [(one["month"], one["ruc"], one["state"]) for one in told["months"]] == [("2021-12", MOLINO, "due")]
    assert [one["state"] for one in told["open_months"] if one["month"] == "2022-01"] == ["draft"]
    (origin,) = desk.ask("ana", "me/history/2021-12").json()
    assert origin["adds_up"] and [one["sealed_in"] for one in origin["statements"]] == ["2021-12"]
    assert desk.ask("ana", "me/history/1999-01").status_code == 404
    assert desk.ask("ana", "me").json()["document"] == cedula("ana")
    accesses = whole(desk, "ana", "me/accesses", "accesses", 2)
    assert {one["own"] for one in accesses} == {True, False} and any(one["program"] for one in accesses)


def test_a_claim_goes_from_a_program_to_a_history_that_two_persons_granted(desk):
    asked = {"since_date": "20220103", "relation": "06", "wage": "600.00", "title": "Roles", "content": encoded(PDF)}
    case = desk.do("gina", "me/claims", ruc=HACIENDA, branch="0001", **asked).json()["case"]
    assert [one["case"] for one in desk.ask("clerk", "cases").json()["cases"]] == [case]
    seen = desk.ask("clerk", f"cases/{case}", language="en").json()
    assert (seen["document"], seen["ruc"], seen["state_title"]) == (cedula("gina"), HACIENDA, "Received")
    assert AccessTrace.objects.latest("pk").person_id == PERSON_ID["gina"]
    sha256 = seen["evidence"][0]["sha256"]
    assert desk.ask("clerk", f"cases/{case}/evidence/{sha256}").content == PDF
    assert desk.do("clerk", f"cases/{case}/notification").json() == {"case": case, "state": "notified"}
    assert case in [one["case"] for one in desk.ask("other_owner", f"employers/{HACIENDA}/cases").json()["cases"]]
    refused = desk.do("other_owner", f"cases/{case}/answer", accepts=False)
    assert refused.status_code == 422 and "pide una razón" in refused.json()["detail"]
    assert desk.do("other_owner", f"cases/{case}/answer", accepts=True).json()["state"] == "to_decide"
    assert desk.do("clerk", f"cases/{case}/decision", grants=True).json()["state"] == "to_decide"
    again = desk.do("clerk", f"cases/{case}/decision", grants=True)
    assert again.status_code == 422 and "otra persona" in again.json()["detail"]
    granted = desk.do("second_clerk", f"cases/{case}/decision", grants=True).json()
    assert (granted["state"], granted["recorded"], granted["stated_since"]) == ("granted", 1, "2022-01")
    assert desk.ask("gina", "me/inbox").json()["notices"][0]["case"] == case
    assert [one["move"] for one in desk.ask("gina", f"cases/{case}").json()["timeline"]][-1] == "grant"
    assert [one["ruc"] for one in desk.ask("gina", "me/history").json()["open_months"]] == [HACIENDA]


def test_a_correction_is_proposed_by_an_office_with_its_document(desk):
    raise_ = [{"type": "MSU", "month": "2021-12", "amount": "500.00"}]
    asked = {"ruc": HACIENDA, "branch": "0001", "notices": raise_, "title": "Contrato", "content": encoded(PDF)}
    case = desk.do("clerk", f"workers/{cedula('oscar')}/corrections", **asked).json()["case"]
    assert desk.ask("clerk", f"cases/{case}").json()["kind"] == "affiliation.history_correction"
    wrong = desk.do("clerk", f"workers/{cedula('oscar')}/corrections", **asked | {"notices": [{"tipo": "MSU"}]})
    assert wrong.status_code == 422 and wrong.json()["wrong"][0]["name"] == "notices"


def test_a_draft_is_confirmed_once_by_month(desk):
    confirmation = f"employers/{HACIENDA}/draft/confirmation"
    assert desk.do("other_owner", confirmation, month="2022-01").json() == {"confirmed": 1}
    assert desk.do("other_owner", confirmation, month="2022-01").json() == {"confirmed": 0}
    assert desk.ask("other_owner", f"employers/{HACIENDA}/draft").json()["confirmed"] is True
    declared = desk.do("other_owner", confirmation, month="2021-12")
    assert declared.status_code == 422 and declared.json()["wrong"][0]["name"] == "month"


def test_an_employer_is_registered_by_a_program(desk):
    shop = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}
    assert desk.do("nobody", "employers", **shop).status_code == 200
    assert [one["ruc"] for one in desk.ask("nobody", "employers").json()] == [shop["ruc"]]
    assert desk.ask("nobody", f"employers/{shop['ruc']}").status_code == 403, "its token has other scopes"
    place = desk.ask(desk.token("nobody", "employer:read"), f"employers/{shop['ruc']}").json()["establishments"]
    assert place == [{"branch": "0001", "name": "Tienda", "province": "17"}]
    again = desk.do("nobody", "employers", language="en", **shop)
    assert again.status_code == 422


def test_an_inspection_goes_from_an_office_to_an_answer(desk):
    assert desk.ask("inspector", "inspections/worklist").json() == []
    case = desk.do("inspector", "inspections", ruc=MOLINO, reason="Avisos tardíos").json()["case"]
    assert [one["case"] for one in desk.ask("second_inspector", "inspections").json()["cases"]] == [case]
    assert desk.do("clerk", f"inspections/{case}/notification").status_code == 404
    assert desk.do("inspector", f"inspections/{case}/notification").json()["state"] == "notified"
    assert desk.do("owner", f"inspections/{case}/answer", reason="Todo está pagado").json()["state"] == "to_conclude"
    assert desk.do("inspector", f"inspections/{case}/conclusion", finds=False, reason="Es así").status_code == 200
    cleared = desk.do("second_inspector", f"inspections/{case}/conclusion", finds=False, reason="Es así").json()
    assert cleared == {"case": case, "state": "cleared"}
    assert desk.ask("clerk", f"cases/{case}").status_code == 404, "a claim is another thing"
    assert desk.do("inspector", "inspections/annex/17", content=encoded(b"nada")).json()["rejected"] == 1


def test_a_report_needs_a_document_and_a_director_reads_it_once_it_is_contested(desk):
    case = desk.do("inspector", "inspections", ruc=MOLINO, reason="Avisos tardíos").json()["case"]
    here, found = f"inspections/{case}", {"finds": True, "reason": "Trabajó desde mayo"}
    desk.do("inspector", f"{here}/notification")
    paper = {"title": "Roles de mayo", "content": encoded(PDF)}
    sha256 = desk.do("owner", f"cases/{case}/evidence", **paper).json()["sha256"]
    assert desk.ask("owner", f"{here}/evidence/{sha256}").content == PDF
    desk.do("owner", f"{here}/answer", reason="Se avisó tarde")
    steps = {one["move"]: one for one in desk.ask("inspector", here).json()["steps"]}
    assert [steps["report"][part] for part in ("second", "reason", "evidence")] == [True, True, True]
    assert [desk.do(who, f"{here}/conclusion", **found).json()["state"] for who in ("inspector", "second_inspector")] \
        == ["to_conclude", "charged"]  # fmt: skip
    assert desk.ask("director", here).status_code == 404, "nobody contested it"
    assert desk.do("director", f"{here}/review", upholds=True, reason="Consta").status_code == 404
    desk.do("owner", f"{here}/contest", reason="Era aprendiz")
    assert [one["case"] for one in desk.ask("director", "inspections").json()["cases"]] == [case]
    assert desk.ask("director", f"{here}/evidence/{sha256}").content == PDF
    assert desk.do("director", f"{here}/review", upholds=True, reason="Consta").json()["state"] == "firm"
    assert desk.ask("director", here).json()["state"] == "firm", "what she decided she may read again"
    assert desk.ask("director", "inspections/worklist").status_code == 404


def test_a_payroll_is_compared_and_what_it_answers_makes_the_draft_say_the_same(desk):
    """Whoever runs a payroll sends what it pays, and is told which notices to give."""
    address = f"employers/{MOLINO}/payroll"
    pays = {one["document"]: one for one in whole(desk, "payroll", address, "lines", 3)}
    ana = pays[cedula("ana")]
    acts = Act.objects.count()
    sheet = (
        f"{ana['document']};Ana;{(ana['wage_cents'] + 2_500) / 100:.2f};{ana['days']};{ana['extra_cents'] / 100:.2f}"
    )
    told = desk.do("payroll", address, content=encoded(f"{sheet}\n0000000000;Nadie;1;30;0".encode())).json()
    (change,), (problem,) = told["changes"], told["problems"]
    assert change["cedula"] == ana["document"]
    assert change["after"]["wage_cents"] - change["before"]["wage_cents"] == 2_500
    assert (problem["row"], problem["column"], problem["value"]) == (2, "cedula", "0000000000")
    assert Act.objects.count() == acts, "nothing is recorded"
    assert desk.do("payroll", f"employers/{MOLINO}/notices/files", content=told["notices"]).json()["accepted"] == 1
    again = desk.do("payroll", address, content=encoded(sheet.encode())).json()
    assert (again["changes"], again["notices"]) == ([], "")


def test_a_slip_issued_is_listed_and_read_by_its_reference(desk):
    made = desk.do("other_owner", f"employers/{HACIENDA}/slips", pay_date=20220215).json()
    listed = desk.ask("other_owner", f"employers/{HACIENDA}/slips").json()["slips"]
    assert [one["reference"] for one in listed] == [made["slip_id"]]
    told = desk.ask("other_owner", f"employers/{HACIENDA}/slips/{made['slip_id']}").json()
    assert (told["total_cents"], told["components"], told["paid_cents"]) == (made["total_cents"], made["components"], 0)
    assert sum(one["owed_cents"] + one["interest_cents"] for one in told["parts"]) == told["total_cents"]
    assert desk.ask("owner", f"employers/{MOLINO}/slips/{made['slip_id']}").status_code == 404


def test_who_acts_for_an_employer_is_read_by_who_answers_for_it(desk):
    told = desk.ask("owner", f"employers/{MOLINO}/members").json()
    assert [(one["email"], one["role"]) for one in told["members"]] == [
        ("owner@ejemplo.ec", "employer_owner"), ("payroll@ejemplo.ec", "employer_payroll"),
    ]  # fmt: skip


def test_a_worker_reads_her_pension_and_asks_for_her_retirement(desk):
    told = desk.ask("ana", "me/pension").json()
    assert (told["as_of"], told["in_payment"], told["payslips"]) == ("2021-12", [], [])
    simulated = desk.ask("ana", "me/retirement", continues="false", language="en").json()
    assert simulated["asked"]["continues"] == 0 and simulated["on"] == "2021-12-31"
    wrong = desk.ask("ana", "me/retirement", continues="tal vez")
    assert wrong.status_code == 422 and wrong.json()["wrong"][0]["name"] == "continues"


@pytest.mark.parametrize(
    ("path", "body", "name", "value", "remedy"),
    [
        ("establishments/0001/notices", {"type": "ENTRADA", "cedula": "1"}, "type", "ENTRADA", "'ENT'"),
        ("establishments/0001/notices", {"type": "INS", "cedula": 5}, "cedula", "5", "1710034065"),
        ("establishments/0001/notices", {"type": "INS"}, "cedula", "", "1710034065"),
        ("establishments/0001/notices", {"type": "INS", "cedula": "1", "tipo": "x"}, "tipo", "x", "Quítelo"),
        ("establishments/0001/notices", {"type": "MSU", "cedula": cedula("ana"), "amount": "10,5"}, "amount", "10,5",
         "425.00"),
        ("draft/confirmation", {"month": "enero"}, "month", "enero", "2022-01"),
        ("slips", {"references": [5]}, "references", "[5]", "estado de cuenta"),
        ("notices/files", {"content": ""}, "content", "", "base 64"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_was_sent_and_what_would_be_right(desk, path, body, name, value, remedy):
    refused = desk.do("owner", f"employers/{MOLINO}/{path}", **body)
    (wrong,) = refused.json()["wrong"]
    assert (refused.status_code, wrong["name"], wrong["value"]) == (422, name, value)
    assert wrong["cause"] and remedy in wrong["remedy"]


def test_a_claim_is_refused_in_the_words_of_its_own_body(desk):
    asked = {"ruc": HACIENDA, "branch": "0001", "since_date": "20220103", "relation": "06", "wage": "600.00",
             "title": "Roles", "content": encoded(PDF)}  # fmt: skip
    for name, value in {"branch": "0009", "since_date": "20250101", "wage": "-1", "content": encoded(b"hola")}.items():
        (wrong,) = desk.do("ana", "me/claims", **asked | {name: value}).json()["wrong"]
        assert (wrong["name"], wrong["value"]) == (name, value)
