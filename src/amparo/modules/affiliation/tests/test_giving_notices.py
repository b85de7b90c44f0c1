"""A notice given in a form is the batch file's line: the same checks, the same records, and nobody else's workers."""

import pytest

from amparo.foundation.access import actions as access
from amparo.foundation.access import policy
from amparo.foundation.access.models import User
from amparo.foundation.acts.action import NotAllowed
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.registry.actions import register_employers, register_persons
from amparo.modules.affiliation.actions import give_notice, submit_notices
from amparo.modules.affiliation.models import Job, Notice

TODAY = 20220315
ROSA = Private("1710034065")
WHO = {"sex": "F", "birth_date": 19800310, "province": "17", "given_names": "Rosa", "surnames": "Quispe"}
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}
FARM = SHOP | {"ruc": "0992397535001", "name": "Hacienda", "industry": "A", "province": "09"}
ENTRY = {"type": "ENT", "cedula": ROSA, "date": "20220301", "relation": "06", "amount": "482.00"}


@pytest.fixture
def shop(database):
    """Two employers, their head offices (1 and 2), and someone to hire; the account answers for the first."""
    register_persons(by="test", today=TODAY, key="p", rows=[{"document": ROSA.text, **WHO}])
    register_employers(by="test", today=TODAY, key="e", rows=[SHOP, FARM])
    user = User.objects.get(pk=access.open_account(by="test", today=TODAY, key="u")["user_id"])
    access.give_role(by="test", today=TODAY, key="r", user_id=user.pk, role="employer_payroll", employer_id=1)
    return user


def give(by, key, establishment_id=1, **fields):
    return give_notice(by=by, today=TODAY, key=key, establishment_id=establishment_id, **fields)


def noticed():
    return list(Notice.objects.order_by("id").values_list(
        "type", "person_id", "employer_id", "about_month", "effective_date", "wage_cents", "pay_cents", "days", "cause"
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("limit", "most", "why"),
    [("FILE_LINES", 2, "pasa de 2 líneas"), ("WRONG_LINES", 1, "más de 1 líneas equivocadas"),
     ("UNKNOWN_PERSONS_PER_DAY", 1, "más de 1 cédulas que no constan")],
)  # fmt: skip
def test_a_file_that_must_be_another_is_refused_whole(shop, monkeypatch, limit, most, why):
    """Answering a million lines one by one would hold everybody else; and many documents of nobody are a search."""
    nobody = "\n".join(f"{SHOP['ruc']};0001;2022;03;MSU;{document};500.00" for document in ("1712345675", "0926687856"))
    entry = f"{SHOP['ruc']};0001;2022;03;ENT;{ROSA.text};20220301;20220315;1;R;;06;Cajera;;482.00;P"
    content = f"{entry}\n{nobody}\n".encode()
    monkeypatch.setattr(policy, limit, most)
    with pytest.raises(Refused, match=why):
        submit_notices(content=content, by=shop, today=TODAY, key="f", employer_id=1)
    assert not Notice.objects.exists()
    told = submit_notices(content=content, by="test", today=TODAY, key="f")
    assert (told["accepted"], told["rejected"]) == (1, 2), "the institution's own files are taken whole"


def test_every_kind_of_notice_leaves_what_its_line_would(shop):
    lines = [
        f"{SHOP['ruc']};0001;2022;03;ENT;{ROSA.text};20220301;20220315;1;R;;06;Cajera;;482.00;P",
        f"{SHOP['ruc']};0001;2022;03;MSU;{ROSA.text};500.00",
        f"{SHOP['ruc']};0001;2022;03;INS;{ROSA.text};25.50;O",
        f"{SHOP['ruc']};0001;2022;03;COR;{ROSA.text};12;200.00;E",
        f"{SHOP['ruc']};0001;2022;03;SAL;{ROSA.text};20220310;V;00000000",
    ]
    fields = [
        ENTRY,
        {"type": "MSU", "amount": "500.00"},
        {"type": "INS", "amount": "25.50", "cause": "O"},
        {"type": "COR", "days": "12", "amount": "200.00", "cause": "E"},
        {"type": "SAL", "date": "20220310", "cause": "V"},
    ]
    for place, one in enumerate(fields):
        given = give(shop, f"form {place}", **{"cedula": ROSA, **one})
        assert given == {"accepted": 1, "by_type": {one["type"]: 1}}
    by_form = noticed()
    again = [line.replace("20220301", "20220311").replace("20220310", "20220312") for line in lines]
    for place, line in enumerate(again):
        answer = submit_notices(content=line.encode(), by=shop, today=TODAY, key=f"file {place}", employer_id=1)
        assert answer["problems"] == []
    dates = {20220311: 20220301, 20220312: 20220310}
    assert [(*one[:4], dates.get(one[4], one[4]), *one[5:]) for one in noticed()[len(fields) :]] == by_form
    assert Job.objects.filter(until_date=20220310).count() == 1


def test_a_job_that_ended_before_the_one_in_force_may_be_told_later(shop):
    give(shop, "now", **ENTRY)
    start = f"{SHOP['ruc']};0001;2022;02;"
    entry = f"{start}ENT;{ROSA.text};20220103;20220315;1;R;;06;Cajera;;482.00;P"
    told = [f"{entry}\n{start}SAL;{ROSA.text};{day};V;00000000" for day in (20220301, 20220228)]
    answers = [
        submit_notices(content=lines.encode(), by=shop, today=TODAY, key=lines[-20:], employer_id=1) for lines in told
    ]
    codes = [[one["code"] for one in answer["problems"]] for answer in answers]
    assert codes == [["already_employed", "future_date"], []]
    assert Job.objects.order_by("since_date").values_list("since_date", "until_date").first() == (20220103, 20220228)


def test_the_same_request_again_adds_nothing(shop):
    first = give(shop, "once", **ENTRY)
    assert give(shop, "once", **ENTRY) == first and Notice.objects.count() == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"cedula": Private("1710034066")}, "cedula", "«1710034066»: La cédula no es válida. Revise"),
        ({"cedula": Private("0926687856")}, "cedula", "se registra en una oficina"),
        ({"date": "20220230"}, "date", "«20220230»: No es un día"),
        ({"amount": "482,00"}, "amount", "Escriba, por ejemplo, 425.00"),
        ({"relation": "99"}, "relation", "relación de trabajo"),
        ({"month": "2022-04"}, "month", "«2022-04»: El mes aún no empieza"),
        ({"month": "marzo"}, "month", "no forman un mes"),
        ({"type": "CNF"}, "type", "«CNF»: No es un tipo"),
        ({"type": "SAL", "cause": "V"}, "cedula", "no trabaja para este empleador"),
        ({"type": "SAL", "cause": "Z"}, "cause", "«Z»: No es una causa"),
        ({"type": "SAL", "cause": "F"}, "death_date", "día de la defunción"),
        ({"type": "COR", "days": "31"}, "days", "«31»: Los días"),
        ({"relation": "06;x"}, "relation", "no lleva «;»"),
        ({"establishment_id": 9}, "establishment_id", "no está inscrito"),
    ],
)
def test_a_mistake_is_refused_by_its_field(shop, change, field, said):
    with pytest.raises(Refused, match=said) as refused:
        give("office", "wrong", **ENTRY | change)
    assert refused.value.field == field and refused.value.en != refused.value.es
    assert not Notice.objects.exists()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_employer_says_nothing_of_anothers_workers(shop):
    with pytest.raises(NotAllowed):
        give(shop, "farm", establishment_id=2, **ENTRY)
    line = f"{FARM['ruc']};0001;2022;03;MSU;{ROSA.text};500.00".encode()
    for employer_id in (2, None):
        with pytest.raises(NotAllowed):
            submit_notices(content=line, by=shop, today=TODAY, key="file", employer_id=employer_id)
    for content in (line, line.replace(FARM["ruc"].encode(), b"1790085783001")):
        answer = submit_notices(content=content, by=shop, today=TODAY, key=str(content), employer_id=1)
        assert [(one["code"], one["column"]) for one in answer["problems"]] == [("other_employer", "ruc")]
    assert not Notice.objects.exists()
