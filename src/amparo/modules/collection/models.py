"""What is open in collection: the payments the bank has handed over."""

from django.db import models


class Payment(models.Model):
    """A payment received by the bank. `bank_document` is the bank's own number: it enters once."""

    id = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField("acto", db_index=True)
    bank_document = models.CharField("documento del banco", max_length=40, unique=True)
    item_id = models.BigIntegerField("referencia de pago", db_index=True)
    paid_date = models.IntegerField("fecha de pago (AAAAMMDD)")
    amount_cents = models.BigIntegerField("valor")
