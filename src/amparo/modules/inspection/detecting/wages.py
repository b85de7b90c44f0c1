"""Signals of what is declared: below the minimum, below the peers, exactly the minimum, suddenly less."""

from __future__ import annotations

import narwhals as nw

from amparo.foundation.law.resolve import with_columns
from amparo.foundation.law.verbs import when
from amparo.modules.inspection import rules
from amparo.modules.inspection.detecting.country import Country, Seen, counted, distinct, number, rows, seen

WHOLE_MONTH = 30
_CELL, _WIDER_CELL = ["industry", "province", "size_class"], ["industry", "size_class"]
_JOB = ["employer_id", "person_id", "job_id"]


def below_minimum(country: Country) -> Seen:
    short = with_columns(country.stated, rules, country.law.by("about_month"), ["short_of_minimum_cents"])
    short = short.filter(nw.col("short_of_minimum_cents") > 0)
    # Of two jobs of one person in a month, one instance.
    instances = short.group_by("employer_id", "person_id", "about_month").agg(
        found=nw.col("declared_cents").sum(), missing=nw.col("short_of_minimum_cents").sum()
    )
    instances = instances.with_columns(expected=nw.col("found") + nw.col("missing"))
    return seen("below_minimum", instances, counted(instances, "person_id", country.people))


def beside_peers(country: Country) -> tuple[Seen, Seen]:
    """What each employer pays this month beside its peers: `below_peers` and `at_the_minimum`."""
    compared = country.read.once(_compared(country)).with_columns(
        person_id=number(0), about_month=number(country.month.number)
    )
    below = compared.filter(nw.col("below_peers")).with_columns(found="median_cents", expected="peer_median_cents")
    basic = country.law_on.basic_wage_cents
    minimum = compared.filter(nw.col("at_the_minimum")).with_columns(found=number(basic), expected="peer_median_cents")
    return (
        seen("below_peers", below, below.with_columns(affected=number(1), exposed=number(1))),
        seen("at_the_minimum", minimum, minimum.with_columns(affected="minimum_count", exposed="worker_count")),
    )


def _compared(country: Country) -> nw.LazyFrame:
    """Each employer's median wage and how many earn exactly the basic wage, beside the median of its peers."""
    by_month = country.law.by("about_month")
    now = country.stated.filter(nw.col("about_month") == country.month.number)
    now = country.read.once(with_columns(now, rules, by_month, ["full_month_cents"]))
    at_basic = nw.col("full_month_cents") == country.law_on.basic_wage_cents
    paid = (
        now.with_columns(at_basic=when(at_basic, number(1), number(0)))
        .group_by("employer_id")
        .agg(worker_count=rows(), minimum_count=nw.col("at_basic").sum().cast(nw.Int64))
        .join(_medians(now, ["employer_id"], "full_month_cents", "job_id", "median_cents"), on="employer_id")
        .join(country.employers, on="employer_id")
        .with_columns(about_month=number(country.month.number))
    )
    paid = country.read.once(with_columns(paid, rules, by_month, ["size_class"]))
    peers = paid.filter(nw.col("worker_count") >= country.law_on.fewest_workers_count)
    enough = nw.col("cell_count") >= country.law_on.fewest_peers_count
    for cell, name in ((_CELL, "cell"), (_WIDER_CELL, "wider")):
        median = _medians(peers, cell, "median_cents", "employer_id", f"{name}_median", f"{name}_count")
        paid = paid.join(median, on=cell, how="left")
    paid = paid.with_columns(
        peer_count=nw.when(enough).then("cell_count").otherwise("wider_count"),
        peer_median_cents=nw.when(enough).then("cell_median").otherwise("wider_median"),
    ).filter(~nw.col("peer_count").is_null())
    return with_columns(paid, rules, by_month, ["below_peers", "at_the_minimum"])


def _medians(
    frame: nw.LazyFrame, by: list[str], value: str, tie: str, named: str, counted_as: str = "_count"
) -> nw.LazyFrame:
    """The lower median of a column in each group, a whole number that is somebody's, and how many there are."""
    size = frame.group_by(by).agg(nw.len().cast(nw.Int64).alias(counted_as))
    place = nw.col("_one").cum_sum().over(*by, order_by=[value, tie]).cast(nw.Int64)
    ranked = frame.with_columns(_one=number(1)).with_columns(_place=place)
    middle = ranked.join(size, on=by).filter(nw.col("_place") == (nw.col(counted_as) + 1) // 2)
    kept = [] if counted_as == "_count" else [counted_as]
    return middle.select(*by, *kept, nw.col(value).alias(named))


def sudden_part_time(country: Country) -> Seen:
    """The least of the first whole months of a job beside the most of the last ones, so that extras explain nothing."""
    steady, recent = country.law_on.steady_months, country.law_on.recent_months
    whole = country.stated.filter(nw.col("declared_days") == WHOLE_MONTH)
    is_recent = nw.col("about_month") > (country.month - recent).number
    earlier = whole.filter(~is_recent).with_columns(_one=number(1))
    earlier = earlier.with_columns(_place=nw.col("_one").cum_sum().over(*_JOB, order_by=["about_month"]))
    before = (
        earlier.filter(nw.col("_place") <= steady)
        .group_by(_JOB)
        .agg(wage_before_cents=nw.col("declared_cents").min(), months_before=rows())
        .filter(nw.col("months_before") == steady)
    )
    now = (
        whole.filter(is_recent)
        .group_by(_JOB)
        .agg(wage_now_cents=nw.col("declared_cents").max(), months_now=rows())
        .filter(nw.col("months_now") == recent)
    )
    both = before.join(now, on=_JOB).with_columns(about_month=number(country.month.number))
    both = country.read.once(with_columns(both, rules, country.law.by("about_month"), ["sudden_part_time"]))
    cut = both.filter(nw.col("sudden_part_time"))
    instances = cut.group_by("employer_id", "person_id", "about_month").agg(
        found=nw.col("wage_now_cents").sum(), expected=nw.col("wage_before_cents").sum()
    )
    looked_at = both.group_by("employer_id").agg(exposed=distinct("person_id"))
    return seen("sudden_part_time", instances, counted(instances, "person_id", looked_at))


def headcount_fall(country: Country) -> Seen:
    then = country.month - country.law_on.headcount_months
    before = _workers(country, then.number, "workers_before_count")
    both = (
        before.join(_workers(country, country.month.number, "workers_now_count"), on="employer_id", how="left")
        .with_columns(
            workers_now_count=nw.coalesce(nw.col("workers_now_count"), number(0)),
            about_month=number(country.month.number),
            person_id=number(0),
        )
    )  # fmt: skip
    fallen = with_columns(both, rules, country.law.by("about_month"), ["headcount_fell"])
    fallen = fallen.filter(nw.col("headcount_fell")).with_columns(
        found="workers_now_count", expected="workers_before_count", exposed="workers_before_count",
        affected=nw.col("workers_before_count") - nw.col("workers_now_count"),
    )  # fmt: skip
    return seen("headcount_fall", fallen, fallen)


def _workers(country: Country, month: int, named: str) -> nw.LazyFrame:
    of_month = country.stated.filter(nw.col("about_month") == month)
    return of_month.group_by("employer_id").agg(distinct("person_id").alias(named))
