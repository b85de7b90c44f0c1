"""The shapes of what the API answers. Amounts are cents, rates millionths, days YYYYMMDD and months YYYYMM."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

Trust = Literal["VERIFIED", "SINGLE", "DERIVED", "MEMORY", "CONFLICT", "PROPOSED", "POLICY"]
Number = int | bool
Value = int | bool | str | None


class Used(Schema):
    """A value of law that a line used."""

    name: str
    title: str
    shown: str
    law: str
    article: str
    checked: str
    trust: Trust
    gazette: str
    note: str


class Line(Schema):
    """One rule applied: name = source = substituted = shown."""

    name: str
    title: str
    sentence: str
    article: str
    trust: Trust
    source: str
    substituted: str
    result: Number
    unit: str
    shown: str
    law: list[Used]


class Doubt(Schema):
    """Something the answer rests on that is not verified."""

    title: str
    article: str
    trust: Trust
    note: str


class Explanation(Schema):
    """The derivation of a case, in the order computed."""

    results: dict[str, Number]
    uncertain: list[Doubt]
    lines: list[Line]


class Unmet(Schema):
    """A condition that does not hold."""

    name: str
    title: str
    sign: str
    has: Number
    needs: Number
    unit: str
    shown_has: str
    shown_needs: str
    wait_months: int | None
    contributing: bool
    text: str


class Route(Schema):
    """One way to a right that was refused: all that is missing, and the month in which time alone meets it."""

    month: str | None
    contributing: bool
    text: str
    unmet: list[Unmet]


class Decision(Explanation):
    """What one rule says of one case; the same as `amparo explain --json`."""

    rule: str
    on: str
    facts: dict[str, int | str]
    lacking: list[Route]


class Way(Schema):
    """One way to a benefit, weighed."""

    way: str
    state: Literal["best", "lower", "refused", "untold", "not_in_force"]
    cents: int
    explanation: Explanation | None
    routes: list[Route]
    missing: str
    why: str


class Choice(Schema):
    """Every way to a benefit, the best first; the same as `amparo explain --json`."""

    benefit: str
    on: str
    facts: dict[str, int | str]
    ways: list[Way]


class Asked(Schema):
    """A question there is, and the fields it asks for."""

    question: str
    module: str
    title: str
    lead: str
    page: str


class Result(Schema):
    name: str
    title: str
    value: Value
    unit: str


class Column(Schema):
    name: str
    title: str
    unit: str


class Table(Schema):
    name: str
    title: str
    columns: list[Column]
    rows: list[list[Value]]


class Axis(Schema):
    title: str
    unit: str


class ChartLine(Schema):
    title: str
    points: list[list[int]]


class Chart(Schema):
    title: str
    x: Axis
    unit: str
    lines: list[ChartLine]


class TitledWay(Way):
    title: str


class TitledExplanation(Explanation):
    title: str


class Answer(Schema):
    """What the law answers: `said` in one sentence, and everything behind it."""

    question: str
    on: str
    asked: dict[str, int | str]
    said: str
    results: list[Result]
    alternatives: list[TitledWay]
    lacking: list[Route]
    tables: list[Table]
    charts: list[Chart]
    derivations: list[TitledExplanation]
    uncertain: list[Doubt]
    notes: list[str]


class Version(Schema):
    """A rule while it is in force: from `since`, until the day before `until`, or still."""

    title: str
    sentence: str
    article: str
    trust: Trust
    unit: str
    since: str
    until: str | None
    parameters: list[str]
    source: str


class RuleListed(Schema):
    """A rule, by its newest version."""

    rule: str
    title: str
    article: str
    unit: str


class Rule(Schema):
    """A rule, its versions from the oldest, and the facts it needs on the day asked."""

    rule: str
    versions: list[Version]
    needs: list[str]


class BenefitListed(Schema):
    """What may be asked for in several ways."""

    benefit: str
    title: str
    ways: list[str]


class Fact(Schema):
    """A fact that may be given: a word of `choices`, or a whole number from `least` to `most`."""

    name: str
    title: str
    unit: str
    least: int
    most: int
    choices: list[str]
    runs: str


class Cite(Schema):
    law: str
    article: str
    checked: str
    trust: Trust
    gazette: str
    note: str


class Content(Schema):
    """What a value is: a number, steps [key, value], rows of minima, or why there is none."""

    value: int | None = None
    steps: list[list[int]] | None = None
    then: int | None = None
    rows: list[dict[str, int]] | None = None
    absent: str | None = None
    cite: Cite


class LawValue(Schema):
    """A value of law in force on a day; `cases` when it is one for each key of `keyed_by`."""

    name: str
    title: str
    unit: str
    per: str
    keyed_by: str
    place: str
    since: str
    content: Content | None
    cases: dict[str, Content]


class Indicator(Schema):
    """A published figure, and the groups by which it may be asked."""

    indicator: str
    title: str
    definition: str
    method: str
    law: str
    unit: str
    breakdowns: list[str]


class Indicators(Schema):
    """Every published figure, and the months that have been published."""

    months: list[str]
    indicators: list[Indicator]


class Figure(Schema):
    """A figure of a month; a hidden cell has no value and no people."""

    month: str
    group: dict[str, str]
    value: int | None
    people: int | None
    hidden: bool


class Figures(Schema):
    indicator: str
    unit: str
    figures: list[Figure]
