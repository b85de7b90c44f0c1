"""What can be done in pensions: carry those already granted, receive applications, record what the State paid."""

from __future__ import annotations

import polars as pl
from django.db import models

from amparo.foundation import bulk
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.months import OPEN_END, Month
from amparo.foundation.registry import queries as registry
from amparo.modules.pensions import queries
from amparo.modules.pensions.files import mark, mistakes_found, read_applications, read_grants
from amparo.modules.pensions.models import Application, Grant, StateReceipt

_GRANT_IDENTITY = ["person_id", "kind", "since_date"]
_APPLICATION_IDENTITY = ["person_id", "applied_date"]


@action("pensions.carry_pensions", es="Recibir pensiones ya concedidas", en="Carry pensions already granted")
def carry_pensions(*, content: bytes, by: By, today: Today, key: str) -> dict:
    """Record pensions that are taken as they are: those of the opening, and those no rule awards yet.

    content: the file described in `files.py` (GRANT_FIELDS). Good rows go in and join the payroll at the next close;
    each bad one comes back. Returns {"accepted": n, "rejected": n, "problems": [line, code, field, value, cause,
    remedy]}. Raises BadFile if the columns are not those expected.
    """
    rows = _with_persons(read_grants(content, current_act().today))
    rows = _not_twice(rows, _GRANT_IDENTITY, queries.grant_identities)
    good = rows.filter(pl.col("mistake").is_null())
    _record(Grant, good)
    return _answer(rows, good)


@action("pensions.apply_for_retirement", es="Solicitar la jubilación por vejez", en="Apply for an old-age pension")
def apply_for_retirement(*, content: bytes, by: By, today: Today, key: str) -> dict:
    """Receive applications for an ordinary old-age pension (LSS art. 185); each is decided at the next close.

    content: the file described in `files.py` (APPLICATION_FIELDS). The pension is paid in the region of the
    applicant's province. Returns as `carry_pensions`.
    """
    rows = _with_persons(read_applications(content, current_act().today))
    rows = _not_twice(rows, _APPLICATION_IDENTITY, queries.application_identities)
    good = rows.filter(pl.col("mistake").is_null())
    _record(Application, good.join(queries.payment_regions(good["person_id"]), on="person_id", maintain_order="left"))
    return _answer(rows, good)


@action("pensions.record_state_receipt", es="Registrar un pago del Estado", en="Record a payment by the State")
def record_state_receipt(*, month: Month, amount_cents: int, by: By, today: Today, key: str) -> dict:
    """Record what the State paid in a month, in cents.

    Refused if it is negative, or if the month already has one.
    """
    if amount_cents < 0:
        raise Refused(
            f"El pago del Estado de {month} dice {amount_cents} centavos: escriba un valor positivo o cero",
            f"The State's payment for {month} says {amount_cents} cents: write a positive amount or zero",
            "amount_cents",
        )
    if StateReceipt.objects.filter(month=month.number).exists():
        raise Refused(
            f"El pago del Estado de {month} ya está registrado: cada mes tiene uno solo, el total del mes",
            f"The State's payment for {month} is already recorded: each month has only one, the total of the month",
            "month",
        )
    StateReceipt.objects.create(month=month.number, act=current_act().number, amount_cents=amount_cents)
    return {"month": str(month), "amount_cents": amount_cents}


def _with_persons(rows: pl.DataFrame) -> pl.DataFrame:
    persons = registry.person_ids(rows["cedula"]).select("death_date", cedula="document", person_id="id")
    rows = rows.join(persons, on="cedula", how="left", maintain_order="left")
    rows = mark(rows, "unknown_person", pl.col("person_id").is_null())
    return mark(rows, "deceased", pl.col("death_date") < OPEN_END)


def _not_twice(rows: pl.DataFrame, identity: list[str], recorded) -> pl.DataFrame:
    """The same row sent twice, in this file or in an earlier one, is recorded once."""
    good = pl.col("mistake").is_null()
    rows = mark(rows, "repeated", good & (pl.int_range(pl.len()).over([good, *identity]) > 0))
    before = recorded(rows["person_id"].drop_nulls().unique()).with_columns(before=True)
    rows = rows.join(before, on=identity, how="left", maintain_order="left")
    return mark(rows, "already_recorded", pl.col("before")).drop("before")


def _record(model: type[models.Model], good: pl.DataFrame) -> None:
    numbered = good.with_columns(
        id=bulk.next_id(model) + pl.int_range(pl.len(), dtype=pl.Int64),
        act=pl.lit(current_act().number, pl.Int64),
    )
    bulk.insert(model._meta.db_table, numbered.select([field.column for field in model._meta.fields]))


def _answer(rows: pl.DataFrame, good: pl.DataFrame) -> dict:
    return {"accepted": good.height, "rejected": rows.height - good.height, "problems": mistakes_found(rows)}
