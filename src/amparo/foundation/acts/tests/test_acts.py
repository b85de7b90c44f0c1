"""An act happens once, alone, and leaves a trace that cannot be changed unnoticed."""

import threading
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from django.db import IntegrityError, connection, connections, transaction

from amparo.foundation.acts import action as acts
from amparo.foundation.acts import reads, trace, written
from amparo.foundation.acts.models import AccessTrace, Act
from amparo.foundation.months import Month

BY_CLERK = {"by": "clerk", "today": 20220131}


@pytest.fixture
def count(monkeypatch):
    """An action that returns the number of its act and remembers how often it ran."""
    monkeypatch.setattr(acts, "declared", {})
    ran = []

    @acts.action("test.count", es="Contar", en="Count")
    def count(*, by, today, key, amount=0):
        ran.append(amount)
        if amount < 0:
            raise ValueError("negative")
        return {"act": acts.current_act().number, "ran": len(ran)}

    return count


def test_an_act_repeated_with_its_key_happens_once(database, count):
    first = count(**BY_CLERK, key="a", amount=5)
    assert count(**{**BY_CLERK, "today": 20220201}, key="a", amount=5) == first == {"act": 1, "ran": 1}
    assert count(**BY_CLERK, key="b", amount=5) == {"act": 2, "ran": 2}
    assert trace.last_number() == trace.verify() == 2


def test_a_key_cannot_stand_for_two_requests(database, count):
    count(**BY_CLERK, key="a", amount=5)
    with pytest.raises(acts.KeyReused, match=r"«a» ya se usó en el acto 1 .*use otra clave"):
        count(**BY_CLERK, key="a", amount=6)


def test_an_act_that_fails_leaves_nothing_and_its_key_free(database, count):
    with pytest.raises(ValueError, match="negative"):
        count(**BY_CLERK, key="a", amount=-1)
    assert trace.last_number() == 0
    assert count(**BY_CLERK, key="a", amount=1)["act"] == 1
    with pytest.raises(RuntimeError, match="no act is under way"):
        acts.current_act()


def test_what_a_rollback_does_not_take_back_is_undone(database, monkeypatch):
    monkeypatch.setattr(acts, "declared", {})
    undone = []

    @acts.action("test.keep", es="Guardar", en="Keep")
    def keep(*, by, today, key, fails):
        acts.current_act().undo.extend([lambda: undone.append("first"), lambda: undone.append("second")])
        if fails:
            raise ValueError("full")
        return {}

    with pytest.raises(ValueError, match="full"):
        keep(**BY_CLERK, key="a", fails=True)
    assert undone == ["second", "first"]
    keep(**BY_CLERK, key="a", fails=False)
    assert undone == ["second", "first"]


def test_acts_do_not_nest(database, count):
    @acts.action("test.outer", es="Fuera", en="Outer")
    def outer(*, by, today, key):
        return count(by=by, today=today, key=key)

    with pytest.raises(RuntimeError, match=r"test\.count was called inside test\.outer"):
        outer(**BY_CLERK, key="a")


def test_acts_at_the_same_time_queue(database, count):
    def several(name):
        for n in range(5):
            count(**BY_CLERK, key=f"{name}{n}")
        connections.close_all()

    threads = [threading.Thread(target=several, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trace.verify() == 15


@pytest.mark.parametrize("day", [20220230, 0, 202201])
def test_a_day_that_does_not_exist_is_refused(count, day):
    with pytest.raises(ValueError, match="que no es un día"):
        count(by="clerk", today=day, key="a")


def test_an_action_takes_keywords_and_is_told_who_when_and_under_which_key():
    with pytest.raises(TypeError, match="keywords only"):
        acts.action("test.positional", es="", en="")(lambda by, today, key: {})
    with pytest.raises(TypeError, match="lacks today, key"):
        acts.action("test.clock", es="", en="")(lambda *, by: {})


def test_the_database_refuses_to_change_the_trace(database, count):
    count(**BY_CLERK, key="a")
    for change in ("UPDATE acts_act SET today = 20220101", "DELETE FROM acts_act"):
        with pytest.raises(IntegrityError, match="acts_act solo crece"), transaction.atomic():
            execute(change)
    assert trace.verify() == 1


TAMPERINGS = (
    ('UPDATE acts_act SET result = \'{"act": 9, "ran": 2}\' WHERE number = 2', 2, "su contenido"),
    ("UPDATE acts_act SET payload = '{\"amount\": 9}' WHERE number = 3", 3, "lo pedido"),
    ("UPDATE acts_act SET previous_hash = hash WHERE number = 2", 2, "no continúa"),
    ("DELETE FROM acts_act WHERE number = 2", 2, "falta"),
    ("DELETE FROM acts_act WHERE number = 4", 4, "la cadena termina en 3"),
)
LIFT = {
    "postgresql": ["ALTER TABLE acts_act DISABLE TRIGGER USER"],
    "sqlite": ["DROP TRIGGER acts_act_refuses_update", "DROP TRIGGER acts_act_refuses_delete"],
}


def test_what_was_changed_behind_the_database_is_named(database, count):
    for key in "abcd":
        count(**BY_CLERK, key=key)
    for tampering, number, cause in TAMPERINGS:
        with pytest.raises(trace.TraceDiffers, match=f"Acto {number}: {cause}"), transaction.atomic():
            execute(*LIFT[database], tampering)
            trace.verify()
    assert trace.verify() == 4


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_reading_personal_data_leaves_a_trace(database):
    reads.record(by="inspector", today=20220131, purpose="reclamo 12", person_ids=[7, 8])
    reads.record(by="system", today=20220131, purpose="cierre 2022-01", count=40_000)
    assert [read.by for read in reads.of_person(7)] == ["inspector"]
    assert AccessTrace.objects.get(person_id=None).person_count == 40_000
    with pytest.raises(ValueError, match="para qué"):
        reads.record(by="inspector", today=20220131, purpose=" ", person_ids=[7])
    with pytest.raises(IntegrityError):
        AccessTrace.objects.all().delete()


def test_large_things_are_kept_as_their_hash(database, count, tmp_path):
    file = tmp_path / "batch.txt"
    file.write_bytes(b"1;2;3")
    kept = written.summary(
        {
            "file": Path(file),
            "bytes": b"1;2;3",
            "frame": pl.DataFrame({"a": [1, 2]}),
            "list": list(range(5000)),
            "small": [np.int64(3), Month(2022, 1)],
        }
    )
    assert kept["file"] == kept["bytes"] and kept["file"]["bytes"] == 5
    assert kept["frame"]["rows"] == 2 and len(kept["frame"]["sha256"]) == 64
    assert set(kept["list"]) == {"sha256", "characters"}
    assert kept["small"] == [3, "2022-01"]
    count(**BY_CLERK, key="a", amount=5)
    assert Act.objects.get().payload == {"amount": 5}


def test_fractions_do_not_enter_the_trace():
    with pytest.raises(ValueError, match="whole cents"):
        written.summary({"amount": 0.1})
