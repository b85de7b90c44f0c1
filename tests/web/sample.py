"""A question with everything a question may have, answered by the real rules of pensions, and the portal with it."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns

from amparo.entrypoints.web.asking.declared import Posed
from amparo.entrypoints.web.pages.questions import page_of
from amparo.entrypoints.web.routes import patterns, routes
from amparo.foundation.law.benefits import BEST, Benefit, Way, weigh
from amparo.foundation.months import Month
from amparo.foundation.questions import Answer, Asked, Chart, Field, Question, Result, Table, Upload, Words
from amparo.modules.pensions import rules

OLD_AGE = Benefit(
    "retirement",
    "Jubilación",
    "Retirement",
    (
        Way("ordinary", "Vejez", "Old age", "right", "pension_cents"),
        Way(
            "insalubrious", "Trabajo insalubre", "Insalubrious work", "insalubrious_right", "insalubrious_pension_cents"
        ),
        Way("disability", "Discapacidad", "Disability", "disability_right", "disability_pension_cents"),
    ),
)


def read(text: str, language: str) -> list[dict[str, int]]:
    """One month to a line."""
    wrong = [
        f"línea {at}: «{line}» no es un número" for at, line in enumerate(text.splitlines(), 1) if not line.isdecimal()
    ]
    if wrong:
        raise ValueError("\n".join(wrong))
    return [{"month": int(line)} for line in text.splitlines()]


def answer(asked: Asked) -> Answer:
    if asked.facts.get("age") == 13:
        raise ValueError({"es": "A los 13 años no se pregunta.", "en": "Nobody asks at 13."}[asked.language])
    facts = {"kind": "sgo_old_age", "insalubrious_years": 0, **asked.facts}
    facts["months"] = len(asked.rows) or facts["months"]
    ways = weigh(rules, OLD_AGE, facts, asked.law, asked.language)
    best = ways[0]
    months = [(Month.of(asked.on) + wait).number for wait in range(1, 8)]
    by_month = tuple((month, 400_00 + place * 10_00) for place, month in enumerate(months[:-1]))
    return Answer(
        said=f"{best.cents} {best.way.name}",
        results=(
            Result("pension_cents", Words("Pensión", "Pension"), best.cents, "cents"),
            Result("months", Words("Imposiciones", "Months contributed"), facts["months"], "months"),
        ),
        tables=(
            Table(
                "waits",
                Words("Si espera", "Waiting"),
                (("month", Words("Mes", "Month"), "month"), ("cents", Words("Pensión", "Pension"), "cents")),
                (*by_month, (months[-1], None)),
            ),
        ),
        charts=(
            Chart(
                Words("Pensión según el mes", "Pension by month"),
                Words("Mes de retiro", "Month of retirement"),
                "month",
                "cents",
                (
                    (Words("Si sigue aportando", "Contributing"), by_month),
                    (Words("Si deja de aportar", "Not contributing"), tuple((x, 400_00) for x, _y in by_month)),
                ),
            ),
        ),
        derivations=((Words("La mejor", "The best"), best.explanation),) if best.state == BEST else (),
        alternatives=ways,
        lacking=() if best.state == BEST else ways[0].routes,
        notes=("Una nota.",),
    )


SAMPLE = Question(
    name="sample",
    path="muestra",
    words=Words("Una muestra", "A sample"),
    lead=Words("Para probar.", "To try."),
    fields=(
        Field("months", optional=True, hint=Words("O suba su historia.", "Or upload your history.")),
        Field("age"),
        Field("best_years_cents", default=7_407_360),
        Field("certified_disability_rate", optional=True, aside=True),
        Field("calendar_month", default=3, aside=True),
        Field("kind", default="sgo_old_age", choices=(("sgo_old_age", Words("Por vejez", "For old age")),), aside=True),
    ),
    answer=answer,
    upload=Upload(
        Words("Su historia", "Your history"), Words("Un mes por línea.", "A month a line."), ("mes",), "202201", read
    ),
)

urlpatterns = [
    *routes,
    *i18n_patterns(*patterns([page_of(Posed("pensions", SAMPLE))]), prefix_default_language=False),
]
