"""What can be asked of affiliation: to record a job that nobody declared, and to correct what was recorded.

Either changes a person's history, so either asks for a document and for two persons (C.D. 625 art. 25: a late novelty
enters only by a judgment, a resolution, or a final decision of the institution on a claim).
"""

from __future__ import annotations

from amparo.foundation.cases.kinds import SILENCE, Clock, Kind, Move, State

OFFICE, EMPLOYER, WORKER, APPEALS = "clerk", "employer_owner", "affiliate", "director"
"""Whose turn it is, by role."""

_ANSWER, _EXHIBIT, _APPEAL = (
    Clock("claim_answer_working_days"),
    Clock("inspection_employer_working_days", then="no_answer"),
    Clock("claim_appeal_working_days", then="archive"),
)

_LATE_NOVELTY = "C.D. 625 art. 25"


def _decided(after: tuple[str, ...]) -> tuple[Move, ...]:
    """How both kinds end: two persons grant, one refuses with a reason, the worker may appeal, silence archives."""
    both = ("person", "employer")
    return (
        Move("grant", "decide", "Aceptar y registrar", "Grant and record", after, "granted", OFFICE, _LATE_NOVELTY,
             second=True, evidence=True, tells=both),
        Move("refuse", "decide", "Negar", "Refuse", after, "refused", OFFICE, _LATE_NOVELTY, reason=True, tells=both),
        Move("appeal", "appeal", "Apelar", "Appeal", ("refused",), "appealed", WORKER, "Constitución art. 76.7.m",
             reason=True),
        Move("return", "decide", "Devolver para resolver", "Return to be decided", ("appealed",), after[0], APPEALS,
             "Constitución art. 76.7.m", reason=True, tells=("person",)),
        Move("uphold", "decide", "Confirmar la negativa", "Uphold the refusal", ("appealed",), "archived", APPEALS,
             "Constitución art. 76.7.m", reason=True, tells=("person",)),
        Move("archive", "archive", "Archivar", "Archive", ("refused",), "archived", SILENCE, _LATE_NOVELTY),
    )  # fmt: skip


_ENDS = (
    State("granted", "Aceptado y registrado", "Granted and recorded"),
    State("refused", "Negado", "Refused", WORKER, _APPEAL),
    State("appealed", "Apelado", "Appealed", APPEALS, _ANSWER),
    State("archived", "Archivado", "Archived"),
)

MISSING_AFFILIATION = Kind(
    "affiliation.missing_affiliation", es="Reclamo por falta de afiliación", en="Claim for missing affiliation",
    article="LSS art. 73; C.D. 625 art. 25",
    states=(
        State("received", "Recibido", "Received", OFFICE, _ANSWER),
        State("notified", "Notificado al empleador", "Employer notified", EMPLOYER, _EXHIBIT),
        State("to_decide", "Por resolver", "To be decided", OFFICE, _ANSWER),
        State("inspected", "En inspección", "Under inspection", OFFICE, _ANSWER),
        *_ENDS,
    ),
    moves=(
        Move("notify", "notify", "Notificar al empleador", "Notify the employer", ("received",), "notified", OFFICE,
             "LSS art. 73", evidence=True, tells=("person", "employer")),
        Move("withdraw", "archive", "Retirar", "Withdraw", ("received",), "archived", WORKER, "LSS art. 73"),
        Move("accept", "decide", "Reconocer", "Accept", ("notified",), "to_decide", EMPLOYER, "LSS art. 73",
             tells=("person",)),
        Move("deny", "decide", "Contestar que no", "Deny", ("notified",), "to_decide", EMPLOYER, "LSS art. 73",
             reason=True, tells=("person",)),
        Move("no_answer", "notify", "No contestó", "Did not answer", ("notified",), "to_decide", SILENCE,
             "LSS art. 73", tells=("person", "employer")),
        Move("inspect", "notify", "Inspeccionar", "Inspect", ("to_decide",), "inspected", OFFICE, "LSS art. 73",
             tells=("person", "employer")),
        *_decided(("to_decide", "inspected")),
    ),
)  # fmt: skip

HISTORY_CORRECTION = Kind(
    "affiliation.history_correction", es="Corrección de la historia laboral", en="Correction of a work history",
    article=_LATE_NOVELTY,
    states=(State("proposed", "Propuesta", "Proposed", OFFICE, _ANSWER), *_ENDS),
    moves=_decided(("proposed",)),
)  # fmt: skip
