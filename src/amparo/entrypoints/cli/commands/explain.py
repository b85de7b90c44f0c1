"""Ask the law a question and read the answer with its reasons."""

import argparse
import json
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language

if TYPE_CHECKING:
    from amparo.foundation.law.decisions import Choice, Decision

SUMMARY = N_("Responde con la ley en la mano: una regla o una prestación, unos hechos, un día")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule",
        metavar=_("REGLA"),
        help=_("la regla, por ejemplo pensions.pension_cents, o la prestación, con todos sus caminos"),
    )
    parser.add_argument(
        "--facts",
        nargs="+",
        default=[],
        metavar="k=v",
        help=_("los hechos: k=v, o un archivo JSON; dinero en centavos"),
    )
    parser.add_argument("--on", default="", metavar="AAAA-MM-DD", help=_("el día cuya ley se aplica (hoy)"))
    parser.add_argument("--json", action="store_true", help=_("responde en JSON"))
    parser.add_argument("--html", metavar=_("ARCHIVO"), help=_("escribe la explicación como una página"))


def run(args: argparse.Namespace) -> int:
    from amparo.foundation import clock
    from amparo.foundation.law import Law, LawError
    from amparo.foundation.law.catalogue import benefits_of
    from amparo.foundation.law.decisions import choose, decide

    module, name = _found(args.rule)
    try:
        law_on = Law.load().on(_day(args.on) if args.on else clock.today())
        facts = _facts(args.facts)
        answer = (
            choose(module, benefits_of(module)[name], facts, law_on, language())
            if name in benefits_of(module)
            else decide(module, name, facts, law_on, language())
        )
        if args.html:
            Path(args.html).write_text(_page(answer), encoding="utf-8")
    except LawError as error:
        raise CannotDo(error.said(language())) from error
    except (ValueError, OSError) as error:
        raise CannotDo(str(error)) from error
    if args.json:
        print(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2))
    elif args.html:
        print(_("La explicación está en {file}").format(file=args.html))
    else:
        print(answer.text)
    return 0


def _page(answer: "Decision | Choice") -> str:
    """The explanation as one file that needs no other."""
    from django.contrib.staticfiles import finders
    from django.template.loader import render_to_string

    style = Path(str(finders.find("web/portal.css"))).read_text(encoding="utf-8")
    return render_to_string("web/decision.html", {"answer": answer, "style": style})


def _found(asked: str) -> tuple[str, str]:
    """The module and the rule or benefit asked for; without a module, the only one that has one of that name."""
    from amparo.foundation.law.catalogue import benefits_of, modules_with_rules, rules_of

    names = {module: [*benefits_of(module), *rules_of(module)] for module in modules_with_rules()}
    module, _dot, name = asked.rpartition(".")
    places = [place for place, known in names.items() if name in known and module in ("", place)]
    if len(places) == 1:
        return places[0], name
    if places:
        raise CannotDo(
            _("«{rule}» está en varios módulos: escriba {names}").format(
                rule=name, names=_(" o ").join(f"{place}.{name}" for place in places)
            )
        )
    whole = [f"{place}.{one}" for place, known in names.items() for one in known]
    near = get_close_matches(asked if module else f".{asked}", whole, n=3, cutoff=0.5)
    unknown = _("«{rule}» no es una regla. ¿Quiso decir {names}? Están todas en docs/generated/rulebook.md")
    raise CannotDo(unknown.format(rule=asked, names=_(" o ").join(near or whole[:1])))


def _facts(written: list[str]) -> dict[str, int | str]:
    """Facts given one by one, or in a JSON file; whole numbers are numbers, anything else is text."""
    facts: dict[str, int | str] = {}
    for one in written:
        name, equals, value = one.partition("=")
        if not equals:
            facts.update(_facts_of_file(Path(one)))
            continue
        number = value.replace("_", "")
        facts[name] = int(number) if number.lstrip("-").isdecimal() else value
    return facts


def _facts_of_file(path: Path) -> dict[str, int | str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")).items())
    except (OSError, ValueError, AttributeError) as error:
        told = _("{file}: no es k=v ni un archivo JSON de hechos, como {example} ({cause})")
        raise CannotDo(told.format(file=path, example='{"months": 372, "age": 62}', cause=error)) from error


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CannotDo(_("«{day}» no es un día: escriba AAAA-MM-DD").format(day=written)) from error
