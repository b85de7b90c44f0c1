"""Print a person's work history, and what it lacks. The reading leaves a trace."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, print_table, printed_as_data

if TYPE_CHECKING:
    from amparo.entrypoints.month.work_history import WorkedMonth, WorkHistory

SUMMARY = N_("Muestra la historia laboral de una persona: qué se declaró, qué se pagó y qué se le debe")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cedula", metavar=_("CÉDULA"), help=_("la cédula de la persona"))
    parser.add_argument("--by", default="operator", help=_("quién pregunta (operator)"))
    parser.add_argument(
        "--drafts", action="store_true", help=_("añade lo que dicen hoy los borradores del mes abierto")
    )
    parser.add_argument("--certificate", type=Path, metavar="PDF", help=_("escribe además el certificado firmado"))
    parser.add_argument("--site", default="http://127.0.0.1:8000", help=_("dirección del portal que lo verifica"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.drafting import BooksNotOpen
    from amparo.entrypoints.month.work_history import open_months, work_history
    from amparo.foundation import clock
    from amparo.foundation.acts import reads
    from amparo.foundation.registry.queries import persons_by_document

    person = persons_by_document([args.cedula]).get(args.cedula)
    if person is None:
        raise CannotDo(_("nadie está registrado con la cédula {cedula}").format(cedula=args.cedula))
    reads.record(
        by=args.by, today=clock.today(), purpose="historia laboral", purpose_en="work history", person_ids=[person]
    )
    try:
        told = work_history(person)
        months = [*told.months, *(open_months(person) if args.drafts else ())]
    except BooksNotOpen as error:
        raise CannotDo(_("Los libros no están abiertos: ábralos antes con «amparo month open AAAA-MM»")) from error
    if args.certificate:
        args.certificate.write_bytes(_certificate(person, args))
    if not printed_as_data(args, [_record(told, one) for one in months]):
        _print(told, months)
    return 0


def _certificate(person: int, args: argparse.Namespace) -> bytes:
    """The signed document; asked for again on the same day about the same months, the same one."""
    from amparo.foundation import clock
    from amparo.foundation.certificates import printing, queries
    from amparo.foundation.history.queries import closed_months
    from amparo.modules.contributions.actions import certify_history

    key = f"{person}:{closed_months()[-1]}:{clock.today()}:{language()}"
    issued = certify_history(person_id=person, language=language(), by=args.by, today=clock.today(), key=key)
    certificate = queries.certificate(issued["code"])
    assert certificate is not None, "it was just issued"
    return printing.document(certificate, args.site.rstrip("/"))


def _record(told: "WorkHistory", one: "WorkedMonth") -> dict[str, object]:
    """A month as data; `charges` says of each obligation what was declared, paid, recovered and is owed, in cents."""
    return {
        "month": str(one.month),
        "employer": told.employers.get(one.employer_id, ""),
        "regime": one.regime,
        "days": one.days,
        "wage_cents": one.wage_cents,
        "base_cents": one.base_cents,
        "declared_in": [str(month) for month in one.declared],
        "state": one.state,
        "charges": [
            {"kind": charge.kind, "charged_in": str(charge.charged), "due_date": charge.due_date,
             "declared_cents": charge.declared_cents, "paid_cents": charge.paid_cents,
             "recovered_cents": charge.recovered_cents, "owed_cents": charge.owed_cents, "overdue": charge.overdue}
            for charge in one.charges
        ],
    }  # fmt: skip


def _print(told: "WorkHistory", months: list["WorkedMonth"]) -> None:
    from amparo.entrypoints.month.work_history import STATES
    from amparo.foundation.writing import money

    spoken, said = language(), language() == "en"
    for year in told.carried:
        print(
            _("{year}, antes de los libros: {months} meses, {wages}").format(
                year=year.year, months=year.months, wages=money(year.wage_cents, spoken)
            )
        )
    rows = [
        (
            str(one.month), told.employers.get(one.employer_id, ""), str(one.days), money(one.base_cents, spoken),
            ", ".join(map(str, one.declared)) or "—",
            *(money(sum(getattr(charge, f"{name}_cents") for charge in one.charges), spoken)
              for name in ("declared", "paid", "recovered", "owed")),
            STATES[one.state][said],
        )
        for one in months
    ]  # fmt: skip
    headings = (_("Mes"), _("Empleador"), _("Días"), _("Remuneración"), _("Declarado en"), _("Aporte"), _("Pagado"),
                _("Recuperado"), _("Se debe"), _("Estado"))  # fmt: skip
    print_table(headings, rows, numeric=(2, 3, 5, 6, 7, 8))
    print()
    print(
        _("Meses aportados hasta {month}, pagados o no: {months}").format(
            month=told.as_of, months=told.contributed_months
        )
    )
    _print_lacks(told, spoken)


def _print_lacks(told: "WorkHistory", spoken: str) -> None:
    from amparo.entrypoints.month.work_history import LACKS
    from amparo.foundation.writing import money

    print(_("Lo que falta:") if told.lacks else _("No falta nada."))
    for lack in told.lacks:
        when = str(lack.first) if lack.first == lack.last else f"{lack.first}..{lack.last}"
        who = told.employers.get(lack.employer_id, "") if lack.employer_id else ""
        parts = [
            f"{LACKS[lack.code][spoken == 'en']} ({lack.months})",
            who,
            money(lack.cents, spoken) if lack.cents else "",
        ]
        print(f"  {when}: {' · '.join(filter(None, parts))}")
