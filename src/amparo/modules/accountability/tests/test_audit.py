"""`expected_identities.csv` is the audit made when the three reports were transcribed, not by this code."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from amparo.modules.accountability import audit, statements
from amparo.modules.accountability.audit import Identity, Verdict
from amparo.modules.accountability.declared import Text
from amparo.modules.accountability.expressions import ExpressionError

PRINTED = statements.read()
AUDITED = audit.audit(audit.identities(), PRINTED)
with (Path(__file__).parent / "expected_identities.csv").open(encoding="utf-8") as file:
    EXPECTED = {row["id"]: row for row in csv.DictReader(file)}


def identity(left, printed="1", tolerance="0", digits=None):
    return Identity("X01", 2022, Text("prueba", "test"), left, printed, Decimal(tolerance), "USD", digits, None)


def verdict(*arguments, **options):
    (audited,) = audit.audit([identity(*arguments, **options)], PRINTED)
    return audited.verdict


def test_all_107_identities_are_audited():
    assert {one.identity.id for one in AUDITED} == EXPECTED.keys()
    assert len(AUDITED) == len(EXPECTED) == 107


@pytest.mark.parametrize("one", AUDITED, ids=lambda one: one.identity.id)
def test_the_audit_is_the_expected_one_to_the_last_digit(one):
    shown = {
        "computed": str(one.computed),
        "printed": str(one.printed),
        "difference": str(one.difference),
        "tolerance": str(one.identity.tolerance),
        "unit": one.identity.unit,
        "verdict": str(one.verdict),
    }
    assert shown == {column: EXPECTED[one.identity.id][column] for column in shown}


def test_what_fails_says_why_and_nothing_else_does():
    for one in AUDITED:
        assert (one.identity.reading is not None) == (one.verdict is Verdict.FAILS), one.identity.id


def test_a_changed_figure_changes_the_verdict():
    changed = [
        statements.Statement(**{**vars(one), "value": one.value + 1})
        if one.key == "facilities.level3_hospital"
        else one
        for one in PRINTED
    ]
    (facilities,) = audit.audit([one for one in audit.identities() if one.id == "A01"], changed)
    assert (facilities.difference, facilities.verdict) == (1, Verdict.FAILS)


@pytest.mark.parametrize(
    ("left", "tolerance", "digits", "expected"),
    [
        ("1", "0", None, Verdict.HOLDS),
        ("1.4", "0.5", None, Verdict.WITHIN_ROUNDING),
        ("1.6", "0.5", None, Verdict.FAILS),
        ("1.499", "0.5", 3, Verdict.HOLDS),
        ("1.5", "0.5", 3, Verdict.WITHIN_ROUNDING),
        ("1.501", "0.5", 3, Verdict.FAILS),
    ],
)
def test_a_verdict_weighs_the_difference_as_rounding_would(left, tolerance, digits, expected):
    assert verdict(left, tolerance=tolerance, digits=digits) is expected


@pytest.mark.parametrize(
    ("left", "message"),
    [
        ("affiliates.activos", "identidad X01: ningún informe imprime «affiliates.activos» para 2022"),
        ("sum(nothing.*)", "identidad X01: «nothing.\\*» no encuentra ninguna cifra de 2022"),
        ("sum(2)", "identidad X01: sum espera el patrón de una tabla"),
    ],
)
def test_an_identity_that_cannot_be_computed_is_named(left, message):
    with pytest.raises(ExpressionError, match=message):
        verdict(left)


def test_every_series_break_rests_on_printed_figures():
    breaks = audit.series_breaks(PRINTED)
    assert len({one.id for one in breaks}) == 14
    assert all(len(one.figures) >= 2 for one in breaks)
