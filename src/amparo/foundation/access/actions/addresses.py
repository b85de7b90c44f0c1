"""An account changes its e-mail: proved at the new address, told to the old one, and undone by either while it waits.

Until it takes effect the new address cannot log in, reset a password, nor remove the old one.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Exists, OuterRef

from amparo.foundation.access import letters, policy, subjects, tokens
from amparo.foundation.access.codes import code, same
from amparo.foundation.access.models import EmailChange, User
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.registry import bank_accounts


@action(
    "access.ask_new_email", es="Pedir un cambio de correo", en="Ask for another address", subject=subjects.of_account
)
def ask_new_email(*, by: By, today: Today, key: str, user_id: int, email: Private) -> dict:
    """Ask that the account use another address; a letter with a code leaves for it. Replaces what was asked before.

    Returns change_id. Whether somebody else uses the address is not told: then the letter says so, and nothing follows.
    """
    address = address_of(email)
    user, act = User.objects.get(pk=user_id), current_act()
    old = EmailAddress.objects.filter(user_id=user_id, primary=True).values_list("email", flat=True).first() or ""
    if address == old:
        raise Refused("Ya es el correo de su cuenta", "That is already the address of your account", "email")
    EmailChange.objects.filter(user_id=user_id, undone_act=0, applied_act=0).update(undone_act=act.number)
    made = EmailChange.objects.create(user_id=user_id, old=old, new=address, act=act.number)
    taken = _taken(address, user_id)
    letters.write("address_taken" if taken else "new_email_code", [address], user.language, change_id=made.pk)
    return {"change_id": made.pk}


@action(
    "access.confirm_new_email",
    es="Confirmar el correo nuevo",
    en="Confirm the new address",
    subject=subjects.of_account,
)
def confirm_new_email(*, by: By, today: Today, key: str, user_id: int, given_code: Private) -> dict:
    """Prove with the code that the new address is one's own. The old and the new one are told, and either may undo it.

    Returns confirmed and since_date, the day (YYYYMMDD) from which the account uses it; 0 if the code is not right.
    """
    act, user = current_act(), User.objects.get(pk=user_id)
    change = EmailChange.objects.filter(user_id=user_id, undone_act=0, applied_act=0, confirmed_act=0).first()
    right = same(given_code.text, code("email", change.pk if change else 0))
    if change is None or not right or _taken(change.new, user_id):
        return {"confirmed": False, "since_date": 0}
    change.since_date, change.confirmed_act = later(act.today, policy.EMAIL_COOLING_DAYS), act.number
    change.save(update_fields=["since_date", "confirmed_act"])
    letters.warn("email_changes", user, change_id=change.pk, since_date=change.since_date)
    return {"confirmed": True, "since_date": change.since_date}


@action(
    "access.withdraw_new_email",
    es="Anular un cambio de correo",
    en="Undo a change of address",
    subject=subjects.of_account,
)
def withdraw_new_email(*, by: By, today: Today, key: str, user_id: int) -> dict:
    """Undo a change that has not taken effect. Returns undone (0 if none was waiting)."""
    waiting = EmailChange.objects.filter(user_id=user_id, undone_act=0, applied_act=0).first()
    if waiting is None:
        return {"undone": 0}
    if waiting.confirmed_act:
        letters.warn("email_stays", User.objects.get(pk=user_id))
    waiting.undone_act = current_act().number
    waiting.save(update_fields=["undone_act"])
    return {"undone": 1}


@action("access.apply_new_emails", es="Aplicar los cambios de correo", en="Apply the changes of address")
def apply_new_emails(*, by: By, today: Today, key: str) -> dict:
    """Every change whose day has come takes effect: the account has the new address alone. Returns applied (count)."""
    act = current_act()
    due = EmailChange.objects.filter(undone_act=0, applied_act=0, confirmed_act__gt=0, since_date__lte=act.today)
    taken = EmailAddress.objects.filter(email=OuterRef("new"), verified=True).exclude(user_id=OuterRef("user_id"))
    due.filter(Exists(taken)).update(undone_act=act.number)
    changes = list(due.values_list("user_id", "new"))
    EmailAddress.objects.filter(user_id__in=[user_id for user_id, _ in changes]).delete()
    EmailAddress.objects.bulk_create(
        EmailAddress(user_id=user_id, email=new, verified=True, primary=True) for user_id, new in changes
    )
    due.update(applied_act=act.number)
    return {"applied": len(changes)}


@action(
    "access.stop_changes",
    es="Detener los cambios que el titular no pidió",
    en="Stop the changes that the holder did not ask for",
)
def stop_changes(*, by: By, today: Today, key: str, user_id: int) -> dict:
    """Whoever reads the old address says «it was not me»: what waits is undone, sessions and tokens end, and a new
    password is asked.

    Returns stopped: how many changes waited. With none nothing else is done, so that an old letter harms nobody.
    """
    act, user = current_act(), User.objects.get(pk=user_id)
    told = letters.addresses(user, act.today)
    stopped = EmailChange.objects.filter(user_id=user_id, undone_act=0, applied_act=0).update(undone_act=act.number)
    person_ids = [grant.person_id for grant in user.held if grant.person_id]
    stopped += bank_accounts.withdraw_waiting(person_ids)
    if stopped:
        tokens.revoke_all(user_id)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        letters.write("stopped", told, user.language, user_id=user_id)
    return {"stopped": stopped}


def address_of(email: Private) -> str:
    """The address as it is kept, in lower case."""
    address = email.text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(
            "Eso no es un correo: se espera algo como ana@ejemplo.ec",
            "That is not an address: write something like ana@example.com",
            "email",
        ) from None
    return address


def _taken(address: str, user_id: int) -> bool:
    used = EmailAddress.objects.filter(email=address, verified=True).exclude(user_id=user_id)
    waited = EmailChange.objects.filter(new=address, confirmed_act__gt=0, undone_act=0, applied_act=0)
    return used.exists() or waited.exclude(user_id=user_id).exists()
