"""Walk a published figure back to its records and its law."""

import argparse
import json

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language, number

SUMMARY = N_("Explica una cifra: su tabla, sus reglas, sus artículos y su sello")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figure", metavar=_("CIFRA"), help=_("código o nombre corto, por ejemplo masa-salarial"))
    parser.add_argument("month", metavar="AAAA-MM", help=_("el mes"))
    parser.add_argument("--group", default="", help=_("una celda, por ejemplo «sex=F»"))
    parser.add_argument("--json", action="store_true", help=_("responde en JSON"))


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.why import NoSuchFigure, why
    from amparo.foundation.months import Month

    try:
        found = why(args.figure, Month.parse(args.month), args.group)
    except (ValueError, NoSuchFigure) as error:
        raise CannotDo(str(error)) from error
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(found)
    return 0


def _print(found: dict) -> None:
    spoken, figure, table, seal = language(), found["figure"], found["table"], found["seal"]
    value = _("oculto: menos de 10 personas") if figure["hidden"] else number(figure["value"])
    print(f"{figure['title'][spoken]} · {figure['month']}{' · ' + figure['group'] if figure['group'] else ''}")
    print(f"  = {value} ({figure['unit']})")
    print(f"  {found['indicator']['definition'][spoken]}")
    print(f"  {found['indicator']['method'][spoken]}  [{found['indicator']['law']}]")
    print()
    print(_("Sale de la tabla {name}: {rows} filas, huella {hash}").format(
        name=table["name"], rows=number(table["rows"]), hash=table["content_hash"]))  # fmt: skip
    for line in table["query"].splitlines():
        print(f"    {line}")
    print()
    print(_("Por estas reglas y valores de ley:"))
    for rule in found["rules"]:
        if "rule" in rule:
            print(f"    {rule['name']} = {rule['rule']}   [{rule['article']}; {rule['trust']}]")
            print(f"        {rule['sentence']}")
        else:
            print(f"    {rule['name']}: {rule['value']}   [{rule['article']}; {rule['trust']}]")
    print()
    print(_("De lo congelado o calculado antes:"))
    for source in found["inputs"]:
        print(f"    {source['table']}: {number(source['rows'])} · {source['content_hash'][:16]}…")
    print()
    print(_("Asientos del mes:"))
    for entry in found["entries"]:
        print(f"    {entry['event']}: {number(entry['entries'])} · {number(entry['debit_cents'])}")
    print()
    print(_("Sello {number}: {hash}").format(number=seal["number"], hash=seal["hash"]))
