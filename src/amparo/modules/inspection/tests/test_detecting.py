"""Each signal sees what it says, from the day and the worker its thresholds name, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.law.book import Law
from amparo.foundation.money import share
from amparo.foundation.months import Month
from amparo.modules.inspection.detecting.elsewhere import annexed_year
from amparo.modules.inspection.signals import SIGNALS
from amparo.modules.inspection.tests.village import Village, months

LAW, YEAR = Law.load(), months("2022-01", "2022-12")


@pytest.fixture
def village() -> Village:
    """One employer, 1, of industry C in Pichincha."""
    found = Village()
    found.employer(1)
    return found


def test_below_the_minimum_counts_persons_and_adds_up_what_was_stated_again(village):
    village.works(1, 1, YEAR)
    village.works(1, 2, YEAR, cents=400_00)
    village.works(1, 3, YEAR[:1], cents=100_00, days=5)
    village.works(1, 4, YEAR[:1], cents=300_00)
    village.works(1, 4, YEAR[:1], cents=200_00, days=0)  # the difference, sealed later: 500.00 in all
    reasons, instances = village.look()
    assert ("below_minimum", 1, 1, 4, 2) in reasons
    assert [row[2:] for row in instances if row[3] == 202201] == [(2, 202201, 400_00, 425_00)]


def test_only_the_last_twelve_months_are_looked_at(village):
    village.works(1, 1, months("2021-12", "2021-12"), cents=100_00)
    assert village.reasons("below_minimum", Month(2022, 11)) == [(1, 1, 1, 8)]
    assert village.reasons("below_minimum") == []


def test_who_employs_nobody_is_no_employer():
    village = Village()
    village.employer(1, kind="self")
    village.works(1, 1, YEAR, cents=100_00, regime="own_account")
    assert village.look() == ([], [])


def neighbours(wage: int, count: int, province: str = "17", workers: int = 3) -> Village:
    found = Village()
    for one in range(100, 100 + count):
        found.employer(one, province=province)
        for worker in range(workers):
            found.works(one, one * 10 + worker, YEAR[-1:], cents=wage)
    return found


@pytest.mark.parametrize(
    ("wage", "peers", "seen"),
    [
        (599_99, 9, ["below_peers"]),
        (600_00, 9, []),  # three quarters of 800
        (599_99, 8, []),  # with itself, nine
        (425_00, 9, ["at_the_minimum", "below_peers"]),
    ],
)
def test_an_employer_is_held_beside_ten_of_its_activity(village, wage, peers, seen):
    for worker in range(3):
        village.works(1, worker, YEAR[-1:], cents=wage)
    village = village.beside(neighbours(800_00, peers))
    assert [row[0] for row in village.look()[0] if row[1] == 1] == seen


def test_peers_are_of_the_province_if_there_are_enough_and_of_the_country_if_not(village):
    for worker in range(3):
        village.works(1, worker, YEAR[-1:], cents=500_00)
    elsewhere = neighbours(800_00, 12, province="09")
    assert village.beside(elsewhere).reasons("below_peers") == [(1, 1, 1, 12)]
    here = Village()
    for one in range(200, 209):
        here.employer(one)
        for worker in range(3):
            here.works(one, one * 10 + worker, YEAR[-1:], cents=500_00)
    assert village.beside(elsewhere).beside(here).reasons("below_peers") == []


def test_a_single_rich_worker_does_not_hide_a_poor_median(village):
    village.works(1, 1, YEAR[-1:], cents=9_000_00)
    village.works(1, 2, YEAR[-1:], cents=430_00)
    village.works(1, 3, YEAR[-1:], cents=430_00)
    assert village.beside(neighbours(800_00, 9)).reasons("below_peers") == [(1, 1, 1, 12)]


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (months("2022-08", "2022-10"), months("2022-11", "2022-12"), True),
        (months("2022-09", "2022-10"), months("2022-11", "2022-12"), False),  # two whole months before
        (months("2022-08", "2022-11"), months("2022-12", "2022-12"), False),  # one month after
        (months("2022-01", "2022-04"), months("2022-05", "2022-12"), True),  # long ago, and it holds
    ],
)
def test_part_time_is_sudden_after_three_whole_months_and_when_it_holds_for_two(village, before, after, seen):
    village.works(1, 1, before, cents=800_00)
    village.works(1, 1, after, cents=430_00)
    assert village.reasons("sudden_part_time") == ([(1, 1, 1, 20)] if seen else [])


def test_fewer_days_or_a_month_of_extras_are_no_sudden_part_time(village):
    village.works(1, 1, YEAR[:10], cents=800_00)
    village.works(1, 1, YEAR[10:], cents=400_00, days=15)
    village.works(1, 2, YEAR[:1], cents=2_000_00)
    village.works(1, 2, YEAR[1:], cents=800_00)
    assert village.reasons("sudden_part_time") == []


def test_headcount_is_held_beside_that_of_six_months_before(village):
    for worker in range(6):
        village.works(1, worker, YEAR[5:6] if worker else YEAR)
    assert village.reasons("headcount_fall") == [(1, 5, 6, 8)]
    assert village.reasons("headcount_fall", Month(2022, 11)) == []
    assert village.look()[1] == [("headcount_fall", 1, 0, 202212, 1, 6)]


@pytest.mark.parametrize(("entered", "late"), [(20220415, True), (20220416, False)])
def test_an_entry_is_late_if_its_days_ended_before_the_month_that_first_had_it(village, entered, late):
    """The fifteen days of 15 April end on 30 April; those of the 16th on 1 May, when the notice may have come."""
    village.entry(1, 1, received=202205, date=entered)
    assert village.reasons("late_entries") == ([(1, 1, 1, 15)] if late else [])


def test_a_farm_is_exempt_from_entry_notices():
    village = Village()
    village.employer(1, industry="A")
    village.entry(1, 1, received=202209, date=20220401)
    assert village.reasons("late_entries") == []


def test_entries_of_others_that_come_once_somebody_claimed(village):
    village.entry(1, 1, received=202205, date=20220301)
    village.entry(1, 2, received=202207, date=20220301)
    village.entry(1, 3, received=202207, date=20220302)
    village.claim(9, 1, 3, 202206)
    reasons, instances = village.look()
    assert [row for row in reasons if row[0] in ("entries_after_claim", "claims")] == [
        ("claims", 1, 1, 1, 20), ("entries_after_claim", 1, 1, 1, 12),
    ]  # fmt: skip
    assert ("entries_after_claim", 1, 2, 202203, 20220701, 20220301) in instances


def test_exits_just_before_the_year_and_back(village):
    village.works(1, 1, YEAR)
    village.job(1, 1, since=20210601, until=20220520)
    village.job(1, 1, since=20220615)
    village.job(1, 2, since=20210601, until=20220520)
    village.job(1, 3, since=20200601, until=20220520)
    village.job(1, 3, since=20220601)
    assert village.reasons("avoided_right") == [(1, 1, 1, 15)]


@pytest.mark.parametrize(("due", "seen"), [(20221001, True), (20221002, False)])
def test_what_was_withheld_is_counted_once_ninety_days_have_passed(village, due, seen):
    village.works(1, 1, YEAR, cents=1_000_00)
    village.owes(1, 202208, cents=206_00, due=due)
    village.owes(1, 202207, cents=111_50, due=due)  # only the employer's part is unpaid
    village.owes(1, 201905, cents=500_00, due=20190615)  # older than the months looked at
    assert village.reasons("withheld") == ([(1, 1, 12, 1)] if seen else [])
    if seen:
        assert village.look()[1] == [("withheld", 1, 0, 202208, 0, 94_50)]


def test_who_pays_and_says_nothing(village):
    village.employer(2)
    for month in YEAR[:6]:
        village.paid(1, month)
        village.paid(2, month)
    village.confirmed(2, 202203)
    assert village.reasons("silent") == [(1, 1, 1, 6)]


def test_the_annex_knows_workers_and_wages_that_nobody_declared(village):
    village.works(1, 1, YEAR, cents=500_00)
    village.annexed(1, 1, 6_600_00)
    village.annexed(1, 2, 3_000_00)
    village.annexed(7, 3, 3_000_00)  # not an employer of the village
    assert village.look()[0] == [("unknown_workers", 1, 1, 1, 30)]
    village.taxed[0]["taxed_cents"] += 1
    assert village.reasons("higher_wages") == [(1, 1, 2, 13)]
    assert ("higher_wages", 1, 1, 202212, 6_000_00, 6_600_01) in village.look()[1]


def test_an_annex_waits_until_its_year_is_closed():
    assert (annexed_year(Month(2022, 12)), annexed_year(Month(2023, 3))) == (2022, 2022)


# ---------------------------------------------------------------- whatever the village

WAGES = (212_50, 425_00, 425_01, 500_00, 800_00, 2_000_00)
DAYS = st.sampled_from([20220105, 20220331, 20220416, 20220701, 20221130])


@st.composite
def villages(draw: st.DrawFn, first_id: int = 1, most: int = 4) -> Village:
    found = Village()
    for employer in range(first_id, first_id + draw(st.integers(1, most))):
        found.employer(employer, industry=draw(st.sampled_from("ACG")))
        for person in range(employer * 100, employer * 100 + draw(st.integers(0, 7))):
            start, cut = draw(st.integers(0, 8)), draw(st.integers(0, 12))
            found.works(employer, person, YEAR[start:cut], cents=draw(st.sampled_from(WAGES)))
            found.works(employer, person, YEAR[max(start, cut) :], cents=draw(st.sampled_from(WAGES)))
            if draw(st.booleans()):
                found.entry(employer, person, received=draw(st.sampled_from(YEAR)), date=draw(DAYS))
            if draw(st.booleans()):
                found.annexed(employer, person, draw(st.sampled_from(WAGES)) * 12)
        for month in draw(st.lists(st.sampled_from(YEAR), unique=True, max_size=8)):
            found.owes(employer, month, cents=draw(st.integers(1, 900_00)), due=draw(DAYS))
            found.paid(employer, month)
        if draw(st.booleans()):
            found.claim(employer, employer, employer * 100, draw(st.sampled_from(YEAR)))
    return found


@settings(max_examples=6)
@given(villages(), villages(first_id=50, most=2), st.integers(0, 99))
def test_points_are_those_of_their_reasons_whatever_the_order_and_the_neighbours(village, others, seed):
    reasons, instances = village.look()
    assert village.shuffled(seed).look() == (reasons, instances), "the order of rows says nothing"
    for signal, employer, affected, exposed, points in reasons:
        weight = LAW.on("2022-12").value("signal_weight", signal)
        assert points == max(share(weight, affected, exposed), 1), (signal, employer)
    assert {row[:2] for row in instances} == {row[:2] for row in reasons}, "no point without something seen"
    own = [row for row in village.beside(others).look()[0] if row[1] < 50 and not SIGNALS[row[0]].relative]
    assert own == [row for row in reasons if not SIGNALS[row[0]].relative], "another employer changes nothing of mine"
