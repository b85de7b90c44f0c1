"""What a program may be let do in someone's name. A token has scopes; each narrows some roles to some permissions.

A scope gives nothing by itself: what its owner may not do (`roles.py`), the token cannot do either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from amparo.foundation.access.roles import RULES, Grant, Subject, allows, gives, room


@dataclass(frozen=True)
class Scope:
    """What a token with this scope may do, in words; as whom, by role; and which permissions of theirs."""

    es: str
    en: str
    roles: tuple[str, ...]
    permissions: tuple[str, ...]


_EMPLOYER = ("employer_owner", "employer_payroll")
_WORKER = ("affiliate",)
_OFFICE = ("clerk", "director")
_RECORDS = ("registry.read", "affiliation.read", "contributions.read", "collection.read")

SCOPES = {
    "account:read": Scope(
        "Ver por quién actúa la cuenta", "See for whom the account acts", ("holder",), ("access.read",)
    ),
    "employer:register": Scope(
        "Inscribirse como empleador", "Register as an employer", ("holder",), ("registry.register_employer",)
    ),
    "employer:read": Scope(
        "Ver los trabajadores, borradores, deudas y trámites del empleador, y quién actúa por él",
        "See the employer's workers, drafts, debts and cases, and who acts for it",
        _EMPLOYER, (*_RECORDS, "cases.read", "access.read"),
    ),
    "employer:declare": Scope(
        "Inscribir establecimientos, dar avisos y confirmar borradores",
        "Register establishments, give notices and confirm drafts",
        _EMPLOYER,
        (
            "registry.register_establishment", "affiliation.submit_notices", "affiliation.give_notice",
            "contributions.confirm_draft", "contributions.confirm_declarations",
        ),
    ),
    "employer:pay": Scope(
        "Pedir comprobantes de pago", "Ask for payment slips", _EMPLOYER, ("collection.issue_slip",)
    ),
    "employer:certify": Scope(
        "Pedir certificados de cumplimiento", "Ask for certificates of compliance",
        _EMPLOYER, ("collection.certify_compliance",),
    ),
    "employer:answer": Scope(
        "Leer avisos y contestar reclamos e inspecciones", "Read notices and answer claims and inspections",
        _EMPLOYER,
        (
            "affiliation.answer_claim", "inspection.answer_inspection", "inspection.contest_inspection",
            "cases.hand_in", "cases.acknowledge_notice",
        ),
    ),
    "worker:read": Scope(
        "Ver su historia laboral, sus trámites y quién vio sus datos",
        "See one's work history, cases, and who saw one's data",
        _WORKER, (*_RECORDS, "pensions.read", "acts.read", "cases.read"),
    ),
    "worker:certify": Scope(
        "Pedir certificados de su historia laboral", "Ask for certificates of one's work history",
        _WORKER, ("contributions.certify_history",),
    ),
    "worker:claim": Scope(
        "Presentar, apelar y retirar reclamos", "File, appeal and withdraw claims",
        _WORKER,
        (
            "affiliation.file_claim", "affiliation.propose_correction", "affiliation.appeal_claim",
            "affiliation.withdraw_claim", "cases.hand_in", "cases.acknowledge_notice",
        ),
    ),
    "office:read": Scope(
        "Ver los trámites que se atienden", "See the cases that are attended",
        _OFFICE, ("affiliation.read", "inspection.read", "cases.read"),
    ),
    "office:act": Scope(
        "Mover los trámites que se atienden", "Move the cases that are attended",
        _OFFICE,
        (
            "affiliation.notify_claim", "affiliation.inspect_claim", "affiliation.decide_claim",
            "affiliation.propose_correction", "affiliation.review_claim", "affiliation.enrol_found", "cases.hand_in",
            "inspection.open_inspection", "inspection.notify_inspection", "inspection.drop_inspection",
            "inspection.conclude_inspection", "inspection.review_inspection", "inspection.hand_in_annex",
        ),
    ),
}  # fmt: skip

_ASKS_AGAIN = ("Es delicado: pregunta otra vez quién es, y un programa no puede contestarlo",
               "It is delicate: it asks again who it is, and a program cannot answer")  # fmt: skip
_BY_LETTER = ("Se acaba con un código o un enlace que llega por carta a una persona",
              "It ends with a code or a link that reaches a person by letter")  # fmt: skip
_IN_PERSON = ("Se hace con la persona delante", "It is done with the person present")
_OF_ACCOUNTS = ("Cambia qué puede una cuenta", "It changes what an account may do")

NOT_BY_PROGRAM = {
    "access.claim_person": _BY_LETTER,
    "access.claim_employer": _BY_LETTER,
    "access.accept_invitation": _BY_LETTER,
    "access.ask_new_email": _ASKS_AGAIN,
    "access.confirm_new_email": _ASKS_AGAIN,
    "access.withdraw_new_email": _ASKS_AGAIN,
    "access.create_token": _ASKS_AGAIN,
    "access.revoke_token": _ASKS_AGAIN,
    "access.invite_member": _ASKS_AGAIN,
    "access.withdraw_invitation": _ASKS_AGAIN,
    "access.remove_member": _ASKS_AGAIN,
    "registry.declare_bank_account": _ASKS_AGAIN,
    "registry.withdraw_bank_account": _ASKS_AGAIN,
    "access.issue_person_code": _IN_PERSON,
    "access.issue_employer_code": _IN_PERSON,
    "access.give_role": _OF_ACCOUNTS,
    "access.end_role": _OF_ACCOUNTS,
    "access.close_account": _OF_ACCOUNTS,
    "access.forget_second_factor": _OF_ACCOUNTS,
}
"""What accounts may do and no token may, and why."""


def narrowed(grants: Iterable[Grant], scopes: Collection[str]) -> tuple[Grant, ...]:
    """Those of the grants that some scope reaches, each with only the permissions that the scopes name.

    A scope that is no longer in the table gives nothing.
    """
    chosen = [SCOPES[name] for name in scopes if name in SCOPES]
    found = (
        replace(grant, only=frozenset(name for one in chosen if grant.role in one.roles for name in one.permissions))
        for grant in grants
    )
    return tuple(grant for grant in found if grant.only)


def offered(grants: Iterable[Grant]) -> list[str]:
    """The scopes of which somebody with these grants may use something, in the order of the table."""
    roles = {grant.role for grant in grants}
    return [name for name, scope in SCOPES.items() if any(_usable(scope, role) for role in roles & {*scope.roles})]


def needed(permission: str) -> list[str]:
    """The scopes that name a permission."""
    return [name for name, scope in SCOPES.items() if permission in scope.permissions]


def reaches(name: str, permission: str, subject: Subject) -> bool:
    """Whether somebody may do it with a scope on what a subject is about: a person, an employer or an account."""
    held = [
        Grant(role, account_id=1, person_id=1, employer_id=1, province=subject.province, module=room(permission))
        for role in SCOPES[name].roles
    ]
    return permission in SCOPES[name].permissions and any(allows(one, permission, subject) for one in held)


def _usable(scope: Scope, role: str) -> bool:
    return any(gives(rule, role, name) for rule in RULES for name in scope.permissions)
