"""Batches enter whole or in part: the good rows stay, the bad ones come back with cause and remedy."""

import numpy as np
import polars as pl
import pytest

from amparo.foundation.acts import trace
from amparo.foundation.months import OPEN_END
from amparo.foundation.registry import actions, deaths_file, documents, queries
from amparo.foundation.registry.models import Canton, Employer, Establishment, Person, Province

ACT = {"by": "population", "today": 20220131}
ROSA = {
    "document": "1710034065",
    "given_names": "Rosa Elena",
    "surnames": 'Quispe "La Ñata"; Toapanta',
    "sex": "F",
    "birth_date": 19570310,
    "province": "17",
}
SHOP = {
    "ruc": "1790011674001",
    "name": "Tienda, S.A.",
    "kind": "private",
    "industry": "G",
    "province": "17",
    "canton": "1701",
}


def person(serial, **changes):
    cedula = documents.cedulas(np.array([170_000_000 + serial]))[0]
    return ROSA | {"document": f"{cedula:010}"} | changes


def found(result):
    return [(error["row"], error["column"], error["code"]) for error in result["errors"]]


def test_the_territory_is_loaded(database):
    assert Province.objects.count() == 26
    assert Canton.objects.count() == 226
    assert Canton.objects.get(code="1705").name == "Rumiñahui"
    assert set(Province.objects.values_list("region", flat=True)) == {
        "coast",
        "highlands",
        "amazon",
        "galapagos",
        "none",
    }


def test_persons_are_registered_in_order_under_their_act(database):
    result = actions.register_persons(**ACT, key="a", rows=[ROSA, person(1, surnames="Ñusta")])
    assert result == {"registered": 2, "first_id": 1, "already": [], "errors": []}
    rosa = Person.objects.get(document="1710034065")
    assert (rosa.id, rosa.surnames, rosa.death_date, rosa.act) == (1, ROSA["surnames"], OPEN_END, 1)
    assert (rosa.document_kind, rosa.death_act) == ("cedula", 0)
    assert queries.persons_by_document(["1710034065", person(1)["document"], "0"]) == {
        "1710034065": 1,
        person(1)["document"]: 2,
    }
    assert queries.persons_by_document([]) == {}


def test_bad_rows_come_back_explained_and_the_good_ones_enter(database):
    rows = [
        ROSA,
        person(1, document="1710034066"),
        person(2, sex="X", birth_date="19570230"),
        person(3, birth_date="20220201", surnames=None),
        person(4, province="25"),
        ROSA,
        person(5, document="AB 12", document_kind="passport"),
        person(6, document="AB12345", document_kind="passport"),
        person(7, document_kind="carnet"),
    ]
    result = actions.register_persons(**ACT, key="a", rows=rows)
    assert result["registered"] == 2
    assert found(result) == [
        (2, "document", "check_digit"),
        (3, "sex", "unknown_sex"),
        (3, "birth_date", "not_a_day"),
        (4, "surnames", "blank"),
        (4, "birth_date", "in_the_future"),
        (5, "province", "unknown_province"),
        (6, "document", "repeated"),
        (7, "document", "not_a_foreign_document"),
        (9, "document_kind", "unknown_document_kind"),
    ]
    assert result["errors"][0]["value"] == "1710034066"
    assert "1710034065" in result["errors"][0]["remedy"] and "1710034065" in result["errors"][0]["remedy_en"]


def test_who_is_registered_is_not_registered_again(database):
    actions.register_persons(**ACT, key="a", rows=[ROSA])
    again = actions.register_persons(**ACT, key="b", rows=[person(1), ROSA | {"surnames": "Otra"}])
    assert again == {"registered": 1, "first_id": 2, "already": [2], "errors": []}
    assert Person.objects.get(id=1).surnames == ROSA["surnames"]


def test_a_missing_column_is_named(database):
    with pytest.raises(ValueError, match="Faltan las columnas sex, birth_date"):
        actions.register_persons(
            **ACT, key="a", rows=[{"document": "", "given_names": "", "surnames": "", "province": ""}]
        )
    assert trace.last_number() == 0


def test_employers_open_their_head_office(database):
    doubtful = SHOP | {"ruc": "1790011675001", "canton": ""}
    rows = [SHOP, doubtful, SHOP | {"ruc": "1780000000001"}, SHOP | {"ruc": "0990000000001", "canton": "0901"}]
    result = actions.register_employers(**ACT, key="a", rows=rows)
    assert found(result) == [(3, "ruc", "third_digit"), (4, "canton", "unknown_canton")]
    assert [(warning["row"], warning["code"]) for warning in result["warnings"]] == [(2, "ruc_check_digit")]
    assert queries.employers_by_ruc([SHOP["ruc"], doubtful["ruc"]]) == {SHOP["ruc"]: 1, doubtful["ruc"]: 2}
    assert queries.establishments_by_branch([1, 2]) == {(1, "0001"): 1, (2, "0001"): 2}
    assert list(Establishment.objects.order_by("id").values_list("canton", "province")) == [
        ("1701", "17"),
        (None, "17"),
    ]
    assert Employer.objects.get(id=1).name == "Tienda, S.A."


def test_establishments_are_added_to_their_employer(database):
    actions.register_employers(**ACT, key="a", rows=[SHOP])
    branch = {"ruc": SHOP["ruc"], "branch": "0002", "name": "Sucursal Cuenca", "province": "01", "canton": "0101"}
    rows = [branch, branch, branch | {"branch": "2"}, branch | {"ruc": "1760001550001"}, branch | {"branch": "0001"}]
    result = actions.register_establishments(**ACT, key="b", rows=rows)
    assert (result["registered"], result["first_id"], result["already"]) == (1, 2, [5])
    assert found(result) == [(2, "branch", "repeated"), (3, "branch", "not_a_branch"), (4, "ruc", "unknown_employer")]
    assert Establishment.objects.get(branch="0002").act == 2


@pytest.mark.parametrize("name", ["x" * 161, "Tienda\r\nBcc: todos", "Tienda\u202eadneiT"])
def test_a_name_is_one_line_that_fits(database, name):
    result = actions.register_establishments(
        **ACT, key="a", rows=[{"ruc": "1790011674001", "branch": "0002", "name": name, "province": "17"}]
    )
    assert (result["registered"], ("name", "not_a_name") in [one[1:] for one in found(result)]) == (0, True)


def test_deaths_from_the_civil_registry_are_recorded_once(database):
    actions.register_persons(**ACT, key="a", rows=[ROSA, person(1), person(2), person(3)])
    known = [person(serial)["document"] for serial in range(4)]
    file = (
        f"1710034065;20220110\n{known[1]};19500101\n{known[2]};20221301\n{known[3]};20220201\n0;20220101\n{known[2]}\n"
    )
    result = actions.record_deaths(**ACT, key="b", rows=deaths_file.read(file.encode()))
    assert (result["recorded"], result["already"]) == (1, [])
    assert found(result) == [
        (2, "death_date", "before_birth"),
        (3, "death_date", "not_a_day"),
        (4, "death_date", "in_the_future"),
        (5, "document", "unknown_person"),
        (6, "death_date", "not_a_day"),
    ]
    rosa = Person.objects.get(id=1)
    assert (rosa.death_date, rosa.act, rosa.death_act) == (20220110, 1, 2)

    again = actions.record_deaths(**ACT, key="c", rows=deaths_file.read(b"1710034065;20220110\n1710034065;20220111\n"))
    assert (again["recorded"], again["already"]) == (0, [1])
    assert found(again) == [(2, "death_date", "other_death_date")]


def test_many_rows_come_out_as_they_went_in(database):
    numbers = documents.cedulas(np.arange(170_000_000, 170_002_000))
    batch = pl.DataFrame({"document": numbers}).join(pl.DataFrame([ROSA]).drop("document"), how="cross")
    actions.register_persons(**ACT, key="a", rows=batch)
    written = list(Person.objects.order_by("id").values_list("id", "document", "surnames", "birth_date"))
    assert written == [(n, str(cedula), ROSA["surnames"], 19570310) for n, cedula in enumerate(numbers, start=1)]
