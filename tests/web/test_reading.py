"""How what people write is understood: any amount, however it is written; and what could be two things is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation import reading, writing
from amparo.foundation.money import LARGEST_CENTS, format_cents

amounts = st.integers(-LARGEST_CENTS, LARGEST_CENTS)


@given(amounts, st.sampled_from(["es", "en"]))
def test_an_amount_is_read_back_however_it_is_written(cents, language):
    plain = format_cents(cents)
    for written in (plain, plain.replace(".", ","), writing.money(cents, language), f" {plain} USD "):
        assert reading.cents(written) == cents


@given(st.integers(0, 10**9))
def test_a_whole_number_is_read_back_with_or_without_thousands(count):
    for written in (str(count), writing.number(count, "es"), writing.number(count, "en")):
        assert reading.whole(written) == count
    assert reading.cents(writing.number(count, "es")) == count * 100, "three digits after a point are thousands"


@given(st.integers(-1_000_000, 1_000_000), st.sampled_from(["es", "en"]))
def test_a_percentage_is_read_back(millionths, language):
    assert reading.rate(writing.rate(millionths, language)) == millionths


@given(st.dates())
def test_a_day_is_read_as_browsers_and_people_write_it(day):
    number = day.year * 10000 + day.month * 100 + day.day
    assert reading.day(day.isoformat()) == reading.day(f"{day.day}/{day.month}/{day.year:04d}") == number


@pytest.mark.parametrize(("text", "month"), [("2022-01", 202201), (" 1/2022 ", 202201), ("12-2021", 202112)])
def test_a_month_is_read(text, month):
    assert reading.month(text) == month


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (reading.cents, "1.234.56"), (reading.cents, "1234.567"), (reading.cents, "0.123"), (reading.cents, "12x"),
        (reading.cents, ""), (reading.cents, "--5"), (reading.cents, "1e3"), (reading.cents, "9" * 40),
        (reading.cents, "1,23,456"), (reading.whole, "36,5"), (reading.whole, "treinta"), (reading.whole, "9" * 40),
        (reading.rate, "9,45.1"), (reading.rate, "1,00001"), (reading.rate, "9" * 40), (reading.flag, "quizás"),
        (reading.day, "2022-02-30"), (reading.day, "31/2/2022"), (reading.day, "ayer"), (reading.month, "2022-13"),
        (reading.month, "1850-01"), (reading.month, "enero"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_what_was_written(read, text):
    with pytest.raises(ValueError, match=f"«{text}»"):
        read(text)


@given(
    st.text(st.sampled_from("0123456789.,-/$% áñ²٣")),
    st.sampled_from(["cents", "rate", "months", "flag", "date", "month", "key", "calendar_month"]),
)
def test_anything_at_all_is_understood_or_refused(text, unit):
    try:
        assert reading.value(text, unit) is not None
    except ValueError as refusal:
        assert str(refusal)
