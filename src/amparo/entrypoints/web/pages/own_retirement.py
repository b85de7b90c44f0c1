"""*Simula tu jubilación* with one's own history and birth date already filled in."""

from __future__ import annotations

from dataclasses import replace

from amparo.entrypoints.month.work_history import WorkHistory
from amparo.entrypoints.web import charts, reader
from amparo.entrypoints.web.asking.asking import ask
from amparo.entrypoints.web.asking.data import ANSWER_COLUMNS, WRONG_COLUMNS, answer_data, answer_rows, doubts
from amparo.entrypoints.web.asking.declared import Posed
from amparo.entrypoints.web.asking.form import Form
from amparo.entrypoints.web.pages.mine import history_of, own_person
from amparo.entrypoints.web.pages.questions import WRONG, wrong_rows
from amparo.foundation.law.values import written
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.foundation.pages import PrivatePage, Sheet, Visit
from amparo.foundation.questions import Answer, Asked, Question
from amparo.foundation.registry import queries as registry
from amparo.modules.contributions.closing import OUTSIDE_GENERAL_PENSIONS
from amparo.modules.pensions import queries as pensions
from amparo.modules.pensions.questions.retirement import RETIREMENT_QUESTION
from amparo.modules.pensions.tables import OLD_AGE_KINDS

KNOWN = (
    "birth_date", "months", "first_month", "monthly_wage_cents", "best_years_average_cents", "months_since_cessation",
)  # fmt: skip
"""What the records already say, so that nobody is asked."""


def retirement(visit: Visit) -> Sheet:
    """The answer of the question as of the last closed month; what is asked besides may be changed after `?`."""
    told = history_of(visit)
    rows = pension_rows(told)
    if not rows:
        return Sheet(ANSWER_COLUMNS, [], {"as_of": told.as_of.number}, {"told": told}, persons=(told.person_id,))
    posed = Posed("pensions", with_her_own(told, rows))
    form = Form.of_question(posed.question, told.as_of.last_date, visit.language)
    outcome = ask(posed.question, form, visit.asked, None, reader.language())
    draws = bool(pensions.in_payment_to(told.person_id)["kind"].is_in(OLD_AGE_KINDS).any())
    shown = {"told": told, "draws": draws, "posed": posed, "form": outcome.form, "filled": outcome.filled,
             "wrong": outcome.wrong}  # fmt: skip
    if outcome.answer is None:
        return Sheet(WRONG_COLUMNS, wrong_rows(outcome.wrong), shown=shown, status=WRONG, persons=(told.person_id,))
    answer = outcome.answer
    drawn = [charts.line_chart(one, visit.language) for one in answer.charts]
    return Sheet(
        columns=ANSWER_COLUMNS,
        rows=list(answer_rows(answer, visit.language)),
        facts={
            "as_of": told.as_of.number,
            "on": written(outcome.filled.on),
            "asked": dict(outcome.filled.facts),
            **answer_data(answer, visit.language),
        },
        shown={**shown, "answer": answer, "doubts": doubts(answer), "charts": drawn},
        persons=(told.person_id,),
    )


def with_her_own(told: WorkHistory, rows: list[dict[str, int]]) -> Question:
    """The same question: it asks only what the records do not say, and is answered with what they do."""
    birth_date = registry.person(told.person_id).birth_date

    def answer(asked: Asked) -> Answer:
        facts = {**asked.facts, "birth_date": birth_date}
        return RETIREMENT_QUESTION.answer(replace(asked, facts=facts, rows=rows))

    fields = tuple(one for one in RETIREMENT_QUESTION.fields if one.fact not in KNOWN)
    return replace(RETIREMENT_QUESTION, fields=fields, answer=answer, upload=None)


def pension_rows(told: WorkHistory) -> list[dict[str, int]]:
    """What was contributed to pensions, month by month.

    Of a year before the books only its months and wages are known: they are laid evenly in its last months of which the
    books say nothing.
    """
    rows = [
        {"month": one.month.number, "wage_cents": one.base_cents, "days": one.days}
        for one in told.months
        if one.days and one.regime not in OUTSIDE_GENERAL_PENSIONS
    ]
    said = {row["month"] for row in rows}
    for year in told.carried:
        free = [month for place in range(12) if (month := Month(year.year, 12 - place).number) not in said]
        rows += [
            {"month": month, "wage_cents": share(year.wage_cents, 1, year.months), "days": 30}
            for month in free[: year.months]
        ]
    return rows


pages = [
    PrivatePage(
        "own_retirement", "mi/jubilacion", "web/mine/retirement.html", "contributions.read", own_person, retirement,
        ("Simular la jubilación de la persona con su historia", "Simulate the person's retirement with her history"),
    ),
]  # fmt: skip
