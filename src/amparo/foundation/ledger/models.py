"""The books. Entries and postings only grow; of an open item only its balance moves.

The database keeps the balance by itself: a trigger adds each posting to Imbalance, whose `cents` must, when the
transaction commits, be the one row of Zero. An entry that does not sum to zero in every fund cannot be committed.
"""

from django.db import models
from django.db.models import F, Q


class Fund(models.Model):
    """Whose money it is; the rows are those of `chart.FUNDS`."""

    code = models.CharField("código", max_length=10, primary_key=True)
    es = models.CharField("nombre", max_length=80)
    en = models.CharField("nombre en inglés", max_length=80)
    kind = models.CharField("clase", max_length=20)

    def __str__(self) -> str:
        return f"{self.code} {self.es}"


class Account(models.Model):
    """What the money is; the rows are those of `chart.ACCOUNTS`."""

    code = models.CharField("código", max_length=30, primary_key=True)
    es = models.CharField("nombre", max_length=80)
    en = models.CharField("nombre en inglés", max_length=80)
    kind = models.CharField("clase", max_length=20)
    may_be_overdrawn = models.BooleanField("admite saldo contrario", default=True)

    def __str__(self) -> str:
        return f"{self.code} {self.es}"


class Entry(models.Model):
    """One event of a month in one regime and province, over all the funds it touches."""

    id = models.BigIntegerField(primary_key=True)
    month = models.IntegerField("mes (AAAAMM)")
    event = models.CharField("hecho", max_length=60)
    regime = models.CharField("régimen", max_length=20)
    province = models.CharField("provincia", max_length=2)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["month", "event", "regime", "province"], name="ledger_event_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.event} {self.regime} {self.province}"


class Posting(models.Model):
    """Cents in one account of one fund: debit above zero, credit below."""

    pk = models.CompositePrimaryKey("entry", "fund", "account")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings", db_index=False)
    fund = models.ForeignKey(Fund, models.PROTECT, db_column="fund", related_name="+", db_index=False)
    account = models.ForeignKey(Account, models.PROTECT, db_column="account", related_name="+", db_index=False)
    cents = models.BigIntegerField("centavos")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(cents=0), name="ledger_posting_moves_something")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.fund_id} {self.account_id} {self.cents}"


class Zero(models.Model):
    """Holds one row, 0: what every entry must sum to."""

    cents = models.BigIntegerField(primary_key=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cents=0), name="ledger_zero_is_zero")]

    def __str__(self) -> str:
        return "0"


class Imbalance(models.Model):
    """What the postings of an entry sum to in a fund; kept by a trigger, and 0 at every commit."""

    pk = models.CompositePrimaryKey("entry", "fund")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", db_index=False)
    fund = models.ForeignKey(Fund, models.PROTECT, db_column="fund", related_name="+", db_index=False)
    cents = models.ForeignKey(Zero, models.PROTECT, db_column="cents", related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.fund_id} {self.cents_id}"


class OpenItem(models.Model):
    """What a payer owes (above zero) or is owed (below): born whole, paid down to 0, never beyond."""

    id = models.BigIntegerField(primary_key=True)
    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+")
    kind = models.CharField("concepto", max_length=30)
    about_month = models.IntegerField("mes del que habla (AAAAMM)")
    month = models.IntegerField("mes en que nació (AAAAMM)")
    due_date = models.IntegerField("vence (AAAAMMDD)")
    amount_cents = models.BigIntegerField("valor en centavos")
    balance_cents = models.BigIntegerField("saldo en centavos")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(balance_cents__gte=0, balance_cents__lte=F("amount_cents"))
                | Q(balance_cents__lte=0, balance_cents__gte=F("amount_cents")),
                name="ledger_item_balance_within_amount",
            )
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.about_month}: {self.balance_cents}"
