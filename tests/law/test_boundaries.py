"""At every edge of the law all carriers give what a second reading of the law gives, and nothing where it is silent."""

from functools import cache
from typing import Any

import polars as pl
import pytest

from amparo.foundation.history.engine import engine_in_use
from amparo.foundation.law import Law, LawError, compute, with_columns
from amparo.foundation.law.boundaries import Question, questions
from amparo.foundation.law.catalogue import modules_with_rules, rulebook_of, rules_of, users_of
from amparo.foundation.law.values import Absent, Cases
from amparo.foundation.money import SCALE
from tests.law import oracle

LAW = Law.load()
MODULES = modules_with_rules()
Answered = dict[Question, Any]


@cache
def answered(module: str, result: str) -> Answered:
    """The questions at the edges of a rule, with what the second reading answers: nothing is None."""
    return {question: _answer(module, question) for question in questions(module, result)}


def _answer(module: str, question: Question) -> Any:
    try:
        return oracle.answer(rules_of(module)[question.result], question.day, dict(question.given))
    except oracle.Silence:
        return None


@pytest.mark.parametrize("module", MODULES)
def test_one_by_one(module):
    for result in rules_of(module):
        for question, expected in answered(module, result).items():
            law_on, given = LAW.on(question.day), dict(question.given)
            try:
                found = compute(rulebook_of(module), given, law_on, [result])[result]
            except LawError:
                found = None
            assert found == expected, question


@pytest.mark.parametrize("engine", ["polars", "duckdb", pytest.param("pyspark", marks=pytest.mark.spark)])
@pytest.mark.parametrize("module", MODULES)
def test_all_together(module, engine, tmp_path):
    if engine == "pyspark":
        pytest.importorskip("pyspark")
    for place, group in enumerate(groups(module)):
        asked = [(question, expected) for result in group for question, expected in answered(module, result).items()]
        rows = [{"row": row, "on_date": one.day, **dict(one.given)} for row, (one, _) in enumerate(asked)]
        path = tmp_path / f"{place}.parquet"
        pl.DataFrame(rows, infer_schema_length=None).write_parquet(path)
        chosen = engine_in_use(engine)
        frame = with_columns(chosen.scan([path]), rulebook_of(module), LAW.by("on_date"), group)
        found = chosen.collect(frame.select("row", *group)).sort("row").to_dict(as_series=False)
        for row, (question, expected) in enumerate(asked):
            assert found[question.result][row] == expected, question


def groups(module: str) -> list[list[str]]:
    """Results that can be asked in one frame, for none is given to another: an engine plans a few, not a hundred."""
    found: list[tuple[list[str], set[str]]] = []
    for result in rules_of(module):
        if asked := answered(module, result):
            given = {name for name, _ in next(iter(asked)).given}
            for group, known in found:
                if result not in known and not given & set(group):
                    group.append(result)
                    known |= given
                    break
            else:
                found.append(([result], given))
    return [group for group, _ in found]


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize("value", LAW.values.values(), ids=lambda value: value.name)
def test_every_entry_that_a_rule_may_read_is_read(value):
    """Of each entry, every key has a question that is answered on its first day, or when its rule begins to read it."""
    users = users_of(value.name)
    read = {
        (value.on(question.day).since, dict(question.given).get(value.keyed_by))
        for module, result in users
        for question, expected in answered(module, result).items()
        if expected is not None and reads(module, result, question.day, value.name)
    }
    for entry, following in zip(value.entries, (*value.entries[1:], None), strict=True):
        cases = entry.content.by_key if isinstance(entry.content, Cases) else [(None, entry.content)]
        end = following.since if following else 99991231
        in_time = any(
            one.since < end and entry.since < one.until and value.name in one.parameters
            for module, result in users
            for one in rules_of(module)[result]
        )
        unread = [key for key, content in cases if not isinstance(content, Absent) and (entry.since, key) not in read]
        assert not (in_time and unread), f"{value.name}, {entry.since}: {unread}"


def reads(module: str, result: str, day: int, name: str) -> bool:
    return name in rulebook_of(module).on(result, day).parameters


def given(module: str, result: str, name: str, day: int) -> set[Any]:
    return {dict(question.given)[name] for question in answered(module, result) if question.day == day}


def test_the_day_before_and_the_day():
    days = {question.day for question in answered("pensions", "state_share_cents")}
    assert {20011129, 20011130, 20150419, 20150420, 20181231, 20190101} <= days


def test_each_key_of_a_table_and_past_its_last():
    years = given("pensions", "coefficient", "years", 20060309)
    assert {4, 5, 6, 39, 40, 41, 47} <= years


def test_each_minimum_met_and_missed_by_one():
    asked = {tuple(dict(question.given).values()) for question in answered("pensions", "right")}
    assert {(60, 360), (59, 360), (60, 359), (70, 120), (69, 120), (70, 119)} <= asked


def test_each_limit_and_one_step_to_each_side():
    assert {59, 60, 61} <= given("pensions", "invalidity_active_right", "months", 20060309)
    assert {5_000_000, 5_000_001} <= given("worker_funds", "social_mortgage_right", "principal_cents", 20250913)


def test_ties_of_half_a_cent():
    ties = [base for base in given("contributions", "personal_cents", "base_cents", 20210101) if base * 94_500 % SCALE]
    assert any(base * 94_500 % SCALE == SCALE // 2 for base in ties)
    assert any(base < 0 for base in given("contributions", "base_cents", "extra_cents", 20180101))
