"""An employer of ten thousand: one file, one close, and no worker's line hangs on another's."""

import numpy as np
import polars as pl
import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month
from amparo.foundation.registry import actions as registry
from amparo.foundation.registry.documents import cedulas
from amparo.modules.affiliation.actions import submit_notices
from amparo.modules.affiliation.models import Notice
from amparo.modules.contributions.tables import SHARES, Line, Obligation
from tests.month import sealed

WORKERS = 10_000
ONE, OTHER = "1790011674001", "1760001550001"
OPENING, JANUARY = Month(2021, 12), Month(2022, 1)
UNPAID, SHARED = 777, 1
"""The worker paid nothing, and the one who works for both employers."""


def entry(ruc: str, cedula: str, cents: int) -> str:
    return f"{ruc};0001;2022;01;ENT;{cedula};20220101;20220101;1;R;01;06;obrero;0000000000000;{cents / 100:.2f};P"


def wage(place: int) -> int:
    return 500_00 + place


def send(lines: list[str], key: str) -> dict:
    return submit_notices(content="\n".join(lines).encode(), by="payroll", today=20220131, key=key)


@pytest.mark.slow
@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_ten_thousand_by_file(database, home):
    act = {"by": "former system", "today": OPENING.last_date, "key": "arrival"}
    people = [f"{one:010d}" for one in cedulas(np.arange(170_000_001, 170_000_001 + WORKERS))]
    same = {"given_names": "Persona", "sex": "F", "birth_date": "19900101", "province": "17"}
    registry.register_persons(
        rows=pl.DataFrame({"document": people, "surnames": people}).with_columns(
            **{k: pl.lit(v) for k, v in same.items()}
        ),
        **act,
    )
    registry.register_employers(
        rows=pl.DataFrame({"ruc": [ONE, OTHER], "name": ["Una", "Otra"], "kind": ["private", "public"],
                           "industry": ["C", "O"], "province": ["17", "17"]}), **act,
    )  # fmt: skip
    close_month(OPENING, opening=True)

    lines = [entry(ONE, cedula, wage(place)) for place, cedula in enumerate(people)]
    lines.append(entry(OTHER, people[SHARED], 900_00).replace(";06;obrero", ";06;contadora"))
    answer = send(lines, "january")
    assert (answer["accepted"], answer["problems"]) == (WORKERS + 1, [])
    assert send(lines, "january") == answer and Notice.objects.count() == WORKERS + 1
    again = send(lines, "the same file, sent anew")
    assert (again["accepted"], again["rejected"], Notice.objects.count()) == (0, WORKERS + 1, WORKERS + 1)
    assert send([f"{ONE};0001;2022;01;COR;{people[UNPAID]};0;0.00;E"], "no pay")["accepted"] == 1

    close_month(JANUARY)
    declared = sealed.rows(Line, JANUARY)
    assert declared.height == WORKERS + 1
    paid = declared.filter(pl.col("base_cents") > 0)
    assert paid.height == WORKERS and set(declared.filter(pl.col("base_cents") == 0)["person_id"]) == {UNPAID + 1}
    own = dict(paid.filter(pl.col("employer_id") == 1).select("person_id", "base_cents").rows())
    assert own == {place + 1: wage(place) for place in range(WORKERS) if place != UNPAID}
    assert paid.filter(pl.col("employer_id") == 2).select("person_id", "base_cents").rows() == [(SHARED + 1, 900_00)]

    owed = sealed.rows(Obligation, JANUARY)
    for employer_id, kind, cents in owed.select("employer_id", "kind", "amount_cents").rows():
        mine = declared.filter(pl.col("employer_id") == employer_id)
        assert cents == sum(mine[column].sum() for column in SHARES[kind]), "the header is the sum of its lines"
    assert ledger.open_items_balance() == owed["amount_cents"].sum() == ledger.control_balance()
