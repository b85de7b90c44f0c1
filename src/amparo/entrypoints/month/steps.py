"""The month as literal lists: what is frozen, whose turn comes when, and what is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from amparo.foundation.history.closed import Close
from amparo.foundation.history.indicators import Indicator
from amparo.foundation.history.tables import Table
from amparo.foundation.registry import queries as registry_queries
from amparo.foundation.registry import tables as registry
from amparo.modules.affiliation import closing as affiliation_closing
from amparo.modules.affiliation import indicators as affiliation_indicators
from amparo.modules.affiliation import queries as affiliation_queries
from amparo.modules.affiliation import tables as affiliation
from amparo.modules.collection import closing as collection_closing
from amparo.modules.collection import indicators as collection_indicators
from amparo.modules.collection import queries as collection_queries
from amparo.modules.collection import tables as collection
from amparo.modules.contributions import closing as contributions_closing
from amparo.modules.contributions import indicators as contributions_indicators
from amparo.modules.contributions import queries as contributions_queries
from amparo.modules.contributions import tables as contributions
from amparo.modules.pensions import closing as pensions_closing
from amparo.modules.pensions import indicators as pensions_indicators
from amparo.modules.pensions import queries as pensions_queries
from amparo.modules.pensions import tables as pensions

Between = Callable[[int, int], pl.DataFrame]
"""The open records written by the acts after one and up to another."""

FROZEN: dict[type[Table], Between] = {
    registry.Person: registry_queries.persons_between,
    registry.Death: registry_queries.deaths_between,
    registry.Employer: registry_queries.employers_between,
    affiliation.Notice: affiliation_queries.notices_between,
    contributions.Confirmation: contributions_queries.confirmations_between,
    contributions.CarriedYear: contributions_queries.carried_years_between,
    contributions.CarriedDebt: contributions_queries.carried_debts_between,
    pensions.Grant: pensions_queries.grants_between,
    pensions.Application: pensions_queries.applications_between,
    pensions.StateReceipt: pensions_queries.state_receipts_between,
    collection.Payment: collection_queries.payments_between,
    collection.SlipPart: collection_queries.slip_parts_between,
}
"""What each month copies from the open records at its cut-off."""


@dataclass(frozen=True)
class Step:
    """A module's turn: its closing, the tables of this month it reads, and those it writes."""

    module: str
    close: Close
    reads: tuple[type[Table], ...]
    writes: tuple[type[Table], ...]


STEPS = (
    Step(
        "affiliation",
        affiliation_closing.close,
        reads=(registry.Person, registry.Employer, registry.Death, affiliation.Notice),
        writes=(affiliation.Job, affiliation.Work),
    ),
    Step(
        "contributions",
        contributions_closing.close,
        reads=(affiliation.Work, contributions.Confirmation, contributions.CarriedDebt),
        writes=(contributions.Line, contributions.Obligation, contributions.YearlyWage),
    ),
    Step(
        "pensions",
        pensions_closing.close,
        reads=(
            registry.Person,
            registry.Death,
            affiliation.Job,
            contributions.CarriedYear,
            contributions.YearlyWage,
            pensions.Grant,
            pensions.Application,
            pensions.StateReceipt,
        ),
        writes=(pensions.Entitlement, pensions.Decision, pensions.Payslip),
    ),
    Step(
        "collection",
        collection_closing.close,
        reads=(contributions.Obligation, collection.Payment),
        writes=(collection.Receipt, collection.Interest, collection.Balance),
    ),
)
"""The order of the modules: each reads what earlier ones wrote this month, or earlier months."""

INDICATORS: tuple[Indicator, ...] = (
    *affiliation_indicators.INDICATORS,
    *contributions_indicators.INDICATORS,
    *collection_indicators.INDICATORS,
    *pensions_indicators.INDICATORS,
)
"""What is published every month."""
