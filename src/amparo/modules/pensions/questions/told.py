"""What is said of a retirement: the answer in a sentence or two, and what the reader should know besides."""

from __future__ import annotations

from amparo.foundation import writing
from amparo.foundation.law.resolve import compute
from amparo.foundation.law.values import LawError
from amparo.foundation.months import Month
from amparo.foundation.questions import Words
from amparo.modules.pensions import rules
from amparo.modules.pensions.questions.case import Case
from amparo.modules.pensions.questions.numbers import RAW
from amparo.modules.pensions.simulation import Paid

HEADING = Words("Su pensión desde {month}", "Your pension from {month}")
FIRST = Words(
    "Puede jubilarse desde {month}, a los {age} y con {contributed} de aporte: {pension} al mes ({way}).",
    "You can retire from {month}, at age {age} and with {contributed} contributed: {pension} a month ({way}).",
)
CHOSEN = Words(
    "Si se jubila en {month}, a los {age} y con {contributed} de aporte, cobrará {pension} al mes ({way}).",
    "If you retire in {month}, at age {age} and with {contributed} contributed, you draw {pension} a month ({way}).",
)
PAST = Words(
    "Quien se jubiló en {month}, a los {age} y con {contributed} de aporte, recibía {pension} al mes ({way}).",
    "Whoever retired in {month}, at age {age} and with {contributed} contributed, was given {pension} a month ({way}).",
)
REFUSED = Words(
    "En {month}, a los {age} y con {contributed} de aporte, no hay derecho a jubilarse.",
    "In {month}, at age {age} and with {contributed} contributed, there is no right to retire.",
)
COULD_BEFORE = Words("Podría desde {month}, con {pension}.", "You could from {month}, with {pension}.")
OPENS = Words(
    "Si sigue aportando, podrá desde {month}, con {pension}.",
    "If you go on contributing, you can from {month}, with {pension}.",
)
OPENS_ANYWAY = Words(
    "Sin más aportes, podrá desde {month}, con {pension}.",
    "Contributing no more, you can from {month}, with {pension}.",
)
NEVER = Words("Sin más aportes no llegará a tenerlo.", "Without more contributions you will not come to have it.")

TODAYS_LAW = Words(
    "Es un cálculo, no una concesión: con la ley del {day} y en dólares de ese día. El salario básico y los sueldos "
    "que vendrán no están fijados, y no se inventan.",
    "This is a calculation, not an award: by the law of {day} and in dollars of that day. The basic wage and the wages "
    "to come are not fixed, and are not made up.",
)
LAW_OF_THEN = Words(
    "Rige la ley del mes en que se jubiló, {month}, y no se descuentan ni suman las alzas que vinieron después.",
    "The law of the month of retirement, {month}, governs; rises that came later are not in it.",
)
ASSUMED = Words(
    "Supuesto suyo, que ninguna norma fija: el sueldo sube {wage} cada enero y el salario básico, {basic}. Los valores "
    "están en dólares del {day}: lo que valdrían, medido en salarios básicos.",
    "An assumption of yours, fixed by no norm: the wage rises {wage} each January and the basic wage, {basic}. Values "
    "are in dollars of {day}: what they would be worth, measured in basic wages.",
)
STEADY = Words(
    "Sin su historia, se supone que aportó sin pausa y que en sus cinco mejores años ganó {wage} al mes. Súbala para "
    "un cálculo exacto.",
    "Without your history, contributions are supposed without a gap, on {wage} a month in your best five years. Upload "
    "it for an exact calculation.",
)
EVEN = Words(
    "La base de esa época es la raíz sesentava del producto de sesenta sueldos: con sueldos parejos es su promedio, y "
    "con los de verdad, lo mismo o menos. Suba su historia.",
    "The base of that time is the sixtieth root of the product of sixty wages: of even wages it is their average, and "
    "of the real ones the same or less. Upload your history.",
)
TOO_SHORT = Words(
    "La base de esa época pide sesenta meses con sueldo en sus cinco mejores años: hasta tenerlos, ninguna pensión se "
    "puede calcular, aunque haya derecho.",
    "The base of that time asks for sixty months with a wage in your best five years: until there are, no pension can "
    "be computed, even with the right.",
)
HISTORY = Words(
    "De su historia se tomaron {months}, hasta {last}. Un mes cuenta entero, con los días que tenga y una sola vez "
    "aunque haya dos empleadores, cuyos sueldos se suman.",
    "Of your history {months} were taken, until {last}. A month counts whole, whatever its days, and once even with "
    "two employers, whose wages add up.",
)
CALENDAR_YEARS = Words(
    "Los mejores años son años de calendario con doce aportes; las fuentes no se ponen de acuerdo en cómo se cortan.",
    "The best years are calendar years with twelve contributions; sources disagree on how they are cut.",
)
CEASE = Words(
    "Hay que cesar en todos los empleos: la pensión corre desde el mes siguiente, y durante {ban} no se vuelve al "
    "empleador que dio la salida.",
    "You must leave every job: the pension runs from the month after, and for {ban} you may not return to the employer "
    "you left.",
)
KEEPS = Words(
    "Si deja de aportar hoy, su derecho a la vejez se conserva {kept} (una sola fuente): hasta {month}.",
    "If you stop contributing today, your right to old age is kept for {kept} (a single source): until {month}.",
)
MAY_LAPSE = Words(
    "Quien deja de aportar antes de la edad conserva su derecho un tiempo proporcional a lo aportado; para sus años no "
    "se halló cuánto.",
    "Whoever stops contributing before the age keeps the right for a time in proportion to what was contributed; how "
    "long for your years was not found.",
)
BY_AGE = Words(
    "Al subir las pensiones en enero, la de vejez suma {best} al mes con {best_age} de edad y {best_months} de aporte; "
    "si no, {exceptional} con {exceptional_age} y {exceptional_months}.",
    "When pensions rise in January, that of old age adds {best} a month at {best_age} with {best_months} contributed; "
    "if not, {exceptional} at {exceptional_age} with {exceptional_months}.",
)
CAPPED = Words(
    "El máximo de {years} de aporte recorta {cut} a la pensión calculada.",
    "The maximum of {years} contributed cuts {cut} from the pension computed.",
)
RAISED = Words(
    "El mínimo de {years} de aporte sube {lift} la pensión calculada.",
    "The minimum of {years} contributed adds {lift} to the pension computed.",
)
OTHER_SCHEMES = Words(
    "Vale para el seguro general. El Seguro Social Campesino y el trabajo no remunerado del hogar tienen otra pensión.",
    "This holds for the general insurance. The rural scheme and unpaid home work have another pension.",
)


def heading(case: Case) -> Words:
    return Words(*(HEADING(language).format(month=writing.month(case.month, language)) for language in ("es", "en")))


def said(case: Case) -> str:
    """The answer in one sentence or two."""
    if not case.best:
        return " ".join([_told(case, REFUSED), *_when_it_opens(case)])
    if case.past:
        return _told(case, PAST)
    if "retirement_month" not in case.asked.facts:
        return _told(case, FIRST)
    first = case.first(case.path)
    if not first or first[0] >= case.month:
        return _told(case, CHOSEN)
    before = COULD_BEFORE(case.language).format(**_opened(case, *first))
    return f"{_told(case, CHOSEN)} {before}"


def _told(case: Case, words: Words) -> str:
    language, best = case.language, case.best
    way = best.way if best else case.ordinary.way
    return words(language).format(
        month=writing.month(case.month, language),
        age=aged(int(case.facts["age"]), language),
        contributed=_contributed(int(case.facts["months"]), language),
        pension=writing.money(best.cents if best else 0, language),
        way=(way.es if language == "es" else way.en).lower(),
    )


def _when_it_opens(case: Case) -> list[str]:
    going_on, own = case.first(case.plan.going_on), case.first(case.path)
    found = []
    if not case.path.contributing:
        found.append(OPENS_ANYWAY(case.language).format(**_opened(case, *own)) if own else NEVER(case.language))
    if going_on:
        found.append(OPENS(case.language).format(**_opened(case, *going_on)))
    return found


def _opened(case: Case, month: Month, paid: Paid) -> dict[str, str]:
    return {"month": writing.month(month, case.language), "pension": writing.money(paid.cents, case.language)}


def aged(years: int, language: str) -> str:
    """61 años; in English an age is said without its unit."""
    return writing.amount(years, "years", language) if language == "es" else str(years)


def _contributed(months: int, language: str) -> str:
    """31 años y 2 meses; of less than a year, the months."""
    years, rest = divmod(months, 12)
    parts = [writing.amount(count, unit, language) for count, unit in ((years, "years"), (rest, "months")) if count]
    return (" y " if language == "es" else " and ").join(parts) or writing.amount(0, "months", language)


# ---------------------------------------------------------------- what else should be known


def notes(case: Case) -> tuple[str, ...]:
    """What the answer supposes and what binds it, the most important first."""
    language, law_on = case.language, case.plan.law_on
    day = writing.day(law_on.day, language)
    law = (
        LAW_OF_THEN(language).format(month=writing.month(case.month, language))
        if case.past
        else TODAYS_LAW(language).format(day=day)
    )
    ban = writing.amount(law_on.return_ban_months, "months", language)
    return (
        law,
        *_supposed(case, day),
        *_bound(case),
        *_kept(case),
        *_by_age(case),
        CEASE(language).format(ban=ban),
        CALENDAR_YEARS(language),
        OTHER_SCHEMES(language),
    )


def _supposed(case: Case, day: str) -> list[str]:
    language, career = case.language, case.plan.going_on.career
    found = []
    if case.plan.base_is_geometric and "geometric_mean_cents" not in case.plan.facts(case.plan.soonest, case.path):
        found.append(TOO_SHORT(language))
    rates = [case.plan.going_on.growth_rate, case.plan.basic_wage_growth_rate]
    if any(rates):
        wage, basic = [writing.rate(rate, language) for rate in rates]
        found.append(ASSUMED(language).format(wage=wage, basic=basic, day=day))
    if case.asked.rows and career.last:
        months, last = writing.amount(career.months, "months", language), writing.month(career.last, language)
        return [*found, HISTORY(language).format(months=months, last=last)]
    told = case.asked.facts.get("best_years_average_cents") or case.asked.facts["monthly_wage_cents"]
    found.append(STEADY(language).format(wage=writing.money(int(told), language)))
    return [*found, EVEN(language)] if "geometric_mean_cents" in case.facts else found


def _bound(case: Case) -> list[str]:
    """Which limit changed what was computed, and by how much."""
    if not (case.best and case.best.explanation):
        return []
    raw = case.best.explanation.results[RAW.get(case.best.way.name, "raw_pension_cents")]
    years = writing.amount(case.best.explanation.results["years"], "years", case.language)
    if raw > case.best.cents:
        return [CAPPED(case.language).format(years=years, cut=writing.money(raw - case.best.cents, case.language))]
    if raw < case.best.cents:
        return [RAISED(case.language).format(years=years, lift=writing.money(case.best.cents - raw, case.language))]
    return []


def _kept(case: Case) -> list[str]:
    """For how long the right outlives the contributions of whoever stops before it."""
    stopped = case.first(case.plan.stopping)
    if case.past or not stopped or stopped[0] == case.plan.soonest:
        return []
    given = {"months": case.plan.stopping.months(case.plan.soonest)}
    try:
        kept = compute(rules, given, case.plan.law_on, ["age_conservation_months"])["age_conservation_months"]
    except LawError:
        return [MAY_LAPSE(case.language)]
    until = (case.plan.going_on.career.last or case.plan.today) + kept
    shown = writing.amount(kept, "months", case.language)
    return [KEEPS(case.language).format(kept=shown, month=writing.month(until, case.language))]


def _by_age(case: Case) -> list[str]:
    """The increases that age brings later to whoever contributed enough."""
    law_on, language = case.plan.law_on, case.language
    try:
        worth = case.best and law_on.value("old_age_supplements", str(case.best.way.facts["kind"]))
        units = {"amount_cents": "cents", "age": "years", "months": "months"}
        shown = {
            f"{name}_{part}": writing.amount(law_on.value(f"{name}_increase_{part}"), unit, language)
            for name in ("best", "exceptional")
            for part, unit in units.items()
        }
    except LawError:
        return []
    if not worth or int(case.facts["months"]) < law_on.exceptional_increase_months:
        return []
    return [
        BY_AGE(language).format(best=shown["best_amount_cents"], exceptional=shown["exceptional_amount_cents"], **shown)
    ]
