"""An inspection: what an inspector opens on an employer, what the employer answers, and how two persons conclude it.

No score opens one or ends one. A conclusion that finds something is the motivated report, approved by another person,
by which late novelties may be recorded (C.D. 625 art. 25): affiliation corrects the history, and the next closing
charges the difference under the law of its month. The charge may be contested (C.D. 517).
"""

from __future__ import annotations

from amparo.foundation.cases.kinds import SILENCE, Clock, Kind, Move, State

OFFICE, EMPLOYER, APPEALS = "clerk", "employer_owner", "director"
"""Whose turn it is, by role."""

_REPORT, _EXHIBIT, _CONTEST = (
    Clock("inspection_report_working_days"),
    Clock("inspection_employer_working_days", then="no_answer"),
    Clock("charge_contest_working_days", then="stand"),
)
_LATE_NOVELTY, _CHARGE = "C.D. 625 art. 25", "C.D. 517, disposición general 5ª"

EMPLOYER_INSPECTION = Kind(
    "inspection.employer", es="Inspección de un empleador", en="Inspection of an employer",
    article="LSS art. 73; C.D. 625 art. 25",
    states=(
        State("opened", "Abierta", "Opened", OFFICE, _REPORT),
        State("notified", "Notificada al empleador", "Employer notified", EMPLOYER, _EXHIBIT),
        State("to_conclude", "Por concluir", "To be concluded", OFFICE, _REPORT),
        State("charged", "Con informe, por pagar o impugnar", "Reported, to be paid or contested", EMPLOYER, _CONTEST),
        State("contested", "Impugnada", "Contested", APPEALS, _REPORT),
        State("firm", "Informe en firme", "Report final"),
        State("cleared", "Sin hallazgos", "Nothing found"),
    ),
    moves=(
        Move("notify", "notify", "Notificar al empleador", "Notify the employer", ("opened",), "notified", OFFICE,
             "LSS art. 73", tells=("employer",)),
        Move("drop", "archive", "Archivar sin inspeccionar", "Archive without inspecting", ("opened",), "cleared",
             OFFICE, "LSS art. 73", reason=True),
        Move("answer", "notify", "Contestar", "Answer", ("notified",), "to_conclude", EMPLOYER, "LSS art. 73",
             reason=True),
        Move("no_answer", "notify", "No contestó", "Did not answer", ("notified",), "to_conclude", SILENCE,
             "LSS art. 73", tells=("employer",)),
        Move("report", "decide", "Informar hallazgos", "Report findings", ("to_conclude",), "charged", OFFICE,
             _LATE_NOVELTY, second=True, reason=True, evidence=True, tells=("employer",)),
        Move("clear", "decide", "Concluir sin hallazgos", "Conclude with nothing found", ("to_conclude",), "cleared",
             OFFICE, _LATE_NOVELTY, second=True, reason=True, tells=("employer",)),
        Move("contest", "appeal", "Impugnar", "Contest", ("charged",), "contested", EMPLOYER, _CHARGE, reason=True),
        Move("stand", "decide", "Queda en firme", "Becomes final", ("charged",), "firm", SILENCE, _CHARGE,
             tells=("employer",)),
        Move("uphold", "decide", "Confirmar el informe", "Uphold the report", ("contested",), "firm", APPEALS, _CHARGE,
             reason=True, tells=("employer",)),
        Move("annul", "decide", "Dejar sin efecto", "Annul", ("contested",), "cleared", APPEALS, _CHARGE, reason=True,
             tells=("employer",)),
    ),
)  # fmt: skip
