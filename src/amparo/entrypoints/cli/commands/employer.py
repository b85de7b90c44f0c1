"""Say what an employer owes, what a payment slip would hold, and certify whether it is up to date."""

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language, print_table

SUMMARY = N_("Dice qué debe un empleador, qué lleva su comprobante, y certifica si está al día")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ruc", metavar="RUC", help=_("el RUC del empleador"))
    parser.add_argument("--on", default="", metavar="AAAA-MM-DD", help=_("el día por el que se pregunta (hoy)"))
    parser.add_argument("--statement", action="store_true", help=_("una línea por cada referencia (fondos: --json)"))
    parser.add_argument(
        "--issue", action="store_true", help=_("emite el comprobante de todo lo que debe, con referencia propia")
    )
    parser.add_argument("--certificate", type=Path, metavar="PDF", help=_("emite el certificado y lo escribe aquí"))
    parser.add_argument("--site", default="http://127.0.0.1:8000", help=_("dirección del portal, para el QR"))
    parser.add_argument("--by", default="operator", help=_("quién pregunta (operator)"))
    parser.add_argument("--json", action="store_true", help=_("responde en JSON"))


def run(args: argparse.Namespace) -> int:
    from amparo.foundation import clock
    from amparo.foundation.registry.queries import employers_by_ruc
    from amparo.modules.collection.queries import statement

    try:
        day = date.fromisoformat(args.on) if args.on else clock.today()
    except ValueError as error:
        raise CannotDo(_("«{day}» no es un día: escriba AAAA-MM-DD").format(day=args.on)) from error
    employer_id = employers_by_ruc([args.ruc]).get(args.ruc)
    if employer_id is None:
        raise CannotDo(_("ningún empleador está registrado con el RUC {ruc}").format(ruc=args.ruc))
    owed = statement(employer_id, int(day.strftime("%Y%m%d")))
    answer = {
        "ruc": args.ruc, "today": owed.today, "closed_month": owed.closed_month, "owed_cents": owed.owed_cents,
        "credit_cents": owed.credit_cents, "interest_cents": owed.interest_cents, "in_arrears": bool(owed.late),
        "slip": {**owed.slip().components, "total_cents": owed.slip().total_cents},
    }  # fmt: skip
    if args.statement:
        answer["items"] = [asdict(item) for item in owed.items]
    if args.issue:
        answer["issued"] = _issue(args, employer_id, day)
    if args.certificate:
        answer["certificate"] = _certify(args, employer_id, day)
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print(owed, args, answer)
    return 1 if owed.late else 0


def _issue(args: argparse.Namespace, employer_id: int, day: date) -> dict:
    from uuid import uuid4

    from amparo.foundation.acts.refused import Refused
    from amparo.modules.collection.actions import issue_slip

    try:
        return issue_slip(by=args.by, today=day, key=f"slip {uuid4()}", employer_id=employer_id)
    except Refused as refused:
        raise CannotDo(refused.en if language() == "en" else refused.es) from refused


def _certify(args: argparse.Namespace, employer_id: int, day: date) -> str:
    from uuid import uuid4

    from amparo.foundation.certificates import printing, queries
    from amparo.modules.collection.actions import certify_compliance

    issued = certify_compliance(
        by=args.by, today=day, key=f"certificate {uuid4()}", employer_id=employer_id, language=language()
    )
    certificate = queries.certificate(issued["code"])
    assert certificate is not None, "it was just issued"
    try:
        args.certificate.write_bytes(printing.document(certificate, args.site))
    except OSError as error:
        raise CannotDo(str(error)) from error
    return issued["code"]


def _print(owed, args: argparse.Namespace, answer: dict) -> None:
    from amparo.foundation.months import Month
    from amparo.foundation.writing import money, month, short_day
    from amparo.modules.collection.compliance import KIND_NAMES

    spoken = language()
    if owed.closed_month:
        print(_("Meses cerrados hasta {month}").format(month=month(Month.of(owed.closed_month), spoken)))
    print(_("En mora: {count} referencias").format(count=len(owed.late)) if owed.late else _("Está al día"))
    if args.statement and owed.items:
        print_table(
            (_("Referencia"), _("Concepto"), _("Mes"), _("Vence"), _("Valor"), _("Pagado"), _("Por pagar"),
             _("Meses de mora"), _("Interés")),
            [
                (str(item.item_id), KIND_NAMES[item.kind][spoken], month(Month.of(item.about_month), spoken),
                 short_day(item.due_date, spoken), money(item.amount_cents, spoken), money(item.paid_cents, spoken),
                 money(item.owed_cents, spoken), str(item.late_months), money(item.interest_cents, spoken))
                for item in owed.items
            ],
            numeric=(4, 5, 6, 7, 8),
        )  # fmt: skip
    slip = owed.slip()
    rows = [(KIND_NAMES[name][spoken], money(cents, spoken)) for name, cents in slip.components.items()]
    print_table((_("Comprobante"), _("Valor")), [*rows, (_("Total"), money(slip.total_cents, spoken))], numeric=(1,))
    if issued := answer.get("issued"):
        total = money(issued["total_cents"], spoken)
        print(_("Pague {total} con la referencia {number}").format(total=total, number=issued["slip_id"]))
    if code := answer.get("certificate"):
        print(_("Certificado {code} en {file}").format(code=code, file=args.certificate))
