"""Who may not attend a case, whatever her role: whoever has a part in it, and whoever acted in it in another role."""

from __future__ import annotations

from amparo.foundation.access import queries as access
from amparo.foundation.cases.kinds import SILENCE, Kind
from amparo.foundation.cases.models import Case

ATTENDING = ("clerk", "director")
OPEN = "open"
"""The event with which a case begins, which is no move of its kind."""

_HAS_A_PART = (
    "Este trámite es de usted o de un empleador por el que actúa: debe atenderlo otra persona",
    "This case is yours, or of an employer for whom you act: another person must attend it",
)
_ACTED_ALREADY = (
    "Usted ya actuó en este trámite con otro papel: debe hacerlo otra persona",
    "You acted in this case already in another role: another person must do it",
)


def conflict(case: Case, kind: Kind, role: str, by: str) -> tuple[str, str] | None:
    """Why `by`, as the trace writes it, may not act in a case in that role, in both languages; None if she may.

    Processes of the institution, which are no account, have no interest of their own.
    """
    account = by.removeprefix("user:")
    if account == by or role == SILENCE:
        return None
    if role in ATTENDING and access.has_part(int(account), case.person_id, case.employer_id):
        return _HAS_A_PART
    moves = case.events.filter(by=by).exclude(move=OPEN).values_list("move", flat=True)
    return _ACTED_ALREADY if any(kind.move(name).by not in (role, SILENCE) for name in moves) else None
