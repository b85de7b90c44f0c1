"""Before a rulebook is used its units agree and its numbers stay within what every engine divides rightly."""

from importlib import import_module
from itertools import count

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from amparo.foundation.law import Facts, Law, LawError, Rulebook, compute
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of
from amparo.foundation.law.proof import proved, spans_of, units_of
from amparo.foundation.law.spans import SPAN_VERBS, Span, SpanTable
from amparo.foundation.law.units import Unit
from amparo.foundation.law.values import Steps
from amparo.foundation.law.verbs import VERBS, proportion
from amparo.foundation.money import share

LAW, FACTS = Law.load(), Facts.load()
FRESH = count()


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """`planted(name, parameters, body)`: a module of one rule, as a room would have it."""
    monkeypatch.syspath_prepend(tmp_path)

    def plant(name: str, parameters: str, body: str, unit: str = ""):
        module = f"planted_{next(FRESH)}"
        (tmp_path / f"{module}.py").write_text(
            "from amparo.foundation.law.rules import rule\n"
            f"from amparo.foundation.law.verbs import {', '.join(VERBS)}\n"
            f"@rule('LSS art. 1', since='2020-01-01', unit='{unit}', es='Ejemplo', en='Example')\n"
            f"def {name}({parameters}):\n    '''Una frase.\n\n    A sentence.'''\n    return {body}\n"
        )
        return import_module(module)

    return plant


# ---------------------------------------------------------------- units


@pytest.mark.parametrize("module", modules_with_rules())
def test_the_rules_of_every_room_are_proved(module):
    book = rulebook_of(module)
    assert proved(book) is book
    units = units_of(book, LAW, FACTS)
    assert all(name in units and str(units[name]) for name in book.versions)


def test_units_are_those_of_the_law():
    units = {name: str(unit) for name, unit in units_of(rulebook_of("pensions"), LAW, FACTS).items()}
    assert (units["years"], units["coefficient"], units["pension_cents"]) == ("years", "rate", "cents")
    assert (units["right"], units["exceeded_brackets"]) == ("yes or no", "count")
    arrears = units_of(rulebook_of("collection"), LAW, FACTS)
    assert (str(arrears["arrears_rate"]), str(arrears["due_date"])) == ("rate/years", "date")
    assert str(Unit({"cents": 2, "rate": 1, "years": -1})) == "cents^2·rate/years"


@pytest.mark.parametrize(
    ("parameters", "body", "complaint"),
    [
        ("monthly_wage_cents, months", "monthly_wage_cents + months", "cents added to months"),
        ("monthly_wage_cents, days", "monthly_wage_cents - days", "cents subtracted from days"),
        ("monthly_wage_cents, months, age", "when(months > age, monthly_wage_cents, 0)", "months compared with years"),
        ("monthly_wage_cents, months", "least(monthly_wage_cents, months)", "cents compared with months"),
        ("monthly_wage_cents, months", "share(monthly_wage_cents, months)", "it gives cents·months/rate"),
        ("monthly_wage_cents, months, days", "share(monthly_wage_cents, months, days)", "it gives cents·months/days"),
        (
            "monthly_wage_cents, reserve_rate",
            "monthly_wage_cents * reserve_rate",
            "gives cents·rate and declares cents",
        ),
        ("last_year_cents, improvement_rate", "share(last_year_cents, improvement_rate)", "it gives cents/months"),
        ("months", "months", "it gives months and declares cents"),
        ("months, year_months", "whole(months, year_months)", "it gives years and declares cents"),
        ("owed_cents, relief_rate, age", "share(owed_cents, relief_rate(age))", "years asked of a table by days"),
        ("pensioner, owed_cents", "when(pensioner, owed_cents, 0)", "`when` asks for yes or no, not flag"),
        ("pensioner, owed_cents, age", "when(pensioner == 1, owed_cents, age)", "cents or else years"),
        ("pensioner, owed_cents", "owed_cents * pensioner", "cents and flag do not multiply"),
        ("pensioner, remarried, owed_cents", "when((pensioner & remarried) == 1, owed_cents, 0)", "not flag"),
        ("calendar_month, owed_cents", "when(calendar_month + 1 > 0, owed_cents, 0)", "calendar_month does not add up"),
        ("paid_date, owed_cents", "when(paid_date + owed_cents > 0, owed_cents, 0)", "cents added to a date in days"),
        ("paid_date, age, owed_cents", "when(paid_date > age, owed_cents, 0)", "date compared with years"),
        (
            "pension_right, months, age, owed_cents",
            "when(any_row(pension_right, months=age, age=months), owed_cents, 0)",
            "years given for «months», in months",
        ),
        (
            "pension_right, months, owed_cents",
            "when(any_row(pension_right, months=months), owed_cents, 0)",
            r"the table of minima looks at \['age', 'months'\]",
        ),
        ("owed_cents, misnamed", "owed_cents + misnamed", "misnamed: no es un hecho que se conozca"),
    ],
)
def test_what_does_not_go_together_is_refused(planted, parameters, body, complaint):
    with pytest.raises(LawError, match=complaint) as refused:
        Rulebook.of(planted("due_cents", parameters, body))
    assert str(refused.value).startswith("due_cents (LSS art. 1) = ")


def test_a_rule_that_says_no_unit_says_yes_or_no(planted):
    assert "due" in Rulebook.of(planted("due", "months", "months > 0"))
    assert "due" in Rulebook.of(planted("due", "months", "months", unit="months"))
    with pytest.raises(LawError, match="it gives months and declares yes or no"):
        Rulebook.of(planted("due", "months", "months"))


def test_a_rate_by_the_month_is_made_cents_by_months(planted):
    body = "share(last_year_cents * months, improvement_rate)"
    assert "due_cents" in Rulebook.of(planted("due_cents", "last_year_cents, months, improvement_rate", body))


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("parameters", "body", "complaint"),
    [
        ("owed_cents, months, whole_rate", "share(owed_cents * months, whole_rate)", "write `proportion`"),
        ("owed_cents, months", "owed_cents * months * months * months * months", r"beyond 2\^62"),
        ("owed_cents, months", "proportion(owed_cents, owed_cents * months, owed_cents + 1)", r"beyond 2\^62: narrow"),
        ("owed_cents, months", "share(owed_cents, 1, months)", "a divisor may be 0"),
        ("owed_cents, months_apart", "whole(owed_cents, months_apart)", "a divisor may be -12"),
        ("owed_cents, months", "whole(owed_cents * owed_cents, months + 1)", "`whole` may divide .*, beyond 2"),
    ],
)
def test_what_an_engine_may_divide_wrong_is_refused(planted, parameters, body, complaint):
    book = Rulebook([planted("due_cents", parameters, body).due_cents])
    with pytest.raises(LawError, match=complaint) as refused:
        spans_of(book, LAW, FACTS)
    assert str(refused.value).startswith("due_cents (LSS art. 1) = ")


def test_a_rulebook_whose_numbers_outgrow_is_not_built(planted):
    with pytest.raises(LawError, match=r"`share` may divide 45\d+, beyond 2\^52: write `proportion`"):
        Rulebook.of(planted("due_cents", "owed_cents", "share(owed_cents, owed_cents, owed_cents + 1)"))


@pytest.mark.parametrize("module", modules_with_rules())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nobody_within_bounds_leaves_the_span_of_a_result(module, data):
    book, choose = rulebook_of(module), data.draw(st.randoms(use_true_random=False))
    day = 10_000 * choose.randint(2002, 2026) + 100 * choose.randint(1, 12) + 1
    given = {}
    for fact in map(FACTS.of, FACTS.names):
        edges = (fact.least, fact.most, choose.randint(fact.least, fact.most))
        given[fact.name] = choose.choice(fact.choices or edges)
    given = {name: value for name, value in given.items() if name not in book}
    for name, span in spans_of(book, LAW, FACTS).items():
        try:
            found = compute(book, given, LAW.on(day), [name])[name]
        except LawError:
            continue
        assert span.low <= found <= span.high, (name, day)


numbers = st.integers(-(10**4), 10**4)
within = st.tuples(numbers, numbers, numbers).map(sorted)  # the least, a number, the most


@given(
    st.sampled_from(["least", "greatest", "share", "proportion", "whole", "between", "when"]), within, within, within
)
def test_a_span_holds_whatever_the_verb(verb, a, b, c):
    if verb in ("share", "proportion", "whole"):
        assume((b if verb == "whole" else c)[0] > 0)
    inputs = [a, b, c] if verb not in ("least", "greatest", "whole") else [a, b]
    spans = [Span((low, high)) for low, _, high in inputs]
    if verb == "when":
        chosen, spans[0] = [inputs[0][1] > 0, b[1], c[1]], Span((0, 1))
        found, span = VERBS[verb](*chosen), SPAN_VERBS[verb](*spans)
    else:
        found, span = VERBS[verb](*[number for _, number, _ in inputs]), SPAN_VERBS[verb](*spans)
    assert span.low <= found <= span.high


@given(within, within, st.sampled_from([0, 1]))
def test_a_span_holds_whatever_the_operator(a, b, one):
    left, right = Span((a[0], a[2])), Span((b[0], b[2]))
    x, y = a[1], b[1]
    for found, span in (
        (x + y, left + right), (x - y, left - right), (x * y, left * right),
        (x + one, left + one), (x - one, left - one), (x * one, left * one),
        (one + x, one + left), (one - x, one - left), (one * x, one * left),
        (x < y, left < right), (x == y, left == right), ((x < y) & (x == y), (left < right) & (left == right)),
    ):  # fmt: skip
        assert span.low <= found <= span.high


@given(st.dictionaries(st.integers(0, 50), numbers, min_size=1), st.integers(-5, 5), within)
def test_a_span_holds_whatever_the_table(steps, then, x):
    table = Steps(tuple(sorted(steps.items())), then)
    assume(x[1] >= min(steps))
    span = SpanTable((table,))(Span((x[0], x[2])))
    assert span.low <= table(x[1]) <= span.high


# ---------------------------------------------------------------- large products

wide = st.tuples(st.integers(-(10**10), 10**10), st.integers(0, 10**8), st.integers(1, 10**10))


@settings(max_examples=10, deadline=None)
@given(st.lists(wide, min_size=50, max_size=50))
def test_a_proportion_is_a_share_whatever_its_size(rows):
    frame = pl.DataFrame(rows, schema=["amount", "part", "total"], orient="row").with_row_index("row")
    asked = proportion(nw.col("amount"), nw.col("part"), nw.col("total"))
    expected = [share(*row) for row in rows]
    assert [proportion(*row) for row in rows] == expected
    assert nw.from_native(frame).select(found=asked).to_native()["found"].to_list() == expected
    on_duckdb = nw.from_native(duckdb.from_arrow(frame.to_arrow())).select("row", found=asked).sort("row")
    assert on_duckdb.collect(backend="polars").to_native()["found"].to_list() == expected
