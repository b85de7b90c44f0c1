"""Print the figures of a closed month."""

import argparse

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, number, print_table, printed_as_data

SUMMARY = N_("Muestra las cifras publicadas de un mes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("month", metavar="AAAA-MM", help=_("el mes"))
    parser.add_argument("--groups", action="store_true", help=_("también por régimen, sexo, provincia…"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.steps import INDICATORS
    from amparo.foundation.history.queries import closed_months, figure_values
    from amparo.foundation.months import Month

    try:
        month = Month.parse(args.month)
    except ValueError as error:
        raise CannotDo(str(error)) from error
    indicators = {indicator.code: indicator for indicator in INDICATORS}
    rows = figure_values(list(indicators), [month.number], None if args.groups or args.json or args.csv else "")
    if not rows:
        closed = ", ".join(str(one) for one in closed_months()) or "—"
        raise CannotDo(_("{month} no está cerrado; lo están: {closed}").format(month=month, closed=closed))
    records = [
        {
            "indicator": row.indicator,
            "month": str(month),
            "group": row.group,
            "value": row.value,
            "unit": indicators[row.indicator].unit,
            "people": row.people,
            "hidden": row.hidden,
        }
        for row in rows
    ]
    if not printed_as_data(args, records):
        print_table(
            (_("Cifra"), _("Grupo"), _("Valor"), _("Unidad")),
            [
                (
                    getattr(indicators[row.indicator], language()),
                    row.group,
                    number(_shown(row.value, indicators[row.indicator].unit)),
                    "USD" if indicators[row.indicator].unit == "cents" else "",
                )
                for row in rows
            ],
            numeric=(2,),
        )
    return 0


def _shown(value, unit: str):
    from decimal import Decimal

    return value if value is None or unit != "cents" else Decimal(value) / 100
