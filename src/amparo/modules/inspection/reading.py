"""Reading an employer's detail leaves a trace, of the employer and of each person it names."""

from __future__ import annotations

from functools import partial

from amparo.foundation.access.roles import Grant
from amparo.foundation.acts import reads
from amparo.foundation.acts.action import By, Today
from amparo.modules.inspection.queries import instances


def record(employer_id: int, *, by: By, today: Today, capacity: Grant | None = None) -> None:
    """Write that somebody reads what was seen of an employer; see `acts.reads.record`."""
    persons = [person for person in instances(employer_id)["person_id"].unique().sort() if person]
    es, en = f"señales del empleador {employer_id}", f"signals of employer {employer_id}"
    read = partial(reads.record, by=by, today=today, purpose=es, purpose_en=en, capacity=capacity)
    read(count=len(persons))
    if persons:
        read(person_ids=persons)
