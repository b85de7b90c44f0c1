"""What was attested, of whom, and until when it may be relied on."""

from django.db import models

from amparo.foundation.months import OPEN_END


class Certificate(models.Model):
    """One certificate. `content` is what it says, in its language; `revoked_date` is 99991231 while it stands."""

    code = models.CharField("código", max_length=24, primary_key=True)
    kind = models.CharField("clase", max_length=60)
    language = models.CharField("idioma", max_length=2)
    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="+", null=True)
    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+", null=True)
    issued_date = models.IntegerField("emitido el (AAAAMMDD)")
    until_date = models.IntegerField("vale hasta (AAAAMMDD)")
    revoked_date = models.IntegerField("revocado el (AAAAMMDD)", default=OPEN_END)
    content = models.JSONField("lo que dice")
    seal = models.TextField("sello para el QR")
    act = models.BigIntegerField("acto")

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"
