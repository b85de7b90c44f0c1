"""The books keep their own balance, on both databases."""

import polars as pl
import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.foundation import bulk
from amparo.foundation.ledger import postings, queries
from amparo.foundation.ledger.models import Account, Entry, Fund, Imbalance, OpenItem, Posting
from amparo.foundation.ledger.post import AlreadyPosted, Overdrawn, Posted, WrongItem, post, sync_chart
from amparo.foundation.months import Month
from amparo.foundation.registry.models import Employer

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
# Each example is rolled back or refused by COMMIT, so the database that all of them share never changes.
ON_ONE_DATABASE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def lines(*rows):
    return pl.DataFrame(rows, schema=list(postings.POSTING), orient="row")


def accrual(cents, fund="211", event="contributions.accrual", province="17"):
    head = (event, "private", province, fund)
    return lines((*head, "contributions_receivable", cents), (*head, "contribution_income", -cents))


def items(*rows):
    return pl.DataFrame(rows, schema=list(postings.ITEM), orient="row")


def balances(*rows):
    return pl.DataFrame(rows, schema=list(postings.BALANCE), orient="row")


ITEM = (7_001, 1, "contributions", 202201, 20220215, 100)


BOOKS = pytest.StashKey[list]()


@pytest.fixture
def employer(database):
    Employer.objects.create(
        id=1, ruc="1790011674001", name="Tienda", kind="private", industry="G", province_id="17", act=0
    )


def test_a_month_is_posted(database, employer):
    done = post(JANUARY, postings=[accrual(60), accrual(40, "215"), accrual(-10, "215")], items=[items(ITEM)])
    assert done == Posted(entries=1, postings=4, items=1, balances=0)
    assert queries.trial_balance() == [
        ("211", "contribution_income", 0, 0, 60, -60),
        ("211", "contributions_receivable", 0, 60, 0, 60),
        ("215", "contribution_income", 0, 0, 30, -30),
        ("215", "contributions_receivable", 0, 30, 0, 30),
    ]
    assert (queries.control_balance(), queries.control_balance(fund="211")) == (90, 60)
    with pytest.raises(queries.BooksDiffer, match="90 centavos y las partidas abiertas suman 100"):
        queries.verify()
    post(JANUARY, postings=[accrual(10, event="correction")])
    queries.verify()
    assert list(queries.posting_frame(JANUARY).rows()[-1][1:]) == list(accrual(10, event="correction").rows()[0])


def test_a_second_month_carries_the_first(database, employer):
    post(JANUARY, postings=[accrual(100)], items=[items(ITEM)])
    head = ("collection.receipt", "private", "17", "211")
    receipt = lines((*head, "cash", 30), (*head, "contributions_receivable", -30))
    assert post(FEBRUARY, postings=[receipt], balances=[balances((7_001, 70))]).balances == 1
    assert queries.trial_balance()[-1] == ("211", "contributions_receivable", 100, 0, 30, 70)
    assert queries.trial_balance(JANUARY)[-1] == ("211", "contributions_receivable", 0, 100, 0, 100)
    assert [item.balance_cents for item in queries.open_items(1)] == [70]
    assert queries.open_item_frame().rows() == [(7_001, 1, "contributions", 202201, 202201, 20220215, 100, 70)]
    queries.verify()


def write_unchecked(movements):
    """Postings straight into the table, as a mistaken program would."""
    Entry.objects.create(id=1, month=202201, event="wild", regime="private", province="17")
    frame = pl.DataFrame(movements, schema=["fund", "account", "cents"], orient="row")
    summed = frame.group_by("fund", "account").agg(pl.col("cents").sum()).filter(pl.col("cents") != 0)
    half = summed.height // 2
    for part in (summed[:half], summed[half:]):
        bulk.insert("ledger_posting", part.with_columns(entry_id=pl.lit(1)))


MOVEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["211", "215", "reserve"]),
        st.sampled_from(["cash", "pension_expense", "opening_equity"]),
        st.integers(-(10**15), 10**15),
    ),
    min_size=1,
)


class Undo(Exception):
    """Leaves the transaction after COMMIT would have been accepted."""


@ON_ONE_DATABASE
@given(movements=MOVEMENTS)
def test_what_does_not_balance_is_refused_at_commit_and_leaves_nothing(database, movements):
    totals = {fund: sum(cents for other, _, cents in movements if other == fund) for fund, *_ in movements}
    if any(totals.values()):
        with pytest.raises(IntegrityError), transaction.atomic():
            write_unchecked(movements)
    else:
        with pytest.raises(Undo), transaction.atomic():
            write_unchecked(movements)
            connection.check_constraints()
            raise Undo
    assert not (Entry.objects.exists() or Posting.objects.exists() or Imbalance.objects.exists())


@ON_ONE_DATABASE
@given(movements=MOVEMENTS)
def test_the_same_set_completed_is_accepted(database, movements):
    totals = {fund: sum(cents for other, _, cents in movements if other == fund) for fund, *_ in movements}
    with pytest.raises(Undo), transaction.atomic():
        write_unchecked([*movements, *((fund, "contribution_income", -total) for fund, total in totals.items())])
        connection.check_constraints()
        assert not Imbalance.objects.exclude(cents=0).exists()
        raise Undo


def test_post_refuses_what_does_not_balance_before_writing(database):
    with pytest.raises(postings.Unbalanced), transaction.atomic():
        post(JANUARY, postings=[lines(("wild", "private", "17", "211", "cash", 1))])
    assert not Entry.objects.exists()


def test_an_event_is_posted_once_a_month(database):
    post(JANUARY, postings=[accrual(1)])
    with pytest.raises(AlreadyPosted, match="«contributions.accrual» de 2022-01 ya está asentado"):
        post(JANUARY, postings=[accrual(1)])
    post(FEBRUARY, postings=[accrual(1)])
    assert list(Entry.objects.order_by("id").values_list("id", "month")) == [(1, 202201), (2, 202202)]


def test_an_account_that_may_not_be_overdrawn_refuses(database):
    head = ("collection.identified", "private", "17", "201")
    with pytest.raises(Overdrawn, match="unidentified_payments del fondo 201 quedaría sobregirada en 5"):
        post(JANUARY, postings=[lines((*head, "unidentified_payments", 5), (*head, "cash", -5))])
    post(JANUARY, postings=[lines((*head, "unidentified_payments", -5), (*head, "cash", 5))])


REFUSED = (
    "UPDATE ledger_posting SET cents = 1",
    "DELETE FROM ledger_posting",
    "UPDATE ledger_entry SET month = 202202",
    "DELETE FROM ledger_entry",
    "UPDATE ledger_openitem SET amount_cents = 1",
    "DELETE FROM ledger_openitem",
    "UPDATE ledger_zero SET cents = 1",
    "UPDATE ledger_openitem SET balance_cents = 101",
    "UPDATE ledger_openitem SET balance_cents = -1",
)


def test_what_is_written_stays(database, employer):
    post(JANUARY, postings=[accrual(100)], items=[items(ITEM)])
    for change in REFUSED:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    queries.verify()


WRONG_ITEMS = (
    ({"items": [items(ITEM)]}, "La partida 7001 ya existe"),
    ({"items": [items((8, *ITEM[1:]), (8, *ITEM[1:]))]}, "La partida 8 ya existe o viene dos veces"),
    ({"balances": [balances((9, 0))]}, "partida 9 no puede pasar a 0 centavos: su valor es None"),
    ({"balances": [balances((7_001, 101))]}, "no puede pasar a 101 centavos: su valor es 100"),
    ({"balances": [balances((7_001, 1)), balances((7_001, 2))]}, "se da una sola vez"),
)


def test_items_are_born_once_and_stay_within_their_amount(database, employer):
    post(JANUARY, items=[items(ITEM)])
    for wrong, message in WRONG_ITEMS:
        with pytest.raises(WrongItem, match=message), transaction.atomic():
            post(FEBRUARY, **wrong)
    assert OpenItem.objects.get().balance_cents == 100


def test_a_claim_of_a_payer_is_an_item_below_zero(database, employer):
    post(JANUARY, items=[items((*ITEM[:5], -100))])
    post(JANUARY, balances=[balances((7_001, -40))])
    assert queries.open_items_balance() == -40


def test_one_cent_changed_behind_the_database_is_named(database):
    post(JANUARY, postings=[accrual(100)])
    with connection.cursor() as cursor:
        if database == "postgresql":
            cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_posting_refuses_update")
        cursor.execute("UPDATE ledger_posting SET cents = cents + 1 WHERE account = 'contributions_receivable'")
    with pytest.raises(queries.BooksDiffer, match=r"asiento 1 .*, 202201\) suma 1 centavos .* 211"):
        queries.verify()


def test_the_chart_is_in_the_database_and_can_be_brought_up_again(database):
    sync_chart()
    assert (Fund.objects.count(), Account.objects.count()) == (16, 14)


def test_both_databases_hold_the_same_books(database, employer, request):
    """The second engine is compared with what the first one wrote."""
    frames = [
        accrual(n + 1, fund, province=f"{n % 24 + 1:02}") for n in range(50) for fund in ("211", "215", "reserve")
    ]
    post(JANUARY, postings=frames, items=[items(*((n, *ITEM[1:]) for n in range(100, 200)))])
    post(FEBRUARY, balances=[balances(*((n, n - 100) for n in range(100, 200, 3)))])
    books = [list(model.objects.order_by("pk").values_list()) for model in (Entry, Posting, Imbalance, OpenItem)]
    assert books == request.session.stash.setdefault(BOOKS, books)
