"""A reform tried on the closed months: the law before and after, the worked cases that move, who gains and who loses.

The answer is one document, the same for the command line, the pages and whoever reads its JSON:

    reform, title, summary, source      what was tried; months, starting, seal, people_per_record: on what
    law         what each value says before and after, since and until when, where that is proposed
    rules       the rules of the house that rest on it
    cases       all: how many worked cases there are; moved: those that come out otherwise
    checked     rows by table that came out again under the law in force, each as it was sealed
    groups      people who gain, lose and stay the same, by dimension; what changes in cents over all the months, and
                each person's average a month; null is hidden (fewer than ten people, or what would give them away)
    employers   the same of those who pay for others
    funds       what each fund and the State gain, by contributions and by pensions; last, without name, all together
    awards      pensions granted by rule, before and after
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.reform import telling
from amparo.entrypoints.reform.again import Progress, closed_again
from amparo.entrypoints.reform.country import CannotTry, Country
from amparo.entrypoints.reform.effects import effects
from amparo.entrypoints.reform.groups import OUTCOMES, Group, Moved, Outcome, employers, funds, groups
from amparo.entrypoints.reform.reach import rules_resting_on
from amparo.entrypoints.reform.worked import moved_cases
from amparo.foundation.history.disclosure import FEWEST_PEOPLE
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import rules_of
from amparo.foundation.law.overlay import Change, about, changes
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.foundation.registry.queries import province_names
from amparo.foundation.scale import people_per_record

Document = dict[str, Any]


def tried(file: Path, asked: str = "", starting: str = "", progress: Progress = lambda month: None) -> Document:
    """Lay a reform over the law and close the months again under both; nothing sealed is touched.

    asked: «2022-01..2022-06», every closed month by default. starting: AAAA-MM in which the reform is to begin,
    whatever its dates. CannotTry, or LawError when the reform itself is wrong.
    """
    country = Country.closed()
    months = country.chosen(asked or (f"{_month(starting)}..{country.months[-1]}" if starting else ""))
    law, told = Law.load(), about(file)
    reform = law.laid_over(file, _month(starting)) if starting else law.laid_over(file)
    changed = changes(law.values, reform.values)
    moved, all_cases = moved_cases(law, reform, changed)
    document = {
        "reform": file.stem,
        "title": dict(zip(telling.LANGUAGES, told.title, strict=True)),
        "summary": dict(zip(telling.LANGUAGES, told.summary, strict=True)),
        "source": told.source,
        "starting": starting or None,
        "months": [str(month) for month in months],
        "seal": country.seals[months[-1].number],
        "people_per_record": people_per_record(),
        "law": [_law(change) for change in changed],
        "rules": [_rule(*place) for place in rules_resting_on(change.value.name for change in changed)],
        "cases": {"all": all_cases, "moved": [asdict(one) for one in moved]},
    }
    if changed and min(change.since for change in changed) > months[-1].last_date:
        return {**document, "reached": False}
    return {**document, "reached": True, **_moved(country, months, law, reform, changed, progress)}


def _moved(
    country: Country, months: tuple[Month, ...], law: Law, reform: Law, changed: Sequence[Change], progress: Progress
) -> Document:
    """Who gains, who loses, and which funds."""
    engine = engine_in_use()
    with tempfile.TemporaryDirectory(prefix="amparo-reform-") as scratch:
        closed = _to_close(country, months[-1], changed)
        again = closed_again(country, closed, law, reform, changed, engine, Path(scratch), progress)
        found = effects(country, again, months, engine)
    wage, provinces = law.on(months[-1]).basic_wage_cents, province_names()
    awards = dict(zip(("before", "after"), found.awards, strict=True))
    return {
        "checked": again.checked,
        "groups": [_group(one, len(months), provinces) for one in groups(found, months[-1], wage)],
        "employers": {**_group(employers(found), len(months), {}), "title": telling.employers()},
        "funds": [_fund(one) for one in funds(found)],
        "awards": None if 0 < min(found.awards) < FEWEST_PEOPLE else awards,
    }


def _to_close(country: Country, last: Month, changed: Sequence[Change]) -> list[Month]:
    """From the month before the reform begins, because a right may begin on the first day of the next one."""
    if not changed:
        return []
    first = Month.of(min(change.since for change in changed))
    from_opening = first <= country.opening
    start = country.opening if from_opening else max(first - 1, country.months[1])
    return [month for month in country.months if start <= month <= last]


def law_changes(file: Path) -> list[Document]:
    """What a reform says otherwise than the law, without trying it."""
    law = Law.load()
    return [_law(change) for change in changes(law.values, law.laid_over(file).values)]


def _month(starting: str) -> Month:
    try:
        return Month.parse(starting)
    except ValueError as problem:
        raise CannotTry(_("--from: {problem}").format(problem=problem)) from problem


def _law(change: Change) -> Document:
    return {
        "value": change.value.name,
        "title": {"es": change.value.es, "en": change.value.en},
        "keys": list(change.keys),
        "since": telling.day(change.since),
        "until": telling.day(change.until),
        "before": telling.said(change.before, change.value),
        "after": telling.said(change.after, change.value),
        "cite": telling.cited(change.cite),
    }


def _rule(module: str, rule: str) -> Document:
    last = rules_of(module)[rule][-1]
    return {"module": module, "rule": rule, "title": {"es": last.es, "en": last.en}}


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
