"""Public figures of pensions: who draws one, what was paid, and what the State owes and pays of it."""

from amparo.foundation.history.indicators import Indicator
from amparo.modules.pensions.tables import Entitlement, Payslip, StateReceipt

_BY = (("kind",), ("sex",), ("province",), ("kind", "sex"), ("kind", "province"))
_PROVINCE_ES = "La provincia es la de residencia al ingresar al rol."
_PROVINCE_EN = "The province is that of residence on joining the payroll."

PENSIONERS = Indicator(
    code="pensions.pensioners",
    slug="pensionistas",
    table=Entitlement,
    measure="rows",
    column="entitlement_id",
    unit="persons",
    es="Pensionistas",
    en="Pensioners",
    definition_es="Pensiones en curso de pago al cierre del mes, de los ocho tipos que el informe imprime.",
    definition_en="Pensions in payment at the close of the month, of the eight kinds the report prints.",
    method_es="Quien recibe dos pensiones cuenta en cada una, como hace el informe al sumar sus ocho tipos. Incluye "
    f"las concedidas en el mes, que se pagan desde el siguiente, y no a quienes fallecieron en él. {_PROVINCE_ES}",
    method_en="Whoever draws two pensions counts in each, as the report does when it adds up its eight kinds. Those "
    f"granted in the month, paid from the next one, are included; those who died in it are not. {_PROVINCE_EN}",
    law="LSS arts. 185, 186, 194; C.D. 513",
    groups=_BY,
)

NEW = Indicator(
    code="pensions.new",
    slug="pensiones-nuevas",
    table=Entitlement,
    measure="rows",
    column="entitlement_id",
    unit="persons",
    es="Pensiones nuevas",
    en="New pensions",
    definition_es="Pensiones que entraron en el mes: las de vejez que concede la regla y las recibidas ya concedidas.",
    definition_en="Pensions that joined in the month: old-age ones awarded by rule and those received as granted.",
    method_es="Vejez ordinaria: edad, imposiciones y cinco mejores años de cada solicitante. Los demás tipos se "
    f"reciben como los concedió el sistema anterior. Las de la apertura no son nuevas. {_PROVINCE_ES}",
    method_en="Ordinary old age: age, contributions and five best years of each applicant. The other kinds are "
    f"received as the former system granted them. Those of the opening are not new. {_PROVINCE_EN}",
    law="LSS art. 185; C.D. 100 arts. 2, 13",
    where={"joined": 1},
    groups=_BY,
)

AVERAGE = Indicator(
    code="pensions.average",
    slug="pension-media",
    table=Payslip,
    measure="mean",
    column="pension_cents",
    unit="cents",
    es="Pensión media",
    en="Average pension",
    definition_es="Pensión mensual media de las pagadas en el mes, sin décimas pensiones.",
    definition_en="Average monthly pension of those paid in the month, without 13th and 14th pensions.",
    method_es=f"Suma de pensiones dividida para el número de pensiones pagadas, al centavo. {_PROVINCE_ES}",
    method_en=f"Sum of pensions divided by the number of pensions paid, to the cent. {_PROVINCE_EN}",
    law="LSS arts. 201, 234",
    groups=_BY,
)


def _paid(
    name: str, slug: str, column: str, law: str, *, es: str, en: str, definition_es: str, definition_en: str
) -> Indicator:
    """A sum of one column of the payroll."""
    return Indicator(
        code=f"pensions.{name}",
        slug=slug,
        table=Payslip,
        measure="sum",
        column=column,
        unit="cents",
        law=law,
        groups=_BY,
        es=es,
        en=en,
        definition_es=definition_es,
        definition_en=definition_en,
        method_es=f"Suma del rol del mes, pensión por pensión. {_PROVINCE_ES}",
        method_en=f"Sum of the month's payroll, pension by pension. {_PROVINCE_EN}",
    )


PAID = _paid(
    "paid",
    "pensiones-pagadas",
    "paid_cents",
    "LSS arts. 234, 236",
    es="Pensiones pagadas",
    en="Pensions paid",
    definition_es="Lo pagado en el rol del mes por pensiones de los ocho tipos, con sus décimas pensiones y con la "
    "parte que corresponde al Estado, la haya pagado o no.",
    definition_en="What the month's payroll paid in pensions of the eight kinds, with their 13th and 14th pensions and "
    "with the State's part, whether it paid it or not.",
)

THIRTEENTH = _paid(
    "thirteenth",
    "decima-tercera-pension",
    "thirteenth_cents",
    "LSS art. 236",
    es="Décima tercera pensión",
    en="13th pension",
    definition_es="Lo pagado en el mes por décima tercera pensión: en diciembre, o mes a mes a quien lo pidió.",
    definition_en="What was paid in the month as 13th pension: in December, or monthly to those who asked for it.",
)

FOURTEENTH = _paid(
    "fourteenth",
    "decima-cuarta-pension",
    "fourteenth_cents",
    "LSS art. 236",
    es="Décima cuarta pensión",
    en="14th pension",
    definition_es="Lo pagado en el mes por décima cuarta pensión: en marzo en Costa y Galápagos, en agosto en Sierra "
    "y Amazonía y en el montepío, o mes a mes a quien lo pidió.",
    definition_en="What was paid in the month as 14th pension: in March on the coast and in Galápagos, in August in "
    "the highlands, the Amazon and to survivors, or monthly to those who asked for it.",
)

STATE_ACCRUED = _paid(
    "state_accrued",
    "parte-del-estado",
    "state_share_cents",
    "LSS art. 237",
    es="Parte de las pensiones a cargo del Estado",
    en="Share of pensions borne by the State",
    definition_es="El 40 % de las pensiones del mes del Seguro General y de Riesgos del Trabajo, que el Estado adeuda.",
    definition_en="The 40 % of the month's pensions of the general insurance and work risks, which the State owes.",
)

STATE_RECEIPTS = Indicator(
    code="pensions.state_receipts",
    slug="pagos-del-estado",
    table=StateReceipt,
    measure="sum",
    column="amount_cents",
    unit="cents",
    people="",
    es="Pagos del Estado",
    en="Payments by the State",
    definition_es="Lo que el Estado pagó al Instituto en el mes, por todos los seguros, como el informe lo imprime.",
    definition_en="What the State paid the institute in the month, for all the insurances, as the report prints it.",
    method_es="Dato recibido, no calculado. El informe no lo reparte por seguro: se abona al fondo de pensiones.",
    method_en="Received, not computed. The report does not split it by insurance: the pension fund is credited whole.",
    law="LSS art. 237",
)

INDICATORS = (PENSIONERS, NEW, PAID, AVERAGE, THIRTEENTH, FOURTEENTH, STATE_ACCRUED, STATE_RECEIPTS)
