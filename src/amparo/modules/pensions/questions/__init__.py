"""What anyone may ask of pensions without logging in."""

from amparo.foundation.questions import Question
from amparo.modules.pensions.questions.retirement import RETIREMENT_QUESTION

questions: tuple[Question, ...] = (RETIREMENT_QUESTION,)
