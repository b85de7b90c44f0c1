"""The worked cases of the law, by module: what is given, and what the rules give."""

from __future__ import annotations

from amparo.entrypoints.web import labels
from amparo.entrypoints.web.pages.rulebook.examples import COLUMNS, anchor, example, records
from amparo.entrypoints.web.pages.rulebook.rule import known_module
from amparo.foundation.law.catalogue import modules_with_rules
from amparo.foundation.law.worked_cases import specs, specs_of
from amparo.foundation.pages import Asked, Page, Sheet


def every_case(asked: Asked) -> Sheet:
    return Sheet(
        columns=COLUMNS,
        rows=records(specs()),
        facts={"specs": len(specs()), "cases": sum(len(one.cases) for one in specs())},
        shown={
            "specs": len(specs()),
            "cases": sum(len(one.cases) for one in specs()),
            "modules": [
                (module, labels.module(module), [(anchor(one), one) for one in specs_of(module)])
                for module in modules_with_rules()
            ],
        },
    )


def cases_of_a_module(asked: Asked, module: str) -> Sheet:
    found = specs_of(known_module(module))
    return Sheet(
        columns=COLUMNS,
        rows=records(found),
        facts={"module": module},
        shown={"module": (module, labels.module(module)), "examples": [example(one) for one in found]},
    )


pages = [
    Page("rulebook_cases", "norma/casos", "web/rulebook/cases.html", every_case),
    Page("rulebook_module_cases", "norma/casos/<slug:module>", "web/rulebook/module_cases.html", cases_of_a_module),
]
