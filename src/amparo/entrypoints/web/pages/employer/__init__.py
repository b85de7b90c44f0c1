"""The employer's desk: all that an employer does with the institution, under /empresa/."""

from amparo.entrypoints.web.pages.employer import (
    batches,
    declaring,
    front,
    given,
    matters,
    money,
    registering,
    slips,
    workers,
)

pages = [
    *registering.pages,
    *front.pages,
    *workers.pages,
    *given.pages,
    *batches.pages,
    *declaring.pages,
    *money.pages,
    *slips.pages,
    *matters.pages,
]

files = [*batches.files, *declaring.files, *money.files, *matters.files]
