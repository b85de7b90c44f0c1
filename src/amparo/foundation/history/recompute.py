"""The question that gives a figure again, for whoever holds the file: plain SQL for DuckDB and Polars alike."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.foundation.history.indicators import Indicator

_MEASURES = {
    "sum": "coalesce(sum({column}), 0)",
    "mean": "coalesce((2 * sum({column}) + count(*)) // nullif(2 * count(*), 0), 0)",
    "distinct": "count(DISTINCT {column})",
    "rows": "count(*)",
}


def sql(indicator: Indicator, path: str, columns: tuple[str, ...] = (), cell: Mapping[str, str] | None = None) -> str:
    """The query over the Parquet file at `path`; with `columns`, one row per group; with `cell`, of that cell only."""
    value = _MEASURES[indicator.measure].format(column=indicator.column)
    people = f"count(DISTINCT {indicator.people})" if indicator.people else "0"
    chosen = [*columns, f"{value} AS value", f"{people} AS people"]
    lines = [f"SELECT {', '.join(chosen)}", f"FROM read_parquet('{path}')"]
    conditions = [_condition(name, wanted) for name, wanted in {**indicator.where, **(cell or {})}.items()]
    if conditions:
        lines.append("WHERE " + "\n  AND ".join(conditions))
    if columns:
        lines += [f"GROUP BY {', '.join(columns)}", f"ORDER BY {', '.join(columns)}"]
    return "\n".join(lines)


def _condition(column: str, wanted: object) -> str:
    values = wanted if isinstance(wanted, (list, tuple)) else [wanted]
    return f"{column} IN ({', '.join(_literal(value) for value in values)})"


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
