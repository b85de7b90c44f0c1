"""A nation's columns say what whole numbers say, of every rule there is, and work each thing out once."""

import random
import re

import duckdb
import narwhals as nw
import polars as pl
import pytest

from amparo.foundation.law import Law, LawError, Rulebook, compute, rule, with_columns
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of
from amparo.foundation.law.columns import Columns
from amparo.foundation.law.facts import Fact, Facts
from amparo.foundation.law.verbs import between, share, when

LAW = Law.load()
CASES = 60

declared = rule("LSS art. 1", since="2020-01-01", es="Ejemplo", en="Example")


def invented(fact: Fact, chance: random.Random) -> int | str:
    """Anything the fact can be, the small numbers that rules compare with as often as all others."""
    if fact.choices:
        return chance.choice(fact.choices)
    if fact.unit == "date":
        return chance.randrange(2000, 2027) * 10000 + chance.randrange(1, 13) * 100 + chance.randrange(1, 29)
    if fact.unit == "month":
        return chance.randrange(2000, 2027) * 100 + chance.randrange(1, 13)
    return chance.randint(fact.least, chance.choice((fact.most, min(fact.most, fact.least + 40))))


def facts_of(book: Rulebook) -> list[str]:
    """What the rules of a module ask for that neither they nor the law say."""
    asked = {name for versions in book.versions.values() for one in versions for name in one.parameters}
    keys = {LAW.value(name).keyed_by for name in asked if name in LAW.values} - {""}
    return sorted({name for name in asked if name not in book and name not in LAW.values} | keys)


def told(book: Rulebook, case: dict, day: int, wanted: str) -> int | None:
    """What one citizen is told; None when there is no law to tell it by."""
    try:
        return compute(book, case, LAW.on(day), [wanted])[wanted]
    except LawError:
        return None


def needs_all(book: Rulebook, name: str) -> bool:
    """Whether nothing that a result rests on can go unused, as what `when` does not choose."""
    if name not in book:
        return True
    return all(
        not re.search(r"when\(|[&|]", one.source) and all(needs_all(book, parameter) for parameter in one.parameters)
        for one in book.versions[name]
    )


@pytest.mark.parametrize("module", modules_with_rules())
def test_every_rule_says_in_columns_what_it_says_of_one(module):
    """On days from before the law to after it: where one would be told that there is no law, a column says nothing."""
    book, chance = rulebook_of(module), random.Random(module)
    days = [chance.randrange(1999, 2028) * 10000 + chance.randrange(1, 13) * 100 + 1 for _ in range(CASES)]
    facts = [Facts.load().of(name) for name in facts_of(book)]
    cases = [{fact.name: invented(fact, chance) for fact in facts} for _ in days]
    wanted = list(book.versions)
    frame = pl.DataFrame(cases).with_columns(governing_date=pl.Series(days, dtype=pl.Int32), row=pl.int_range(pl.len()))
    by_polars, by_duckdb = (
        with_columns(nw.from_native(native), book, LAW.by("governing_date"), wanted)
        .collect(backend="polars")
        .to_native()
        .sort("row")
        .select(wanted)
        .to_dict(as_series=False)
        for native in (frame.lazy(), duckdb.from_arrow(frame.to_arrow()))
    )
    assert by_polars == by_duckdb
    for name in wanted:
        one_by_one = [told(book, case, day, name) for case, day in zip(cases, days, strict=True)]
        if not needs_all(book, name):
            one_by_one = [by_polars[name][row] if one is None else one for row, one in enumerate(one_by_one)]
        assert by_polars[name] == one_by_one, name


@declared
def kept_cents(wage_cents, minimum_pension_rate, years, other_cents):
    """Se guarda una parte, entre dos límites, si queda algo.

    A part is kept, between two limits, if anything is left.
    """
    return when(
        share(wage_cents, minimum_pension_rate(years)) > 0,
        between(share(wage_cents, minimum_pension_rate(years)), other_cents, other_cents + 1),
        0,
    )


@declared
def twice_cents(wage_cents, minimum_pension_rate, years, kept_cents):
    """La misma parte, otra vez.

    The same part again.
    """
    return share(wage_cents, minimum_pension_rate(years)) + kept_cents


def test_what_rules_say_in_the_same_words_is_worked_out_once():
    given = ["kind", "month", "other_cents", "wage_cents", "years"]
    order = ["minimum_pension_rate", "kept_cents", "twice_cents"]
    columns = Columns(Rulebook([kept_cents, twice_cents]), LAW.by("month"), given, ["twice_cents"], order)
    written = [name for _, added in columns.levels() for name in added]
    assert len(written) == len(set(written))
    assert [name for name in written if not name.endswith("cents") and ", part" not in name] == [
        "kind__code",
        "minimum_pension_rate(years)",
        "share(wage_cents, minimum_pension_rate(years))",
        "between(share(wage_cents, minimum_pension_rate(years)), other_cents, other_cents + 1)",
    ]


@pytest.mark.parametrize("missing", ["kind", "month", "wage_cents", "years"])
def test_what_is_missing_stays_missing(missing):
    row = {"row": 0, "month": 202201, "kind": "sgo_old_age", "other_cents": 7, "wage_cents": 100_00, "years": 20}
    for named in ({}, {missing: None}):
        frame = pl.DataFrame([row | named], schema_overrides={missing: pl.String if missing == "kind" else pl.Int64})
        for native in (frame.lazy(), duckdb.from_arrow(frame.to_arrow())):
            rows = with_columns(nw.from_native(native), [kept_cents, twice_cents], LAW.by("month"), ["twice_cents"])
            [found] = rows.collect(backend="polars").to_native()["twice_cents"].to_list()
            assert found == (None if named else 60_00 + 8)
