import pytest

from amparo.foundation.spreadsheets import cell


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r=1", "-A1"])
def test_a_formula_becomes_text(formula):
    assert cell(formula) == f"'{formula}"


@pytest.mark.parametrize("plain", ["-", "", "-3.50", "+4", "1.234,50", "Tienda = La Favorita", "a@b.ec", -7, None])
def test_what_is_none_stays_as_it_is(plain):
    assert cell(plain) == plain


def test_what_has_parts_is_json():
    assert cell(["=1"]) == '["=1"]' and cell({"a": True}) == '{"a": true}' and cell(False) == "false"
