"""What a reform moves, as the answer says it: groups, payers and funds by name, and nothing that may not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from amparo.entrypoints.reform import telling
from amparo.entrypoints.reform.effects import Effects
from amparo.entrypoints.reform.groups import OUTCOMES, Group, Moved, Outcome, employers, funds, groups
from amparo.entrypoints.reform.telling import Document
from amparo.foundation.history.disclosure import FEWEST_PEOPLE
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.foundation.registry.queries import province_names


def told(found: Effects, months: tuple[Month, ...], basic_wage_cents: int) -> Document:
    """The groups, employers, funds and awards of some months; incomes are measured in the basic wage given."""
    count, provinces = len(months), province_names()
    awards = dict(zip(("before", "after"), found.awards, strict=True))
    return {
        "groups": [_group(one, count, provinces) for one in groups(found, months[-1], basic_wage_cents)],
        "employers": {**_group(employers(found), count, {}), "title": telling.employers()},
        "funds": [_fund(one) for one in funds(found)],
        "awards": None if 0 < min(found.awards) < FEWEST_PEOPLE else awards,
    }


def _group(group: Group, months: int, provinces: Mapping[str, tuple[str, str]]) -> Document:
    told: Document = {
        "dimension": group.dimension, "value": group.value,
        "title": telling.group(group.dimension, group.value, provinces), "people": group.people,
    }  # fmt: skip
    for name in OUTCOMES[:-1]:
        outcome: Outcome = getattr(group, name)
        monthly = None
        if outcome.people is not None and outcome.cents is not None:
            monthly = share(outcome.cents, 1, outcome.people * months) if outcome.people else 0
        told |= {
            f"{name}_people": outcome.people, f"{name}_cents": outcome.cents, f"{name}_monthly_cents": monthly,
        }  # fmt: skip
    return {**told, "same_people": group.same.people}


def _fund(one: Moved) -> Document:
    return {"title": telling.fund(one.fund), **asdict(one)}
