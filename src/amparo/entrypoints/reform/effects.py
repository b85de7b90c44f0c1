"""Who pays or is paid otherwise under a reform: person by person, employer by employer, fund by fund.

Every amount is the change in what somebody ends with over the months tried, in cents: above zero is gain. What persons,
employers, the State and the funds gain adds up to zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
import polars as pl

from amparo.entrypoints.reform.again import Again
from amparo.entrypoints.reform.country import Country, Files
from amparo.entrypoints.reform.telling import STATE
from amparo.foundation.history.engine import Engine
from amparo.foundation.history.tables import Table
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import Person
from amparo.modules.contributions.tables import FUND_COLUMNS, PAYERS, Line
from amparo.modules.pensions.tables import FUNDS, Decision, Payslip


@dataclass(frozen=True)
class Effects:
    """The changes, as frames.

    people: everyone with a line or a payslip in the months tried: person_id, sex, birth_date, province, base_cents and
    base_months, paid_cents and paid_months (as sealed), contribution_cents (gained by paying less), pension_cents.
    employers: employer_id, cents: everyone with a line. funds: person_id, fund, part («contributions» or «pensions»),
    cents: what each fund, or the State, gains by each person; only what is not zero.
    awards: pensions granted by rule, as sealed and under the reform.
    """

    people: pl.DataFrame
    employers: pl.DataFrame
    funds: pl.DataFrame
    awards: tuple[int, int]


def effects(country: Country, again: Again, months: tuple[Month, ...], engine: Engine) -> Effects:
    """Compare, over some months, what was sealed with what the reform would have left."""
    both = _Compared(country, again, months, engine)
    lines, payslips = both.changes(Line), both.changes(Payslip)
    by_line = None if lines is None else engine.collect(_by_payer(lines))
    by_payslip = None if payslips is None else engine.collect(_by_pensioner(payslips))
    return Effects(
        people=_people(both, by_line, by_payslip),
        employers=_employers(both, by_line),
        funds=_funds(by_line, by_payslip),
        awards=(both.granted(country.files), both.granted(again.files)),
    )


@dataclass(frozen=True)
class _Compared:
    """Some months of the country, as they were sealed and as the reform would have left them."""

    country: Country
    again: Again
    months: tuple[Month, ...]
    engine: Engine

    def changes(self, table: type[Table]) -> nw.LazyFrame | None:
        """The rows of the reform, and the sealed ones with `sign` −1, of the months that differ; None if none does."""
        others = self.again.others(self.country, table, self.months)
        if not others:
            return None
        proposed = self.engine.scan(self.country.paths(table, others, self.again.files))
        sealed = self.engine.scan(self.country.paths(table, others))
        return nw.concat([proposed.with_columns(sign=nw.lit(1)), sealed.with_columns(sign=nw.lit(-1))])

    def had(self, table: type[Table], amount: str, month: str) -> pl.DataFrame:
        """By person, the sealed sum of a column and of how many months it is; zero for whom only the reform reaches."""
        sealed = self.engine.scan(self.country.paths(table, self.months)).group_by("person_id")
        cents, count = nw.col(amount).sum().cast(nw.Int64), nw.col(month).n_unique().cast(nw.Int64)
        had = self.engine.collect(sealed.agg(cents=cents, months=count))
        if others := self.again.others(self.country, table, self.months):
            would = self.engine.scan(self.country.paths(table, others, self.again.files)).select("person_id")
            had = had.join(self.engine.collect(would.unique()), on="person_id", how="full", coalesce=True).fill_null(0)
        return had

    def known(self) -> pl.DataFrame:
        """Sex, birth and province of everyone registered until the last month."""
        until = tuple(month for month in self.country.months if month <= self.months[-1])
        return self.engine.collect(self.engine.scan(self.country.paths(Person, until)))

    def employers(self) -> pl.DataFrame:
        lines = self.engine.scan(self.country.paths(Line, self.months))
        return self.engine.collect(lines.select("employer_id").unique())

    def granted(self, files: Files) -> int:
        decisions = self.engine.scan(self.country.paths(Decision, self.months, files))
        return self.engine.collect(decisions.select(nw.col("granted").sum().cast(nw.Int64))).item() or 0


def _by_payer(lines: nw.LazyFrame) -> nw.LazyFrame:
    """By person and employer: how much more each pays and each fund gets."""
    cents = {name for columns in PAYERS.values() for name in columns} | set(FUND_COLUMNS)
    return lines.group_by("person_id", "employer_id").agg(*map(_moved, sorted(cents)))


def _by_pensioner(payslips: nw.LazyFrame) -> nw.LazyFrame:
    """By person and kind of pension: how much more is paid, and the State's share of it."""
    return payslips.group_by("person_id", "kind").agg(_moved("paid_cents"), _moved("state_share_cents"))


def _moved(name: str) -> nw.Expr:
    return (nw.col(name) * nw.col("sign")).sum().cast(nw.Int64).alias(name)


def _people(both: _Compared, by_line: pl.DataFrame | None, by_payslip: pl.DataFrame | None) -> pl.DataFrame:
    """Everyone who pays or is paid in these months, with what she has and what changes."""
    worked = both.had(Line, "base_cents", "about_month").rename({"cents": "base_cents", "months": "base_months"})
    drew = both.had(Payslip, "paid_cents", "month").rename({"cents": "paid_cents", "months": "paid_months"})
    people = worked.join(drew, on="person_id", how="full", coalesce=True)
    pays_less = -pl.sum_horizontal(PAYERS["worker"])
    people = _with_gain(people, "contribution_cents", by_line, pays_less)
    people = _with_gain(people, "pension_cents", by_payslip, pl.col("paid_cents"))
    return people.join(both.known(), on="person_id", how="left").fill_null(0).sort("person_id")


def _with_gain(people: pl.DataFrame, name: str, changes: pl.DataFrame | None, gain: pl.Expr) -> pl.DataFrame:
    if changes is None:
        return people.with_columns(pl.lit(0, pl.Int64).alias(name))
    return people.join(changes.group_by("person_id").agg(gain.sum().alias(name)), on="person_id", how="left")


def _employers(both: _Compared, by_line: pl.DataFrame | None) -> pl.DataFrame:
    everyone = both.employers()
    if by_line is None:
        return everyone.with_columns(cents=pl.lit(0, pl.Int64)).sort("employer_id")
    pays_less = by_line.group_by("employer_id").agg(cents=-pl.sum_horizontal(PAYERS["employer"]).sum())
    return everyone.join(pays_less, on="employer_id", how="full", coalesce=True).fill_null(0).sort("employer_id")


def _funds(by_line: pl.DataFrame | None, by_payslip: pl.DataFrame | None) -> pl.DataFrame:
    """What each fund and the State gain by each person: more contributions, fewer pensions."""
    found = [pl.DataFrame(schema={"person_id": pl.Int64, "fund": pl.String, "part": pl.String, "cents": pl.Int64})]
    if by_line is not None:
        for column, fund in FUND_COLUMNS.items():
            found.append(_gained(by_line, pl.lit(fund), "contributions", pl.col(column)))
    if by_payslip is not None:
        borne = pl.col("paid_cents") - pl.col("state_share_cents")
        fund_of_kind = pl.col("kind").replace_strict(FUNDS, return_dtype=pl.String)
        found.append(_gained(by_payslip, fund_of_kind, "pensions", -borne))
        found.append(_gained(by_payslip, pl.lit(STATE), "pensions", -pl.col("state_share_cents")))
    together = pl.concat(found).group_by("person_id", "fund", "part").agg(pl.col("cents").sum())
    return together.filter(pl.col("cents") != 0).sort("fund", "part", "person_id")


def _gained(rows: pl.DataFrame, fund: pl.Expr, part: str, cents: pl.Expr) -> pl.DataFrame:
    return rows.select("person_id", fund=fund, part=pl.lit(part), cents=cents.cast(pl.Int64))
