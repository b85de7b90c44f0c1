"""What the registry leaves written when a month is frozen: who exists, without names or documents."""

from amparo.foundation.history.tables import Day, Id, Table, Text

SEXES = ("F", "M")
REGIMES = (
    "private",
    "public",
    "teachers",
    "foreign_service",
    "bank_municipal",
    "domestic",
    "own_account",
    "voluntary",
    "abroad",
    "unpaid_home_work",
    "rural_head",
)

SECTORS = {
    "private": "private",
    "own_account": "private",
    "public": "public",
    "teachers": "public",
    "foreign_service": "public",
    "bank_municipal": "public",
    "domestic": "domestic",
    "voluntary": "voluntary",
    "abroad": "voluntary",
    "unpaid_home_work": "semi_contributory",
    "rural_head": "rural",
}
"""The affiliation sector in which INEC's REESS counts each regime."""


class Person(Table):
    """Personas inscritas desde el corte anterior, con su sexo, nacimiento y provincia.

    Persons registered since the last cut-off, with sex, birth and province.
    """

    name = "registry.person"
    key = ("person_id",)

    person_id = Id("Persona", "Person")
    sex = Text("Sexo", "Sex", choices=SEXES)
    birth_date = Day("Fecha de nacimiento", "Birth date")
    province = Text("Provincia de residencia", "Province of residence")


class Death(Table):
    """Defunciones comunicadas por el Registro Civil desde el corte anterior.

    Deaths reported by the Civil Registry since the last cut-off.
    """

    name = "registry.death"
    key = ("person_id",)

    person_id = Id("Persona", "Person")
    death_date = Day("Fecha de defunción", "Date of death")


class Employer(Table):
    """Sujetos de pago inscritos desde el corte anterior.

    Payers registered since the last cut-off.
    """

    name = "registry.employer"
    key = ("employer_id",)

    employer_id = Id("Empleador o sujeto de pago", "Employer or payer")
    kind = Text("Tipo", "Kind", choices=("private", "public", "domestic", "self", "household", "rural"))
    industry = Text("Rama de actividad (sección CIIU)", "Industry (ISIC section)")
    province = Text("Provincia del domicilio fiscal", "Province of the tax domicile")
