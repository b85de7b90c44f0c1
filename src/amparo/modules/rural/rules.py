"""What the law says of the rural scheme: what a family pays, which pensions it has, and what it leaves on a death.

Amounts are cents. The head of family contributes under the regime `rural_head`, whose base and rate stand with the
other regimes. The law is that of the month paid, or of the day of the right for a benefit.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, greatest, least, share, when, whole

# ---------------------------------------------------------------- what is paid in


@rule("C.D. 636", since="2018-01-01", es="Base referencial", en="Reference base")
def reference_base_cents(basic_wage_cents, reference_base_rate):
    """La familia campesina aporta sobre una parte del salario básico.

    A rural family contributes on a part of the basic wage.
    """
    return share(basic_wage_cents, reference_base_rate)


@rule("C.D. 636", since="2018-01-01", es="Aporte familiar", en="Family contribution")
def family_contribution_cents(reference_base_cents, personal_rate):
    """El jefe de familia aporta cada mes por él y por todos los suyos.

    The head of the family contributes each month for themselves and for all their own.
    """
    return share(reference_base_cents, personal_rate)


@rule("LSS", since="2020-12-31", trust="SINGLE", es="Contribución del Estado", en="State contribution")
def state_contribution_cents(base_cents, rural_state_rate):
    """El Estado contribuye sobre la materia gravada del seguro general.

    The State contributes on the contribution base of the general scheme.
    """
    return share(base_cents, rural_state_rate)


@rule("C.D. 613", since="2021-02-08", es="Contribución de aseguradoras", en="Insurers' contribution")
def insurer_contribution_cents(premium_cents, rural_insurer_rate):
    """Aseguradoras y empresas de medicina prepagada contribuyen sobre sus primas.

    Insurers and prepaid medicine companies contribute on their premiums.
    """
    return share(premium_cents, rural_insurer_rate)


# ---------------------------------------------------------------- pensions


@rule("C.D. 636", since="2018-01-01", es="Derecho a la jubilación por vejez", en="Right to the old-age pension")
def old_age_right(rural_old_age_right, months, age):
    """Se jubila quien reúne la edad y los aportes de cualquiera de las filas: a más edad, menos aportes.

    Whoever meets the age and the contributions of any of the rows retires: the older, the fewer contributions.
    """
    return any_row(rural_old_age_right, months=months, age=age)


@rule("S. R.O. 264, 18-Jun-2018", since="2018-01-01", es="Pensión por vejez", en="Old-age pension")
def old_age_pension_cents(old_age_right, rural_pension_cents):
    """Toda pensión campesina por vejez es la fijada para el año, doce veces al año.

    Every rural old-age pension is the one fixed for the year, twelve times a year.
    """
    return when(old_age_right, rural_pension_cents, 0)


@rule("C.D. 636", since="2018-01-01", trust="SINGLE", es="Derecho por invalidez", en="Right for invalidity")
def invalidity_right(months, rural_invalidity_months, family_head, total_permanent, excluded_cause):
    """El jefe de familia, por incapacidad total y permanente que no buscó, con cinco años de aportes.

    The head of the family, for a total and permanent incapacity not sought, with five years of contributions.
    """
    return (
        (months >= rural_invalidity_months) & (family_head == 1) & (total_permanent == 1) & (excluded_cause == 0)
    )  # fmt: skip


@rule("C.D. 636", since="2018-01-01", trust="SINGLE", es="Pensión por invalidez", en="Invalidity pension")
def invalidity_pension_cents(invalidity_right, rural_pension_cents):
    """La pensión por invalidez es igual a la de vejez.

    The invalidity pension equals that of old age.
    """
    return when(invalidity_right, rural_pension_cents, 0)


@rule(
    "S. R.O. 264, 18-Jun-2018",
    since="2018-01-01",
    trust="DERIVED",
    unit="count",
    es="Alza del año, en centésimas de 1 %",
    en="Rise of the year, in hundredths of 1 %",
)
def growth(basic_wage_cents, previous_basic_wage_cents, rural_growth_steps):
    """La pensión crece cada enero como el salario básico.

    The pension grows each January as the basic wage does.
    """
    return share(basic_wage_cents - previous_basic_wage_cents, rural_growth_steps, previous_basic_wage_cents)


@rule("S. R.O. 264, 18-Jun-2018", since="2018-01-01", trust="DERIVED", es="Pensión del año", en="Pension of the year")
def grown_pension_cents(previous_pension_cents, growth, rural_growth_steps):
    """La pensión del año es la del anterior más el alza: así se obtuvo la serie que no se publica.

    The pension of the year is that of the year before plus the rise: thus the series that is not published was
    obtained.
    """
    return previous_pension_cents + share(previous_pension_cents, growth, rural_growth_steps)


# ---------------------------------------------------------------- survivors


@rule("C.D. 636", since="2025-01-01", trust="SINGLE", es="Derecho a viudedad", en="Right of the widow or widower")
def widow_right(
    months,
    rural_survivors_months,
    marriage_months,
    rural_marriage_months,
    together_months,
    rural_union_months,
    shared_children,
    several_claimants,
    remarried,
    own_pension,
):
    """Un año de matrimonio, o hijos comunes o más de dos años de unión; sin disputa, nueva unión ni pensión propia.

    One year of marriage, or common children, or more than two years of union; with no dispute, new union or own
    pension.
    """
    return (
        (months >= rural_survivors_months)
        & (
            (marriage_months >= rural_marriage_months)
            | (shared_children > 0)
            | (together_months > rural_union_months)
        )
        & (several_claimants == 0)
        & (remarried == 0)
        & (own_pension == 0)
    )  # fmt: skip


@rule("C.D. 636", since="2025-01-01", trust="SINGLE", es="Derecho a orfandad", en="Right of the orphans")
def orphans_right(months, rural_survivors_months, immediate_months, rural_survivors_last_months):
    """Además de los cinco años, los aportes inmediatos a la muerte.

    Besides the five years, the contributions immediately before the death.
    """
    return (months >= rural_survivors_months) & (immediate_months >= rural_survivors_last_months)


@rule("C.D. 636", since="2025-01-01", es="Viudedad antes del límite", en="Widow's share before the limit")
def nominal_widow_cents(widow_right, rural_pension_cents, rural_widow_rate):
    """A quien enviuda, el 40 % de la pensión campesina.

    A widow or widower has 40% of the rural pension.
    """
    return when(widow_right, share(rural_pension_cents, rural_widow_rate), 0)


@rule("C.D. 636", since="2025-01-01", es="Orfandad antes del límite", en="Orphans' share before the limit")
def nominal_orphans_cents(orphans_right, rural_pension_cents, rural_orphan_rate, orphans):
    """A cada huérfano, el 20 % de la pensión campesina.

    Each orphan has 20% of the rural pension.
    """
    return when(orphans_right, share(rural_pension_cents, rural_orphan_rate) * orphans, 0)


@rule("C.D. 636", since="2025-01-01", trust="CONFLICT", es="Montepío del grupo", en="Pension of the group")
def group_cents(nominal_widow_cents, nominal_orphans_cents, rural_pension_cents, rural_group_rate):
    """Todos juntos no pasan del 75 %.

    All together do not exceed 75%.
    """
    return least(nominal_widow_cents + nominal_orphans_cents, share(rural_pension_cents, rural_group_rate))


@rule("C.D. 636", since="2025-01-01", trust="DERIVED", es="Pensión de viudedad", en="Widow's pension")
def widow_cents(group_cents, nominal_widow_cents, nominal_orphans_cents):
    """Si el grupo pasa del límite, cada uno cede en proporción.

    If the group exceeds the limit, each one yields in proportion.
    """
    return share(group_cents, nominal_widow_cents, greatest(nominal_widow_cents + nominal_orphans_cents, 1))


@rule("C.D. 636", since="2025-01-01", trust="DERIVED", es="Pensión de todos los huérfanos", en="Orphans' pension")
def orphans_cents(group_cents, widow_cents):
    """A los huérfanos queda lo que no toma la viudedad, para que las partes sumen.

    The orphans have what the widow or widower does not take, so that the parts add up.
    """
    return group_cents - widow_cents


@rule("C.D. 636", since="2025-01-01", trust="DERIVED", es="Pensión de cada huérfano", en="Each orphan's pension")
def orphan_cents(orphans_cents, orphans):
    """Los huérfanos se reparten por igual, en centavos enteros.

    The orphans share equally, in whole cents.
    """
    return whole(orphans_cents, greatest(orphans, 1))


@rule("C.D. 636", since="2025-01-01", trust="DERIVED", es="Pensión del último huérfano", en="Last orphan's pension")
def last_orphan_cents(orphans_cents, orphan_cents, orphans):
    """El último recibe los centavos que sobran del reparto, para que las partes sumen.

    The last one receives the cents left over from sharing, so that the parts add up.
    """
    return when(orphans > 0, orphans_cents - orphan_cents * (orphans - 1), 0)


# ---------------------------------------------------------------- funerals


@rule("C.D. 636", since="2018-01-01", trust="CONFLICT", es="Auxilio de funerales", en="Funeral aid")
def funeral_cents(reference_base_cents, rural_funeral_rate, days_since_death, rural_funeral_claim_days):
    """Por la muerte de cualquiera de la familia protegida, si se pide dentro del año.

    For the death of anyone in the protected family, if claimed within the year.
    """
    return when(days_since_death <= rural_funeral_claim_days, share(reference_base_cents, rural_funeral_rate), 0)


# ---------------------------------------------------------------- care


@rule("C.D. 636", since="2018-01-01", trust="SINGLE", es="Atención por enfermedad", en="Care in illness")
def illness_care(consecutive_months, rural_illness_months, months_without, rural_conserved_months):
    """Tres aportes sin interrupción; dejado de aportar, se conserva dos meses.

    Three contributions without interruption; once contributions stop, it is conserved two months.
    """
    return (consecutive_months >= rural_illness_months) & (months_without <= rural_conserved_months)


@rule("C.D. 636", since="2018-01-01", trust="SINGLE", es="Atención por maternidad", en="Care in maternity")
def maternity_care(consecutive_months, rural_maternity_months, months_without, rural_conserved_months):
    """Doce aportes sin interrupción antes del parto; dejado de aportar, se conserva dos meses.

    Twelve contributions without interruption before the birth; once contributions stop, it is conserved two months.
    """
    return (consecutive_months >= rural_maternity_months) & (months_without <= rural_conserved_months)


@rule("C.D. 625 art. 103", since="2018-01-01", trust="SINGLE", es="Familiar protegido", en="Protected dependant")
def dependant_protected(registered_months, rural_dependant_months):
    """Protege al familiar registrado al menos tres meses antes.

    It protects a relative registered at least three months before.
    """
    return registered_months >= rural_dependant_months
