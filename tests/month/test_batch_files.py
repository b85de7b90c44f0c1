"""The employers' batch file and the bank's: good lines go in, each bad one comes back with its cause and remedy."""

from __future__ import annotations

import time
from collections import Counter

import numpy as np
import polars as pl
import pytest

from amparo.foundation.acts.action import KeyReused
from amparo.foundation.acts.models import Act
from amparo.foundation.registry import actions as registry
from amparo.foundation.registry.documents import cedulas, private_rucs
from amparo.modules.affiliation.actions import carry_jobs, submit_notices
from amparo.modules.affiliation.models import Job, Notice
from amparo.modules.affiliation.notices import MISTAKES
from amparo.modules.collection.actions import receive_payments
from amparo.modules.collection.models import Payment
from amparo.modules.contributions.actions import carry_debts, carry_years, confirm_declarations
from amparo.modules.contributions.models import Confirmation
from tests.month import living
from tests.month.hamlet import table
from tests.month.homes import contents, living_in, migrated

WHO = {"by": "molino", "today": 20220131}
ENTRY_TAIL = "20220120;1;R;01;{relation};obrero;0000000000000;{wage};P"

NAMES = {
    "molino": living.ruc("molino"),
    "ana": living.cedula("ana"),
    "gina": living.cedula("gina"),
    "beto": living.cedula("beto"),
    "abel": living.cedula("abel"),
    "nobody": f"{cedulas(np.array([171_999_999]))[0]:010d}",
    "entry": ENTRY_TAIL.format(relation="06", wage="500.00"),
    "entry99": ENTRY_TAIL.format(relation="99", wage="500.00"),
}

WRONG = table("""
    mistake             | column     | value         | line
    unknown_type        | type       | XXX           | {molino};0001;2022;01;XXX;{ana};500.00
    too_few_fields      | line       | -             | {molino};0001;2022;01;MSU;{ana}
    bad_ruc             | ruc        | 123           | 123;0001;2022;01;MSU;{ana};500.00
    unknown_employer    | ruc        | 1799999999001 | 1799999999001;0001;2022;01;MSU;{ana};500.00
    bad_branch          | branch     | 1             | {molino};1;2022;01;MSU;{ana};500.00
    unknown_branch      | branch     | 0009          | {molino};0009;2022;01;MSU;{ana};500.00
    bad_month           | month      | 2022-13       | {molino};0001;2022;13;MSU;{ana};500.00
    future_month        | month      | 2022-02       | {molino};0001;2022;02;MSU;{ana};500.00
    too_old             | month      | 202012        | {molino};0001;2020;12;MSU;{ana};500.00
    bad_cedula          | cedula     | 1700000000    | {molino};0001;2022;01;MSU;1700000000;500.00
    unknown_person      | cedula     | {nobody}      | {molino};0001;2022;01;MSU;{nobody};500.00
    bad_date            | date       | 20220230      | {molino};0001;2022;01;ENT;{gina};20220230;{entry}
    future_date         | date       | 20220201      | {molino};0001;2022;01;ENT;{gina};20220201;{entry}
    bad_amount          | amount     | 12,50         | {molino};0001;2022;01;MSU;{ana};12,50
    bad_amount          | amount     | -1.00         | {molino};0001;2022;01;INS;{ana};-1.00;O
    bad_amount          | amount     | 1.001         | {molino};0001;2022;01;COR;{ana};3;1.001;E
    large_amount        | amount     | 1000000.01    | {molino};0001;2022;01;MSU;{ana};1000000.01
    bad_days            | days       | 31            | {molino};0001;2022;01;COR;{ana};31;500.00;E
    bad_relation        | relation   | 99            | {molino};0001;2022;01;ENT;{gina};20220110;{entry99}
    bad_cause           | cause      | X             | {molino};0001;2022;01;SAL;{ana};20220110;X;00000000
    death_date_mismatch | death_date | 20220110      | {molino};0001;2022;01;SAL;{ana};20220110;V;20220110
    already_employed    | cedula     | {ana}         | {molino};0001;2022;01;ENT;{ana};20220110;{entry}
    no_such_job         | cedula     | {gina}        | {molino};0001;2022;01;MSU;{gina};500.00
    repeated_entry      | cedula     | {abel}        | {molino};0001;2022;01;ENT;{abel};20220110;{entry}
    already_left        | cedula     | {beto}        | {molino};0001;2022;01;SAL;{beto};20220120;V;00000000
""")

RIGHT = table("""
    line
    {molino};0001;2022;01;ENT;{abel};20220110;{entry}
    {molino};0001;2022;01;SAL;{beto};20220119;V;00000000
""")
"""The lines that the last two wrong ones repeat."""


def test_each_kind_of_wrong_line_comes_back_with_its_cause_and_remedy(january):
    of_accounts = {"other_employer"}  # nobody else's lines are refused to the institution itself
    assert {row["mistake"] for row in (*WRONG, *WRONG_JOBS)} == set(MISTAKES) - of_accounts
    lines = [row["line"].format(**NAMES) for row in (*RIGHT, *WRONG)]
    answer = submit_notices(content="\n".join(lines).encode(), key="wrong", **WHO)

    assert (answer["accepted"], answer["rejected"]) == (len(RIGHT), len(WRONG))
    for number, (row, problem) in enumerate(zip(WRONG, answer["problems"], strict=True), start=len(RIGHT) + 1):
        value = lines[number - 1] if row["value"] == "-" else row["value"].format(**NAMES)
        assert (problem["row"], problem["code"], problem["column"], problem["value"]) == (
            number, row["mistake"], row["column"], value,
        )  # fmt: skip
        assert problem["cause"] and problem["remedy"] and problem["cause_en"] and problem["remedy_en"]


WRONG_JOBS = table("""
    mistake             | wrong column        | value
    bad_relation        | regime              | privado
    bad_date            | since_date          | 20211345
    bad_date            | since_date          | ayer
    future_date         | since_date          | 20220101
    bad_cents           | monthly_wage_cents  | 425.00
    bad_cents           | monthly_wage_cents  | -1
    bad_reserve         | reserve_accumulated | 2
    bad_spouse          | spouse_extension    | no
    unknown_branch      | branch              | 0009
    bad_cedula          | cedula              | 1700000000
    already_employed    | cedula              | {ana}
""")


def test_each_kind_of_wrong_carried_job_comes_back_with_its_cause(january):
    right = {"ruc": NAMES["molino"], "branch": "0001", "regime": "private", "since_date": "20200101",
             "monthly_wage_cents": "42500", "reserve_accumulated": "0", "spouse_extension": "0"}  # fmt: skip
    rows = [{**right, "cedula": living.cedula(name)} for name in ("abel", "bela")]
    rows += [{**rows[0], row["wrong column"]: row["value"].format(**NAMES)} for row in WRONG_JOBS]
    answer = carry_jobs(jobs=pl.DataFrame(rows), month=living.OPENING, key="wrong", **WHO)

    assert (answer["accepted"], answer["rejected"]) == (2, len(WRONG_JOBS))
    assert [(problem["code"], problem["value"]) for problem in answer["problems"]] == [
        (row["mistake"], row["value"].format(**NAMES)) for row in WRONG_JOBS
    ]


def test_wrong_carried_debts_and_years_come_back_with_their_cause(january):
    debts = [
        ("molino", "198912"),
        ("molino", "202113"),
        ("molino", "mayo"),
        ("hacienda", "201906"),
        ("molino", "199001"),
    ]
    rows = [
        {"ruc": living.ruc(payer), "about_month": about, "regime": "private", "amount_cents": 1}
        for payer, about in debts
    ]
    answer = carry_debts(rows=pl.DataFrame(rows), key="wrong", **WHO)
    assert answer["accepted"] == 1
    assert [(problem["code"], problem["value"]) for problem in answer["problems"]] == [
        ("not_a_month_of_debt", "198912"), ("not_a_month_of_debt", "202113"), ("not_a_month_of_debt", "mayo"),
        ("already_carried", "201906"),
    ]  # fmt: skip

    years = [
        ("ana", "99", 1, 1),
        ("ana", "2023", 1, 1),
        ("ana", "2019", 13, 1),
        ("ana", "2019", 12, -1),
        ("hector", "1990", 1, 1),
    ]
    rows = [
        {"cedula": living.cedula(who), "year": year, "months": months, "wage_cents": wage}
        for who, year, months, wage in years
    ]
    answer = carry_years(rows=pl.DataFrame(rows), key="wrong", **WHO)
    assert answer["accepted"] == 0
    assert [(problem["code"], problem["value"]) for problem in answer["problems"]] == [
        ("not_a_year", "99"), ("not_a_year", "2023"), ("not_months", "13"), ("not_cents", "-1"),
        ("already_carried", "1990"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", b"basura", b";;;;;;;;;;;;;;;;;;;;;;;;"])
def test_what_is_no_batch_file_is_refused_line_by_line(january, content):
    answer = submit_notices(content=content, key="noise", **WHO)
    assert answer["accepted"] == 0
    assert answer["rejected"] == len(answer["problems"]) == bool(content.strip())


def test_windows_files_and_byte_order_marks_are_read(january):
    lines = [row["line"].format(**NAMES) for row in RIGHT]
    answer = submit_notices(content=("\ufeff" + "\r\n".join(lines) + "\r\n").encode(), key="windows", **WHO)
    assert (answer["accepted"], answer["problems"]) == (2, [])


def test_a_confirmation_needs_an_employer_and_a_month_that_has_begun(january):
    ruc = NAMES["molino"]
    before = Confirmation.objects.count()
    months = ("2022;01", "2021;12", "2022;13", "x;01", "2022;02")
    lines = [*(f"{ruc};0001;{month};CNF;" for month in months), "1799999999001;0001;2022;01;CNF;"]
    answer = confirm_declarations(content="\n".join(lines).encode(), key="confirm", **WHO)

    assert (answer["accepted"], answer["already"]) == (1, 1)
    assert [(problem["row"], problem["column"], problem["value"]) for problem in answer["problems"]] == [
        (3, "month", "2022-13"), (4, "month", "x-01"), (5, "month", "2022-02"), (6, "ruc", "1799999999001"),
    ]  # fmt: skip
    assert Confirmation.objects.count() == before + 1


WRONG_PAYMENTS = table("""
    mistake          | column        | value    | line
    too_few_fields   | line          | -        | X-1;21000383000;20220110
    too_few_fields   | line          | -        | X-1;21000383000;20220110;1.00;1
    no_document      | bank_document |          | ;21000383000;20220110;1.00
    bad_reference    | reference     | abc      | X-1;abc;20220110;1.00
    bad_reference    | reference     | -5       | X-1;-5;20220110;1.00
    bad_date         | paid_date     | 20220230 | X-1;21000383000;20220230;1.00
    bad_date         | paid_date     | 20220201 | X-1;21000383000;20220201;1.00
    bad_amount       | amount        | 0.00     | X-1;21000383000;20220110;0.00
    bad_amount       | amount        | 1,00     | X-1;21000383000;20220110;1,00
    already_received | bank_document | H-001    | H-001;21000383000;20220110;1.00
    repeated         | bank_document | X-0      | X-0;21000383000;20220110;2.00
""")


def test_each_kind_of_wrong_payment_comes_back_with_its_cause_and_remedy(january):
    lines = ["X-0;21000383000;20220110;1.00", *(row["line"] for row in WRONG_PAYMENTS)]
    answer = receive_payments(content="\n".join(lines).encode(), key="wrong", **WHO)

    assert (answer["accepted"], answer["rejected"], answer["amount_cents"]) == (1, len(WRONG_PAYMENTS), 1_00)
    for number, (row, problem) in enumerate(zip(WRONG_PAYMENTS, answer["problems"], strict=True), start=2):
        value = lines[number - 1] if row["value"] == "-" else row["value"]
        assert (problem["row"], problem["code"], problem["column"], problem["value"]) == (
            number, row["mistake"], row["column"], value,
        )  # fmt: skip
        assert problem["cause"] and problem["remedy"]


# ---------------------------------------------------------------- a large file

WORKERS, EMPLOYERS = 10_000, 100
GOOD, BAD = 49_000, 1_000


@pytest.fixture
def factory_town(tmp_path, django_db_blocker):
    """A hundred employers with a hundred workers each; the files they send: 49,000 good lines, 1,000 bad ones."""
    documents = [f"{cedula:010d}" for cedula in cedulas(170_000_000 + np.arange(1, WORKERS + 1))]
    serials = private_rucs(np.array([17]), np.arange(1, 2 * EMPLOYERS))
    rucs = [f"{ruc:013d}" for ruc in serials[serials > 0][:EMPLOYERS]]
    who = {"by": "town", "today": 20211231}
    with django_db_blocker.unblock(), living_in(migrated(tmp_path)):
        registry.register_persons(
            rows=pl.DataFrame({"document": documents}).with_columns(
                given_names=pl.lit("Ana"), surnames=pl.lit("Paz"), sex=pl.lit("F"), birth_date=pl.lit("19800101"),
                province=pl.lit("17"),
            ), key="persons", **who,
        )  # fmt: skip
        registry.register_employers(
            rows=pl.DataFrame({"ruc": rucs}).with_columns(
                name=pl.lit("Taller"), kind=pl.lit("private"), industry=pl.lit("C"), province=pl.lit("17")
            ), key="employers", **who,
        )  # fmt: skip
        jobs = pl.DataFrame({"ruc": np.repeat(rucs, WORKERS // EMPLOYERS), "cedula": documents}).with_columns(
            branch=pl.lit("0001"), regime=pl.lit("private"), since_date=pl.lit(20200101),
            monthly_wage_cents=pl.lit(500_00), reserve_accumulated=pl.lit(0), spouse_extension=pl.lit(0),
        )  # fmt: skip
        assert carry_jobs(jobs=jobs, month=living.OPENING, key="jobs", **who)["accepted"] == WORKERS
        yield _mixed(jobs["ruc"].to_list(), documents)


def _mixed(rucs: list[str], documents: list[str]) -> tuple[bytes, dict[int, str]]:
    """The file, and the mistake expected on each bad line, by its number. One line in fifty is bad."""
    head = [f"{ruc};0001;2022;01" for ruc in rucs]
    good = [f"{head[n]};MSU;{documents[n]};510.25" for n in range(WORKERS)]
    good += [f"{head[n]};INS;{documents[n]};{n % 90}.5;O" for n in range(WORKERS)]
    good += [f"{head[n]};COR;{documents[n]};{n % 31};{n % 400}.00;E" for n in range(WORKERS)]
    good += [f"{head[n]};SAL;{documents[n]};202201{n % 28 + 1:02d};V;00000000" for n in range(WORKERS)]
    good += [f"{head[n - 100]};ENT;{documents[n]};20220110;{NAMES['entry']}" for n in range(GOOD - 4 * WORKERS)]
    kinds = [
        row
        for row in WRONG
        if row["mistake"] not in ("repeated_entry", "already_left", "already_employed", "no_such_job")
    ]
    names = {**NAMES, "molino": rucs[0], "ana": documents[0], "gina": documents[1]}
    bad = [kinds[n % len(kinds)] for n in range(BAD)]
    mixed: list[str] = []
    expected: dict[int, str] = {}
    for n, row in enumerate(bad):
        mixed += good[n * 49 : (n + 1) * 49]
        mixed.append(row["line"].format(**names))
        expected[len(mixed)] = row["mistake"]
    return "\n".join(mixed).encode(), expected


def test_fifty_thousand_lines_with_a_thousand_bad_ones(factory_town, capsys):
    content, expected = factory_town
    assert content.count(b"\n") + 1 == GOOD + BAD
    started = time.monotonic()
    answer = submit_notices(content=content, key="january", **WHO)
    with capsys.disabled():
        print(f" 50,000 lines in {time.monotonic() - started:.1f} s ", end="")  # noqa: T201

    assert (answer["accepted"], answer["rejected"]) == (GOOD, BAD)
    assert answer["by_type"] == {"COR": 10_000, "ENT": 9_000, "INS": 10_000, "MSU": 10_000, "SAL": 10_000}
    assert {problem["row"]: problem["code"] for problem in answer["problems"]} == expected
    assert all(problem["column"] and problem["cause"] and problem["remedy"] for problem in answer["problems"])
    assert Notice.objects.count() == WORKERS + GOOD

    before = contents()
    assert submit_notices(content=content, key="january", **WHO) == answer, "the same key: the same answer"
    assert contents() == before
    with pytest.raises(KeyReused, match="january"):
        submit_notices(content=content + b"\n", key="january", **WHO)

    again = submit_notices(content=content, key="again", **WHO)
    reported = Counter(problem["code"] for problem in again["problems"])
    assert (reported["already_employed"], reported["already_left"]) == (9_000, 10_000)
    assert again["by_type"].keys() == {"COR", "INS", "MSU"}, "said again, they say the same"
    assert Job.objects.count() == WORKERS + 9_000


def test_a_bank_file_sent_twice_is_received_once(january):
    content = living.payments_file(living.YEAR[0])
    received = Payment.objects.count()
    assert Act.objects.get(name="collection.receive_payments").result["accepted"] == received

    answer = receive_payments(content=content, key="again", **WHO)
    assert answer["accepted"] == 0
    assert {problem["code"] for problem in answer["problems"]} == {"already_received"}
    assert Payment.objects.count() == received
