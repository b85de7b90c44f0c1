"""How many contributors there must be: every month, stream, province and sex, brought to scale.

A *stream* is a kind of contributor whose numbers move together. The printed margins are single (by province, by sex, by
condition), so cells are their product, rounded so that each margin stays within one record of the printed number.
"""

from dataclasses import dataclass

import numpy as np

from amparo.entrypoints.population.assumptions import Assumptions
from amparo.entrypoints.population.draws import Floats, Ints, apportion
from amparo.entrypoints.population.margins import MONTHS, census, value, values

PROVINCES = (*(f"{code:02d}" for code in range(1, 25)), "90", "00")
SEXES = ("M", "F")
STREAMS = ("private", "own_account", "owner", "public", "domestic", "voluntary", "abroad", "unpaid_home_work",
           "rural_head")  # fmt: skip


@dataclass(frozen=True)
class Targets:
    """`counts[stream]`: persons at scale, shaped (13 months, 26 provinces, 2 sexes)."""

    scale: int
    counts: dict[str, Ints]
    bill_cents: dict[str, Ints]


def at_scale(persons: int, scale: int) -> int:
    return (2 * persons + scale) // (2 * scale)


def build_targets(scale: int, assume: Assumptions) -> Targets:
    """Contributors by month, stream, province and sex, and the wage bill in cents by sector, at scale."""
    months = [_month(month, scale, assume) for month in MONTHS]
    counts = {stream: np.stack([month[stream] for month in months]) for stream in STREAMS}
    bills = {
        sector: np.array([value("wage_bill", month, sector=sector) * 100 // scale for month in MONTHS])
        for sector in ("private", "public", "domestic")
    }
    return Targets(scale, counts, bills)


def _month(month: int, scale: int, assume: Assumptions) -> dict[str, Ints]:
    total = {sector: at_scale(count, scale) for sector, count in values("contributors", month).items()}
    private = _by_province(month, "private", total["private"])
    private_sex = _by_sex(month, "private", total["private"])
    self_sex = {
        stream: np.array([at_scale(value("contributors_by_condition", month, condition=printed, sex=sex), scale)
                          for sex in SEXES])
        for stream, printed in (("own_account", "own_account"), ("owner", "employer"))
    }  # fmt: skip
    cells = {stream: _cells(apportion(private, int(sexes.sum())), sexes) for stream, sexes in self_sex.items()}
    # What the self-employed leave of each margin belongs to employees, so that the sector adds up as printed.
    employees = private - sum(cells[stream].sum(axis=1) for stream in cells)
    cells["private"] = _cells(employees, private_sex - sum(self_sex.values()))
    cells["public"] = _cells(_by_province(month, "public", total["public"]), _by_sex(month, "public", total["public"]))
    cells["domestic"] = _cells(apportion(private, total["domestic"]), _by_sex(month, "domestic", total["domestic"]))

    inhabitants = _inhabitants()
    abroad = apportion([assume.share("abroad_share"), 1 - assume.share("abroad_share")], total["voluntary"])[0]
    nowhere = np.eye(len(PROVINCES))[PROVINCES.index("00")]
    rural = np.array([assume.table("rural_province_share").get(code, 0) for code in PROVINCES])
    for stream, count, place in (
        ("abroad", abroad, nowhere),
        ("voluntary", total["voluntary"] - abroad, inhabitants),
        ("unpaid_home_work", total["unpaid_home_work"], inhabitants),
    ):
        women = assume.table("women_share")[stream]
        cells[stream] = _cells(apportion(place, int(count)), apportion([1 - women, women], int(count)))
    cells["rural_head"] = _cells(apportion(rural, total["rural"]), _by_sex(month, "rural", total["rural"]))
    return cells


def _by_province(month: int, sector: str, total: int) -> Ints:
    printed = values("contributors_by_province", month, sector=sector)
    return apportion([printed.get(code, 0) for code in PROVINCES], total)


def _by_sex(month: int, sector: str, total: int) -> Ints:
    printed = values("contributors_by_sex", month, sector=sector)
    return apportion([printed[sex] for sex in SEXES], total)


def _inhabitants() -> Floats:
    return np.array([census().get(code, 0) for code in PROVINCES], dtype=np.float64)


def _cells(by_province: Ints, by_sex: Ints) -> Ints:
    """The product of two margins (what iterative fitting gives from no other knowledge), rounded to keep both."""
    men = np.minimum(apportion(by_province * (by_sex[0] / max(1, by_sex.sum())), int(by_sex[0])), by_province)
    return np.stack([men, by_province - men], axis=1)
