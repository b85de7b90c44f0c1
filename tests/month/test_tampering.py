"""One cent changed anywhere, and `verify` fails naming the place."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.entrypoints.month.sealing import seal_hash
from amparo.entrypoints.month.verifying import Differs, verify
from amparo.foundation.acts.trace import TraceDiffers
from amparo.foundation.history.models import HistoryFile
from amparo.foundation.history.store import content_hash, file_hash
from amparo.foundation.history.tables import declared
from amparo.foundation.ledger.queries import BooksDiffer
from tests.month import living
from tests.month.homes import living_in

NAMED = {
    "acts_act": "Acto ",
    "affiliation_notice": "Registros abiertos de affiliation.notice, congelados en 2021-12",
    "collection_payment": "Registros abiertos de collection.payment, congelados en 2022-01",
    "collection_slippart": "Registros abiertos de collection.slip_part, congelados en 2022-01",
    "contributions_carrieddebt": "Registros abiertos de contributions.carried_debt, congelados en 2021-12",
    "contributions_carriedyear": "Registros abiertos de contributions.carried_year, congelados en 2021-12",
    "history_figure": "Cifra ",
    "ledger_imbalance": "El asiento 1 quedó con 1 centavos en el fondo",
    "ledger_openitem": "artidas ",
    "ledger_posting": "Asientos de 2021-12",
    "pensions_grant": "Registros abiertos de pensions.grant, congelados en 2021-12",
    "pensions_statereceipt": "Registros abiertos de pensions.state_receipt, congelados en 2022-01",
}
"""What `verify` says of a cent changed in each table that keeps cents."""

CENTS = """
    SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT IN ('ledger_zero', 'inspection_taxedincome')
        AND (columns.name LIKE '%cents' OR (tables.name = 'history_figure' AND columns.name = 'value'))
    ORDER BY 1, 2
"""
"""Every column of the database that keeps cents of ours.

That of Zero may only be 0: the database itself refuses another. The tax authority's incomes are its own: no month is
computed from them.
"""


@pytest.fixture(scope="module")
def closed_home(january_home, tmp_path_factory, django_db_blocker) -> Path:
    home = shutil.copytree(january_home, tmp_path_factory.mktemp("closed") / "home")
    with django_db_blocker.unblock(), living_in(home):
        from amparo.modules.collection.actions import issue_slip
        from amparo.modules.pensions.actions import record_state_receipt

        issue_slip(employer_id=living.PAYER_ID["hacienda"], by="hamlet", today=20220131, key="slip")
        record_state_receipt(month=living.YEAR[0], amount_cents=1_00, by="hamlet", today=20220131, key="state")
        close_month(living.YEAR[0])
    return home


@pytest.fixture
def home(closed_home, tmp_path, django_db_blocker) -> Iterator[Path]:
    """A home of one's own with the opening and January closed, to be tampered with."""
    home = shutil.copytree(closed_home, tmp_path / "home")
    with django_db_blocker.unblock(), living_in(home):
        yield home


def tamper(home: Path, *statements: str) -> None:
    """Change the database as whoever holds the file can: no triggers, no checks."""
    with closing(sqlite3.connect(home / "amparo.sqlite3")) as database, database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        for statement in statements:
            assert database.execute(statement).rowcount == 1, statement


def found() -> str:
    with pytest.raises((Differs, TraceDiffers, BooksDiffer)) as raised:
        verify()
    return str(raised.value)


def columns_of_cents(home: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(home / "amparo.sqlite3")) as database:
        return database.execute(CENTS).fetchall()


def test_nothing_is_wrong_before(home):
    assert verify(recompute=True)["months"] == 2


@pytest.mark.slow
def test_a_cent_in_any_row_of_the_database_is_named(home, tmp_path, closed_home):
    columns = columns_of_cents(home)
    assert {table for table, _ in columns} | {"acts_act"} == set(NAMED)

    for table, column in columns:
        copy = shutil.copytree(closed_home, tmp_path / f"{table}.{column}")
        first = f'(SELECT min(rowid) FROM "{table}")'
        with living_in(copy):
            tamper(copy, f'UPDATE "{table}" SET "{column}" = "{column}" + 1 WHERE rowid = {first}')
            assert NAMED[table] in found(), (table, column)


@pytest.mark.parametrize(
    "named, change",
    [
        ("Partidas nacidas en 2021-12", "UPDATE ledger_openitem SET amount_cents = amount_cents + 1 WHERE id = "
         "(SELECT min(id) FROM ledger_openitem WHERE balance_cents = 0 AND month = 202112)"),
        ("Partidas nacidas en 2022-01", "UPDATE ledger_openitem SET due_date = due_date + 1 WHERE id = "
         "(SELECT max(id) FROM ledger_openitem WHERE month = 202201)"),
        ("Cifra ", "UPDATE history_figure SET people = people + 1 WHERE id = 1"),
        ("Cifra ", "UPDATE history_figure SET hidden = NOT hidden WHERE id = 1"),
        ("Cifra ", "DELETE FROM history_figure WHERE id = 1"),
        ("Cifras de 2022-03: ese mes no está sellado", "INSERT INTO history_figure "
         "(indicator, month, \"group\", dimensions, value, people, hidden) VALUES ('x', 202203, '', '', 1, 1, 0)"),
        ("Asientos de 2022-03", "INSERT INTO ledger_entry VALUES (99999, 202203, 'x', 'private', '17')"),
        ("Asientos de 2021-12", "UPDATE ledger_entry SET province = '01' WHERE id = 1"),
        ("Acto 3:", "UPDATE acts_act SET result = replace(result, ' 25', ' 24') WHERE number = 3"),
        ("Acto 4:", "UPDATE acts_act SET payload = '{}' WHERE number = 4"),
        ("Acto 5: falta", "DELETE FROM acts_act WHERE number = 5"),
        ("la cadena termina en", "UPDATE acts_chainhead SET number = number + 1"),
        ("Sello de 2021-12: el corte", "UPDATE history_freeze SET last_act = last_act - 1 WHERE month = 202112"),
        ("Sello de 2021-12", "UPDATE history_seal SET hash = 'x' WHERE month = 202112"),
        ("Sello de 2022-01: no continúa", "UPDATE history_seal SET previous_hash = 'x' WHERE month = 202201"),
        ("contributions.line de 2022-01", "DELETE FROM history_historyfile "
         "WHERE month = 202201 AND \"table\" = 'contributions.line'"),
        ("abiertos de registry.person", "UPDATE registry_person SET birth_date = birth_date + 1 WHERE id = 1"),
        ("abiertos de registry.employer", "UPDATE registry_employer SET province = '01' WHERE id = 1"),
        ("abiertos de contributions.confirmation", "UPDATE contributions_confirmation SET about_month = 202112"),
    ],
)  # fmt: skip
def test_whatever_else_is_changed_in_the_database_is_named(home, named, change):
    tamper(home, change)
    assert named in found()


def test_a_cent_moved_between_two_debts_is_named(home):
    tamper(
        home,
        "UPDATE ledger_openitem SET balance_cents = balance_cents - 1 WHERE id = "
        "(SELECT max(id) FROM ledger_openitem WHERE balance_cents > 1)",
        "UPDATE ledger_openitem SET balance_cents = balance_cents + 1 WHERE id = "
        "(SELECT min(id) FROM ledger_openitem WHERE balance_cents BETWEEN 1 AND amount_cents - 1)",
    )
    assert "Partidas abiertas al cierre de 2022-01" in found()


def test_a_seal_made_again_over_a_changed_manifest_breaks_the_chain(home):
    with closing(sqlite3.connect(home / "amparo.sqlite3")) as database:
        manifest = json.loads(database.execute("SELECT manifest FROM history_seal WHERE month = 202112").fetchone()[0])
    manifest["ledger"]["control_cents"] += 1
    written = json.dumps(manifest).replace("'", "''")
    tamper(
        home,
        f"UPDATE history_seal SET manifest = '{written}', hash = '{seal_hash(manifest)}' WHERE month = 202112",
    )
    assert "Sello de 2022-01: no continúa el sello anterior" in found()


# ---------------------------------------------------------------- files


def with_one_more_cent(home: Path, file: HistoryFile) -> tuple[str, str]:
    """Write a file again with one of its cents changed; the hashes that it would now have."""
    table, path = declared[file.table], home / "history" / file.path
    column = next(name for name, column in table.columns.items() if column.unit == "cents")
    rows = pl.read_parquet(path)
    first = pl.int_range(pl.len()) == 0
    rows = rows.with_columns(pl.when(first).then(pl.col(column) + 1).otherwise(column).alias(column))
    rows.write_parquet(path, compression="zstd", compression_level=1, statistics=True)
    return file_hash(path), content_hash(table, rows)


def files_with_cents() -> list[HistoryFile]:
    """One file of each table that keeps cents and has rows."""
    files = HistoryFile.objects.filter(rows__gt=0).order_by("table", "month")
    kept = {file.table: file for file in files}
    return [file for name, file in kept.items() if any(c.unit == "cents" for c in declared[name].columns.values())]


def test_a_cent_in_any_file_is_named(home):
    files = files_with_cents()
    assert len(files) >= 14
    for file in files:
        path = home / "history" / file.path
        before = path.read_bytes()
        with_one_more_cent(home, file)
        assert f"{file.table} de {str(file.month)[:4]}-{str(file.month)[4:]}" in (said := found())
        assert "los bytes del archivo no corresponden a su huella" in said
        path.write_bytes(before)


def test_changing_the_hashes_of_the_file_too_does_not_help(home):
    file = next(file for file in files_with_cents() if file.table == "contributions.line")
    changed_bytes, changed_content = with_one_more_cent(home, file)

    tamper(home, f"UPDATE history_historyfile SET file_hash = '{changed_bytes}' WHERE id = {file.id}")
    assert "contributions.line de 2022-01" in found()
    assert "las filas no corresponden a su huella" in found()

    tamper(home, f"UPDATE history_historyfile SET content_hash = '{changed_content}' WHERE id = {file.id}")
    assert "no es el archivo que nombra el sello" in found()


def test_a_missing_file_is_named(home):
    file = HistoryFile.objects.get(table="collection.balance", month=202112)
    (home / "history" / file.path).unlink()
    assert "collection.balance de 2021-12" in found()
    assert "falta el archivo" in found()
