"""What the codes of columns and modules are called by people, in both languages."""

from __future__ import annotations

from amparo.foundation.history.indicators import GROUP_NAMES
from amparo.foundation.ledger.chart import FUND
from amparo.foundation.registry.queries import province_names

Both = tuple[str, str]
"""A name in Spanish and in English."""

MODULES: dict[str, Both] = {
    "affiliation": ("Afiliación", "Affiliation"),
    "contributions": ("Aportes", "Contributions"),
    "collection": ("Recaudación", "Collection"),
    "pensions": ("Pensiones", "Pensions"),
}

UNITS: dict[str, Both] = {
    "USD": ("USD", "USD"),
    "million USD": ("millones de USD", "million USD"),
    "M USD": ("millones de USD", "million USD"),
    "percent": ("%", "%"),
    "pp": ("puntos", "points"),
    "persons": ("personas", "people"),
    "million persons": ("millones de personas", "million people"),
    "records": ("registros", "records"),
    "count": ("", ""),
    "unit": ("", ""),
    "M": ("millones", "million"),
    "thousand": ("miles", "thousand"),
    "days": ("días", "days"),
    "year": ("año", "year"),
    "attentions": ("atenciones", "visits"),
    "thousand attentions": ("miles de atenciones", "thousand visits"),
    "million attentions": ("millones de atenciones", "million visits"),
    "cases": ("casos", "cases"),
    "benefits": ("prestaciones", "benefits"),
}
"""The units of printed figures, as they stand beside a number."""

NAMES: dict[str, dict[str, Both]] = {
    "sex": {"F": ("Mujeres", "Women"), "M": ("Hombres", "Men")},
    "regime": {
        "private": ("Sector privado", "Private sector"),
        "public": ("Sector público (LOSEP)", "Public sector (LOSEP)"),
        "teachers": ("Magisterio", "Teachers"),
        "foreign_service": ("Servicio exterior", "Foreign service"),
        "bank_municipal": ("Bancarios y municipales", "Bank and municipal"),
        "domestic": ("Trabajo del hogar", "Domestic work"),
        "own_account": ("Sin relación de dependencia", "Without an employer"),
        "voluntary": ("Voluntarios", "Voluntary"),
        "abroad": ("Voluntarios en el exterior", "Voluntary, abroad"),
        "unpaid_home_work": ("Trabajo no remunerado del hogar", "Unpaid home work"),
        "rural_head": ("Jefes de familia del Seguro Campesino", "Rural scheme heads"),
    },
    "kind": {
        "sgo_old_age": ("Vejez", "Old age"),
        "sgo_survivors": ("Montepío", "Survivors"),
        "sgo_invalidity": ("Invalidez", "Invalidity"),
        "sgo_disability": ("Discapacidad", "Disability"),
        "ssc_old_age": ("Vejez, Seguro Campesino", "Old age, rural scheme"),
        "ssc_invalidity": ("Invalidez, Seguro Campesino", "Invalidity, rural scheme"),
        "rt_incapacity": ("Incapacidad, riesgos del trabajo", "Incapacity, work risks"),
        "rt_survivors": ("Montepío, riesgos del trabajo", "Survivors, work risks"),
        "contributions": ("Aportes", "Contributions"),
        "levies": ("IECE y SECAP", "IECE and SECAP"),
        "reserve": ("Fondos de reserva", "Reserve funds"),
        "spouse": ("Extensión a cónyuge", "Spouse extension"),
    },
    "fund": {code: (fund.es, fund.en) for code, fund in FUND.items()},
}


def dimension(column: str) -> Both:
    return GROUP_NAMES.get(column, (column, column))


def module(name: str) -> Both:
    return MODULES.get(name, (name, name))


class Labels:
    """The names of group values; provinces are read once, from the registry."""

    def __init__(self) -> None:
        self._provinces = {code: (name, name) for code, name in province_names().items()}

    def __call__(self, column: str, value: str) -> Both:
        names = self._provinces if column == "province" else NAMES.get(column, {})
        return names.get(value, (value, value))

    def order(self, column: str, value: str) -> tuple[int, str]:
        """Where a value stands among the others: as declared above, provinces by code."""
        names = list(NAMES.get(column, {}))
        return (names.index(value) if value in names else len(names), value)
