"""San Amparo in February 2022, with accounts and with something of each kind that waits for an act."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from amparo.foundation.months import Month
from tests.month import living
from tests.month.living import PAYER_ID, PERSON_ID

TODAY = 20220221
FEBRUARY = Month(2022, 2)
PDF = b"%PDF-1.7 rol de pagos"


@dataclass
class Town:
    """What an example may name: accounts by who holds them, and whatever waits, by what it is. All are numbers."""

    accounts: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    payments: bytes = b""


def settle() -> Town:
    """Open the books, close January, and leave everything ready for any act; in the home one lives in."""
    for month in (living.OPENING, living.YEAR[0]):
        living.close(month)
    town = Town(payments=living.payments_file(FEBRUARY))
    _open_accounts(town)
    _leave_waiting(town)
    _open_cases(town)
    _open_inspections(town)
    return town


_keys = itertools.count()


def do(perform, *, by="system", **asked):
    return perform(by=by, today=TODAY, key=f"town {next(_keys)}", **asked)


def _open_accounts(town: Town) -> None:
    from allauth.account.models import EmailAddress

    from amparo.foundation.access import actions

    hacienda = {"employer_id": PAYER_ID["hacienda"]}
    for name, role in {
        "gina": {"role": "affiliate", "person_id": PERSON_ID["gina"]},
        "mara": {"role": "affiliate", "person_id": PERSON_ID["mara"]},
        "nina": {"role": "affiliate", "person_id": PERSON_ID["nina"]},
        "owner": {"role": "employer_owner", **hacienda},
        "partner": {"role": "employer_owner", **hacienda},
        "clerk": {"role": "clerk", "province": "09", "module": "affiliation"},
        "colleague": {"role": "clerk", "province": "09", "module": "affiliation"},
        "inspector": {"role": "clerk", "province": "09", "module": "inspection"},
        "reviewer": {"role": "clerk", "province": "09", "module": "inspection"},
        "banker": {"role": "employer_owner", "employer_id": PAYER_ID["banco"]},
        "director": {"role": "director"},
        "operator": {"role": "operator"},
        "newcomer": {},
    }.items():
        user_id = town.accounts[name] = do(actions.open_account)["user_id"]
        EmailAddress.objects.create(user_id=user_id, email=f"{name}@ejemplo.ec", verified=True, primary=True)
        if role:
            town.waiting[f"role of {name}"] = do(actions.give_role, user_id=user_id, **role)["held_role_id"]


def _leave_waiting(town: Town) -> None:
    """Codes, invitations, changes of address and of bank account, a token, a second factor, a certificate."""
    from allauth.mfa.models import Authenticator

    from amparo.foundation.access import actions, queries
    from amparo.foundation.access.codes import code
    from amparo.foundation.acts.written import Private
    from amparo.foundation.certificates.models import Certificate
    from amparo.foundation.registry.actions import declare_bank_account
    from amparo.modules.contributions.actions import certify_history

    hacienda = {"employer_id": PAYER_ID["hacienda"]}
    handed = do(actions.issue_person_code, person_id=PERSON_ID["oscar"])["code_id"]
    town.codes["oscar"] = queries.code_text(handed)
    town.codes["hacienda"] = queries.code_text(do(actions.issue_employer_code, **hacienda)["code_id"])
    for name in ("newcomer", "nobody"):
        invited = {"email": Private(f"{name}@ejemplo.ec"), "role": "employer_payroll", **hacienda}
        town.waiting[f"invitation of {name}"] = do(actions.invite_member, **invited)["invitation_id"]
    for name in ("nina", "mara"):
        asked = {"user_id": town.accounts[name], "email": Private(f"{name}@otro.ec")}
        town.codes[name] = code("email", do(actions.ask_new_email, **asked)["change_id"])
    do(actions.confirm_new_email, user_id=town.accounts["mara"], given_code=Private(town.codes["mara"]))
    account = {"bank": "Cooperativa", "kind": "savings", "number": Private("123456")}
    do(declare_bank_account, person_id=PERSON_ID["mara"], **account)
    Authenticator.objects.create(user_id=town.accounts["mara"], type="recovery_codes", data={"seed": "-"})
    for name in ("gina", "mara"):
        wanted = {"name": "programa", "scopes": ["worker:read"], "days": 30, "token": Private(f"amparo_{name}")}
        town.waiting[f"token of {name}"] = do(actions.create_token, user_id=town.accounts[name], **wanted)["token_id"]
    do(certify_history, person_id=PERSON_ID["ana"], language="es")
    town.codes["certificate"] = Certificate.objects.get().code


def _open_cases(town: Town) -> None:
    """A claim of Gina's in each state from which someone can move it."""
    from amparo.foundation.cases.models import Notice
    from amparo.foundation.registry.queries import establishments_by_branch
    from amparo.modules.affiliation import claims

    place = establishments_by_branch([PAYER_ID["hacienda"]])[PAYER_ID["hacienda"], "0001"]
    town.waiting["place"] = place

    def claim(state: str, *moves) -> None:
        case = do(claims.file_claim, **claimed(town), title="Rol de pagos", content=PDF)["case"]
        for perform, by, asked in moves:
            do(perform, by=by, case=case, **asked)
        town.waiting[state] = case

    notified = (claims.notify_claim, "user:101", {})
    heard = (notified, (claims.answer_claim, "user:105", {"accepts": False, "reason": "No consta"}))
    refused = (*heard, (claims.decide_claim, "user:101", {"grants": False, "reason": "No prueba"}))
    claim("received")
    claim("notified", notified)
    claim("to decide", *heard)
    claim("granted by one", *heard, (claims.decide_claim, "user:101", {"grants": True}))
    claim("refused", *refused)
    claim("appealed", *refused, (claims.appeal_claim, "user:109", {"reason": "Es la misma empresa"}))
    town.waiting["notice"] = Notice.objects.filter(person_id=PERSON_ID["gina"]).values_list("pk", flat=True)[0]


def _open_inspections(town: Town) -> None:
    """An inspection in each state from which someone can move it, each of another employer."""
    from amparo.foundation.cases.actions import hand_in
    from amparo.modules.inspection import actions

    reported = {"finds": True, "reason": "Faltan avisos"}
    notified = (actions.notify_inspection, "user:101", {})
    half = (
        notified,
        (actions.answer_inspection, "user:105", {"reason": "Todo está en regla"}),
        (hand_in, "user:101", {"title": "Acta", "content": PDF}),
        (actions.conclude_inspection, "user:101", reported),
    )
    charged = (*half, (actions.conclude_inspection, "user:102", reported))
    for employer, state, moves in (
        ("casa", "opened", ()),
        ("hacienda", "notified", (notified,)),
        ("vera", "reported by one", half),
        ("banco", "charged", charged),
        ("molino", "contested", (*charged, (actions.contest_inspection, "user:105", {"reason": "Se enviaron"}))),
    ):
        case = do(actions.open_inspection, employer_id=PAYER_ID[employer], reason="Denuncia")["case"]
        for perform, by, asked in moves:
            do(perform, by=by, case=case, **asked)
        town.waiting[f"inspection {state}"] = case


def claimed(town: Town) -> dict:
    """What Gina says: that she worked for the hacienda, from before the books until ten days into January."""
    return {"person_id": PERSON_ID["gina"], "establishment_id": town.waiting["place"], "since_date": "20211016",
            "until_date": "20220110", "relation": "06", "wage": "600.00"}  # fmt: skip
