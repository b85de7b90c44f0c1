"""A reform as it is proposed: what it says otherwise than the law, and the worked cases and rules it reaches."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from amparo.entrypoints.reform import telling
from amparo.entrypoints.reform.reach import rules_resting_on
from amparo.entrypoints.reform.telling import Document
from amparo.entrypoints.reform.worked import moved_cases
from amparo.foundation.law.book import Law
from amparo.foundation.law.catalogue import rules_of
from amparo.foundation.law.overlay import About, Change, about, changes
from amparo.foundation.months import Month


@dataclass(frozen=True)
class Proposal:
    """A file laid over the law: `law` is the one in force, `reform` the other, `changes` where they differ."""

    name: str
    about: About
    law: Law
    reform: Law
    changes: tuple[Change, ...]
    starting: Month | None = None

    @classmethod
    def read(cls, file: Path, starting: Month | None = None) -> Proposal:
        """starting: the month in which it is to begin, whatever its dates. LawError says what is wrong in the file."""
        law = Law.load()
        reform = law.laid_over(file, starting)
        return cls(file.stem, about(file), law, reform, changes(law.values, reform.values), starting)

    @property
    def since(self) -> int:
        """The first day on which it says something else; 0 when it never does."""
        return min((change.since for change in self.changes), default=0)

    def changed_law(self) -> list[Document]:
        """Each value before and after, in words."""
        return [_law(change) for change in self.changes]

    def document(self) -> Document:
        """What the answer says of the proposal itself, before any month is closed."""
        moved, all_cases = moved_cases(self.law, self.reform, self.changes)
        return {
            "reform": self.name,
            "title": telling.both(self.about.title),
            "summary": telling.both(self.about.summary),
            "source": self.about.source,
            "starting": str(self.starting) if self.starting else None,
            "law": self.changed_law(),
            "rules": [_rule(*place) for place in rules_resting_on(change.value.name for change in self.changes)],
            "cases": {"all": all_cases, "moved": [asdict(one) for one in moved]},
        }


def _law(change: Change) -> Document:
    return {
        "value": change.value.name,
        "title": {"es": change.value.es, "en": change.value.en},
        "keys": list(change.keys),
        "since": telling.day(change.since),
        "until": telling.day(change.until),
        "before": telling.said(change.before, change.value),
        "after": telling.said(change.after, change.value),
        "cite": telling.cited(change.cite),
    }


def _rule(module: str, rule: str) -> Document:
    last = rules_of(module)[rule][-1]
    return {"module": module, "rule": rule, "title": {"es": last.es, "en": last.en}}
