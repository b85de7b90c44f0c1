"""What the institution has told a person, and the proof that she read it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web.pages.mine import own_person, person_of
from amparo.foundation.acts.refused import Refused
from amparo.foundation.cases import queries as cases
from amparo.foundation.cases.actions import acknowledge_notice
from amparo.foundation.pages import Done, PrivatePage, Sent, Sheet, Visit, number


def notices(visit: Visit) -> Sheet:
    person_id = person_of(visit)
    found = cases.notices(person_id=person_id)
    return Sheet(
        columns=("id", "date", "case", "es", "en", "read_date", "read_act"),
        rows=[
            (one["id"], one["date"], one["case"], one["es"], one["en"], one["read_date"], one["read_act"])
            for one in found
        ],
        facts={"unread": sum(one["read_date"] is None for one in found)},
        shown={"notices": [(one, (one["es"], one["en"])) for one in found]},
        persons=(person_id,),
    )


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
