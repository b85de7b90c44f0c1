"""Whatever a program with a token sends, it is answered as the document says, and nothing fails."""

from __future__ import annotations

import re
from zlib import crc32

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.api.desk import HACIENDA, MOLINO, PDF, encoded
from tests.month.living import cedula

pytestmark = pytest.mark.slow
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    unsupported_method,
]
WHO_ASKS = ("owner", "payroll", "gina", "clerk", "inspector", "director", "auditor", "nobody")
WELL_FORMED = {
    "province": r"[0-9]{2}",
    "ruc": r"[0-9]{13}",
    "branch": r"[0-9]{4}",
    "case": r"[1-9][0-9]{0,14}",
    "notice": r"[1-9][0-9]{0,14}",
    "code": r"[0-9A-Z-]{10,40}",
    "document": r"[0-9A-Z]{5,20}",
    "sha256": r"[0-9a-f]{64}",
    "file": r"[1-9][0-9]{0,14}",
    "reference": r"[1-9][0-9]{0,14}",
    "month": r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])",
}
PRIVATE = r"^/api/v1/(employers|me|cases|workers|inspections)"


@pytest.fixture(scope="module")
def known(desk):
    """What addresses may name: half of what is sent goes to something that is there."""
    asked = {"since_date": "20220103", "relation": "06", "wage": "600.00", "title": "Roles", "content": encoded(PDF)}
    case = desk.do("gina", "me/claims", ruc=HACIENDA, branch="0001", **asked).json()["case"]
    code = desk.do("owner", f"employers/{MOLINO}/certificates").json()["code"]
    sha256 = desk.ask("gina", f"cases/{case}").json()["evidence"][0]["sha256"]
    return {
        "ruc": MOLINO, "branch": "0001", "province": "17", "case": case, "notice": 1, "code": code, "sha256": sha256,
        "document": cedula("oscar"), "month": "2021-12", "reference": 1, "file": 1,
    }  # fmt: skip


@pytest.fixture(scope="module")
def described(desk, known):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    @schema.hook
    def map_path_parameters(context, path_parameters):
        """What was made wrong on purpose stays wrong."""
        if not path_parameters or _chosen(path_parameters, 2):
            return path_parameters
        return {
            name: known[name] if re.fullmatch(WELL_FORMED[name], str(value)) else value
            for name, value in path_parameters.items()
        }

    return schema


@pytest.fixture(autouse=True)
def unlimited(settings):
    settings.AMPARO_API_LIMIT = (10**9, 60)


contract = schemathesis.pytest.from_fixture("described").include(path_regex=PRIVATE)


def _chosen(sent, count):
    """A number below `count`, the same for the same request: a failure must fail again."""
    return crc32(repr(sent).encode(errors="replace")) % count


@contract.parametrize()
@hypothesis_settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_nothing_a_program_sends_breaks_it_or_surprises_its_readers(desk, case):
    """Whoever has a token asks, in every role."""
    who = WHO_ASKS[_chosen((case.path_parameters, case.query, case.body), len(WHO_ASKS))]
    case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {desk.tokens[who]}"})
