"""Survivors: which death gives the right, who receives it, and how the deceased's pension is shared among them.

The law is that of the day of death; the limits are those of `kind` sgo_survivors. Each group is a row: `widows` is 0 or
1, `orphans` and `parents` are how many have the right. The parts add up to the group's pension.
"""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import greatest, least, share, when, whole

# ---------------------------------------------------------------- whose death


@rule(
    "IESS, período de protección",
    since="2006-03-09",
    trust="SINGLE",
    unit="months",
    es="Meses de protección por muerte",
    en="Months of death protection",
)
def protection_months(months, protection_least_months, protection_months_per_month):
    """Quien aportó cinco años queda protegido tras el cese por la décima parte de ese tiempo.

    Whoever contributed five years stays protected after leaving work for a tenth of that time.
    """
    return when(months >= protection_least_months, whole(months, protection_months_per_month), 0)


@rule("LSS art. 197; C.D. 100 art. 16", since="2006-03-09", es="Causa montepío", en="Leaves survivors' pensions")
def survivors_right(
    deceased_pensioner, active, months, months_since_cessation, survivors_cause_months, protection_months
):
    """Lo causan el pensionista, el activo con 60 imposiciones y el cesante dentro de su período de protección.

    It is left by a pensioner, by a worker with 60 contributions, and by whoever left work within the protection period.
    """
    return (
        (deceased_pensioner == 1)
        | ((active == 1) & (months >= survivors_cause_months))
        | ((active == 0) & (protection_months > 0) & (months_since_cessation <= protection_months))
    )


# ---------------------------------------------------------------- who receives it


@rule("C.D. 100, montepío", since="2006-03-09", es="Derecho de viudez", en="Right of the widow or widower")
def widow_right(married, free_union, both_unmarried, together_months, shared_children, union_months):
    """El cónyuge, o la pareja en unión libre de dos solteros por más de dos años, o menos si hay hijos comunes.

    The spouse, or the partner in a free union of two single people for more than two years, or less if there are common
    children.
    """
    return (married == 1) | (
        (free_union == 1) & (both_unmarried == 1) & ((together_months > union_months) | (shared_children > 0))
    )


@rule("C.D. 100, montepío", since="2006-03-09", es="Conserva la viudez", en="Remains entitled as widow or widower")
def widow_keeps_right(widow_right, remarried, in_new_union, guilty_of_the_death):
    """La pierde quien se casa, forma otra unión, o fue condenado por la muerte.

    Whoever marries, forms another union, or was convicted for the death loses it.
    """
    return widow_right & (remarried == 0) & (in_new_union == 0) & (guilty_of_the_death == 0)


@rule("C.D. 100, montepío", since="2006-03-09", es="Derecho de orfandad", en="Right of the orphan")
def orphan_right(child_age, incapacitated, unmarried, dependent, adopted, adopted_months, orphan_age, adoption_months):
    """Hasta los 18 años, o a cualquier edad el incapacitado sin pareja y a cargo; el adoptado, con un año de serlo.

    Until 18, or at any age if incapacitated, without a partner and dependent; if adopted, one year after the adoption.
    """
    return ((child_age < orphan_age) | ((incapacitated == 1) & (unmarried == 1) & (dependent == 1))) & (
        (adopted == 0) | (adopted_months >= adoption_months)
    )


@rule("C.D. 100, montepío", since="2006-03-09", unit="count", es="Padres con derecho", en="Parents with right")
def entitled_parents(widows, orphans, parents):
    """Los padres que dependían del fallecido reciben solo si no hay viuda ni hijo con derecho.

    Parents who depended on the deceased receive only if there is no widow and no child with a right.
    """
    return when(widows + orphans == 0, parents, 0)


# ---------------------------------------------------------------- how it is shared


@rule("C.D. 100 art. 24", since="2006-03-09", es="Viudez antes de límites", en="Widowhood before limits")
def raw_widow_cents(widows, deceased_pension_cents, widow_rate):
    """A la viuda, al viudo o a la pareja le toca el 60 % de la pensión que el fallecido tenía o habría tenido.

    The widow, widower or partner has 60% of the pension that the deceased had or would have had.
    """
    return when(widows > 0, share(deceased_pension_cents, widow_rate), 0)


@rule(
    "C.D. 100 art. 24",
    since="2006-03-09",
    es="Hijos con viuda, o padres, antes de límites",
    en="Children with a widow, or parents, before limits",
)
def raw_dependants_cents(widows, orphans, entitled_parents, deceased_pension_cents, dependants_rate):
    """A los hijos junto con la viuda, o a los padres a falta de todos, les toca el 40 %.

    The children together with the widow, or the parents in the absence of all of them, have 40%.
    """
    return when(
        ((widows > 0) & (orphans > 0)) | (entitled_parents > 0), share(deceased_pension_cents, dependants_rate), 0
    )


@rule("C.D. 100 art. 24", since="2006-03-09", es="Hijos solos antes de límites", en="Children alone before limits")
def raw_orphans_alone_cents(widows, orphans, deceased_pension_cents, orphans_alone_rate):
    """A los hijos sin viuda les toca, según el modelo actuarial, la misma parte que con ella.

    The children without a widow have, by the actuarial model, the same share as with her.
    """
    return when((widows == 0) & (orphans > 0), share(deceased_pension_cents, orphans_alone_rate), 0)


@rule("C.D. 100 art. 24", since="2006-03-09", es="Grupo antes de límites", en="Group before limits")
def raw_group_cents(raw_widow_cents, raw_dependants_cents, raw_orphans_alone_cents):
    """El grupo suma las partes de quienes tienen derecho.

    The group adds up the shares of those who have a right.
    """
    return raw_widow_cents + raw_dependants_cents + raw_orphans_alone_cents


@rule("LSS art. 234; C.D. 100 art. 24", since="2010-01-26", es="Montepío del grupo", en="Survivors' group pension")
def group_pension_cents(raw_group_cents, deceased_pension_cents, minimum_cents, maximum_cents):
    """El grupo no pasa de la pensión del fallecido ni del máximo, y no baja del mínimo.

    The group does not exceed the pension of the deceased or the maximum, and does not fall below the minimum.
    """
    return when(
        raw_group_cents > 0,
        greatest(least(raw_group_cents, least(deceased_pension_cents, maximum_cents)), minimum_cents),
        0,
    )


@rule("C.D. 100 art. 24", since="2010-01-26", trust="DERIVED", es="Pensión de viudez", en="Widow's pension")
def widow_cents(group_pension_cents, raw_widow_cents, raw_group_cents):
    """Lo que el grupo gana o pierde por los límites se reparte en proporción.

    What the group gains or loses by the limits is shared in proportion.
    """
    return share(group_pension_cents, raw_widow_cents, greatest(raw_group_cents, 1))


@rule("C.D. 100 art. 24", since="2010-01-26", trust="DERIVED", es="Para hijos o padres", en="For children or parents")
def others_cents(group_pension_cents, widow_cents):
    """A hijos o padres queda lo que del grupo no toma la viuda, para que las partes sumen.

    Children or parents have what the widow does not take of the group, so that the parts add up.
    """
    return group_pension_cents - widow_cents


@rule("C.D. 100 art. 24", since="2010-01-26", es="Pensión de cada hijo o padre", en="Pension of each child or parent")
def each_other_cents(others_cents, orphans, entitled_parents):
    """Se reparte por igual, en centavos enteros.

    It is shared equally, in whole cents.
    """
    return whole(others_cents, greatest(orphans + entitled_parents, 1))


@rule(
    "C.D. 100 art. 24",
    since="2010-01-26",
    trust="DERIVED",
    es="Pensión del primer hijo o padre",
    en="Pension of the first child or parent",
)
def first_other_cents(others_cents, each_other_cents, orphans, entitled_parents):
    """Los centavos que no se pueden partir van al primero, para que las partes sumen.

    The cents that cannot be split go to the first, so that the parts add up.
    """
    return others_cents - each_other_cents * (greatest(orphans + entitled_parents, 1) - 1)
