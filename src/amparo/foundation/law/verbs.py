"""The verbs a rule is written with: each takes whole numbers, columns, or both.

On columns a missing value stays missing through every verb: null never becomes 0, nor a refusal.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from types import FunctionType
from typing import Any

import narwhals as nw

from amparo.foundation import money
from amparo.foundation.law.values import Carrier, as_column
from amparo.foundation.money import SCALE

Keep = Callable[[Carrier], Carrier]
"""What a verb hands a part to that it mentions more than once: it may come back as a column of its own."""


def _as_it_is(part: Carrier) -> Carrier:
    return part


def when(condition: Carrier, then: Carrier, otherwise: Carrier) -> Carrier:
    """One of two: `then` where the condition holds, `otherwise` where it does not."""
    if not isinstance(condition, nw.Expr):
        return then if condition else otherwise
    return nw.when(condition).then(as_column(then)).otherwise(
        nw.when(~condition).then(as_column(otherwise))
    )  # fmt: skip


def least(a: Carrier, b: Carrier) -> Carrier:
    """The smaller of two."""
    return when(a < b, a, b)


def greatest(a: Carrier, b: Carrier) -> Carrier:
    """The larger of two."""
    return when(a < b, b, a)


def between(x: Carrier, low: Carrier, high: Carrier, keep: Keep = _as_it_is) -> Carrier:
    """x, but not below `low`; and not above `high`, which wins if they cross."""
    return least(keep(greatest(x, low)), high)


def share(amount: Carrier, numerator: Carrier, denominator: Carrier = SCALE, keep: Keep = _as_it_is) -> Carrier:
    """`amount × numerator / denominator` as `money.share`: half-up away from zero. A rate is in millionths."""
    if not any(isinstance(part, nw.Expr) for part in (amount, numerator, denominator)):
        return money.share(amount, numerator, denominator)
    product = keep(as_column(amount).cast(nw.Int64) * as_column(numerator).cast(nw.Int64))
    # As in `money.share`; spelled with columns because every engine floors `//` alike, and rounds each its own way.
    if isinstance(denominator, int) and denominator % 2 == 0:
        half = denominator // 2
    else:
        product, half, denominator = 2 * product, denominator, 2 * denominator
    nearest = nw.when(product < 0).then(as_column(half - 1)).otherwise(as_column(half))
    return keep(product + nearest) // denominator


def proportion(amount: Carrier, part: Carrier, total: Carrier, keep: Keep = _as_it_is) -> Carrier:
    """`share` for products between 2^52 and 2^62, slower: the part of an amount that `part` is of `total`."""
    if not any(isinstance(number, nw.Expr) for number in (amount, part, total)):
        return money.share(amount, part, total)
    product = keep(as_column(amount).cast(nw.Int64) * as_column(part).cast(nw.Int64))
    dividend, divisor = keep(2 * product + as_column(total) - (product < 0).cast(nw.Int64)), 2 * as_column(total)
    quotient = keep((dividend // divisor).cast(nw.Int64))
    # PySpark floors a double, which from 2^52 on may be one off; what is left over tells.
    left = dividend - quotient * divisor
    return quotient + (left >= divisor).cast(nw.Int64) - (left < 0).cast(nw.Int64)


def whole(x: Carrier, size: Carrier) -> Carrier:
    """Completed units: `whole(months, 12)` are years."""
    return x.cast(nw.Int64) // size if isinstance(x, nw.Expr) else x // size


def any_row(table: Carrier, **known: Carrier) -> Carrier:
    """Is any row of a table of minima met? `any_row(pension_right, months=months, age=age)`."""
    return table.any(**known)


VERBS = {verb.__name__: verb for verb in (when, least, greatest, between, share, proportion, whole, any_row)}

KEEPING = (between.__name__, share.__name__, proportion.__name__)
"""The verbs that take a `keep`."""

OPERATORS: dict[type[ast.operator | ast.cmpop], Callable[[Carrier, Carrier], Carrier]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
"""The signs of a body; the only divisions are verbs."""


def spoken_by(**own: Callable[..., Any]) -> dict[str, Any]:
    """The same verbs for another carrier, that has some of its own: the rest are made of those, as they are here.

    They are the globals of a rule's function when it is called with that carrier; a rule names nothing but verbs.
    """
    words: dict[str, Any] = {"__builtins__": {}}
    words |= {name: FunctionType(verb.__code__, words, name, verb.__defaults__) for name, verb in VERBS.items()}
    words.update(own)
    return words
