"""The API itself: its rooms, its limits and its refusals."""

from amparo.entrypoints.api.limits import PerCaller
from amparo.entrypoints.api.problems import Api
from amparo.entrypoints.api.rooms import figures, law, questions, rules
from amparo.entrypoints.api.spoken import gettext_lazy as _

api = Api(
    title="amparo",
    version="1",
    description=_(
        "Las mismas preguntas, reglas, valores de ley y cifras que el portal. Sin registrarse; nada de lo que se "
        "pregunta se guarda. El dinero va en centavos, las tasas en millonésimas."
    ),
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    throttle=[PerCaller()],
)
for prefix, room in {
    "questions": questions.router,
    "benefits": rules.benefits,
    "rules": rules.rules,
    "law": law.law,
    "facts": law.facts,
    "figures": figures.router,
}.items():
    api.add_router(prefix, room)
