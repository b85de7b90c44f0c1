"""What was asked cannot be done, and why, for whoever asked."""

from __future__ import annotations


class Refused(ValueError):
    """An action declines: `es` and `en` say the cause and the remedy; `field`, the parameter to mend, if any, and
    `value`, what was given there, if whoever declines says it apart.
    """

    def __init__(self, es: str, en: str, field: str = "", value: str = "") -> None:
        super().__init__(es)
        self.es, self.en, self.field, self.value = es, en, field, value
