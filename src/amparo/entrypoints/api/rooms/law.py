"""The values of law in force on a day, and the facts that rules ask for."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router
from ninja.errors import HttpError

from amparo.entrypoints.api import answers
from amparo.entrypoints.api.asked import Day, LanguageAsked, moment
from amparo.entrypoints.api.problems import REFUSED, REFUSED_NAME
from amparo.entrypoints.api.spoken import gettext_lazy
from amparo.entrypoints.web.reader import today
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import place_of
from amparo.foundation.law.facts import Facts
from amparo.foundation.law.values import Absent, Cases, Cite, Content, Entry, Rows, Steps, Value, written

law = Router(tags=["law"])
facts = Router(tags=["facts"])
ValueName = Annotated[str, Path(example="basic_wage_cents", description=gettext_lazy("el valor de ley"))]


@law.get(
    "",
    operation_id="law",
    summary=gettext_lazy("Los valores de ley de un día"),
    description=gettext_lazy("Los que todavía no regían, o ya no, no están."),
    response={200: list[answers.LawValue], **REFUSED},
)
def every_value(request: HttpRequest, on: Day | None = None, language: LanguageAsked = "es") -> list[dict[str, Any]]:
    day = moment(on, today())
    begun = [one for one in Law.load().values.values() if one.entries[0].since <= day]
    entries = [
        (one, max((each for each in one.entries if each.since <= day), key=lambda each: each.since)) for one in begun
    ]
    return [_told(one, entry, language) for one, entry in entries if not isinstance(entry.content, Absent)]


@law.get(
    "/{name}",
    operation_id="value_of_law",
    summary=gettext_lazy("Un valor de ley, el día que se diga"),
    response={200: answers.LawValue, **REFUSED_NAME},
)
def one_value(
    request: HttpRequest, name: ValueName, on: Day | None = None, language: LanguageAsked = "es"
) -> dict[str, Any]:
    known = Law.load().values
    if name not in known:
        raise HttpError(404, _("«{name}» no es un valor de ley").format(name=name))
    return _told(known[name], known[name].on(moment(on, today())), language)


@facts.get(
    "",
    operation_id="facts",
    summary=gettext_lazy("Los hechos que piden las reglas"),
    response={200: list[answers.Fact], **REFUSED},
)
def every_fact(request: HttpRequest, language: LanguageAsked = "es") -> list[dict[str, Any]]:
    known = Facts.load()
    return [
        {
            "title": one.title(language),
            "choices": list(one.choices),
            **{part: getattr(one, part) for part in ("name", "unit", "least", "most", "runs")},
        }
        for one in map(known.of, known.names)
    ]


def _told(value: Value, entry: Entry, language: str) -> dict[str, Any]:
    by_key = entry.content.by_key if isinstance(entry.content, Cases) else ()
    return {
        "title": value.es if language == "es" else value.en,
        "place": place_of(value),
        "since": written(entry.since),
        "content": None if by_key else _content(entry.content, entry.cite, language),
        "cases": {key: _content(content, entry.cites_by_key.get(key, entry.cite), language) for key, content in by_key},
        **{part: getattr(value, part) for part in ("name", "unit", "per", "keyed_by")},
    }


def _content(content: Content, cite: Cite, language: str) -> dict[str, Any]:
    told = {"cite": cite.as_dict(language)}
    match content:
        case int():
            return {"value": content, **told}
        case Steps():
            return {"steps": [list(point) for point in content.points], "then": content.then, **told}
        case Rows():
            return {"rows": [dict(row) for row in content.rows], **told}
        case Absent():
            return {"absent": content.why(language), **told}
    raise TypeError(content)
