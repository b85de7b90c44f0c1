"""Take in the tax annex."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.access import subjects
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.modules.inspection import annex
from amparo.modules.inspection.models import TaxedIncome


@action(
    "inspection.hand_in_annex", es="Entregar el anexo tributario", en="Hand in the tax annex",
    subject=subjects.of_province,
)  # fmt: skip
def hand_in_annex(*, content: bytes, by: By, today: Today, key: str, province: str = "") -> dict:
    """Record every good line of the tax authority's annex (`annex.py` has the format).

    province: whose employers' lines alone are taken; empty, all, which only the institution may hand in. A line about
    the same employer, person and year as an earlier one replaces it. Returns {"accepted": n, "rejected": n,
    "problems": [row, column, value, cause, remedy …]}.
    """
    act = current_act()
    good, problems = annex.read(content, act.today, province)
    bulk.insert(
        TaxedIncome._meta.db_table,
        good.select(
            "year", "employer_id", "person_id", "taxed_cents",
            id=bulk.next_id(TaxedIncome) + pl.int_range(pl.len(), dtype=pl.Int64),
            act=pl.lit(act.number, pl.Int64),
        ),
    )  # fmt: skip
    return {"accepted": good.height, "rejected": len({one["row"] for one in problems}), "problems": problems}
