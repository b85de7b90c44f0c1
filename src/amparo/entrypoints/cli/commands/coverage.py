"""Say whether a person is insured, and in which months she was. The reading leaves a trace."""

import argparse
from datetime import date

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, print_table, printed_as_data

SUMMARY = N_("Dice si una persona está cubierta hoy y en qué meses lo estuvo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cedula", metavar=_("CÉDULA"), help=_("la cédula de la persona"))
    parser.add_argument("--on", default="", metavar="AAAA-MM-DD", help=_("el día por el que se pregunta (hoy)"))
    parser.add_argument("--by", default="operator", help=_("quién pregunta (operator)"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.foundation import clock
    from amparo.foundation.acts import reads
    from amparo.foundation.months import Month
    from amparo.foundation.registry.queries import persons_by_document
    from amparo.modules.affiliation import queries

    try:
        day = date.fromisoformat(args.on) if args.on else clock.today()
    except ValueError as error:
        raise CannotDo(_("«{day}» no es un día: escriba AAAA-MM-DD").format(day=args.on)) from error
    person = persons_by_document([args.cedula]).get(args.cedula)
    if person is None:
        raise CannotDo(_("nadie está registrado con la cédula {cedula}").format(cedula=args.cedula))
    reads.record(by=args.by, today=clock.today(), purpose="coverage", person_ids=[person])
    months = queries.covered_months(person)
    records = [{**row, "month": str(Month.of(row["month"]))} for row in months.iter_rows(named=True)]
    if printed_as_data(args, records):
        return 0
    jobs = queries.covered(person, int(day.strftime("%Y%m%d")))
    print(
        _("{day}: cubierta por {regimes}").format(day=day, regimes=", ".join(job.regime for job in jobs))
        if jobs
        else _("{day}: sin afiliación vigente").format(day=day)
    )
    print_table(
        (_("Mes"), _("Régimen"), _("Días")),
        [(row["month"], row["regime"], str(row["days"])) for row in records],
        numeric=(2,),
    )
    return 0
