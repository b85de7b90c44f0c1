"""How a module declares what it leaves written each month.

A table is a class; its columns are typed, documented in both languages and constrained. The declaration is the
contract: it checks rows before they are sealed, fixes the order in which they are hashed, and prints the data
dictionary. Nothing is ever missing in a sealed table, so no column is nullable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import narwhals as nw

from amparo.foundation.months import OPEN_END

_NARWHALS: dict[str, type[nw.Int64 | nw.Int32 | nw.String]] = {"int64": nw.Int64, "int32": nw.Int32, "text": nw.String}


@dataclass
class Column:
    """One column: its type, its meaning and what it may hold."""

    es: str
    en: str
    dtype: str = "int64"
    unit: str = ""
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    name: str = field(default="", init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def narwhals_type(self) -> type[nw.Int64 | nw.Int32 | nw.String]:
        return _NARWHALS[self.dtype]

    def violation(self) -> nw.Expr | None:
        """True on the rows that break this column's constraint."""
        value = nw.col(self.name)
        broken = []
        if self.choices:
            broken.append(~value.is_in(list(self.choices)))
        if self.minimum is not None:
            broken.append(value < self.minimum)
        if self.maximum is not None:
            broken.append(value > self.maximum)
        return nw.any_horizontal(*broken, ignore_nulls=True) if broken else None


def Id(es: str, en: str) -> Column:
    return Column(es, en, minimum=0)


def Cents(es: str, en: str, minimum: int | None = None) -> Column:
    return Column(es, en, unit="cents", minimum=minimum)


def Count(es: str, en: str, unit: str = "count", minimum: int | None = 0, maximum: int | None = None) -> Column:
    return Column(es, en, dtype="int32", unit=unit, minimum=minimum, maximum=maximum)


def Day(es: str, en: str) -> Column:
    return Column(es, en, dtype="int32", unit="date YYYYMMDD", minimum=18000101, maximum=OPEN_END)


def MonthNumber(es: str, en: str) -> Column:
    return Column(es, en, dtype="int32", unit="month YYYYMM", minimum=190001, maximum=999912)


def Flag(es: str, en: str) -> Column:
    return Column(es, en, dtype="int32", unit="0 or 1", minimum=0, maximum=1)


def Text(es: str, en: str, choices: tuple[str, ...] = ()) -> Column:
    return Column(es, en, dtype="text", choices=choices)


class Table:
    """Base of every declared table.

    `name` is the room and the table («contributions.line»); `key` tells rows apart and orders them; the docstring's
    first paragraph is Spanish, the second English. `frozen` tables are copies of open records, `sealed` ones results.
    """

    name: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    governed_by: ClassVar[str] = ""
    columns: ClassVar[dict[str, Column]]

    def __init_subclass__(cls) -> None:
        own_first = [vars(base).items() for base in cls.__mro__]
        cls.columns = {name: column for items in own_first for name, column in items if isinstance(column, Column)}
        if missing := [name for name in cls.key if name not in cls.columns]:
            raise TypeError(f"{cls.__name__}: key columns {missing} are not declared")
        declared[cls.name] = cls

    @classmethod
    def empty_schema(cls) -> dict[str, type]:
        return {name: column.narwhals_type for name, column in cls.columns.items()}

    @classmethod
    def texts(cls) -> tuple[str, str]:
        spanish, _, english = (cls.__doc__ or "").strip().partition("\n\n")
        return " ".join(spanish.split()), " ".join(english.split())


declared: dict[str, type[Table]] = {}
"""Every table declared so far, by name."""


class Finding(Table):
    """Lo que está mal en los datos: una fila con su causa y su remedio.

    What is wrong with the data: a row with its cause and its remedy.
    """

    name = "history.finding"
    key = ("code", "employer_id", "person_id", "about_month", "value")

    code = Text("Hallazgo", "Finding")
    employer_id = Id("Empleador (0: ninguno)", "Employer (0: none)")
    person_id = Id("Persona (0: ninguna)", "Person (0: none)")
    about_month = MonthNumber("Mes del que habla", "Month it speaks of")
    value = Column("Valor hallado", "Value found")
