"""The same old-age pension as OpenFisca states one, over the same people: its parameters are our law, its code ours.

Run by `benchmarks.peers` with the Python of a virtual environment of its own, over AMPARO_HOME: `law.json` and
`people.npz` come in, `openfisca.npz` goes out. OpenFisca-Core is AGPL: nothing else of this repository imports it.
Amounts are dollars in OpenFisca's own floats, rounded to the cent wherever the law rounds.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.measuring import best_of, report

HOME = Path(os.environ["AMPARO_HOME"])
PERIOD, RUNS = "2022-02", 5
LAW = json.loads((HOME / "law.json").read_text())
RESULTS = {
    "average_cents": "average",
    "raw_pension_cents": "raw_pension",
    "minimum_cents": "minimum",
    "maximum_cents": "maximum",
    "pension_cents": "pension",
}
Person = build_entity(key="person", plural="persons", label="Person", is_person=True)


def number(entries: list[dict]) -> dict:
    return {"values": {entry["since"]: {"value": entry["value"]} for entry in entries if "value" in entry}}


def constant(value: float) -> dict:
    return {"values": {LAW["coefficient"][0]["since"]: {"value": value}}}


def scale(steps_by_date: dict[str, list]) -> dict:
    """A table that gives an amount at the last threshold reached; every date has the same thresholds."""
    thresholds = [key for key, _ in next(iter(steps_by_date.values()))]
    return {
        "metadata": {"type": "single_amount"},
        "brackets": [
            {
                "threshold": {day: {"value": threshold} for day in steps_by_date},
                "amount": {day: {"value": steps[position][1]} for day, steps in steps_by_date.items()},
            }
            for position, threshold in enumerate(thresholds)
        ],
    }


def steps(entries: list[dict]) -> dict:
    return scale({entry["since"]: entry["steps"] for entry in entries})


def parameters() -> ParameterNode:
    (coefficient,) = LAW["coefficient"]
    data = {
        "basic_wage": number(LAW["basic_wage"]),
        "coefficient": steps(LAW["coefficient"]),
        "coefficient_years": constant(coefficient["steps"][-1][0]),
        "coefficient_beyond": constant(coefficient["then"]),
        "minimum_rate": steps(LAW["minimum_rate"]),
        "maximum_rate": steps(LAW["maximum_rate"]),
        "right_months": scale({coefficient["since"]: sorted(LAW["right"])}),
        "year_months": constant(LAW["year_months"]),
        "averaging_months": constant(LAW["averaging_months"]),
    }
    return ParameterNode("", data=data)


class age(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Age"


class months(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Months contributed"


class best_years(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Wages of the best years"


class right(Variable):
    value_type, entity, definition_period, label = bool, Person, MONTH, "Has the right"

    def formula(person, period, parameters):
        return person("months", period) >= parameters(period).right_months.calc(person("age", period))


class years(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Completed years"

    def formula(person, period, parameters):
        return person("months", period) // parameters(period).year_months


class average(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Average of the best years"

    def formula(person, period, parameters):
        return np.round(person("best_years", period) / parameters(period).averaging_months, 2)


class coefficient(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Coefficient"

    def formula(person, period, parameters):
        law, completed = parameters(period), person("years", period)
        beyond = np.maximum(completed - law.coefficient_years, 0) * law.coefficient_beyond
        return law.coefficient.calc(completed) + beyond


class raw_pension(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Pension before limits"

    def formula(person, period, parameters):
        return np.round(person("average", period) * person("coefficient", period), 2)


class minimum(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Minimum pension"

    def formula(person, period, parameters):
        law = parameters(period)
        return np.round(law.basic_wage * law.minimum_rate.calc(person("years", period)), 2)


class maximum(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Maximum pension"

    def formula(person, period, parameters):
        law = parameters(period)
        return np.round(law.basic_wage * law.maximum_rate.calc(person("years", period)), 2)


class pension(Variable):
    value_type, entity, definition_period, label = float, Person, MONTH, "Pension"

    def formula(person, period, parameters):
        limited = np.clip(person("raw_pension", period), person("minimum", period), person("maximum", period))
        return np.where(person("right", period), limited, 0)


def main() -> dict:
    """The least time in which every variable is calculated for everybody; what is given was set before."""
    system = TaxBenefitSystem([Person])
    system.parameters = parameters()
    system.add_variables(
        age, months, best_years, right, years, average, coefficient, raw_pension, minimum, maximum, pension
    )
    people = np.load(HOME / "people.npz")

    def given():
        simulation = SimulationBuilder().build_default_simulation(system, len(people["row"]))
        simulation.set_input("age", PERIOD, people["age"])
        simulation.set_input("months", PERIOD, people["months"])
        simulation.set_input("best_years", PERIOD, people["best_years_cents"] / 100)
        return simulation

    def calculate(simulation) -> dict[str, np.ndarray]:
        simulation.calculate("pension", PERIOD)
        return {cents: simulation.calculate(name, PERIOD) for cents, name in RESULTS.items()}

    waiting = [given() for _ in range(RUNS)]
    best = best_of(RUNS, lambda: calculate(waiting.pop()))
    amounts = calculate(given())
    np.savez(HOME / "openfisca.npz", **{name: np.rint(one * 100.0).astype(np.int64) for name, one in amounts.items()})
    return {"best": best}


if __name__ == "__main__":
    report(main)
