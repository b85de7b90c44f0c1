"""What is open in affiliation: the jobs, and the notices received about them."""

from django.db import models


class Job(models.Model):
    """A job as the records have it now: one person with one employer under one regime."""

    id = models.BigIntegerField(primary_key=True)
    person_id = models.BigIntegerField("persona", db_index=True)
    employer_id = models.BigIntegerField("empleador", db_index=True)
    branch = models.IntegerField("sucursal")
    regime = models.CharField("régimen", max_length=20)
    since_date = models.IntegerField("desde (AAAAMMDD)")
    until_date = models.IntegerField("último día (AAAAMMDD)")


class Notice(models.Model):
    """An accepted notice. It is never changed: a later one corrects it."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    type = models.CharField("tipo", max_length=3)
    job_id = models.BigIntegerField("relación de trabajo", db_index=True)
    employer_id = models.BigIntegerField("empleador")
    person_id = models.BigIntegerField("persona", db_index=True)
    branch = models.IntegerField("sucursal")
    regime = models.CharField("régimen", max_length=20)
    about_month = models.IntegerField("mes del que habla (AAAAMM)")
    effective_date = models.IntegerField("fecha del hecho (AAAAMMDD)")
    wage_cents = models.BigIntegerField("remuneración mensual")
    pay_cents = models.BigIntegerField("extras o pago del mes")
    days = models.IntegerField("días")
    reserve_accumulated = models.IntegerField("acumula fondos de reserva")
    spouse_extension = models.IntegerField("extensión a cónyuge")
    cause = models.CharField("causa", max_length=1)

    class Meta:
        indexes = [models.Index(fields=["employer_id", "act"], name="affiliation_notice_given")]
