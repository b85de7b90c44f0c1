"""A job nobody declared is claimed with a document, answered in time, and once two persons grant it, it is history."""

import itertools

import pytest

from amparo.entrypoints.month.pipeline import close_month
from amparo.entrypoints.month.work_history import work_history
from amparo.foundation import calendar
from amparo.foundation.access import actions as access
from amparo.foundation.access.models import User
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries
from amparo.foundation.cases.actions import run_clocks
from amparo.foundation.cases.kinds import CaseError
from amparo.foundation.months import Month
from amparo.foundation.registry.queries import establishments_by_branch
from amparo.modules.affiliation import cases, claims
from amparo.modules.affiliation.models import Notice
from tests.month import living
from tests.month.living import PAYER_ID, PERSON_ID

PDF = b"%PDF-1.7 rol de pagos"
MONDAY = 20220117
_keys = itertools.count()


def do(perform, by="user:1", today=MONDAY, **asked):
    return perform(by=by, today=today, key=f"claim {next(_keys)}", **asked)


def file(by="user:9", **changed):
    """Gina says that she worked for the hacienda, from before the books until ten days into January."""
    place = establishments_by_branch([PAYER_ID["hacienda"]])[PAYER_ID["hacienda"], "0001"]
    asked = {
        "person_id": PERSON_ID["gina"], "establishment_id": place, "since_date": "20211016", "until_date": "20220110",
        "relation": "06", "wage": "600.00", "title": "Roles de pago", "content": PDF,
    }  # fmt: skip
    return do(claims.file_claim, by=by, **{**asked, **changed})["case"]


def notices_of(person):
    return Notice.objects.filter(person_id=PERSON_ID[person]).order_by("id").values_list("type", "effective_date")


def test_what_two_persons_grant_is_recorded_and_the_close_states_it(january):
    case = file()
    assert do(claims.notify_claim, case=case)["state"] == "notified"
    assert [one.id for one in queries.inbox(cases.EMPLOYER, MONDAY)] == [case]
    assert do(claims.answer_claim, by="user:5", case=case, accepts=True)["state"] == "to_decide"
    assert do(claims.decide_claim, case=case, grants=True) == {"case": case, "state": "to_decide", "recorded": 0}
    with pytest.raises(CaseError, match="otra persona"):
        do(claims.decide_claim, case=case, grants=True)
    assert list(notices_of("gina")) == []
    granted = do(claims.decide_claim, by="user:2", case=case, grants=True)
    assert granted == {"case": case, "state": "granted", "recorded": 2, "stated_since": "2021-12", "waiting": 2}
    assert list(notices_of("gina")) == [("ENT", 20211016), ("SAL", 20220110)]
    assert "anterior a 2021-12 (2 meses)" in queries.notices(person_id=PERSON_ID["gina"])[0]["es"]

    close_month(living.YEAR[0])
    told = work_history(PERSON_ID["gina"])
    assert [(str(one.month), one.days, one.base_cents) for one in told.months] == [
        ("2021-12", 30, 60_000), ("2022-01", 10, 20_000),
    ]  # fmt: skip
    assert told.months[0].declared == (living.YEAR[0],)
    assert told.contributed_months == 2, "hers at once, though the hacienda has paid nothing"


def test_an_employer_who_says_nothing_does_not_stop_it(january):
    case = file()
    assert queries.matter(case, MONDAY).due_date == calendar.working_days_after(MONDAY, 15)
    do(claims.notify_claim, case=case)
    due = queries.matter(case, MONDAY).due_date
    assert due == calendar.working_days_after(MONDAY, 3)
    assert do(run_clocks, today=due)["moved"] == 0
    assert do(run_clocks, today=calendar.days_after(due, 1))["moved"] == 1
    assert queries.matter(case, due).state == "to_decide"
    assert do(claims.inspect_claim, case=case)["state"] == "inspected"


def test_a_refusal_says_why_and_can_be_appealed(january):
    case = file()
    do(claims.notify_claim, case=case)
    with pytest.raises(CaseError, match="pide una razón"):
        do(claims.answer_claim, by="user:5", case=case, accepts=False)
    do(claims.answer_claim, by="user:5", case=case, accepts=False, reason="No la conocemos")
    assert do(claims.decide_claim, case=case, grants=False, reason="El rol es de otra empresa")["state"] == "refused"
    assert "El rol es de otra empresa" in queries.notices(person_id=PERSON_ID["gina"])[0]["es"]
    assert do(claims.appeal_claim, by="user:9", case=case, reason="Es la misma")["state"] == "appealed"
    assert do(claims.review_claim, by="user:7", case=case, returns=True, reason="Revísese")["state"] == "to_decide"
    do(claims.decide_claim, case=case, grants=False, reason="Otra vez")
    due = queries.matter(case, MONDAY).due_date
    assert due == calendar.working_days_after(MONDAY, 8)
    late = calendar.days_after(due, 1)
    do(run_clocks, today=late)
    assert queries.matter(case, late).state == "archived"
    assert list(notices_of("gina")) == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"establishment_id": 999}, "no está inscrito"),
        ({"since_date": "20220230"}, "No es un día del calendario"),
        ({"since_date": "20220201"}, "todavía no llega"),
        ({"wage": "mucho"}, "No es un valor"),
        ({"person_id": PERSON_ID["oscar"]}, "ya trabaja para este empleador"),
        ({"wage": "1;2"}, "no lleva"),
        ({"content": b"hola"}, "no es PDF"),
    ],
)
def test_a_claim_that_could_never_be_recorded_is_not_opened(january, changed, why):
    with pytest.raises((Refused, CaseError), match=why):
        file(**changed)
    assert queries.inbox(cases.OFFICE, MONDAY) == []


def test_a_correction_needs_a_document_and_two_persons(january):
    place = establishments_by_branch([PAYER_ID["hacienda"]])[PAYER_ID["hacienda"], "0001"]
    asked = {"person_id": PERSON_ID["oscar"], "establishment_id": place, "title": "Contrato", "content": PDF}
    raise_ = [{"type": "MSU", "month": "2021-12", "amount": "500.00"}]
    case = do(claims.propose_correction, notices=raise_, **asked)["case"]
    assert do(claims.decide_claim, case=case, grants=True)["state"] == "proposed"
    assert do(claims.decide_claim, by="user:2", case=case, grants=True)["recorded"] == 1
    close_month(living.YEAR[0])
    december = work_history(PERSON_ID["oscar"]).months[0]
    assert (december.month, december.base_cents) == (Month(2021, 12), 50_000)
    assert december.declared == (living.OPENING, living.YEAR[0]), "what was sealed stays; the difference is added"


def test_each_one_does_only_what_is_theirs(january):
    def account(role, **reach):
        user = User.objects.get(pk=do(access.open_account)["user_id"])
        do(access.give_role, user_id=user.pk, role=role, **reach)
        user.showed_second_factor = True
        return user

    gina = account("affiliate", person_id=PERSON_ID["gina"])
    oscar = account("affiliate", person_id=PERSON_ID["oscar"])
    owner = account("employer_owner", employer_id=PAYER_ID["hacienda"])
    clerk = account("clerk", province="09", module="affiliation")
    elsewhere = account("clerk", province="17", module="affiliation")
    with pytest.raises(NotAllowed):
        file(by=oscar)
    case = file(by=gina)
    for other in (gina, owner, elsewhere, oscar):
        with pytest.raises(NotAllowed):
            do(claims.notify_claim, by=other, case=case)
    do(claims.notify_claim, by=clerk, case=case)
    with pytest.raises(NotAllowed):
        do(claims.answer_claim, by=gina, case=case, accepts=True)
    assert do(claims.answer_claim, by=owner, case=case, accepts=True)["state"] == "to_decide"
    with pytest.raises(NotAllowed):
        do(claims.decide_claim, by=owner, case=case, grants=True)
    assert do(claims.decide_claim, by=clerk, case=case, grants=True)["state"] == "to_decide"
