"""The chart: the funds and the accounts."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.entrypoints.cli.manuals.markdown import both, code, table, written
from amparo.foundation.ledger.chart import ACCOUNTS, FUNDS
from amparo.modules.contributions.tables import SHARES


def page() -> str:
    return written("Plan de cuentas · Chart of accounts", _lines())


def _lines() -> Iterator[str]:
    yield from both(
        "Todo fondo puede usar toda cuenta. El debe es mayor que cero y el haber menor; cada asiento suma cero en cada "
        "fondo.",
        "Every fund may use every account. Debits are above zero and credits below; each entry sums to zero in each "
        "fund.",
    )
    yield "## Fondos · Funds"
    yield ""
    funds = [(code(one.code), one.es, one.en, one.kind) for one in FUNDS]
    yield from table(("Código", "Español", "English", "Clase · Kind"), funds)
    yield "## Cuentas · Accounts"
    yield ""
    accounts = [
        (code(one.code), one.es, one.en, one.kind, "debe · debit" if one.sign > 0 else "haber · credit",
         "sí · yes" if one.may_be_overdrawn else "no")
        for one in ACCOUNTS
    ]  # fmt: skip
    yield from table(
        ("Código", "Español", "English", "Clase · Kind", "Crece por · Grows by", "Sobregiro · Overdraft"), accounts
    )
    yield "## De una línea a un fondo · From a line to a fund"
    yield ""
    yield from both(
        "Qué columna de una línea de planilla se acredita a qué fondo, por concepto de la obligación.",
        "Which column of a declaration's line is credited to which fund, by kind of obligation.",
    )
    shares = [
        (code(kind), code(column), code(fund)) for kind, columns in SHARES.items() for column, fund in columns.items()
    ]
    yield from table(("Concepto · Kind", "Columna · Column", "Fondo · Fund"), shares)
