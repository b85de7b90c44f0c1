"""The hash-chained trace of acts: its lock, its links and its verification."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_

from django.db.models import F, Q
from django.utils.translation import gettext as _

from amparo.foundation.acts.models import Act, ChainHead
from amparo.foundation.acts.written import canonical, digest

LINKED = ("number", "name", "by", "today", "key", "payload_hash", "payload", "result", "previous_hash")


class TraceDiffers(Exception):
    """The trace is not as it was written: `number` is the first act that differs."""

    def __init__(self, number: int, cause: str) -> None:
        told = _("Acto {number}: {cause}. Restaure la base desde un respaldo anterior a la alteración.")
        super().__init__(told.format(number=number, cause=cause))
        self.number = number


def lock() -> ChainHead:
    """The chain's head, held until the transaction ends: whoever holds it is the only writer.

    An update that changes nothing takes the row on PostgreSQL and the whole database on SQLite, which ignores
    SELECT … FOR UPDATE.
    """
    ChainHead.objects.update(number=F("number"))
    return ChainHead.objects.get()


def append(head: ChainHead, act: Act) -> None:
    """Write `act` as the link after `head`; the caller holds the lock."""
    act.previous_hash = head.hash
    act.hash = link_hash(act)
    act.save(force_insert=True)
    head.number, head.hash = act.number, act.hash
    head.save()


def link_hash(act: Act) -> str:
    return digest(canonical({name: getattr(act, name) for name in LINKED}))


def last_number() -> int:
    """The number of the last act; 0 if there is none. Inside a transaction that holds the lock it is a cut-off."""
    return ChainHead.objects.get().number


def act(number: int) -> Act | None:
    return Act.objects.filter(number=number).first()


def hash_of(number: int) -> str:
    """The hash of an act, which stands for it and all that came before; blank if there is none."""
    return Act.objects.filter(number=number).values_list("hash", flat=True).first() or ""


def performed(name: str, key: str) -> Act | None:
    """What an action did under a key; None if the key is free."""
    return Act.objects.filter(name=name, key=key).first()


def performed_with(name: str, starts: Collection[str], about: Mapping[str, int], count: int) -> list[Act]:
    """The latest acts of an action whose keys begin with one of `starts` and that were asked about those numbers, the
    newest first.
    """
    begins = reduce(or_, (Q(key__startswith=start) for start in starts))
    asked = {f"payload__{name}": number for name, number in about.items()}
    return list(Act.objects.filter(begins, name=name, **asked).order_by("-number")[:count])


def days_of(numbers: Iterable[int]) -> dict[int, int]:
    """The day (YYYYMMDD) of each of some acts."""
    return dict(Act.objects.filter(number__in=list(numbers)).values_list("number", "today"))


def named(numbers: Iterable[int]) -> dict[int, tuple[str, int]]:
    """What each of some acts did, by its name, and its day (YYYYMMDD)."""
    found = Act.objects.filter(number__in=list(numbers)).values_list("number", "name", "today")
    return {number: (name, today) for number, name, today in found}


def numbers_of(name: str) -> list[int]:
    """The numbers of every act of an action; for actions done a few times in the life of the books."""
    return list(Act.objects.filter(name=name).values_list("number", flat=True))


def verify() -> int:
    """Walk the whole chain; return how many acts it has. TraceDiffers names the first that differs."""
    number, previous_hash = 0, ChainHead._meta.get_field("hash").default
    for act in Act.objects.order_by("number").iterator():
        number += 1
        if act.number != number:
            raise TraceDiffers(number, _("falta en la cadena"))
        if act.payload_hash != digest(canonical(act.payload)):
            raise TraceDiffers(number, _("lo pedido no corresponde a su huella"))
        if act.previous_hash != previous_hash:
            raise TraceDiffers(number, _("no continúa la huella del acto anterior"))
        if act.hash != link_hash(act):
            raise TraceDiffers(number, _("su contenido no corresponde a su huella"))
        previous_hash = act.hash
    head = ChainHead.objects.get()
    if (head.number, head.hash) != (number, previous_hash):
        told = _("la cadena termina en {number} pero se anotó que llegaba a {noted}")
        raise TraceDiffers(number + 1, told.format(number=number, noted=head.number))
    return number
