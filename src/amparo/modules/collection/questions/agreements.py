"""The partial-payment agreements that a debt admits on a day: their terms, and what is paid at first and each month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amparo.foundation.law.book import LawOn
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.questions import Table, Words
from amparo.modules.collection import rules

FINANCING = Words(
    "Las cuotas del acuerdo no llevan lo que cuesta financiar el capital: el IESS lo cobra, y no se halló cómo se "
    "cuenta.",
    "The instalments of an agreement do not hold the cost of financing the capital: the IESS charges it, and how it is "
    "counted was not found.",
)
WITHHELD = Words(
    "Lo retenido a los trabajadores se pagaba entero en la cuota inicial (C.D. 625); de C.D. 671 no consta.",
    "What was withheld from workers was paid whole in the first instalment (C.D. 625); of C.D. 671 it is not known.",
)


@dataclass(frozen=True)
class Option:
    """A term of so many months and why it is allowed; its parts are cents, None where no rule says."""

    months: int
    told: Explanation
    first_cents: int | None
    capital_cents: int | None
    interest_cents: int | None
    director_decides: int | None

    @property
    def instalment_cents(self) -> int | None:
        if self.capital_cents is None or self.interest_cents is None:
            return None
        return self.capital_cents + self.interest_cents


def options(facts: Mapping[str, int | str], law: LawOn, language: str) -> tuple[Option, ...]:
    """The longest term and those of whole years below it; none before there were agreements.

    facts: those of the debt, with its interest and its sum already computed.
    """
    try:
        terms = range(Facts.load().of("agreement_months").least, Facts.load().of("agreement_months").most + 1)
        allowed = [
            term
            for term in terms
            if compute(rules, {**facts, "agreement_months": term}, law, ["agreement_allowed"])["agreement_allowed"]
        ]
    except LawError:
        return ()
    shown = [term for term in allowed if term == allowed[-1] or term % law.year_months == 0]
    return tuple(_option({**facts, "agreement_months": term}, law, language) for term in shown)


def _option(facts: Mapping[str, int | str], law: LawOn, language: str) -> Option:
    def told(name: str) -> int | None:
        try:
            return compute(rules, facts, law, [name])[name]
        except LawError:
            return None

    return Option(
        months=int(facts["agreement_months"]),
        told=explain(rules, facts, law, ["agreement_allowed"], language),
        first_cents=told("first_instalment_cents"),
        capital_cents=told("instalment_capital_cents"),
        interest_cents=told("instalment_interest_cents"),
        director_decides=told("director_decides"),
    )


def tables(agreed: tuple[Option, ...]) -> tuple[Table, ...]:
    """The terms side by side, with the parts of which the rules of that day say something."""
    columns = (
        ("agreement_months", Words("Plazo, en meses", "Term, in months"), "count", [one.months for one in agreed]),
        (
            "first_instalment_cents",
            Words("Cuota inicial", "First instalment"),
            "cents",
            [one.first_cents for one in agreed],
        ),
        (
            "instalment_capital_cents",
            Words("Capital de cada cuota", "Capital in each instalment"),
            "cents",
            [one.capital_cents for one in agreed],
        ),
        (
            "instalment_interest_cents",
            Words("Interés de cada cuota", "Interest in each instalment"),
            "cents",
            [one.interest_cents for one in agreed],
        ),
        ("instalment_cents", Words("Cada cuota", "Each instalment"), "cents", [one.instalment_cents for one in agreed]),
        (
            "director_decides",
            Words("Lo autoriza el director", "The director decides"),
            "flag",
            [one.director_decides for one in agreed],
        ),
    )
    known = [column for column in columns if any(cell is not None for cell in column[3])]
    if not agreed:
        return ()
    return (
        Table(
            "agreements",
            Words("Acuerdos de pago que admitía ese día", "Payment agreements admitted on that day"),
            tuple((name, words, unit) for name, words, unit, _cells in known),
            tuple(zip(*(cells for _name, _words, _unit, cells in known), strict=True)),
        ),
    )


def derivations(agreed: tuple[Option, ...]) -> tuple[tuple[Words, Explanation], ...]:
    """Why the longest term is allowed, with how far the law that says so is known."""
    return ((Words("El plazo más largo", "The longest term"), agreed[-1].told),) if agreed else ()


def notes(agreed: tuple[Option, ...], given: Mapping[str, int | str], language: str) -> Iterator[str]:
    if not agreed or agreed[-1].capital_cents is None:
        return
    yield FINANCING(language)
    if given["withheld_loans_cents"]:
        yield WITHHELD(language)
