"""The draft an employer sees is what the close then says, to the cent, and is made again only when there is news."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from amparo.entrypoints.month import drafting
from amparo.entrypoints.month.drafting import draft
from amparo.entrypoints.month.pipeline import home_store
from amparo.entrypoints.month.prepared import drafts_folder, prepare
from amparo.foundation.acts import trace
from amparo.foundation.history import queries as history
from amparo.foundation.registry import queries as registry
from amparo.foundation.registry.models import Employer
from amparo.modules.affiliation import queries as affiliation
from amparo.modules.affiliation.tables import Work
from amparo.modules.contributions import queries as contributions
from amparo.modules.contributions.tables import Line, Obligation
from tests.month import living


def sealed(table, month, employer_id):
    (file,) = history.files(month, table.name)
    return pl.read_parquet(home_store().path(file.path)).filter(pl.col("employer_id") == employer_id)


@pytest.fixture
def drafts(january):
    """Every employer's draft of January, made before its close."""
    found = {one: draft(one) for one in Employer.objects.values_list("pk", flat=True)}
    living.close(living.YEAR[0])
    return found


def test_every_draft_is_what_the_close_then_seals(drafts):
    assert sum(one.lines.height for one in drafts.values()) > 20
    for employer_id, one in drafts.items():
        assert one.month == living.YEAR[0]
        for table, drafted in ((Line, one.lines), (Obligation, one.obligations), (Work, one.work)):
            assert_frame_equal(drafted, sealed(table, one.month, employer_id))
    assert sorted(reasons(drafts)["ana"]) == [["late"], ["wage"]], "December's raise, said in January"


@pytest.mark.slow
def test_every_line_says_why_it_is_not_last_months(january):
    for month in living.YEAR[:2]:
        living.close(month)
        living.live(month + 1)
        found = {one: draft(one) for one in Employer.objects.values_list("pk", flat=True)}
    living.close(living.YEAR[2])
    for employer_id, one in found.items():
        assert_frame_equal(one.lines, sealed(Line, one.month, employer_id))
        said = one.differences
        assert said["difference_cents"].sum() == said["total_cents"].sum() - said["before_cents"].sum()
        assert said["total_cents"].sum() == one.lines["total_cents"].sum()
    assert reasons(found) == {
        "dario": [["days", "reserve"]], "elsa": [["days", "extras", "reserve"]],
        "gina": [["days"]], "pablo": [["left", "days", "reserve"], ["entered"]],
    }  # fmt: skip


def reasons(drafts):
    """The reasons of each person whose line changed."""
    name = {number: person for person, number in living.PERSON_ID.items()}
    said = pl.concat([one.differences for one in drafts.values()]).filter(pl.col("reasons").list.len() > 0)
    found = {}
    for person_id, why in said.sort("person_id", "job_id").select("person_id", "reasons").iter_rows():
        found.setdefault(name[person_id], []).append(why)
    return found


def test_it_is_made_again_only_when_there_is_news(january):
    employer = Employer.objects.order_by("pk")[0].pk
    first = draft(employer)
    assert draft(employer) is first
    living.live(living.YEAR[0] + 1)
    assert draft(employer) is not first


FRAMES = ("jobs", "work", "lines", "obligations", "lines_before", "work_before")


def test_what_is_prepared_for_everybody_is_each_ones_own(january):
    living.close(living.YEAR[0])
    living.live(living.YEAR[1])
    everybody = list(Employer.objects.values_list("pk", flat=True))
    own = {one: draft(one) for one in everybody}
    made = prepare()
    assert made == prepare(), "once is enough"
    for one, before in own.items():
        now = draft(one)
        assert now is not before
        for name in FRAMES:
            assert_frame_equal(getattr(now, name), getattr(before, name))


def test_who_says_something_later_is_drafted_anew_and_nobody_else(january):
    made = prepare()
    before = {one: draft(one) for one in Employer.objects.values_list("pk", flat=True)}
    living.live(living.YEAR[0] + 1)
    said = (affiliation.last_act_of, contributions.last_act_of)
    spoke = {one for one in before if max(last(one) for last in said) > made.until}
    dead = registry.deaths_between(made.until, trace.last_number())["person_id"]
    lost = {one for one, told in before.items() if told.jobs["person_id"].is_in(dead.implode()).any()}
    assert {one for one, told in before.items() if draft(one) is not told} == spoke | lost
    assert 0 < len(spoke | lost) < len(before)


def test_drafts_cut_short_are_no_drafts(january):
    def cut(module):
        if module == "contributions":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(progress=cut)
    assert list(drafts_folder().iterdir()) == []
    assert draft(Employer.objects.order_by("pk")[0].pk).lines.height
    assert prepare().folder.exists()


def test_before_the_books_there_is_no_draft(database):
    with pytest.raises(drafting.BooksNotOpen, match="amparo month open"):
        draft(1)
