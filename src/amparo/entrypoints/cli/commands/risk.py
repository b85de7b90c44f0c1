"""The inspectors' worklist: look at every employer, list those with most points, say why, and open an inspection."""

import argparse
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.entrypoints.cli.errors import CannotDo
from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, number, print_table, printed_as_data

if TYPE_CHECKING:
    import polars as pl

    from amparo.modules.inspection.queries import Place, Seen
    from amparo.modules.inspection.signals import Signal

SUMMARY = N_("Ordena el trabajo de los inspectores: qué señales hay de cada empleador y por qué")

SHOWN = 12
"""How many instances of a signal are listed on the screen; --json gives all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar=_("ACCIÓN"))
    look = what.add_parser("assess", help=_("mira a todos los empleadores en los meses cerrados"))
    annex = what.add_parser("annex", help=_("entrega el anexo tributario: RUC;cédula;año;ingreso"))
    annex.add_argument("file", type=Path, help=_("el archivo"))
    annex.add_argument("--province", default="", help=_("solo los empleadores de esta provincia (código)"))
    listed = what.add_parser("list", help=_("los empleadores con más puntos"))
    listed.add_argument("--province", action="append", default=[], help=_("de esta provincia (código; se repite)"))
    listed.add_argument("--most", type=int, default=20, help=_("cuántos (20)"))
    show = what.add_parser("show", help=_("la razón de cada punto de un empleador"))
    show.add_argument("ruc", metavar="RUC", help=_("el RUC del empleador"))
    begin = what.add_parser("inspect", help=_("abre la inspección de un empleador"))
    begin.add_argument("ruc", metavar="RUC", help=_("el RUC del empleador"))
    begin.add_argument("--reason", required=True, help=_("por qué lo decide quien inspecciona"))
    totals = what.add_parser("totals", help=_("a cuántos empleadores alcanza cada señal, por provincia"))
    signals = what.add_parser("signals", help=_("qué se mira, con qué umbrales y cuánto vale"))
    for one in (look, annex, listed, show, begin, totals):
        one.add_argument("--by", default="operator", help=_("quién actúa (operator)"))
    for one in (listed, show, totals, signals, annex):
        add_formats(one)


def run(args: argparse.Namespace) -> int:
    from amparo.foundation.acts.refused import Refused

    doing = {"assess": _assess, "annex": _annex, "list": _list, "show": _show, "inspect": _inspect,
             "totals": _totals, "signals": _signals}  # fmt: skip
    try:
        return doing[args.what](args)
    except Refused as refused:
        raise CannotDo(refused.en if language() == "en" else refused.es) from refused


def _assess(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.assessing import NothingClosed, assess
    from amparo.foundation import clock
    from amparo.foundation.acts import trace

    try:
        told = assess(by=args.by, today=clock.today(), key=f"{clock.today()}:{trace.last_number()}")
    except NothingClosed as error:
        raise CannotDo(str(error)) from error
    print(
        _("Empleadores con alguna señal: {employers}; hechos vistos: {instances}").format(
            employers=number(told["employers"]), instances=number(told["instances"])
        )
    )
    return 0


def _annex(args: argparse.Namespace) -> int:
    from amparo.entrypoints.cli.commands.batch import print_problems
    from amparo.foundation import clock
    from amparo.modules.inspection.actions import hand_in_annex

    try:
        content = args.file.read_bytes()
    except OSError as error:
        raise CannotDo(str(error)) from error
    key = f"{hashlib.sha256(content).hexdigest()}:{args.province}"
    told = hand_in_annex(content=content, province=args.province, by=args.by, today=clock.today(), key=key)
    if not printed_as_data(args, told["problems"]):
        said = _("Líneas aceptadas: {accepted}; devueltas: {rejected}")
        print(said.format(accepted=number(told["accepted"]), rejected=number(told["rejected"])))
        print_problems(told["problems"])
    return 1 if told["problems"] else 0


def _list(args: argparse.Namespace) -> int:
    from amparo.foundation.registry.queries import employer_names, province_names
    from amparo.modules.inspection import queries

    _looked_at()
    places, spoken = queries.worklist(args.province, args.most), language()
    names, provinces = employer_names([one.employer_id for one in places]), province_names()
    rucs = _rucs(places)
    if printed_as_data(args, [_record(one, rucs[one.employer_id]) for one in places]):
        return 0
    print_table(
        (_("RUC"), _("Empleador"), _("Provincia"), _("Puntos"), _("Por qué"), _("Inspección")),
        [
            (rucs[one.employer_id], names[one.employer_id][:30], provinces[one.province][spoken == "en"],
             number(one.points), ", ".join(f"{_title(seen.signal)} {seen.points}" for seen in one.reasons),
             str(one.case or ""))
            for one in places
        ],
        numeric=(3,),
    )  # fmt: skip
    print(_("Los puntos ordenan el trabajo; no prueban nada. Quien decide es una persona, en una inspección."))
    return 0


def _show(args: argparse.Namespace) -> int:
    from amparo.entrypoints.month.assessing import lines_behind
    from amparo.foundation import clock
    from amparo.foundation.registry.queries import person_documents
    from amparo.modules.inspection import queries, reading

    _looked_at()
    employer = _employer(args.ruc)
    reading.record(employer, by=args.by, today=clock.today())
    reasons, instances = queries.reasons(employer), queries.instances(employer)
    documents = person_documents(instances["person_id"].unique())
    lines = lines_behind(employer)
    records = [_reason(one, instances, documents, lines) for one in reasons]
    if printed_as_data(args, records):
        return 0
    print(_("Puntos: {points}").format(points=number(sum(one.points for one in reasons))))
    for seen, record in zip(reasons, records, strict=True):
        _print_reason(seen, record)
    return 0


def _inspect(args: argparse.Namespace) -> int:
    from uuid import uuid4

    from amparo.foundation import clock
    from amparo.modules.inspection.actions import open_inspection

    opened = open_inspection(
        employer_id=_employer(args.ruc), reason=args.reason, by=args.by, today=clock.today(), key=str(uuid4())
    )
    print(_("Inspección {case} abierta").format(case=opened["case"]))
    return 0


def _totals(args: argparse.Namespace) -> int:
    from amparo.foundation.registry.queries import province_names
    from amparo.modules.inspection import queries
    from amparo.modules.inspection.signals import SIGNALS

    _looked_at()
    told = queries.totals()
    if printed_as_data(args, [vars(one) for one in told]):
        return 0
    provinces = province_names()
    print_table(
        (_("Señal"), _("Provincia"), _("Empleadores")),
        [
            (_title(SIGNALS[one.signal]), provinces[one.province][language() == "en"] if one.province else _("País"),
             _("menos de diez, o lo revelaría") if one.employers is None else number(one.employers))
            for one in told
        ],
        numeric=(2,),
    )  # fmt: skip
    return 0


def _signals(args: argparse.Namespace) -> int:
    from amparo.modules.inspection.queries import declared_signals

    records = declared_signals()
    if printed_as_data(args, records):
        return 0
    spoken = language()
    for one in records:
        worth = _("hasta {points} puntos").format(points=one["weight"])
        print(f"{one[f'title_{spoken}']} · {worth} · {one['article']}")
        print(f"  {one[f'looks_{spoken}']}")
        for threshold in one["thresholds"]:
            print(f"  {threshold[f'title_{spoken}']}: {threshold[spoken]} ({threshold[f'trust_{spoken}']})")
    return 0


def _looked_at() -> None:
    from amparo.modules.inspection.queries import last_assessment

    if last_assessment() is None:
        raise CannotDo(_("todavía no se ha mirado a los empleadores: ejecute antes «amparo risk assess»"))


def _employer(ruc: str) -> int:
    from amparo.foundation.registry.queries import employers_by_ruc

    found = employers_by_ruc([ruc]).get(ruc)
    if found is None:
        raise CannotDo(_("ningún empleador está registrado con el RUC {ruc}").format(ruc=ruc))
    return found


def _rucs(places: "list[Place]") -> dict[int, str]:
    import polars as pl

    from amparo.foundation.registry.queries import employer_rucs

    return dict(employer_rucs(pl.Series([one.employer_id for one in places], dtype=pl.Int64)).iter_rows())


def _title(signal: "Signal") -> str:
    return signal.en if language() == "en" else signal.es


def _record(place: "Place", ruc: str) -> dict[str, object]:
    return {
        "ruc": ruc, "province": place.province, "points": place.points, "case": place.case,
        "reasons": [{"signal": seen.signal.code, "points": seen.points, "affected": seen.affected_count,
                     "exposed": seen.exposed_count} for seen in place.reasons],
    }  # fmt: skip


def _reason(
    seen: "Seen", instances: "pl.DataFrame", documents: dict[int, str], lines: "pl.DataFrame"
) -> dict[str, object]:
    """A signal of an employer with all it saw; of what comes from lines, the months in which they were sealed."""
    import polars as pl

    signal = seen.signal
    mine = instances.filter(pl.col("signal") == signal.code)
    if signal.source == "contributions.line":
        sealed = lines.group_by("person_id", "about_month").agg(sealed_in=pl.col("month").unique().sort())
        mine = mine.join(sealed, on=["person_id", "about_month"], how="left", maintain_order="left")
    found = [
        {"cedula": documents.get(row["person_id"], ""), "about_month": row["about_month"], "found": row["found"],
         "expected": row["expected"], **({"sealed_in": row["sealed_in"]} if row.get("sealed_in") else {})}
        for row in mine.iter_rows(named=True)
    ]  # fmt: skip
    return {
        "signal": signal.code, "title": _title(signal), "article": signal.article, "source": signal.source,
        "points": seen.points, "affected": seen.affected_count, "exposed": seen.exposed_count,
        "unit": signal.unit, "instances": found,
    }  # fmt: skip


def _print_reason(seen: "Seen", record: dict) -> None:
    from amparo.foundation.months import Month
    from amparo.foundation.writing import amount

    signal, spoken = seen.signal, language()
    said = spoken == "en"
    print()
    print(
        _("{points} · {title}: {affected} de {exposed} {counts} ({article}; de {source})").format(
            points=number(seen.points), title=_title(signal), affected=number(seen.affected_count),
            exposed=number(seen.exposed_count), counts=signal.counts[said], article=signal.article,
            source=signal.source,
        )
    )  # fmt: skip
    rows = [
        (one["cedula"] or "—", str(Month.of(one["about_month"])), amount(one["found"], signal.unit, spoken),
         amount(one["expected"], signal.unit, spoken) if signal.expected[0] else "",
         ", ".join(str(Month.of(month)) for month in one.get("sealed_in", ())))
        for one in record["instances"][:SHOWN]
    ]  # fmt: skip
    headings = (_("Cédula"), _("Mes"), signal.found[said], signal.expected[said], _("Sellado en"))
    print_table(headings, rows, numeric=(2, 3))
    if len(record["instances"]) > SHOWN:
        print(_("… y {count} más; pídalos todos con --json").format(count=number(len(record["instances"]) - SHOWN)))
