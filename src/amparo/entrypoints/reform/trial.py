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
from pathlib import Path

from django.utils.translation import gettext as _

from amparo.entrypoints.reform.again import Progress, closed_again
from amparo.entrypoints.reform.country import CannotTry, Country
from amparo.entrypoints.reform.effects import effects
from amparo.entrypoints.reform.proposal import Proposal
from amparo.entrypoints.reform.telling import Document
from amparo.entrypoints.reform.told import told
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.months import Month
from amparo.foundation.scale import people_per_record


def tried(file: Path, asked: str = "", starting: str = "", progress: Progress = lambda month: None) -> Document:
    """Lay a reform over the law and close the months again under both; nothing sealed is touched.

    asked: «2022-01..2022-06», every closed month by default. starting: AAAA-MM in which the reform is to begin,
    whatever its dates. CannotTry, or LawError when the reform itself is wrong.
    """
    country = Country.closed()
    begins = _month(starting) if starting else None
    months = country.chosen(asked or (f"{begins}..{country.months[-1]}" if begins else ""))
    proposal = Proposal.read(file, begins)
    document = {**proposal.document(), **of_months(country, months)}
    if proposal.since > months[-1].last_date:
        return {**document, "reached": False}
    return {**document, "reached": True, **_moved(country, months, proposal, progress)}


def of_months(country: Country, months: tuple[Month, ...]) -> Document:
    """On what a reform was tried."""
    return {
        "months": [str(month) for month in months],
        "seal": country.seals[months[-1].number],
        "people_per_record": people_per_record(),
    }


def _moved(country: Country, months: tuple[Month, ...], proposal: Proposal, progress: Progress) -> Document:
    """Who gains, who loses, and which funds."""
    engine = engine_in_use()
    with tempfile.TemporaryDirectory(prefix="amparo-reform-") as scratch:
        closed = _to_close(country, months[-1], proposal)
        again = closed_again(country, closed, proposal, engine, Path(scratch), progress)
        found = effects(country, again, months, engine)
    wage = proposal.law.on(months[-1]).basic_wage_cents
    return {"checked": again.checked, **told(found, months, wage)}


def _to_close(country: Country, last: Month, proposal: Proposal) -> list[Month]:
    """From the month before the reform begins, because a right may begin on the first day of the next one."""
    if not proposal.changes:
        return []
    first = Month.of(proposal.since)
    start = country.opening if first <= country.opening else max(first - 1, country.months[1])
    return [month for month in country.months if start <= month <= last]


def _month(starting: str) -> Month:
    try:
        return Month.parse(starting)
    except ValueError as problem:
        raise CannotTry(_("--from: {problem}").format(problem=problem)) from problem
