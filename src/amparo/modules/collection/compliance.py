"""What the institution attests of an employer: whether it is up to date, in the language of whoever asks."""

from __future__ import annotations

from amparo.foundation.certificates.issuing import Statement as Attested
from amparo.foundation.law.book import Law
from amparo.foundation.law.values import TRUST
from amparo.foundation.months import Month
from amparo.foundation.registry.models import Employer
from amparo.foundation.writing import day, money, month
from amparo.modules.collection.statement import Item, Statement

KIND = "collection.compliance"

_HEADINGS = {
    "es": ("Referencia", "Concepto", "Mes", "Venció", "Capital", "Interés"),
    "en": ("Reference", "Kind", "Month", "Fell due", "Capital", "Interest"),
}
_WORDS = {
    "es": {
        "title": "Certificado de cumplimiento de obligaciones patronales",
        "in_order": "No registra obligaciones patronales en mora.",
        "late": "Registra obligaciones patronales en mora por {capital}, más {interest} de interés al {day}.",
        "closed": "Meses cerrados hasta", "open": "Por vencer", "debt": "Capital en mora",
        "interest": "Interés de mora", "items": "Obligaciones en mora",
        "days": "El plazo de validez ({days} días) no consta en una norma que se haya hallado: {trust}.",
        "agreements": "No dice si hay un acuerdo de pagos parciales en curso: no se registran todavía.",
    },
    "en": {
        "title": "Certificate of compliance with employer obligations",
        "in_order": "It has no employer obligations in arrears.",
        "late": "It has employer obligations in arrears of {capital}, plus {interest} of interest to {day}.",
        "closed": "Months closed up to", "open": "Not yet due", "debt": "Capital in arrears",
        "interest": "Arrears interest", "items": "Obligations in arrears",
        "days": "Its term of validity ({days} days) is in no norm that was found: {trust}.",
        "agreements": "It does not say whether a partial-payment agreement is in course: they are not recorded yet.",
    },
}  # fmt: skip

LANGUAGES = tuple(_WORDS)

KIND_NAMES = {
    "contributions": {"es": "Aportes", "en": "Contributions"},
    "levies": {"es": "IECE y SECAP", "en": "IECE and SECAP"},
    "reserve": {"es": "Fondos de reserva", "en": "Reserve funds"},
    "spouse": {"es": "Extensión a cónyuge", "en": "Spouse extension"},
    "interest": {"es": "Interés de mora", "en": "Arrears interest"},
    "running_interest": {"es": "Interés de mora que corre", "en": "Arrears interest still running"},
    "credits": {"es": "Créditos a favor", "en": "Credits"},
}
"""How what is inside a slip is called (`statement.COMPONENTS`)."""


def attested(employer: Employer, owed: Statement, law: Law, language: str) -> Attested:
    """What the certificate says of an employer whose statement is `owed`."""
    words, today = _WORDS[language], owed.today
    capital, interest = sum(item.owed_cents for item in owed.late), sum(item.interest_cents for item in owed.late)
    said = words["late"] if owed.late else words["in_order"]
    facts = [(words["closed"], month(Month.of(owed.closed_month), language))] if owed.closed_month else []
    facts.append((words["open"], money(owed.owed_cents - capital, language)))
    if owed.late:
        facts += [
            (words["items"], str(len(owed.late))),
            (words["debt"], money(capital, language)),
            (words["interest"], money(interest, language)),
        ]
    cite = law.cites("compliance_certificate_days", today)
    days = law.on(today).compliance_certificate_days
    trust = TRUST[cite.trust][language == "en"]
    return Attested(
        title=words["title"],
        subject=f"{employer.name}, RUC {employer.ruc}",
        said=said.format(
            capital=money(capital, language), interest=money(interest, language), day=day(today, language)
        ),
        facts=facts,
        heading=_HEADINGS[language] if owed.late else (),
        rows=[_row(item, language) for item in owed.late],
        law=["LSS arts. 73, 89"],
        notes=[words["days"].format(days=days, trust=trust), words["agreements"]],
    )


def _row(item: Item, language: str) -> list[str]:
    return [
        str(item.item_id),
        KIND_NAMES[item.kind][language],
        month(Month.of(item.about_month), language),
        day(item.due_date, language),
        money(item.owed_cents, language),
        money(item.interest_cents, language),
    ]
