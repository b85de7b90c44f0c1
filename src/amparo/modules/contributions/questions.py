"""What anyone may ask of contributions: how much of a wage is contributed, by whom, to which fund."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.rules import Rule
from amparo.foundation.law.values import LawError
from amparo.foundation.questions import Answer, Asked, Field, Question, Result, Table, Words
from amparo.foundation.writing import money
from amparo.modules.contributions import rules

FUNDS: tuple[tuple[Rule, str, str], ...] = (
    (rules.pension_cents, "personal_pension_cents", "employer_pension_cents"),
    (rules.health_cents, "personal_health_cents", "employer_health_cents"),
    (rules.work_risk_cents, "personal_work_risk_cents", "employer_work_risk_cents"),
    (rules.severance_cents, "personal_severance_cents", "employer_severance_cents"),
    (rules.rural_cents, "personal_rural_cents", "employer_rural_cents"),
    (rules.administration_cents, "personal_administration_cents", "employer_administration_cents"),
    (rules.unemployment_cents, "", "unemployment_cents"),
)
"""Each fund, with what the worker and the employer pay to it; unemployment is paid by the employer alone."""

LINE = ("base_cents", "total_cents", "personal_cents", "employer_cents")
ASIDE = {
    "parts": tuple(name for fund in FUNDS for name in fund[1:] if name),
    "levies": ("iece_cents", "secap_cents"),
    "reserve": ("reserve_cents",),
    "spouse": ("spouse_cents",),
    "part_time": ("part_time_health_cents",),
    "minimum": ("base_shortfall_cents",),
}
"""What is told apart from the contribution, each under a law of its own that may begin later."""

_SAID = {
    "both": Words(
        "De {base} se aportan {total}: {personal} usted y {employer} su empleador. A su bolsillo llegan {pocket}.",
        "Of {base}, {total} is contributed: {personal} by you and {employer} by your employer. {pocket} reaches you.",
    ),
    "alone": Words(
        "Sobre {base} usted aporta {personal} al mes, y nadie más.",
        "On {base} you contribute {personal} a month, and nobody else does.",
    ),
}
_UNKNOWN = Words("Sin calcular, «{title}». {why}.", "Not computed: «{title}». {why}.")
_SHORT = Words(
    "La base es menor que la mínima: faltan {short} para el salario básico de los días trabajados.",
    "The base is below the minimum: {short} short of the basic wage for the days worked.",
)


@dataclass(frozen=True)
class _Paid:
    """What is paid of one wage, in cents; what the law of the month does not answer is not in it."""

    known: dict[str, int]
    reserve_kept: bool
    has_employer: bool

    def __getitem__(self, name: str) -> int:
        return self.known.get(name, 0)

    @property
    def pocket_cents(self) -> int:
        """What reaches the worker: the wage and the reserve funds paid with it, less what the worker pays."""
        monthly = 0 if self.reserve_kept else self["reserve_cents"]
        return self["base_cents"] + monthly - self["personal_cents"] - self["spouse_cents"]

    @property
    def cost_cents(self) -> int:
        """What the wage costs the employer."""
        besides = ("employer_cents", "iece_cents", "secap_cents", "reserve_cents", "part_time_health_cents")
        return self["base_cents"] + sum(self[name] for name in besides)


def contribution(asked: Asked) -> Answer:
    """*Cuánto se aporta*: the line of one wage and month, by payer and fund, with what is charged besides."""
    facts: dict[str, Any] = {"extra_cents": 0, **asked.facts}
    facts.setdefault("reserve_days", facts["days"])
    if facts["reserve_days"] > facts["days"]:
        raise ValueError(_TOO_MANY(asked.language))
    line = explain(rules, facts, asked.law, [*LINE, *(fund.result for fund, _, _ in FUNDS)], asked.language)
    # Whether they are kept or paid with the wage, reserve funds are the same share of it.
    found, notes = _aside(asked, {**facts, "reserve_accumulated": 1})
    known = dict(line.results)
    for told in found.values():
        known.update(told.results)
    has_employer = asked.law.value("employer_rate", facts["regime"]) > 0
    paid = _Paid(known, facts["reserve_accumulated"] == 1, has_employer)
    if paid["base_shortfall_cents"]:
        notes = (*notes, _SHORT(asked.language).format(short=money(paid["base_shortfall_cents"], asked.language)))
    return Answer(
        said=_said(paid, asked),
        results=tuple(_results(paid)),
        tables=(_by_fund(paid, asked.language),),
        derivations=(
            (Words("El aporte", "The contribution"), line),
            *((_heading(name, paid), told) for name, told in found.items() if any(paid[each] for each in ASIDE[name])),
        ),
        notes=notes,
    )


def _aside(asked: Asked, facts: dict[str, Any]) -> tuple[dict[str, Explanation], tuple[str, ...]]:
    """What else is charged, told; and a note for what the law of that month does not answer."""
    found, notes = {}, []
    for name, wanted in ASIDE.items():
        try:
            found[name] = explain(rules, facts, asked.law, wanted, asked.language)
        except LawError as problem:
            title, why = _TITLES[name](asked.language), problem.said(asked.language)
            notes.append(_UNKNOWN(asked.language).format(title=title, why=why))
    return found, tuple(notes)


def _said(paid: _Paid, asked: Asked) -> str:
    names = {"base": "base_cents", "total": "total_cents", "personal": "personal_cents", "employer": "employer_cents"}
    amounts = {word: money(paid[name], asked.language) for word, name in names.items()}
    sentence = _SAID["both" if paid.has_employer else "alone"](asked.language)
    return sentence.format(**amounts, pocket=money(paid.pocket_cents, asked.language))


def _results(paid: _Paid) -> Iterable[Result]:
    def result(name: str, words: Words) -> Result:
        return Result(name, words, paid[name], "cents")

    yield result("base_cents", Words("Materia gravada", "Contribution base"))
    yield result("personal_cents", Words("Aporta usted", "You contribute"))
    if paid["spouse_cents"]:
        yield result("spouse_cents", Words("Salud de su cónyuge", "Health of your spouse"))
    if not paid.has_employer:
        return
    yield result("employer_cents", Words("Aporta su empleador", "Your employer contributes"))
    yield result("total_cents", Words("Aporte total", "Total contribution"))
    if paid["reserve_cents"]:
        yield result("reserve_cents", _reserve_words(paid))
    yield Result("pocket_cents", Words("Llega a su bolsillo", "Reaches your pocket"), paid.pocket_cents, "cents")
    yield Result("cost_cents", Words("Cuesta a su empleador", "Costs your employer"), paid.cost_cents, "cents")


def _reserve_words(paid: _Paid) -> Words:
    if paid.reserve_kept:
        return Words("Fondos de reserva, se acumulan", "Reserve funds, kept for you")
    return Words("Fondos de reserva, con su sueldo", "Reserve funds, with your wage")


def _by_fund(paid: _Paid, language: str) -> Table:
    """Payer × fund; a part nobody found how to share is left without a payer."""
    shared = "personal_pension_cents" in paid.known
    rows: list[tuple[Any, ...]] = []
    for fund, personal, employer in FUNDS:
        if paid[fund.result]:
            parts = (paid[personal], paid[employer]) if shared else (None, None)
            rows.append((_title(fund, language), *parts, paid[fund.result]))
    for one in (rules.iece_cents, rules.secap_cents, rules.part_time_health_cents):
        if paid[one.result]:
            rows.append((_title(one, language), 0, paid[one.result], paid[one.result]))
    if reserve := paid["reserve_cents"]:
        rows.append((_reserve_words(paid)(language), 0, reserve, reserve))
    if spouse := paid["spouse_cents"]:
        rows.append((_title(rules.spouse_cents, language), spouse, 0, spouse))
    return Table(
        name="by_fund",
        words=Words("A dónde va cada parte", "Where each part goes"),
        columns=(
            ("fund", Words("Fondo", "Fund"), "text"),
            ("personal_cents", Words("Usted", "You"), "cents"),
            ("employer_cents", Words("Su empleador", "Your employer"), "cents"),
            ("total_cents", Words("Suma", "Sum"), "cents"),
        ),
        rows=tuple(rows),
    )


def _heading(name: str, paid: _Paid) -> Words:
    return _PAID_MONTHLY if name == "reserve" and not paid.reserve_kept else _TITLES[name]


def _title(one: Rule, language: str) -> str:
    return one.es if language == "es" else one.en


_TITLES = {
    "parts": Words("Quién paga cada parte", "Who pays each part"),
    "levies": Words("IECE y SECAP", "IECE and SECAP"),
    "reserve": Words("Los fondos de reserva", "The reserve funds"),
    "spouse": Words("La salud de su cónyuge", "The health of your spouse"),
    "part_time": Words("La salud de la jornada parcial", "Health of part time"),
    "minimum": Words("La base mínima", "The minimum base"),
}
_PAID_MONTHLY = Words(
    "Los fondos de reserva: con el sueldo se paga lo mismo que se depositaría",
    "The reserve funds: what is paid with the wage is what would be deposited",
)
_TOO_MANY = Words(
    "Los días con fondos de reserva no pueden ser más que los días trabajados en el mes.",
    "The days with reserve funds cannot be more than the days worked in the month.",
)

questions: tuple[Question, ...] = (
    Question(
        name="contribution",
        path="cuanto-se-aporta",
        words=Words("Cuánto se aporta", "How much is contributed"),
        lead=Words(
            "Lo que aportan usted y su empleador de cualquier sueldo, a dónde va cada parte y qué llega a su bolsillo.",
            "What you and your employer contribute of any wage, to which fund each part goes, and what reaches you.",
        ),
        fields=(
            Field(
                "monthly_wage_cents",
                hint=Words(
                    "El sueldo del mes entero, sin descuentos.", "The wage of a whole month, before deductions."
                ),
            ),
            Field("regime", default="private"),
            Field(
                "reserve_accumulated",
                default=0,
                hint=Words(
                    "Si no, se pagan cada mes con el sueldo.", "If not, they are paid each month with the wage."
                ),
            ),
            Field("spouse_extension", default=0),
            Field(
                "days",
                default=30,
                hint=Words("30 si trabajó todo el mes.", "30 if the whole month was worked."),
                aside=True,
            ),
            Field(
                "extra_cents",
                default=0,
                optional=True,
                hint=Words(
                    "Horas extras y comisiones; con menos, un descuento.",
                    "Overtime and commissions; negative, a discount.",
                ),
                aside=True,
            ),
            Field(
                "reserve_days",
                optional=True,
                hint=Words(
                    "Se tienen desde el segundo año con el mismo empleador: antes, 0. Vacío, todos los trabajados.",
                    "There are some from the second year with the same employer: before, 0. Empty, all those worked.",
                ),
                aside=True,
            ),
            Field("part_time", default=0, aside=True),
        ),
        answer=contribution,
        day=Words("Mes que se aporta", "Month contributed"),
        by_month=True,
    ),
)
