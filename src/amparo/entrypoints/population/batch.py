"""The employers' batch file of each month, mistakes included. `affiliation.notices` has the format."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from amparo.entrypoints.population.draws import Ints, stream
from amparo.entrypoints.population.employers import KINDS, REGIMES
from amparo.entrypoints.population.registration import Register
from amparo.entrypoints.population.targets import STREAMS
from amparo.entrypoints.population.workforce import FULL_TIME, REGIME_OF, Country
from amparo.entrypoints.population.year import Events

RELATIONS = {"private": "06", "public": "10", "teachers": "11", "foreign_service": "12", "bank_municipal": "13",
             "domestic": "20", "own_account": "30", "voluntary": "31", "abroad": "32", "unpaid_home_work": "33",
             "rural_head": "40"}  # fmt: skip
TITLES = {"private": "TRABAJADOR", "public": "SERVIDOR PUBLICO", "domestic": "TRABAJADOR DEL HOGAR"}
TYPE_ORDER = ("ENT", "MSU", "INS", "COR", "SAL", "CNF")
LINE_END = "\r\n"


@dataclass(frozen=True)
class BatchFile:
    """The text of a month's file, and the numbers of its wrong lines by kind of mistake (first line is 1)."""

    text: str
    wrong_lines: dict[str, list[int]]


def month_key(month: int) -> tuple[int, int]:
    """Year and month of a month of the play: 0 → (2021, 12), 3 → (2022, 3)."""
    return (2022, month) if month else (2021, 12)


def write_batch(country: Country, events: Events, register: Register, month: int) -> BatchFile:
    """Everything that employers say in a month, sorted by employer, mistakes among the rest."""
    good = pl.concat([part for part in _good_lines(country, events, register, month) if part.height])
    wrong = _wrong_lines(country, register, month)
    lines = pl.concat([good.with_columns(mistake=pl.lit("")), wrong]).sort("ruc", "order", "text")
    lines = lines.with_row_index("line", offset=1)
    numbers = lines.filter(pl.col("mistake") != "").group_by("mistake").agg("line").sort("mistake")
    return BatchFile(LINE_END.join(lines["text"]) + LINE_END, dict(numbers.iter_rows()))


def _good_lines(country: Country, events: Events, register: Register, month: int) -> list[pl.DataFrame]:
    extras = _of_month(events.extras, month)
    paid = [_lines(country, register, month, "INS", extras["job"], [_money(extras["cents"]), "O"])]
    if month == 0:
        return paid
    jobs = country.jobs
    entered = np.flatnonzero(jobs.told == month)
    left = np.flatnonzero(((jobs.left == month) | ((month == 1) & (jobs.left == 0))) & (jobs.noticed == 1))
    raises, absences = _of_month(events.raises, month), _of_month(events.absences, month)
    return [
        _entries(country, register, month, entered),
        _exits(country, register, month, left),
        _lines(
            country, register, month, "MSU", raises["job"], [_money(raises["wage"])], raises["about_month"].to_numpy()
        ),
        *paid,
        _lines(country, register, month, "COR", absences["job"],
               [absences["days"].cast(pl.String).str.zfill(2), _money(absences["cents"]), "P"]),
        _confirmations(country, register, month),
    ]  # fmt: skip


def _of_month(frames: list[pl.DataFrame], month: int) -> pl.DataFrame:
    return pl.concat(frames).filter(pl.col("month") == month)


def _entries(country: Country, register: Register, month: int, rows: Ints) -> pl.DataFrame:
    jobs, employers = country.jobs, country.employers
    regime = np.array(REGIMES)[employers.regime[jobs.employer[rows]]]
    regime = np.where(jobs.stream[rows] == STREAMS.index("public"), regime, np.array(
        [REGIME_OF.get(name, name) for name in STREAMS])[jobs.stream[rows]])  # fmt: skip
    codes = pl.Series(regime).replace_strict(RELATIONS)
    title = pl.Series(np.array(STREAMS)[jobs.stream[rows]]).replace_strict(TITLES, default="AFILIADO")
    sector = pl.Series(employers.industry[jobs.employer[rows]] + 1).cast(pl.String).str.zfill(13)
    entry = pl.Series(jobs.since_date[rows]).cast(pl.String)
    kind = pl.Series(employers.kind[jobs.employer[rows]] + 1).cast(pl.String)
    working_day = pl.Series(np.where(jobs.part[rows] < FULL_TIME, "2", "1"))
    origin = pl.Series(np.where(employers.kind[jobs.employer[rows]] == KINDS.index("public"), "E", "P"))
    fields: list[pl.Series | str] = [
        entry,
        entry,
        working_day,
        "R",
        kind,
        codes,
        title,
        sector,
        _money(pl.Series(jobs.first_wage[rows])),
        origin,
    ]
    return _lines(country, register, month, "ENT", pl.Series(rows), fields)


def _exits(country: Country, register: Register, month: int, rows: Ints) -> pl.DataFrame:
    jobs = country.jobs
    until = pl.Series(jobs.until_date[rows]).cast(pl.String)
    cause = pl.Series(jobs.cause[rows].astype(np.uint32).view("U1") if rows.size else np.empty(0, "U1"))
    death = pl.Series(np.where(jobs.cause[rows] == ord("F"), jobs.until_date[rows], 0)).cast(pl.String).str.zfill(8)
    return _lines(country, register, month, "SAL", pl.Series(rows), [until, cause, death])


def _confirmations(country: Country, register: Register, month: int) -> pl.DataFrame:
    """Employers of somebody else who confirm the draft of the month."""
    jobs, employers = country.jobs, country.employers
    working = np.unique(jobs.employer[(jobs.entered <= month) & (jobs.left >= month)])
    working = working[
        np.isin(employers.kind[working], [KINDS.index(kind) for kind in ("private", "public", "domestic")])
    ]
    rng = stream(country.seed, f"confirmations {month}")
    working = working[rng.random(working.size) < country.assume.share("confirms_share")]
    return _text(
        register.rucs[working], np.ones(working.size, np.int64), month, "CNF", [pl.Series(np.full(working.size, ""))]
    )


def _lines(
    country: Country, register: Register, month: int, kind: str, job: pl.Series, fields: list[pl.Series | str],
    about: Ints | None = None,
) -> pl.DataFrame:  # fmt: skip
    rows = job.to_numpy()
    ruc, branch = register.rucs[country.jobs.employer[rows]], country.jobs.branch[rows]
    cedula = pl.Series(register.cedulas[country.jobs.person[rows]])
    return _text(ruc, branch, month if about is None else about, kind, [cedula, *fields])


def _text(ruc: np.ndarray, branch: Ints, month: int | Ints, kind: str, fields: list[pl.Series | str]) -> pl.DataFrame:
    """Columns ruc, order, text. `month` is that of the header, which may be earlier than that of the file."""
    numbers = np.broadcast_to(np.asarray(month), ruc.shape)
    frame = pl.DataFrame({"ruc": ruc, "branch": branch, "number": numbers.astype(np.int64)})
    named = {f"field_{n}": pl.lit(field) if isinstance(field, str) else field for n, field in enumerate(fields)}
    year = pl.when(pl.col("number") > 0).then(pl.lit("2022")).otherwise(pl.lit("2021"))
    of_year = pl.when(pl.col("number") > 0).then("number").otherwise(12).cast(pl.String).str.zfill(2)
    header = [pl.col("ruc"), pl.col("branch").cast(pl.String).str.zfill(4), year, of_year, pl.lit(kind)]
    return frame.with_columns(**named).select(
        "ruc", order=pl.lit(TYPE_ORDER.index(kind)), text=pl.concat_str([*header, *named], separator=";")
    )


def _money(cents: pl.Series) -> pl.Series:
    """Cents as «1234.50»."""
    return (cents // 100).cast(pl.String) + "." + (cents % 100).cast(pl.String).str.zfill(2)


def _wrong_lines(country: Country, register: Register, month: int) -> pl.DataFrame:
    """The planted mistakes: ruc, order, text, mistake (its code in `affiliation.notices`)."""
    empty = {"ruc": pl.String, "order": pl.Int32, "text": pl.String, "mistake": pl.String}
    if month == 0:
        return pl.DataFrame(schema=empty)
    rng = stream(country.seed, f"mistakes {month}")
    jobs, people = country.jobs, country.people
    staying = np.flatnonzero((jobs.stream == STREAMS.index("private")) & (jobs.entered < month) & (jobs.left > month))
    working = np.zeros(len(people), dtype=bool)
    working[jobs.person] = True
    idle = np.flatnonzero(~working & (people.death_date == 0) & (people.month == 0))
    rows: list[tuple[str, int, str, str]] = []
    for mistake, at_hundred in country.assume.table("wrong_lines").items():
        count = max(1, round(at_hundred * 100 / country.scale))
        for job, stranger, spare in zip(
            rng.choice(staying, count, replace=False), rng.choice(idle, count, replace=False),
            rng.permutation(register.unknown_rucs)[:count], strict=True,
        ):  # fmt: skip
            ruc, cedula = register.rucs[jobs.employer[job]], register.cedulas[jobs.person[job]]
            text = _mistaken(mistake, ruc, cedula, register.cedulas[stranger], spare, month)
            rows.append((text[:13], 0, text, mistake))
    return pl.DataFrame(rows, schema=empty, orient="row")


def _mistaken(mistake: str, ruc: str, cedula: str, stranger: str, unknown_ruc: str, month: int) -> str:
    """One wrong line. `cedula` works for `ruc`; `stranger` works for nobody."""
    head = f"{ruc};0001;2022;{month:02d}"
    entry = "{date};{date};1;R;1;06;TRABAJADOR;0000000000001;450.00;P"
    day = f"2022{month:02d}05"
    wrong_digit = f"{cedula[:9]}{(int(cedula[9]) + 1) % 10}"
    return {
        "bad_cedula": f"{head};ENT;{wrong_digit};{entry.format(date=day)}",
        "unknown_employer": f"{unknown_ruc};0001;2022;{month:02d};MSU;{cedula};500.00",
        "unknown_type": f"{head};XYZ;{cedula};500.00",
        "bad_date": f"{head};ENT;{stranger};{entry.format(date=f'2022{month:02d}32')}",
        "bad_amount": f"{head};MSU;{cedula};-100.00",
        "no_such_job": f"{head};SAL;{stranger};{day};T;00000000",
        "already_employed": f"{head};ENT;{cedula};{entry.format(date=day)}",
        "too_few_fields": f"{head};MSU;{cedula}",
    }[mistake]
