"""How a module declares what can be asked of it: states, who may move a case and under which article, and the clocks.

    CLAIM = Kind(
        "affiliation.missing_affiliation", es="Reclamo por falta de afiliación", en="Claim for missing affiliation",
        article="LSS art. 78", states=(State("received", …, waits_for="clerk", clock=Clock("claim_answer_days")), …),
        moves=(Move("accept", verb="decide", after=("received",), to="accepted", by="clerk", second=True, …), …),
    )

A kind is data: nothing here writes. A kind that could not be walked to its end is refused where it is declared.
"""

from __future__ import annotations

from dataclasses import dataclass

from amparo.foundation.access.roles import ROLES
from amparo.foundation.acts.refused import Refused

VERBS = {
    "open": ("abrir", "open"),
    "notify": ("notificar", "notify"),
    "decide": ("decidir", "decide"),
    "appeal": ("apelar", "appeal"),
    "archive": ("archivar", "archive"),
}
"""What can be done with a case, whatever it is about."""

WORKING, CALENDAR = "working", "calendar"
"""How days are counted: a *término* has only working days, a *plazo* all of them."""

SILENCE = "system"
"""Who makes the move when a clock runs out."""


class CaseError(Refused):
    """The case cannot do what was asked: the texts say what, why, and what it can do."""


class BadKind(ValueError):
    """A kind is declared so that no case of it could be walked to its end."""


@dataclass(frozen=True)
class Clock:
    """How long a state may last. days: the value of law, in days, that says so. then: the move that silence makes."""

    days: str
    counted: str = WORKING
    then: str = ""


@dataclass(frozen=True)
class State:
    """Where a case stands. waits_for: the role whose turn it is; nobody's, it has ended.

    pauses: while here the clock of the state before stands still, and goes on when the case comes back to it.
    """

    name: str
    es: str
    en: str
    waits_for: str = ""
    clock: Clock | None = None
    pauses: bool = False


@dataclass(frozen=True)
class Move:
    """What may be done with a case in one of the states `after`; it goes `to` another.

    by: the role that may. second: another person of that role must confirm it. reason: it must be said why.
    evidence: at least one document must have been handed in. tells: who is notified («person», «employer»).
    """

    name: str
    verb: str
    es: str
    en: str
    after: tuple[str, ...]
    to: str
    by: str
    article: str
    second: bool = False
    reason: bool = False
    evidence: bool = False
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One thing that can be asked, named `module.noun`. It begins in the first of its states."""

    name: str
    es: str
    en: str
    article: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        for complaint in _complaints(self):
            raise BadKind(f"{self.name}: {complaint}")
        declared[self.name] = self

    @property
    def module(self) -> str:
        return self.name.partition(".")[0]

    def state(self, name: str) -> State:
        return next(state for state in self.states if state.name == name)

    def move(self, name: str) -> Move:
        """CaseError says which moves there are."""
        for move in self.moves:
            if move.name == name:
                return move
        there = ", ".join(move.name for move in self.moves)
        raise CaseError(
            f"{self.name}: no hay ningún paso «{name}»; los hay: {there}",
            f"{self.name}: there is no move “{name}”; there are: {there}",
        )

    def moves_after(self, state: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if state in move.after)


declared: dict[str, Kind] = {}
"""Every kind declared so far, by name."""


def _complaints(kind: Kind) -> list[str]:
    """What makes a kind impossible to walk."""
    states = {state.name: state for state in kind.states}
    found = [f"«{kind.name}» is declared twice"] if kind.name in declared else []
    found += [f"«{kind.name}» is not `module.noun`"] if kind.name.count(".") != 1 else []
    for move in kind.moves:
        found += [f"{move.name}: no state «{name}»" for name in (*move.after, move.to) if name not in states]
        found += [f"{move.name}: «{move.verb}» is not one of {', '.join(VERBS)}"] if move.verb not in VERBS else []
        found += [f"{move.name}: no role «{move.by}»"] if move.by not in (*ROLES, SILENCE) else []
        found += [f"{move.name}: silence cannot be asked for a second person"] if _impossible(move) else []
    for state in kind.states:
        ends = not kind.moves_after(state.name)
        found += [f"{state.name} waits for nobody but has moves"] if not ends and not state.waits_for else []
        found += [f"{state.name} waits for {state.waits_for} and has no move"] if ends and state.waits_for else []
        clock = state.clock
        if clock and clock.then and clock.then not in {move.name for move in kind.moves_after(state.name)}:
            found.append(f"{state.name}: its clock makes «{clock.then}», which cannot be made there")
    reached, found_new = {kind.states[0].name}, True
    while found_new:
        nearer = {move.to for move in kind.moves if set(move.after) & reached} - reached
        reached, found_new = reached | nearer, bool(nearer)
    return found + [f"«{name}» can never be reached" for name in states if name not in reached]


def _impossible(move: Move) -> bool:
    return move.by == SILENCE and (move.second or move.reason or move.evidence)
