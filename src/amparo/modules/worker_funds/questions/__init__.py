"""What anyone may ask of worker funds without logging in: unemployment pay, and reserve funds."""

from amparo.foundation.questions import Question
from amparo.modules.worker_funds.questions.reserve import RESERVE_QUESTION
from amparo.modules.worker_funds.questions.unemployment import UNEMPLOYMENT_QUESTION

questions: tuple[Question, ...] = (UNEMPLOYMENT_QUESTION, RESERVE_QUESTION)
