"""What real life has is there, as many times as `planted.json` says."""

import polars as pl
import pytest

from amparo.modules.affiliation.notices import read_notices
from tests.population.reading import MONTHS, Files

SEEN_BY_READING = ("unknown_type", "bad_date", "bad_amount", "too_few_fields")
"""Mistakes that the line itself shows; the others need the registry."""


@pytest.mark.parametrize("month", MONTHS)
def test_notices_are_as_many_as_planted(files: Files, month: int) -> None:
    planted, sent = files.planted[files.month(month).name], files.notices.filter(pl.col("sent") == month)
    of = {kind: sent.filter(pl.col("type") == kind) for kind in ("ENT", "SAL", "MSU", "INS", "COR")}
    assert of["ENT"].height == planted["entries"]
    assert of["SAL"].height == planted["exits_noticed"]
    assert of["MSU"].height == planted["raises"]
    assert of["INS"].height == planted["extras"]
    assert of["COR"].filter(pl.col("f1") == "00").height == planted["zero_pay_months"]
    assert of["COR"].filter(pl.col("f1") != "00").height == planted["short_months"]
    assert of["MSU"].filter(pl.col("header_month").cast(pl.Int64) < month % 100).height == planted["late_raises"]
    assert files.deaths(month).height == planted["deaths"]
    assert of["SAL"].filter(pl.col("f2") == "F").height == (
        planted["jobs_ended_by_death"] - planted["deaths_without_exit_notice"]
    )


@pytest.mark.parametrize("month", MONTHS)
def test_the_reader_finds_the_wrong_lines_and_no_others(files: Files, month: int) -> None:
    content = (files.month(month) / "novedades.txt").read_bytes()
    found = read_notices(content, month).filter(pl.col("mistake").is_not_null())
    wrong = files.planted[files.month(month).name]["wrong_lines"]
    by_kind = dict(found.group_by("mistake").agg("line").iter_rows())
    assert by_kind.keys() == set(SEEN_BY_READING)
    assert all(sorted(by_kind[kind]) == wrong[kind] for kind in SEEN_BY_READING)


def test_every_kind_of_mistake_comes_every_month(files: Files) -> None:
    kinds = {"bad_cedula", "unknown_employer", "no_such_job", "already_employed", *SEEN_BY_READING}
    assert all(files.planted[files.month(month).name]["wrong_lines"].keys() == kinds for month in MONTHS)


def test_some_work_twice_some_part_of_a_month_and_some_die_unreported(files: Files) -> None:
    months = [files.planted[files.month(month).name] for month in MONTHS]
    assert all(month["second_jobs"] > 0 for month in months)
    for kind in ("zero_pay_months", "short_months", "late_raises", "entries_after_the_first", "exits_before_the_end",
                 "deaths_without_exit_notice"):  # fmt: skip
        assert sum(month[kind] for month in months) > 0, kind


def test_nobody_works_twice_for_one_employer(files: Files) -> None:
    together = files.jobs.join(files.jobs, on=["cedula", "ruc"]).filter(
        (pl.col("job") < pl.col("job_right"))
        & (pl.col("since_right") <= pl.col("until"))
        & (pl.col("since") <= pl.col("until_right"))
    )
    assert together.is_empty()


def test_the_dead_send_nothing(files: Files) -> None:
    for month in MONTHS:
        before = pl.concat([files.deaths(m) for m in MONTHS if m < month], how="vertical") if month > 202201 else None
        if before is not None:
            sent = files.notices.filter((pl.col("sent") == month) & (pl.col("cedula") != ""))
            assert sent.join(before, on="cedula", how="semi").is_empty()
            assert (
                files.table(files.month(month).name, "jubilaciones.csv")
                .join(before, on="cedula", how="semi")
                .is_empty()
            )


def test_evaders_pay_more_than_they_say_and_nobody_else_does(files: Files) -> None:
    lines = [line.split(";") for line in (files.folder / "anexo_2022.txt").read_text().splitlines()]
    annex = pl.DataFrame(lines, schema=["ruc", "cedula", "year", "income"], orient="row")
    income = (pl.col("income").cast(pl.Float64) * 100).round().cast(pl.Int64)
    annex = annex.select("ruc", "cedula", income=income)
    said = pl.concat([files.worked(month).select("ruc", "cedula", "cents") for month in MONTHS])
    both = annex.join(said.group_by("ruc", "cedula").agg(said="cents"), on=["ruc", "cedula"], how="left")
    both = both.with_columns(pl.col("said").list.sum().fill_null(0))
    evaders = files.table("evaders.csv")
    more = both.filter(pl.col("income") > 1.1 * pl.col("said") + 50_00)
    found = more.join(evaders, on="ruc", how="left")
    assert set(found["manner"].drop_nulls()) >= {"declares_part_time", "hides_workers"}
    assert found["manner"].null_count() <= 0.002 * both.height, "honest employers say what they pay"
    hidden = both.join(evaders.filter(pl.col("manner") == "hides_workers"), on="ruc").filter(pl.col("said") == 0)
    assert hidden.height > 0
