"""Health for the family, and what pensioners contribute. Their law is that of the month contributed or paid."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import share, when


@rule("C.D. 357; C.D. 501", since="2011-03-10", es="Extensión a cónyuge", en="Spouse extension")
def spouse_cents(spouse_extension, base_cents, spouse_extension_rate):
    """El afiliado que extiende la salud a su cónyuge paga una prima más sobre su materia gravada.

    A worker who extends health care to the spouse pays one more premium on the contribution base.
    """
    return when(spouse_extension == 1, share(base_cents, spouse_extension_rate), 0)


@rule("LSS art. 102", since="2011-03-10", es="Salud de los hijos", en="Children's health")
def children_cents(base_cents, children_extension_rate):
    """Los hijos menores de 18 años del afiliado están cubiertos sin prima.

    The children under 18 of the worker are covered without premium.
    """
    return share(base_cents, children_extension_rate)


@rule("C.D. 357", since="2011-03-10", es="Extensión a cónyuge del pensionista", en="Pensioner's spouse extension")
def pensioner_spouse_cents(spouse_extension, paid_pension_cents, pensioner_spouse_rate):
    """El pensionista de vejez, invalidez o riesgos que extiende la salud a su cónyuge paga una prima de su pensión.

    A pensioner of old age, invalidity or work risks who extends health care to the spouse pays a premium on the
    pension.
    """
    return when(spouse_extension == 1, share(paid_pension_cents, pensioner_spouse_rate), 0)


@rule(
    "C.D. 357, DG 2ª", since="2011-03-10", es="Extensión a hijos del pensionista", en="Pensioner's children extension"
)
def pensioner_children_cents(children_count, paid_pension_cents, pensioner_children_rate):
    """El pensionista paga una sola prima por todos sus hijos menores de 18 años.

    The pensioner pays a single premium for all children under 18.
    """
    return when(children_count > 0, share(paid_pension_cents, pensioner_children_rate), 0)


@rule("C.D. 357", since="2011-03-10", trust="SINGLE", es="Puede usar la extensión", en="May use the extension")
def extension_usable(extension_months, extension_least_months):
    """La extensión da atención desde que se han pagado las primeras primas, y no da subsidios en dinero.

    The extension gives care once the first premiums have been paid, and gives no cash benefits.
    """
    return extension_months >= extension_least_months


@rule("C.D. 357", since="2011-03-10", trust="SINGLE", es="Maternidad por extensión", en="Maternity under the extension")
def extension_maternity(extension_months, extension_maternity_months):
    """La maternidad del cónyuge pide doce primas previas.

    Maternity of the spouse asks for twelve premiums beforehand.
    """
    return extension_months >= extension_maternity_months


@rule("C.D. 501 art. 3 ¶ 2", since="2015-11-01", trust="SINGLE", es="Salud de la viudez", en="Widow(er)'s health")
def widow_health_cents(widow_cover, paid_pension_cents, widow_health_rate):
    """Quien cobra viudez y quiere cobertura de enfermedad paga una prima de su pensión unificada.

    Whoever draws a widow's pension and wants sickness cover pays a premium on the unified pension.
    """
    return when(widow_cover == 1, share(paid_pension_cents, widow_health_rate), 0)


@rule("C.D. 501 art. 3 ¶ 1", since="2015-11-01", es="Aporte del pensionista", en="Pensioner's premium")
def pensioner_premium_cents(paid_pension_cents, pensioner_premium_rate):
    """El pensionista aportaba de su pensión para los décimos y los funerales, hasta que la Corte lo dejó sin efecto.

    Pensioners contributed from their pension for the extra pensions and funerals, until the Court left it without
    effect.
    """
    return share(paid_pension_cents, pensioner_premium_rate)
