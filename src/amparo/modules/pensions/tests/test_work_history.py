"""The work history handed in as a file: how it is read, what is wrong with it, and what it answers."""

import pytest

from amparo.modules.pensions import work_history
from amparo.modules.pensions.questions import RETIREMENT_QUESTION
from amparo.modules.pensions.tests.asking import ROSA, ask, history, numbers, table


def test_the_sample_is_read_and_answered():
    rows = RETIREMENT_QUESTION.upload.read(RETIREMENT_QUESTION.upload.sample, "es")
    assert len(rows) == 144 and rows[0] == {"month": 201401, "wage_cents": 550_00, "days": 30}
    assert any(
        "144 meses, hasta diciembre de 2025" in note for note in ask({"birth_date": 1980_06_15}, rows=rows).notes
    )


def test_a_history_of_even_wages_is_the_few_answers():
    rows = history(dict.fromkeys(range(2002, 2026), 1_200_00))
    rows += [
        row
        for row in history({2001: 1_200_00, 2026: 1_200_00})
        if row["month"] == 200112 or 202600 < row["month"] < 202612
    ]
    told, uploaded = ask(ROSA), ask({"birth_date": 1970_06_15}, rows=rows)
    assert numbers(uploaded) == numbers(told)
    assert [table(uploaded, name) for name in ("routes", "each_year")] == [
        table(told, name) for name in ("routes", "each_year")
    ]


def test_a_file_may_be_written_in_spanish_without_days_and_by_a_spreadsheet():
    text = "\ufeffMes;Sueldo\r\n2024-01;1.234,56\r\n\r\n02/2024;850\r\n"
    assert work_history.read(text) == [
        {"month": 202401, "wage_cents": 1_234_56, "days": 30}, {"month": 202402, "wage_cents": 850_00, "days": 30},
    ]  # fmt: skip


def test_every_wrong_line_is_told():
    text = "month;wage;days\n2024-13;100;30\n2024-01;abc;30\n2024-02;-5;31\n2024-03;100\n2024-04;100;0\n"
    text += "1800-01;200000;x\n1930-01;1;1\n"
    with pytest.raises(ValueError, match="Línea 2") as refused:
        work_history.read(text)
    wage = "escriba el sueldo del mes, por ejemplo 850.00."
    month, days = "escriba el año y el mes, por ejemplo 2024-01.", "escriba los días aportados, por ejemplo 30."
    assert str(refused.value).splitlines() == [
        f"Línea 2, columna month: «2024-13» no es un mes; {month}",
        f"Línea 3, columna wage: «abc» no es un valor en dólares; {wage}",
        f"Línea 4, columna wage: «-5» no es un valor en dólares; {wage}",
        f"Línea 4, columna days: «31» no está entre 0 y 30; {days}",
        "Línea 5: «2024-03;100» tiene 2 columnas y se esperan 3; escriba month;wage;days.",
        f"Línea 6, columna days: «0» días no van con sueldo; {days}",
        f"Línea 7, columna month: «1800-01» no es un mes; {month}",
        f"Línea 7, columna wage: «200000» no está entre 0.00 y 100000.00; {wage}",
        f"Línea 7, columna days: «x» no es un número entero; {days}",
        f"Línea 8, columna month: «1930-01» no está entre 1940-01 y 2099-12; {month}",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Línea 1: «» no nombra las columnas; escriba month;wage;days"),
        ("fecha,sueldo\n2024-01,5", "Línea 1: «fecha,sueldo» no nombra las columnas"),
        ("month;wage\n\n \n", "El archivo no trae ningún mes"),
        ("month;wage\n" + "2024-01;1\n" * 3001, "El archivo trae 3001 líneas y se leen hasta 3000"),
        ("\x00\x01\n\x02", "no nombra las columnas"),
    ],
)
def test_a_file_that_is_not_a_history_is_refused(text, said):
    with pytest.raises(ValueError, match=said):
        work_history.read(text)


@pytest.mark.parametrize(
    ("written", "cents"),
    [("850", 850_00), ("850.5", 850_50), ("850,50", 850_50), ("1.234", 1_234_00), ("1,234", 1_234_00),
     ("1,234.56", 1_234_56), ("1.234,5", 1_234_50), ("$ 850.00", 850_00), ("0", 0)],
)  # fmt: skip
def test_a_wage_is_read_as_people_write_it(written, cents):
    assert work_history.read(f"month;wage\n2024-01;{written}")[0]["wage_cents"] == cents


@pytest.mark.parametrize("written", ["1.23.4", "1.234.56", "1,234,5", "12 34", "1e3", "--5"])
def test_a_wage_that_could_be_anything_is_refused(written):
    with pytest.raises(ValueError, match="no es un valor en dólares"):
        work_history.read(f"month;wage\n2024-01;{written}")


def test_mistakes_are_told_in_english_too():
    with pytest.raises(ValueError, match="Line 2, column wage: «x» is not an amount in dollars; write the wage"):
        work_history.read("month;wage\n2024-01;x", "en")
