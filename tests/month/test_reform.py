"""A reform tried on the hamlet's closed year: who pays or is paid otherwise to the cent, and nothing sealed touched."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from amparo.entrypoints.cli import main
from amparo.entrypoints.month.reading import Reader
from amparo.entrypoints.reform import kept
from amparo.entrypoints.reform.again import Again, closed_again
from amparo.entrypoints.reform.country import CannotTry, Country
from amparo.entrypoints.reform.effects import Effects, effects
from amparo.entrypoints.reform.groups import DIMENSIONS, OUTCOMES, employers, funds, groups
from amparo.entrypoints.reform.proposal import Proposal
from amparo.entrypoints.reform.reach import REPEATED, law_read_in, rules_resting_on
from amparo.entrypoints.reform.trial import tried
from amparo.foundation.history.closed import Turn
from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law import Law
from amparo.foundation.law.values import Value
from amparo.foundation.money import share
from amparo.modules.contributions.tables import Line
from amparo.modules.pensions.tables import Payslip
from tests.month import sealed
from tests.month.homes import contents, living_in, migrated
from tests.month.living import OPENING, PERSON_ID, YEAR, cents

pytestmark = pytest.mark.xdist_group("hamlet")

LAW = Law.load()
CITE = "{law: Propuesta, article: única, checked: 2026-11-21, trust: PROPOSED}"
RATE = "personal_rate: since: 2022-01-01, cases: {private: 0.1415}"
CEILING = "maximum_pension_rate: since: 2022-01-01, cases: {sgo_old_age: {steps: {0: 2.00}}}"
RIGHT = "pension_right: since: 2022-01-01, rows: [{months: 420, age: 60}]"
BASIC_WAGE = "basic_wage_cents: since: 2022-01-01, value: 500.00"
BASE = "reference_base_rate: since: 2022-01-01, cases: {private: 1.00}"
QUARTER, SPRING = "2022-01..2022-03", "2022-04..2022-06"
REFORMS = [(RATE, ""), (CEILING, ""), (RIGHT, SPRING), (BASIC_WAGE, QUARTER), (BASE, QUARTER)]

NAMES = [said.partition(":")[0] for said, _asked in REFORMS]

Lay = Callable[..., Path]
Try = Callable[..., tuple[Effects, Again]]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """The file of a reform of one or more values, each «name: since: …, what it says»."""

    def written(*changes: str) -> Path:
        file = tmp_path / "reforma.yaml"
        file.write_text("".join(_value(*one.split(": ", 1)) for one in changes))
        return file

    return written


def _value(name: str, said: str) -> str:
    return f"{name}:\n  values:\n    - {{cite: {CITE}, {said}}}\n"


@pytest.fixture(scope="module")
def known() -> dict:
    """What was already tried, because each trial closes the year twice."""
    return {}


@pytest.fixture
def effects_of(year: Path, lay: Lay, tmp_path: Path, known: dict) -> Try:
    """What a reform moves in the hamlet's year, before anything is hidden."""

    def tried_on(said: str, asked: str = "") -> tuple[Effects, Again]:
        if (said, asked) not in known:
            country, proposal, engine = Country.closed(), Proposal.read(lay(said)), engine_in_use()
            months = country.chosen(asked)
            closed = [month for month in YEAR if month <= months[-1]]
            again = closed_again(country, closed, proposal, engine, tmp_path, lambda month: None)
            known[said, asked] = effects(country, again, months, engine), again
        return known[said, asked]

    return tried_on


def by_person(found: Effects, column: str) -> dict[str, int]:
    names = {number: name for name, number in PERSON_ID.items()}
    return {names[person]: value for person, value in found.people.select("person_id", column).rows() if value}


def by_fund(found: Effects) -> dict[str, int]:
    return dict(found.funds.group_by("fund").agg(pl.col("cents").sum()).rows())


# ---------------------------------------------------------------- to the cent


def test_a_rate_moves_what_each_job_has_in_the_end_said_of_each_month(effects_of):
    """Late notices too: what was said of a month again counts by what was said last."""
    found, _again = effects_of(RATE)
    lines = sealed.rows_until(Line, YEAR[-1]).filter(pl.col("about_month") >= 202201, pl.col("regime") == "private")
    said = lines.group_by("person_id", "job_id", "about_month").agg(pl.col("base_cents").sum())
    worker, total = Counter[str](), 0
    names = {number: name for name, number in PERSON_ID.items()}
    for person, base in said.select("person_id", "base_cents").rows():
        worker[names[person]] -= share(base, 141_500) - share(base, 94_500)
        total += share(base, 253_000) - share(base, 206_000)
    assert by_person(found, "contribution_cents") == {person: gain for person, gain in worker.items() if gain}
    assert by_person(found, "pension_cents") == {}
    assert found.employers["cents"].sum() == -total - sum(worker.values()), "what is left of the total"
    assert by_fund(found) == {"211": total}, "pensions keep what the other funds do not take"


def test_pensions_in_payment_are_not_cut_by_a_lower_maximum_but_do_not_rise(effects_of):
    found, _again = effects_of(CEILING)
    rise = cents("1001.40") - cents("1000.00")
    assert by_person(found, "pension_cents") == {"abel": -(12 * rise + rise)}, "twelve months and the thirteenth"
    of_the_state = 12 * (share(cents("1001.40"), 400_000) - share(cents("1000.00"), 400_000))
    assert by_fund(found) == {"state": of_the_state, "211": 13 * rise - of_the_state}
    assert found.awards == (1, 1)


def test_who_would_not_have_had_the_right_is_not_paid(effects_of):
    found, _again = effects_of(RIGHT, SPRING)
    assert by_person(found, "pension_cents") == {"hector": -2 * cents("372.00")}, "granted in April, paid since May"
    assert found.awards == (1, 0)


def test_who_only_the_reform_pays_is_among_the_people(effects_of, lay):
    found, _again = effects_of(RIGHT.replace("420", "100"), "2022-03..2022-04")
    fausto = found.people.filter(pl.col("person_id") == PERSON_ID["fausto"]).row(0, named=True)
    assert fausto["pension_cents"] > 0 and (fausto["paid_cents"], fausto["paid_months"]) == (0, 0)
    assert fausto["sex"] == "M" and found.awards == (1, 2)


def test_what_contributes_otherwise_reaches_the_pensions_that_read_it(effects_of):
    _found, again = effects_of(BASE, QUARTER)
    assert {"contributions.yearly_wage", "pensions.payslip"} <= set(again.checked)
    _found, again = effects_of(RATE)
    assert "pensions.payslip" not in again.checked, (
        "yearly wages are the same, so nobody's pension was worked out again"
    )


def test_a_reform_dated_in_the_middle_moves_nothing_before(effects_of):
    found, again = effects_of(RATE.replace("2022-01-01", "2022-03-01"), "2022-01..2022-04")
    assert again.others(Country.closed(), Line, YEAR[:4]) == tuple(YEAR[2:4])
    assert by_person(found, "contribution_cents")["ana"] == 2 * (share(49_000, 94_500) - share(49_000, 141_500))


# ---------------------------------------------------------------- what must always hold


@pytest.mark.parametrize(("said", "asked"), REFORMS, ids=NAMES)
def test_what_people_gain_the_funds_lose(effects_of, said, asked):
    found, _again = effects_of(said, asked)
    moved = found.people["contribution_cents"].sum() + found.people["pension_cents"].sum()
    assert moved
    assert moved + found.employers["cents"].sum() + found.funds["cents"].sum() == 0
    assert set(found.funds["person_id"]) <= set(found.people["person_id"])


@pytest.mark.parametrize(("said", "asked"), REFORMS, ids=NAMES)
def test_everyone_gains_loses_or_stays_the_same(effects_of, said, asked):
    found, _again = effects_of(said, asked)
    months = Country.closed().chosen(asked)
    everyone = {
        person for table in (Line, Payslip) for month in months for person in sealed.rows(table, month)["person_id"]
    }
    assert everyone == set(found.people["person_id"])
    assert found.people.null_count().sum_horizontal().item() == 0
    told = groups(found, months[-1], 42_500)
    assert (told[0].dimension, told[0].people) == ("", len(everyone))
    assert {one.dimension for one in told} == {"", *DIMENSIONS}


@pytest.mark.parametrize(
    "said",
    [
        "personal_rate: since: 2022-05-01, cases: {private: 0.0945}",
        "state_share_rate: since: 2022-05-01, value: 0.40",
        "best_years_count: since: 2022-05-01, value: 5",
    ],
)
def test_a_reform_that_says_the_same_moves_nothing(effects_of, said):
    found, again = effects_of(said)
    assert not again.checked and again.files == Country.closed().files
    assert not by_person(found, "contribution_cents") and not by_person(found, "pension_cents")
    assert found.funds.is_empty() and not any(found.employers["cents"])


def test_a_reform_without_changes_still_counts_everyone(year, lay):
    answer = tried(lay("best_years_count: since: 2022-05-01, value: 5"))
    assert answer["reached"] and answer["law"] == answer["cases"]["moved"] == answer["rules"] == []
    everyone = answer["groups"][0]
    assert everyone["people"] == everyone["same_people"] > 0 == everyone["gain_people"] == everyone["lose_people"]


def test_nothing_sealed_is_touched(year, lay):
    def written() -> dict[Path, int]:
        history = [path for path in (year / "history").rglob("*") if path.is_file()]
        return {path: path.stat().st_mtime_ns for path in history}

    before, files = contents(), written()
    assert tried(lay(BASE, CEILING), "2022-01")["checked"]
    assert contents() == before
    assert written() == files


def test_no_answer_tells_of_fewer_than_ten(effects_of):
    for said, asked in REFORMS:
        found, _again = effects_of(said, asked)
        told = [*groups(found, YEAR[-1], 42_500), employers(found)]
        counts = [one.people for one in told] + [getattr(one, name).people for one in told for name in OUTCOMES]
        assert not [count for count in counts if count is not None and 0 < count < 10]
        for one in told:
            unknown = [name for name in OUTCOMES if getattr(one, name).people is None]
            assert len(unknown) != 1 or one.people is None, "the difference of the rest"
            assert all(getattr(one, name).cents is None for name in unknown)
        assert not [one for one in funds(found) if one.people is not None and 0 < one.people < 10]


# ---------------------------------------------------------------- what a reform reaches


class Listening(dict[str, Value]):
    """The values of law, noting which are asked for."""

    def __init__(self, values: dict[str, Value]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Value:
        self.asked.add(name)
        return super().__getitem__(name)


def test_a_turn_asks_the_law_nothing_but_what_its_source_says(year, tmp_path):
    country, engine = Country.closed(), engine_in_use()
    for step in REPEATED:
        law = Law(LAW.values)
        law.values = listening = Listening(law.values)
        for month in (OPENING, *YEAR[:4]):
            scratch = tmp_path / f"{step.module}-{month}"
            scratch.mkdir()
            step.close(Turn(month, month == OPENING), Reader(engine, month, OPENING, country.files, scratch), law)
        assert listening.asked <= law_read_in(step), step.module
        assert listening.asked


def test_the_rules_that_rest_on_a_value_are_found_through_others():
    resting = rules_resting_on(["maximum_pension_rate"])
    assert {("pensions", "maximum_cents"), ("pensions", "pension_cents"), ("pensions", "thirteenth_cents")} <= set(
        resting
    )
    assert ("pensions", "minimum_cents") not in resting and ("contributions", "total_cents") not in resting


# ---------------------------------------------------------------- the answer


def test_the_answer_says_the_law_the_cases_and_what_was_checked(year, lay):
    answer = tried(lay(RATE), "2022-01")
    assert answer["law"] == [
        {
            "value": "personal_rate", "title": {"es": "Aporte personal", "en": "Personal contribution"},
            "keys": ["private"], "since": "2022-01-01", "until": None,
            "before": {"es": "9,45\N{NO-BREAK SPACE}%", "en": "9.45%"},
            "after": {"es": "14,15\N{NO-BREAK SPACE}%", "en": "14.15%"},
            "cite": {
                "norm": "Propuesta, única", "trust": "PROPOSED", "note": {"es": "", "en": ""}, "checked": "2026-11-21",
            },
        }
    ]  # fmt: skip
    moved = {(one["case"], one["rule"]): (one["before"], one["after"]) for one in answer["cases"]["moved"]}
    assert moved["planilla real, 482", "personal_cents"] == (4555, 6820)
    assert len(moved) < answer["cases"]["all"]
    assert {"module": "contributions", "rule": "personal_cents"} in [
        {name: one[name] for name in ("module", "rule")} for one in answer["rules"]
    ]
    assert answer["checked"]["contributions.line"] == sealed.rows(Line, YEAR[0]).height
    assert json.loads(json.dumps(answer)) == answer


def test_a_reform_of_another_date_is_tried_as_if_it_began_in_the_year(year, lay):
    far = lay(RATE.replace("2022-01-01", "2031-04-01"))
    nobody, here = tried(far), tried(far, "2022-01", starting="2022-01")
    assert not nobody["reached"] and "groups" not in nobody and nobody["law"] and nobody["cases"]["moved"] == []
    assert {**here, "starting": None} == tried(lay(RATE), "2022-01")
    autumn = tried(lay(RATE), starting="2022-10")
    assert autumn["months"] == ["2022-10", "2022-11", "2022-12"] and autumn["law"][0]["since"] == "2022-10-01"


def test_a_part_of_the_year_adds_up_with_the_rest(effects_of):
    parts = [effects_of(BASIC_WAGE, asked)[0] for asked in ("2022-01..2022-02", "2022-03")]
    whole, _again = effects_of(BASIC_WAGE, QUARTER)
    for column in ("contribution_cents", "pension_cents"):
        added = Counter[str]()
        for one in parts:
            added.update(by_person(one, column))
        assert added == by_person(whole, column)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2021-12", "No están cerrados todos los meses de 2021-12: los hay de 2022-01 a 2022-12"),
        ("2022-11..2023-02", "los hay de 2022-01 a 2022-12"),
        ("2022", "«2022» no es un mes"),
        ("2022-05..2022-01", "termina antes de empezar"),
    ],
)
def test_months_that_are_not_closed_say_which_are(year, lay, asked, said):
    with pytest.raises(CannotTry, match=said):
        tried(lay(RATE), asked)


def test_a_month_to_begin_in_must_be_one(year, lay):
    with pytest.raises(CannotTry, match="--from: «ahora» no es un mes"):
        tried(lay(RATE), starting="ahora")


def test_a_country_without_closed_months_says_how_to_have_one(tmp_path, lay, django_db_blocker):
    with django_db_blocker.unblock(), living_in(migrated(tmp_path)), pytest.raises(CannotTry, match="amparo demo"):
        tried(lay(RATE))


def test_what_today_does_not_give_again_is_not_compared(year, lay, tmp_path):
    proposal = Proposal.read(lay(RATE))
    turned = replace(proposal, law=proposal.reform, reform=proposal.law)
    said = r"contributions\.line de 2022-01: \d+ filas difieren; la primera es .*'person_id': 1,"
    with pytest.raises(CannotTry, match=said):
        closed_again(Country.closed(), YEAR, turned, engine_in_use(), tmp_path, lambda month: None)


def test_a_reform_that_breaks_a_table_says_which_row(year, lay):
    broken = lay(
        "flat_pension: since: 2022-01-01, cases: {sgo_old_age: 1}", "rural_pension_cents: since: 2022-01-01, value: 0"
    )
    with pytest.raises(CannotTry, match=r"En 2022-01 la reforma deja filas.*pensions\.entitlement\.pension_cents"):
        tried(broken)


@pytest.mark.slow
def test_another_engine_gives_the_same_answer(year, lay, django_db_blocker):
    answer = tried(lay(RATE), "2022-01..2022-02")
    with django_db_blocker.unblock(), living_in(year, engine="duckdb"):
        assert tried(lay(RATE), "2022-01..2022-02") == answer


# ---------------------------------------------------------------- kept, and told


@pytest.fixture
def own_year(year_home: Path, tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """The closed year, and a folder of one's own to keep answers in."""
    import shutil

    home = shutil.copytree(year_home, tmp_path / "home")
    with django_db_blocker.unblock(), living_in(home):
        yield home


def test_an_answer_is_kept_until_something_it_rests_on_changes(own_year, lay):
    file = lay(RATE)
    assert kept.kept(file) is None
    answer = kept.try_and_keep(file, "2022-01")
    assert kept.kept(file, "2022-01") == answer
    assert kept.kept(file) is None and kept.kept(file, "2022-01", starting="2022-01") is None
    assert kept.kept(lay(RATE.replace("0.1415", "0.1400")), "2022-01") is None


@pytest.mark.slow
def test_the_shipped_reforms_are_right_and_move_something(year):
    assert list(kept.shipped()) == ["alza-del-aporte", "techo-de-las-pensiones"]
    rise, ceiling = (tried(file, QUARTER) for file in kept.shipped().values())
    assert {one["value"] for one in rise["law"]} == {"personal_rate", "employer_rate"}
    assert {one["value"] for one in ceiling["law"]} == {"maximum_pension_rate"}
    for answer in (rise, ceiling):
        assert answer["cases"]["moved"] and answer["source"] and all(answer["summary"].values())
    assert rise["groups"][0]["lose_people"] >= 10
    law = LAW.laid_over(kept.shipped()["alza-del-aporte"]).on("2022-01")
    totals = {key: law.value("personal_rate", key) + law.value("employer_rate", key) for key in LAW.keys("regime")}
    assert [totals[key] for key in ("private", "domestic", "public", "teachers")] == [300_000] * 4
    assert (totals["bank_municipal"], totals["own_account"]) == (226_000, 176_000)


def test_the_command_tells_it_in_words_and_as_data(own_year, lay, monkeypatch, capsys):
    monkeypatch.setattr(main, "_set_up", lambda spoken: None)
    monkeypatch.setenv("LANGUAGE", "es")
    file = str(lay(BASIC_WAGE))
    assert main.main(["--lang", "es", "reform", file, "--months", "2022-01"]) == 0
    told = capsys.readouterr().out
    assert "Salario básico unificado, desde 2022-01-01 hasta 2023-01-01" in told
    assert "antes:   $425,00" in told and "después: $500,00" in told
    assert "lo sellado: contributions.line" in told
    assert "·· oculto: menos de diez personas" in told
    assert main.main(["--lang", "es", "reform", file, "--months", "2022-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["law"][0]["value"] == "basic_wage_cents"
    assert main.main(["--lang", "es", "reform"]) == 0
    assert "techo-de-las-pensiones" in capsys.readouterr().out
    assert main.main(["--lang", "es", "reform", "nada.yaml"]) == 1
    assert "nada.yaml: no se puede leer" in capsys.readouterr().err
    assert main.main(["--lang", "es", "reform", str(lay(RATE.replace("2022-01-01", "2040-01-01")))]) == 0
    assert "Con --from 2022-01 se prueba" in " ".join(capsys.readouterr().out.split())
