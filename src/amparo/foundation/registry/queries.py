"""What can be asked of the registry, in bulk. Who reads names or documents of persons records it (`acts.reads`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import polars as pl
from django.db.models import Max

from amparo.foundation import bulk
from amparo.foundation.acts import trace
from amparo.foundation.history.recorded import recorded
from amparo.foundation.registry import tables
from amparo.foundation.registry.models import BankAccount, Canton, Employer, Establishment, Person, Province


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


def canton_names() -> dict[str, str]:
    """The name of each canton by its code, which begins with that of its province."""
    return dict(Canton.objects.order_by("code").values_list("code", "name"))


NOWHERE = {"00": "Abroad or without province", "90": "Undelimited area"}
"""The provinces that are none, in English; the others keep their name."""


def province_names() -> dict[str, tuple[str, str]]:
    """The name of each province in Spanish and English by its code, those without territory («00», «90») included."""
    names = Province.objects.order_by("code").values_list("code", "name")
    return {code: (name, NOWHERE.get(code, name)) for code, name in names}


def persons_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The persons registered by the acts after one and up to another: what a freeze copies."""
    return recorded(tables.Person, Person._meta.db_table, after_act, until_act, named={"person_id": "id"})


def deaths_between(after_act: int, until_act: int, person_ids: pl.Series | None = None) -> pl.DataFrame:
    """The deaths recorded by the acts after one and up to another, of all persons or of some."""
    source, named = Person._meta.db_table, {"person_id": "id"}
    only = {"person_id": person_ids} if person_ids is not None else None
    return recorded(tables.Death, source, after_act, until_act, named=named, act="death_act", only=only)


def last_death_act() -> int:
    """The last act that recorded a death; 0 if none did."""
    return Person.objects.aggregate(last=Max("death_act"))["last"] or 0


def persons(person_ids: pl.Series) -> pl.DataFrame:
    """What a month freezes of some persons: `tables.Person`."""
    only, named = {"person_id": person_ids}, {"person_id": "id"}
    return recorded(tables.Person, Person._meta.db_table, -1, trace.last_number(), named=named, only=only)


def employers(employer_ids: pl.Series) -> pl.DataFrame:
    """What a month freezes of some payers: `tables.Employer`."""
    only, named = {"employer_id": employer_ids}, {"employer_id": "id"}
    return recorded(tables.Employer, Employer._meta.db_table, -1, trace.last_number(), named=named, only=only)


def employers_between(after_act: int, until_act: int) -> pl.DataFrame:
    """The payers registered by the acts after one and up to another."""
    return recorded(tables.Employer, Employer._meta.db_table, after_act, until_act, named={"employer_id": "id"})


def employer(employer_id: int) -> Employer | None:
    """A payer; None if it is not registered."""
    return Employer.objects.filter(pk=employer_id).first()


def establishment(establishment_id: int) -> Establishment | None:
    """A place of work, with its employer; None if it is not registered."""
    return Establishment.objects.select_related("employer").filter(pk=establishment_id).first()


def branches_of(employer_ids: pl.Series) -> pl.DataFrame:
    """The branches of some employers: employer_id, branch."""
    condition, parameters = bulk.among("employer_id", employer_ids)
    return bulk.read(
        f"SELECT employer_id, branch FROM {Establishment._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"employer_id": pl.Int64, "branch": pl.String},
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


def person_documents(person_ids: Iterable[int]) -> dict[int, str]:
    """The document of each person."""
    return dict(Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "document"))


def employer_names(employer_ids: Iterable[int]) -> dict[int, str]:
    """The name of each employer."""
    return dict(Employer.objects.filter(pk__in=list(employer_ids)).values_list("pk", "name"))


def bank_accounts(person_ids: pl.Series, date: int) -> pl.DataFrame:
    """Where to pay some persons on a day (YYYYMMDD): person_id, bank, kind, number; who has no account is absent.

    An account declared less than the days of policy ago is not yet there; the one before it still is.
    """
    condition, parameters = bulk.among("person_id", person_ids)
    found = bulk.read(
        f"SELECT person_id, bank, kind, number FROM {BankAccount._meta.db_table} "  # noqa: S608
        f"WHERE {condition} AND since_date <= %s AND withdrawn_act = 0 ORDER BY since_date, id",
        [*parameters, date],
        schema={"person_id": pl.Int64, "bank": pl.String, "kind": pl.String, "number": pl.String},
    )
    return found.unique("person_id", keep="last", maintain_order=True)


def bank_accounts_of(person_id: int) -> list[BankAccount]:
    """Every account that a person declared and did not withdraw, the newest first."""
    return list(BankAccount.objects.filter(person_id=person_id, withdrawn_act=0).order_by("-since_date", "-pk"))


def person(person_id: int) -> Person:
    """A person with her names and document: whoever shows her records it (`acts.reads`). Person.DoesNotExist."""
    return Person.objects.select_related("province").get(pk=person_id)


def names(person_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The document and the name, surnames first, of each person: whoever shows them records it (`acts.reads`)."""
    condition, parameters = bulk.among("id", pl.Series(list(person_ids), dtype=pl.Int64))
    found = bulk.read(
        f"SELECT id, document, surnames || ' ' || given_names FROM {Person._meta.db_table} WHERE {condition}",  # noqa: S608
        parameters,
        schema={"id": pl.Int64, "document": pl.String, "name": pl.String},
    )
    return {person_id: (document, name) for person_id, document, name in found.iter_rows()}


def people(person_ids: Collection[int]) -> dict[int, Person]:
    """Some persons with names and documents, by number: whoever shows them records it (`acts.reads`)."""
    return Person.objects.in_bulk(list(person_ids))


def employer_of(ruc: str) -> Employer | None:
    """The employer of a RUC."""
    return Employer.objects.filter(ruc=ruc).first()


def employer_by_id(employer_id: int) -> Employer:
    """An employer with its province. Employer.DoesNotExist."""
    return Employer.objects.select_related("province").get(pk=employer_id)


def establishments_of(employer_id: int) -> list[Establishment]:
    """The places of work of an employer, by branch."""
    return list(Establishment.objects.filter(employer_id=employer_id).order_by("branch"))
