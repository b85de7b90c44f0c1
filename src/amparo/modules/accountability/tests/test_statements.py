import pytest

from amparo.modules.accountability import statements
from amparo.modules.accountability.declared import DeclarationError
from amparo.modules.accountability.statements import Statements

PRINTED = statements.read()


def test_every_printed_figure_is_loaded():
    reports = [statement.report for statement in PRINTED]
    assert [reports.count(year) for year in (2022, 2023, 2025)] == [268, 30, 49]


def test_each_is_addressed_by_its_report_year_and_key():
    addresses = {(statement.report, statement.year, statement.key) for statement in PRINTED}
    assert len(addresses) == len({statement.code for statement in PRINTED}) == 347


def test_the_printed_digits_are_kept():
    known = Statements(PRINTED)
    assert str(known.one("budget.214_ssc_fund.execution_pct", 2022).value) == "62.10"


def test_a_star_is_the_rows_of_a_table_and_never_its_total():
    rows = Statements(PRINTED).rows("budget.*.codified", 2022)
    assert len(rows) == 11
    assert "budget.total.codified" not in [row.key for row in rows]


def test_an_unknown_key_suggests_the_nearest():
    with pytest.raises(DeclarationError, match=r"«affiliates.activ» para 2022; ¿será affiliates.active@2022"):
        Statements(PRINTED).one("affiliates.activ", 2022)


@pytest.mark.parametrize(
    ("column", "value", "cause"),
    [("value", "5,4", "«5,4» no es un número"), ("report", "memoria.pdf", "no es rendicion-AAAA.txt")],
)
def test_a_bad_row_is_named(tmp_path, column, value, cause):
    header, first, *_ = statements.PRINTED_FIGURES.read_text(encoding="utf-8").splitlines()
    cells = dict(zip(header.split(","), first.split(","), strict=True)) | {column: f'"{value}"'}
    bad = tmp_path / "bad.csv"
    bad.write_text("\n".join([header, ",".join(cells.values())]), encoding="utf-8")
    with pytest.raises(DeclarationError, match=f"fila 2, columna {column}: .*{cause}"):
        statements.read(bad)
