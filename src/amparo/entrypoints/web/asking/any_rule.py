"""Any rule as a question: what it needs on a day is its form, and its derivation is the answer."""

from __future__ import annotations

from collections.abc import Callable

from amparo.entrypoints.web.asking.declared import Posed
from amparo.foundation import reading
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of
from amparo.foundation.law.decisions import decide
from amparo.foundation.law.resolve import needs
from amparo.foundation.law.rules import Rule
from amparo.foundation.questions import Answer, Asked, Field, Question, Result, Words


def rule_posed(module: str, name: str, day_written: str, today: int) -> tuple[Posed, int]:
    """The question that a rule is, and the day its empty form proposes. LookupError when there is no such rule."""
    if module not in modules_with_rules() or name not in rulebook_of(module):
        raise LookupError(f"{module}.{name}")
    versions = rulebook_of(module).versions[name]
    proposed = today if versions[0].since <= today < versions[-1].until else versions[-1].since
    try:
        fields = _fields(module, name, reading.day(day_written) if day_written else proposed)
    except ValueError:  # on a day without law the fields are those of a day with it, and asking says what is wrong
        fields = _fields(module, name, proposed)
    return Posed(module, _question(module, versions[-1], fields)), proposed


def _fields(module: str, name: str, day: int) -> tuple[Field, ...]:
    return tuple(Field(fact) for fact in needs(rulebook_of(module), [name], Law.load().on(day)))


def _question(module: str, rule: Rule, fields: tuple[Field, ...]) -> Question:
    return Question(
        name=f"{module}.{rule.result}",
        path=f"regla/{module}/{rule.result}",
        words=Words(rule.es, rule.en),
        lead=Words(f"{rule.sentence_es} {rule.article}.", f"{rule.sentence_en} {rule.article}."),
        fields=fields,
        answer=_answering(module, rule),
        day=Words("Día cuya ley se aplica", "Day whose law applies"),
    )


def _answering(module: str, rule: Rule) -> Callable[[Asked], Answer]:
    words = Words(rule.es, rule.en)

    def answer(asked: Asked) -> Answer:
        decision = decide(module, rule.result, asked.facts, asked.law, asked.language)
        last = decision.explanation.lines[-1]
        unit = "flag" if isinstance(decision.result, bool) else last.unit
        return Answer(
            said=f"{last.title}: {last.shown}",
            results=(Result(rule.result, words, decision.result, unit),),
            derivations=((words, decision.explanation),),
            lacking=decision.routes,
        )

    return answer
