"""What the certificate of a work history says: the months a person contributed, by year and payer, since when."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from amparo.foundation.certificates.issuing import Statement
from amparo.foundation.months import Month
from amparo.foundation.registry.models import Person
from amparo.foundation.writing import money, month, number

LAW = ("LSS arts. 9, 11, 73",)


def history_statement(
    person: Person, lines: pl.DataFrame, carried: pl.DataFrame, names: Mapping[int, str], as_of: Month, language: str
) -> Statement:
    """The statement, in a language («es», «en»).

    lines, carried: those of `queries.lines_of` and `carried_years_of`. names: of each payer. A month counts once in the
    whole, however many payers declared it, and whether or not they paid it.
    """
    declared = _declared(lines)
    months = declared["about_month"].n_unique() + int(carried["months"].sum())
    with override(language):
        return Statement(
            title=_("Certificado de historia laboral"),
            subject=_("{name}, documento {document}").format(name=person, document=person.document),
            said=_said(declared, carried, months, as_of, language),
            facts=[
                (_("Meses aportados"), number(months, language)),
                (_("Meses anteriores a los libros"), number(int(carried["months"].sum()), language)),
                (_("Último mes cerrado"), month(as_of, language)),
            ],
            heading=[_("Año"), _("Empleador"), _("Meses"), _("Remuneración aportada")],
            rows=[*_carried_rows(carried, language), *_rows(declared, names, language)],
            law=LAW,
            notes=[
                _("Cuenta lo declarado, lo haya pagado o no el empleador. Varios a la vez suman un solo mes."),
                _("De los años anteriores a los libros no consta el empleador."),
            ],
        )


def _declared(lines: pl.DataFrame) -> pl.DataFrame:
    """What was declared with days in the end, all differences included: about_month, employer_id, base_cents."""
    whole = lines.group_by("about_month", "employer_id").agg(pl.col("days", "base_cents").sum())
    return whole.filter(pl.col("days") > 0).sort("about_month", "employer_id")


def _said(declared: pl.DataFrame, carried: pl.DataFrame, months: int, as_of: Month, language: str) -> str:
    if not months:
        return _("No registra meses de aporte hasta {last}.").format(last=month(as_of, language))
    since = str(carried["year"].min()) if carried.height else month(declared["about_month"].item(0), language)
    return ngettext(
        "Registra {count} mes de aporte desde {since} hasta {last}.",
        "Registra {count} meses de aporte desde {since} hasta {last}.",
        months,
    ).format(count=number(months, language), since=since, last=month(as_of, language))


def _carried_rows(carried: pl.DataFrame, language: str) -> list[tuple[str, ...]]:
    return [
        (str(year), "—", str(months), money(cents, language))
        for year, months, cents in carried.select("year", "months", "wage_cents").iter_rows()
    ]


def _rows(declared: pl.DataFrame, names: Mapping[int, str], language: str) -> list[tuple[str, ...]]:
    years = (
        declared.group_by(pl.col("about_month").floordiv(100).alias("year"), "employer_id")
        .agg(months=pl.len(), cents=pl.col("base_cents").sum())
        .sort("year", "employer_id")
    )
    return [
        (str(year), names.get(employer_id, ""), str(months), money(cents, language))
        for year, employer_id, months, cents in years.iter_rows()
    ]
