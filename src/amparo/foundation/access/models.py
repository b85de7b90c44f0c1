"""Accounts, what they are linked to, and what waits: codes, invitations, changes of address, letters to be sent.

A name or a document is never here: they live in the registry. An account's own e-mail lives with the log-in
(`allauth.account`, docs/decisions/0012).
"""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from amparo.foundation.access.roles import ROLES, Grant
from amparo.foundation.access.scopes import narrowed

STAFF = ("auditor", "director", "operator")
GIVEN = tuple(role for role in ROLES if role != "holder")


def new_username() -> str:
    """A name that says nothing of who holds the account."""
    return secrets.token_hex(8)


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str = "", password: str | None = None) -> User:
        """An active account without roles; without a password, nobody can log in to it by one."""
        user = self.model(username=self.model.normalize_username(username) or new_username())
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone, or something, that acts. What it may do is in `roles.py`."""

    username = models.CharField("usuario", max_length=150, unique=True, default=new_username)
    is_active = models.BooleanField("activo", default=True)
    language = models.CharField("idioma", max_length=2, default="es")

    showed_second_factor = False
    """Set by whoever let the account in. Until then it may do only what a password is enough for."""

    token: AccessToken | None = None
    """The token by which a program acts for the account: then it may do only what the token's scopes say."""

    USERNAME_FIELD = "username"
    objects: ClassVar[UserManager] = UserManager()

    @property
    def held(self) -> tuple[Grant, ...]:
        """Every role of the account, whether or not it may be used now; asked each time, because roles end at once."""
        return (Grant("holder", account_id=self.pk), *(one.grant for one in self.held_roles.filter(ended_act=0)))

    @property
    def grants(self) -> tuple[Grant, ...]:
        """What the account may use now: nothing once it is closed; some roles only after a second factor."""
        if not self.is_active:
            return ()
        usable = tuple(one for one in self.held if self.showed_second_factor or not ROLES[one.role].second_factor)
        return narrowed(usable, self.token.scopes) if self.token else usable

    @property
    def needs_second_factor(self) -> bool:
        """Whether some role of the account waits for a second factor."""
        return any(ROLES[one.role].second_factor for one in self.held)


class HeldRole(models.Model):
    """One role of one account, and the person, the employer, or the province and module that it reaches.

    `act` gave it and `ended_act` ended it (0 while it is held): who could do what, when, is never forgotten.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="held_roles")
    role = models.CharField("rol", max_length=20, choices=[(role, ROLES[role].es) for role in GIVEN])
    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="+", verbose_name="persona", null=True)
    employer = models.ForeignKey(
        "registry.Employer", models.PROTECT, related_name="+", verbose_name="empleador", null=True
    )
    establishment = models.ForeignKey(
        "registry.Establishment", models.PROTECT, related_name="+", verbose_name="establecimiento", null=True
    )
    province = models.CharField("provincia", max_length=2, default="", blank=True)
    module = models.CharField("módulo", max_length=30, default="", blank=True)
    act = models.BigIntegerField("acto que lo dio")
    ended_act = models.BigIntegerField("acto que lo terminó", default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_held_role_reaches_something",
                condition=(
                    models.Q(role="affiliate", person__isnull=False)
                    | models.Q(role__in=["employer_owner", "employer_payroll"], employer__isnull=False)
                    | (models.Q(role="clerk") & ~models.Q(province="") & ~models.Q(module=""))
                    | models.Q(role__in=STAFF)
                ),
            ),
            models.UniqueConstraint(
                name="access_one_account_per_person",
                fields=["person"],
                condition=models.Q(role="affiliate", ended_act=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    @property
    def grant(self) -> Grant:
        return Grant(
            self.role,
            person_id=self.person_id,
            employer_id=self.employer_id,
            establishment_id=self.establishment_id,
            province=self.province or None,
            module=self.module or None,
        )


class ProofCode(models.Model):
    """A code handed to a person, or to whoever answers for an employer, to prove it. Its text is in `codes.py`."""

    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="+", null=True)
    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+", null=True)
    until_date = models.IntegerField("último día (AAAAMMDD)")
    act = models.BigIntegerField("acto")
    used_act = models.BigIntegerField("acto que lo usó", default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_a_code_proves_one_thing",
                condition=models.Q(person__isnull=False, employer__isnull=True)
                | models.Q(person__isnull=True, employer__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


class Invitation(models.Model):
    """An owner asks someone, by e-mail, to act for the employer."""

    employer = models.ForeignKey("registry.Employer", models.PROTECT, related_name="+")
    establishment = models.ForeignKey("registry.Establishment", models.PROTECT, related_name="+", null=True)
    role = models.CharField("rol", max_length=20)
    email = models.EmailField("correo")
    until_date = models.IntegerField("último día (AAAAMMDD)")
    act = models.BigIntegerField("acto")
    closed_act = models.BigIntegerField("acto que la aceptó o retiró", default=0)

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class EmailChange(models.Model):
    """An account asks for another address. Confirmed at the new one, it takes effect on `since_date` unless undone."""

    user = models.ForeignKey(User, models.PROTECT, related_name="email_changes")
    old = models.EmailField("correo anterior")
    new = models.EmailField("correo nuevo")
    since_date = models.IntegerField("desde (AAAAMMDD)", default=0)
    act = models.BigIntegerField("acto")
    confirmed_act = models.BigIntegerField("acto que lo confirmó", default=0)
    undone_act = models.BigIntegerField("acto que lo anuló", default=0)
    applied_act = models.BigIntegerField("acto que lo aplicó", default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="access_one_open_email_change",
                fields=["user"],
                condition=models.Q(undone_act=0, applied_act=0),
            ),
            models.UniqueConstraint(
                name="access_one_account_waits_for_an_address",
                fields=["new"],
                condition=models.Q(undone_act=0, applied_act=0, confirmed_act__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"


class AccessToken(models.Model):
    """Lets a program act for an account, no further than its scopes. Its text is shown once; its hash alone is kept.

    second_factor: whether who made it had shown one, without which some roles are not reached.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField("para qué", max_length=60)
    hash = models.CharField("huella", max_length=64, unique=True)
    scopes = models.JSONField("alcances")
    second_factor = models.BooleanField("con segundo factor")
    until_date = models.IntegerField("último día (AAAAMMDD)")
    used_at = models.DateTimeField("último uso", null=True)
    act = models.BigIntegerField("acto")
    revoked_act = models.BigIntegerField("acto que la revocó", default=0)

    def __str__(self) -> str:
        return f"token {self.pk}"


class Letter(models.Model):
    """What an act makes us tell someone. Written with the act, sent after it, and kept to prove that it was sent."""

    to = models.EmailField("para")
    language = models.CharField("idioma", max_length=2)
    kind = models.CharField("clase", max_length=30)
    facts = models.JSONField("datos")
    act = models.BigIntegerField("acto")
    sent_at = models.DateTimeField("enviada", null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
