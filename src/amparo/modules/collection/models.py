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
    """A payment received by the bank. `bank_document` is the bank's own number: it enters once."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    bank_document = models.CharField("documento del banco", max_length=40, unique=True)
    item_id = models.BigIntegerField("referencia de pago", db_index=True)
    paid_date = models.IntegerField("fecha de pago (AAAAMMDD)")
    amount_cents = models.BigIntegerField("valor")
