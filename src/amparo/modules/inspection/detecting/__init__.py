"""Every signal over the closed months, for the whole country at once and on any engine; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from amparo.foundation.history.closed import Read
from amparo.foundation.law.book import Law
from amparo.foundation.law.resolve import with_columns
from amparo.foundation.months import Month
from amparo.modules.inspection import rules
from amparo.modules.inspection.detecting import elsewhere, notices, wages
from amparo.modules.inspection.detecting.country import Country, number


@dataclass(frozen=True)
class Outside:
    """What the closed months do not hold. Frames of whole numbers.

    claims: case, employer_id, person_id, opened_month (YYYYMM), of those open or granted. taxed: employer_id,
    person_id, taxed_cents, of the annex of `elsewhere.annexed_year`.
    """

    claims: nw.LazyFrame
    taxed: nw.LazyFrame


@dataclass(frozen=True)
class Detected:
    """instances: `country.INSTANCE`. reasons: `country.TALLY` with `points`, one per employer and signal."""

    instances: nw.LazyFrame
    reasons: nw.LazyFrame


def detect(month: Month, read: Read, law: Law, outside: Outside) -> Detected:
    """Look at every employer as the months closed up to `month` leave it; a score is the sum of its points."""
    country = Country(month, read, law)
    seen = (
        wages.below_minimum(country),
        *wages.beside_peers(country),
        wages.sudden_part_time(country),
        wages.headcount_fall(country),
        *notices.late_entries(country, outside.claims),
        notices.avoided_right(country),
        notices.silent(country),
        elsewhere.claims(country, outside.claims),
        elsewhere.withheld(country),
        *elsewhere.beside_annex(country, outside.taxed),
    )
    tallies = nw.concat([one.tally for one in seen]).with_columns(assessed_month=number(month.number))
    reasons = with_columns(tallies, rules, law.by("assessed_month"), ["points"])
    return Detected(nw.concat([one.instances for one in seen]), reasons.drop("assessed_month"))
