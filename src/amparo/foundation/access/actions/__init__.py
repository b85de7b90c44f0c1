"""What can be done with accounts: the only code that writes them, together with the log-in (`allauth`)."""

from amparo.foundation.access.actions.addresses import (
    apply_new_emails,
    ask_new_email,
    confirm_new_email,
    stop_changes,
    withdraw_new_email,
)
from amparo.foundation.access.actions.members import (
    accept_invitation,
    invite_member,
    remove_member,
    withdraw_invitation,
)
from amparo.foundation.access.actions.proofs import (
    claim_employer,
    claim_person,
    issue_employer_code,
    issue_person_code,
)
from amparo.foundation.access.actions.roles_given import (
    close_account,
    end_role,
    forget_second_factor,
    give_role,
    open_account,
)
from amparo.foundation.access.actions.tokens import create_token, revoke_token

__all__ = [
    "accept_invitation",
    "apply_new_emails",
    "ask_new_email",
    "claim_employer",
    "claim_person",
    "close_account",
    "confirm_new_email",
    "create_token",
    "end_role",
    "forget_second_factor",
    "give_role",
    "invite_member",
    "issue_employer_code",
    "issue_person_code",
    "open_account",
    "remove_member",
    "revoke_token",
    "stop_changes",
    "withdraw_invitation",
    "withdraw_new_email",
]
