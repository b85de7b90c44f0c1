"""Files of notices: handed in, answered line by line, and kept to be looked at again."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from amparo.entrypoints.web import guessing, paging
from amparo.entrypoints.web.labels import Both
from amparo.entrypoints.web.pages.employer.place import employer_id_of, own_employer, place
from amparo.entrypoints.web.pages.employer.words import EXITS, FIELDS, NOTICES, RELATIONS
from amparo.foundation.access import queries as access
from amparo.foundation.acts import trace
from amparo.foundation.acts.refused import Refused
from amparo.foundation.pages import Done, NotPublished, Paper, PrivateFile, PrivatePage, Sent, Sheet, Visit
from amparo.modules.affiliation.actions import submit_notices
from amparo.modules.affiliation.spreadsheets import restored
from amparo.modules.contributions.actions import confirm_declarations

SENT, CONFIRMED = "affiliation.submit_notices", "contributions.confirm_declarations"
LISTED = 24
"""How many files are listed: two years of a file a month."""

PROBLEM = ("row", "column", "value", "cause", "remedy", "cause_en", "remedy_en")


def batches(visit: Visit, ruc: str) -> Sheet:
    here = place(visit, ruc)
    acts = files_of(here.employer.pk, LISTED)
    return Sheet(
        columns=("file", "date", "accepted", "rejected"),
        rows=[(one.number, one.today, one.result["accepted"], one.result["rejected"]) for one in acts],
        facts={"ruc": ruc},
        shown={"place": here, "tab": "workers", "acts": acts},
    )


def send(visit: Visit, sent: Sent, ruc: str) -> Done:
    """The key is the file's own: the same file, sent twice by whoever it be, is one act."""
    content = sent.files.get("file", b"")
    refuse_no_text(content)
    return hand_in(visit, ruc, content)


def hand_in(visit: Visit, ruc: str, content: bytes) -> Done:
    """Record the notices of a file, as whatever saved it left it; to what became of each line."""
    employer_id = employer_id_of(ruc)
    key = _start(employer_id) + hashlib.sha256(content).hexdigest()
    again = trace.performed(SENT, key)
    act: dict[str, Any] = {"by": visit.account, "today": visit.today, "key": key, "employer_id": employer_id}
    content = restored(content)
    with guessing.counted(visit.account, visit.today):
        guessing.note(visit.account, visit.today, submit_notices(content=content, **act))
    if b";CNF" in content:
        confirm_declarations(content=content, **act)
    recorded = trace.performed(SENT, key)
    assert recorded is not None, "it was just recorded"
    told = _("Este mismo archivo ya se había enviado: no se repitió nada.") if again else _("Archivo recibido.")
    return Done(to="batch", address={"ruc": ruc, "act": recorded.number}, told=told)


def batch(visit: Visit, ruc: str, act: int) -> Sheet:
    here = place(visit, ruc)
    told = file_of(here.employer.pk, act)
    if told is None:
        raise NotPublished(_("Ningún archivo de este empleador tiene el número %(number)s.") % {"number": act})
    by_type, problems = became(told)
    shown = paging.part(visit, len(problems))
    return Sheet(
        columns=PROBLEM,
        rows=[tuple(one[name] for name in PROBLEM) for one in problems],
        facts={"ruc": ruc, "file": act, "date": told.today, "accepted": sum(by_type.values()),
               "rejected": len(problems), "by_type": by_type},
        shown={
            "place": here, "tab": "workers", "told": told, "part": shown,
            "by_type": [(NOTICES[code], count) for code, count in by_type.items()],
            "mistakes": [
                (one, FIELDS.get(one["column"], (one["column"], one["column"])))
                for one in problems[max(shown.first - 1, 0) : shown.until]
            ],
        },
    )  # fmt: skip


def files_of(employer_id: int, count: int) -> list[Any]:
    """The latest acts that took a file of an employer, the newest first: sent from its desk, or by a program of those
    who act for it.
    """
    starts = [_start(employer_id), *(f"token:{token} " for token in access.programs_of(employer_id))]
    return trace.performed_with(SENT, starts, {"employer_id": employer_id}, count)


def file_of(employer_id: int, number: int) -> Any:
    """The act that took a file of an employer; None if that one did not."""
    told: Any = trace.act(number)
    return told if told and told.name == SENT and told.payload.get("employer_id") == employer_id else None


def became(told: Any) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """What was taken of a file, by type, and what is wrong with the other lines, in their order."""
    confirmed: Any = trace.performed(CONFIRMED, told.key)
    more: dict[str, Any] = confirmed.result if confirmed else {"accepted": 0, "already": 0, "problems": []}
    problems = sorted([*told.result["problems"], *more["problems"]], key=lambda one: one["row"])
    return {**told.result["by_type"], **({"CNF": more["accepted"]} if more["accepted"] else {})}, problems


def template(visit: Visit, ruc: str, site: str) -> Paper:
    """A file to be filled in: what each line is, for people, and an example of each type, not yet to be read."""
    here = place(visit, ruc)
    start = f"{ruc};{here.establishments[0].branch};{visit.today // 10_000};{visit.today // 100 % 100:02d}"
    today = visit.today
    lines = [
        _("# Una línea por aviso, con «;» entre los datos. Las líneas que empiezan con # no se leen: bórreles el #."),
        _("# Fechas AAAAMMDD o día/mes/año; valores con punto o coma decimal; el año y el mes son los del aviso."),
        _("# Relación: %(codes)s") % {"codes": _codes(RELATIONS, visit.language)},
        _("# Causa de salida: %(codes)s") % {"codes": _codes(EXITS, visit.language)},
        _("# Entrada: RUC;sucursal;año;mes;ENT;cédula;fecha;registro;1;R;01;relación;cargo;sectorial;sueldo;P"),
        f"#{start};ENT;1712345675;{today};{today};1;R;01;06;{_('cargo')};0000000000000;460.00;P",
        _("# Salida: RUC;sucursal;año;mes;SAL;cédula;último día;causa;fecha de defunción o 00000000"),
        f"#{start};SAL;1712345675;{today};V;00000000",
        _("# Nuevo sueldo desde ese mes: RUC;sucursal;año;mes;MSU;cédula;sueldo"),
        f"#{start};MSU;1712345675;500.00",
        _("# Extras de ese mes: RUC;sucursal;año;mes;INS;cédula;valor;O"),
        f"#{start};INS;1712345675;80.00;O",
        _("# Días y pago de ese mes: RUC;sucursal;año;mes;COR;cédula;días;pago;O"),
        f"#{start};COR;1712345675;20;320.00;O",
        _("# Confirmación del borrador de ese mes: RUC;sucursal;año;mes;CNF;"),
        f"#{start};CNF;",
    ]
    content = ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
    return Paper(content, "text/csv; charset=utf-8", f"avisos-{ruc}.csv")


def _codes(words: dict[str, Both], language: str) -> str:
    return ", ".join(f"{code} {title[language == 'en']}" for code, title in words.items())


def refuse_no_text(content: bytes) -> None:
    if not content.strip():
        raise Refused(
            "No llegó ningún archivo, o está vacío: elija uno", "No file came, or it is empty: choose one", "file"
        )
    if b"\0" in content or content.startswith(b"PK"):
        raise Refused(
            "El archivo no es de texto: en su hoja de cálculo, guárdelo como CSV con «;»",
            "The file is not text: in your spreadsheet, save it as CSV with “;”",
            "file",
        )
    if b"," in content and b";" not in content and b"\t" not in content:
        raise Refused(
            "Los datos están separados por comas, que también son decimales: guárdelo como CSV con «;»",
            "The fields are parted by commas, which are decimal signs too: save it as CSV with “;”",
            "file",
        )


def _start(employer_id: int) -> str:
    """How the keys of an employer's files begin."""
    return f"file of employer {employer_id}: "


pages = [
    PrivatePage(
        "batches", "empresa/<ruc:ruc>/trabajadores/archivos", "web/employer/batches.html",
        "affiliation.submit_notices", own_employer, batches,
        ("Recibir archivos de avisos", "Receive files of notices"), acts={"send": send},
    ),
    PrivatePage(
        "batch", "empresa/<ruc:ruc>/trabajadores/archivos/<int:act>", "web/employer/batch.html",
        "affiliation.submit_notices", own_employer, batch,
        ("Mostrar qué pasó con un archivo de avisos", "Show what became of a file of notices"),
    ),
]  # fmt: skip

files = [
    PrivateFile(
        "batch_template", "empresa/<ruc:ruc>/trabajadores/archivos/plantilla.csv", "affiliation.submit_notices",
        own_employer, template, ("Entregar la plantilla de avisos", "Hand over the template of notices"),
    )
]  # fmt: skip
