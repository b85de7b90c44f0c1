"""What the institution has told a person, and the proof that she read it; and what her employers told of her."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.case_shown import clock_of_objections
from amparo.entrypoints.web.pages.employer.words import EXITS, NOTICES
from amparo.entrypoints.web.pages.mine import own_person, person_of
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.actions import acknowledge_notice
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit, number
from amparo.foundation.registry import queries as registry
from amparo.modules.affiliation import objections

LISTED = 24
"""How many of the notices her employers gave are listed: more than a year of a raise a month."""


def notices(visit: Visit) -> Sheet:
    person_id = person_of(visit)
    found = cases.notices(person_id=person_id)
    given = objections.given(
        visit.today, person_id=person_id, count=LISTED, matters=cases.of_person(person_id, visit.today)
    )
    employers = registry.employer_names({one.notice.employer_id for one in given})
    return Sheet(
        columns=("id", "date", "case", "es", "en", "read_date", "read_act"),
        rows=[
            (one["id"], one["date"], one["case"], one["es"], one["en"], one["read_date"], one["read_act"])
            for one in found
        ],
        facts={"unread": sum(one["read_date"] is None for one in found),
               "given": [{"notice": one.notice.pk, "type": one.notice.type, "about_month": one.notice.about_month,
                          "told_date": one.told_date, "until_date": one.until_date, "state": one.state,
                          "case": one.case} for one in given]},
        shown={
            "notices": [(one, (one["es"], one["en"])) for one in found],
            "given": [(one, employers[one.notice.employer_id], NOTICES[one.notice.type], EXITS.get(one.notice.cause))
                      for one in given],
            "clock": clock_of_objections(visit),
        },
        persons=(person_id,),
    )  # fmt: skip


def acknowledge(visit: Visit, sent: Sent) -> Done:
    notice = number(sent.fields.get("notice", ""))
    if notice is None:
        raise Refused("El formulario llegó incompleto: recargue la página", "The form came incomplete: reload the page")
    acknowledge_notice(notice=notice, by=visit.account, today=visit.today, key=sent.key)
    return Done(to="own_notices", told=_("Queda escrito que lo leyó hoy."))


pages = [
    PrivatePage(
        "own_notices", "mi/avisos", "web/mine/notices.html", "cases.read", own_person, notices,
        ("Mostrar a la persona sus avisos", "Show the person her notices"), acts={"acknowledge": acknowledge},
    ),
]  # fmt: skip
