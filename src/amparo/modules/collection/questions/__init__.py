"""What anyone may ask of collection without logging in: what a late debt costs, and what an employer answers for."""

from amparo.foundation.questions import Question
from amparo.modules.collection.questions.arrears import ARREARS_QUESTION
from amparo.modules.collection.questions.liability import LIABILITY_QUESTION

questions: tuple[Question, ...] = (ARREARS_QUESTION, LIABILITY_QUESTION)
