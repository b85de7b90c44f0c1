"""What the codes of columns and modules are called by people, in both languages."""

from __future__ import annotations

from amparo.foundation.history.indicators import GROUP_NAMES
from amparo.foundation.ledger.chart import FUND
from amparo.foundation.registry.queries import province_names
from amparo.modules.inspection.signals import SIGNALS

Both = tuple[str, str]
"""A name in Spanish and in English."""

MODULES: dict[str, Both] = {
    "affiliation": ("Afiliación", "Affiliation"),
    "contributions": ("Aportes", "Contributions"),
    "collection": ("Recaudación", "Collection"),
    "pensions": ("Pensiones", "Pensions"),
    "inspection": ("Control patronal", "Inspection"),
    "access": ("Identidad y cuentas", "Identity and accounts"),
    "rural": ("Seguro Social Campesino", "Rural scheme"),
    "work_risks": ("Riesgos del trabajo", "Work risks"),
    "health": ("Salud", "Health"),
    "worker_funds": ("Cesantía, reserva y préstamos", "Severance, reserve and loans"),
    "foundation": ("De uso común", "Common to several"),
}

FINDINGS: dict[str, Both] = {
    "death_without_exit_notice": ("Fallecido sin aviso de salida", "Deceased without exit notice"),
    "notice_before_the_books": ("Aviso anterior a la apertura de los libros", "Notice older than the books"),
    "payment_without_obligation": ("Pago sin obligación que pagar", "Payment without an obligation"),
    "paid_in_excess": ("Pago mayor que lo debido", "Payment above what was owed"),
    "pension_paid_after_death": ("Pensión pagada después de la muerte", "Pension paid after death"),
    "pension_granted_to_deceased": ("Pensión concedida a un fallecido", "Pension granted to a deceased person"),
    "two_old_age_pensions": ("Dos pensiones de vejez a la vez", "Two old-age pensions at once"),
    "application_without_right": ("Solicitud sin derecho", "Application without right"),
}
"""What was found wrong in the data, by the code its closing gives it."""

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
    "share": ("parte de uno", "share of one"),
    "share of what is late": ("parte de lo atrasado", "share of what is late"),
    "share per month": ("parte de uno, por mes", "share of one, per month"),
    "share per year": ("parte de uno, por año", "share of one, per year"),
    "share, by the first of five years": (
        "parte de uno, por el primero de cinco años",
        "share of one, by the first of five years",
    ),
    "share; 0 is after the due day of the same month": (
        "parte de uno; 0 es después del vencimiento, en el mismo mes",
        "share of one; 0 is after the due day of the same month",
    ),
    "US dollars": ("dólares", "US dollars"),
    "cents": ("centavos", "cents"),
    "chance within a year at 65 and growth by year of age": (
        "probabilidad en un año a los 65 y crecimiento por año de edad",
        "chance within a year at 65 and growth by year of age",
    ),
    "causes": ("causas", "causes"),
    "payments": ("pagos", "payments"),
    "employers": ("empleadores", "employers"),
    "exponent": ("exponente", "exponent"),
    "months": ("meses", "months"),
    "per month at one record per hundred": (
        "por mes, con un registro por cada cien",
        "per month at one record per hundred",
    ),
    "quantile and Pareto exponent": ("cuantil y exponente de Pareto", "quantile and Pareto exponent"),
    "ratio": ("razón", "ratio"),
    "regime": ("régimen", "regime"),
    "relative": ("relativo", "relative"),
    "rounds": ("vueltas", "rounds"),
    "rule": ("regla", "rule"),
    "standard deviation of the logarithm": ("desviación estándar del logaritmo", "standard deviation of the logarithm"),
    "times": ("veces", "times"),
    "times the basic wage": ("veces el salario básico", "times the basic wage"),
    "times, by age group": ("veces, por grupo de edad", "times, by age group"),
    "years": ("años", "years"),
    "years and US dollars": ("años y dólares", "years and US dollars"),
    "years and share": ("años y parte de uno", "years and share of one"),
}
"""The units of printed figures and of assumptions, as they stand beside a number."""

NAMES: dict[str, dict[str, Both]] = {
    "signal": {one.code: (one.es, one.en) for one in SIGNALS.values()},
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
    "sector": {
        "private": ("Sector privado", "Private sector"),
        "public": ("Sector público", "Public sector"),
        "domestic": ("Trabajo del hogar", "Domestic work"),
        "voluntary": ("Voluntarios", "Voluntary"),
        "semi_contributory": ("Trabajo no remunerado del hogar", "Unpaid home work"),
        "rural": ("Seguro Social Campesino", "Rural scheme"),
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
    "debt": {
        "contributions": ("Aportes", "Contributions"),
        "reserve": ("Fondos de reserva", "Reserve funds"),
        "spouse": ("Salud del cónyuge", "Health of the spouse"),
        "loans": ("Retenido por préstamos", "Withheld for loans"),
    },
    "answered_benefit": {
        "health": ("Atención médica o subsidio", "Medical care or cash benefit"),
        "work_risks": ("Accidente o enfermedad del trabajo", "Work accident or disease"),
        "pensions": ("Pensión de vejez, invalidez o muerte", "Pension of old age, invalidity or death"),
        "severance": ("Cesantía", "Severance"),
        "unemployment": ("Seguro de desempleo", "Unemployment insurance"),
        "funeral": ("Auxilio de funerales", "Funeral aid"),
    },
    "notice_type": {
        "ENT": ("Aviso de entrada", "Entry notice"),
        "SAL": ("Aviso de salida", "Exit notice"),
        "MSU": ("Nuevo sueldo", "New wage"),
        "INS": ("Extras del mes", "Extras of the month"),
        "COR": ("Lo realmente trabajado y pagado", "What was really worked and paid"),
    },
    "contingency": {"sickness": ("Enfermedad", "Sickness"), "maternity": ("Maternidad", "Maternity")},
    "fund": {code: (fund.es, fund.en) for code, fund in FUND.items()},
    "region": {
        "coast": ("Costa", "Coast"),
        "highlands": ("Sierra", "Highlands"),
        "amazon": ("Amazonía", "Amazon"),
        "galapagos": ("Galápagos", "Galápagos"),
    },
    "funeral_item": {
        "wooden_coffin": ("Ataúd de madera", "Wooden coffin"),
        "other_coffin": ("Otro ataúd", "Other coffin"),
        "wake_room": ("Sala de velación", "Wake room"),
        "transport_in_canton": ("Traslado en el cantón", "Transport within the canton"),
        "transport_in_province": ("Traslado en la provincia", "Transport within the province"),
        "transport_beyond": ("Traslado fuera de la provincia", "Transport beyond the province"),
        "service_in_person": ("Oficio presencial", "Service in person"),
        "service_virtual": ("Oficio virtual", "Virtual service"),
        "cremation": ("Cremación", "Cremation"),
        "burial": ("Inhumación", "Burial"),
        "urn": ("Urna", "Urn"),
        "niche": ("Nicho", "Niche"),
        "columbarium": ("Columbario", "Columbarium"),
    },
    "insurance": {
        "pensions": ("Pensiones", "Pensions"),
        "severance": ("Cesantía", "Severance"),
        "unemployment": ("Desempleo", "Unemployment"),
        "work_risks": ("Riesgos del trabajo", "Work risks"),
    },
}


def choice(fact: str, key: str) -> Both:
    """What a key that may be answered is called."""
    return NAMES.get(fact, {}).get(key, (key, key))


def dimension(column: str) -> Both:
    return GROUP_NAMES.get(column, (column, column))


def module(name: str) -> Both:
    return MODULES.get(name, (name, name))


class Labels:
    """The names of group values; provinces are read once, from the registry."""

    def __init__(self) -> None:
        self._provinces = province_names()

    def __call__(self, column: str, value: str) -> Both:
        names = self._provinces if column == "province" else NAMES.get(column, {})
        return names.get(value, (value, value))

    def of_code(self, value: str) -> Both:
        """The name of a code that does not say of which column it is."""
        for names in (self._provinces, *NAMES.values()):
            if value in names:
                return names[value]
        return (value, value)

    def order(self, column: str, value: str) -> tuple[int, str]:
        """Where a value stands among the others: as declared above, provinces by code."""
        names = list(NAMES.get(column, {}))
        return (names.index(value) if value in names else len(names), value)
