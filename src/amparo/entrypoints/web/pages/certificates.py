"""Whether a certificate is genuine and still stands: for whoever was handed one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web import reader
from amparo.foundation.certificates import queries
from amparo.foundation.months import OPEN_END
from amparo.foundation.pages import Asked, Page, Sheet

CODE = "codigo"
NOT_FOUND = 404
_COLUMNS = ("code", "kind", "state", "issued_date", "until_date", "revoked_date", "title", "subject", "said")


def verify(asked: Asked) -> Sheet:
    """The form; and, of a code, what the institution attested with it."""
    code = asked.get(CODE, "").strip()
    if not code:
        ways = [("code", _("en línea, con su código")), ("qr", _("sin conexión, con su QR")), ("pdf", _("su firma"))]
        return Sheet(("way", "words"), list(ways))
    found = queries.verify(code, reader.today())
    shown = {"asked": code, "found": found}
    if found is None:
        return Sheet(("code", "state"), [(code, "unknown")], shown=shown, status=NOT_FOUND, kept=False)
    said = found.content
    row = (
        found.code, found.kind, found.state, found.issued_date, _day(found.until_date), _day(found.revoked_date),
        said["title"], said["subject"], said["said"],
    )  # fmt: skip
    return Sheet(_COLUMNS, [row], facts={"content": said}, shown=shown, kept=False)


def _day(date: int) -> int | None:
    return date if date < OPEN_END else None


pages = [Page("verify_certificate", "verificar", "web/certificate.html", verify)]
