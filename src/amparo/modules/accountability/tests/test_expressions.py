from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.modules.accountability.expressions import ARITHMETIC, ExpressionError, Figure, evaluate, figures_in, parse

VALUES = {"a.b": Decimal(10), "a.201_x": Decimal(3), "one": Decimal(1)}


def value(expression):
    return evaluate(expression, lambda figure: VALUES[figure.name], ARITHMETIC)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 4 - 3", "3"),
        ("-0.01 * a.b", "-0.10"),
        ("2 * -3", "-6"),
        ("a.b / a.201_x * a.201_x", "9.999999999999999999999999999999999999999"),
        ("percent(a.201_x, a.b)", "30"),
        ("growth(a.b, 8)", "25"),
        ("millions(2037167446)", "2037.167446"),
        ("thousands(one)", "0.001"),
    ],
)
def test_arithmetic_is_exact_and_has_the_usual_order(expression, expected):
    assert str(value(expression)) == expected


def test_a_figure_may_say_its_year_and_its_groups():
    assert parse("a.b@2021[regime=private|public, sex=M]") == Figure(
        "a.b", 2021, (("regime", ("private", "public")), ("sex", ("M",)))
    )
    assert str(parse("a.b@2021[regime=private|public, sex=M]")) == "a.b@2021[regime=private|public, sex=M]"


def test_the_figures_of_an_expression_can_be_listed():
    named = [figure.name for figure in figures_in(parse("percent(a.b, one) - sum(a.*, 2022-01..2022-12)"))]
    assert named == ["a.b", "one", "a.*"]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("2 +", r"columna 4: se esperaba un número, una cifra, un mes o una función y hay «el final»"),
        ("(2", r"se esperaba «\)»"),
        ("2 3", r"columna 2: se esperaba un operador o el final y hay «3»"),
        ("__import__('os')", r"columna 1"),
        ("one.__class__(1)", r"no existe la función «one.__class__»"),
        ("exec(one)", r"no existe la función «exec»; hay: growth, millions, percent, thousands"),
        ("one / 0", r"divide para cero"),
        ("2022-01 + 1", r"el mes «2022-01» solo puede ir dentro de una función"),
        ("one[regime]", r"no es una lista de grupos"),
    ],
)
def test_what_is_outside_the_grammar_is_refused_with_its_place(expression, message):
    with pytest.raises(ExpressionError, match=message):
        value(expression)


@given(st.text(alphabet="ab.*+-/()[]=,@ 0123456789", max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        parse(text)
    except ExpressionError as error:
        assert str(error)
