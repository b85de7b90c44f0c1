"""A table of worked cases that cannot be read as it stands is refused, not read otherwise."""

import pytest

from amparo.foundation.law.spec import read_table

HEADING = "caso | months || right"


def test_a_table_is_read_as_it_stands():
    first, second = read_table(f"{HEADING}\n justo | 480 || sí \n falta uno | 479 || no", "2022-01")
    assert (first.name, first.moment, first.given) == ("justo", "2022-01", {"months": 480})
    assert (first.expected, second.expected) == ({"right": True}, {"right": False})


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("justo | 480 | 60 || sí", "no tiene las columnas"),
        ("justo | 480 || sí \n justo | 479 || no", "otro caso se llama «justo»"),
    ],
)
def test_a_table_that_says_two_things_is_refused(rows, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_table(f"{HEADING}\n{rows}")
