from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 200


class NotTooLong:
    """A password as long as a book would keep the machine busy hashing it."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return _("La contraseña puede tener hasta %(count)s signos.") % {"count": LONGEST}
