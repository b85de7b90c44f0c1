"""What inspection keeps: the tax annex as handed in, and what each look at the employers saw. All of it only grows."""

from django.db import models


class TaxedIncome(models.Model):
    """What the tax annex says that an employer paid a person in a year; of two about the same, the later holds."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    year = models.IntegerField("año")
    employer_id = models.BigIntegerField("empleador")
    person_id = models.BigIntegerField("persona")
    taxed_cents = models.BigIntegerField("ingreso del año")

    class Meta:
        indexes = [models.Index(fields=["year", "employer_id"])]


class Assessment(models.Model):
    """A look at every employer as of a closed month: the seal it read and the law and policy it read it by."""

    id = models.BigIntegerField(primary_key=True)
    month = models.IntegerField("mes cerrado (AAAAMM)")
    seal_hash = models.CharField("sello del mes", max_length=64)
    law_hash = models.CharField("huella de la ley y la política", max_length=64)
    date = models.IntegerField("fecha (AAAAMMDD)")
    act = models.BigIntegerField("acto")


class Standing(models.Model):
    """An employer in the worklist: the points of its reasons added up."""

    id = models.BigIntegerField(primary_key=True)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    employer_id = models.BigIntegerField("empleador")
    province = models.CharField("provincia", max_length=2)
    points = models.IntegerField("puntos")
    signals = models.IntegerField("señales")

    class Meta:
        indexes = [models.Index(fields=["assessment", "province", "-points"])]


class Reason(models.Model):
    """Why an employer has points: a signal, how many it reaches of how many were looked at."""

    id = models.BigIntegerField(primary_key=True)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    employer_id = models.BigIntegerField("empleador")
    signal = models.CharField("señal", max_length=30)
    affected_count = models.BigIntegerField("alcanza a")
    exposed_count = models.BigIntegerField("de")
    points = models.IntegerField("puntos")

    class Meta:
        indexes = [models.Index(fields=["assessment", "employer_id"])]


class Instance(models.Model):
    """One thing seen, with the two figures compared. person_id is 0 where it is the whole employer's."""

    id = models.BigIntegerField(primary_key=True)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    employer_id = models.BigIntegerField("empleador")
    signal = models.CharField("señal", max_length=30)
    person_id = models.BigIntegerField("persona")
    about_month = models.IntegerField("mes (AAAAMM)")
    found = models.BigIntegerField("hallado")
    expected = models.BigIntegerField("con qué se compara")

    class Meta:
        indexes = [models.Index(fields=["assessment", "employer_id"])]
