"""The table of rules names what there is, and what accounts may ask for says whose matter it is."""

from pkgutil import iter_modules

import pytest

from amparo import foundation, modules
from amparo.entrypoints.cli.manuals import declare_everything
from amparo.foundation.access.roles import DESKS, RULES
from amparo.foundation.acts.action import declared

GIVEN = {permission for rule in RULES for permission in rule.permissions}


@pytest.fixture(autouse=True, scope="module")
def _everything_is_declared() -> None:
    declare_everything()


def test_the_table_names_what_there_is() -> None:
    """A permission that nothing asks for would be a promise nobody keeps; a star would allow what is yet to be made."""
    rooms = {room.name for floor in (foundation, modules) for room in iter_modules(floor.__path__) if room.ispkg}
    assert GIVEN - {"*.read"} <= set(declared) | {f"{room}.read" for room in rooms}
    assert {rule.role for rule in RULES if "*.read" in rule.permissions} == {"auditor"}
    assert set(DESKS) <= rooms


def test_what_an_account_may_ask_for_says_whose_matter_it_is() -> None:
    assert {name for name, one in declared.items() if one.subject} == GIVEN & set(declared)
