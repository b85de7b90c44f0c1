"""No published table may give away a small cell, not even by subtraction."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.history.disclosure import FEWEST_PEOPLE, hidden


def cells_of(table: dict[tuple[str, str], int]) -> tuple[list[dict], list[int]]:
    """A table of people by sector and sex, published with its total, its two margins and its cells."""
    places, people = [{}], [sum(table.values())]
    for axis, name in enumerate(("sector", "sex")):
        for code in sorted({place[axis] for place in table}):
            places.append({name: code})
            people.append(sum(count for place, count in table.items() if place[axis] == code))
    for (sector, sex), count in sorted(table.items()):
        places.append({"sector": sector, "sex": sex})
        people.append(count)
    return places, people


def test_a_small_cell_takes_the_next_smallest_with_it():
    places = [{}, {"sex": "F"}, {"sex": "M"}]
    assert hidden(places, [107, 7, 100]) == {1, 2}


def test_a_cell_that_nobody_falls_in_hides_nothing():
    places = [{}, {"province": "01"}, {"province": "02"}, {"province": "03"}]
    assert hidden(places, [40, 3, 37, 0]) == {1, 2}
    assert hidden(places, [40, 15, 25, 0]) == set()


def test_a_total_of_few_people_is_hidden_too():
    assert hidden([{}, {"sex": "F"}, {"sex": "M"}], [9, 4, 5]) == {0, 1, 2}


counts = st.integers(0, 40)
tables = st.fixed_dictionaries(dict.fromkeys(product(("a", "b", "c"), ("F", "M")), counts))


@settings(max_examples=200, deadline=None)
@given(tables)
def test_nothing_hidden_is_the_difference_of_what_is_shown(table):
    places, people = cells_of({place: count for place, count in table.items() if count})
    concealed = hidden(places, people)
    assert all(position in concealed for position, count in enumerate(people) if 0 < count < FEWEST_PEOPLE)
    for whole, place in enumerate(places):
        for columns in ({"sector"}, {"sex"}, {"sector", "sex"}):
            parts = [
                position
                for position, other in enumerate(places)
                if set(other) == columns and set(place) < columns and place.items() <= other.items()
            ]
            if parts:
                unknown = [position for position in (whole, *parts) if position in concealed]
                shown = [position for position in parts if position not in concealed]
                assert len(unknown) != 1 or not shown
