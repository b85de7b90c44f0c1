"""The API itself: its rooms, its limits and its refusals."""

from ninja import Router

from amparo.entrypoints.api.limits import PerCaller
from amparo.entrypoints.api.private.door import Bearer
from amparo.entrypoints.api.private.rooms import ROOMS
from amparo.entrypoints.api.problems import Api
from amparo.entrypoints.api.rooms import figures, law, questions, rules
from amparo.entrypoints.api.spoken import gettext_lazy as _

api = Api(
    title="amparo",
    version="1",
    description=_(
        "Lo mismo que el portal, para programas. Las preguntas, reglas, valores de ley y cifras, sin registrarse y sin "
        "que se guarde nada de lo que se pregunta; lo de un empleador, de un trabajador o de una oficina, con un token "
        "de acceso. El dinero va en centavos, las tasas en millonésimas."
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
for prefix, operations in ROOMS.items():
    private = Router(tags=[prefix], auth=Bearer())
    for operation in operations:
        operation.plug(private, prefix)
    api.add_router(prefix, private)
