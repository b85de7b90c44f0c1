"""Ask the law a question and read the answer with its reasons."""

import argparse
import json
from datetime import date
from pathlib import Path

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language

SUMMARY = N_("Responde con la ley en la mano: una regla, unos hechos, un día")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar=_("REGLA"), help=_("la regla, por ejemplo pensions.pension_cents"))
    parser.add_argument(
        "--facts",
        nargs="+",
        default=[],
        metavar="k=v",
        help=_("los hechos: k=v, o un archivo JSON; dinero en centavos"),
    )
    parser.add_argument("--on", default="", metavar="AAAA-MM-DD", help=_("el día cuya ley se aplica (hoy)"))
    parser.add_argument("--json", action="store_true", help=_("responde en JSON"))


def run(args: argparse.Namespace) -> int:
    from django.utils.timezone import localdate

    from amparo.foundation.law import Facts, Law, LawError, explain
    from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of

    books = {module: rulebook_of(module) for module in modules_with_rules()}
    module, name = _found(books, args.rule)
    try:
        day = date.fromisoformat(args.on) if args.on else localdate()
        facts = Facts.load().check(_facts(args.facts), language(), books[module])
        answer = explain(books[module], facts, Law.load().on(day), [name], language())
    except (LawError, ValueError, OSError) as error:
        raise CannotDo(str(error)) from error
    print(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2) if args.json else answer.text)
    return 0


def _found(books: dict, asked: str) -> tuple[str, str]:
    """The module and the rule asked for; without a module, the only one that has a rule of that name."""
    module, _dot, name = asked.rpartition(".")
    places = [place for place, book in books.items() if name in book and module in ("", place)]
    if len(places) == 1:
        return places[0], name
    if places:
        raise CannotDo(
            _("«{rule}» está en varios módulos: escriba {names}").format(
                rule=name, names=_(" o ").join(f"{place}.{name}" for place in places)
            )
        )
    there_are = ", ".join(f"{place}.{one}" for place, book in books.items() for one in book.versions)
    raise CannotDo(_("«{rule}» no es una regla; las hay: {names}").format(rule=asked, names=there_are))


def _facts(written: list[str]) -> dict[str, int | str]:
    """Facts given one by one, or in a JSON file; whole numbers are numbers, anything else is text."""
    facts: dict[str, int | str] = {}
    for one in written:
        name, equals, value = one.partition("=")
        if not equals:
            facts.update(json.loads(Path(one).read_text(encoding="utf-8")))
            continue
        number = value.replace("_", "")
        facts[name] = int(number) if number.lstrip("-").isdecimal() else value
    return facts
