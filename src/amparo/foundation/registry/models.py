"""Who exists: persons, payers and their establishments, and the territory.

`act` is the number of the act that registered the row, so that a month can freeze what came before its cut-off.
Days are whole numbers YYYYMMDD.
"""

from django.db import models

from amparo.foundation.months import OPEN_END


class Province(models.Model):
    """A province, by its INEC code."""

    code = models.CharField("código", max_length=2, primary_key=True)
    name = models.CharField("nombre", max_length=60)
    region = models.CharField("región", max_length=10)

    def __str__(self) -> str:
        return self.name


class Canton(models.Model):
    """A canton; its code begins with that of its province."""

    code = models.CharField("código", max_length=4, primary_key=True)
    name = models.CharField("nombre", max_length=60)
    province = models.ForeignKey(Province, models.PROTECT, db_column="province", related_name="cantons")

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """A natural person. `death_date` is open (99991231) while alive; `death_act` is the act that recorded it, or 0."""

    id = models.BigIntegerField(primary_key=True)
    document = models.CharField("documento", max_length=20, unique=True)
    document_kind = models.CharField("tipo de documento", max_length=10)
    given_names = models.CharField("nombres", max_length=80)
    surnames = models.CharField("apellidos", max_length=80)
    sex = models.CharField("sexo", max_length=1)
    birth_date = models.IntegerField("fecha de nacimiento")
    death_date = models.IntegerField("fecha de defunción", default=OPEN_END)
    province = models.ForeignKey(Province, models.PROTECT, db_column="province", related_name="+")
    act = models.BigIntegerField("acto", db_index=True)
    death_act = models.BigIntegerField("acto que registró la defunción", default=0, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(sex__in=("F", "M")), name="registry_person_sex"),
            models.CheckConstraint(
                condition=models.Q(death_date__gte=models.F("birth_date")), name="registry_person_dies_after_birth"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_names} {self.surnames}"


class Employer(models.Model):
    """A payer: an employer, or a person who pays for herself and is registered as her own (RUC = cédula + 001)."""

    id = models.BigIntegerField(primary_key=True)
    ruc = models.CharField("RUC", max_length=13, unique=True)
    name = models.CharField("razón social", max_length=160)
    kind = models.CharField("tipo", max_length=10)
    industry = models.CharField("sección CIIU", max_length=1)
    province = models.ForeignKey(Province, models.PROTECT, db_column="province", related_name="+")
    act = models.BigIntegerField("acto", db_index=True)

    def __str__(self) -> str:
        return self.name


class Establishment(models.Model):
    """A place of work of an employer; `0001` is the head office."""

    id = models.BigIntegerField(primary_key=True)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="establishments")
    branch = models.CharField("sucursal", max_length=4)
    name = models.CharField("nombre", max_length=160)
    province = models.ForeignKey(Province, models.PROTECT, db_column="province", related_name="+")
    canton = models.ForeignKey(Canton, models.PROTECT, db_column="canton", related_name="+", null=True)
    act = models.BigIntegerField("acto", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "branch"], name="registry_one_establishment_per_branch")
        ]

    def __str__(self) -> str:
        return f"{self.employer_id}/{self.branch}"


class BankAccount(models.Model):
    """Where a person is paid: the last one declared whose `since_date` has come and that was not withdrawn."""

    id = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    bank = models.CharField("banco o cooperativa", max_length=60)
    kind = models.CharField("tipo", max_length=10)
    number = models.CharField("número", max_length=20)
    since_date = models.IntegerField("desde (AAAAMMDD)")
    act = models.BigIntegerField("acto", db_index=True)
    withdrawn_act = models.BigIntegerField("acto que la retiró", default=0)

    def __str__(self) -> str:
        return f"{self.bank} {self.masked}"

    @property
    def masked(self) -> str:
        """What may be shown in a letter: the last four signs."""
        return f"···{self.number[-4:]}"
