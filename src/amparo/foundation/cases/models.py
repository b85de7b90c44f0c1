"""Open and closed cases, what happened to each, what was handed in, and who was told. Only the case itself changes."""

from django.db import models

from amparo.foundation.months import OPEN_END


class Case(models.Model):
    """Something asked. `due_date` is when its state is late (99991231: never); `days_left` waits while it is paused."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField("clase", max_length=60)
    state = models.CharField("estado", max_length=40)
    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="+", null=True)
    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+", null=True)
    province = models.CharField("provincia", max_length=2)
    opened_date = models.IntegerField("abierto el")
    since_date = models.IntegerField("en este estado desde")
    due_date = models.IntegerField("vence el", default=OPEN_END)
    days_left = models.IntegerField("días que quedaban al suspenderse", null=True)
    about = models.JSONField("de qué trata", default=dict)
    because_of = models.ForeignKey("self", models.PROTECT, related_name="led_to", null=True)
    act = models.BigIntegerField("acto")

    class Meta:
        indexes = [models.Index(fields=["kind", "state", "due_date"]), models.Index(fields=["province", "due_date"])]

    def __str__(self) -> str:
        return f"{self.id} {self.kind}: {self.state}"


class Event(models.Model):
    """A move made, or proposed (`to_state` empty) and waiting for a second person."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    move = models.CharField("paso", max_length=40)
    from_state = models.CharField("desde", max_length=40)
    to_state = models.CharField("hasta", max_length=40)
    by = models.CharField("quién", max_length=80)
    date = models.IntegerField("fecha (AAAAMMDD)")
    reason = models.TextField("razón", default="")
    act = models.BigIntegerField("acto")

    def __str__(self) -> str:
        return f"{self.case_id} {self.date} {self.move}"


class Evidence(models.Model):
    """A document handed in. Its bytes are kept by their SHA-256, so the same document is kept once."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    title = models.CharField("título", max_length=200)
    media_type = models.CharField("tipo", max_length=80)
    sha256 = models.CharField("huella", max_length=64)
    size = models.IntegerField("bytes")
    by = models.CharField("quién", max_length=80)
    date = models.IntegerField("fecha (AAAAMMDD)")
    act = models.BigIntegerField("acto")

    def __str__(self) -> str:
        return self.title


class Notice(models.Model):
    """Something a person or an employer was told, because of a case or without one."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="notices", null=True)
    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="+", null=True)
    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+", null=True)
    es = models.TextField("texto")
    en = models.TextField("texto en inglés")
    date = models.IntegerField("fecha (AAAAMMDD)")
    act = models.BigIntegerField("acto")

    def __str__(self) -> str:
        return self.es[:60]


class Reading(models.Model):
    """The proof that a notice was read: by whom, and when."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="reading")
    by = models.CharField("quién", max_length=80)
    date = models.IntegerField("fecha (AAAAMMDD)")
    act = models.BigIntegerField("acto")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.date}"
