"""What is looked at in an employer, declared: each signal with what it compares, and the law or policy behind it.

A signal orders the work of inspectors. It proves nothing and decides nothing: that is a person's, in a case.
"""

from __future__ import annotations

from dataclasses import dataclass

POLICY = "Política de inspección"


@dataclass(frozen=True)
class Signal:
    """One thing that may be wrong.

    looks_es, looks_en: what it looks at. found, expected: the names, in both languages, of the two figures of each
    instance, in `unit` (cents, count, days, date or year of each worker's month); an instance without figures has none.
    counts: what its proportion counts. thresholds: the values of law or policy from which it is a signal.
    source: the sealed table its figures come from, or who handed them in. relative: it depends on other employers.
    """

    code: str
    es: str
    en: str
    looks_es: str
    looks_en: str
    article: str
    unit: str = ""
    found: tuple[str, str] = ("", "")
    expected: tuple[str, str] = ("", "")
    counts: tuple[str, str] = ("trabajadores", "workers")
    thresholds: tuple[str, ...] = ()
    source: str = "contributions.line"
    relative: bool = False


_PEERS = ("fewest_workers_count", "fewest_peers_count", "size_classes")

SIGNALS: dict[str, Signal] = {
    one.code: one
    for one in (
        Signal(
            "unknown_workers", "Trabajadores que el anexo tributario conoce y la afiliación no",
            "Workers whom the tax annex knows and affiliation does not",
            "Personas a las que pagó en el año según el anexo y que no declaró ningún mes de ese año.",
            "Persons paid in the year according to the annex, and declared in none of its months.",
            "LSS art. 73", "cents", ("Declarado en el año", "Declared in the year"),
            ("Pagado según el anexo", "Paid according to the annex"), source="inspection.annex",
        ),
        Signal(
            "higher_wages", "Sueldos mayores en el anexo tributario", "Higher wages in the tax annex",
            "Trabajadores declarados a quienes el anexo da en el año más que lo declarado y la tolerancia.",
            "Declared workers to whom the annex gives in the year more than was declared and the tolerance.",
            "LSS art. 11", "cents", ("Declarado en el año", "Declared in the year"),
            ("Pagado según el anexo", "Paid according to the annex"), thresholds=("tax_tolerance_rate",),
            source="inspection.annex",
        ),
        Signal(
            "claims", "Reclamos por falta de afiliación", "Claims for missing affiliation",
            "Reclamos abiertos o aceptados contra el empleador dentro de los meses que se miran.",
            "Claims open or granted against the employer within the months looked at.",
            "LSS art. 73", "case", ("Trámite", "Case"), counts=("reclamos", "claims"),
            source="affiliation.missing_affiliation",
        ),
        Signal(
            "sudden_part_time", "Medio tiempo de pronto", "Sudden part time",
            "Trabajadores de mes completo cuyo sueldo cae y sigue caído, sin que bajen los días.",
            "Workers of whole months whose wage falls and stays fallen, while the days do not.",
            "LSS arts. 11, 73", "cents", ("Sueldo de los últimos meses", "Wage of the last months"),
            ("Sueldo de antes", "Wage before"), thresholds=("kept_wage_rate", "steady_months", "recent_months"),
        ),
        Signal(
            "below_minimum", "Sueldo bajo el mínimo", "Wage below the minimum",
            "Meses declarados por menos del salario básico que corresponde a sus días. La jornada parcial que no se "
            "avisa con sus días se ve igual; el mínimo sectorial no está cargado.",
            "Months declared for less than the basic wage of their days. Part time that is not notified with its days "
            "looks the same; the sector's minimum is not loaded.",
            "LSS art. 11", "cents", ("Declarado", "Declared"), ("Mínimo por sus días", "Minimum for its days"),
        ),
        Signal(
            "at_the_minimum", "Casi todos en el mínimo exacto", "Nearly all at exactly the minimum",
            "Casi todos sus trabajadores ganan el básico exacto, y sus pares pagan más que el básico.",
            "Nearly all its workers earn exactly the basic wage, and its peers pay above it.",
            POLICY, "cents", ("Salario básico", "Basic wage"), ("Mediana de sus pares", "Median of its peers"),
            thresholds=("nearly_all_rate", "above_minimum_rate", *_PEERS), relative=True,
        ),
        Signal(
            "below_peers", "Paga menos que sus pares", "Pays less than its peers",
            "La mediana de sus sueldos frente a la mediana de los empleadores de su actividad, provincia y tamaño; si "
            "son pocos, de su actividad y tamaño en todo el país.",
            "The median of its wages beside the median of the employers of its activity, province and size; if they "
            "are few, of its activity and size in the whole country.",
            POLICY, "cents", ("Mediana del empleador", "Median of the employer"),
            ("Mediana de sus pares", "Median of its peers"), counts=("empleador", "employer"),
            thresholds=("peer_wage_rate", *_PEERS), relative=True,
        ),
        Signal(
            "late_entries", "Entradas avisadas tarde", "Entries notified late",
            "Avisos de entrada que no estaban al cerrar el mes en que vencieron sus quince días. Lo agrícola, "
            "exento.",
            "Entry notices that were not in when the month closed in which their fifteen days ended. Farming "
            "is exempt.",
            "LSS art. 73", "date", ("Recibido desde", "Received from"), ("Entró a trabajar", "Entered"),
            counts=("entradas", "entries"), thresholds=("entry_notice_days",), source="affiliation.notice",
        ),
        Signal(
            "entries_after_claim", "Entradas tardías tras un reclamo", "Late entries after a claim",
            "Avisos de entrada tardíos de otras personas, recibidos desde el mes en que alguien reclamó.",
            "Late entry notices of other persons, received from the month in which somebody claimed.",
            "LSS art. 73", "date", ("Recibido desde", "Received from"), ("Entró a trabajar", "Entered"),
            counts=("entradas", "entries"), thresholds=("entry_notice_days",), source="affiliation.notice",
        ),
        Signal(
            "avoided_right", "Salidas justo antes del año, y regreso", "Exits just before the year, and return",
            "Salidas poco antes del año que da fondos de reserva, con nueva entrada en el mismo empleador.",
            "Exits shortly before the year that gives reserve funds, with a new entry at the same employer.",
            "Código del Trabajo art. 196", "date", ("Salió", "Left"), ("Volvió", "Came back"),
            thresholds=("right_margin_days", "return_days"), source="affiliation.job",
        ),
        Signal(
            "withheld", "Aporte retenido y no entregado", "Contribution withheld and not handed over",
            "Meses vencidos hace más de noventa días en los que falta por pagar más que la parte del empleador.",
            "Months overdue for more than ninety days in which more than the employer's part is unpaid.",
            "COIP art. 242; LSS art. 73", "cents", ("Entregado de lo retenido", "Handed over of what was withheld"),
            ("Retenido a los trabajadores", "Withheld from workers"), counts=("meses", "months"),
            thresholds=("appropriation_days",), source="collection.balance",
        ),
        Signal(
            "headcount_fall", "Caída del número de trabajadores", "Fall of the number of workers",
            "Trabajadores declarados este mes frente a los de meses atrás; nadie, si dejó de declarar.",
            "Workers declared this month beside those of months before; none, if it stopped declaring.",
            POLICY, "count", ("Trabajadores ahora", "Workers now"), ("Trabajadores antes", "Workers before"),
            thresholds=("headcount_months", "kept_workers_rate", "fewest_lost_count"),
        ),
        Signal(
            "silent", "Paga y no dice nada", "Pays and says nothing",
            "Meses pagados según el borrador, sin un aviso ni una confirmación del empleador.",
            "Months paid by the draft, without a notice or a confirmation of the employer.",
            POLICY, "count", ("Avisos y confirmaciones", "Notices and confirmations"),
            ("Meses pagados", "Months paid"), counts=("empleador", "employer"), thresholds=("silent_months",),
            source="collection.receipt",
        ),
    )
}  # fmt: skip
"""Every signal, by code, in the order in which an inspector would look."""
