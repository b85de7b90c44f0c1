"""How a page asks for each move of each kind of case: which action makes it, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from amparo.modules.affiliation import cases as affiliation
from amparo.modules.affiliation import claims
from amparo.modules.inspection import cases as inspection
from amparo.modules.inspection.actions import inspections


@dataclass(frozen=True)
class Asking:
    """The action, its permission, and what it is given besides the case. reasoned: whether it takes a reason."""

    perform: Callable[..., dict]
    permission: str
    given: Mapping[str, Any] = field(default_factory=dict)
    reasoned: bool = False


def _asking(perform: Callable[..., dict], permission: str, *, reasoned: bool = False, **given: Any) -> Asking:
    return Asking(perform, permission, given, reasoned)


_CLAIM = {
    "notify": _asking(claims.notify_claim, "affiliation.notify_claim"),
    "inspect": _asking(claims.inspect_claim, "affiliation.inspect_claim"),
    "grant": _asking(claims.decide_claim, "affiliation.decide_claim", grants=True, reasoned=True),
    "refuse": _asking(claims.decide_claim, "affiliation.decide_claim", grants=False, reasoned=True),
    "accept": _asking(claims.answer_claim, "affiliation.answer_claim", accepts=True, reasoned=True),
    "deny": _asking(claims.answer_claim, "affiliation.answer_claim", accepts=False, reasoned=True),
    "withdraw": _asking(claims.withdraw_claim, "affiliation.withdraw_claim"),
    "appeal": _asking(claims.appeal_claim, "affiliation.appeal_claim", reasoned=True),
    "return": _asking(claims.review_claim, "affiliation.review_claim", returns=True, reasoned=True),
    "uphold": _asking(claims.review_claim, "affiliation.review_claim", returns=False, reasoned=True),
}
_INSPECTION = {
    "notify": _asking(inspections.notify_inspection, "inspection.notify_inspection"),
    "drop": _asking(inspections.drop_inspection, "inspection.drop_inspection", reasoned=True),
    "answer": _asking(inspections.answer_inspection, "inspection.answer_inspection", reasoned=True),
    "report": _asking(inspections.conclude_inspection, "inspection.conclude_inspection", finds=True, reasoned=True),
    "clear": _asking(inspections.conclude_inspection, "inspection.conclude_inspection", finds=False, reasoned=True),
    "contest": _asking(inspections.contest_inspection, "inspection.contest_inspection", reasoned=True),
    "uphold": _asking(inspections.review_inspection, "inspection.review_inspection", upholds=True, reasoned=True),
    "annul": _asking(inspections.review_inspection, "inspection.review_inspection", upholds=False, reasoned=True),
}
ASKING: dict[str, Mapping[str, Asking]] = {
    affiliation.MISSING_AFFILIATION.name: _CLAIM,
    affiliation.HISTORY_CORRECTION.name: _CLAIM,
    inspection.EMPLOYER_INSPECTION.name: _INSPECTION,
}
"""By kind and by move. What silence does is not asked for."""
