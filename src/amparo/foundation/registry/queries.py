"""What can be asked of the registry, in bulk. Who reads names or documents of persons records it (`acts.reads`)."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from django.db.models import Model

from amparo.foundation import bulk
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.tables import Table
from amparo.foundation.registry import tables
from amparo.foundation.registry.models import Canton, Employer, Establishment, Person, Province


def persons_by_document(documents: Iterable[str]) -> dict[str, int]:
    """The person of each known document; unknown ones are absent."""
    return dict(person_ids(pl.Series(documents, dtype=pl.String)).select("document", "id").iter_rows())


def employers_by_ruc(rucs: Iterable[str]) -> dict[str, int]:
    """The employer of each known RUC; unknown ones are absent."""
    return dict(employer_ids(pl.Series(rucs, dtype=pl.String)).select("ruc", "id").iter_rows())


def establishments_by_branch(employer_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """The establishment of each employer and branch code."""
    condition, parameters = bulk.among("employer_id", pl.Series(employer_ids, dtype=pl.Int64))
    found = bulk.read(
        f"SELECT employer_id, branch, id FROM {Establishment._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "branch": pl.String, "id": pl.Int64},
    )
    return {(employer_id, branch): id for employer_id, branch, id in found.iter_rows()}


def person_ids(documents: pl.Series) -> pl.DataFrame:
    """The known persons among `documents`: document, id, birth_date, death_date."""
    condition, parameters = bulk.among("document", documents.unique())
    return bulk.read(
        f"SELECT document, id, birth_date, death_date FROM {Person._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"document": pl.String, "id": pl.Int64, "birth_date": pl.Int64, "death_date": pl.Int64},
    )


def employer_ids(rucs: pl.Series) -> pl.DataFrame:
    """The known employers among `rucs`: ruc, id."""
    condition, parameters = bulk.among("ruc", rucs.unique())
    return bulk.read(
        f"SELECT ruc, id FROM {Employer._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"ruc": pl.String, "id": pl.Int64},
    )


def province_codes() -> list[str]:
    return list(Province.objects.order_by("code").values_list("code", flat=True))


def canton_codes() -> list[str]:
    return list(Canton.objects.order_by("code").values_list("code", flat=True))


NOWHERE = {"00": "Abroad or without province", "90": "Undelimited area"}
"""The provinces that are none, in English; the others keep their name."""


def province_names() -> dict[str, tuple[str, str]]:
    """The name of each province in Spanish and English by its code, those without territory («00», «90») included."""
    names = Province.objects.order_by("code").values_list("code", "name")
    return {code: (name, NOWHERE.get(code, name)) for code, name in names}


def persons_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The persons registered by the acts after one and up to another: what a freeze copies."""
    return _between(tables.Person, "id AS person_id, sex, birth_date, province", Person, "act", after_act, until_act)


def deaths_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The deaths recorded by the acts after one and up to another."""
    return _between(tables.Death, "id AS person_id, death_date", Person, "death_act", after_act, until_act)


def employers_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payers registered by the acts after one and up to another."""
    return _between(
        tables.Employer, "id AS employer_id, kind, industry, province", Employer, "act", after_act, until_act
    )


def branches_of(employer_ids: pl.Series) -> pl.DataFrame:
    """The branches of some employers: employer_id, branch."""
    condition, parameters = bulk.among("employer_id", employer_ids)
    return bulk.read(
        f"SELECT employer_id, branch FROM {Establishment._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "branch": pl.String},
    )


def _between(table: type[Table], columns: str, model: type[Model], act: str, after: int, until: int) -> pl.DataFrame:
    return bulk.read(
        f"SELECT {columns} FROM {model._meta.db_table} WHERE {act} > %s AND {act} <= %s ORDER BY id",  # noqa: S608
        [after, until],
        schema=polars_schema(table),
    )


def employer_provinces(employer_ids: pl.Series) -> pl.DataFrame:
    """The province of the tax domicile of some payers: employer_id, province."""
    condition, parameters = bulk.among("id", employer_ids)
    return bulk.read(
        f"SELECT id, province FROM {Employer._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "province": pl.String},
    )


def employer_rucs(employer_ids: pl.Series) -> pl.DataFrame:
    """The RUC of some payers: employer_id, ruc."""
    condition, parameters = bulk.among("id", employer_ids)
    return bulk.read(
        f"SELECT id, ruc FROM {Employer._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "ruc": pl.String},
    )
