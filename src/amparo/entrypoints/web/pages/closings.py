"""The closings: the chain of seals, and what each month read, wrote and found."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.entrypoints.web.labels import FINDINGS
from amparo.entrypoints.web.pages.funds import balances
from amparo.foundation.history import queries
from amparo.foundation.months import Month
from amparo.foundation.pages import Asked, NotPublished, Page, Sheet


def all_closings(asked: Asked) -> Sheet:
    seals = queries.seals()
    files: dict[int, list[queries.FileRow]] = {}
    for file in queries.files():
        files.setdefault(file.month, []).append(file)
    lines = [
        (one, len(found), sum(file.rows for file in found)) for one in seals for found in [files.get(one.month, [])]
    ]
    return Sheet(
        columns=("month", "number", "hash", "previous_hash", "files", "rows"),
        rows=[(one.month, one.number, one.hash, one.previous_hash, count, rows) for one, count, rows in lines],
        facts={"last_seal": seals[-1].hash if seals else None},
        shown={"lines": [(Month.of(one.month), one, count, rows) for one, count, rows in lines[::-1]]},
    )


def closing(asked: Asked, month: Month) -> Sheet:
    seal = queries.seal(month)
    if seal is None:
        raise NotPublished(_("{month} no está cerrado.").format(month=month))
    files = queries.files(month)
    months = queries.closed_months()
    cut, findings = queries.cut(month), queries.findings(month)
    return Sheet(
        columns=("table", "month", "frozen", "rows", "content_hash", "file_hash", "path"),
        rows=[
            (one.table, one.month, int(one.frozen), one.rows, one.content_hash, one.file_hash, one.path)
            for one in files
        ],
        facts={
            "month": str(month),
            "seal": seal.hash,
            "previous_seal": seal.previous_hash,
            "number": seal.number,
            "cut_off": vars(cut) if cut else None,
            "findings": dict(findings),
            "manifest": seal.manifest,
        },
        shown={
            "month": month,
            "months": months,
            "seal": seal,
            "cut": cut,
            "inputs": [one for one in files if one.frozen],
            "outputs": [one for one in files if not one.frozen],
            "funds": balances(month),
            "findings": [(code, FINDINGS.get(code, (code, code)), count) for code, count in findings],
        },
    )


pages = [
    Page("closings", "cierres", "web/closings.html", all_closings),
    Page("closing", "cierres/<month:month>", "web/closing.html", closing),
]
