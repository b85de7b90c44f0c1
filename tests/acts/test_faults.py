"""Every action: asked twice it happens once; failing anywhere it leaves nothing, and asked again it happens."""

from __future__ import annotations

import pytest

from amparo.entrypoints.cli.manuals import declare_everything
from amparo.foundation.acts import trace
from tests.acts.examples import EXAMPLES
from tests.acts.faults import Fault, Watch
from tests.acts.ground import Ground

declare_everything()


@pytest.mark.parametrize("name", EXAMPLES)
def test_asked_twice_it_happens_once(on_sqlite: Ground, name):
    left = on_sqlite.left_alone(name)
    on_sqlite.put_back()
    first, number = on_sqlite.ask(name, Watch()), trace.last_number()
    assert on_sqlite.changed(), "an example that does nothing proves nothing"
    assert on_sqlite.ask(name, Watch()) == first
    assert left.differs(first) == []
    assert trace.verify() == number


@pytest.mark.sampled
@pytest.mark.parametrize("name", EXAMPLES)
def test_failing_at_some_statements_and_at_the_commit_it_leaves_nothing(on_sqlite: Ground, name):
    """At one statement in eight; `make test` has them all."""
    fail_and_ask_again(on_sqlite, name, every=8)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_failing_at_any_statement_it_leaves_nothing(on_sqlite: Ground, name):
    fail_and_ask_again(on_sqlite, name, every=1)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("name", EXAMPLES)
def test_failing_at_some_statements_it_leaves_nothing_on_postgresql(on_postgresql: Ground, name):
    fail_and_ask_again(on_postgresql, name, every=5)


def fail_and_ask_again(ground: Ground, name: str, every: int) -> None:
    left = ground.left_alone(name)
    faults = [Watch(at=number) for number in range(every - 1, left.statements, every)]
    for watch in (*faults, Watch(at_commit="before"), Watch(at_commit="after")):
        ground.put_back()
        with pytest.raises(Fault) as failed:
            ground.ask(name, watch)
        where = f"{name} failed at «{failed.value}»"
        if watch.at is not None:
            assert not ground.changed(), f"{where} and left something"
        answer = ground.ask(name, Watch())
        assert left.differs(answer) == [], f"{where}, was asked again, and left something else"
