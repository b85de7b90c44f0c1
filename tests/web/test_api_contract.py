"""Whatever is sent to the public API, it answers as its document says, and never fails."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

pytestmark = pytest.mark.slow
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="module")
def described(country):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def unlimited(settings):
    settings.AMPARO_API_LIMIT = (10**9, 60)


contract = schemathesis.pytest.from_fixture("described").exclude(
    path_regex=r"^/api/v1/(employers|me|cases|workers|inspections)"
)
"""What asks for a token is attacked with one (`tests/api/test_contract.py`)."""


@contract.parametrize()
@hypothesis_settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_nothing_sent_breaks_it_or_surprises_its_readers(case):
    case.call_and_validate(checks=CHECKS)
