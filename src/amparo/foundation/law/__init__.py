"""The law: dated values with their article, rules written as functions, and the explanation of what they give."""

from amparo.foundation.law.book import Law, LawBy, LawOn
from amparo.foundation.law.explain import Explanation, explain
from amparo.foundation.law.facts import Fact, Facts, WrongFact, WrongFacts
from amparo.foundation.law.folds import best, best_of, geometric_mean
from amparo.foundation.law.resolve import MissingInput, compute, unresolved, with_columns
from amparo.foundation.law.rules import Rule, Rulebook, rule
from amparo.foundation.law.values import Cite, LawError

__all__ = [
    "Cite",
    "Explanation",
    "Fact",
    "Facts",
    "Law",
    "LawBy",
    "LawError",
    "LawOn",
    "MissingInput",
    "Rule",
    "Rulebook",
    "WrongFact",
    "WrongFacts",
    "best",
    "best_of",
    "compute",
    "explain",
    "geometric_mean",
    "rule",
    "unresolved",
    "with_columns",
]
