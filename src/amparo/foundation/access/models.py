"""Accounts. A name, a document or a contact is never here: they live in the registry."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.roles import ROLES, Grant


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None) -> "User":
        """An active account without grants; without a password, nobody can log in to it."""
        user = self.model(username=self.model.normalize_username(username))
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone, or something, that acts. What it may do is in `roles.py`."""

    username = models.CharField(_("usuario"), max_length=150, unique=True)
    is_active = models.BooleanField(_("activo"), default=True)

    USERNAME_FIELD = "username"
    objects: ClassVar[UserManager] = UserManager()

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        """What the account holds; nothing once it is closed."""
        if not self.is_active:
            return ()
        return tuple(
            Grant(held.role, held.person_id, held.employer_id, held.province or None, held.module or None)
            for held in self.held_roles.all()
        )


class HeldRole(models.Model):
    """One role of one account, and the person, the employer, or the province and module that it reaches."""

    user = models.ForeignKey(User, models.CASCADE, related_name="held_roles")
    role = models.CharField(_("rol"), max_length=20, choices=[(role, es) for role, (es, en) in ROLES.items()])
    person = models.ForeignKey(
        "registry.Person", models.PROTECT, related_name="+", verbose_name=_("persona"), null=True
    )
    employer = models.ForeignKey(
        "registry.Employer", models.PROTECT, related_name="+", verbose_name=_("empleador"), null=True
    )
    province = models.CharField(_("provincia"), max_length=2, default="", blank=True)
    module = models.CharField(_("módulo"), max_length=30, default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_held_role_reaches_something",
                condition=(
                    models.Q(role="affiliate", person__isnull=False)
                    | models.Q(role="employer", employer__isnull=False)
                    | (models.Q(role="clerk") & ~models.Q(province="") & ~models.Q(module=""))
                    | models.Q(role__in=["auditor", "director", "operator"])
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
