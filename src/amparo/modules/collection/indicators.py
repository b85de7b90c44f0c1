"""Public figures of collection: what came in, on time or late, and what is still owed."""

from typing import Any

from amparo.foundation.history.indicators import Indicator
from amparo.modules.collection.tables import Balance, Receipt
from amparo.modules.contributions.tables import KINDS

_BY = (("regime",), ("province",))
_RECEIPT: dict[str, Any] = {
    "table": Receipt,
    "measure": "sum",
    "column": "amount_cents",
    "unit": "cents",
    "people": "employer_id",
    "law": "LSS arts. 72, 73",
    "groups": _BY,
}


def _received(name: str, slug: str, kind: str, on_time: int, es: str, en: str) -> Indicator:
    when_es, when_en = (
        ("hasta el vencimiento", "by the due date") if on_time else ("después de vencer", "after falling due")
    )
    return Indicator(
        code=f"collection.{name}",
        slug=slug,
        es=es,
        en=en,
        definition_es=f"Efectivo recibido en el mes por esta obligación, pagado {when_es}.",
        definition_en=f"Cash received in the month for this obligation, paid {when_en}.",
        method_es="Cada pago se aplica a su referencia; si no alcanza, primero a lo que es del trabajador.",
        method_en="Each payment goes to its reference; if short, to what is the worker's own first.",
        where={"kind": kind, "on_time": on_time, "means": "bank"},
        **_RECEIPT,
    )


INDICATORS = (
    _received("contributions_on_time", "aportes-a-tiempo", "contributions", 1,
              "Aportes recaudados a tiempo", "Contributions collected on time"),
    _received("contributions_late", "aportes-en-mora", "contributions", 0,
              "Aportes recaudados en mora", "Contributions collected late"),
    _received("levies_on_time", "iece-secap-a-tiempo", "levies", 1,
              "IECE y SECAP recaudados a tiempo", "IECE and SECAP collected on time"),
    _received("reserve_on_time", "fondos-de-reserva-a-tiempo", "reserve", 1,
              "Fondos de reserva recaudados a tiempo", "Reserve funds collected on time"),
    _received("spouse_on_time", "extension-conyuge-a-tiempo", "spouse", 1,
              "Extensión a cónyuge recaudada a tiempo", "Spouse extension collected on time"),
    Indicator(
        code="collection.interest",
        slug="intereses-de-mora",
        es="Intereses de mora recaudados",
        en="Arrears interest collected",
        definition_es="Efectivo recibido en el mes por el interés de lo que se pagó después de vencer.",
        definition_en="Cash received in the month for the interest of what was paid after falling due.",
        method_es="El interés se cobra cuando se paga lo atrasado, al día de ese pago; el que aún corre no se cuenta.",
        method_en="Interest is charged when what is late is paid, to that day; what still runs is not counted.",
        where={"kind": "interest", "means": "bank"},
        **{**_RECEIPT, "law": "LSS art. 89"},
    ),
    Indicator(
        code="collection.overdue",
        slug="cartera-en-mora",
        table=Balance,
        measure="sum",
        column="balance_cents",
        unit="cents",
        people="employer_id",
        es="Cartera en mora",
        en="Overdue portfolio",
        definition_es="Saldo de las obligaciones vencidas al cierre del mes, sin intereses.",
        definition_en="Balance of the obligations overdue at the end of the month, without interest.",
        method_es="Obligación por obligación; la suma es la de la cuenta de aportes por cobrar vencida.",
        method_en="Obligation by obligation; it adds up to the overdue part of the receivable account.",
        law="LSS arts. 73, 89",
        where={"overdue": 1, "kind": tuple(KINDS.values())},
        groups=_BY,
    ),
)  # fmt: skip
