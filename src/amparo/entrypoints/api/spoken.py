"""Texts of data, which carry both languages, as texts that speak the language of whoever reads the document."""

from collections.abc import Callable
from typing import cast

from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as translated_later

from amparo.foundation.law.facts import Fact

gettext_lazy = cast("Callable[[str], str]", translated_later)
"""Django's, typed as the text it becomes."""


def _said(es: str, en: str) -> str:
    return en if (get_language() or "es").startswith("en") else es


in_language = lazy(_said, str)
"""in_language(es, en): one of the two, when it is written."""


def fact_title(fact: Fact) -> str:
    return in_language(fact.es, fact.en)
