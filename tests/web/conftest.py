"""A published country to look at, and the portal on a real server.

The country is thirteen months of every declared indicator, their seals, some findings and some entries.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from itertools import product
from pathlib import Path

import polars as pl
import pytest
from django.db import transaction

from amparo.entrypoints.reform.kept import shipped
from amparo.entrypoints.web.asking.declared import every_question
from amparo.foundation.history import indicators
from amparo.foundation.history.engine import polars_schema
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.models import Figure, Freeze, HistoryFile, Seal
from amparo.foundation.history.store import Store
from amparo.foundation.history.tables import Finding, Table
from amparo.foundation.history.tables import declared as declared_tables
from amparo.foundation.ledger.post import post
from amparo.foundation.months import Month
from amparo.modules.affiliation.tables import Work
from amparo.modules.contributions.tables import Line
from tests.month.homes import living_in, migrated
from tests.once import made_once
from tests.web.accounts import Town, found_town
from tests.web.clients import Clients
from tests.web.reforms import keep_reforms

MONTHS = Month.range("2021-12..2022-12")
PROVINCES = [f"{number:02d}" for number in range(1, 25)]
SMALL = "20"
"""The province that stands for too few people."""


@pytest.fixture(scope="module")
def country(tmp_path_factory, django_db_blocker):
    """The home of an institution with thirteen published months; Django's default database is its own."""

    def publish(home: Path) -> None:
        (home / "population").mkdir()
        (home / "population" / "country.json").write_text('{"scale": 100}')
        with living_in(migrated(home)), transaction.atomic():
            found_country(home)
            keep_reforms()

    with django_db_blocker.unblock():
        home = shutil.copytree(made_once("country", publish), tmp_path_factory.mktemp("country") / "home")
        with living_in(home):
            yield home


@pytest.fixture(scope="module")
def portal(country: Path):
    """The address of the portal, served by the server that `amparo serve` uses."""
    import waitress

    from amparo.entrypoints.web.wsgi import application

    server = waitress.create_server(application, host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="module")
def town(country: Path) -> Town:
    """Two people and two employers, whose accounts a module opens as it needs them."""
    return found_town()


@pytest.fixture(scope="module")
def clients(town: Town) -> Clients:
    return Clients(town)


def found_country(home: Path) -> None:
    """Publish the months in the database in use and in the history of `home`."""
    previous = "0" * 64
    for number, month in enumerate(MONTHS):
        Freeze.objects.create(
            month=month.number, opening=number == 0, last_act=1000 * (number + 1), last_act_hash=_hash(month, "act")
        )
        Figure.objects.bulk_create(
            figure for one in indicators.declared.values() for figure in _figures(one, month, number)
        )
        _write_files(home, month)
        seal = Seal.objects.create(
            month=month.number,
            number=number,
            previous_hash=previous,
            manifest=_manifest(month, number, previous),
            hash=_hash(month, "seal"),
        )
        _post(month, number)
        previous = seal.hash


def _figures(indicator: Indicator, month: Month, number: int) -> list[Figure]:
    whole = 300_000 + int(_hash(indicator.code)[:4], 16) * 10 + 4_000 * number
    times = 43_217 if indicator.unit == "cents" else 1
    found = [Figure(indicator=indicator.code, month=month.number, value=whole * times, people=whole)]
    for columns in indicator.groups:
        for place in product(*(_values(indicator, column) for column in columns)):
            share = int(_hash(*place)[:3], 16)
            people = 4 if SMALL in place else whole * share // 40_000
            found.append(
                Figure(
                    indicator=indicator.code,
                    month=month.number,
                    dimensions=",".join(columns),
                    group=";".join(f"{column}={value}" for column, value in zip(columns, place, strict=True)),
                    value=people * times,
                    people=people,
                    hidden=people < 10,
                )
            )
    return found


def _values(indicator: Indicator, column: str) -> tuple[str, ...] | list[str]:
    return PROVINCES if column == "province" else indicator.table.columns[column].choices


def _manifest(month: Month, number: int, previous: str) -> dict:
    return {
        "month": str(month),
        "opening": number == 0,
        "number": number,
        "previous": previous,
        "cut_off": {"act": 1000 * (number + 1), "hash": _hash(month, "act")},
        "code": _hash("code"),
        "law": _hash("law"),
        "inputs": {},
        "outputs": {},
        "ledger": {
            "postings": _hash(month, "postings"),
            "open_items": _hash(month, "items"),
            "control_cents": 123_456_789,
        },
        "figures": {"count": 1234, "content": _hash(month, "figures")},
    }


def _write_files(home: Path, month: Month) -> None:
    findings = pl.DataFrame(
        {"code": ["paid_in_excess"] * 3 + ["death_without_exit_notice"], "employer_id": 0, "person_id": [1, 2, 3, 4],
         "about_month": month.number, "value": 7}
    )  # fmt: skip
    stored = Store(home / "history").write(Finding, month, findings)
    HistoryFile.objects.create(**vars(stored), frozen=False)
    lived = {Work: WORKED, Line: DECLARED}
    for table, row in lived.items():
        rows = [row | {"person_id": person, "job_id": person, "about_month": month.number} for person in (1, 2)]
        frame = pl.DataFrame(rows, schema=polars_schema(table))
        HistoryFile.objects.create(**vars(Store(home / "history").write(table, month, frame)), frozen=False)
    tables = {one.table for one in indicators.declared.values()} - set(lived)
    for table in sorted(tables, key=lambda one: one.name):
        stored = Store(home / "history").write(table, month, pl.DataFrame(schema=polars_schema(table)))
        HistoryFile.objects.create(**vars(stored) | {"rows": 321_000}, frozen=False)
    for name, frozen in [("registry.person", True), ("affiliation.notice", True)]:
        content = _hash(name, month)
        path = f"{name}/{month}/{content[:32]}.parquet"
        HistoryFile.objects.create(
            table=name, month=month.number, frozen=frozen, rows=321_000, file_hash=content, content_hash=content,
            path=path,
        )  # fmt: skip
        _write_empty(home / "history" / path, declared_tables[name])


def _write_empty(path: Path, table: type[Table]) -> None:
    """Nobody works here: what is told of one employer or person is nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pl.DataFrame(schema=polars_schema(table)).write_parquet(path)


WORKED = {
    "current": 1, "employer_id": 1, "regime": "private", "sector": "private", "sex": "F", "birth_date": 19570310,
    "province": "17", "industry": "G", "days": 30, "monthly_wage_cents": 100_000, "extra_cents": 0,
    "reserve_accumulated": 0, "reserve_days": 0, "spouse_extension": 0,
}  # fmt: skip
"""What the first two persons of the registry work each month, for the first employer."""

DECLARED = {
    **dict.fromkeys(Line.columns, 0),
    **{name: value for name, value in WORKED.items() if name in Line.columns},
    "base_cents": 100_000, "personal_cents": 9_450, "employer_cents": 11_150, "total_cents": 20_600,
    "pension_cents": 20_600,
}  # fmt: skip


def _post(month: Month, number: int) -> None:
    cents = 98_765_432 + 1_000_000 * number
    post(month, postings=[pl.DataFrame(
        [("accrual", "private", "17", fund, account, amount)
         for fund in ("211", "215", "201", "iece")
         for account, amount in (("contributions_receivable", cents), ("contribution_income", -cents))],
        schema=["event", "regime", "province", "fund", "account", "cents"], orient="row",
    )])  # fmt: skip


def _hash(*parts: object) -> str:
    return hashlib.sha256("·".join(map(str, parts)).encode()).hexdigest()


ADDRESSES = (
    "",
    "preguntas/",
    *(f"preguntas/{posed.question.path}/" for posed in every_question),
    "preguntas/regla/pensions/pension_cents/",
    "cifras/",
    "cifras/?mes=2022-05&modulo=contributions&por=province",
    "cifras/afiliados/",
    "cifras/masa-salarial/2022-05/",
    "rendicion/2022/",
    "rendicion/2022/identidades/",
    "api/",
    "cierres/",
    "cierres/2022-05/",
    "fondos/",
    "supuestos/",
    "norma/?confianza=MEMORY",
    "norma/?busca=montepio",
    "norma/reglas/pensions/average_cents/",
    "norma/valores/pension_coefficient/",
    "norma/valores/health_rate/",
    "norma/casos/",
    "norma/casos/health/",
    "norma/cambios/?desde=2021-11-01&hasta=2022-12-31",
    "norma/leyes/",
    "norma/leyes/lss/",
    "norma/hechos/",
    "norma/hechos/months/",
    "verificar/",
    "reformas/",
    *(f"reformas/{name}/" for name in shipped()),
)
"""One address of every page, from the root of a language."""


@pytest.fixture(scope="module")
def browser(country: Path):
    """Debian's Chromium. Of one module, after its country: while Playwright's loop runs, Django refuses this thread."""
    from playwright.sync_api import sync_playwright

    quiet = (
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(quiet))
        yield chromium
        chromium.close()


@pytest.fixture
def addresses() -> tuple[str, ...]:
    return ADDRESSES


@pytest.fixture(params=ADDRESSES, ids=lambda address: address or "inicio")
def address(request) -> str:
    return request.param
