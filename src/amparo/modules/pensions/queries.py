"""What can be asked of the open records of pensions."""

from __future__ import annotations

import polars as pl

from amparo.foundation import bulk
from amparo.foundation.history import records
from amparo.foundation.history.recorded import recorded
from amparo.foundation.registry.models import Person, Province
from amparo.modules.pensions import tables
from amparo.modules.pensions.models import Grant


def grants_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The pensions carried by the acts after one and up to another, as `tables.Grant`: what a freeze copies."""
    return recorded(tables.Grant, "pensions_grant", after_act, until_act, named={"entitlement_id": "id"})


def applications_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The applications of those acts, as `tables.Application`: of one person's several, the first."""
    found = recorded(tables.Application, "pensions_application", after_act, until_act)
    return found.sort("act", "applied_date").unique("person_id", keep="first", maintain_order=True).sort("person_id")


def state_receipts_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The State's payments recorded by those acts, as `tables.StateReceipt`."""
    return recorded(tables.StateReceipt, "pensions_statereceipt", after_act, until_act)


def grant_identities(person_ids: pl.Series) -> pl.DataFrame:
    """What tells one carried pension of these persons from another: person_id, kind, since_date."""
    condition, parameters = bulk.among("person_id", person_ids)
    return bulk.read(
        f"SELECT person_id, kind, since_date FROM pensions_grant WHERE {condition}",  # noqa: S608
        parameters,
        schema={"person_id": pl.Int64, "kind": pl.String, "since_date": pl.Int64},
    )


def application_identities(person_ids: pl.Series) -> pl.DataFrame:
    """The applications these persons have made: person_id, applied_date."""
    condition, parameters = bulk.among("person_id", person_ids)
    return bulk.read(
        f"SELECT person_id, applied_date FROM pensions_application WHERE {condition}",  # noqa: S608
        parameters,
        schema={"person_id": pl.Int64, "applied_date": pl.Int64},
    )


def payment_regions(person_ids: pl.Series) -> pl.DataFrame:
    """The region in which these persons would be paid, from their province: person_id, region.

    Who lives abroad or in a province without region is paid in the highlands, the seat of the institute (our choice).
    """
    condition, parameters = bulk.among("person.id", person_ids)
    found = bulk.read(
        f"SELECT person.id, province.region FROM {Person._meta.db_table} person "  # noqa: S608
        f"JOIN {Province._meta.db_table} province ON province.code = person.province WHERE {condition}",
        parameters,
        schema={"person_id": pl.Int64, "region": pl.String},
    )
    return found.with_columns(
        region=pl.when(pl.col("region").is_in(tables.REGIONS)).then("region").otherwise(pl.lit("highlands"))
    )


def pensions_of(person_id: int) -> list[Grant]:
    """The pensions carried for a person, oldest first. Those awarded by rule are in `tables.Entitlement`."""
    return list(Grant.objects.filter(person_id=person_id).order_by("since_date", "id"))


def in_payment_to(person_id: int) -> pl.DataFrame:
    """The pensions in payment to a person at the last close, with every column of `tables.Entitlement`."""
    found = records.having(tables.Entitlement, "person_id", pl.Series([person_id]), last_month=True)
    return found.sort("since_date", "entitlement_id")


def entitlements_of(person_id: int) -> pl.DataFrame:
    """Every pension in payment to a person at each close, the oldest first, with the `month` of its seal."""
    return records.of_person(tables.Entitlement, person_id).sort("month", "since_date", "entitlement_id")


def payslips_of(person_id: int) -> pl.DataFrame:
    """Every payslip of a person, the oldest first, with every column of `tables.Payslip`."""
    return records.of_person(tables.Payslip, person_id).sort("month", "entitlement_id")


def decisions_of(person_id: int) -> pl.DataFrame:
    """What was decided on a person's applications, the oldest first: `tables.Decision`, and the `month` of its seal."""
    return records.of_person(tables.Decision, person_id).sort("month")
