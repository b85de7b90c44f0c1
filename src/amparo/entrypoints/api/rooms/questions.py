"""Questions of citizens: the same as those of the portal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from amparo.entrypoints.api import answers
from amparo.entrypoints.api.asked import LanguageAsked, body_of, moment
from amparo.entrypoints.api.problems import REFUSED, REFUSED_BODY, refusing
from amparo.entrypoints.api.spoken import gettext_lazy, in_language
from amparo.entrypoints.web.asking.data import answer_data
from amparo.entrypoints.web.asking.declared import Posed, every_question
from amparo.entrypoints.web.reader import today
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import written
from amparo.foundation.questions import Asked

router = Router(tags=["questions"])


@router.get(
    "",
    operation_id="questions",
    summary=gettext_lazy("Las preguntas que se pueden hacer"),
    response={200: list[answers.Asked], **REFUSED},
)
def questions(request: HttpRequest, language: LanguageAsked = "es") -> list[dict[str, str]]:
    return [
        {
            "question": one.question.name,
            "module": one.module,
            "title": one.question.words(language),
            "lead": one.question.lead(language),
            "page": reverse(one.address),
        }
        for one in every_question
    ]


def _asking(posed: Posed) -> Callable[..., dict[str, Any]]:
    """The operation that asks one question."""
    question, body_type = posed.question, body_of(posed.question)

    def ask(request: HttpRequest, body: Schema, language: LanguageAsked = "es") -> dict[str, Any]:
        given = body.model_dump()
        on, text = moment(given.pop("on"), today(), question.by_month), given.pop("file", None)
        facts = Facts.load().check({name: value for name, value in given.items() if value is not None}, language)
        with refusing():
            rows = question.upload.read(text, language) if question.upload and text else []
            answer = question.answer(Asked(facts, on, language, rows))
        return {"question": question.name, "on": written(on), "asked": facts, **answer_data(answer, language)}

    ask.__annotations__["body"] = body_type
    return ask


for one in every_question:
    router.post(
        f"/{one.question.name}",
        operation_id=f"ask_{one.question.name}",
        summary=in_language(one.question.words.es, one.question.words.en),
        description=in_language(one.question.lead.es, one.question.lead.en),
        response={200: answers.Answer, **REFUSED_BODY},
    )(_asking(one))
