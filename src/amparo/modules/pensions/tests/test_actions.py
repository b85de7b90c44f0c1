"""Files of pensions and applications: the good rows go in, each bad one comes back, and twice is the same as once."""

from __future__ import annotations

import numpy as np
import pytest

from amparo.foundation.acts.action import KeyReused
from amparo.foundation.months import Month
from amparo.foundation.registry import actions as registry
from amparo.foundation.registry.documents import cedulas
from amparo.modules.pensions import actions, queries
from amparo.modules.pensions.files import APPLICATION_FIELDS, GRANT_FIELDS, MISTAKES, BadFile

ACT = {"by": "system", "today": 20220131}
ROSA, LUIS, STRANGER, DEAD = (
    f"{number:010}" for number in cedulas(np.array([170_000_001, 90_000_002, 170_000_003, 170_000_004]))
)
GRANT = "sgo_old_age;20150301;30;50000;50000;highlands;0"


@pytest.fixture
def registered(database):
    """Rosa lives in Pichincha, Luis abroad; the third died."""
    person = {"given_names": "N", "surnames": "N", "sex": "F", "birth_date": 19500101}
    rows = [person | {"document": ROSA, "province": "17"}, person | {"document": LUIS, "province": "00"}]
    registry.register_persons(**ACT, key="people", rows=[*rows, person | {"document": DEAD, "province": "09"}])
    registry.record_deaths(**ACT, key="deaths", rows=[{"document": DEAD, "death_date": 20220110}])


def grants(*rows: str) -> bytes:
    return "\n".join([";".join(GRANT_FIELDS), *rows, ""]).encode()


def applications(*rows: str) -> bytes:
    return "\r\n".join([";".join(APPLICATION_FIELDS), *rows]).encode()


def found(result: dict) -> list[tuple]:
    return [(one["line"], one["code"], one["value"]) for one in result["problems"]]


def test_good_pensions_go_in_and_are_frozen_by_their_act(registered):
    result = actions.carry_pensions(**ACT, key="a", content=grants(f"{ROSA};{GRANT}", f"{LUIS};{GRANT}"))
    assert result == {"accepted": 2, "rejected": 0, "problems": []}

    frozen = queries.grants_between(2, 3)
    assert frozen["entitlement_id"].to_list() == [1, 2]
    assert frozen.row(0) == (1, 1, "sgo_old_age", 20150301, 30, 50000, 50000, "highlands", 0)
    assert queries.grants_between(3, 9).is_empty()
    assert [pension.id for pension in queries.pensions_of(2)] == [2]


def test_each_bad_row_comes_back_with_line_field_value_cause_and_remedy(registered):
    bad = {
        "bad_cedula": (f"1710034066;{GRANT}", "1710034066"),
        "bad_kind": (f"{ROSA};old_age;20150301;30;50000;50000;highlands;0", "old_age"),
        "bad_since_date": (f"{ROSA};sgo_old_age;20150231;30;50000;50000;highlands;0", "20150231"),
        "future_since_date": (f"{ROSA};sgo_old_age;20220301;30;50000;50000;highlands;0", "20220301"),
        "bad_years": (f"{ROSA};sgo_old_age;20150301;99;50000;50000;highlands;0", "99"),
        "bad_pension_cents": (f"{ROSA};sgo_old_age;20150301;30;500.00;50000;highlands;0", "500.00"),
        "bad_initial_cents": (f"{ROSA};sgo_old_age;20150301;30;50000;49999;highlands;0", "49999"),
        "bad_region": (f"{ROSA};sgo_old_age;20150301;30;50000;50000;sierra;0", "sierra"),
        "bad_monthly_extras": (f"{ROSA};sgo_old_age;20150301;30;50000;50000;highlands", ""),
        "unknown_person": (f"{STRANGER};{GRANT}", STRANGER),
        "deceased": (f"{DEAD};{GRANT}", DEAD),
    }
    rows = [row for row, _ in bad.values()]
    result = actions.carry_pensions(**ACT, key="a", content=grants(*rows, f"{ROSA};{GRANT}", f"{ROSA};{GRANT}"))

    expected = [(line, code, value) for line, (code, (_, value)) in enumerate(bad.items(), start=2)]
    assert found(result) == [*expected, (len(rows) + 3, "repeated", ROSA)]
    assert (result["accepted"], result["rejected"]) == (1, len(rows) + 1)
    field, cause, remedy = MISTAKES["bad_kind"]
    assert result["problems"][1] | {"field": field, "cause": cause, "remedy": remedy} == result["problems"][1]


def test_sent_twice_changes_nothing(registered):
    content = grants(f"{ROSA};{GRANT}")
    first = actions.carry_pensions(**ACT, key="a", content=content)
    assert actions.carry_pensions(**ACT, key="a", content=content) == first
    with pytest.raises(KeyReused):
        actions.carry_pensions(**ACT, key="a", content=grants(f"{LUIS};{GRANT}"))

    again = actions.carry_pensions(**ACT, key="b", content=content)
    assert (again["accepted"], found(again)) == (0, [(2, "already_recorded", ROSA)])


def test_a_file_with_other_columns_is_refused_whole(registered):
    with pytest.raises(BadFile, match="cedula;applied_date"):
        actions.apply_for_retirement(**ACT, key="a", content=b"cedula\n1710034065\n")


def test_applications_are_paid_in_the_region_of_the_province(registered):
    nobody = actions.apply_for_retirement(**ACT, key="none", content=applications(f"{STRANGER};20220115"))
    assert (nobody["accepted"], found(nobody)) == (0, [(2, "unknown_person", STRANGER)])

    content = applications(f"{ROSA};20220115", f"{LUIS};20220116", f"{ROSA};20220120", f"{ROSA};20220201")
    result = actions.apply_for_retirement(**ACT, key="a", content=content)
    assert found(result) == [(5, "future_applied_date", "20220201")]

    frozen = queries.applications_between(3, 4)
    assert frozen.rows() == [(1, 20220115, "highlands", 4), (2, 20220116, "highlands", 4)]


def test_the_state_pays_once_a_month(registered):
    month = Month(2022, 1)
    actions.record_state_receipt(**ACT, key="a", month=month, amount_cents=661_000_000)
    with pytest.raises(ValueError, match="ya está registrado"):
        actions.record_state_receipt(**ACT, key="b", month=month, amount_cents=1)
    with pytest.raises(ValueError, match="positivo"):
        actions.record_state_receipt(**ACT, key="c", month=Month(2022, 2), amount_cents=-1)
    assert queries.state_receipts_between(2, 3).rows() == [(202201, 661_000_000)]
