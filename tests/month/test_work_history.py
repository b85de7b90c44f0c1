"""A worker sees every month with its origin, what her employer paid of it and when, and who owes what is missing."""

import json

import pytest

from amparo.entrypoints.cli.main import main
from amparo.entrypoints.month.drafting import BooksNotOpen
from amparo.entrypoints.month.work_history import CarriedYear, WorkedMonth, WorkHistory, open_months, work_history
from amparo.foundation.acts import reads
from amparo.foundation.cases import queries as cases
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.history import queries as history
from amparo.foundation.months import Month
from amparo.foundation.registry.models import Person
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.collection.actions import tell_workers
from amparo.modules.contributions import queries as contributions
from amparo.modules.contributions.actions import certify_history
from amparo.modules.contributions.attested import history_statement
from tests.month import living
from tests.month.living import PAYER_ID, PERSON_ID


def told_of(person):
    return work_history(PERSON_ID[person])


def charge(told, month, kind="contributions", job=0):
    """The one charge of a kind in a month's job, and its amounts: declared, paid on time, recovered, owed."""
    one = [worked for worked in told.months if worked.month == Month.parse(month)][job]
    (found,) = [one for one in one.charges if one.kind == kind]
    return found, (found.declared_cents, found.paid_cents, found.recovered_cents, found.owed_cents)


def test_each_month_says_who_declared_it_and_when(year):
    told = told_of("ana")
    assert told.as_of == living.YEAR[-1]
    assert [one.month for one in told.months] == [living.OPENING, *living.YEAR]
    december = told.months[0]
    assert told.employers[december.employer_id] == "Molino"
    assert (december.days, december.wage_cents, december.base_cents) == (30, 49_000, 49_000)
    assert december.declared == (living.OPENING, living.YEAR[0]), "its raise was said a month later"
    assert december.state == "recovered", "what was said late was late when it was paid"
    assert sorted({one.state for one in told.months[1:]}) == ["due", "paid"]
    assert told.months[-1].state == "due", "December's declaration falls due in January"
    assert told.contributed_months == 13


def test_what_was_declared_is_the_workers_though_nobody_paid(year):
    """The hacienda paid January in two parts, one of them late, and nothing since March."""
    told = told_of("oscar")
    assert [one.days for one in told.months] == [30] * 13
    assert told.contributed_months == 13
    january, (declared, paid, recovered, owed) = charge(told, "2022-01")
    assert (declared, paid + recovered, owed) == (8755, 8755, 0)
    assert paid == 2500 and recovered == 6255, "50.00 of 175.10 came on time; half of each is his"
    assert january.due_date == 20220215
    _, march = charge(told, "2022-03")
    assert march == (8755, 0, 0, 8755)
    assert [one.state for one in told.months][:3] == ["recovered", "recovered", "paid"]
    assert {one.state for one in told.months[3:-1]} == {"owed"}
    (lack,) = told.lacks
    assert (lack.code, lack.employer_id, lack.cents) == ("arrears", PAYER_ID["hacienda"], 9 * 8755)
    assert (lack.first, lack.last, lack.months) == (Month(2022, 3), Month(2022, 11), 9)


def test_what_all_workers_are_owed_is_what_the_employer_owes(year):
    """Nobody's share shows a colleague's pay, and shares add up to the obligation, to a cent a worker."""
    from amparo.modules.collection.tables import Balance
    from tests.month.test_drafting import sealed

    owed = sealed(Balance, living.YEAR[-1], PAYER_ID["hacienda"])
    for item, balance in owed.filter(owed["kind"] == "contributions").select("item_id", "balance_cents").iter_rows():
        shares = [one.owed_cents for person in ("oscar", "pablo") for worked in told_of(person).months
                  for one in worked.charges if one.reference == item]  # fmt: skip
        assert not shares or abs(sum(shares) - balance) <= len(shares)


def test_what_is_missing_is_said(year):
    pablo = told_of("pablo")
    march = [one for one in pablo.months if one.month == Month(2022, 3)]
    assert [one.days for one in march] == [10, 10], "he left and came back"
    assert [lack.code for lack in told_of("dario").lacks] == ["no_days"]
    gina = told_of("gina")
    assert gina.months[0].month == Month(2022, 2)
    julia = told_of("julia")
    (gap,) = [lack for lack in julia.lacks if lack.code == "gap"]
    assert gap.last == living.YEAR[-1]
    assert [one.year for one in told_of("fausto").carried] == list(range(2010, 2019))
    assert told_of("abel").months == ()


def test_years_and_months_that_nobody_contributed_before_the_books_are_missing():
    carried = (CarriedYear(2018, 12, 1), CarriedYear(2020, 7, 1), CarriedYear(2021, 11, 1))
    worked = WorkedMonth(Month(2022, 2), 1, 1, "private", 30, 1, 1, (Month(2022, 2),), ())
    again = WorkHistory(1, living.OPENING, Month(2022, 2), (worked,), carried, {1: "Molino"})
    assert [(lack.code, lack.first.year, lack.months) for lack in again.lacks] == [
        ("short_year", 2019, 12), ("short_year", 2020, 5), ("gap", 2021, 2)
    ]  # fmt: skip
    left = WorkHistory(1, living.OPENING, Month(2022, 2), (), carried[:2], {})
    assert [(lack.first.year, lack.months) for lack in left.lacks] == [(2019, 12)], "she stopped within 2020"


def test_its_days_are_those_of_the_coverage(year):
    for person in ("ana", "karla", "julia", "zoila", "luis"):
        told = told_of(person)
        months = {one.month.number for one in told.months if one.days}
        assert months == set(affiliation.covered_months(PERSON_ID[person])["month"])


def test_the_open_month_is_what_the_draft_says(january):
    (first, now) = open_months(PERSON_ID["ana"])
    assert (first.month, first.wage_cents, first.base_cents) == (living.OPENING, 49_000, 800)
    assert (now.month, now.state, now.base_cents) == (living.YEAR[0], "draft", 49_000)
    assert told_of("ana").months[-1].month == living.OPENING


def test_before_the_books_there_is_no_history(database):
    assert history.closed_months() == []
    with pytest.raises(BooksNotOpen):
        work_history(1)


def test_the_command_prints_it_and_leaves_a_trace(january, capsys):
    assert main(["--lang", "es", "history", living.cedula("oscar"), "--drafts"]) == 0
    said = capsys.readouterr().out
    assert "Hacienda" in said and "En borrador" in said
    assert main(["--lang", "en", "history", living.cedula("oscar"), "--json", "--by", "user:9"]) == 0
    (month,) = json.loads(capsys.readouterr().out)
    assert month["state"] == "due" and month["charges"][0]["declared_cents"] == 8755
    assert [one.by for one in reads.of_person(PERSON_ID["oscar"])] == ["user:9", "operator"]
    assert main(["--lang", "en", "history", "1710034065"]) == 1


# ---------------------------------------------------------------- what is attested, and what is told


def test_the_certificate_says_the_months_and_is_signed(year, tmp_path, capsys):
    pdf = tmp_path / "history.pdf"
    assert main(["--lang", "en", "history", living.cedula("quena"), "--certificate", str(pdf)]) == 0
    assert main(["--lang", "en", "history", living.cedula("quena"), "--certificate", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    (one,) = certificates.of_person(PERSON_ID["quena"])
    said = certificates.verify(one.code, one.issued_date)
    told = told_of("quena")
    assert said.content["title"] == "Certificate of work history"
    assert said.content["facts"][0] == ["Months contributed", str(told.contributed_months)]
    assert (
        f"{told.contributed_months} contribution months on record since 2004 until December 2022"
        in said.content["said"]
    )
    assert sum(int(row[2]) for row in said.content["rows"]) == told.contributed_months


@pytest.mark.parametrize("person", ["ana", "dario", "pablo", "karla", "luis", "zoila"])
def test_it_certifies_the_months_that_the_history_counts(year, person):
    lines, carried = contributions.lines_of(PERSON_ID[person]), contributions.carried_years_of(PERSON_ID[person])
    who = Person.objects.get(pk=PERSON_ID[person])
    said = history_statement(who, lines, carried, {}, living.YEAR[-1], "es").facts[0]
    assert said == ("Meses aportados", str(told_of(person).contributed_months))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"person_id": 999, "language": "es"}, "No hay ninguna persona 999"),
        ({"person_id": 1, "language": "qu"}, "no es un idioma"),
    ],
)
def test_what_cannot_be_certified_says_why(january, given, why):
    with pytest.raises(ValueError, match=why):
        certify_history(**given, by="test", today=20220131, key="x")


def test_each_worker_is_told_once_that_the_employer_is_in_arrears(january, capsys):
    for month in living.YEAR[:3]:
        living.close(month)
    assert main(["--lang", "es", "notices"]) == 0
    assert "Avisos de mora: 3, por 3 planillas" in capsys.readouterr().out, "Pablo's reserve funds, never paid"
    inbox = cases.notices(person_id=PERSON_ID["pablo"])
    assert "Hacienda declaró su aporte de diciembre de 2021, que venció el 17 de enero de 2022" in inbox[-1]["es"]
    assert "contribution of December 2021, due on January 17, 2022" in inbox[-1]["en"]
    assert cases.notices(person_id=PERSON_ID["oscar"]) == cases.notices(person_id=PERSON_ID["ana"]) == []
    assert main(["--lang", "es", "notices"]) == 0
    assert "Avisos de mora: 0, por 0 planillas" in capsys.readouterr().out
    living.close(living.YEAR[3])
    assert tell_workers(by="test", today=20220430, key="april") == {"told": 2, "declarations": 1}
    assert "marzo de 2022" in cases.notices(person_id=PERSON_ID["oscar"])[0]["es"]
