"""A handful of pensioners through the year: expected cents by hand, the same on Polars and DuckDB."""

from __future__ import annotations

import polars as pl
import pytest

from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import engine_in_use, polars_schema
from amparo.foundation.history.store import Store
from amparo.foundation.history.tables import Finding, Table
from amparo.foundation.law.book import Law
from amparo.foundation.ledger.postings import check_balanced, check_codes
from amparo.foundation.months import OPEN_END, Month
from amparo.foundation.registry.tables import Death, Person
from amparo.modules.affiliation.tables import Job
from amparo.modules.contributions.tables import CarriedYear, YearlyWage
from amparo.modules.pensions.closing import close
from amparo.modules.pensions.tables import Application, Decision, Entitlement, Grant, Payslip, StateReceipt

OPENING = Month(2021, 12)


class Country:
    """A store, an engine, and the months closed so far: what a test writes as frozen, a closing reads."""

    def __init__(self, root, engine_name: str) -> None:
        self.store, self.engine, self.files = Store(root), engine_in_use(engine_name), {}
        self.first_month = self.month = OPENING
        self.kept = 0

    def __call__(self, table, month=None):
        return self._scan(table, [(month or self.month).number])

    def between(self, table, first, last):
        start = (first or self.first_month).number
        return self._scan(
            table, sorted(m for name, m in self.files if name == table.name and start <= m <= last.number)
        )

    def once(self, frame):
        self.kept += 1
        path = self.store.root / f"once-{self.kept}.parquet"
        self.engine.collect(frame).write_parquet(path)
        return self.engine.scan([path])

    def write(self, table: type[Table], month: Month, rows: pl.DataFrame | list[dict]) -> None:
        frame = rows if isinstance(rows, pl.DataFrame) else pl.DataFrame(rows, schema=polars_schema(table))
        self.files[table.name, month.number] = self.store.path(self.store.write(table, month, frame))

    def close(self, month: Month):
        """Close the month, write its tables, check that its entries balance."""
        self.month = month
        closed = close(Turn(month, opening=month == OPENING), self, Law.load())
        self.findings = pl.concat(
            [pl.DataFrame(schema=polars_schema(Finding)), *(self.engine.collect(one) for one in closed.findings)]
        )
        for frame in closed.postings:
            check_balanced(frame)
            check_codes(frame)
        self.postings = pl.concat([self.engine.collect(frame) for frame in closed.postings])
        for table, frame in closed.tables.items():
            self.write(table, month, self.engine.collect(frame))
        return self

    def rows(self, table: type[Table]) -> dict:
        """The rows of the month just closed, by person."""
        frame = self.engine.collect(self(table))
        return {row["person_id"]: row for row in frame.sort(list(table.key)).to_dicts()}

    def _scan(self, table, months):
        paths = [self.files[table.name, month] for month in months if (table.name, month) in self.files]
        empty = self.store.root / f"{table.name}.parquet"
        if not paths and not empty.exists():
            pl.DataFrame(schema=polars_schema(table)).write_parquet(empty)
        return self.engine.scan(paths or [empty])


@pytest.fixture(params=["polars", pytest.param("duckdb", marks=pytest.mark.slow)])
def country(request, tmp_path) -> Country:
    """On each engine: for what each step computes."""
    return Country(tmp_path, request.param)


@pytest.fixture
def one_engine(tmp_path) -> Country:
    """For what only several months show."""
    return Country(tmp_path, "polars")


def grant(number: int, kind: str = "sgo_old_age", cents: int = 50000, **others) -> dict:
    return {
        "entitlement_id": number,
        "person_id": number,
        "kind": kind,
        "since_date": 20150101,
        "years": 30,
        "pension_cents": cents,
        "initial_cents": cents,
        "region": "highlands",
        "monthly_extras": 0,
        **others,
    }


def people(*numbers: int) -> list[dict]:
    return [{"person_id": one, "sex": "F", "birth_date": 19500615, "province": "17"} for one in numbers]


def opened(country: Country, *grants: dict) -> Country:
    country.write(Person, OPENING, people(*{one["person_id"] for one in grants}))
    country.write(Grant, OPENING, list(grants))
    return country.close(OPENING)


def test_the_opening_takes_pensions_over_and_pays_nobody(one_engine):
    opened(one_engine, grant(1), grant(2, "ssc_old_age", 10362))

    taken = one_engine.rows(Entitlement)
    assert {one: row["pension_cents"] for one, row in taken.items()} == {1: 50000, 2: 10362}
    assert (taken[1]["sex"], taken[1]["province"], taken[1]["carried"], taken[1]["joined"]) == ("F", "17", 1, 0)
    assert one_engine.rows(Payslip) == {}
    assert one_engine.postings.height == 0


def test_in_january_pensions_rise_within_their_limits(country):
    opened(
        country,
        grant(1, cents=100000),  # 1000.00 × 1.0014 = 1001.40
        grant(2, cents=29000),  # 30 years: raised to the minimum, 70 % of 425.00
        grant(3, cents=180000, initial_cents=185000),  # was capped at 450 % of 400.00: up to what was calculated
        grant(4, cents=180000, initial_cents=250000),  # capped: up to 450 % of 425.00
        grant(5, "ssc_old_age", 10362),  # flat: the amount of the year
        grant(6, cents=100000, since_date=20220101),  # starts this year: does not rise
    )
    country.close(Month(2022, 1))

    paid = {one: row["pension_cents"] for one, row in country.rows(Payslip).items()}
    assert paid == {1: 100140, 2: 29750, 3: 185000, 4: 191250, 5: 11010, 6: 100000}
    country.close(Month(2022, 2))
    assert {one: row["pension_cents"] for one, row in country.rows(Payslip).items()} == paid


def test_the_13th_and_14th_come_in_their_months(one_engine):
    opened(
        one_engine,
        grant(1, cents=100000, region="coast"),
        grant(2, cents=100000, region="amazon"),
        grant(3, "sgo_survivors", cents=100000, region="coast"),
        grant(4, cents=100000, monthly_extras=1),
        grant(5, "ssc_old_age", 10362, region="coast"),
    )
    extras = {}
    for month in Month.range("2022-01..2022-12"):
        if month == Month(2022, 7):
            one_engine.write(Person, month, people(9))
            one_engine.write(Grant, month, [grant(9, cents=60000)])
        for one, row in one_engine.close(month).rows(Payslip).items():
            for name in ("thirteenth_cents", "fourteenth_cents"):
                if row[name]:
                    extras.setdefault((one, name), {})[month.month] = row[name]

    assert extras == {
        (1, "thirteenth_cents"): {12: 100140},
        (1, "fourteenth_cents"): {3: 42500},
        (2, "thirteenth_cents"): {12: 100140},
        (2, "fourteenth_cents"): {8: 42500},
        (3, "thirteenth_cents"): {12: 100140},
        (3, "fourteenth_cents"): {8: 42500},
        (4, "thirteenth_cents"): dict.fromkeys(range(1, 13), 8345),
        (4, "fourteenth_cents"): dict.fromkeys(range(1, 13), 3542),
        (9, "thirteenth_cents"): {12: 30000},  # six pensions of 600.00 in the year
        (9, "fourteenth_cents"): {8: 42500},
    }
    assert one_engine.rows(Entitlement)[1]["paid_in_year_cents"] == 12 * 100140
    assert one_engine.close(Month(2023, 1)).rows(Entitlement)[9]["paid_in_year_cents"] == 62076  # 600.00 × 1.0346


def test_december_pays_the_13th_on_every_engine(country):
    november = {
        "person_id": 1, "entitlement_id": 1, "kind": "sgo_invalidity", "carried": 1, "sex": "M", "birth_date": 19700101,
        "province": "09", "region": "coast", "since_date": 20210301, "years": 20, "initial_cents": 40001,
        "pension_cents": 40001, "monthly_extras": 0, "paid_in_year_cents": 11 * 40001 - 5, "joined": 0,
    }  # fmt: skip
    country.write(Entitlement, Month(2022, 11), [november])
    row = country.close(Month(2022, 12)).rows(Payslip)[1]
    # (11 × 400.01 − 0.05 + 400.01) / 12 = 400.00583…
    assert (row["thirteenth_cents"], row["fourteenth_cents"], row["paid_cents"]) == (40001, 0, 80002)
    assert row["state_share_cents"] == 16000


def test_the_month_of_death_is_paid_and_the_next_is_not(one_engine):
    opened(one_engine, grant(1), grant(2), grant(3))
    one_engine.write(Death, Month(2022, 1), [{"person_id": 1, "death_date": 20220103}])
    one_engine.close(Month(2022, 1))
    assert set(one_engine.rows(Payslip)) == {1, 2, 3}
    assert set(one_engine.rows(Entitlement)) == {2, 3}
    assert one_engine.findings.is_empty()

    one_engine.close(Month(2022, 2))
    assert set(one_engine.rows(Payslip)) == {2, 3}

    one_engine.write(Death, Month(2022, 3), [{"person_id": 2, "death_date": 20220120}])
    one_engine.close(Month(2022, 3))
    assert set(one_engine.rows(Payslip)) == {3}
    assert one_engine.findings.rows() == [("pension_paid_after_death", 0, 2, 202201, 50070)]  # February's


def test_a_pension_granted_to_somebody_dead_does_not_join(one_engine):
    opened(one_engine, grant(1))
    one_engine.write(Person, Month(2022, 2), people(5))
    one_engine.write(Death, Month(2022, 2), [{"person_id": 5, "death_date": 20220131}])
    one_engine.write(Grant, Month(2022, 2), [grant(5)])
    one_engine.close(Month(2022, 1)).close(Month(2022, 2))

    assert set(one_engine.rows(Entitlement)) == {1}
    assert one_engine.findings.rows() == [("pension_granted_to_deceased", 0, 5, 202201, 5)]


def test_two_old_age_pensions_are_found_once(one_engine):
    opened(one_engine, grant(1), grant(2, "ssc_old_age", 10362, person_id=1))
    assert one_engine.findings.rows() == [("two_old_age_pensions", 0, 1, 202112, 2)]
    assert one_engine.close(Month(2022, 1)).findings.is_empty()


# ---------------------------------------------------------------- applications

BORN = {11: 19570220, 12: 19570220, 13: 19570301, 14: 19570220, 15: 19570220, 16: 19570220}


def applied(country: Country) -> Country:
    """Six people who apply on 10 February 2022; the 30 years of each were carried, at 1000.00 a month."""
    opened(country, grant(15))
    month = Month(2022, 1)
    country.write(Person, month, [dict(people(one)[0], birth_date=day) for one, day in BORN.items() if one != 15])
    years = [
        {"person_id": one, "year": year, "months": 12, "wage_cents": 12_000_00}
        for one in BORN
        for year in range(1992, 2022)
    ]
    country.write(CarriedYear, month, [row for row in years if row["person_id"] != 13])
    # Thirteen: fourteen years and eleven months, so the year ends one month short of the right at 65.
    short = [dict(row, months=11 if row["year"] == 2007 else 12) for row in years if row["year"] >= 2007]
    country.write(YearlyWage, month, [row for row in short if row["person_id"] == 13])
    country.close(month)

    month = Month(2022, 2)
    applicants = [
        {"person_id": one, "applied_date": 20220210, "region": "coast", "act": 1} for one in BORN if one != 15
    ]
    applicants.append({"person_id": 15, "applied_date": 20220210, "region": "coast", "act": 1})
    country.write(Application, month, applicants)
    country.write(
        Job,
        month,
        [
            job(1, 11, until=20220228),
            job(2, 12, until=20220228),
            job(3, 12, until=OPEN_END),
            job(4, 14, until=20220131),
        ],
    )
    country.write(Death, month, [{"person_id": 16, "death_date": 20220225}])
    return country.close(month)


def job(number: int, person: int, until: int) -> dict:
    """A row of affiliation's, of which pensions only read who and until when."""
    plain = {
        name: (column.choices or ("",))[0] if column.dtype == "text" else column.minimum or 0
        for name, column in Job.columns.items()
    }
    return plain | {"job_id": number, "person_id": person, "until_date": until}


def test_each_application_is_decided_with_its_reason(country):
    decided = applied(country).rows(Decision)

    assert {one: row["reason"] for one, row in decided.items()} == {
        11: "granted",
        12: "still_working",
        13: "no_right",
        14: "granted",
        15: "already_pensioner",
        16: "deceased",
    }
    rosa = decided[11]
    assert (rosa["entitled_date"], rosa["age"], rosa["months"], rosa["years"]) == (20220301, 65, 360, 30)
    assert rosa["best_years_cents"] == 5 * 12_000_00
    # 1000.00 × 0.75; between 70 % and 450 % of 425.00
    assert (rosa["average_cents"], rosa["raw_pension_cents"], rosa["pension_cents"]) == (100000, 75000, 75000)
    assert (rosa["minimum_cents"], rosa["maximum_cents"]) == (29750, 191250)
    assert {row["pension_cents"] for one, row in decided.items() if one not in (11, 14)} == {0}
    assert (decided[13]["age"], decided[13]["months"]) == (65, 179)
    assert country.findings.rows() == [("application_without_right", 0, 13, 202202, 179)]


def test_an_award_is_paid_from_the_day_of_the_right(one_engine):
    applied(one_engine)
    assert set(one_engine.rows(Payslip)) == {15}
    awards = {one: row for one, row in one_engine.rows(Entitlement).items() if one != 15}
    assert set(awards) == {11, 14}
    assert awards[11]["entitlement_id"] == 202202_0000000011
    assert (awards[11]["carried"], awards[11]["joined"], awards[11]["region"]) == (0, 1, "coast")

    paid = one_engine.close(Month(2022, 3)).rows(Payslip)
    assert (paid[11]["pension_cents"], paid[11]["fourteenth_cents"]) == (75000, 42500)
    assert one_engine.rows(Entitlement)[11]["joined"] == 0


def test_the_best_years_are_complete_ones_first(country):
    opened(country)
    country.write(Person, Month(2022, 1), people(21))
    years = [(2010 + n, 12, 1_000_00 * n) for n in range(1, 11)] + [(2021, 6, 99_000_00)]
    country.write(
        CarriedYear,
        Month(2022, 1),
        [{"person_id": 21, "year": year, "months": months, "wage_cents": cents} for year, months, cents in years],
    )
    country.write(YearlyWage, Month(2022, 1), [{"person_id": 21, "year": 2021, "months": 1, "wage_cents": 1_000_00}])
    country.write(
        Application, Month(2022, 1), [{"person_id": 21, "applied_date": 20220110, "region": "coast", "act": 1}]
    )
    decided = country.close(Month(2022, 1)).rows(Decision)[21]
    assert decided["months"] == 127
    assert decided["best_years_cents"] == (10 + 9 + 8 + 7 + 6) * 1_000_00


# ---------------------------------------------------------------- the books


def test_each_fund_pays_its_own_and_the_state_owes_forty_percent(country):
    opened(country, grant(1, cents=100000), grant(2, "ssc_old_age", 10362), grant(3, "rt_incapacity", 100000))
    country.write(StateReceipt, Month(2022, 1), [{"month": 202201, "amount_cents": 6_61}])
    country.close(Month(2022, 1))

    booked = {
        (row["event"], row["regime"], row["fund"], row["account"]): row["cents"]
        for row in country.postings.iter_rows(named=True)
    }
    assert booked == {
        ("pensions.accrual", "sgo_old_age", "211", "pension_expense"): 100140,
        ("pensions.accrual", "sgo_old_age", "211", "pensions_payable"): -100140,
        ("pensions.payment", "sgo_old_age", "211", "pensions_payable"): 100140,
        ("pensions.payment", "sgo_old_age", "211", "cash"): -100140,
        ("pensions.accrual", "ssc_old_age", "214", "pension_expense"): 11010,
        ("pensions.accrual", "ssc_old_age", "214", "pensions_payable"): -11010,
        ("pensions.payment", "ssc_old_age", "214", "pensions_payable"): 11010,
        ("pensions.payment", "ssc_old_age", "214", "cash"): -11010,
        ("pensions.accrual", "rt_incapacity", "213", "pension_expense"): 100140,
        ("pensions.accrual", "rt_incapacity", "213", "pensions_payable"): -100140,
        ("pensions.payment", "rt_incapacity", "213", "pensions_payable"): 100140,
        ("pensions.payment", "rt_incapacity", "213", "cash"): -100140,
        ("pensions.state_accrual", "sgo_old_age", "211", "state_receivable"): 40056,
        ("pensions.state_accrual", "sgo_old_age", "211", "state_contribution_income"): -40056,
        ("pensions.state_accrual", "rt_incapacity", "213", "state_receivable"): 40056,
        ("pensions.state_accrual", "rt_incapacity", "213", "state_contribution_income"): -40056,
        ("pensions.state_receipt", "all", "211", "cash"): 6_61,
        ("pensions.state_receipt", "all", "211", "state_receivable"): -6_61,
    }
