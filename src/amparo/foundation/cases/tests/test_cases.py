"""A case walks only as its kind declares: in time, by whom it says, with a second person where it asks for one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from amparo.foundation import calendar
from amparo.foundation.access import actions as access
from amparo.foundation.acts import action as acts
from amparo.foundation.acts import trace
from amparo.foundation.cases import actions, desk, kinds, queries, store
from amparo.foundation.cases.kinds import CALENDAR, SILENCE, BadKind, CaseError, Clock, Kind, Move, State
from amparo.foundation.cases.models import Case, Notice
from amparo.foundation.registry.actions import register_persons

PDF = b"%PDF-1.7 una prueba"
MONDAY = 20220103


@pytest.fixture
def claim(monkeypatch):
    """A kind with all there is: a clock that ends in silence, a second person, evidence, and an appeal that pauses."""
    monkeypatch.setattr(kinds, "declared", {})
    for module in (desk, queries):
        monkeypatch.setattr(module, "declared", kinds.declared)
    return Kind(
        "test.claim", "Reclamo", "Claim", "LSS art. 73",
        states=(
            State("received", "Recibido", "Received", "clerk", Clock("entry_notice_days", then="grant_by_silence")),
            State("granted", "Aceptado", "Granted"),
            State("refused", "Negado", "Refused", "affiliate", Clock("entry_notice_days", CALENDAR, "close")),
            State("appealed", "Apelado", "Appealed", "director", pauses=True),
            State("closed", "Archivado", "Closed"),
        ),
        moves=(
            Move("grant", "decide", "Aceptar", "Grant", ("received",), "granted", "clerk", "art. 1", second=True,
                 evidence=True, tells=("person",)),
            Move("refuse", "decide", "Negar", "Refuse", ("received",), "refused", "clerk", "art. 2", reason=True,
                 tells=("person",)),
            Move("grant_by_silence", "decide", "Aceptar por silencio", "Grant by silence", ("received",), "granted",
                 SILENCE, "art. 3", tells=("person",)),
            Move("appeal", "appeal", "Apelar", "Appeal", ("received", "refused"), "appealed", "affiliate", "art. 4"),
            Move("return", "decide", "Devolver", "Return", ("appealed",), "received", "director", "art. 5"),
            Move("close", "archive", "Archivar", "Close", ("refused",), "closed", SILENCE, "art. 6"),
        ),
    )  # fmt: skip


@pytest.fixture
def act(database, monkeypatch):
    """`act(function, …, by=…, today=…)`: the function called inside an act of its own."""
    monkeypatch.setattr(acts, "declared", dict(acts.declared))
    called = iter(range(1_000_000))

    @acts.action("test.do", es="Hacer", en="Do")
    def do(*, by, today, key, step):
        waiting[step]()
        return {}

    waiting = {}

    def run(function, *given, by="user:1", today=MONDAY, **named):
        step, kept = next(called), []
        waiting[step] = lambda: kept.append(function(*given, **named))
        do(by=by, today=today, key=str(step), step=step)
        return kept[0]

    return run


@pytest.fixture
def case(act, claim):
    person = register_persons(
        by="test", today=MONDAY, key="p",
        rows=[{"document": "1710034065", "given_names": "Ana", "surnames": "Paz", "sex": "F", "birth_date": "19800101",
               "province": "17"}],
    )["first_id"]  # fmt: skip
    return act(desk.open_case, claim, province="17", person_id=person)


def days_of_law():
    from amparo.foundation.law import Law

    return Law.load().on(MONDAY).entry_notice_days


def test_a_case_opens_with_its_clock_running_and_waits_in_an_inbox(case):
    due = calendar.working_days_after(MONDAY, days_of_law())
    assert (case.state, case.due_date) == ("received", due)
    found = queries.inbox("clerk", MONDAY, provinces=["17"], modules=["test"])
    assert [(one.id, one.late) for one in found] == [(case.pk, False)]
    assert queries.inbox("clerk", due + 1, provinces=["17"])[0].late
    assert queries.inbox("clerk", MONDAY, provinces=["09"]) == queries.inbox("director", MONDAY) == []


def test_the_latest_due_comes_first(act, claim, case):
    newer = act(desk.open_case, claim, province="17", today=20220110)
    assert [one.id for one in queries.inbox("clerk", 20220111)] == [case.pk, newer.pk]


def test_the_inbox_costs_the_same_with_many_cases_and_counts_them_all(act, claim, case):
    """Pages follow one another by what is due, and no case is asked for by itself."""
    desks = [queries.Desk("clerk", "test", "17")]

    def asked(today, start):
        with CaptureQueriesContext(connection) as made:
            found, told = queries.waiting(desks, today, start=start, most=20)
        return [one.id for one in found], told, len(made)

    alone = asked(MONDAY, 0)
    assert alone[:2] == ([case.pk], queries.Waiting(count=1, late=0, due_today=0))
    for place in range(30):
        act(desk.open_case, claim, province="17", today=20220104 + place % 5)
    order = sorted(Case.objects.values_list("due_date", "pk"))
    today = order[15][0]
    first, second = asked(today, 0), asked(today, 20)
    assert first[0] + second[0] == [number for _, number in order]
    assert first[2] == second[2] == alone[2]
    days = [due for due, _ in order]
    assert first[1] == second[1] == queries.Waiting(31, sum(due < today for due in days), days.count(today))
    assert first[1].late and queries.waiting_order(desks) == order
    assert queries.counted(desks, today) == {desks[0]: first[1]}


def test_two_persons_decide_what_asks_for_two(act, case):
    act(desk.hand_in, case.pk, title="Rol de pagos", content=PDF)
    assert act(desk.move, case.pk, "grant", role="clerk", by="user:1").state == "received"
    assert queries.matter(case.pk, MONDAY).proposed == "grant"
    with pytest.raises(CaseError, match="debe confirmarlo otra persona"):
        act(desk.move, case.pk, "grant", role="clerk", by="user:1")
    assert act(desk.move, case.pk, "grant", role="clerk", by="user:2").state == "granted"
    assert [(one.move, one.by, one.proposed) for one in queries.timeline(case.pk)] == [
        ("open", "user:1", False), ("grant", "user:1", True), ("grant", "user:2", False),
    ]  # fmt: skip


def test_what_was_proposed_before_a_move_no_longer_stands(act, case):
    act(desk.hand_in, case.pk, title="Rol de pagos", content=PDF)
    act(desk.move, case.pk, "grant", role="clerk", by="user:1")
    act(desk.move, case.pk, "appeal", role="affiliate", by="user:9")
    act(desk.move, case.pk, "return", role="director", by="user:5")
    assert act(desk.move, case.pk, "grant", role="clerk", by="user:2").state == "received"


@pytest.mark.parametrize(
    ("move", "given", "why"),
    [
        ("grant", {"role": "clerk"}, "pide al menos un documento"),
        ("refuse", {"role": "clerk"}, "pide una razón"),
        ("refuse", {"role": "affiliate", "reason": "no"}, "corresponde a «Servidor de una provincia y un módulo», no"),
        ("close", {"role": SILENCE}, "está en «Recibido» y desde ahí no se puede «Archivar»"),
        ("fly", {"role": "clerk"}, "no hay ningún paso «fly»; los hay: grant"),
    ],
)
def test_a_move_that_cannot_be_made_says_why_and_changes_nothing(act, case, move, given, why):
    before = trace.last_number()
    with pytest.raises(CaseError, match=why):
        act(desk.move, case.pk, move, **given)
    assert trace.last_number() == before
    assert queries.matter(case.pk, MONDAY).state == "received"


def test_nobody_judges_what_she_did_in_another_role(act, case):
    act(desk.move, case.pk, "refuse", role="clerk", reason="No consta")
    with pytest.raises(CaseError, match="ya actuó en este trámite con otro papel"):
        act(desk.move, case.pk, "appeal", role="affiliate")
    act(desk.move, case.pk, "appeal", by="user:9", role="affiliate")
    for by in ("user:1", "user:9"):
        with pytest.raises(CaseError, match="ya actuó en este trámite con otro papel"):
            act(desk.move, case.pk, "return", by=by, role="director")
    assert act(desk.move, case.pk, "return", by="user:5", role="director").state == "received"


def test_nobody_attends_what_is_her_own(act, case):
    """Neither the person of a case nor whoever acts for its employer, whatever other roles they hold."""
    herself = access.open_account(by="test", today=MONDAY, key="account")["user_id"]
    access.give_role(by="test", today=MONDAY, key="role", user_id=herself, role="affiliate", person_id=case.person_id)
    for move in ("refuse", "grant"):
        with pytest.raises(CaseError, match="es de usted o de un empleador por el que actúa"):
            act(desk.move, case.pk, move, by=f"user:{herself}", role="clerk", reason="x")
    assert act(desk.move, case.pk, "appeal", by=f"user:{herself}", role="affiliate").state == "appealed"


def test_an_appeal_stops_the_clock_and_its_return_lets_it_go_on(act, case):
    due = calendar.working_days_after(MONDAY, days_of_law())
    after_a_week = calendar.working_days_after(MONDAY, 5)
    paused = act(desk.move, case.pk, "appeal", by="user:9", role="affiliate", today=after_a_week)
    assert paused.due_date == 99991231
    much_later = calendar.working_days_after(after_a_week, 40)
    resumed = act(desk.move, case.pk, "return", by="user:5", role="director", today=much_later)
    assert resumed.due_date == calendar.working_days_after(much_later, days_of_law() - 5) > due


def test_silence_moves_the_case_once_its_clock_has_run_out(case):
    due = case.due_date
    for today, moved in ((due, 0), (due + 1, 1), (due + 1, 1), (due + 2, 0)):
        assert actions.run_clocks(by="system", today=today, key=f"{today}")["moved"] == moved
    assert queries.matter(case.pk, due).state == "granted"
    assert [one["es"] for one in queries.notices(person_id=case.person_id)] == [
        f"Reclamo, trámite {case.pk}: Aceptado (art. 3)."
    ]


def test_a_notice_is_read_once_and_leaves_its_proof(act, case):
    act(desk.move, case.pk, "refuse", role="clerk", reason="No hay relación de trabajo")
    notice = queries.notices(person_id=case.person_id)[0]
    assert notice["es"].endswith("Razón: No hay relación de trabajo")
    first = actions.acknowledge_notice(notice=notice["id"], by="user:9", today=20220105, key="a")
    again = actions.acknowledge_notice(notice=notice["id"], by="user:9", today=20220109, key="b")
    assert first == again == {"notice": notice["id"], "date": 20220105}
    assert queries.notices(person_id=case.person_id)[0]["read_date"] == 20220105
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.update(es="otra cosa")


def test_a_document_is_kept_as_it_was_handed_in(act, case, home):
    kept = actions.hand_in(case=case.pk, title="Rol de pagos", content=PDF, by="user:9", today=MONDAY, key="d")
    assert store.read(kept["sha256"]) == PDF
    assert [one["title"] for one in queries.evidence(case.pk)] == ["Rol de pagos"]
    path = next((home / "documents").rglob(kept["sha256"]))
    path.write_bytes(PDF + b"!")
    with pytest.raises(store.DocumentDiffers, match="fue alterado"):
        store.read(kept["sha256"])


@pytest.mark.parametrize(
    ("title", "content", "why"),
    [
        (" ", PDF, "no tiene título"), ("a" * 201, PDF, "pasa de 200"),
        ("a", b"", "no vacío"), ("a", b"MZ\x90", "no es PDF, PNG ni JPEG"),
        ("a", PDF + b" " * desk.LARGEST_DOCUMENT, "se admite hasta"),
    ],
    ids=["untitled", "with a long title", "empty", "of another type", "too large"],
)  # fmt: skip
def test_a_document_that_cannot_be_kept_says_why(act, case, title, content, why):
    with pytest.raises(CaseError, match=why):
        act(desk.hand_in, case.pk, title=title, content=content)


def test_an_ended_case_takes_no_more(act, case):
    act(desk.move, case.pk, "refuse", role="clerk", reason="no")
    assert Case.objects.get(pk=case.pk).due_date == calendar.days_after(MONDAY, days_of_law())
    actions.run_clocks(by="system", today=20220301, key="c")
    with pytest.raises(CaseError, match="ya terminó"):
        act(desk.hand_in, case.pk, title="tarde", content=PDF)


STATES = (State("a", "A", "A", "clerk"), State("b", "B", "B"))
STEP = Move("go", "decide", "Ir", "Go", ("a",), "b", "clerk", "art. 1")


@pytest.mark.parametrize(
    ("states", "moves", "why"),
    [
        (STATES, (), "waits for clerk and has no move"),
        (STATES, (Move("go", "decide", "Ir", "Go", ("a",), "c", "clerk", "art. 1"),), "no state «c»"),
        (STATES, (Move("go", "leap", "Ir", "Go", ("a",), "b", "clerk", "art. 1"),), "«leap» is not one of"),
        ((*STATES, State("c", "C", "C")), (STEP,), "«c» can never be reached"),
        ((State("a", "A", "A", "clerk", Clock("x", then="fly")), STATES[1]), (STEP,), "makes «fly»"),
        (STATES, (Move("go", "decide", "Ir", "Go", ("a",), "b", "king", "art. 1"),), "no role «king»"),
        (STATES, (STEP, Move("back", "decide", "V", "B", ("b",), "a", "clerk", "art. 1")), "b waits for nobody"),
    ],
)
def test_a_kind_that_cannot_be_walked_is_refused(monkeypatch, states, moves, why):
    monkeypatch.setattr(kinds, "declared", {})
    with pytest.raises(BadKind, match=why):
        Kind("test.broken", "R", "B", "art. 1", states, moves)
