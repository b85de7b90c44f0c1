"""What can be done in inspection: take in the tax annex, keep what was seen of employers, and inspect one."""

from amparo.modules.inspection.actions.annex import hand_in_annex
from amparo.modules.inspection.actions.assessment import keep_assessment
from amparo.modules.inspection.actions.inspections import (
    answer_inspection,
    conclude_inspection,
    contest_inspection,
    drop_inspection,
    notify_inspection,
    open_inspection,
    review_inspection,
)

__all__ = [
    "answer_inspection",
    "conclude_inspection",
    "contest_inspection",
    "drop_inspection",
    "hand_in_annex",
    "keep_assessment",
    "notify_inspection",
    "open_inspection",
    "review_inspection",
]
