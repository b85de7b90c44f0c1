"""What is a worker's never depends on what was paid: by her employer, for her or for her colleagues, or by anyone."""

import shutil

import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.entrypoints.month.steps import STEPS
from amparo.entrypoints.month.work_history import work_history
from amparo.foundation.history.models import HistoryFile
from amparo.modules.collection.actions import receive_payments
from amparo.modules.collection.queries import statement
from tests.month import living
from tests.month.homes import living_in

MONTHS = living.YEAR[:2]
RIGHTS = ("affiliation.", "contributions.", "pensions.")


def lived(paying: bool) -> tuple[dict, dict]:
    """Two closes in which everybody pays all that is owed, or nobody a cent: what is sealed, and each history."""
    for month in MONTHS:
        if paying:
            lines = [
                f"{item.item_id};{item.item_id};{month.first_date};{item.owed_cents / 100:.2f}"
                for payer in living.PAYER_ID.values()
                for item in statement(payer, month.first_date).items
                if item.owed_cents > 0
            ]
            answer = receive_payments(
                content="\n".join(lines).encode(), by="bank", today=month.last_date, key=f"paid {month}"
            )
            assert answer["accepted"] == len(lines) > 0
        close_month(month)
    files = HistoryFile.objects.values_list("table", "month", "content_hash")
    seen = {(table, month): hash for table, month, hash in files if table.startswith(RIGHTS)}
    histories = {
        person: [
            (one.month, one.job_id, one.days, one.base_cents, one.declared, sum(c.declared_cents for c in one.charges))
            for one in work_history(person).months
        ]
        for person in living.PERSON_ID.values()
    }
    return seen, histories


@pytest.mark.slow
def test_all_is_the_same_whether_everybody_pays_or_nobody_does(january_home, tmp_path, django_db_blocker):
    found = []
    for paying in (True, False):
        home = shutil.copytree(january_home, tmp_path / str(paying))
        with django_db_blocker.unblock(), living_in(home):
            found.append(lived(paying))
    assert found[0] == found[1]
    assert any(found[0][1].values())


def test_no_turn_that_makes_a_right_reads_what_was_paid():
    for step in STEPS:
        if step.module != "collection":
            assert not [table.name for table in step.reads if table.name.startswith("collection.")]
