"""What was asked cannot be done, and why, for whoever asked."""

from __future__ import annotations


class Refused(ValueError):
    """An action declines: `es` and `en` say the cause and the remedy; `field`, the parameter to mend, if any."""

    def __init__(self, es: str, en: str, field: str = "") -> None:
        super().__init__(es)
        self.es, self.en, self.field = es, en, field
