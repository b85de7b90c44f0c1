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
    from amparo.foundation.writing import amount, money

    spoken, figure, table, seal = language(), found["figure"], found["table"], found["seal"]
    shown = amount(figure["value"], figure["unit"], spoken) if figure["value"] is not None else _("oculto")
    print(f"{figure['title'][spoken]} · {figure['month']}{' · ' + figure['group'] if figure['group'] else ''}")
    print(f"  = {shown}")
    print(f"  {found['indicator']['definition'][spoken]}")
    print(f"  {found['indicator']['method'][spoken]}  [{found['indicator']['law']}]")
    print()
    print(
        _("Sale de la tabla {name}: {rows} filas, huella {hash}").format(
            name=table["name"], rows=number(table["rows"]), hash=table["content_hash"]
        )
    )
    for line in table["query"].splitlines():
        print(f"    {line}")
    print()
    print(_("Por estas reglas y valores de ley:"))
    for rule in found["rules"]:
        stated = f" = {rule['rule']}" if "rule" in rule else f": {_value(rule['value'])}"
        print(f"    {rule['name']}{stated}   [{rule['article']}; {rule['trust']}]")
        if "rule" in rule:
            print(f"        {rule['sentence'][spoken]}")
    print()
    print(_("De lo congelado o calculado antes:"))
    for source in found["inputs"]:
        print(f"    {source['table']}: {number(source['rows'])} · {source['content_hash'][:16]}…")
    print()
    print(_("Asientos del mes:"))
    for entry in found["entries"]:
        print(f"    {entry['event']}: {number(entry['entries'])} · {money(entry['debit_cents'], spoken)}")
    print()
    print(_("Sello {number}: {hash}").format(number=seal["number"], hash=seal["hash"]))


def _value(stated: str | dict[str, str]) -> str:
    """One value, or one for each key; keys that share a value are told together."""
    if isinstance(stated, str):
        return stated
    keys_of: dict[str, list[str]] = {}
    for key, value in stated.items():
        keys_of.setdefault(value, []).append(key)
    return "; ".join(f"{value} ({', '.join(keys)})" for value, keys in keys_of.items())
