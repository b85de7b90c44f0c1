"""How the margins were made: small tidy tables distilled from the tables that INEC publishes.

    python -m amparo.entrypoints.population.margins.distil FOLDER

FOLDER holds the sheets of «Tabulados: Empleo registrado en la seguridad social (IESS)» saved as CSV, one file a sheet,
named by its number (`1_1_5.csv`): separator `;`, thousands with `.`, months written «dic.-21». Source: Registro
Estadístico de Empleo en la Seguridad Social (REESS), Instituto Nacional de Estadística y Censos (INEC), Ecuador,
edition of March 2023.
Not needed at run time: the results are kept beside this file. `SHEETS` says which table gives which margin.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

MONTH_NAMES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
YEAR = ["dic.-21", *(f"{name}.-22" for name in MONTH_NAMES)]
ENDS = ["dic.-21", "dic.-22"]
DECEMBERS = [f"dic.-{year:02d}" for year in range(9, 22)]

SECTORS = {
    "1_Privado": "private",
    "2_Público": "public",
    "3_Empleo doméstico": "domestic",
    "4_Seguro Social Campesino": "rural",
    "5_Semi contribuyente": "unpaid_home_work",
    "6_Voluntarios": "voluntary",
}
SEXES = {"1_Hombre": "M", "2_Mujer": "F"}
CONDITIONS = {"1_Cuenta Propia": "own_account", "2_Patronos": "employer", "3_Asalariados": "employee"}
SIZES = {"1_Microempresa": "micro", "2_Pequeña": "small", "3_Mediana A": "medium_a", "4_Mediana B": "medium_b",
         "5_Grande": "large"}  # fmt: skip
AGES = {"1_Entre 15 y 24 años": "15-24", "2_Entre 25 y 34 años": "25-34", "3_Entre 35 y 44 años": "35-44",
        "4_Entre 45 y 64 años": "45-64", "5_65 años y más": "65+"}  # fmt: skip
INDUSTRIES = {section: section for section in "ABCDEFGHIJKLMNOPQRSU"}
# Two workers whose employer has no known place are counted with the zones not delimited, so that provinces add up.
PROVINCES = {**{f"{code:02d}": f"{code:02d}" for code in range(1, 25)}, "90": "90", "Z0_Nocla_ubicacion": "90"}
TOTAL = {"Total sueldo corriente medio": "all"}

Labels = dict[str, str]
Row = tuple[str, ...]

# margin file: columns of its labels, months, and the sheets that fill it (number, fixed labels, labels in the sheet)
SHEETS: dict[str, tuple[tuple[str, ...], list[str], list[tuple[str, Row, tuple[Labels, ...]]]]] = {
    "contributors": (("sector",), YEAR, [("1_1_5", (), (SECTORS,))]),
    "contributors_by_sex": (
        ("sector", "sex"),
        YEAR,
        [("2_1_1", ("private",), (SEXES,)), ("2_2_1", ("public",), (SEXES,)),
         ("2_3_1", ("domestic",), (SEXES,)), ("2_4_1", ("rural",), (SEXES,))],
    ),
    "contributors_by_province": (
        ("sector", "province"),
        YEAR,
        [("2_1_4", ("private",), (PROVINCES,)), ("2_2_4", ("public",), (PROVINCES,))],
    ),
    "contributors_by_condition": (("condition", "sex"), YEAR, [("3_1_3", (), (CONDITIONS, SEXES))]),
    "ages": (("sector", "age", "sex"), ENDS, [("3_1_6", (), (SECTORS, AGES, SEXES))]),
    "ages_by_condition": (("condition", "age"), ENDS, [("3_2_3", (), (CONDITIONS, AGES))]),
    "sizes": (("sector", "size"), ENDS, [("1_2_3", ("private",), (SIZES,)), ("1_3_3", ("public",), (SIZES,))]),
    "industries": (
        ("sector", "industry"),
        ENDS,
        [("1_2_1", ("private",), (INDUSTRIES,)), ("1_3_1", ("public",), (INDUSTRIES,))],
    ),
    "wages_by_sex": (("sector", "sex"), ENDS, [("4_3_1", (), (SECTORS, SEXES))]),
    "wages_by_age": (("sector", "age"), ENDS, [("4_3_2", (), (SECTORS, AGES))]),
    "wages_by_size": (("size",), ENDS, [("4_2_5", (), (SIZES,))]),
    "wages_by_industry": (("industry",), ENDS, [("4_2_1", (), (INDUSTRIES,))]),
    "wages_by_condition": (("condition",), YEAR, [("4_2_4", (), (CONDITIONS,))]),
    "wage_bill": (("sector",), YEAR, [("5_1_3", (), (SECTORS,))]),
    "wage_bill_by_condition": (("condition",), YEAR, [("5_1_4", (), (CONDITIONS,))]),
    "average_wages": (("group",), DECEMBERS, [("4_2_3", (), (TOTAL,))]),
}  # fmt: skip


def month_number(label: str) -> int:
    """«dic.-21» → 202112."""
    name, year = label.split(".-")
    return (2000 + int(year)) * 100 + MONTH_NAMES.index(name) + 1


def read_sheet(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header (the row that names the months) and the rows below it. The encoding differs between saved sheets."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    header = next(index for index, row in enumerate(rows) if "dic.-21" in row)
    return rows[header], rows[header + 1 :]


def records(sheet: Path, fixed: Row, labels: tuple[Labels, ...], months: list[str]) -> Iterator[tuple[int, Row, int]]:
    header, rows = read_sheet(sheet)
    for row in rows:
        found = row[1 : 1 + len(labels)]
        if len(found) < len(labels) or any(
            text.strip() not in known for text, known in zip(found, labels, strict=True)
        ):
            continue
        group = fixed + tuple(known[text.strip()] for text, known in zip(found, labels, strict=True))
        for month in months:
            if text := row[header.index(month)]:
                yield month_number(month), group, int(text.replace(".", ""))


def distil(source: Path, target: Path, report: Callable[[str], object]) -> None:
    """Write one CSV per margin: `month`, its labels, `value` (persons, or whole US dollars)."""
    for name, (columns, months, sheets) in SHEETS.items():
        sums: dict[tuple[int, Row], int] = {}
        for number, fixed, labels in sheets:
            for month, group, value in records(source / f"{number}.csv", fixed, labels, months):
                sums[month, group] = sums.get((month, group), 0) + value
        with (target / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["month", *columns, "value"])
            writer.writerows([month, *group, value] for (month, group), value in sorted(sums.items()))
        report(f"{name}: {len(sums)}")


if __name__ == "__main__":
    distil(Path(sys.argv[1]), Path(__file__).parent, print)
