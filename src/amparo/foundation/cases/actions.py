"""What anyone with a part in a case can do with it, whatever its kind, and what time does by itself."""

from __future__ import annotations

from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.cases import desk, subjects
from amparo.foundation.cases.kinds import SILENCE, CaseError
from amparo.foundation.cases.models import Notice, Reading


@action("cases.hand_in", es="Agregar un documento al trámite", en="Hand in a document", subject=subjects.of_case)
def hand_in(*, case: int, title: str, content: bytes, by: By, today: Today, key: str) -> dict:
    """Keep a PDF, PNG or JPEG with the case. Returns its sha256 and size in bytes; CaseError says what is wrong."""
    kept = desk.hand_in(case, title=title, content=content)
    return {"case": case, "sha256": kept.sha256, "size": kept.size}


@action(
    "cases.acknowledge_notice", es="Darse por notificado", en="Acknowledge a notice", subject=subjects.of_notice
)  # fmt: skip
def acknowledge_notice(*, notice: int, by: By, today: Today, key: str) -> dict:
    """Leave the proof that a notice was read, once. Returns the day of the first reading."""
    found = Notice.objects.filter(pk=notice).first()
    if found is None:
        raise CaseError(
            f"No hay ningún aviso {notice}: revise el número", f"There is no notice {notice}: check the number"
        )
    act = current_act()
    reading, _ = Reading.objects.get_or_create(
        notice=found, defaults={"by": act.by, "date": act.today, "act": act.number}
    )
    return {"notice": notice, "date": reading.date}


@action("cases.run_clocks", es="Cumplir los plazos vencidos", en="Run the clocks that ended")
def run_clocks(*, by: By, today: Today, key: str) -> dict:
    """Make the move that silence makes in every case whose clock ran out before today. Returns how many moved."""
    moved = [desk.move(case, name, role=SILENCE).pk for case, name in desk.silent_moves(current_act().today)]
    return {"moved": len(moved)}
