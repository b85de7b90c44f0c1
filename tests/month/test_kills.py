"""A closing killed at any moment leaves the month not closed, or closed whole; closing again ends as if unharmed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.month import living
from tests.month.homes import living_in
from tests.month.killing import Plan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def on_postgresql(postgresql_template, tmp_path, django_db_blocker) -> tuple[Path, dict]:
    """As `january_home`, with its records on PostgreSQL: the home and the database."""
    home, database = tmp_path / "home", postgresql_template()
    home.mkdir()
    with django_db_blocker.unblock(), living_in(home, database=database):
        living.close(living.OPENING)
        living.live(living.YEAR[0])
    return home, database


def carry_out(plan: Plan) -> list[dict]:
    program = [sys.executable, "-m", "tests.month.killing"]
    done = subprocess.run(
        program, cwd=ROOT, input=json.dumps(asdict(plan)), env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def unharmed(outcomes: list[dict]) -> list[dict]:
    """Every kill left one of the states that a closing commits, and the closing that nobody killed the last one.

    Returns the kills.
    """
    *kills, _at_last = outcomes
    assert kills
    assert [outcome for outcome in outcomes if outcome["differs"]] == []
    return kills


@pytest.mark.sampled
def test_killed_at_some_moments_of_every_kind(january_home):
    """About one in twelve of the moments at which the disk has changed; `make test` has them all."""
    kills = unharmed(carry_out(Plan(str(january_home), "2022-01", changed=True, every=12, first=3)))
    assert all(kill["killed"] for kill in kills)


@pytest.mark.postgres
def test_killed_at_some_phases_on_postgresql(on_postgresql):
    home, database = on_postgresql
    kills = unharmed(carry_out(Plan(str(home), "2022-01", every=4, only=("phase", "commit"), database=database)))
    assert all(kill["killed"] for kill in kills)


@pytest.mark.slow
def test_killed_at_every_phase_file_statement_and_commit(january_home):
    """A statement that has not reached the disk is one with the moment before it: a kill there leaves the same."""
    kills = unharmed(carry_out(Plan(str(january_home), "2022-01", changed=True)))
    assert all(kill["killed"] for kill in kills)
    assert len(kills) > 40
    happened = [kill["moment"].partition(": ")[2] for kill in kills]
    assert all(
        any(name.startswith(kind) for name in happened) for kind in ("file before", "file after", "commit after")
    )


@pytest.mark.slow
def test_killed_after_random_delays(january_home):
    unharmed(carry_out(Plan(str(january_home), "2022-01", only=("no moment",), delays=15, seed=50)))


@pytest.mark.slow
@pytest.mark.postgres
def test_killed_at_every_third_moment_on_postgresql(on_postgresql):
    """Among them statements inside each transaction, which here reach the server one by one."""
    home, database = on_postgresql
    kills = unharmed(carry_out(Plan(str(home), "2022-01", every=3, database=database)))
    assert all(kill["killed"] for kill in kills)
