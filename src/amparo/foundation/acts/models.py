"""The trace: what was done (Act) and whose data was read (AccessTrace). Neither can be changed or deleted."""

from django.db import models


class Act(models.Model):
    """One completed action. Its hash covers every other column and the hash of the act before it."""

    number = models.BigIntegerField("número", primary_key=True)
    name = models.CharField("acción", max_length=80)
    by = models.CharField("quién", max_length=80)
    today = models.IntegerField("fecha (AAAAMMDD)")
    key = models.CharField("clave de idempotencia", max_length=200)
    payload_hash = models.CharField("huella de lo pedido", max_length=64)
    payload = models.JSONField("lo pedido")
    result = models.JSONField("resultado", null=True)
    previous_hash = models.CharField("huella del acto anterior", max_length=64)
    hash = models.CharField("huella", max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="acts_one_act_per_key")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class ChainHead(models.Model):
    """The last act. Its single row is the lock of all writers."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="acts_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class AccessTrace(models.Model):
    """Personal data was read: of one person, or of `person_count` persons who are not told apart.

    `role` and what follows say in which capacity: roles change, and what was read stays read. A process of the
    institution has none. `token_id`: by which access token a program read it for the account.
    """

    by = models.CharField("quién", max_length=80, db_index=True)
    today = models.IntegerField("fecha (AAAAMMDD)")
    at = models.DateTimeField("momento", null=True)
    purpose = models.CharField("para qué", max_length=200)
    purpose_en = models.CharField("para qué, en inglés", max_length=200, default="")
    role = models.CharField("rol", max_length=20, default="")
    employer_id = models.BigIntegerField("empleador", null=True)
    province = models.CharField("provincia", max_length=2, default="")
    module = models.CharField("módulo", max_length=30, default="")
    person_id = models.BigIntegerField("persona", null=True, db_index=True)
    person_count = models.IntegerField("personas", default=1)
    token_id = models.BigIntegerField("token", null=True)

    def __str__(self) -> str:
        return f"{self.today} {self.by}: {self.purpose}"
