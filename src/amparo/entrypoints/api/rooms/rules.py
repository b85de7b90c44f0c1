"""The rules and benefits of every module, and any of them decided for a case."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router
from ninja.errors import HttpError

from amparo.entrypoints.api import answers
from amparo.entrypoints.api.asked import Case, Day, LanguageAsked, Module, moment
from amparo.entrypoints.api.problems import REFUSED, REFUSED_NAME, REFUSED_NAME_AND_BODY
from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.entrypoints.web.reader import today
from amparo.foundation.law import rules as law_rules
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import benefits_of, modules_with_rules, rulebook_of, rules_of
from amparo.foundation.law.decisions import choose, decide
from amparo.foundation.law.resolve import needs
from amparo.foundation.law.values import LawError, written
from amparo.foundation.months import OPEN_END

rules = Router(tags=["rules"])
benefits = Router(tags=["benefits"])
RuleName = Annotated[str, Path(example="right", description=gettext_lazy("la regla, sin su módulo"))]
BenefitName = Annotated[str, Path(example="retirement", description=gettext_lazy("la prestación, sin su módulo"))]


@rules.get(
    "",
    operation_id="rules",
    summary=gettext_lazy("Las reglas de todos los módulos"),
    response={200: list[answers.RuleListed], **REFUSED},
)
def every_rule(request: HttpRequest, language: LanguageAsked = "es") -> list[dict[str, Any]]:
    newest = [
        (module, name, versions[-1]) for module in modules_with_rules() for name, versions in rules_of(module).items()
    ]
    return [
        {"rule": f"{module}.{name}", "title": _title(one, language), "article": one.article, "unit": one.unit}
        for module, name, one in newest
    ]


@rules.get(
    "/{module}/{rule}",
    operation_id="rule",
    summary=gettext_lazy("Una regla, con sus versiones y los hechos que necesita"),
    response={200: answers.Rule, **REFUSED_NAME},
)
def one_rule(
    request: HttpRequest, module: Module, rule: RuleName, on: Day | None = None, language: LanguageAsked = "es"
) -> dict[str, Any]:
    versions = _versions(module, rule)
    try:
        needed = needs(rulebook_of(module), [rule], Law.load().on(moment(on, today())))
    except LawError:
        if on is not None:
            raise
        needed = ()  # it is in force no longer
    return {
        "rule": f"{module}.{rule}",
        "versions": [
            {
                "title": _title(one, language),
                "since": written(one.since),
                "until": written(one.until) if one.until < OPEN_END else None,
                "parameters": list(one.parameters),
                "sentence": one.sentence(language),
                **{name: getattr(one, name) for name in ("article", "trust", "unit", "source")},
            }
            for one in versions
        ],
        "needs": list(needed),
    }


@rules.post(
    "/{module}/{rule}/decision",
    operation_id="decide",
    summary=gettext_lazy("Lo que una regla dice de un caso, y por qué"),
    description=gettext_lazy(
        "Si la regla niega, «lacking» dice qué falta y cuándo se cumpliría. Es lo mismo que «amparo explain --json»."
    ),
    response={200: answers.Decision, **REFUSED_NAME_AND_BODY},
)
def decision(
    request: HttpRequest, module: Module, rule: RuleName, case: Case, language: LanguageAsked = "es"
) -> dict[str, Any]:
    _versions(module, rule)
    law_on = Law.load().on(moment(case.on, today()))
    return decide(module, rule, case.facts, law_on, language).as_dict()


@benefits.get(
    "",
    operation_id="benefits",
    summary=gettext_lazy("Las prestaciones a las que se llega por varios caminos"),
    response={200: list[answers.BenefitListed], **REFUSED},
)
def every_benefit(request: HttpRequest, language: LanguageAsked = "es") -> list[dict[str, Any]]:
    found = [(module, one) for module in modules_with_rules() for one in benefits_of(module).values()]
    return [
        {
            "benefit": f"{module}.{one.name}",
            "title": one.es if language == "es" else one.en,
            "ways": [way.name for way in one.ways],
        }
        for module, one in found
    ]


@benefits.post(
    "/{module}/{benefit}/decision",
    operation_id="choose",
    summary=gettext_lazy("Todos los caminos a una prestación, el mejor primero"),
    response={200: answers.Choice, **REFUSED_NAME_AND_BODY},
)
def choice(
    request: HttpRequest, module: Module, benefit: BenefitName, case: Case, language: LanguageAsked = "es"
) -> dict[str, Any]:
    found = benefits_of(module) if module in modules_with_rules() else {}
    if benefit not in found:
        raise HttpError(404, _("«{rule}» no es una prestación").format(rule=f"{module}.{benefit}"))
    law_on = Law.load().on(moment(case.on, today()))
    return choose(module, found[benefit], case.facts, law_on, language).as_dict()


def _versions(module: str, rule: str) -> tuple[law_rules.Rule, ...]:
    if module not in modules_with_rules() or rule not in rulebook_of(module):
        raise HttpError(404, _("«{rule}» no es una regla.").format(rule=f"{module}.{rule}"))
    return rules_of(module)[rule]


def _title(one: law_rules.Rule, language: str) -> str:
    return one.es if language == "es" else one.en
