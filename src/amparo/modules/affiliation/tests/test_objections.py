"""Whoever a notice speaks of knows it, and until which day she may say that it is not so."""

from __future__ import annotations

import pytest

from amparo.foundation.acts.written import Private
from amparo.foundation.cases import queries as cases
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.foundation.registry.queries import establishments_of
from amparo.modules.affiliation import objections
from amparo.modules.affiliation.actions import give_notice
from amparo.modules.affiliation.claims import decide_claim, propose_correction

TOLD = 20230105
LAST = 20230117
"""Eight working days after Thursday 5 January 2023, by C.D. 625 art. 25."""
ROSA = {"document": "1710034065", "given_names": "Rosa", "surnames": "Quispe", "sex": "F", "birth_date": "19800310",
        "province": "17"}  # fmt: skip
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}
ROLES = {"title": "Roles de pago", "content": b"%PDF-1.7 roles"}


def act(perform, key, today=TOLD, **asked):
    return perform(by="test", today=today, key=key, **asked)


@pytest.fixture
def shop(database):
    """Someone hired on 3 January by an employer that says so two days later, and the head office of the latter."""
    act(register_persons, "people", rows=[ROSA])
    act(register_employers, "employers", rows=[SHOP])
    office = establishments_of(1)[0].pk
    act(give_notice, "entry", establishment_id=office, type="ENT", cedula=Private(ROSA["document"]), date="20230103",
        relation="06", amount="460.00")  # fmt: skip
    return office


def about_rosa(today):
    (entry, *_others) = objections.given(today, person_id=1, matters=cases.of_person(1, today))[::-1]
    return entry.state, entry.told_date, entry.until_date, entry.case


def test_silence_accepts_on_the_day_after_the_last(shop):
    assert about_rosa(TOLD) == about_rosa(LAST) == ("open", TOLD, LAST, None)
    assert about_rosa(20230118) == ("accepted", TOLD, LAST, None)
    assert objections.open_until([1], LAST) == {1: LAST}
    assert objections.open_until([1], 20230118) == {}


def test_both_read_the_same_notices_the_newest_first(shop):
    act(give_notice, "raise", 20230112, establishment_id=shop, type="MSU", cedula=Private(ROSA["document"]),
        amount="500.00")  # fmt: skip
    of_person, of_employer = objections.given(TOLD, person_id=1), objections.given(TOLD, employer_id=1, branch=1)
    assert of_person == of_employer and [one.notice.type for one in of_person] == ["MSU", "ENT"]
    assert objections.given_count(employer_id=1) == 2 and objections.given_count(employer_id=1, branch=2) == 0
    assert objections.given(TOLD, employer_id=1, first=1, count=1) == of_person[1:]
    assert objections.given(TOLD, employer_id=1, before=of_person[0].notice.pk) == of_person[1:]
    assert objections.open_until([1], 20230118) == {1: 20230124}


def test_a_correction_of_its_month_asked_in_time_objects(shop):
    really = {"type": "COR", "month": "2023-01", "days": "28", "amount": "600.00", "cause": "O"}
    asked = {"person_id": 1, "establishment_id": shop, "notices": [really], **ROLES}
    act(propose_correction, "too late", 20230118, **asked)
    assert about_rosa(20230118)[0] == "accepted"
    case = act(propose_correction, "in time", LAST, **asked)["case"]
    assert about_rosa(20230118) == ("objected", TOLD, LAST, case)


def test_what_is_decided_in_a_case_may_not_be_objected_to_again(shop):
    really = {"type": "COR", "month": "2023-01", "days": "28", "amount": "600.00", "cause": "O"}
    case = act(propose_correction, "ask", person_id=1, establishment_id=shop, notices=[really], **ROLES)["case"]
    for who in ("clerk", "another"):
        decide_claim(case=case, grants=True, by=who, today=TOLD, key=who)
    corrected, _entry = objections.given(TOLD, person_id=1)
    assert (corrected.notice.type, corrected.state, corrected.until_date) == ("COR", "accepted", None)
    assert objections.open_until([1], TOLD) == {}
