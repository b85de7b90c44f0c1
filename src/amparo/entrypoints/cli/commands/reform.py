"""Try a change of law on the closed country before it is one."""

import argparse
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import language, number, print_table

SUMMARY = N_("Prueba una reforma de la ley: qué casos, qué personas y cuánto dinero mueve")

WIDTH = 110
SHOWN_CASES = 12
WIDEST = 24
"""Signs of the longest bar."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    file = _("un YAML como los de la ley, o el nombre de un ejemplo; sin él, los lista")
    months = _("meses cerrados en que se prueba (todos)")
    starting = _("como si empezara a regir ese mes, tenga la fecha que tenga")
    parser.add_argument("file", nargs="?", metavar=_("ARCHIVO"), help=file)
    parser.add_argument("--months", default="", metavar="AAAA-MM[..AAAA-MM]", help=months)
    parser.add_argument("--from", dest="starting", default="", metavar="AAAA-MM", help=starting)
    parser.add_argument("--all", action="store_true", help=_("muestra también las provincias y todos los casos"))
    parser.add_argument("--json", action="store_true", help=_("responde en JSON"))


def run(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli.progress import bar
    from amparo.entrypoints.reform.country import CannotTry
    from amparo.entrypoints.reform.kept import shipped, try_and_keep
    from amparo.foundation.law import LawError

    if args.file is None:
        return _list(shipped())
    file = shipped().get(args.file, Path(args.file))
    try:
        with bar(_("Reforma"), 12) as step:
            answer = try_and_keep(file, args.months, args.starting, step)
    except LawError as error:
        raise CannotDo(error.said(language())) from error
    except CannotTry as error:
        raise CannotDo(str(error)) from error
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print_reform(answer, whole=args.all)
    return 0


def _list(examples: dict[str, Path]) -> int:
    from amparo.foundation.law.overlay import about

    print(_("Reformas que vienen con amparo; pruebe una con «amparo reform NOMBRE», o escriba la suya en un YAML:"))
    titles = [(name, about(file).title[language() == "en"]) for name, file in examples.items()]
    print_table((_("Nombre"), _("Qué propone")), titles)
    return 0


def print_reform(answer: dict[str, Any], whole: bool = False) -> None:
    """The law before and after, the worked cases that move, who gains and who loses, and which funds.

    whole: every province and every case, instead of the first ones.
    """
    print(answer["title"][language()])
    _print_text(answer["summary"][language()])
    _print_text(answer["source"] and _("Fuente: {source}").format(source=answer["source"]))
    _print_law(answer["law"])
    _print_cases(answer["cases"], whole)
    print()
    if not answer["reached"]:
        _print_text(
            _(
                "Ningún mes de {first} a {last} llega a la fecha de la reforma: no mueve a nadie. Con --from {first} "
                "se prueba como si empezara a regir entonces."
            ).format(first=answer["months"][0], last=answer["months"][-1])
        )
        return
    _print_tried(answer)
    _print_people(answer, whole)
    _print_money(answer)


def _print_text(text: str, indent: str = "  ") -> None:
    for line in textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent):
        print(line)


def _print_law(changes: list[dict[str, Any]]) -> None:
    print()
    if not changes:
        print(_("La reforma no dice nada que la ley no diga ya."))
        return
    print(_("La ley, antes y después:"))
    for one in changes:
        of = f" [{', '.join(one['keys'])}]" if one["keys"] else ""
        until = " " + _("hasta {day}").format(day=one["until"]) if one["until"] else ""
        print(f"  {one['title'][language()]}{of}, {_('desde {day}').format(day=one['since'])}{until}")
        print("    " + _("antes:   {text}").format(text=one["before"][language()]))
        print("    " + _("después: {text}").format(text=one["after"][language()]))
    for cite in {one["cite"]["norm"]: one["cite"] for one in changes}.values():
        mark = _("propuesta") if cite["trust"] == "PROPOSED" else cite["trust"]
        _print_text(f"[{cite['norm']}; {mark}]" + f" {cite['note'][language()]}")


def _print_cases(cases: dict[str, Any], whole: bool) -> None:
    moved = cases["moved"]
    print()
    told = _("Resultados que cambian en los {cases} casos resueltos: {moved}.")
    print(told.format(cases=number(cases["all"]), moved=number(len(moved))))
    if not moved:
        return
    shown = moved if whole else moved[:SHOWN_CASES]
    headings = (_("Caso"), _("Ley de"), _("Regla"), _("Antes"), _("Después"))
    print_table(headings, [_case(one) for one in shown], numeric=(3, 4))
    if len(shown) < len(moved):
        print(_("… y {count} más: con --all se ven todos.").format(count=number(len(moved) - len(shown))))


def _case(one: dict[str, Any]) -> tuple[str, ...]:
    results = (_result(one[name], one["unit"]) for name in ("before", "after"))
    return (one["case"], one["moment"], f"{one['module']}.{one['rule']}", *results)


def _print_tried(answer: dict[str, Any]) -> None:
    months, people = answer["months"], answer["people_per_record"]
    told = _("Probada en {count} meses cerrados, de {first} a {last}.")
    print(told.format(count=len(months), first=months[0], last=months[-1]))
    if people > 1:
        print(_("El país es inventado: cada registro está por {people} personas.").format(people=number(people)))
    if not answer["checked"]:
        print(_("Ninguna tabla del mes descansa en lo que la reforma cambia."))
        return
    rows = ", ".join(f"{table} ({number(count)})" for table, count in answer["checked"].items())
    _print_text(_("Con la ley vigente salió otra vez, fila por fila, lo sellado: {rows}.").format(rows=rows), indent="")


# ---------------------------------------------------------------- people


def _print_people(answer: dict[str, Any], whole: bool) -> None:
    groups = [one for one in answer["groups"] if whole or one["dimension"] != "province"]
    print()
    print(_("Quién gana y quién pierde, en todos esos meses; al mes, el promedio de quienes ganan o pierden:"))
    headings = (
        "", _("Personas"), _("Ganan"), _("En total"), _("Al mes"), _("Pierden"), _("En total"), _("Al mes"), _("Igual"),
    )  # fmt: skip
    print_table(headings, [_row(one) for one in groups], numeric=range(1, len(headings)))
    if any(one["same_people"] is None or one["people"] is None for one in groups):
        print(_("·· oculto: menos de diez personas, o lo que las delataría."))
    if not whole:
        print(_("Con --all se ven también las provincias."))
    _print_chart([one for one in answer["groups"] if one["dimension"] == "income"])


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    return (
        one["title"][language()], _count(one["people"]),
        *(shown(one[f"{outcome}_{column}"]) for outcome in ("gain", "lose")
          for column, shown in (("people", _count), ("cents", _cents), ("monthly_cents", _cents))),
        _count(one["same_people"]),
    )  # fmt: skip


def _print_chart(bands: list[dict[str, Any]]) -> None:
    """Bars from the middle: what each band of income loses to the left, what it gains to the right."""
    longest = max((abs(one[name] or 0) for one in bands for name in ("gain_cents", "lose_cents")), default=0)
    if not longest:
        return
    print()
    print(_("Por ingreso mensual: ◂ pierden, ganan ▸"))
    width = max(len(one["title"][language()]) for one in bands)
    for one in bands:
        left, right = (_bar(one[name], longest) for name in ("lose_cents", "gain_cents"))
        hidden = " ··" if None in (one["lose_cents"], one["gain_cents"]) else ""
        print(f"{one['title'][language()]:<{width}}  {left:>{WIDEST}}│{right}{hidden}".rstrip())


def _bar(cents: int | None, longest: int) -> str:
    length = abs(cents or 0) * WIDEST / longest
    return "█" * round(length) if length >= 0.5 else "▏" if cents else ""


# ---------------------------------------------------------------- money


def _print_money(answer: dict[str, Any]) -> None:
    print()
    print(_("Fondos y Estado (dólares en todos esos meses; sobre cero, tiene más):"))
    print_table(
        ("", _("Por aportes"), _("Por pensiones"), _("Cambio")),
        [(one["title"][language()], *map(_cents, _moved(one))) for one in answer["funds"]],
        numeric=(1, 2, 3),
    )
    payers = answer["employers"]
    print()
    told = _("{name}: {lose} pagan {more} más, {gain} pagan {less} menos, a {same} no les cambia.")
    less, more = (None if payers[f"{one}_cents"] is None else abs(payers[f"{one}_cents"]) for one in ("gain", "lose"))
    counts = {one: _count(payers[f"{one}_people"]) for one in ("gain", "lose", "same")}
    print(told.format(name=payers["title"][language()], more=_cents(more, ""), less=_cents(less, ""), **counts))
    if answer["awards"]:
        print(_("Jubilaciones concedidas: {before} antes, {after} después.").format(**answer["awards"]))


def _moved(one: dict[str, Any]) -> Iterator[int | None]:
    parts = (one["contributions_cents"], one["pensions_cents"])
    yield from parts
    yield None if None in parts else sum(parts)


def _count(value: int | None) -> str:
    return "··" if value is None else number(value)


def _cents(value: int | None, plus: str = "+") -> str:
    from amparo.foundation.writing import money

    if value is None:
        return "··"
    return f"{plus if value > 0 else ''}{money(value, language())}" if value else "0"


def _result(value: int | dict[str, str], unit: str) -> str:
    from amparo.entrypoints.reform.telling import number as said

    return value[language()] if isinstance(value, dict) else said(value, unit, language())
