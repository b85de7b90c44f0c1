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
    home, database = tmp_path / "home", postgresql_template(tmp_path)
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


def unharmed(outcomes: list[dict]) -> None:
    """Every planned kill happened, and no closing after one differs from an undisturbed one."""
    assert outcomes
    assert [outcome for outcome in outcomes if outcome["differs"]] == []


def test_killed_at_some_moments_of_every_kind(january_home):
    """About one moment in twelve, and a few instants between moments; `make test` has them all."""
    outcomes = carry_out(Plan(str(january_home), "2022-01", every=12, first=5, delays=3))
    unharmed(outcomes)
    assert all(outcome["killed"] for outcome in outcomes[:-3])
    kinds = {outcome["moment"].split()[1] for outcome in outcomes[:-3]}
    assert kinds >= {"file", "statement"}


@pytest.mark.postgres
def test_killed_at_some_phases_on_postgresql(on_postgresql):
    home, database = on_postgresql
    outcomes = carry_out(Plan(str(home), "2022-01", every=4, first=2, only=("phase", "commit"), database=database))
    unharmed(outcomes)
    assert all(outcome["killed"] for outcome in outcomes)


@pytest.mark.slow
def test_killed_at_every_phase_file_statement_and_commit(january_home):
    outcomes = carry_out(Plan(str(january_home), "2022-01"))
    unharmed(outcomes)
    assert all(outcome["killed"] for outcome in outcomes)


@pytest.mark.slow
def test_killed_after_random_delays(january_home):
    unharmed(carry_out(Plan(str(january_home), "2022-01", only=("no moment",), delays=25, seed=50)))


@pytest.mark.slow
@pytest.mark.postgres
def test_killed_at_every_third_moment_on_postgresql(on_postgresql):
    home, database = on_postgresql
    unharmed(carry_out(Plan(str(home), "2022-01", every=3, database=database)))
