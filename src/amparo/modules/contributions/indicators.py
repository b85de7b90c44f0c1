"""Public figures of contributions: on what, and how much, is owed."""

from amparo.foundation.history.indicators import Indicator
from amparo.modules.contributions.tables import Line, Obligation

WAGE_BILL = Indicator(
    code="contributions.wage_bill",
    slug="masa-salarial",
    table=Line,
    measure="sum",
    column="base_cents",
    unit="cents",
    es="Masa salarial aportada",
    en="Contributed wage bill",
    definition_es="Suma de la materia gravada de todas las líneas del mes.",
    definition_en="Sum of the contribution base of all lines of the month.",
    method_es="Incluye las diferencias que se declararon en el mes sobre meses anteriores.",
    method_en="Includes the differences declared in the month about earlier months.",
    law="LSS art. 11",
    groups=(("regime",), ("sector",), ("sex",), ("province",), ("sector", "sex"), ("sector", "province")),
)

ACCRUED = Indicator(
    code="contributions.accrued",
    slug="aportes-causados",
    table=Line,
    measure="sum",
    column="total_cents",
    unit="cents",
    es="Aportes causados",
    en="Accrued contributions",
    definition_es="Aporte personal y patronal de todas las líneas del mes, se haya pagado o no.",
    definition_en="Personal and employer contribution of all lines of the month, paid or not.",
    method_es="Tasas del mes declarado por régimen; sin IECE, SECAP, fondos de reserva ni extensión a cónyuge.",
    method_en="Rates of the declared month by regime; without IECE, SECAP, reserve funds and spouse extension.",
    law="C.D. 501; C.D. 609",
    groups=(("regime",), ("sector",), ("sex",), ("province",)),
)

PERSONAL = Indicator(
    code="contributions.personal",
    slug="aporte-personal",
    table=Line,
    measure="sum",
    column="personal_cents",
    unit="cents",
    es="Aporte personal causado",
    en="Accrued personal contribution",
    definition_es="La parte de los aportes que se descuenta al afiliado.",
    definition_en="The part of contributions taken from the affiliate.",
    method_es="Tasa personal del régimen sobre la materia gravada, línea por línea.",
    method_en="The regime's personal rate on the base, line by line.",
    law="C.D. 501",
    groups=(("regime",),),
)

LEVIES = Indicator(
    code="contributions.levies",
    slug="iece-secap",
    table=Obligation,
    measure="sum",
    column="amount_cents",
    unit="cents",
    es="IECE y SECAP causados",
    en="Accrued IECE and SECAP",
    definition_es="Lo que los empleadores deben además para crédito educativo y capacitación.",
    definition_en="What employers owe besides for educational credit and training.",
    method_es="Se recauda para terceros: no es ingreso del Instituto.",
    method_en="Collected for third parties: not the institute's income.",
    law="Planilla del IESS",
    people="employer_id",
    where={"kind": "levies"},
    groups=(("regime",), ("province",)),
)

INDICATORS = (WAGE_BILL, ACCRUED, PERSONAL, LEVIES)
