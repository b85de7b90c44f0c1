"""The employers for which the account acts, and who else acts for each."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.employer.place import employer_id_of, own_employer, place
from amparo.foundation.access import actions, queries
from amparo.foundation.access.actions.members import MEMBERS
from amparo.foundation.access.roles import ROLES
from amparo.foundation.access.subjects import of_account
from amparo.foundation.acts.refused import Refused
from amparo.foundation.acts.written import Private
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit, number


def employers(visit: Visit) -> Sheet:
    held = [one for one in queries.roles_of(visit.account.pk) if one.grant.role in MEMBERS]
    return Sheet(
        columns=("ruc", "name", "role", "branch"),
        rows=[(one.ruc, one.employer, one.grant.role, one.branch) for one in held],
        shown={"held": [(one, ROLES[one.grant.role]) for one in held]},
    )


def members(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    employer = here.employer
    found = queries.members(employer.pk)
    invited = queries.invitations(employer.pk, visit.today)
    return Sheet(
        columns=("email", "role", "branch", "since_date", "until_date"),
        rows=[
            *((one.email, one.role, one.branch, one.since_date, None) for one in found),
            *(
                (one.email, one.role, one.establishment.branch if one.establishment else "", None, one.until_date)
                for one in invited
            ),
        ],
        facts={"ruc": employer.ruc, "name": employer.name},
        shown={
            "place": here,
            "tab": "members",
            "members": [(one, ROLES[one.role]) for one in found],
            "invitations": [(one, ROLES[one.role]) for one in invited],
            "roles": [(name, ROLES[name]) for name in reversed(MEMBERS)],
            "own": visit.account.pk,
        },
    )


def invite(visit: Visit, sent: Sent, ruc: str) -> Done:
    actions.invite_member(
        by=visit.account, today=visit.today, key=sent.key, employer_id=employer_id_of(ruc),
        email=Private(sent.fields.get("email", "")), role=sent.fields.get("role", ""),
        establishment_id=number(sent.fields.get("establishment", "")), language=visit.language,
    )  # fmt: skip
    return Done(to="members", address={"ruc": ruc}, told=_("La invitación salió por correo."))


def withdraw(visit: Visit, sent: Sent, ruc: str) -> Done:
    actions.withdraw_invitation(
        by=visit.account, today=visit.today, key=sent.key, invitation_id=_number(sent, "invitation")
    )
    return Done(to="members", address={"ruc": ruc}, told=_("La invitación ya no vale."))


def remove(visit: Visit, sent: Sent, ruc: str) -> Done:
    actions.remove_member(by=visit.account, today=visit.today, key=sent.key, held_role_id=_number(sent, "member"))
    return Done(to="members", address={"ruc": ruc}, told=_("Ya no actúa por este empleador; se le avisó."))


def _number(sent: Sent, field: str) -> int:
    found = number(sent.fields.get(field, ""))
    if found is None:
        raise Refused("El formulario llegó incompleto: recargue la página", "The form came incomplete: reload the page")
    return found


pages = [
    PrivatePage(
        "employers", "empresa", "web/employers/employers.html", "access.read",
        lambda visit: of_account(visit.account.pk), employers,
        ("Mostrar por quién actúa la cuenta", "Show for whom the account acts"),
    ),
    PrivatePage(
        "members", "empresa/<ruc:ruc>/usuarios", "web/employers/members.html", "access.read", own_employer, members,
        ("Administrar quién actúa por el empleador", "Manage who acts for the employer"),
        acts={"invite": invite, "withdraw": withdraw, "remove": remove}, sensitive=True, limited="write",
    ),
]  # fmt: skip
