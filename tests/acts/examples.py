"""One example of every action: what somebody really asks of it in the town, and that it then really does.

Who asks is an account of the town, if accounts may; otherwise a program. A new action needs its line here.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from amparo.foundation.acts.written import Private
from amparo.foundation.months import Month
from tests.acts.town import FEBRUARY, PDF, Town, claimed
from tests.month import living
from tests.month.living import PAYER_ID, PERSON_ID, cedula, ruc

APRIL = 20220418
"""By when every clock of the town has ended, and every change of address is due."""

HACIENDA = {"employer_id": PAYER_ID["hacienda"]}
ROSA = {"document": "1710034065", "given_names": "Rosa", "surnames": "Quispe", "sex": "F", "birth_date": 19570310,
        "province": "17"}  # fmt: skip
SHOP = {"ruc": "1790011674001", "name": "Tienda", "kind": "private", "industry": "G", "province": "17"}
JOB = {"ruc": ruc("molino"), "branch": "0001", "cedula": cedula("ines"), "regime": "private", "since_date": 20220201,
       "monthly_wage_cents": 48_200, "reserve_accumulated": 0, "spouse_extension": 0}  # fmt: skip
DEBT = {"ruc": ruc("molino"), "about_month": 201906, "regime": "private", "amount_cents": 12_345}
YEAR = {"cedula": cedula("ana"), "year": 2019, "months": 12, "wage_cents": 540_000}
PENSION = (
    "cedula;kind;since_date;years;pension_cents;initial_cents;region;monthly_extras\n"
    f"{cedula('ines')};sgo_old_age;20220201;30;100000;100000;highlands;0"
).encode()
APPLICATION = f"cedula;applied_date\n{cedula('hector')};20220210".encode()
SEEN = {"employer_id": PAYER_ID["hacienda"], "signal": "below_minimum"}
INSTANCE = {**SEEN, "person_id": PERSON_ID["oscar"], "about_month": 202201, "found": 40_000, "expected": 42_500}
REASON = {**SEEN, "affected_count": 1, "exposed_count": 2, "points": 15}
DOCUMENT = {"title": "Contrato", "content": PDF + b" y contrato"}


def _of(town: Town, name: str) -> dict:
    return {"by": name, "user_id": town.accounts[name]}


EXAMPLES: dict[str, Callable[[Town], dict]] = {
    # accounts
    "access.open_account": lambda town: {"language": "en"},
    "access.give_role": lambda town: {"by": "operator", "user_id": town.accounts["newcomer"], "role": "auditor"},
    "access.end_role": lambda town: {"by": "operator", "held_role_id": town.waiting["role of operator"]},
    "access.close_account": lambda town: _of(town, "operator"),
    "access.forget_second_factor": lambda town: {"by": "operator", "user_id": town.accounts["mara"]},
    "access.issue_person_code": lambda town: {"person_id": PERSON_ID["oscar"]},
    "access.issue_employer_code": lambda town: HACIENDA,
    "access.claim_person": lambda town: {
        **_of(town, "newcomer"), "document": Private(cedula("oscar")), "birth_date": 19760130,
        "given_code": Private(town.codes["oscar"]),
    },
    "access.claim_employer": lambda town: {
        **_of(town, "newcomer"), "ruc": Private(ruc("hacienda")), "given_code": Private(town.codes["hacienda"]),
    },
    "access.invite_member": lambda town: {
        "by": "owner", **HACIENDA, "email": Private("contadora@ejemplo.ec"), "role": "employer_payroll",
    },
    "access.withdraw_invitation": lambda town: {
        "by": "owner", "invitation_id": town.waiting["invitation of nobody"],
    },
    "access.accept_invitation": lambda town: {
        **_of(town, "newcomer"), "invitation_id": town.waiting["invitation of newcomer"],
    },
    "access.remove_member": lambda town: {"by": "owner", "held_role_id": town.waiting["role of owner"]},
    "access.ask_new_email": lambda town: {**_of(town, "gina"), "email": Private("gina@otro.ec")},
    "access.confirm_new_email": lambda town: {**_of(town, "nina"), "given_code": Private(town.codes["nina"])},
    "access.withdraw_new_email": lambda town: _of(town, "mara"),
    "access.apply_new_emails": lambda town: {"today": APRIL},
    "access.stop_changes": lambda town: {"user_id": town.accounts["mara"]},
    "access.create_token": lambda town: {
        **_of(town, "nina"), "name": "programa", "scopes": ["worker:read"], "days": 30, "token": Private("amparo_nina"),
    },
    "access.revoke_token": lambda town: {"by": "gina", "token_id": town.waiting["token of gina"]},
    # who
    "registry.register_persons": lambda town: {"rows": [ROSA]},
    "registry.register_employers": lambda town: {"rows": [SHOP]},
    "registry.register_employer": lambda town: {
        **_of(town, "newcomer"), **SHOP, "ruc": Private(SHOP["ruc"]), "name": Private(SHOP["name"]),
    },
    "registry.register_establishments": lambda town: {
        "rows": [{"ruc": ruc("hacienda"), "branch": "0002", "name": "Bodega", "province": "09"}],
    },
    "registry.register_establishment": lambda town: {
        "by": "owner", **HACIENDA, "branch": "0003", "name": "Empacadora", "province": "09",
    },
    "registry.record_deaths": lambda town: {"rows": [{"document": cedula("abel"), "death_date": 20220110}]},
    "registry.declare_bank_account": lambda town: {
        "by": "mara", "person_id": PERSON_ID["mara"], "bank": "Banco", "kind": "checking", "number": Private("654321"),
    },
    "registry.withdraw_bank_account": lambda town: {"by": "mara", "person_id": PERSON_ID["mara"]},
    # who belongs
    "affiliation.submit_notices": lambda town: {"content": living.notices_file(FEBRUARY)},
    "affiliation.give_notice": lambda town: {
        "by": "owner", "establishment_id": town.waiting["place"], "type": "MSU", "cedula": Private(cedula("oscar")),
        "amount": "500.00",
    },
    "affiliation.carry_jobs": lambda town: {"jobs": pl.DataFrame([JOB]), "month": FEBRUARY},
    "affiliation.file_claim": lambda town: {"by": "gina", **claimed(town), **DOCUMENT},
    "affiliation.propose_correction": lambda town: {
        "by": "clerk", "person_id": PERSON_ID["oscar"], "establishment_id": town.waiting["place"],
        "notices": [{"type": "MSU", "month": "2022-01", "amount": "500.00"}], **DOCUMENT,
    },
    "affiliation.enrol_found": lambda town: {
        "by": "reviewer", "case": town.waiting["inspection charged"], "cedula": Private(cedula("oscar")),
        "branch": "0001", "since_date": "20220103", "relation": "06", "wage": "600.00", **DOCUMENT,
    },
    "affiliation.notify_claim": lambda town: {"by": "clerk", "case": town.waiting["received"]},
    "affiliation.answer_claim": lambda town: {"by": "owner", "case": town.waiting["notified"], "accepts": True},
    "affiliation.inspect_claim": lambda town: {"by": "clerk", "case": town.waiting["to decide"]},
    "affiliation.decide_claim": lambda town: {
        "by": "colleague", "case": town.waiting["granted by one"], "grants": True,
    },
    "affiliation.appeal_claim": lambda town: {"by": "gina", "case": town.waiting["refused"], "reason": "Es la misma"},
    "affiliation.review_claim": lambda town: {
        "by": "director", "case": town.waiting["appealed"], "returns": True, "reason": "Revísese",
    },
    "affiliation.withdraw_claim": lambda town: {"by": "gina", "case": town.waiting["received"]},
    # who is looked at
    "inspection.hand_in_annex": lambda town: {
        "by": "inspector", "province": "09", "content": f"{ruc('hacienda')};{cedula('oscar')};2021;5100.00".encode(),
    },
    "inspection.keep_assessment": lambda town: {
        "month": 202201, "instances": pl.DataFrame([INSTANCE]), "reasons": pl.DataFrame([REASON]),
    },
    "inspection.open_inspection": lambda town: {"employer_id": PAYER_ID["escuela"], "reason": "Denuncia"},
    "inspection.notify_inspection": lambda town: {"by": "inspector", "case": town.waiting["inspection opened"]},
    "inspection.drop_inspection": lambda town: {
        "by": "inspector", "case": town.waiting["inspection opened"], "reason": "Era otro RUC",
    },
    "inspection.answer_inspection": lambda town: {
        "by": "owner", "case": town.waiting["inspection notified"], "reason": "Todo está en regla",
    },
    "inspection.conclude_inspection": lambda town: {
        "by": "reviewer", "case": town.waiting["inspection reported by one"], "finds": True, "reason": "Faltan avisos",
    },
    "inspection.contest_inspection": lambda town: {
        "by": "banker", "case": town.waiting["inspection charged"], "reason": "Se enviaron",
    },
    "inspection.review_inspection": lambda town: {
        "by": "director", "case": town.waiting["inspection contested"], "upholds": True, "reason": "Constan",
    },
    # what was asked
    "cases.hand_in": lambda town: {"case": town.waiting["notified"], **DOCUMENT},
    "cases.acknowledge_notice": lambda town: {"notice": town.waiting["notice"]},
    "cases.run_clocks": lambda town: {"today": APRIL},
    "certificates.revoke": lambda town: {"code": town.codes["certificate"], "reason": "Se emitió por error"},
    # what is owed and paid
    "contributions.confirm_declarations": lambda town: {"content": living.notices_file(FEBRUARY)},
    "contributions.confirm_draft": lambda town: {"by": "owner", **HACIENDA, "month": FEBRUARY},
    "contributions.certify_history": lambda town: {"by": "gina", "person_id": PERSON_ID["gina"], "language": "es"},
    "contributions.carry_years": lambda town: {"rows": pl.DataFrame([YEAR])},
    "contributions.carry_debts": lambda town: {"rows": pl.DataFrame([DEBT])},
    "collection.receive_payments": lambda town: {"content": town.payments},
    "collection.issue_slip": lambda town: {"by": "owner", **HACIENDA},
    "collection.certify_compliance": lambda town: {"by": "owner", **HACIENDA},
    "collection.tell_workers": lambda town: {},
    "pensions.carry_pensions": lambda town: {"content": PENSION},
    "pensions.apply_for_retirement": lambda town: {"content": APPLICATION},
    "pensions.record_state_receipt": lambda town: {"month": Month(2022, 2), "amount_cents": 150_000},
}  # fmt: skip
