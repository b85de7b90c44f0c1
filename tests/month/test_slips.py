"""A slip is paid under its own reference: whole, short, or late; and what is left is clear to the cent."""

import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.foundation.acts.refused import Refused
from amparo.foundation.ledger.models import OpenItem
from amparo.foundation.months import Month
from amparo.modules.collection.actions import issue_slip, receive_payments
from amparo.modules.collection.models import Payment
from amparo.modules.collection.queries import slip, slips_of, statement
from tests.month import living, sealed

FARM = living.PAYER_ID["hacienda"]
FEBRUARY, MARCH = Month(2022, 2), Month(2022, 3)
PAY_DATE = 20220218


@pytest.fixture
def issued(january):
    """A slip of all that the farm owes when January is closed, with interest to the 18th of February."""
    living.close(living.YEAR[0])
    asked = {"by": "desk", "today": 20220216, "employer_id": FARM, "pay_date": PAY_DATE}
    answer = issue_slip(key="slip", **asked)
    assert issue_slip(key="slip", **asked) == answer, "asked again, it is the same slip"
    return slip(answer["slip_id"])


def pay(issued, document: str, date: int, cents: int) -> None:
    line = f"{document};{issued.slip_id};{date};{cents // 100}.{cents % 100:02d}"
    answer = receive_payments(content=line.encode(), by="bank", today=date, key=document)
    assert (answer["accepted"], answer["amount_cents"]) == (1, cents)


def farm_interest(month: Month) -> int:
    """What was charged to the farm for being late, in a closing."""
    items = OpenItem.objects.filter(employer_id=FARM, kind="interest", month=month.number)
    return sum(items.values_list("amount_cents", flat=True))


def left_of(issued) -> int:
    """What is left of the capital that the slip names."""
    items = OpenItem.objects.filter(id__in=[part.item_id for part in issued.parts])
    return sum(items.values_list("balance_cents", flat=True))


def test_a_slip_keeps_what_is_inside(issued):
    owed = statement(FARM, PAY_DATE)
    assert issued.components == owed.slip().components and issued.total_cents == owed.slip().total_cents
    assert {part.item_id for part in issued.parts} == {item.item_id for item in owed.items}
    assert all(sum(part.by_fund.values()) == part.owed_cents for part in issued.parts)
    assert (issued.pay_date, issued.issued_date, issued.paid_cents) == (PAY_DATE, 20220216, 0)
    one = issued.parts[0]
    again = issue_slip(by="desk", today=20220216, key="other", employer_id=FARM, item_ids=[one.item_id])
    assert again["total_cents"] < issued.total_cents and again["slip_id"] == issued.slip_id + 1
    assert [each.slip_id for each in slips_of(FARM)] == [again["slip_id"], issued.slip_id]
    assert slip(issued.slip_id) == issued, "another slip changes nothing of this one"


def test_paid_whole_on_its_day_nothing_is_left_and_nothing_is_in_excess(issued):
    pay(issued, "whole", PAY_DATE, issued.total_cents)
    told = statement(FARM, PAY_DATE)
    close_month(FEBRUARY)
    assert told.to_charge_cents == told.unapplied_cents == farm_interest(FEBRUARY), "said before it was charged"
    assert left_of(issued) == 0 and slip(issued.slip_id).paid_cents == issued.total_cents
    to_the_day = sum(part.interest_cents for part in issued.parts)
    assert farm_interest(FEBRUARY) == to_the_day > 0
    assert not OpenItem.objects.filter(employer_id=FARM, month=FEBRUARY.number, kind="interest", balance_cents__gt=0)
    assert sealed.held(FEBRUARY, "overpayments") == {}
    assert -sum(sealed.moved(FEBRUARY, "interest_income", "collection.interest").values()) == to_the_day


def test_paid_short_the_oldest_is_paid_and_the_rest_goes_on_owing(issued):
    first, second, *_ = issued.parts
    pay(issued, "short", PAY_DATE, first.owed_cents + second.owed_cents - 1)
    told = statement(FARM, PAY_DATE)
    after = {item.item_id: item.owed_cents for item in told.items}
    assert first.item_id not in after and after[second.item_id] == 1
    close_month(FEBRUARY)
    assert left_of(issued) == sum(part.owed_cents for part in issued.parts) - first.owed_cents - second.owed_cents + 1
    assert (told.to_charge_cents, told.unapplied_cents) == (farm_interest(FEBRUARY), 0)
    assert 0 < farm_interest(FEBRUARY) <= first.interest_cents + second.interest_cents
    open_interest = OpenItem.objects.filter(employer_id=FARM, kind="interest", month=FEBRUARY.number)
    assert all(item.balance_cents == item.amount_cents for item in open_interest), "no money came for interest yet"
    pay(issued, "rest", PAY_DATE, issued.total_cents - issued.paid_cents - slip(issued.slip_id).paid_cents)
    close_month(MARCH)
    assert left_of(issued) == 0


def test_paid_late_its_interest_has_grown_and_what_it_grew_is_owed(issued):
    close_month(FEBRUARY)
    pay(issued, "late", 20220322, issued.total_cents)
    close_month(MARCH)
    assert left_of(issued) == 0, "the capital is paid whole"
    open_interest = OpenItem.objects.filter(employer_id=FARM, kind="interest", month=MARCH.number)
    grown = farm_interest(MARCH) - sum(part.interest_cents for part in issued.parts)
    assert sum(open_interest.values_list("balance_cents", flat=True)) == grown > 0
    assert sealed.held(MARCH, "overpayments") == {}
    told = statement(FARM, 20220501)
    assert {item.interest_cents for item in told.items if item.kind == "interest"} == {0}, "interest bears none"


def test_a_bank_line_is_one_payment_however_many_references_it_reaches(issued):
    pay(issued, "whole", PAY_DATE, issued.total_cents)
    rows = Payment.objects.filter(bank_document="whole")
    assert sum(rows.values_list("amount_cents", flat=True)) == issued.total_cents
    assert set(rows.values_list("slip_id", flat=True)) == {issued.slip_id}
    answer = receive_payments(
        content=f"whole;{issued.slip_id};{PAY_DATE};1.00".encode(), by="bank", today=PAY_DATE, key="again"
    )
    assert [problem["code"] for problem in answer["problems"]] == ["already_received"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"pay_date": 20220215}, "ya pasó"),
        ({"pay_date": 20230230}, "no es un día"),
        ({"pay_date": 99990101}, "aún no consta"),
        ({"item_ids": [7]}, "no está por pagar"),
        ({"employer_id": living.PAYER_ID["zoila"]}, "no debe nada"),
    ],
)
def test_a_slip_is_refused_of_what_is_not_owed_and_of_a_day_that_passed(year, asked, said):
    with pytest.raises(Refused, match=said):
        issue_slip(**{"by": "desk", "today": 20230120, "key": said, "employer_id": FARM, **asked})
