"""The private rooms: what an employer's, a worker's and an office's programs may ask for."""

from amparo.entrypoints.api.private.acting import Acting
from amparo.entrypoints.api.private.reading import Reading
from amparo.entrypoints.api.private.rooms import cases, employers, workers

ROOMS: dict[str, list[Acting | Reading]] = {
    "employers": employers.operations,
    "me": workers.operations,
    "cases": cases.operations,
    "workers": cases.corrections,
    "inspections": cases.inspections,
}
"""Each room by the first part of its addresses."""
