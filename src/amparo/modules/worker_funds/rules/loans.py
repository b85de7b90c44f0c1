"""The loans that these accounts guarantee: the right, the rate, what is withheld, and what an unpaid one takes."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, least, share, when


@rule("BIESS, quirografarios", since="2025-01-01", es="Tope del quirografario", en="Cap of an unsecured loan")
def loan_cap_cents(basic_wage_cents, loan_wages):
    """Ochenta salarios básicos.

    Eighty basic wages.
    """
    return basic_wage_cents * loan_wages


@rule("C.D. 171 art. 8", since="2020-12-31", es="Garantía", en="Guarantee")
def loan_guarantee_cents(reserve_balance_cents, severance_balance_cents, loan_guarantee_rate):
    """Garantizan los fondos de reserva y la cesantía, hasta el 95 %.

    Reserve funds and severance guarantee it, up to 95%.
    """
    return share(reserve_balance_cents + severance_balance_cents, loan_guarantee_rate)


@rule("BIESS, quirografarios", since="2025-01-01", trust="CONFLICT", es="Puede pedirlo", en="May ask for it")
def loan_right(months, loan_least_months, employer_in_arrears, pending_request, term_months, longest_months):
    """Con doce aportes, empleador al día, sin otro trámite sobre sus cuentas y dentro del plazo.

    With twelve contributions, the employer up to date, no other case on the accounts and within the term.
    """
    return (
        (months >= loan_least_months)
        & (employer_in_arrears == 0)
        & (pending_request == 0)
        & (term_months <= longest_months)
    )  # fmt: skip


@rule("BIESS, quirografarios", since="2025-01-01", es="Préstamo máximo", en="Largest loan")
def loan_limit_cents(loan_right, loan_cap_cents, loan_guarantee_cents):
    """Hasta lo que garantizan las cuentas, sin pasar del tope.

    Up to what the accounts guarantee, without exceeding the cap.
    """
    return when(loan_right, least(loan_cap_cents, loan_guarantee_cents), 0)


@rule("BIESS, quirografarios", since="2025-01-01", trust="SINGLE", unit="months", es="Plazo máximo", en="Longest term")
def longest_months(pensioner, age, harvester, pensioner_longest_months, harvester_longest_months, loan_longest_months):
    """Cinco años; el zafrero, dieciocho meses; el pensionista, menos desde los 78 años.

    Five years; a cane harvester, eighteen months; a pensioner, less from the age of 78.
    """
    return when(
        pensioner == 1,
        pensioner_longest_months(age),
        when(harvester == 1, harvester_longest_months, loan_longest_months),
    )


@rule("BIESS, quirografarios", since="2025-01-01", es="Interés efectivo anual", en="Effective yearly interest")
def loan_rate(
    renewal, pensioner, term_months, new_loan_rate, pensioner_loan_rate, renewed_loan_rate, pensioner_renewed_rate
):
    """Crece con el plazo; una novación y un pensionista tienen su tabla.

    It grows with the term; a renewal and a pensioner have their own table.
    """
    return when(
        renewal == 1,
        when(pensioner == 1, pensioner_renewed_rate(term_months), renewed_loan_rate(term_months)),
        when(pensioner == 1, pensioner_loan_rate(term_months), new_loan_rate(term_months)),
    )


@rule("BIESS, quirografarios", since="2025-01-01", trust="SINGLE", es="Interés en atraso", en="Interest in arrears")
def late_rate(loan_rate, loan_arrears_rate, loan_late_days):
    """La tasa sube con los días de atraso.

    The rate rises with the days of delay.
    """
    return loan_rate + share(loan_rate, loan_arrears_rate(loan_late_days))


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Interés del mes", en="Interest of the month")
def loan_interest_cents(loan_balance_cents, nominal_rate, year_months):
    """La doceava parte de la tasa nominal sobre lo que se debe.

    A twelfth of the nominal rate on what is owed.
    """
    return share(share(loan_balance_cents, nominal_rate), 1, year_months)


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Capital del mes", en="Principal of the month")
def loan_principal_cents(instalment_cents, loan_interest_cents, loan_balance_cents):
    """La cuota paga primero el interés; lo demás, el capital, sin pasar de lo que se debe.

    The instalment pays the interest first; the rest, the principal, without exceeding what is owed.
    """
    return least(greatest(instalment_cents - loan_interest_cents, 0), loan_balance_cents)


@rule("BIESS", since="2020-12-31", trust="DERIVED", es="Descuento en la planilla", en="Withheld with the declaration")
def withheld_cents(loan_interest_cents, loan_principal_cents):
    """El empleador retiene la cuota y la paga con la planilla del mes.

    The employer withholds the instalment and pays it with the declaration of the month.
    """
    return loan_interest_cents + loan_principal_cents


@rule("C.D. 171 art. 8", since="2011-08-01", trust="SINGLE", es="Reserva que responde", en="Reserve executed")
def reserve_executed_cents(loan_balance_cents, reserve_balance_cents):
    """De un préstamo impago responde primero el fondo de reserva.

    For an unpaid loan the reserve fund answers first.
    """
    return least(loan_balance_cents, reserve_balance_cents)


@rule("C.D. 171 art. 8", since="2011-08-01", trust="SINGLE", es="Cesantía que responde", en="Severance executed")
def severance_executed_cents(loan_balance_cents, reserve_executed_cents, severance_balance_cents):
    """Lo que no cubre el fondo de reserva se debita de la cesantía.

    What the reserve fund does not cover is debited from severance.
    """
    return least(loan_balance_cents - reserve_executed_cents, severance_balance_cents)
