"""What every signal looks at: the employers, what they declared month by month, and how what is seen is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import narwhals as nw

from amparo.foundation.history.closed import Read
from amparo.foundation.law.book import Law
from amparo.foundation.law.verbs import when
from amparo.foundation.months import Month
from amparo.foundation.registry.tables import Employer
from amparo.modules.affiliation.tables import Notice
from amparo.modules.contributions.tables import Line

EMPLOYING = ("private", "public", "domestic")
"""The kinds of payer that employ somebody else."""

INSTANCE = {
    "signal": nw.String, "employer_id": nw.Int64, "person_id": nw.Int64, "about_month": nw.Int64,
    "found": nw.Int64, "expected": nw.Int64,
}  # fmt: skip
"""One thing seen, with the two figures compared. person_id: 0 if it is the whole employer's."""

TALLY = {"signal": nw.String, "employer_id": nw.Int64, "affected_count": nw.Int64, "exposed_count": nw.Int64}
"""How many a signal reaches, of how many were looked at."""

Number = nw.Expr | int


@dataclass(frozen=True)
class Seen:
    """What a signal saw: frames of INSTANCE and TALLY."""

    instances: nw.LazyFrame
    tally: nw.LazyFrame


class Country:
    """The closed months up to one, as far back as policy looks, in frames that several signals share."""

    def __init__(self, month: Month, read: Read, law: Law) -> None:
        self.month, self.read, self.law = month, read, law
        self.law_on = law.on(month)
        self.since = max(month - (self.law_on.assessed_months - 1), read.first_month)

    @cached_property
    def employers(self) -> nw.LazyFrame:
        """employer_id, industry, province of whoever employs somebody else."""
        registered = self.read.between(Employer, None, self.month)
        return self.read.once(
            registered.filter(nw.col("kind").is_in(list(EMPLOYING))).select("employer_id", "industry", "province")
        )

    @cached_property
    def stated(self) -> nw.LazyFrame:
        """What each job declared of each month, differences added up: the columns below, days and cents."""
        return self.read.once(
            self.declared_since(self.since)
            .group_by("employer_id", "person_id", "job_id", "regime", "about_month")
            .agg(
                declared_days=_total("days"),
                declared_cents=_total("base_cents"),
                personal_cents=_total("personal_cents"),
                employer_cents=_total("employer_cents"),
            )
            .filter(nw.col("declared_days") > 0)
        )

    def declared_since(self, first: Month) -> nw.LazyFrame:
        """The sealed lines of employers that speak of a month or of later ones."""
        lines = self.read.between(Line, first, self.month).filter(nw.col("about_month") >= first.number)
        return self.employing(lines)

    @cached_property
    def people(self) -> nw.LazyFrame:
        """employer_id, exposed: how many persons each declared in the months looked at."""
        return self.stated.group_by("employer_id").agg(exposed=distinct("person_id"))

    @cached_property
    def received(self) -> nw.LazyFrame:
        """The notices of employers with `received_month`, that of the closing that first had them."""
        months = [month for month in self.since.through(self.month) if month > self.read.first_month]
        frames = [
            self.read(Notice, month).select("type", "employer_id", "person_id", "effective_date", "about_month").
            with_columns(received_month=nw.lit(month.number).cast(nw.Int64))
            for month in months or [self.month]
        ]  # fmt: skip
        return self.employing(nw.concat(frames))

    def employing(self, frame: nw.LazyFrame) -> nw.LazyFrame:
        return frame.join(self.employers.select("employer_id"), on="employer_id", how="semi")


def seen(signal: str, instances: nw.LazyFrame, tally: nw.LazyFrame) -> Seen:
    """instances: employer_id, person_id, about_month, found, expected. tally: employer_id, affected, exposed."""
    return Seen(
        shaped(instances.with_columns(signal=nw.lit(signal)), INSTANCE),
        shaped(tally.with_columns(signal=nw.lit(signal), affected_count="affected", exposed_count="exposed"), TALLY),
    )


def shaped(frame: nw.LazyFrame, shape: Mapping[str, type]) -> nw.LazyFrame:
    return frame.select(*(nw.col(name).cast(dtype) for name, dtype in shape.items()))


def counted(instances: nw.LazyFrame, of: str, exposed: nw.LazyFrame) -> nw.LazyFrame:
    """A tally: how many different `of` the instances of each employer have, of how many were looked at."""
    return instances.group_by("employer_id").agg(affected=distinct(of)).join(exposed, on="employer_id", how="inner")


def wholly(instances: nw.LazyFrame, of: str) -> nw.LazyFrame:
    """A tally of a signal that is worth its whole weight however many it reaches."""
    tally = instances.group_by("employer_id").agg(affected=distinct(of))
    return tally.with_columns(exposed=nw.col("affected"))


def distinct(name: str) -> nw.Expr:
    return nw.col(name).n_unique().cast(nw.Int64)


def rows() -> nw.Expr:
    return nw.len().cast(nw.Int64)


def _total(name: str) -> nw.Expr:
    return nw.col(name).sum().cast(nw.Int64)


def number(value: Number) -> nw.Expr:
    return nw.lit(value).cast(nw.Int64) if isinstance(value, int) else value.cast(nw.Int64)


def ordinal(date: str) -> nw.Expr:
    """The days of a date (YYYYMMDD) in months of thirty, to subtract one from another; the 31st counts as the 30th."""
    value = nw.col(date).cast(nw.Int64)
    day = value % 100
    return value // 10_000 * 360 + value // 100 % 100 * 30 + when(day > 30, nw.lit(30), day)
