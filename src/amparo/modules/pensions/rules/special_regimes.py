"""Old age otherwise: by disability, by insalubrious work, of teachers, and the improvement of whoever works again."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import any_row, between, greatest, least, share, when, whole

# ---------------------------------------------------------------- disability


@rule(
    "Ley Orgánica de Discapacidades art. 85",
    since="2012-09-25",
    es="Tiene derecho a la vejez por discapacidad",
    en="Has the right to old age by disability",
)
def disability_right(
    intellectual_disability,
    months,
    disability_months,
    intellectual_disability_months,
    certified_disability_rate,
    least_disability_rate,
    least_intellectual_disability_rate,
):
    """Se jubila a cualquier edad quien tiene el grado de discapacidad y las imposiciones; menos si es intelectual.

    Whoever has the degree of disability and the contributions retires at any age; fewer if it is intellectual.
    """
    return when(
        intellectual_disability == 1,
        (months >= intellectual_disability_months) & (certified_disability_rate >= least_intellectual_disability_rate),
        (months >= disability_months) & (certified_disability_rate >= least_disability_rate),
    )


@rule(
    "Ley Orgánica de Discapacidades art. 85",
    since="2012-09-25",
    es="Vejez por discapacidad antes de límites",
    en="Old age by disability before limits",
)
def raw_disability_pension_cents(average_cents, disability_pension_rate):
    """Es una parte única del promedio de los cinco mejores años, cualesquiera que sean los años de aporte.

    It is a single part of the average of the five best years, whatever the years contributed.
    """
    return share(average_cents, disability_pension_rate)


@rule(
    "Ley Orgánica de Discapacidades art. 85",
    since="2012-09-25",
    es="Pensión de vejez por discapacidad",
    en="Old-age pension by disability",
)
def disability_pension_cents(disability_right, raw_disability_pension_cents, minimum_cents, maximum_cents):
    """Se paga dentro del mínimo y el máximo de su tipo de pensión.

    It is paid within the minimum and the maximum of its kind of pension.
    """
    return when(disability_right, between(raw_disability_pension_cents, minimum_cents, maximum_cents), 0)


@rule(
    "Ley Orgánica de Discapacidades art. 84",
    since="2012-09-25",
    trust="SINGLE",
    es="Tiene derecho por discapacidad sobrevenida",
    en="Has the right by supervening disability",
)
def supervening_disability_right(permanently_disabled):
    """La discapacidad permanente total o absoluta no exige imposiciones.

    Permanent total or absolute disability asks for no contributions.
    """
    return permanently_disabled == 1


@rule(
    "Ley Orgánica de Discapacidades art. 84",
    since="2012-09-25",
    trust="SINGLE",
    es="Pensión por discapacidad sobrevenida",
    en="Pension by supervening disability",
)
def supervening_disability_pension_cents(supervening_disability_right, raw_pension_cents, minimum_cents, maximum_cents):
    """Rigen los límites de la invalidez.

    The limits of invalidity govern.
    """
    return when(supervening_disability_right, between(raw_pension_cents, minimum_cents, maximum_cents), 0)


# ---------------------------------------------------------------- insalubrious work


@rule(
    "LSS art. 231",
    since="2001-11-30",
    trust="SINGLE",
    unit="years",
    es="Años menos de edad por trabajo insalubre",
    en="Years less of age for insalubrious work",
)
def insalubrious_age_years(insalubrious_years, insalubrious_years_per_year):
    """Cada cinco años de trabajo insalubre rebajan en uno la edad exigida.

    Every five years of insalubrious work lower the age required by one.
    """
    return whole(insalubrious_years, insalubrious_years_per_year)


@rule(
    "LSS arts. 185 y 231",
    since="2001-11-30",
    trust="SINGLE",
    es="Tiene derecho con la edad rebajada",
    en="Has the right with the lowered age",
)
def insalubrious_right(pension_right, months, age, insalubrious_years, insalubrious_age_years):
    """Se jubila por vejez quien hizo trabajo insalubre y reúne las imposiciones y la edad, con su rebaja.

    Whoever did insalubrious work and meets the contributions and the age, with its reduction, retires for old age.
    """
    return (insalubrious_years > 0) & any_row(pension_right, months=months, age=age + insalubrious_age_years)


@rule(
    "LSS art. 231",
    since="2001-11-30",
    trust="SINGLE",
    es="Aumento por trabajo insalubre",
    en="Increase for insalubrious work",
)
def insalubrious_increase_cents(average_cents, insalubrious_years, insalubrious_pension_rate):
    """La pensión aumenta una parte del promedio de los cinco mejores años por cada año de ese trabajo.

    The pension grows by a part of the average of the five best years for each year of that work.
    """
    return share(average_cents * insalubrious_years, insalubrious_pension_rate)


@rule(
    "LSS art. 231",
    since="2006-03-09",
    trust="SINGLE",
    es="Vejez por trabajo insalubre antes de límites",
    en="Old age by insalubrious work before limits",
)
def raw_insalubrious_pension_cents(raw_pension_cents, insalubrious_increase_cents):
    """A la pensión ordinaria se suma el aumento.

    The increase is added to the ordinary pension.
    """
    return raw_pension_cents + insalubrious_increase_cents


@rule(
    "LSS arts. 231 y 234; C.D. 100 art. 31",
    since="2010-01-26",
    trust="DERIVED",
    es="Pensión de vejez por trabajo insalubre",
    en="Old-age pension by insalubrious work",
)
def insalubrious_pension_cents(insalubrious_right, raw_insalubrious_pension_cents, minimum_cents, maximum_cents):
    """Nada dice que el aumento quede fuera de los límites: la suma se paga entre el mínimo y el máximo ordinarios.

    Nothing says that the increase stays outside the limits: the sum is paid between the ordinary minimum and maximum.
    """
    return when(insalubrious_right, between(raw_insalubrious_pension_cents, minimum_cents, maximum_cents), 0)


@rule(
    "LSS art. 231",
    since="2001-11-30",
    trust="SINGLE",
    es="Prima adicional del empleador",
    en="Employer's additional premium",
)
def insalubrious_employer_cents(insalubrious_premium_cents, insalubrious_employer_rate):
    """El empleador paga tres cuartos de la prima adicional que financia ese aumento.

    The employer pays three quarters of the additional premium that finances that increase.
    """
    return share(insalubrious_premium_cents, insalubrious_employer_rate)


@rule(
    "LSS art. 231",
    since="2001-11-30",
    trust="SINGLE",
    es="Prima adicional del trabajador",
    en="Worker's additional premium",
)
def insalubrious_worker_cents(insalubrious_premium_cents, insalubrious_employer_cents):
    """El trabajador paga el resto.

    The worker pays the rest.
    """
    return insalubrious_premium_cents - insalubrious_employer_cents


# ---------------------------------------------------------------- teachers


@rule("LSS art. 201.1", since="2021-04-19", es="Jubilación especial del magisterio", en="Teachers' special retirement")
def teacher_right(teacher, months, teacher_months):
    """El docente, sin límite de edad, con 300 imposiciones; sin efecto desde la sentencia 32-21-IN/21.

    A teacher, with no age limit, with 300 contributions; without effect since judgment 32-21-IN/21.
    """
    return (teacher == 1) & (months >= teacher_months)


@rule(
    "LSS art. 201.1",
    since="2021-04-19",
    trust="MEMORY",
    es="Pensión especial del magisterio",
    en="Teachers' special pension",
)
def teacher_pension_cents(teacher_right, raw_pension_cents, minimum_cents, maximum_cents):
    """No se halló una cuantía propia: se toma la ordinaria, con sus límites.

    No amount of its own was found: the ordinary one is taken, with its limits.
    """
    return when(teacher_right, between(raw_pension_cents, minimum_cents, maximum_cents), 0)


# ---------------------------------------------------------------- improvement


@rule(
    "C.D. 100 art. 14",
    since="2006-03-09",
    es="Promedio de la nueva afiliación",
    en="Average of the new affiliation",
)
def new_average_cents(new_best_years_cents, new_months, averaging_months):
    """Se promedian los cinco mejores años de la nueva afiliación, o todos sus meses si no llega a cinco años.

    The five best years of the new affiliation are averaged, or all its months if it does not reach five years.
    """
    return share(new_best_years_cents, 1, greatest(least(new_months, averaging_months), 1))


@rule("C.D. 100 art. 14", since="2006-03-09", es="Mejora de la pensión", en="Improvement of the pension")
def improvement_cents(new_average_cents, new_months, improvement_minimum_months, improvement_rate):
    """Con doce nuevas imposiciones y un nuevo cese, la pensión mejora un milésimo del promedio por cada una.

    With twelve new contributions and a new departure, the pension improves by a thousandth of the average for each one.
    """
    return when(new_months >= improvement_minimum_months, share(new_average_cents * new_months, improvement_rate), 0)
