"""What an operation does that its title does not say: the format of a file, what each code asks for, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amparo.entrypoints.month.work_history import LACKS, STATES
from amparo.foundation.cases.desk import LARGEST_DOCUMENT
from amparo.modules.contributions.differences import REASONS


def _codes(words: Mapping[str, tuple[str, str]], language: int) -> str:
    widest = max(map(len, words))
    return _lines(*(f"{code:<{widest}}  {said[language]}" for code, said in words.items()))


def _lines(*lines: str) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _told(es: Iterable[str], en: Iterable[str]) -> tuple[str, str]:
    return "\n\n".join(es), "\n\n".join(en)


def _moves() -> str:
    return _lines(
        "notify             notification",
        "accept, deny       answer",
        "inspect            inspection",
        "grant, refuse      decision",
        "appeal             appeal",
        "return, uphold     review",
        "withdraw           withdrawal",
    )


def _inspection_moves() -> str:
    return _lines(
        "notify             notification",
        "drop               drop",
        "answer             answer",
        "report, clear      conclusion",
        "contest            contest",
        "uphold, annul      review",
    )


_MEGABYTES = LARGEST_DOCUMENT // 1_000_000
_DOCUMENT = (
    f"El documento es PDF, PNG o JPEG, de hasta {_MEGABYTES} MB.",
    f"The document is PDF, PNG or JPEG, of up to {_MEGABYTES} MB.",
)

EXPLAINED: Mapping[str, tuple[str, str]] = {
    "registry_register_employer": (
        "Desde ese momento la cuenta responde por el empleador, y se inscribe también su matriz, la 0001.",
        "From then on the account answers for the employer, and its head office, 0001, is registered too.",
    ),
    "affiliation_give_notice": _told(
        (
            "Qué pide cada tipo:",
            _lines(
                "ENT  entrada            date, relation, amount: el sueldo mensual",
                "SAL  salida             date: el último día; cause; death_date si la causa es F",
                "MSU  nuevo sueldo       month, amount: el sueldo desde ese mes",
                "INS  extras del mes     month, amount",
                "COR  lo de un mes       month, days, amount: lo que ganó esos días",
            ),
            "Sin month se entiende el de hoy. Uno anterior, de hasta doce meses, corrige lo declarado: la diferencia "
            "se cobra o se devuelve al cerrar.",
        ),
        (
            "What each type asks for:",
            _lines(
                "ENT  entry              date, relation, amount: the monthly wage",
                "SAL  exit               date: the last day; cause; death_date if the cause is F",
                "MSU  new wage           month, amount: the wage from that month on",
                "INS  extras             month, amount",
                "COR  one month's work   month, days, amount: what was earned in those days",
            ),
            "Without month, today's is meant. An earlier one, of up to twelve months, corrects what was declared: the "
            "difference is charged or credited at the close.",
        ),
    ),
    "affiliation_submit_notices": _told(
        (
            "Texto UTF-8, un aviso por línea, con «;» entre los datos. Fechas AAAAMMDD; valores con punto; «R» es el "
            "día en que se registra. Lo que va entre corchetes puede quedar vacío.",
            _lines(
                "RUC;sucursal;año;mes;ENT;cédula;fecha;R;1;[];[];relación;[cargo];[sectorial];sueldo;[]",
                "RUC;sucursal;año;mes;SAL;cédula;último día;causa;fecha de defunción o 00000000",
                "RUC;sucursal;año;mes;MSU;cédula;sueldo",
                "RUC;sucursal;año;mes;INS;cédula;valor;O",
                "RUC;sucursal;año;mes;COR;cédula;días;pago;O",
            ),
            "Las líneas que empiezan con «#» no se leen, ni las CNF: esas confirman, y van a «confirmations/files». "
            "Una línea mala se devuelve con su error y no detiene a las otras.",
        ),
        (
            "UTF-8 text, one notice a line, with “;” between the data. Dates YYYYMMDD; amounts with a dot; “R” is the "
            "day of registration. What is in brackets may stay empty.",
            _lines(
                "RUC;branch;year;month;ENT;cédula;date;R;1;[];[];relation;[job];[sector];wage;[]",
                "RUC;branch;year;month;SAL;cédula;last day;cause;date of death or 00000000",
                "RUC;branch;year;month;MSU;cédula;wage",
                "RUC;branch;year;month;INS;cédula;amount;O",
                "RUC;branch;year;month;COR;cédula;days;pay;O",
            ),
            "Lines that begin with “#” are not read, nor are those of CNF, which confirm and go to "
            "“confirmations/files”. A wrong line is returned with its mistake and stops no other.",
        ),
    ),
    "contributions_confirm_declarations": _told(
        (
            "Una línea por mes: el que está en borrador, o los que vengan.",
            _lines("RUC;sucursal;año;mes;CNF;"),
            "Otras líneas no se leen.",
        ),
        (
            "One line a month: the one in draft, or those to come.",
            _lines("RUC;branch;year;month;CNF;"),
            "Other lines are not read.",
        ),
    ),
    "draft": _told(
        ("Por qué una línea no es lo que fue el mes pasado:", _codes(REASONS, 0)),
        ("Why a line is not what it was last month:", _codes(REASONS, 1)),
    ),
    "payroll": (
        "De aquí sale el borrador de su mes. Para corregirlo, compare la nómina de la empresa con «POST» en esta "
        "dirección, o dé los avisos.",
        "The draft of its month comes from here. To correct it, compare the company's payroll with “POST” at this "
        "address, or give the notices.",
    ),
    "compare_payroll": _told(
        (
            "Texto UTF-8, un trabajador por línea:",
            _lines("cédula;nombre;sueldo mensual;días;extras"),
            "El nombre es para la gente, y no se lee. Quien no está en el archivo queda como en el borrador. Contesta "
            "los avisos que harían que el borrador diga lo mismo: envíelos a «notices/files».",
        ),
        (
            "UTF-8 text, one worker a line:",
            _lines("cédula;name;monthly wage;days;extras"),
            "The name is for people, and is not read. Who is not in the file stays as in the draft. It answers the "
            "notices that would make the draft say the same: send them to “notices/files”.",
        ),
    ),
    "collection_issue_slip": (
        "No cambia: lo que se pague de menos o tarde queda en sus referencias.",
        "It does not change: what is paid short or late stays in its references.",
    ),
    "collection_certify_compliance": (
        "En el idioma que pida «language». El documento, firmado, se baja de «certificates/{code}».",
        "In the language that “language” asks for. The signed document is fetched from “certificates/{code}”.",
    ),
    "contributions_certify_history": (
        "En el idioma que pida «language». El documento, firmado, se baja de «certificates/{code}».",
        "In the language that “language” asks for. The signed document is fetched from “certificates/{code}”.",
    ),
    "history": _told(
        ("Hasta dónde se pagó cada mes:", _codes(STATES, 0), "Qué puede faltar:", _codes(LACKS, 0)),
        ("How far each month was paid:", _codes(STATES, 1), "What may be missing:", _codes(LACKS, 1)),
    ),
    "case": _told(
        ("Con qué se da cada paso, detrás de la dirección del trámite:", _moves()),
        ("With what each step is made, after the address of the case:", _moves()),
    ),
    "inspection": _told(
        ("Con qué se da cada paso, detrás de la dirección de la inspección:", _inspection_moves()),
        ("With what each step is made, after the address of the inspection:", _inspection_moves()),
    ),
    "affiliation_file_claim": _DOCUMENT,
    "cases_hand_in": _DOCUMENT,
    "affiliation_propose_correction": (
        f"Los avisos se escriben como en «establishments/{{branch}}/notices». {_DOCUMENT[0]}",
        f"Notices are written as in “establishments/{{branch}}/notices”. {_DOCUMENT[1]}",
    ),
    "inspection_hand_in_annex": _told(
        (
            "Texto UTF-8, una línea por empleador, persona y año:",
            _lines("RUC;cédula;año;ingreso del año, con punto"),
        ),
        ("UTF-8 text, one line for each employer, person and year:", _lines("RUC;cédula;year;income of the year")),
    ),
}  # fmt: skip
"""By operation, in Spanish and English, as Markdown."""
