"""What is open in pensions: the grants received as they are, the applications, and what the State paid.

Rows are written once, by an action, and copied by the freeze that follows it: `act` is the number of that action.
"""

from django.db import models


class Grant(models.Model):
    """A pension already granted, carried as it is: it joins the payroll at the next close. `id` is the pension's."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    person_id = models.BigIntegerField("persona", db_index=True)
    kind = models.CharField("tipo de pensión", max_length=20)
    since_date = models.IntegerField("desde (AAAAMMDD)")
    years = models.IntegerField("años de aporte")
    pension_cents = models.BigIntegerField("pensión mensual")
    initial_cents = models.BigIntegerField("pensión calculada antes del máximo")
    region = models.CharField("región de pago", max_length=12)
    monthly_extras = models.IntegerField("cobra los décimos mes a mes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "kind", "since_date"], name="pensions_one_grant")]

    def __str__(self) -> str:
        return f"{self.kind} {self.since_date}"


class Application(models.Model):
    """An application for an ordinary old-age pension: it is decided at the next close."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    person_id = models.BigIntegerField("persona", db_index=True)
    applied_date = models.IntegerField("fecha de la solicitud (AAAAMMDD)")
    region = models.CharField("región de pago", max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "applied_date"], name="pensions_one_application")]

    def __str__(self) -> str:
        return str(self.applied_date)


class StateReceipt(models.Model):
    """What the State paid in a month, as the institution's report prints it."""

    month = models.IntegerField("mes (AAAAMM)", primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    amount_cents = models.BigIntegerField("valor")

    def __str__(self) -> str:
        return str(self.month)
