"""Funeral aid: which death gives it, until when it is claimed, and the ceilings of what is paid back.

The law is that of the day of death.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import least, share, when


@rule("C.D. 100, funerales", since="2012-01-01", es="Causa auxilio de funerales", en="Gives right to funeral aid")
def funeral_right(deceased_pensioner, last_year_months, leaves_survivors, funeral_recent_months):
    """Lo causan el pensionista, el afiliado con seis imposiciones en el último año y quien deja montepío.

    It is left by a pensioner, by a worker with six contributions in the last year, and by whoever leaves a survivors'
    pension.
    """
    return (deceased_pensioner == 1) | (last_year_months >= funeral_recent_months) | (leaves_survivors == 1)


@rule("C.D. 100, funerales", since="2012-01-01", es="Está a tiempo de reclamarlo", en="May still be claimed")
def funeral_claim_open(months_since_death, funeral_claim_months):
    """El derecho a reclamarlo caduca al año de la muerte.

    The right to claim it lapses one year after the death.
    """
    return months_since_death < funeral_claim_months


@rule("C.D. 610", since="2021-01-01", es="Servicio reconocido", en="Service paid back")
def funeral_item_cents(funeral_invoice_cents, funeral_item_ceiling_cents):
    """Cada servicio se reembolsa hasta su valor máximo de referencia.

    Each service is reimbursed up to its highest reference value.
    """
    return least(funeral_invoice_cents, funeral_item_ceiling_cents)


@rule("C.D. 100, funerales", since="2012-01-01", es="Auxilio de funerales", en="Funeral aid")
def funeral_aid_cents(funeral_right, funeral_claim_open, funeral_items_cents, funeral_ceiling_cents):
    """Se reembolsa la suma de los servicios, hasta el techo vigente a la muerte.

    The sum of the services is reimbursed, up to the ceiling in force at the death.
    """
    return when(funeral_right & funeral_claim_open, least(funeral_items_cents, funeral_ceiling_cents), 0)


@rule("C.D. 610", since="2013-01-01", trust="DERIVED", es="Techo indexado", en="Indexed ceiling")
def indexed_funeral_ceiling_cents(previous_ceiling_cents, funeral_index_rate):
    """Cada enero el techo sube con la inflación, al centavo, y nunca baja.

    Each January the ceiling rises with inflation, to the cent, and never falls.
    """
    return previous_ceiling_cents + share(previous_ceiling_cents, funeral_index_rate)
