"""Whoever registers as an employer answers for it; nobody registers somebody else's."""

import pytest

from amparo.foundation.access import queries, subjects
from amparo.foundation.access.models import Letter
from amparo.foundation.access.roles import may
from amparo.foundation.access.tests.conftest import LUIS, ROSA, SHOP, Town
from amparo.foundation.acts import trace
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.registry.actions import register_employer, register_persons
from amparo.foundation.registry.models import Employer, Establishment

MILL = {
    "ruc": Private("0992397535001"), "name": Private("Molino"), "kind": "private", "industry": "C", "province": "09",
}  # fmt: skip


@pytest.fixture
def town(database):
    register_persons(by="test", today=20220131, key="people", rows=[ROSA, LUIS])
    return Town(rosa=1, luis=2, shop=0, farm=0)


def test_who_registers_an_employer_answers_for_it(town):
    rosa = town.account("rosa@ejemplo.ec")
    made = town.act(register_employer, by=rosa, user_id=rosa.pk, **MILL, canton="0901")
    place = Establishment.objects.get(pk=made["establishment_id"])
    assert (place.employer_id, place.branch, place.canton_id) == (made["employer_id"], "0001", "0901")
    assert [one.user_id for one in queries.members(made["employer_id"])] == [rosa.pk]
    assert may(rosa, "affiliation.give_notice", subjects.of_establishment(place.pk))
    assert Letter.objects.filter(kind="linked").count() == 1, "every address is told"


def test_nobody_registers_in_anothers_name(town):
    rosa, luis = town.account(), town.account()
    with pytest.raises(NotAllowed):
        town.act(register_employer, by=luis, user_id=rosa.pk, **MILL)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"ruc": Private("0992397535000")}, "ruc", "«0992397535000»: Termina en 000"),
        ({"name": Private(" ")}, "name", "El campo está vacío. Escriba"),
        ({"kind": "secret"}, "kind", "«secret»: El tipo"),
        ({"industry": "Z"}, "industry", "CIIU"),
        ({"province": "99"}, "province", "«99»: No existe una provincia"),
        ({"canton": "1701"}, "canton", "«1701»: No existe ese cantón"),
        ({"ruc": Private(LUIS["document"] + "001"), "kind": "self"}, "ruc", "persona natural"),
        ({"ruc": Private(SHOP["ruc"])}, "ruc", "ya está inscrito"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_wrong_is_refused_by_its_field_and_nothing_is_written(town, change, field, said):
    rosa = town.account(role="affiliate", person_id=town.rosa)
    town.act(register_employer, user_id=town.account().pk, **MILL | {"ruc": Private(SHOP["ruc"])})
    before = trace.last_number()
    with pytest.raises(Refused, match=said) as refused:
        town.act(register_employer, by=rosa, user_id=rosa.pk, **MILL | change)
    assert refused.value.field == field and refused.value.en != refused.value.es
    assert trace.last_number() == before and Employer.objects.count() == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_person_registers_herself_once_she_proved_who_she_is(town):
    rosa = town.account(role="affiliate", person_id=town.rosa)
    own = MILL | {"ruc": Private(ROSA["document"] + "001"), "kind": "self"}
    assert town.act(register_employer, by=rosa, user_id=rosa.pk, **own)["employer_id"] == 1
