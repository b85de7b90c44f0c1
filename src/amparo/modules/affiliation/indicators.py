"""Public figures of affiliation: who belongs."""

from amparo.foundation.history.indicators import Indicator
from amparo.modules.affiliation.tables import Work

CONTRIBUTORS = Indicator(
    code="affiliation.contributors",
    slug="afiliados",
    table=Work,
    measure="distinct",
    column="person_id",
    unit="persons",
    es="Afiliados activos",
    en="Active affiliates",
    definition_es="Personas con al menos un día de aporte, o con un aviso vigente sin pago, en el mes.",
    definition_en="Persons with at least one contributed day, or with a notice in force without pay, in the month.",
    method_es="Se cuentan personas, no empleos: quien tiene dos empleos cuenta una vez en el total y en su régimen. "
    "La provincia es la del domicilio fiscal del empleador, como en el REESS del INEC.",
    method_en="Persons are counted, not jobs: who has two jobs counts once in the total and in the regime. "
    "The province is that of the employer's tax domicile, as in INEC's REESS.",
    law="LSS arts. 2, 9, 73",
    where={"current": 1},
    groups=(("regime",), ("sector",), ("sex",), ("province",), ("sector", "sex"), ("sector", "province")),
)

JOBS = Indicator(
    code="affiliation.jobs",
    slug="empleos",
    table=Work,
    measure="rows",
    column="job_id",
    unit="records",
    es="Empleos registrados",
    en="Registered jobs",
    definition_es="Relaciones de trabajo con las que se aporta en el mes.",
    definition_en="Jobs under which contributions are made in the month.",
    method_es="Se cuentan relaciones: quien tiene dos empleos cuenta dos veces.",
    method_en="Jobs are counted: who has two of them counts twice.",
    law="LSS art. 73",
    where={"current": 1},
    groups=(("regime",), ("sex",), ("province",)),
)

INDICATORS = (CONTRIBUTORS, JOBS)
