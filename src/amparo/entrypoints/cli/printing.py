"""How commands answer: a table for people, JSON or CSV for programs, numbers as each language writes them."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal

from amparo.entrypoints.cli.language import _

Records = Sequence[Mapping[str, object]]


def language() -> str:
    """The language being spoken, for texts that carry both."""
    return "en" if os.environ.get("LANGUAGE") == "en" else "es"


def add_formats(parser: argparse.ArgumentParser) -> None:
    """--json and --csv, one or the other."""
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help=_("responde en JSON"))
    formats.add_argument("--csv", action="store_true", help=_("responde en CSV"))


def printed_as_data(args: argparse.Namespace, records: Records) -> bool:
    """Print the records if data was asked for, and say whether it was."""
    if args.json:
        print(json.dumps(records, ensure_ascii=False, indent=2))
    elif args.csv and records:
        from amparo.foundation.spreadsheets import cell

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(records[0])
        writer.writerows([cell(content) for content in record.values()] for record in records)
    return args.json or args.csv


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> None:
    """A table: drawn on a terminal, plain aligned columns anywhere else. `numeric` columns are aligned to the right."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(header_style="bold")
        for place, heading in enumerate(headings):
            table.add_column(heading, justify="right" if place in numeric else "left")
        for row in rows:
            table.add_row(*row)
        Console(markup=False, highlight=False).print(table)
        return
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        cells = [
            cell.rjust(width) if place in numeric else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def number(value: Decimal | int | None, sign: bool = False) -> str:
    """`1.234,50` in Spanish, `1,234.50` in English; `sign` writes + before what grew; an absent value is a dash."""
    from amparo.foundation import writing

    if value is None:
        return "—"
    exact = Decimal(value)
    written = writing.number(exact, language(), decimals=max(0, -int(exact.as_tuple().exponent)))
    return f"+{written}" if sign and exact > 0 else written
