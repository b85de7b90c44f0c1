"""Audit what was printed: the identities its own figures should satisfy, and the series that cannot be joined."""

import argparse
from collections import Counter
from collections.abc import Sequence

from amparo.entrypoints.cli.language import N_, _
from amparo.entrypoints.cli.printing import add_formats, language, number, print_table, printed_as_data
from amparo.modules.accountability.audit import VERDICT_NAMES, Audited, SeriesBreak, Verdict

SUMMARY = N_("Revisa si las cifras impresas en los informes cuadran entre sí")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--breaks", action="store_true", help=_("las series cuyos años no se pueden unir"))
    add_formats(parser)


def run(args: argparse.Namespace) -> int:
    from amparo.modules.accountability import queries, tabulated

    if args.breaks:
        breaks = queries.series_breaks()
        if not printed_as_data(args, tabulated.break_records(breaks)):
            _print_breaks(breaks)
        return 0
    audited = queries.audited()
    if not printed_as_data(args, tabulated.audit_records(audited)):
        _print_audit(audited)
    return 0


def _print_audit(audited: Sequence[Audited]) -> None:
    print_table(
        (_("Id"), _("Identidad"), _("Calculado"), _("Impreso"), _("Diferencia"), _("Veredicto")),
        [
            (
                one.identity.id,
                one.identity.text.into(language()),
                number(one.computed),
                number(one.printed),
                number(one.difference, sign=True),
                VERDICT_NAMES[one.verdict].into(language()),
            )
            for one in audited
        ],
        numeric=(2, 3, 4),
    )
    counts = Counter(one.verdict for one in audited)
    summary = _("{all} identidades: {holds} se cumplen, {rounding} se cumplen con redondeo, {fails} no se cumplen.")
    print()
    print(
        summary.format(
            all=len(audited),
            holds=counts[Verdict.HOLDS],
            rounding=counts[Verdict.WITHIN_ROUNDING],
            fails=counts[Verdict.FAILS],
        )
    )
    for reading, ids in _readings(audited).items():
        print(f"  {', '.join(ids)}: {reading}")


def _readings(audited: Sequence[Audited]) -> dict[str, list[str]]:
    """Why those that fail, fail: each reading with the identities it explains."""
    readings: dict[str, list[str]] = {}
    for one in audited:
        if one.identity.reading:
            readings.setdefault(one.identity.reading.into(language()), []).append(one.identity.id)
    return readings


def _print_breaks(breaks: Sequence[SeriesBreak]) -> None:
    print_table(
        (_("Serie"), _("Impreso"), _("Por qué no se puede unir")),
        [(one.series.into(language()), one.printed.into(language()), one.why.into(language())) for one in breaks],
    )
