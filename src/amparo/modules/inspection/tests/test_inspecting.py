"""The annex enters line by line; what was seen is kept; an inspection is opened, answered and concluded by persons."""

import itertools

import polars as pl
import pytest

from amparo.foundation import calendar
from amparo.foundation.access import actions as access
from amparo.foundation.access.models import User
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.models import AccessTrace
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import desk
from amparo.foundation.cases import queries as matters
from amparo.foundation.cases.actions import hand_in, run_clocks
from amparo.foundation.cases.kinds import CaseError
from amparo.foundation.history.models import Seal
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.modules.inspection import actions, cases, queries, reading

PDF = b"%PDF-1.7 acta de inspeccion"
MONDAY = 20230109
RUC, OTHER = "1790123456001", "0992123456001"
ANA, BETO = "1710034065", "0926687856"
_keys = itertools.count()

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def do(perform, by="user:1", today=MONDAY, **asked):
    return perform(by=by, today=today, key=f"inspection {next(_keys)}", **asked)


@pytest.fixture
def registered(database, home):
    """Two employers, one of Pichincha (1) and one of Guayas (2), and two persons."""
    people = [{"document": one, "given_names": "A", "surnames": "B", "sex": "F", "birth_date": 19800101,
               "province": "17"} for one in (ANA, BETO)]  # fmt: skip
    firms = [{"ruc": ruc, "name": ruc, "kind": "private", "industry": "C", "province": province}
             for ruc, province in ((RUC, "17"), (OTHER, "09"))]  # fmt: skip
    assert do(register_persons, rows=pl.DataFrame(people))["registered"] == 2
    assert do(register_employers, rows=pl.DataFrame(firms))["registered"] == 2


def looked_at(*points: tuple[int, str, int]) -> dict:
    """An assessment of December 2022 with these (employer, signal, points), each seen once in person 1."""
    Seal.objects.get_or_create(month=202212, defaults={"number": 0, "previous_hash": "", "hash": "a" * 64,
                                                       "manifest": {}})  # fmt: skip
    counts = {"affected_count": pl.Int64, "exposed_count": pl.Int64, "points": pl.Int64}
    reasons = pl.DataFrame(
        [(employer, signal, 1, 1, worth) for employer, signal, worth in points],
        schema={"employer_id": pl.Int64, "signal": pl.String, **counts}, orient="row",
    )  # fmt: skip
    instances = reasons.select(
        "signal", "employer_id", person_id=pl.lit(1, pl.Int64), about_month=pl.lit(202205, pl.Int64),
        found=pl.lit(400_00, pl.Int64), expected=pl.lit(425_00, pl.Int64),
    )  # fmt: skip
    return do(actions.keep_assessment, month=202212, instances=instances, reasons=reasons)


def test_every_wrong_line_of_the_annex_comes_back_and_stops_no_other(registered):
    lines = [
        f"{RUC};{ANA};2022;5100.00", f"{RUC};{ANA};2022;1.00", f"{RUC};{ANA};2023;1.00", f"{RUC};{BETO};2022;12,5",
        f"179;{ANA};2022;1.00", f"{RUC};1710034066;2022;1.00", f"{OTHER};{BETO};2022;7.5", "basura",
        f"1791111111001;{ANA};2022;1.00", f"{RUC};0102030400;2022;1.00",
    ]  # fmt: skip
    told = do(actions.hand_in_annex, content="\r\n".join(lines).encode())
    assert (told["accepted"], told["rejected"]) == (2, 8)
    assert {(one["row"], one["column"], one["code"]) for one in told["problems"]} >= {
        (2, "cedula", "repeated"), (3, "year", "bad_year"), (4, "income", "bad_income"), (5, "ruc", "bad_ruc"),
        (6, "cedula", "bad_cedula"), (8, "ruc", "bad_ruc"), (9, "ruc", "unknown_employer"),
        (10, "cedula", "unknown_person"),
    }  # fmt: skip
    assert sorted(queries.taxed(2022).rows()) == [(1, 1, 5_100_00), (2, 2, 7_50)]
    do(actions.hand_in_annex, content=f"{RUC};{ANA};2022;6000\n".encode())
    assert (1, 1, 6_000_00) in queries.taxed(2022).rows(), "of two lines about the same, the later"


def test_a_province_hands_in_its_own_employers(registered):
    clerk = account("clerk", province="09", module="inspection")
    content = f"{RUC};{ANA};2022;1.00\n{OTHER};{ANA};2022;1.00\n".encode()
    with pytest.raises(NotAllowed):
        do(actions.hand_in_annex, by=clerk, content=content)
    told = do(actions.hand_in_annex, by=clerk, content=content, province="09")
    assert [(one["row"], one["code"]) for one in told["problems"]] == [(1, "other_province")]


def test_the_worklist_is_in_the_order_of_points_and_says_why(registered):
    with pytest.raises(Refused, match="no está cerrado"):
        do(actions.keep_assessment, month=202211, instances=pl.DataFrame(), reasons=pl.DataFrame())
    looked_at((1, "silent", 6))
    looked_at((1, "below_minimum", 15), (2, "claims", 20), (1, "silent", 6))
    first, second = queries.worklist()
    assert (first.employer_id, first.points) == (1, 21)
    assert [(seen.signal.code, seen.points) for seen in first.reasons] == [("below_minimum", 15), ("silent", 6)]
    assert (second.employer_id, second.province, second.points) == (2, "09", 20)
    assert [one.employer_id for one in queries.worklist(["09"])] == [2]
    assert all(one.employers is None or one.employers == 0 for one in queries.totals()), "nothing tells of so few"


def test_reading_an_employer_leaves_a_trace_that_its_workers_see(registered):
    looked_at((1, "below_minimum", 15))
    reading.record(1, by="user:1", today=MONDAY)
    assert [(one.person_id, one.person_count) for one in AccessTrace.objects.order_by("pk")] == [(None, 1), (1, 1)]


def test_no_score_opens_an_inspection_and_no_one_person_ends_it(registered):
    looked_at((1, "below_minimum", 15))
    with pytest.raises(Refused, match="Falta por qué"):
        do(actions.open_inspection, employer_id=1, reason=" ")
    case = do(actions.open_inspection, employer_id=1, reason="Varios meses bajo el mínimo")["case"]
    assert desk.case_of(case).about == {"reason": "Varios meses bajo el mínimo", "month": 202212, "points": 15,
                                        "signals": ["below_minimum"]}  # fmt: skip
    assert queries.worklist()[0].case == case
    with pytest.raises(Refused, match=f"abierta la inspección {case}"):
        do(actions.open_inspection, employer_id=1, reason="Otra vez")
    assert matters.matter(case, MONDAY).due_date == calendar.working_days_after(MONDAY, 15)
    do(actions.notify_inspection, case=case)
    assert "LSS art. 73" in matters.notices(employer_id=1)[0]["es"]
    late = calendar.days_after(calendar.working_days_after(MONDAY, 3), 1)
    assert do(run_clocks, today=late)["moved"] == 1, "silence does not stop it"
    finding = {"case": case, "finds": True, "reason": "Ana ganaba 600"}
    with pytest.raises(CaseError, match="al menos un documento"):
        do(actions.conclude_inspection, **finding)
    do(hand_in, case=case, title="Acta", content=PDF)
    assert do(actions.conclude_inspection, **finding)["state"] == "to_conclude"
    with pytest.raises(CaseError, match="otra persona"):
        do(actions.conclude_inspection, **finding)
    assert do(actions.conclude_inspection, by="user:2", today=late, **finding)["state"] == "charged"
    due = matters.matter(case, late).due_date
    assert due == calendar.working_days_after(late, 8)
    do(run_clocks, today=calendar.days_after(due, 1))
    assert desk.case_of(case).state == "firm"
    assert do(actions.open_inspection, employer_id=1, reason="Otro año")["case"] != case


def test_a_report_may_be_contested_and_annulled(registered):
    case = do(actions.open_inspection, employer_id=2, reason="Denuncia")["case"]
    do(actions.notify_inspection, case=case)
    do(actions.answer_inspection, by="user:5", case=case, reason="Todo está en regla")
    do(hand_in, case=case, title="Acta", content=PDF)
    for by in ("user:1", "user:2"):
        do(actions.conclude_inspection, by=by, case=case, finds=True, reason="Faltan dos avisos")
    assert do(actions.contest_inspection, by="user:5", case=case, reason="Se enviaron")["state"] == "contested"
    assert do(actions.review_inspection, by="user:7", case=case, upholds=False, reason="Constan")["state"] == "cleared"
    dropped = do(actions.open_inspection, employer_id=2, reason="Denuncia")["case"]
    assert do(actions.drop_inspection, case=dropped, reason="Era otro RUC")["state"] == "cleared"


def test_each_one_does_only_what_is_theirs(registered):
    clerk = account("clerk", province="17", module="inspection")
    owner = account("employer_owner", employer_id=1)
    others = [
        account("clerk", province="09", module="inspection"),
        account("clerk", province="17", module="affiliation"),
    ]
    for other in (owner, *others):
        with pytest.raises(NotAllowed):
            do(actions.open_inspection, by=other, employer_id=1, reason="x")
    case = do(actions.open_inspection, by=clerk, employer_id=1, reason="x")["case"]
    do(actions.notify_inspection, by=clerk, case=case)
    with pytest.raises(NotAllowed):
        do(actions.answer_inspection, by=clerk, case=case, reason="x")
    assert do(actions.answer_inspection, by=owner, case=case, reason="x")["state"] == "to_conclude"
    with pytest.raises(NotAllowed):
        do(actions.conclude_inspection, by=owner, case=case, finds=False, reason="x")
    assert do(actions.conclude_inspection, by=clerk, case=case, finds=False, reason="x")["state"] == "to_conclude"
    assert cases.EMPLOYER_INSPECTION.name == queries.INSPECTION


def account(role, **reach):
    user = User.objects.get(pk=do(access.open_account)["user_id"])
    do(access.give_role, user_id=user.pk, role=role, **reach)
    user.showed_second_factor = True
    return user
