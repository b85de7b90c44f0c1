"""What an action does with the accounts where people are paid. Call these inside an `@action`."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max

from amparo.foundation.acts.action import current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.registry.models import BankAccount

KINDS = {"savings": ("Ahorros", "Savings"), "checking": ("Corriente", "Checking")}
SHORTEST, LONGEST = 6, 20


def declare(person_id: int, *, bank: str, kind: str, number: Private, since_date: int) -> BankAccount:
    """A new account, to be paid into from a day on. Refused if it is not written as one."""
    written = number.text.replace(" ", "").replace("-", "")
    if not bank.strip():
        raise Refused("Falta el banco o la cooperativa", "The bank is missing", "bank")
    if kind not in KINDS:
        raise Refused("Elija ahorros o corriente", "Choose savings or checking", "kind")
    if not (written.isascii() and written.isdecimal() and SHORTEST <= len(written) <= LONGEST):
        raise Refused(
            f"El número de cuenta tiene de {SHORTEST} a {LONGEST} cifras, sin letras",
            f"An account number has {SHORTEST} to {LONGEST} digits and no letters",
            "number",
        )
    highest: int | None = BankAccount.objects.aggregate(highest=Max("pk"))["highest"]
    return BankAccount.objects.create(
        id=(highest or 0) + 1,
        person_id=person_id,
        bank=bank.strip(),
        kind=kind,
        number=written,
        since_date=since_date,
        act=current_act().number,
    )


def withdraw_waiting(person_ids: Collection[int]) -> int:
    """Withdraw the accounts of some persons that cannot be paid into yet; return how many."""
    act = current_act()
    waiting = BankAccount.objects.filter(person_id__in=person_ids, since_date__gt=act.today, withdrawn_act=0)
    return waiting.update(withdrawn_act=act.number)
