"""The answer of a reform in words, in both languages at once: what a value of law says, what a group is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from amparo.foundation.law.explain import measured
from amparo.foundation.law.values import Absent, Cite, Content, Rows, Steps, Value
from amparo.foundation.law.values import written as day_written
from amparo.foundation.ledger.chart import FUND
from amparo.foundation.money import SCALE
from amparo.foundation.months import OPEN_END
from amparo.foundation.writing import percent

Both = dict[str, str]
"""A text by language: {"es": …, "en": …}."""

Document = dict[str, Any]
"""A part of the answer, as its JSON has it."""

LANGUAGES = ("es", "en")

AGES = (0, 30, 40, 50, 60, 70)
"""Where each band of age begins, on the last day tried."""
INCOMES = (0, 1, 2, 3, 5, 10)
"""Where each band of monthly income begins, in basic wages: what contributes plus what is drawn as a pension."""
STATE = "state"
"""Stands where the code of a fund does."""

_NOTHING = {"es": "nada todavía", "en": "nothing yet"}
_EVERYONE = ("Todas las personas", "Everyone")
_EMPLOYERS = ("Empleadores y demás sujetos de pago", "Employers and other payers")
_ALL_FUNDS = ("Fondos y Estado, juntos", "Funds and State together")
_STATE = ("Estado (LSS art. 237)", "State (LSS art. 237)")
_DIMENSIONS = {
    "sex": ("Sexo", "Sex"),
    "age": ("Edad", "Age"),
    "province": ("Provincia de residencia", "Province of residence"),
    "income": ("Ingreso mensual", "Monthly income"),
    "situation": ("Situación", "Situation"),
}
_GROUPS = {
    "F": ("Mujeres", "Women"),
    "M": ("Hombres", "Men"),
    "worker": ("Aporta", "Contributes"),
    "pensioner": ("Cobra pensión", "Draws a pension"),
    "both": ("Aporta y cobra pensión", "Contributes and draws a pension"),
}
_AGES = (
    ("Menos de {upper} años", "Under {upper}"),
    ("{lower} a {last} años", "{lower} to {last}"),
    ("{lower} años y más", "{lower} and over"),
)
_INCOMES = (
    ("Menos de {upper} salario básico", "Under {upper} basic wage"),
    ("De {lower} a {upper} salarios básicos", "{lower} to {upper} basic wages"),
    ("{lower} salarios básicos o más", "{lower} basic wages or more"),
)
"""The first band, those between, and the last."""


def said(content: Content | None, value: Value) -> Both:
    """9,45 % · 0 años: 250 %; 15 años: 300 % · meses ≥ 360, edad ≥ 60."""
    return {language: _said(content, value, language) for language in LANGUAGES}


def number(amount: int, unit: str, language: str) -> str:
    """One number of law in its unit; a rate as a percentage, with all the decimals it has."""
    if unit == "rate":
        exact = (Decimal(amount) * 100 / SCALE).normalize()
        return percent(Decimal(amount) / SCALE, language, max(0, -int(exact.as_tuple().exponent)))
    return measured(amount, unit, language)


def day(since: int) -> str | None:
    """2022-01-01; None for what does not end."""
    return None if since == OPEN_END else day_written(since)


def cited(cite: Cite) -> dict[str, str | Both]:
    note = {"es": cite.note_es, "en": cite.note_en}
    return {"norm": str(cite), "trust": cite.trust, "note": note, "checked": cite.checked}


def dimension(name: str) -> Both:
    return both(_DIMENSIONS[name])


def group(dimension: str, value: str, provinces: Mapping[str, tuple[str, str]]) -> Both:
    """What a band of people is called: «30 a 39 años», «de 2 a 3 salarios básicos», a province by its name."""
    match dimension:
        case "":
            return both(_EVERYONE)
        case "province":
            return both(provinces.get(value, (value, value)))
        case "age":
            return _band(value, AGES, _AGES)
        case "income":
            return _band(value, INCOMES, _INCOMES)
        case _:
            return both(_GROUPS[value])


def fund(code: str) -> Both:
    """A fund, the State, or (without code) all of them together."""
    if code in FUND:
        return {"es": FUND[code].es, "en": FUND[code].en}
    return both(_STATE if code == STATE else _ALL_FUNDS)


def employers() -> Both:
    return both(_EMPLOYERS)


def _band(value: str, edges: Sequence[int], names: tuple[tuple[str, str], ...]) -> Both:
    """The first, the last and the other bands are told each in its way."""
    place = edges.index(int(value))
    told = names[0] if place == 0 else names[2] if place == len(edges) - 1 else names[1]
    upper = edges[min(place + 1, len(edges) - 1)]
    return {language: text.format(lower=value, upper=upper, last=upper - 1) for language, text in both(told).items()}


def both(texts: tuple[str, str]) -> Both:
    """A text in Spanish and in English, by language."""
    return dict(zip(LANGUAGES, texts, strict=True))


def _said(content: Content | None, value: Value, language: str) -> str:
    match content:
        case None:
            return _NOTHING[language]
        case Absent():
            return content.why(language)
        case Steps(points, then):
            keys = [measured(key, value.per, language) for key, _ in points]
            amounts = [number(amount, value.unit, language) for _, amount in points]
            told = "; ".join(f"{key}: {amount}" for key, amount in zip(keys, amounts, strict=True))
            return f"{told}; +{number(then, value.unit, language)}" if then else told
        case Rows(rows):
            return "; ".join(", ".join(f"{name} ≥ {least}" for name, least in row) for row in rows)
        case int():
            return number(content, value.unit, language)
        case _:
            raise TypeError(f"{value.name}: a change is told key by key, not {content!r}")
