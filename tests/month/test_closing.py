"""Closing twice, closing two at once, closing out of turn; and what each step says that it reads."""

from __future__ import annotations

import dataclasses
import shutil

import polars as pl
import psycopg
import pytest

from amparo.entrypoints.month import pipeline
from amparo.entrypoints.month.pipeline import ADVISORY_LOCK, CannotClose, ControlDiffers, close_month
from amparo.entrypoints.month.steps import FROZEN, INDICATORS, STEPS
from amparo.foundation.acts import trace
from amparo.foundation.history.models import Freeze, HistoryFile, Seal
from amparo.foundation.months import Month
from amparo.modules.affiliation.actions import submit_notices
from amparo.modules.contributions.tables import Line
from tests.month import living, sealed
from tests.month.homes import contents, living_in, migrated

JANUARY = living.YEAR[0]


def test_closing_again_changes_nothing(january):
    seal = close_month(JANUARY)
    before = contents()

    assert close_month(JANUARY).hash == seal.hash
    assert close_month(living.OPENING, opening=True).month == living.OPENING.number
    assert contents() == before


def test_of_two_closings_at_once_one_is_refused(january):
    refused = []

    def another(phase: str) -> None:
        with pytest.raises(CannotClose, match="Otro cierre está en curso"):
            close_month(JANUARY)
        refused.append(phase)

    close_month(JANUARY, progress=another)
    assert refused == list(pipeline.PHASES)


@pytest.mark.postgres
def test_of_two_closings_from_two_machines_one_is_refused(
    january_home, tmp_path, postgresql_template, django_db_blocker
):
    database = postgresql_template()
    other = psycopg.connect(dbname=database["NAME"], host=database["HOST"], user=database["USER"], autocommit=True)
    with other, django_db_blocker.unblock(), living_in(tmp_path, database=database):
        living.settle()
        other.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        with pytest.raises(CannotClose, match="está en curso"):
            close_month(living.OPENING, opening=True)
        other.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
        assert close_month(living.OPENING, opening=True).number == 0


def test_months_are_closed_in_turn(january, tmp_path):
    with pytest.raises(CannotClose, match="el siguiente por cerrar es 2022-01"):
        close_month(Month(2022, 2))
    with pytest.raises(CannotClose, match="ya están abiertos"):
        close_month(JANUARY, opening=True)
    with living_in(migrated(tmp_path)), pytest.raises(CannotClose, match="no están abiertos"):
        close_month(JANUARY)


def test_what_arrives_after_the_cut_off_belongs_to_the_next_month(january, january_home, tmp_path):
    """A closing that stops after freezing does not see what is sent before it goes on."""
    undisturbed = shutil.copytree(january_home, tmp_path / "undisturbed")
    with living_in(undisturbed):
        seal = close_month(JANUARY)

    with pytest.raises(RuntimeError, match="power cut"):
        close_month(JANUARY, progress=_cut_the_power_after("freeze"))
    living.live(JANUARY + 1)
    assert close_month(JANUARY).hash == seal.hash
    assert Freeze.objects.get(month=JANUARY.number).last_act < trace.last_number()


def test_what_is_sent_early_waits_for_its_month(january):
    """Notices about February that arrive before January is closed say nothing of January."""
    early = ["2022-02 MSU ana 700.00", "2022-02 ENT gina 20220203 private 480.00", "2022-02 SAL beto 20220210 V",
             "2022-02 COR carla 6 90.00 E", "2022-02 INS dario 5.00 O"]  # fmt: skip
    content = "\n".join(living.notice_line("molino", notice) for notice in early).encode()
    assert submit_notices(content=content, key="early", by="molino", today=20220205)["accepted"] == len(early)
    close_month(JANUARY)
    close_month(JANUARY + 1)

    def told(month: Month) -> dict[str, tuple[int, int]]:
        lines = sealed.rows(Line, month).filter(pl.col("about_month") == month.number)
        told = {person: (days, base) for person, days, base in lines.select("person_id", "days", "base_cents").rows()}
        return {name: told.get(living.PERSON_ID[name]) for name in ("ana", "gina", "beto", "carla", "dario")}

    assert told(JANUARY) == {
        "ana": (30, 490_00), "gina": None, "beto": (30, 600_00), "carla": (30, 500_00), "dario": (30, 450_00),
    }  # fmt: skip
    assert told(JANUARY + 1) == {
        "ana": (30, 700_00), "gina": (28, 480_00 * 28 // 30), "beto": (10, 200_00), "carla": (6, 90_00),
        "dario": (30, 455_00),
    }  # fmt: skip


def _cut_the_power_after(phase: str):
    def progress(now: str) -> None:
        if now != phase:
            raise RuntimeError("power cut")

    return progress


def test_a_month_whose_books_do_not_agree_is_not_sealed(january, monkeypatch):
    before = contents()
    monkeypatch.setattr(pipeline.ledger, "open_items_balance", lambda: 1)
    with pytest.raises(ControlDiffers, match="las partidas abiertas 1 y"):
        close_month(JANUARY)
    assert not Seal.objects.filter(month=JANUARY.number).exists()
    books = [table for table in before if table.startswith("ledger_") or table in ("history_figure", "acts_act")]
    assert {table: contents()[table] for table in books} == {table: before[table] for table in books}

    monkeypatch.undo()
    assert close_month(JANUARY).number == 1


def test_orphans_are_swept(january):
    orphan = january / "history" / "contributions.line" / "2022-01" / "0123.parquet"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half a fi")
    close_month(JANUARY)

    assert contents()["files"] == sorted(HistoryFile.objects.values_list("path", flat=True))


# ---------------------------------------------------------------- the steps


def test_each_step_reads_and_writes_what_it_says(tmp_path, monkeypatch, django_db_blocker):
    """What the closings really read of the month being closed, recorded in two months, is what `steps.py` declares."""
    read: dict[str, set] = {step.module: set() for step in STEPS}
    written: dict[str, set] = {}

    def recording(step):
        def close(turn, reader, law):
            closed = step.close(turn, _Recording(reader, turn.month, read[step.module]), law)
            written[step.module] = set(closed.tables)
            return closed

        return dataclasses.replace(step, close=close)

    monkeypatch.setattr(pipeline, "STEPS", tuple(map(recording, STEPS)))
    with django_db_blocker.unblock(), living_in(migrated(tmp_path)):
        living.close(living.OPENING)
        living.close(JANUARY)

    assert written == {step.module: set(step.writes) for step in STEPS}
    assert {module: tables - written[module] for module, tables in read.items()} == {
        step.module: set(step.reads) for step in STEPS
    }


def test_each_step_reads_only_what_is_frozen_or_written_by_an_earlier_one():
    known = set(FROZEN)
    for step in STEPS:
        assert set(step.reads) <= known, step.module
        assert not set(step.writes) & known, f"{step.module} writes what another did"
        known |= set(step.writes)
    assert {indicator.table for indicator in INDICATORS} <= known


class _Recording:
    """A reader that notes the tables it is asked for that speak of the month being closed."""

    def __init__(self, reader, month: Month, noted: set) -> None:
        self.reader, self.month, self.noted = reader, month, noted
        self.first_month = reader.first_month

    def __call__(self, table, month=None):
        if month in (None, self.month):
            self.noted.add(table)
        return self.reader(table, month)

    def between(self, table, first, last):
        if last >= self.month:
            self.noted.add(table)
        return self.reader.between(table, first, last)

    def once(self, frame):
        return self.reader.once(frame)
