"""What an employer is told it owes adds up with the books, and what is attested of it is what it owes."""

import pytest

from amparo.entrypoints.cli.main import main
from amparo.foundation.acts.refused import Refused
from amparo.foundation.certificates import queries as certificates
from amparo.foundation.law import Law, compute
from amparo.foundation.ledger import queries as ledger
from amparo.modules.collection import rules
from amparo.modules.collection.actions import certify_compliance, receive_payments
from amparo.modules.collection.queries import slips_of, statement
from tests.month import living

BANK, FARM = living.PAYER_ID["banco"], living.PAYER_ID["hacienda"]
AFTER = 20230120
"""December is closed and was due; nothing more has come from the bank."""


def test_what_every_employer_owes_is_what_the_books_say(year):
    for employer_id in living.PAYER_ID.values():
        owed = statement(employer_id, AFTER)
        items = {item.pk: item for item in ledger.open_items(employer_id)}
        assert {item.item_id: item.owed_cents for item in owed.items} == {
            number: item.balance_cents for number, item in items.items()
        }
        for item in owed.items:
            assert item.amount_cents == items[item.item_id].amount_cents == item.paid_cents + item.owed_cents
            assert sum(item.by_fund.values()) == item.owed_cents
        assert owed.owed_cents - owed.credit_cents == sum(item.balance_cents for item in items.values())
        assert sum(owed.by_fund.values()) == owed.owed_cents - owed.credit_cents


def test_interest_is_what_the_rule_says_of_each_reference(year):
    owed = statement(FARM, AFTER)
    assert owed.late, "the farm owes since 2019"
    for item in owed.items:
        due, year_due = item.due_date % 100, item.due_date // 10_000
        facts = {
            "owed_cents": max(item.owed_cents, 0), "paid_date": AFTER, "paid_day": AFTER % 100, "due_day": due,
            "months_apart": (AFTER // 10_000 - year_due) * 12 + AFTER // 100 % 100 - item.due_date // 100 % 100,
        }  # fmt: skip
        found = compute(rules, facts, Law.load().on(AFTER), ["late_months", "interest_cents"])
        borne = 0 if item.kind == "interest" else found["interest_cents"]
        assert (item.late_months, item.interest_cents) == (found["late_months"], borne)
    (oldest,) = (item for item in owed.items if item.about_month == 201906 and item.kind == "contributions")
    assert (oldest.due_date, oldest.late_months) == (20190715, 43)


def test_a_slip_says_what_is_inside_and_takes_only_what_is_open(year):
    owed = statement(FARM, AFTER)
    whole = owed.slip()
    assert whole.total_cents == owed.owed_cents - owed.credit_cents + owed.interest_cents
    assert sum(owed.slip([item.item_id]).total_cents for item in owed.items) == whole.total_cents
    one = next(item for item in owed.late if item.interest_cents)
    assert owed.slip([one.item_id]).components == {one.kind: one.owed_cents, "running_interest": one.interest_cents}
    with pytest.raises(Refused, match="no está por pagar") as refused:
        owed.slip([one.item_id, 7])
    assert refused.value.field == "item_ids"


def test_what_the_bank_brought_since_the_close_is_no_longer_owed(january):
    living.close(living.YEAR[0])
    before = statement(FARM, 20220220)
    first, second, *_ = before.late
    lines = [f"bank-1;{first.item_id};20220218;{first.owed_cents / 100:.2f}", f"bank-2;{second.item_id};20220218;0.01"]
    receive_payments(content="\n".join(lines).encode(), by="bank", today=20220219, key="paid")
    after = statement(FARM, 20220220)
    assert first.item_id not in {item.item_id for item in after.items}
    (short,) = (item for item in after.items if item.item_id == second.item_id)
    assert (short.owed_cents, short.received_cents, short.paid_cents) == (
        second.owed_cents - 1, 1, second.paid_cents + 1,
    )  # fmt: skip
    assert after.owed_cents == before.owed_cents - first.owed_cents - 1


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_certificate_says_whether_it_is_in_arrears(january, language):
    living.close(living.YEAR[0])
    asked = {"by": "desk", "today": 20220120, "language": language}
    owes = certify_compliance(employer_id=FARM, key=f"farm {language}", **asked)
    pays = certify_compliance(employer_id=BANK, key=f"bank {language}", **asked)
    assert certify_compliance(employer_id=FARM, key=f"farm {language}", **asked) == owes
    assert (owes["in_arrears"], pays["in_arrears"]) == (True, False)
    told = certificates.verify(owes["code"], 20220218)
    assert (told.state, told.language, told.until_date) == ("valid", language, 20220218)
    assert certificates.verify(owes["code"], 20220219).state == "expired"
    debt = statement(FARM, 20220120)
    assert len(told.content["rows"]) == len(debt.late) and str(debt.late[0].item_id) in told.content["rows"][0]
    said = {"es": "No registra obligaciones patronales en mora.", "en": "It has no employer obligations in arrears."}
    assert certificates.verify(pays["code"], 20220120).content["said"] == said[language]


def test_it_is_refused_of_who_is_not_registered_and_in_another_language(january):
    with pytest.raises(Refused, match="no está inscrito"):
        certify_compliance(employer_id=99, by="desk", today=20220120, key="a")
    with pytest.raises(Refused, match="«fr»"):
        certify_compliance(employer_id=FARM, by="desk", today=20220120, key="b", language="fr")


def test_the_command_line_tells(year, capsys):
    ruc = living.ruc("hacienda")
    assert main(["--lang", "es", "employer", ruc, "--on", "2023-01-20", "--statement"]) == 1
    said = capsys.readouterr().out
    assert "Meses cerrados hasta diciembre de 2022" in said and "Interés de mora" in said and "Total" in said
    assert main(["--lang", "en", "employer", living.ruc("molino"), "--on", "2022-12-31"]) == 0
    assert "Up to date" in capsys.readouterr().out
    assert main(["--lang", "es", "employer", "123"]) == 1
    assert "ningún empleador" in capsys.readouterr().err
    assert main(["employer", ruc, "--on", "2022-13-01"]) == 1


def test_the_command_line_issues_a_slip(january, capsys):
    living.close(living.YEAR[0])
    assert main(["--lang", "es", "employer", living.ruc("hacienda"), "--on", "2022-02-18", "--issue"]) == 1
    (issued,) = slips_of(FARM)
    assert f"con la referencia {issued.slip_id}" in capsys.readouterr().out
    assert issued.total_cents == statement(FARM, 20220218).slip().total_cents


def test_the_command_line_writes_the_signed_certificate(january, tmp_path, capsys):
    pdf = tmp_path / "compliance.pdf"
    asked = ["--on", "2022-01-20", "--certificate", str(pdf), "--json"]
    assert main(["--lang", "es", "employer", living.ruc("hacienda"), *asked]) == 1
    assert '"certificate"' in capsys.readouterr().out and pdf.read_bytes().startswith(b"%PDF")
