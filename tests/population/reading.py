"""Reads the files of an invented country as an institution would: nothing here looks inside the generator."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

MONTHS = tuple(range(202201, 202213))
OPEN = 99991231
SECTORS = {"private": "private", "own_account": "private", "public": "public", "teachers": "public",
           "foreign_service": "public", "bank_municipal": "public", "domestic": "domestic", "rural_head": "rural",
           "unpaid_home_work": "unpaid_home_work", "voluntary": "voluntary", "abroad": "voluntary"}  # fmt: skip
REGIMES = {"06": "private", "10": "public", "11": "teachers", "12": "foreign_service", "13": "bank_municipal",
           "20": "domestic", "30": "own_account", "31": "voluntary", "32": "abroad", "33": "unpaid_home_work",
           "40": "rural_head"}  # fmt: skip


@dataclass(frozen=True)
class Files:
    """The folder `population/` of a country."""

    folder: Path

    def month(self, month: int) -> Path:
        return self.folder / f"{month // 100}-{month % 100:02d}"

    def table(self, *parts: str) -> pl.DataFrame:
        return pl.read_csv(self.folder.joinpath(*parts), separator=";", infer_schema=False)

    @cached_property
    def planted(self) -> dict:
        return json.loads((self.folder / "planted.json").read_text())

    @cached_property
    def persons(self) -> pl.DataFrame:
        return pl.concat([self.table("opening", "persons.csv"), *(self._of(month, "personas.csv") for month in MONTHS)])

    @cached_property
    def employers(self) -> pl.DataFrame:
        opening = self.table("opening", "employers.csv")
        return pl.concat([opening, *(self._of(month, "empleadores.csv") for month in MONTHS)])

    def _of(self, month: int, name: str) -> pl.DataFrame:
        return self.table(self.month(month).name, name)

    def deaths(self, month: int) -> pl.DataFrame:
        text = (self.month(month) / "defunciones.csv").read_text()
        rows = [line.split(";") for line in text.splitlines()]
        return pl.DataFrame(rows, schema={"cedula": pl.String, "death_date": pl.String}, orient="row").cast(
            {"death_date": pl.Int64}
        )

    @cached_property
    def notices(self) -> pl.DataFrame:
        """Every line of every month that was not planted wrong: sent (month), line, and its fields as text."""
        frames = []
        for month in (202112, *MONTHS):
            lines = (self.month(month) / "novedades.txt").read_bytes().decode("ascii").split("\r\n")[:-1]
            frame = pl.DataFrame({"text": lines}).with_row_index("line", offset=1).with_columns(sent=pl.lit(month))
            wrong = self.planted[self.month(month).name].get("wrong_lines", {})
            bad = [line for numbers in wrong.values() for line in numbers]
            frames.append(frame.filter(~pl.col("line").is_in(bad)))
        fields = pl.col("text").str.split_exact(";", 15).struct
        names = ["ruc", "branch", "year", "header_month", "type", "cedula", *(f"f{n}" for n in range(1, 11))]
        return pl.concat(frames).with_columns(fields.rename_fields(names).struct.unnest())

    @cached_property
    def jobs(self) -> pl.DataFrame:
        """cedula, ruc, regime, since, until (last day worked) of every job of the year."""
        entered = self.notices.filter(pl.col("type") == "ENT").select(
            "cedula", "ruc", regime=pl.col("f6").replace_strict(REGIMES), since=pl.col("f1").cast(pl.Int64),
            wage=(pl.col("f9").cast(pl.Float64) * 100).round().cast(pl.Int64),
        )  # fmt: skip
        opening = self.table("opening", "jobs.csv").select(
            "cedula",
            "ruc",
            "regime",
            since=pl.col("since_date").cast(pl.Int64),
            wage=pl.col("monthly_wage_cents").cast(pl.Int64),
        )
        left = self.notices.filter(pl.col("type") == "SAL").select("cedula", "ruc", until=pl.col("f1").cast(pl.Int64))
        jobs = pl.concat([opening, entered]).with_row_index("job")
        ends = jobs.join(left, on=["cedula", "ruc"]).filter(pl.col("until") >= pl.col("since"))
        ends = ends.group_by("job").agg(pl.col("until").min())
        died = pl.concat([self.deaths(month) for month in MONTHS])
        return (
            jobs.join(ends, on="job", how="left")
            .join(died, on="cedula", how="left")
            .with_columns(
                until=pl.min_horizontal(pl.col("until").fill_null(OPEN), pl.col("death_date").fill_null(OPEN))
            )
        )

    def contributors(self, month: int) -> pl.DataFrame:
        """Persons with a job in the month: cedula, regime, sector, sex, province (the employer's), once per sector."""
        here = self.jobs.filter((pl.col("since") // 100 <= month) & (pl.col("until") // 100 >= month))
        sexes = self.persons.select("sex", cedula="document")
        return (
            here.join(sexes, on="cedula")
            .join(self.employers.select("ruc", "province", "industry"), on="ruc")
            .with_columns(sector=pl.col("regime").replace_strict(SECTORS))
            .unique(["cedula", "sector"], keep="first", maintain_order=True)
        )

    def worked(self, month: int) -> pl.DataFrame:
        """What each job earned in the month: base by days, corrections and extras, in cents."""
        here = self.jobs.filter((pl.col("since") // 100 <= month) & (pl.col("until") // 100 >= month))
        raises = self.notices.filter((pl.col("type") == "MSU") & (pl.col("sent") <= month)).select(
            "cedula", "ruc", "sent", raised=(pl.col("f1").cast(pl.Float64) * 100).round().cast(pl.Int64)
        )
        latest = raises.sort("sent").unique(["cedula", "ruc"], keep="last")
        day = pl.when(pl.col("since") // 100 == month).then(pl.col("since") % 100).otherwise(1)
        month_end = 28 if month % 100 == 2 else 30
        last = pl.when(pl.col("until") // 100 == month).then(pl.col("until") % 100).otherwise(31)
        last = pl.when(last >= month_end).then(30).otherwise(last)
        here = here.join(latest, on=["cedula", "ruc"], how="left").with_columns(
            days=last - day.clip(upper_bound=30) + 1,
            # A raise of an earlier job of the same person with the same employer does not count.
            wage=pl.when(pl.col("sent") >= pl.col("since") // 100).then("raised").otherwise("wage"),
        )
        cor = self._amounts("COR", month, "f2", "corrected")
        ins = self._amounts("INS", month, "f1", "extra")
        here = here.join(cor, on=["cedula", "ruc"], how="left").join(ins, on=["cedula", "ruc"], how="left")
        base = (2 * pl.col("wage") * pl.col("days") + 30) // 60
        return here.with_columns(
            sector=pl.col("regime").replace_strict(SECTORS),
            cents=pl.coalesce("corrected", base) + pl.col("extra").fill_null(0),
        )

    def _amounts(self, kind: str, month: int, field: str, name: str) -> pl.DataFrame:
        rows = self.notices.filter((pl.col("type") == kind) & (pl.col("sent") == month))
        return rows.select("cedula", "ruc", (pl.col(field).cast(pl.Float64) * 100).round().cast(pl.Int64).alias(name))
