"""What anyone may ask the law: a page for each question, declared by the module that answers it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from amparo.entrypoints.web import charts, reader
from amparo.entrypoints.web.asking.any_rule import rule_posed
from amparo.entrypoints.web.asking.asking import Outcome, ask
from amparo.entrypoints.web.asking.data import (
    ANSWER_COLUMNS,
    FIELD_COLUMNS,
    WRONG_COLUMNS,
    about,
    answer_data,
    answer_rows,
    doubts,
    field_rows,
)
from amparo.entrypoints.web.asking.declared import Posed, every_question
from amparo.entrypoints.web.asking.form import DAY, Form, Wrong
from amparo.entrypoints.web.handing import FILE
from amparo.foundation.law.values import written
from amparo.foundation.pages import Asked, Handed, NotPublished, Page, Sheet, Value
from amparo.foundation.questions import Language

WRONG = 422


def index(asked: Asked) -> Sheet:
    language = reader.language()
    return Sheet(
        columns=("question", "module", "path", "title", "lead"),
        rows=[
            (one.question.name, one.module, f"preguntas/{one.question.path}/", *_told(one, language))
            for one in every_question
        ],
        shown={"posed": every_question},
    )


def any_rule(asked: Asked, module: str, rule: str) -> Sheet:
    """A rule asked directly: its form is what it needs on the day, and its answer is its derivation."""
    try:
        posed, day = rule_posed(module, rule, asked.get(DAY, ""), reader.today())
    except LookupError as error:
        raise NotPublished(_("«{rule}» no es una regla.").format(rule=f"{module}.{rule}")) from error
    return _sheet(posed, day, asked, None)


def _reader(posed: Posed) -> Callable[..., Sheet]:
    """How the page of one question answers."""

    def read(asked: Asked, handed: Handed | None = None) -> Sheet:
        return _sheet(posed, reader.today(), asked, handed)

    return read


def _sheet(posed: Posed, day: int, asked: Asked, handed: Handed | None) -> Sheet:
    language = reader.language()
    form = Form.of_question(posed.question, day, language)
    if handed is None and not form.was_asked(asked):
        return _empty(posed, form, language)
    outcome = ask(posed.question, form, asked, handed, language)
    return _wrong(posed, outcome, language) if outcome.answer is None else _answered(posed, outcome, language)


def _empty(posed: Posed, form: Form, language: Language) -> Sheet:
    return Sheet(FIELD_COLUMNS, field_rows(form), about(posed.question, language), {"posed": posed, "form": form})


def _wrong(posed: Posed, outcome: Outcome, language: Language) -> Sheet:
    return Sheet(
        columns=WRONG_COLUMNS,
        rows=wrong_rows(outcome.wrong),
        facts={**about(posed.question, language), "error": _("Hay algo que corregir")},
        shown={
            "posed": posed,
            "form": outcome.form,
            "wrong": outcome.wrong,
            "file_wrong": [one for one in outcome.wrong if one.name == FILE],
        },
        status=WRONG,
        kept=False,
    )


def _answered(posed: Posed, outcome: Outcome, language: Language) -> Sheet:
    answer, filled = outcome.answer, outcome.filled
    return Sheet(
        columns=ANSWER_COLUMNS,
        rows=list(answer_rows(answer, language)),
        facts={
            **about(posed.question, language),
            "on": written(filled.on),
            "asked": dict(filled.facts),
            **answer_data(answer, language),
        },
        shown={
            "posed": posed,
            "form": outcome.form,
            "filled": filled,
            "answer": answer,
            "doubts": doubts(answer),
            "charts": [charts.line_chart(one, language) for one in answer.charts],
        },
        kept=False,
    )


def wrong_rows(wrong: tuple[Wrong, ...]) -> list[tuple[Value, ...]]:
    return [(one.name, one.title, one.value, one.cause, one.remedy) for one in wrong]


def _told(posed: Posed, language: Language) -> tuple[str, str]:
    return posed.question.words(language), posed.question.lead(language)


def page_of(posed: Posed) -> Page:
    """The page that prints a question."""
    question = posed.question
    return Page(
        name=posed.address,
        path=f"preguntas/{question.path}",
        template="web/question.html",
        read=_reader(posed),
        takes_file=question.upload is not None,
    )


pages = [
    Page("questions", "preguntas", "web/questions.html", index),
    Page("question_of_rule", "preguntas/regla/<slug:module>/<slug:rule>", "web/question.html", any_rule),
    *map(page_of, every_question),
]
