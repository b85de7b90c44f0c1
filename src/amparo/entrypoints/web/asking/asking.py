"""A question being asked: the form as it was filled in, and its answer or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web.asking.form import Filled, Form, Input, Wrong
from amparo.entrypoints.web.handing import FILE
from amparo.foundation.law.facts import Facts, Untold, WrongFacts
from amparo.foundation.law.resolve import MissingInput
from amparo.foundation.law.values import LawError
from amparo.foundation.pages import Asked as Written
from amparo.foundation.pages import Handed
from amparo.foundation.questions import Answer, Asked, Language, Question, Upload

LINES_SHOWN = 12


@dataclass(frozen=True)
class Outcome:
    """What came of asking. `answer` is None when something is wrong."""

    form: Form
    filled: Filled
    answer: Any
    wrong: tuple[Wrong, ...]


def ask(question: Question, form: Form, written: Written, handed: Handed | None, language: Language) -> Outcome:
    """Read the form and the file, and ask. What is wrong comes as a list, never as a failure."""
    rows, wrong_lines = _rows(question.upload, handed, language)
    if wrong_lines and not written:  # the file was too long for anything to be read
        return Outcome(form, Filled(form, {}, 0), None, wrong_lines)
    filled = form.read(written)
    if filled.form.wrong or wrong_lines:
        return Outcome(filled.form, filled, None, (*filled.form.wrong, *wrong_lines))

    def answer() -> Answer:
        return question.answer(Asked(filled.facts, filled.on, language, rows))

    return asked(filled, answer, language)


def asked(filled: Filled, answer: Callable[[], Any], language: Language) -> Outcome:
    """The outcome of a form that was read whole; what the law then refuses is said at the field it speaks of."""
    try:
        return Outcome(filled.form, filled, answer(), ())
    except (LawError, ValueError) as problem:
        found, told = refusals(problem, language), isinstance(problem, WrongFacts)
    form = _marked(filled.form, {one.name: one for one in found}, with_remedy=told)
    fields = {one.fact.name for one in form.inputs}
    return Outcome(form, filled, None, (*form.wrong, *(one for one in found if one.name not in fields)))


def refusals(problem: ValueError, language: Language) -> list[Wrong]:
    """What a refusal of the law says, fact by fact when it speaks of facts."""
    if isinstance(problem, WrongFacts):
        return [Wrong(one.name, one.title, str(one.value), one.cause, one.remedy) for one in problem.wrong]
    said = problem.said(language) if isinstance(problem, LawError) else str(problem)
    if isinstance(problem, MissingInput) and problem.name in Facts.load():
        names = problem.names if isinstance(problem, Untold) else (problem.name,)
        titles = {name: Facts.load().of(name).title(language) for name in names}
        return [Wrong(name, title, "", _("falta la respuesta"), said) for name, title in titles.items()]
    return [Wrong("", "", "", said)]


def _sentence(remedy: str) -> str:
    return f"{remedy[:1].upper()}{remedy[1:]}{'' if remedy.endswith('.') else '.'}"


def _marked(form: Form, found: Mapping[str, Wrong], with_remedy: bool) -> Form:
    """The form with each refusal at the field of its fact, with its own remedy or, if it has none, the field's."""

    def marked(one: Input) -> Input:
        if not (wrong := found.get(one.fact.name)):
            return one
        remedy = _sentence(wrong.remedy) if with_remedy else one.remedy
        return replace(one, wrong=replace(wrong, name=one.name, title=one.label, remedy=remedy))

    return Form(tuple(map(marked, form.inputs)), form.day)


def _rows(
    upload: Upload | None, handed: Handed | None, language: Language
) -> tuple[list[dict[str, Any]], tuple[Wrong, ...]]:
    """The rows of the file; or what is wrong with it, its first wrong lines one by one."""
    if upload is None or handed is None:
        return [], ()
    try:
        if handed.wrong:
            raise ValueError(handed.wrong)
        return upload.read(handed.text, language), ()
    except ValueError as problem:
        lines = str(problem).splitlines()
        if len(lines) > LINES_SHOWN:
            more = len(lines) - LINES_SHOWN
            lines = [*lines[:LINES_SHOWN], _("y {count} líneas más").format(count=more)]
        return [], tuple(Wrong(FILE, upload.label(language), "", line) for line in lines)
