"""A year of the hamlet, closed month by month: every line to the cent, and everything that must add up."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest

from amparo.entrypoints.month.steps import FROZEN
from amparo.entrypoints.month.verifying import verify
from amparo.foundation.acts.models import Act
from amparo.foundation.history.models import HistoryFile, Seal
from amparo.foundation.history.tables import Finding
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import compute
from amparo.foundation.months import Month
from amparo.modules.collection.tables import Balance, Interest, Payment, Receipt
from amparo.modules.contributions import rules
from amparo.modules.contributions.tables import FUND_COLUMNS, CarriedDebt, Line, Obligation, YearlyWage
from amparo.modules.pensions.tables import Decision, Payslip
from tests.month import expected, sealed
from tests.month.hamlet import DEBTS, JOBS, PAYERS, PERSONS
from tests.month.living import OPENING, PAYER_ID, PERSON_ID, YEAR, cents, reference

pytestmark = pytest.mark.xdist_group("hamlet")

MONTHS = [OPENING, *YEAR]
LAST = YEAR[-1]
JOB_ID = {f"{row['person']} {row['payer']}": number for number, row in enumerate(JOBS, start=1)}
for _entered in ("gina molino", "pablo hacienda again", "ines molino"):
    JOB_ID[_entered] = len(JOB_ID) + 1
PERSON = {number: person for person, number in PERSON_ID.items()} | {0: "-"}
PAYER = {number: payer for payer, number in PAYER_ID.items()} | {0: "-"}


def months(text: str) -> list[Month]:
    return Month.range(text)


# ---------------------------------------------------------------- lines


def test_every_line_of_the_year_is_the_one_worked_out_by_hand(year):
    hand = {
        (closed.number, row["job"], closed.number if row["about"] == "=" else Month.parse(row["about"]).number): (
            int(row["days"]),
            cents(row["base"]),
        )
        for row in expected.LINES
        for closed in months(row["closed"])
    }
    job = {number: name for name, number in JOB_ID.items()}
    lines = sealed.rows_until(Line, LAST).select("closed", "job_id", "about_month", "days", "base_cents").rows()

    assert {(closed, job[number], about): (days, base) for closed, number, about, days, base in lines} == hand


def test_each_regime_shares_its_contribution_as_the_law_says(year):
    lines = {row["person_id"]: row for row in sealed.rows(Line, OPENING).rows(named=True)}
    for row in expected.BY_REGIME:
        line = lines[PERSON_ID[row["person"]]]
        parts = {name: cents(value) for name, value in row.items() if name not in ("person", "regime")}

        assert {name: line[f"{name}_cents"] for name in parts} == parts, row["person"]
        assert line["regime"] == row["regime"]
        assert line["employer_cents"] == line["total_cents"] - line["personal_cents"]


def test_reserve_funds_and_the_spouse_extension_are_only_of_those_who_asked(year):
    for row in expected.EXTRAS:
        month = Month.parse(row["closed"])
        line = sealed.rows(Line, month).row(
            by_predicate=(pl.col("person_id") == PERSON_ID[row["person"]]) & (pl.col("about_month") == month.number),
            named=True,
        )
        assert (line["reserve_cents"], line["spouse_cents"]) == (cents(row["reserve"]), cents(row["spouse"])), row


def test_what_was_declared_in_all_for_a_month_is_what_the_law_says_of_its_base(year):
    """However many differences a month needed, they add up to the law's parts of the whole base."""
    law = Law.load()
    parts = [name for name in Line.columns if name.endswith("_cents") and name not in ("reserve_cents", "base_cents")]
    spouses = {JOB_ID[f"{row['person']} {row['payer']}"] for row in JOBS if row["spouse"] == "1"}
    declared = sealed.rows_until(Line, LAST).group_by("job_id", "regime", "about_month").agg(
        pl.col("base_cents", *parts).sum()
    )  # fmt: skip
    for line in declared.rows(named=True):
        inputs = {
            "base_cents": line["base_cents"],
            "regime": line["regime"],
            "spouse_extension": int(line["job_id"] in spouses),
        }
        told = compute(rules, inputs, law.on(Month.of(line["about_month"])), wanted=parts)
        assert {name: line[name] for name in parts} == {name: told[name] for name in parts}, line


def test_a_raise_of_one_cent_may_move_a_cent_between_funds_and_nothing_in_all(year):
    line = sealed.rows(Line, Month(2022, 10)).row(by_predicate=pl.col("about_month") == 202209, named=True)
    for row in expected.ONE_CENT:
        assert {name: line[f"{name}_cents"] for name in row} == {name: cents(value) for name, value in row.items()}


def test_zero_pay_of_one_leaves_the_others_declared(year):
    molino = sealed.rows(Line, Month(2022, 2)).filter(pl.col("employer_id") == PAYER_ID["molino"])
    earned = {PERSON[person]: base for person, base in molino.select("person_id", "base_cents").rows()}

    assert earned["dario"] == 0
    assert [person for person, base in earned.items() if base == 0] == ["dario"]
    assert len(earned) == 13


def test_two_employers_each_declare_their_own_wage(year):
    karla = sealed.rows(Line, Month(2022, 5)).filter(pl.col("person_id") == PERSON_ID["karla"])
    assert {
        (PAYER[employer], regime, base)
        for employer, regime, base in karla.select("employer_id", "regime", "base_cents").rows()
    } == {("molino", "private", 500_00), ("alcaldia", "public", 700_00)}


def test_yearly_wages_count_a_month_once(year):
    kept = sealed.rows_until(YearlyWage, LAST).group_by("person_id", "year").agg(pl.col("months", "wage_cents").sum())
    years = {(PERSON[person], year): (months, wage) for person, year, months, wage in kept.rows()}

    for row in expected.YEARLY_WAGES:
        assert years[row["person"], int(row["year"])] == (int(row["months"]), cents(row["wage"])), row
    assert not {person for person, _ in years} & {"zoila", "yolanda"}, "outside the general pensions"


# ---------------------------------------------------------------- what adds up


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_lines_obligations_and_accrual_agree_in_every_fund(year, month):
    event = "contributions.opening" if month == OPENING else "contributions.accrual"
    carried = sealed.rows(CarriedDebt, month)["amount_cents"].sum()
    accrued = sealed.moved(month, "contributions_receivable", event)
    lines, obligations = _by_fund(sealed.rows(Line, month)), _by_fund(sealed.rows(Obligation, month))

    assert _nonzero(obligations) == _nonzero(accrued)
    assert sum(obligations.values()) == sum(lines.values()) + carried
    if month != OPENING:
        assert lines == obligations
        assert carried == 0


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_the_receivable_is_what_the_balances_add_up_to_in_every_fund(year, month):
    balances = sealed.rows(Balance, month)
    control = sealed.held(month, "contributions_receivable")

    assert _nonzero(control) == _nonzero(_by_fund(balances))
    assert sum(control.values()) == balances["balance_cents"].sum()
    assert Seal.objects.get(month=month.number).manifest["ledger"]["control_cents"] == sum(control.values())


@pytest.mark.parametrize("month", YEAR, ids=str)
def test_a_balance_is_the_one_before_plus_what_was_born_less_what_was_paid(year, month):
    def amounts(table, of, column):
        return dict(sealed.rows(table, of).group_by("item_id").agg(pl.col(column).sum()).rows())

    told = Counter(amounts(Balance, month - 1, "balance_cents"))
    told.update(amounts(Obligation, month, "amount_cents"))
    told.update(amounts(Interest, month, "amount_cents"))
    told.subtract(amounts(Receipt, month, "amount_cents"))

    assert _nonzero(Counter(amounts(Balance, month, "balance_cents"))) == _nonzero(told)


@pytest.mark.parametrize("month", YEAR, ids=str)
def test_every_cent_the_bank_brought_is_somewhere(year, month):
    events = ("collection.receipt", "collection.distribution", "collection.excess", "collection.unidentified")
    brought = sealed.rows(Payment, month)["amount_cents"].sum()

    assert sum(sealed.moved(month, "cash", *events).values()) == brought
    assert sealed.held(month, "due_to_funds") == Counter({"201": 0})
    assert set(sealed.held(month, "due_from_201").values()) <= {0}


def _by_fund(rows: pl.DataFrame) -> Counter[str]:
    found: Counter[str] = Counter()
    for column, fund in FUND_COLUMNS.items():
        found[fund] += rows[column].sum()
    return found


def _nonzero(amounts: Counter) -> dict:
    return {key: amount for key, amount in amounts.items() if amount}


# ---------------------------------------------------------------- cash


def test_payments_are_applied_on_time_late_and_never_beyond_what_is_owed(year):
    receipts = sealed.rows_until(Receipt, LAST).filter(pl.col("employer_id") == PAYER_ID["hacienda"])
    found = receipts.select("closed", "kind", "about_month", "on_time", "amount_cents").rows()

    assert sorted(found) == sorted(
        (Month.parse(row["closed"]).number, row["kind"], Month.parse(row["about"]).number, int(row["on time"] == "yes"),
         cents(row["amount"]))
        for row in expected.RECEIPTS
    )  # fmt: skip


def test_what_is_told_late_falls_due_with_the_month_it_speaks_of(year):
    told = sealed.rows_until(Obligation, LAST).filter(
        pl.col("about_month") < pl.col("closed"), pl.col("closed") > 202112
    )
    expected_due = {row["about"].replace("-", ""): int(row["due"]) for row in expected.LATE_DUE_DATES}
    assert {(str(about), due) for about, due in told["about_month", "due_date"].rows()} == set(expected_due.items())


def test_what_was_late_is_charged_its_interest_when_it_is_paid(year):
    found = sealed.rows_until(Interest, LAST).select("closed", "employer_id", "about_month", "amount_cents").rows()
    by_hand = [
        (
            Month.parse(row["closed"]).number,
            PAYER_ID[row["payer"]],
            Month.parse(row["about"]).number,
            cents(row["amount"]),
        )
        for row in expected.INTEREST
    ]
    assert sorted(found) == sorted(by_hand)


def test_credits_pay_what_the_same_employer_owes(year):
    used = sealed.rows_until(Receipt, LAST).filter(pl.col("means") == "credit")
    assert {PAYER_ID["molino"]} == set(used["employer_id"].unique())
    assert set(used.group_by("closed", "employer_id").agg(pl.col("amount_cents").sum())["amount_cents"]) == {0}
    left = sealed.rows_until(Balance, LAST).group_by("closed", "employer_id")
    signs = left.agg(credit=(pl.col("balance_cents") < 0).any(), debt=(pl.col("balance_cents") > 0).any())
    assert not signs.filter("credit", "debt").height, "nobody keeps a credit beside a debt"


def test_a_short_payment_is_shared_among_the_funds(year):
    item = reference("hacienda", "contributions", "private", "2022-01", "2022-01")
    receipt = sealed.rows(Receipt, Month(2022, 2)).row(by_predicate=pl.col("item_id") == item, named=True)
    for row in expected.SPLIT_OF_A_SHORT_PAYMENT:
        assert {name: receipt[f"{name}_cents"] for name in row} == {name: cents(value) for name, value in row.items()}


def test_money_nobody_owed_is_kept_apart(year):
    found = {
        (str(month), event): brought
        for month in YEAR
        for event in ("collection.excess", "collection.unidentified")
        if (brought := sealed.moved(month, "cash", event)["201"])
    }
    assert found == {(row["closed"], row["event"]): cents(row["amount"]) for row in expected.OTHER_RECEIPTS}
    assert sealed.held(LAST, "overpayments") == {"201": -8_77}
    assert sealed.held(LAST, "unidentified_payments") == {"201": -5_00}


def test_a_bank_document_enters_once(year):
    answer = Act.objects.get(name="collection.receive_payments", key="2022-05").result
    assert [(problem["code"], problem["value"]) for problem in answer["problems"]] == [("already_received", "H-008")]


def test_carried_debts_are_owed_until_they_are_paid(year):
    carried = {
        (row["payer"], row["about"]): reference(row["payer"], "contributions", row["regime"], row["about"], "2021-12")
        for row in DEBTS
    }
    left = dict(sealed.rows(Balance, LAST).select("item_id", "balance_cents").rows())

    assert {debt: left.get(item, 0) for debt, item in carried.items()} == {
        ("hacienda", "2019-06"): 123_45 - 50_00,
        ("hacienda", "2020-11"): 99_99,
        ("alcaldia", "2018-01"): 0,
        ("zoila", "2020-03"): 0,
    }


# ---------------------------------------------------------------- pensions


def test_every_payslip_of_the_year_is_the_one_worked_out_by_hand(year):
    hand = {}
    for row in expected.PAYSLIPS:
        for month in months(row["paid"]):
            thirteenth = cents(row["13th in December"]) if month.month == 12 else 0
            fourteenth = cents(row["14th"]) if str(month) == row["in"] else 0
            hand[month.number, row["person"]] = (cents(row["pension"]), thirteenth, fourteenth)
    for month in YEAR:
        hand[month.number, "cira"] = tuple(cents(expected.CIRA[name]) for name in ("pension", "13th", "14th"))

    payslips = sealed.rows_until(Payslip, LAST)
    amounts = ["pension_cents", "thirteenth_cents", "fourteenth_cents"]
    found = {(row["closed"], PERSON[row["person_id"]]): tuple(row[name] for name in amounts)
             for row in payslips.rows(named=True)}  # fmt: skip
    assert found == hand
    assert payslips.filter(pl.col("paid_cents") != pl.sum_horizontal(amounts)).is_empty()


def test_the_state_owes_two_fifths_of_each_pension_but_the_rural_ones(year):
    for row in sealed.rows_until(Payslip, LAST).rows(named=True):
        rural = row["kind"].startswith("ssc")
        assert row["state_share_cents"] == (0 if rural else (row["pension_cents"] * 4 + 5) // 10)
    owed = sealed.rows_until(Payslip, LAST)["state_share_cents"].sum()
    assert sum(sealed.held(LAST, "state_receivable").values()) == owed - 1500_00 - 1


def test_applications_are_decided_by_rule(year):
    found = sealed.rows_until(Decision, LAST).select(
        "closed", "person_id", "reason", "entitled_date", "months", "average_cents", "pension_cents"
    )
    assert sorted((closed, PERSON[person], *rest) for closed, person, *rest in found.rows()) == sorted(
        (Month.parse(row["closed"]).number, row["person"], row["reason"], int(row["entitled"]), int(row["months"]),
         cents(row["average"]), cents(row["pension"]))
        for row in expected.DECISIONS
    )  # fmt: skip


# ---------------------------------------------------------------- the whole


def test_findings_say_what_is_wrong_with_the_records(year):
    columns = ("closed", "code", "person_id", "employer_id", "about_month")
    found = [
        (closed, code, PERSON[person], PAYER[payer], about)
        for closed, code, person, payer, about in sealed.rows_until(Finding, LAST).select(columns).rows()
    ]
    assert sorted(found) == sorted(
        (Month.parse(row["closed"]).number, row["code"], row["person"], row["payer"], Month.parse(row["about"]).number)
        for row in expected.FINDINGS
    )


def test_what_was_sealed_is_never_written_again(year, january_home):
    """The files of the opening are byte by byte those of the day it was closed."""
    opening = HistoryFile.objects.filter(month=OPENING.number)
    assert opening.count() == HistoryFile.objects.filter(month=LAST.number).count() > len(FROZEN)
    for file in opening:
        assert (year / "history" / file.path).read_bytes() == (january_home / "history" / file.path).read_bytes()


def test_the_year_verifies(year):
    found = verify()
    assert (found["months"], found["other_law"], found["other_code"]) == (13, [], [])


@pytest.mark.slow
def test_the_year_comes_out_again_from_what_was_frozen(year):
    assert verify(recompute=True)["months"] == 13


def test_everybody_is_who_the_tables_say(year):
    """The hamlet's rows are numbered as its tables are: all else here leans on it."""
    assert Act.objects.get(name="registry.register_persons").result["registered"] == len(PERSONS)
    assert Act.objects.get(name="registry.register_employers").result["registered"] == len(PAYERS)
    assert Act.objects.get(name="affiliation.carry_jobs").result["accepted"] == len(JOBS)
