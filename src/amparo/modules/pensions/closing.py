"""Pensions' turn in the month: who is in payment, what was decided on each application, and the payroll.

Conventions of ours, where the law read is silent: the pension of the month of death is paid whole; an award starts on
the first day of the month after cessation or application, whichever is later; pensions carried from before are paid
from the month they are recorded, without arrears; a person's row of survivors' pension is taken as a family group.
"""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.history.closed import Closed, Read, Turn
from amparo.foundation.history.tables import Finding, Table
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import greatest, least, when
from amparo.foundation.registry.tables import Death, Person
from amparo.modules.affiliation.tables import Job
from amparo.modules.contributions.tables import CarriedYear, YearlyWage
from amparo.modules.pensions import postings, rules
from amparo.modules.pensions.tables import (
    FUNDS,
    OLD_AGE_KINDS,
    Application,
    Decision,
    Entitlement,
    Grant,
    Payslip,
    StateReceipt,
)

COMPUTED = ["years", "average_cents", "raw_pension_cents", "minimum_cents", "maximum_cents", "right", "pension_cents"]
"""What the rules say of an application; all of it stays in the decision."""

OUTSIDE_STATE_SHARE = [kind for kind, fund in FUNDS.items() if fund == "214"]
"""LSS art. 237 speaks of the general insurance and work risks; the State supports the rural scheme otherwise."""

AWARD_PLACES = 10_000_000_000
"""An award's number is the month it was decided in, followed by ten digits of the person's."""


def close(turn: Turn, read: Read, law: Law) -> Closed:
    """Tables: Entitlement, Decision, Payslip. Postings: the payroll, the State's share, and what the State paid.

    The opening only takes over what it is given: that month's pensions were paid by the former system.
    """
    dead = _dead(turn, read)
    in_payment = read.once(_in_payment(turn, read, law, dead))
    decisions = read.once(_decisions(turn, read, law, in_payment, dead))
    paid = read.once(_paid(turn, law, in_payment))
    payslips = _shaped(paid, Payslip)
    return Closed(
        tables={
            Entitlement: _entitlements(turn, in_payment, paid, _awarded(turn, decisions), dead),
            Decision: _shaped(decisions, Decision),
            Payslip: payslips,
        },
        postings=[*postings.payroll(payslips), postings.state_receipts(read(StateReceipt))],
        findings=[
            _paid_after_death(turn, read),
            _granted_to_the_dead(turn, read, dead),
            _two_old_age_pensions(turn, in_payment),
            _without_right(turn, decisions),
        ],
    )


# ---------------------------------------------------------------- who is in payment


def _dead(turn: Turn, read: Read) -> nw.LazyFrame:
    """Everyone known to have died by the end of the month, whenever it was reported."""
    known = read.between(Death, None, turn.month).select("person_id", "death_date")
    return known.filter(nw.col("death_date") <= turn.month.last_date)


def _in_payment(turn: Turn, read: Read, law: Law, dead: nw.LazyFrame) -> nw.LazyFrame:
    """Last month's entitlements, revalued, and the grants received; without those who died before the month."""
    gone = dead.filter(nw.col("death_date") < turn.month.first_date)
    carried = read(Entitlement, turn.month - 1).with_columns(joined=nw.lit(0).cast(nw.Int32))
    if turn.month.month == 1:
        carried = carried.with_columns(paid_in_year_cents=nw.lit(0).cast(nw.Int64))
    both = nw.concat([_shaped(carried, Entitlement), _shaped(_granted(turn, read), Entitlement)])
    return _revalued(turn, law, both.join(gone, on="person_id", how="anti"))


def _granted(turn: Turn, read: Read) -> nw.LazyFrame:
    """The pensions carried in this month, with what the registry knows of each pensioner."""
    person = read.between(Person, None, turn.month).select("person_id", "sex", "birth_date", "province")
    return (
        read(Grant)
        .join(person, on="person_id", how="inner")
        .with_columns(
            carried=nw.lit(1).cast(nw.Int32),
            joined=nw.lit(0 if turn.opening else 1).cast(nw.Int32),
            paid_in_year_cents=nw.lit(0).cast(nw.Int64),
        )
    )


def _revalued(turn: Turn, law: Law, pensions: nw.LazyFrame) -> nw.LazyFrame:
    """Each pension as the month's law has it. One that starts this year, or was just carried in, does not rise yet."""
    rises = (nw.col("joined") == 0) & (nw.col("since_date") // 10_000 < turn.month.year)
    governed = pensions.with_columns(month=_this_month(turn), calendar_month=when(rises, turn.month.month, 0))
    revalued = with_columns(governed, rules, law.by("month"), wanted=["revalued_pension_cents"])
    return _shaped(revalued.with_columns(pension_cents=nw.col("revalued_pension_cents")), Entitlement)


def _entitlements(
    turn: Turn, in_payment: nw.LazyFrame, paid: nw.LazyFrame, awarded: nw.LazyFrame, dead: nw.LazyFrame
) -> nw.LazyFrame:
    """What remains in payment at the close: the dead leave, the awards join."""
    waiting = in_payment.filter(~_due(turn))
    everyone = nw.concat([_shaped(rows, Entitlement) for rows in (paid, waiting, awarded)])
    return everyone.join(dead, on="person_id", how="anti")


# ---------------------------------------------------------------- the payroll


def _due(turn: Turn) -> nw.Expr:
    """True of the pensions that this month's payroll pays."""
    return nw.col("since_date") <= (0 if turn.opening else turn.month.last_date)


def _paid(turn: Turn, law: Law, in_payment: nw.LazyFrame) -> nw.LazyFrame:
    """The pensions paid this month, with the 13th, the 14th and the State's share; `paid_in_year_cents` grows."""
    due = in_payment.filter(_due(turn)).with_columns(
        month=_this_month(turn),
        calendar_month=nw.lit(turn.month.month),
        revalued_pension_cents=nw.col("pension_cents"),
        paid_in_year_cents=nw.col("paid_in_year_cents") + nw.col("pension_cents"),
    )
    wanted = ["thirteenth_cents", "fourteenth_cents", "state_share_cents"]
    paid = with_columns(due, rules, law.by("month"), wanted=wanted)
    return paid.with_columns(
        paid_cents=nw.col("pension_cents") + nw.col("thirteenth_cents") + nw.col("fourteenth_cents"),
        state_share_cents=when(nw.col("kind").is_in(OUTSIDE_STATE_SHARE), 0, nw.col("state_share_cents")),
    )


# ---------------------------------------------------------------- applications and awards


def _decisions(turn: Turn, read: Read, law: Law, in_payment: nw.LazyFrame, dead: nw.LazyFrame) -> nw.LazyFrame:
    """What is decided on each application of an ordinary old-age pension, with everything the rule calculated.

    Whoever still works is judged as if leaving at the end of the month, and may apply again on leaving.
    """
    applied = _with_facts(turn, read, law, in_payment, dead)
    judged = with_columns(applied, rules, law.by("entitled_date"), wanted=COMPUTED)
    reason = nw.lit("granted")
    for refused, why in (
        (~nw.col("right"), "no_right"),
        (nw.col("last_day") > turn.month.last_date, "still_working"),
        (~nw.col("pensioner").is_null(), "already_pensioner"),
        (~nw.col("death_date").is_null(), "deceased"),
    ):
        reason = nw.when(refused).then(nw.lit(why)).otherwise(reason)
    granted = nw.col("reason") == "granted"
    return judged.with_columns(reason=reason).with_columns(
        granted=when(granted, 1, 0).cast(nw.Int32), pension_cents=when(granted, nw.col("pension_cents"), 0)
    )


def _with_facts(turn: Turn, read: Read, law: Law, in_payment: nw.LazyFrame, dead: nw.LazyFrame) -> nw.LazyFrame:
    """Each application with age, contributed months, best years, the last day worked, and the day of the right."""
    applied = read(Application).select("person_id", "applied_date", "region")
    person = read.between(Person, None, turn.month).select("person_id", "sex", "birth_date", "province")
    worked = read(Job).join(applied.select("person_id"), on="person_id", how="semi")
    worked = worked.group_by("person_id").agg(last_day=nw.col("until_date").max())
    drawing = in_payment.filter(nw.col("kind").is_in(OLD_AGE_KINDS)).select("person_id").unique("person_id")
    facts = (
        applied.join(person, on="person_id", how="inner")
        .join(worked, on="person_id", how="left")
        .join(_years(turn, read, law, applied), on="person_id", how="left")
        .join(drawing.with_columns(pensioner=nw.lit(1)), on="person_id", how="left")
        .join(dead, on="person_id", how="left")
    )
    facts = facts.with_columns(
        kind=nw.lit("sgo_old_age"),
        # C.D. 554 asks it of rights from before 15-Nov-2021; the kept years do not give it, so those stay unanswered.
        geometric_mean_cents=nw.lit(None, nw.Int64),
        **{name: nw.coalesce(nw.col(name), nw.lit(0)) for name in ("last_day", "months", "best_years_cents")},
    )
    ceased = least(nw.col("last_day"), turn.month.last_date)
    facts = facts.with_columns(entitled_date=_first_of_next_month(greatest(nw.col("applied_date"), ceased)))
    # Of two dates written YYYYMMDD, the difference in ten-thousands is the completed years.
    return facts.with_columns(age=(nw.col("entitled_date") - nw.col("birth_date")) // 10_000)


def _years(turn: Turn, read: Read, law: Law, applied: nw.LazyFrame) -> nw.LazyFrame:
    """Months contributed in a lifetime and wages of the best calendar years, of those who applied (C.D. 100 art. 2).

    Complete years come first, by wage; if there are not enough, the best of the incomplete ones fill up (DERIVED).
    """
    now = law.on(turn.month)
    columns = ["person_id", "year", "months", "wage_cents"]
    kept = nw.concat(
        [read.between(table, None, turn.month).select(columns) for table in (CarriedYear, YearlyWage)]
    ).join(applied.select("person_id"), on="person_id", how="semi")
    years = kept.group_by("person_id", "year").agg(nw.col("months", "wage_cents").sum().cast(nw.Int64))
    years = years.with_columns(
        months=least(nw.col("months"), now.year_months),
        incomplete=when(nw.col("months") < now.year_months, 1, 0),
        less_earned=-nw.col("wage_cents"),
        one=nw.lit(1),
    )
    # Row numbers as a running sum: the only way that all engines have.
    place = nw.col("one").cum_sum().over("person_id", order_by=["incomplete", "less_earned", "year"]).cast(nw.Int64)
    best = when(nw.col("place") <= now.best_years_count, nw.col("wage_cents"), 0)
    return (
        years.with_columns(place=place)
        .with_columns(best_years_cents=best)
        .group_by("person_id")
        .agg(nw.col("months", "best_years_cents").sum().cast(nw.Int64))
    )


def _awarded(turn: Turn, decisions: nw.LazyFrame) -> nw.LazyFrame:
    """The pensions granted this month by rule: they are paid from the day of the right."""
    return decisions.filter(nw.col("granted") == 1).with_columns(
        entitlement_id=nw.col("person_id") + turn.month.number * AWARD_PLACES,
        carried=nw.lit(0).cast(nw.Int32),
        joined=nw.lit(1).cast(nw.Int32),
        since_date=nw.col("entitled_date"),
        initial_cents=greatest(nw.col("raw_pension_cents"), nw.col("pension_cents")),
        monthly_extras=nw.lit(0).cast(nw.Int32),
        paid_in_year_cents=nw.lit(0).cast(nw.Int64),
    )


# ---------------------------------------------------------------- findings


def _paid_after_death(turn: Turn, read: Read) -> nw.LazyFrame:
    """What was paid for later months to those whose death was reported late; the value is in cents."""
    late = read(Death).filter(nw.col("death_date") < turn.month.first_date)
    wrong = read.between(Payslip, None, turn.month - 1).join(late, on="person_id", how="inner")
    wrong = wrong.filter(nw.col("month") > nw.col("death_date") // 100)
    paid = wrong.group_by("person_id", "death_date").agg(nw.col("paid_cents").sum().cast(nw.Int64))
    return _findings(paid, "pension_paid_after_death", nw.col("death_date") // 100, nw.col("paid_cents"))


def _granted_to_the_dead(turn: Turn, read: Read, dead: nw.LazyFrame) -> nw.LazyFrame:
    """Pensions carried in for somebody who had died: they do not join. The value is the pension's number."""
    gone = dead.filter(nw.col("death_date") < turn.month.first_date)
    granted = read(Grant).join(gone, on="person_id", how="inner")
    return _findings(granted, "pension_granted_to_deceased", nw.col("death_date") // 100, nw.col("entitlement_id"))


def _two_old_age_pensions(turn: Turn, in_payment: nw.LazyFrame) -> nw.LazyFrame:
    """New pensioners who now draw more than one old-age pension; the value is how many."""
    old_age = in_payment.filter(nw.col("kind").is_in(OLD_AGE_KINDS))
    held = old_age.group_by("person_id").agg(held=nw.len().cast(nw.Int64), joined=nw.col("joined").max())
    several = held.filter(nw.col("held") > 1, nw.lit(turn.opening) | (nw.col("joined") == 1))
    return _findings(several, "two_old_age_pensions", nw.lit(turn.month.number), nw.col("held"))


def _without_right(turn: Turn, decisions: nw.LazyFrame) -> nw.LazyFrame:
    """Applications refused for want of age or contributions; the value is the months contributed."""
    refused = decisions.filter(nw.col("reason") == "no_right")
    return _findings(refused, "application_without_right", nw.lit(turn.month.number), nw.col("months"))


def _findings(rows: nw.LazyFrame, code: str, about_month: nw.Expr, value: nw.Expr) -> nw.LazyFrame:
    found = rows.with_columns(code=nw.lit(code), employer_id=nw.lit(0), about_month=about_month, value=value)
    return _shaped(found, Finding)


def _shaped(rows: nw.LazyFrame, table: type[Table]) -> nw.LazyFrame:
    """The declared columns of a table, in their order and type."""
    return rows.select(*(nw.col(name).cast(column.narwhals_type) for name, column in table.columns.items()))


def _this_month(turn: Turn) -> nw.Expr:
    return nw.lit(turn.month.number).cast(nw.Int32)


def _first_of_next_month(date: nw.Expr) -> nw.Expr:
    month = date // 100
    return ((month + when(month % 100 == 12, 89, 1)) * 100 + 1).cast(nw.Int32)
