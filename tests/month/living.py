"""What the hamlet does, month by month: its tables become files and acts, and the months are closed.

As a program it lives some months in the home, with the engine and on the database that the environment says, and prints
their seals, and what the last lets see of the employers: `python -m tests.month.living 2021-12..2022-03`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable

import numpy as np

from amparo.foundation.months import Month
from tests.month.hamlet import (
    APPLICATIONS,
    CAREERS,
    CONFIRMATIONS,
    DEATHS,
    DEBTS,
    JOBS,
    NOTICES,
    PAYERS,
    PAYMENTS,
    PENSIONS,
    PERSONS,
    PUNCTUAL,
    STATE_RECEIPTS,
)

OPENING = Month(2021, 12)
YEAR = Month.range("2022-01..2022-12")

PERSON_ID = {row["person"]: number for number, row in enumerate(PERSONS, start=1)}
PAYER_ID = {row["payer"]: number for number, row in enumerate(PAYERS, start=1)}


def cents(dollars: str) -> int:
    return round(float(dollars) * 100)


def cedula(person: str) -> str:
    from amparo.foundation.registry.documents import cedulas

    return f"{cedulas(np.array([170_000_000 + PERSON_ID[person]]))[0]:010d}"


def ruc(payer: str) -> str:
    """A person who pays for herself has her cédula as RUC."""
    from amparo.foundation.registry.documents import NO_DIGIT, private_rucs, public_rucs

    if payer in PERSON_ID:
        return cedula(payer) + "001"
    kind = next(row["kind"] for row in PAYERS if row["payer"] == payer)
    make = public_rucs if kind == "public" else private_rucs
    numbers = make(np.array([17]), np.arange(1, 100))
    return f"{numbers[numbers != NO_DIGIT][PAYER_ID[payer]]:013d}"


def reference(payer: str, kind: str, regime: str, about: str, charged: str) -> int:
    """The payment reference of an obligation."""
    from amparo.modules.contributions import references

    after = references.suffix(kind, regime, Month.parse(about), Month.parse(charged))
    return references.reference(PAYER_ID[payer], after)


# ---------------------------------------------------------------- acts


def settle() -> None:
    """The former system hands over everything, the day the books open."""
    import polars as pl

    from amparo.foundation.registry import actions as registry
    from amparo.modules.affiliation import actions as affiliation
    from amparo.modules.contributions import actions as contributions
    from amparo.modules.pensions import actions as pensions

    def frame(rows: list[dict]) -> pl.DataFrame:
        return pl.DataFrame(list(rows))

    who = {"by": "hamlet", "today": OPENING.last_date}
    registry.register_persons(
        rows=frame(
            {"document": cedula(row["person"]), "given_names": row["person"].title(), "surnames": "de San Amparo",
             "sex": row["sex"], "birth_date": row["born"], "province": row["province"]}
            for row in PERSONS
        ), key="persons", **who,
    )  # fmt: skip
    registry.register_employers(
        rows=frame(
            {"ruc": ruc(row["payer"]), "name": row["payer"].title(), "kind": row["kind"], "industry": row["industry"],
             "province": row["province"]}
            for row in PAYERS
        ), key="payers", **who,
    )  # fmt: skip
    affiliation.carry_jobs(
        jobs=frame(
            {"ruc": ruc(row["payer"]), "branch": "0001", "cedula": cedula(row["person"]), "regime": row["regime"],
             "since_date": int(row["since"]), "monthly_wage_cents": cents(row["wage"]),
             "reserve_accumulated": int(row["reserve"]), "spouse_extension": int(row["spouse"])}
            for row in JOBS
        ), month=OPENING, key="jobs", **who,
    )  # fmt: skip
    contributions.carry_debts(
        rows=frame(
            {"ruc": ruc(row["payer"]), "about_month": Month.parse(row["about"]).number, "regime": row["regime"],
             "amount_cents": cents(row["amount"])}
            for row in DEBTS
        ), key="debts", **who,
    )  # fmt: skip
    contributions.carry_years(
        rows=frame(
            {"cedula": cedula(row["person"]), "year": year, "months": int(row["months"]),
             "wage_cents": int(row["months"]) * cents(row["wage"])}
            for row in CAREERS
            for year in range(int(row["first"]), int(row["last"]) + 1)
        ), key="years", **who,
    )  # fmt: skip
    pensions.carry_pensions(content=_pensions_file(), key="pensions", **who)


def live(month: Month) -> dict[str, dict]:
    """Everything that is sent in a month, on its last day; what each action answered."""
    from amparo.foundation.registry import actions as registry
    from amparo.modules.affiliation import actions as affiliation
    from amparo.modules.collection import actions as collection
    from amparo.modules.contributions import actions as contributions
    from amparo.modules.pensions import actions as pensions

    who = {"by": "hamlet", "today": month.last_date, "key": str(month)}
    deaths = [{"document": cedula(row["person"]), "death_date": row["died"]} for row in _sent(DEATHS, month)]
    notices, applications = notices_file(month), _applications_file(month)
    answers = {
        "notices": affiliation.submit_notices(content=notices, **who),
        "confirmations": contributions.confirm_declarations(content=notices, **who),
        "payments": collection.receive_payments(content=payments_file(month), **who),
    }
    if applications:
        answers["applications"] = pensions.apply_for_retirement(content=applications, **who)
    if deaths:
        answers["deaths"] = registry.record_deaths(rows=deaths, **who)
    for row in _sent(STATE_RECEIPTS, month):
        pensions.record_state_receipt(month=month, amount_cents=cents(row["amount"]), **who)
    return answers


def close(month: Month):
    """Live the month and close it; the opening settles the hamlet instead."""
    from amparo.entrypoints.month.pipeline import close_month

    if month == OPENING:
        settle()
    else:
        live(month)
    return close_month(month, opening=month == OPENING)


def sealed(seal) -> dict:
    """A seal with all that it covers: where two differ, this says in what."""
    return {**seal.manifest, "hash": seal.hash}


REASON = ("employer_id", "signal", "points", "affected_count", "exposed_count")
INSTANCE = ("signal", "employer_id", "person_id", "about_month", "found", "expected")


def seen(month: Month) -> list[list]:
    """What the months closed up to one let see of the employers: each reason with its points, and each instance."""
    from amparo.entrypoints.month.assessing import detected

    instances, reasons = detected(month)
    return _written(reasons.select(REASON).rows(), instances.select(INSTANCE).rows())


def kept() -> list[list]:
    """The same of the last closed month, once kept in the database."""
    from amparo.entrypoints.month.assessing import assess
    from amparo.modules.inspection.models import Instance, Reason

    assess(by="calendar", today=20230105, key="signals")
    return _written(Reason.objects.values_list(*REASON), Instance.objects.values_list(*INSTANCE))


def _written(*tables: Iterable[tuple]) -> list[list]:
    return [list(row) for rows in tables for row in sorted(rows)]


# ---------------------------------------------------------------- files


def notices_file(month: Month) -> bytes:
    """The employers' batch file of the month."""
    lines = [notice_line(row["payer"], row["notice"]) for row in _sent(NOTICES, month)]
    lines += [f"{ruc(row['payer'])};0001;{row['about'].replace('-', ';')};CNF;" for row in _sent(CONFIRMATIONS, month)]
    return "\n".join(lines).encode()


def notice_line(payer: str, notice: str) -> str:
    """«2022-02 ENT gina 20220216 private 480.00» as the line that the payer sends."""
    from amparo.modules.affiliation.notices import RELATIONS

    about, kind, person, *facts = notice.split()
    if kind == "ENT":
        date, regime, wage = facts
        relation = next(code for code, name in RELATIONS.items() if name == regime)
        facts = [date, date, "1", "R", "01", relation, "obrero", "0000000000000", wage, "P"]
    elif kind == "SAL":
        facts = [*facts, "00000000"]
    return ";".join([ruc(payer), "0001", *about.split("-"), kind, cedula(person), *facts])


def payments_file(month: Month) -> bytes:
    """The bank's file: the punctual pay what was charged last month; the others, what their table says."""
    from amparo.foundation.ledger.models import OpenItem

    charged = OpenItem.objects.filter(
        month=(month - 1).number, employer__in=[PAYER_ID[payer] for payer in PUNCTUAL], balance_cents__gt=0
    ).order_by("id")  # fmt: skip
    lines = [
        f"P-{item.id};{item.id};{max(item.due_date, month.first_date + 9)};{item.balance_cents / 100:.2f}"
        for item in charged
    ]
    for row in _sent(PAYMENTS, month):
        item = row["kind"] if row["payer"] == "nobody" else reference(
            row["payer"], row["kind"], row["regime"], row["about"], row["charged"]
        )  # fmt: skip
        lines.append(f"{row['document']};{item};{row['paid']};{row['amount']}")
    return "\n".join(lines).encode()


def _pensions_file() -> bytes:
    header = "cedula;kind;since_date;years;pension_cents;initial_cents;region;monthly_extras"
    lines = [
        ";".join([cedula(row["person"]), row["kind"], row["since"], row["years"], str(cents(row["pension"])),
                  str(cents(row["pension"])), row["region"], row["monthly"]])
        for row in PENSIONS
    ]  # fmt: skip
    return "\n".join([header, *lines]).encode()


def _applications_file(month: Month) -> bytes:
    rows = [f"{cedula(row['person'])};{row['applied']}" for row in _sent(APPLICATIONS, month)]
    return "\n".join(["cedula;applied_date", *rows]).encode() if rows else b""


def _sent(rows: list[dict[str, str]], month: Month) -> list[dict[str, str]]:
    return [row for row in rows if row["sent"] == str(month)]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    seals = [sealed(close(month)) for month in Month.range(sys.argv[1])]
    sys.stdout.write(json.dumps({"seals": seals, "signals": kept()}))


if __name__ == "__main__":
    main()
