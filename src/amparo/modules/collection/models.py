"""What is open in collection: the payments the bank has handed over, and who was told of an employer's arrears."""

from django.db import models


class WorkersTold(models.Model):
    """The workers of an employer were told that what it declared of a month is in arrears: once, whoever asks again."""

    employer_id = models.BigIntegerField("empleador")
    about_month = models.IntegerField("mes del que habla (AAAAMM)")
    act = models.BigIntegerField("acto", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer_id", "about_month"], name="collection_workers_told_once")
        ]


class Payment(models.Model):
    """A payment received by the bank. `bank_document` is the bank's own number: it enters once.

    What a slip brought has one row for each reference that it reaches, and one under the slip's own reference for the
    interest.
    """

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    bank_document = models.CharField("documento del banco", max_length=40)
    item_id = models.BigIntegerField("referencia de pago", db_index=True)
    slip_id = models.BigIntegerField("comprobante (0: ninguno)", db_index=True)
    paid_date = models.IntegerField("fecha de pago (AAAAMMDD)")
    amount_cents = models.BigIntegerField("valor")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank_document", "item_id"], name="collection_document_enters_once")
        ]


class SlipPart(models.Model):
    """What a slip handed to an employer says of one reference, and how much of it is each fund's. It never changes.

    slip_id: the slip's own reference, which the bank can be paid under. pay_date: the day to which interest is counted.
    place: in which turn a payment reaches it, from 1.
    """

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    slip_id = models.BigIntegerField("comprobante", db_index=True)
    employer_id = models.BigIntegerField("empleador", db_index=True)
    issued_date = models.IntegerField("emitido (AAAAMMDD)")
    pay_date = models.IntegerField("día al que se cuenta el interés (AAAAMMDD)")
    place = models.IntegerField("turno")
    item_id = models.BigIntegerField("referencia de pago")
    kind = models.CharField("concepto", max_length=20)
    about_month = models.IntegerField("mes del que habla (AAAAMM)")
    due_date = models.IntegerField("vence (AAAAMMDD)")
    owed_cents = models.BigIntegerField("capital")
    interest_cents = models.BigIntegerField("interés")
    health_cents = models.BigIntegerField()
    work_risk_cents = models.BigIntegerField()
    rural_cents = models.BigIntegerField()
    severance_cents = models.BigIntegerField()
    unemployment_cents = models.BigIntegerField()
    administration_cents = models.BigIntegerField()
    pension_cents = models.BigIntegerField()
    iece_cents = models.BigIntegerField()
    secap_cents = models.BigIntegerField()
    reserve_cents = models.BigIntegerField()
    spouse_cents = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slip_id", "item_id"], name="collection_slip_names_once")]
