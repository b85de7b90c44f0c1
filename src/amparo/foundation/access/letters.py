"""What an act makes us tell people. Written with the act; `entrypoints/web/account/letters.py` words and sends it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress

from amparo.foundation.access import policy
from amparo.foundation.access.models import EmailChange, Letter, User
from amparo.foundation.acts.action import current_act
from amparo.foundation.calendar import later


def write(kind: str, to: Iterable[str], language: str, **facts: object) -> None:
    """Leave a letter for each address, inside an action. `facts` are plain data."""
    act = current_act().number
    Letter.objects.bulk_create(
        Letter(to=address, language=language, kind=kind, facts=facts, act=act) for address in dict.fromkeys(to)
    )


def warn(kind: str, user: User, **facts: object) -> None:
    """Leave a letter at every address where the real holder of the account may read it. Inside an action."""
    write(kind, addresses(user, current_act().today), user.language, user_id=user.pk, **facts)


def warn_person(kind: str, person_id: int, **facts: object) -> None:
    """`warn` the account of a person, if she has one. Inside an action."""
    holders = User.objects.filter(
        held_roles__role="affiliate", held_roles__person_id=person_id, held_roles__ended_act=0, is_active=True
    )
    for user in holders:
        warn(kind, user, **facts)


def addresses(user: User, today: int) -> list[str]:
    """Where to warn of something grave: the address in use, the one that waits, and those replaced of late."""
    in_use = EmailAddress.objects.filter(user_id=user.pk, verified=True).order_by("-primary")
    changes = EmailChange.objects.filter(user_id=user.pk, undone_act=0, confirmed_act__gt=0)
    waiting = changes.filter(applied_act=0).values_list("new", flat=True)
    replaced = changes.filter(applied_act__gt=0, since_date__gt=later(today, -policy.OLD_ADDRESS_DAYS))
    return list(
        dict.fromkeys([*in_use.values_list("email", flat=True), *waiting, *replaced.values_list("old", flat=True)])
    )


def mark_sent(letter_id: int, at: datetime) -> None:
    """The letter left. No act: the act that wrote it is its cause."""
    Letter.objects.filter(pk=letter_id).update(sent_at=at)
