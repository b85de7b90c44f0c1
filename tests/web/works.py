"""A country whose books are open, with a weaving mill that hired twelve people in January 2022 and paid short."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from amparo.entrypoints.month.pipeline import close_month
from amparo.foundation.ledger.models import OpenItem
from amparo.foundation.months import Month
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.foundation.registry.documents import NO_DIGIT, cedulas, private_rucs
from amparo.modules.affiliation.actions import submit_notices
from amparo.modules.collection.actions import receive_payments
from tests.month.homes import living_in, migrated

_valid = cedulas(np.arange(170_500_000, 170_501_500))
CEDULAS = [f"{number:010d}" for number in _valid[_valid != NO_DIGIT][:130]]
"""Everyone of the civil registry; the mill's are the first twelve."""
_rucs = private_rucs(np.array([17]), np.arange(300, 330))
RUCS = [f"{number:013d}" for number in _rucs[_rucs != NO_DIGIT]]
MILL, OTHER, *FREE = RUCS
"""The mill, another employer, and the RUC of who is not registered yet."""
HIRED = 12
OPENING, JANUARY = Month(2021, 12), Month(2022, 1)
WHO = {"by": "works"}


def entry(ruc: str, cedula: str, date: int, wage: str, branch: str = "0001") -> str:
    """The line of an entry notice."""
    year, month = str(date)[:4], str(date)[4:6]
    return f"{ruc};{branch};{year};{month};ENT;{cedula};{date};{date};1;R;01;06;obrera;0000000000000;{wage};P"


def found_works(home: Path) -> Path:
    with living_in(migrated(home)):
        people = [
            {"document": cedula, "given_names": "Ana" if place % 2 else "Luis", "surnames": f"Quispe {place:03d}",
             "sex": "F" if place % 2 else "M", "birth_date": "19850310", "province": "17"}
            for place, cedula in enumerate(CEDULAS)
        ]  # fmt: skip
        register_persons(rows=people, today=20211215, key="people", **WHO)
        payers = [{"ruc": ruc, "name": name, "kind": "private", "industry": "C", "province": "17"}
                  for ruc, name in ((MILL, "Hilandería Andina"), (OTHER, "Molinos del Sur"))]  # fmt: skip
        register_employers(rows=payers, today=20211215, key="payers", **WHO)
        close_month(OPENING, opening=True)
        lines = [
            entry(MILL, cedula, 20220103, f"{500 + 10 * place}.00") for place, cedula in enumerate(CEDULAS[:HIRED])
        ]
        submit_notices(content="\n".join(lines).encode(), today=20220110, key="hired", **WHO)
        close_month(JANUARY)
    return home


def pay(item: OpenItem, cents: int, date: int) -> None:
    """The bank brings so much for a reference."""
    line = f"B-{item.pk}-{date};{item.pk};{date};{cents // 100}.{cents % 100:02d}"
    receive_payments(content=line.encode(), today=date, key=line, **WHO)
