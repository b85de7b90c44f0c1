"""What is open in contributions: who confirmed a draft, and what was carried from the former system."""

from django.db import models


class Confirmation(models.Model):
    """An employer confirmed the draft declaration of a month. Silence leaves the draft as it stands."""

    employer_id = models.BigIntegerField("empleador")
    about_month = models.IntegerField("mes (AAAAMM)")
    act = models.BigIntegerField("acto", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer_id", "about_month"], name="contributions_one_confirmation")
        ]


class CarriedYear(models.Model):
    """A year of a person's contributions before the books were opened."""

    person_id = models.BigIntegerField("persona")
    year = models.IntegerField("año")
    months = models.IntegerField("meses")
    wage_cents = models.BigIntegerField("sueldos")
    act = models.BigIntegerField("acto", db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "year"], name="contributions_one_carried_year")]


class CarriedDebt(models.Model):
    """A debt older than the books, by employer, regime and month."""

    employer_id = models.BigIntegerField("empleador")
    about_month = models.IntegerField("mes (AAAAMM)")
    regime = models.CharField("régimen", max_length=20)
    province = models.CharField("provincia", max_length=2)
    amount_cents = models.BigIntegerField("valor")
    act = models.BigIntegerField("acto", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employer_id", "about_month", "regime"], name="contributions_one_carried_debt"
            )
        ]
