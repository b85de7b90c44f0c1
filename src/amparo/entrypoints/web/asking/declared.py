"""Every question that may be asked without logging in. A module plugs in its own by adding its room to this list."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.foundation.questions import Question
from amparo.modules.collection import questions as collection
from amparo.modules.contributions import questions as contributions
from amparo.modules.health import questions as health
from amparo.modules.pensions import questions as pensions
from amparo.modules.work_risks import questions as work_risks
from amparo.modules.worker_funds import questions as worker_funds

rooms = (pensions, contributions, worker_funds, health, work_risks, collection)


@dataclass(frozen=True)
class Posed:
    """A question and the module that answers it."""

    module: str
    question: Question

    @property
    def address(self) -> str:
        """The name of its page."""
        return f"question.{self.question.name}"


every_question: list[Posed] = [
    Posed(room.__name__.split(".")[-2], question) for room in rooms for question in room.questions
]
