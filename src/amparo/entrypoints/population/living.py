"""The invented country acts as a real one would: it registers, sends files, asks, pays and dies, month by month.

Every act has a key of its own, so that what is sent twice, or again after a crash, enters once.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
from django.conf import settings

from amparo.entrypoints.population.country import Made, create, open_made
from amparo.foundation.ledger import queries as ledger
from amparo.foundation.months import Month
from amparo.foundation.registry import actions as registry
from amparo.foundation.registry import deaths_file
from amparo.foundation.registry import queries as registry_queries
from amparo.modules.accountability import queries as accountability
from amparo.modules.affiliation import actions as affiliation
from amparo.modules.collection import actions as collection
from amparo.modules.contributions import actions as contributions
from amparo.modules.inspection import actions as inspection
from amparo.modules.pensions import actions as pensions

Progress = Callable[[str], object]

OPENING = Month(2021, 12)
ACTOR = "population"
ARRIVAL = (
    "workforce",
    "pensioners",
    "year",
    "documents",
    "files",
    "registry",
    "jobs",
    "careers",
    "pensions",
    "notices",
)
"""What `arrive` does, step by step."""


def arrive(scale: int, seed: int, progress: Progress = lambda name: None) -> Made:
    """Invent the country, or take the one already written, and hand in what the institute receives at the opening.

    Raises ValueError if a country of another scale or seed already lives in AMPARO_HOME.
    """
    home = Path(settings.AMPARO_HOME)
    made = _existing(home, scale, seed) or create(scale, seed, home, progress)
    act = {"by": ACTOR, "today": OPENING.last_date}
    opening = made.folder / "opening"
    progress("registry")
    registry.register_persons(rows=_table(opening / "persons.csv"), key="opening", **act)
    registry.register_employers(rows=_table(opening / "employers.csv"), key="opening", **act)
    registry.register_establishments(rows=_table(opening / "establishments.csv"), key="opening", **act)
    progress("jobs")
    affiliation.carry_jobs(jobs=_table(opening / "jobs.csv"), month=OPENING, key="opening", **act)
    progress("careers")
    contributions.carry_years(rows=_table(opening / "yearly_wages.csv"), key="opening", **act)
    contributions.carry_debts(rows=_table(opening / "obligations.csv"), key="opening", **act)
    progress("pensions")
    pensions.carry_pensions(content=(opening / "entitlements.csv").read_bytes(), key="opening", **act)
    progress("notices")
    _send_notices(made, OPENING, act)
    return made


def live(month: Month) -> dict[str, dict]:
    """Everything that people and banks do in a month; returns what each act answered."""
    made = open_made(Path(settings.AMPARO_HOME))
    folder = made.month_folder(month.number)
    act = {"by": ACTOR, "today": month.last_date, "key": str(month)}
    answers = {
        "persons": registry.register_persons(rows=_table(folder / "personas.csv"), **act),
        "employers": registry.register_employers(rows=_table(folder / "empleadores.csv"), **act),
        "bank": collection.receive_payments(content=_bank_file(made, month), **act),
        **_send_notices(made, month, act),
        "grants": pensions.carry_pensions(content=(folder / "pensiones_otorgadas.csv").read_bytes(), **act),
        "applications": pensions.apply_for_retirement(content=(folder / "jubilaciones.csv").read_bytes(), **act),
    }
    if (received := _state_receipt_cents(month, made.scale)) is not None:
        answers["state"] = pensions.record_state_receipt(month=month, amount_cents=received, **act)
    answers["deaths"] = registry.record_deaths(rows=deaths_file.read((folder / "defunciones.csv").read_bytes()), **act)
    return answers


def hand_in_annex() -> dict:
    """The tax authority's annex of the year, in the month of March in which it is due; what the act answered."""
    made = open_made(Path(settings.AMPARO_HOME))
    content = (made.folder / "anexo_2022.txt").read_bytes()
    return inspection.hand_in_annex(content=content, by=ACTOR, today=20230331, key="2022")


def evaders() -> pl.DataFrame:
    """Who evades and how (ruc, manner): the truth, which the institute never reads."""
    return _table(open_made(Path(settings.AMPARO_HOME)).folder / "evaders.csv")


def _existing(home: Path, scale: int, seed: int) -> Made | None:
    try:
        made = open_made(home)
    except FileNotFoundError:
        return None
    if (made.scale, made.seed) != (scale, seed):
        raise ValueError(
            f"En {home} ya vive un país de escala {made.scale} y semilla {made.seed}; use esa escala y semilla, "
            "otra carpeta (AMPARO_HOME), o --fresh para empezar de nuevo"
        )
    return made


def _send_notices(made: Made, month: Month, act: dict) -> dict[str, dict]:
    content = (made.month_folder(month.number) / "novedades.txt").read_bytes()
    act = {**act, "key": str(month)}
    return {
        "notices": affiliation.submit_notices(content=content, **act),
        "confirmations": contributions.confirm_declarations(content=content, **act),
    }


def _bank_file(made: Made, month: Month) -> bytes:
    """What payers pay this month of what the institute says they owe. Asked again, the bank hands in the same file."""
    path = made.month_folder(month.number) / "pagos.txt"
    if not path.exists():
        items = ledger.open_item_frame()
        employers = registry_queries.employer_rucs(items["employer_id"])
        due = items.join(employers, on="employer_id", how="left", maintain_order="left").select(
            "item_id", "ruc", "about_month", "due_date", "balance_cents"
        )
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(made.bank.file(month.number, due))
        unfinished.rename(path)
    return path.read_bytes()


def _state_receipt_cents(month: Month, scale: int) -> int | None:
    """What the report prints that the State paid in the month, at the country's size."""
    key = f"state_payments.{month.month:02d}"
    for statement in accountability.published(report=month.year, year=month.year):
        if statement.key == key:
            return int(Decimal(statement.value) * 1_000_000 * 100 / scale)
    return None


def _table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, separator=";", infer_schema=False)
