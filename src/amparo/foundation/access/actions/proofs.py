"""People prove who they are, and for whom they answer, with a code that an office handed to them.

Whoever asks learns nothing else: an unknown document, a wrong date and a wrong code get one answer in one time.
"""

from __future__ import annotations

from amparo.foundation.access import letters, policy, subjects
from amparo.foundation.access.actions.roles_given import hold
from amparo.foundation.access.codes import code, same
from amparo.foundation.access.models import HeldRole, ProofCode, User
from amparo.foundation.access.roles import Grant
from amparo.foundation.acts.action import By, Today, action, current_act
from amparo.foundation.acts.models import Act
from amparo.foundation.acts.written import Private
from amparo.foundation.calendar import later
from amparo.foundation.months import OPEN_END
from amparo.foundation.registry.models import Employer, Person

NOBODY = 0
"""The number of no code: what is compared when there is none, so that it takes as long."""


@action(
    "access.issue_person_code",
    es="Entregar a una persona el código para probar quién es",
    en="Hand a person the code to prove who she is",
    subject=subjects.of_person,
)
def issue_person_code(*, by: By, today: Today, key: str, person_id: int) -> dict:
    """Make a code for a person who is present and showed her document; earlier ones no longer work.

    Returns code_id and until_date; `access.queries.code_text` reads the code, which nothing keeps.
    """
    return _issue(person_id=person_id)


@action(
    "access.issue_employer_code",
    es="Entregar a un empleador el código de su responsable",
    en="Hand an employer the code of who answers for it",
    subject=subjects.of_employer,
)
def issue_employer_code(*, by: By, today: Today, key: str, employer_id: int) -> dict:
    """Make a code for the legal representative of an employer; earlier ones no longer work.

    Returns code_id and until_date; `access.queries.code_text` reads the code, which nothing keeps.
    """
    return _issue(employer_id=employer_id)


@action("access.claim_person", es="Probar quién se es", en="Prove who one is", subject=subjects.of_account)
def claim_person(
    *, by: By, today: Today, key: str, user_id: int, document: Private, birth_date: int, given_code: Private
) -> dict:
    """Link an account to the person whose document, birth date (YYYYMMDD) and code are given.

    Returns linked: false if anything differs, the code is spent or old, or the person died or has another account.
    """
    person = Person.objects.filter(document=document.text.strip().upper()).first()
    proof = _proof("person", person, given_code)
    if person is None or proof is None or (person.birth_date, person.death_date) != (birth_date, OPEN_END):
        return {"linked": False}
    if HeldRole.objects.filter(role="affiliate", person=person, ended_act=0).exists():
        return {"linked": False}
    return _link(user_id, Grant("affiliate", person_id=person.pk), proof)


@action(
    "access.claim_employer",
    es="Probar que se responde por un empleador",
    en="Prove that one answers for an employer",
    subject=subjects.of_account,
)
def claim_employer(*, by: By, today: Today, key: str, user_id: int, ruc: Private, given_code: Private) -> dict:
    """Make an account responsible for the employer whose RUC and code are given. Returns linked, as `claim_person`."""
    employer = Employer.objects.filter(ruc=ruc.text.strip()).first()
    proof = _proof("employer", employer, given_code)
    if employer is None or proof is None:
        return {"linked": False}
    return _link(user_id, Grant("employer_owner", employer_id=employer.pk), proof)


def _issue(**of: int) -> dict:
    act = current_act()
    ProofCode.objects.filter(**of, used_act=0).update(used_act=act.number)
    made = ProofCode.objects.create(**of, until_date=later(act.today, policy.CODE_DAYS), act=act.number)
    return {"code_id": made.pk, "until_date": made.until_date}


def _proof(kind: str, of: Person | Employer | None, given: Private) -> ProofCode | None:
    """The code that was handed to them, if it is the one given. Without any it compares all the same.

    Nobody takes a code from her own hand: whoever issued it has seen the document, and could be anybody with it.
    """
    handed = ProofCode.objects.filter(
        **{f"{kind}_id": of.pk if of else NOBODY}, used_act=0, until_date__gte=current_act().today
    ).first()
    right = same(given.text, code(kind, handed.pk if handed else NOBODY))
    own = Act.objects.filter(number=handed.act if handed else NOBODY, by=current_act().by).exists()
    return handed if right and not own else None


def _link(user_id: int, grant: Grant, proof: ProofCode) -> dict:
    user = User.objects.get(pk=user_id)
    hold(user_id, grant)
    proof.used_act = current_act().number
    proof.save(update_fields=["used_act"])
    letters.warn("linked", user, role=grant.role)
    return {"linked": True}
