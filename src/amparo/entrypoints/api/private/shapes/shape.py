"""What every answer of the private rooms is made of: parts described, with an example, in the reader's language."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from amparo.entrypoints.api.private.shapes.words import words_of
from amparo.foundation.months import OPEN_END, Month


def _month(told: Any) -> Any:
    """A month as addresses and bodies write it; of no month, nothing."""
    return (str(Month.of(told)) if told else None) if isinstance(told, int) else told


def _until(told: int) -> int | None:
    return None if told == OPEN_END else told


MonthTold = Annotated[str, BeforeValidator(_month), Field(pattern=r"^\d{4}-\d{2}$")]
"""A month, YYYY-MM."""
MonthOrNone = Annotated[str | None, BeforeValidator(_month)]
"""The same, where there may be none."""
UntilTold = Annotated[int | None, BeforeValidator(_until)]
"""A day, YYYYMMDD; null while it has not come and nobody knows when it will."""


class Shape(Schema):
    """Something that is answered. Its parts are described in `words.py`, once for all the shapes that have them."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core_schema)
        told = handler.resolve_ref_schema(schema)
        told.pop("description", None)
        for name, part in told.get("properties", {}).items():
            said, example = words_of(cls, name)
            part["description"] = said
            if example is not None:
                part["examples"] = [example]
        return schema
