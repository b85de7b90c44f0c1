"""Partial-payment agreements: the term, the first instalment, and who decides. The law is that of the day agreed."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import share, when


@rule(
    "C.D. 516",
    since="2016-08-15",
    until="2021-03-04",
    trust="SINGLE",
    result="agreement_allowed",
    es="Plazo admitido",
    en="Term allowed",
)
def agreement_allowed_2016(agreement_months, debt_cents, agreement_most_months):
    """El acuerdo no pasa del plazo máximo.

    The agreement does not exceed the longest term.
    """
    return agreement_months <= agreement_most_months(debt_cents)


@rule(
    "C.D. 625",
    since="2021-03-04",
    until="2023-06-01",
    trust="DERIVED",
    result="agreement_allowed",
    es="Plazo admitido",
    en="Term allowed",
)
def agreement_allowed_2021(
    agreement_months, debt_cents, agreement_most_months, agreement_director_months, agreement_long_debt
):
    """Hasta doce meses cualquiera, y hasta treinta y seis quien debe bastante.

    Up to twelve months for anyone, and up to thirty-six for whoever owes enough.
    """
    return (agreement_months <= agreement_most_months(debt_cents)) & (
        agreement_long_debt | (agreement_months <= agreement_director_months)
    )


@rule(
    "C.D. 658, arts. 164 y 165 de C.D. 625",
    since="2023-06-01",
    until="2024-04-23",
    result="agreement_allowed",
    es="Plazo admitido",
    en="Term allowed",
)
def agreement_allowed_2023(agreement_months, debt_cents, agreement_most_months):
    """El acuerdo no pasa del plazo máximo, sea cual sea la deuda.

    The agreement does not exceed the longest term, whatever the debt.
    """
    return agreement_months <= agreement_most_months(debt_cents)


@rule("C.D. 671", since="2024-04-23", trust="SINGLE", es="Plazo admitido", en="Term allowed")
def agreement_allowed(agreement_months, debt_cents, agreement_most_months, agreement_least_months):
    """El plazo va de dos meses al máximo que da la deuda.

    The term runs from two months to the longest that the debt allows.
    """
    return (agreement_months >= agreement_least_months) & (agreement_months <= agreement_most_months(debt_cents))


@rule("C.D. 625", since="2021-03-04", until="2023-06-01", es="Deuda para plazo largo", en="Debt for a long term")
def agreement_long_debt(debt_cents, basic_wage_cents, legal_person, agreement_natural_wages, agreement_legal_wages):
    """Más de doce meses se dan a la persona que debe más de cuatro salarios básicos, y a la empresa, más de 25.

    More than twelve months are given to a person who owes more than four basic wages, and to a company, more than 25.
    """
    return debt_cents > basic_wage_cents * when(legal_person == 1, agreement_legal_wages, agreement_natural_wages)


@rule("C.D. 625", since="2021-03-04", until="2024-02-29", es="Decide el director", en="The director decides")
def director_decides(agreement_months, agreement_director_months):
    """Los plazos largos los autoriza el director provincial.

    Long terms are authorized by the provincial director.
    """
    return agreement_months > agreement_director_months


@rule("C.D. 625", since="2021-03-04", es="Cuota inicial", en="First instalment")
def first_instalment_cents(agreement_first_instalment, charged_interest_cents, withheld_loans_cents):
    """Cuando hay cuota inicial, es el interés de mora y lo retenido a los afiliados por préstamos.

    When there is a first instalment, it is the arrears interest and what was withheld from workers for loans.
    """
    return when(agreement_first_instalment == 1, charged_interest_cents + withheld_loans_cents, 0)


@rule(
    "C.D. 658; C.D. 671",
    since="2021-03-04",
    trust="SINGLE",
    es="Interés de cada cuota",
    en="Interest in each instalment",
)
def instalment_interest_cents(agreement_first_instalment, charged_interest_cents, agreement_months):
    """El interés que no se pagó en la cuota inicial se reparte por igual entre los meses del acuerdo.

    The interest not paid in the first instalment is shared equally among the months of the agreement.
    """
    return share(when(agreement_first_instalment == 1, 0, charged_interest_cents), 1, agreement_months)


@rule(
    "C.D. 625; C.D. 671",
    since="2021-03-04",
    trust="DERIVED",
    es="Capital de cada cuota",
    en="Capital in each instalment",
)
def instalment_capital_cents(agreement_first_instalment, owed_cents, withheld_loans_cents, agreement_months):
    """Lo que no se pagó en la cuota inicial se reparte por igual; no consta cómo se cuenta lo que cuesta financiar.

    What was not paid in the first instalment is shared equally; how the cost of financing is reckoned is not on record.
    """
    return share(owed_cents - when(agreement_first_instalment == 1, withheld_loans_cents, 0), 1, agreement_months)
