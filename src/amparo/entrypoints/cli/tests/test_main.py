"""What an operator meets: help that is instant, errors of one line, three exit codes, two languages."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from amparo.entrypoints.cli import language, main

AMPARO = Path(sys.executable).with_name("amparo")


def amparo(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [AMPARO, *arguments],
        env={**os.environ, "LANG": "C", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command_and_loads_neither_django_nor_an_engine() -> None:
    code = (
        "import sys; from amparo.entrypoints.cli import main; main.parser().format_help(); "
        "print({'django', 'polars', 'duckdb', 'narwhals', 'numpy', 'rich'} & set(sys.modules) or 'light')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "light"


@pytest.mark.parametrize(("lang", "said"), [("es_EC.UTF-8", "Abre el portal"), ("en_US.UTF-8", "Open the web portal")])
def test_help_speaks_the_language_of_the_machine(lang: str, said: str) -> None:
    done = amparo("--help", LANG=lang)
    assert done.returncode == 0
    assert said in done.stdout


@pytest.mark.parametrize("wrong", [(), ("volar",), ("serve", "--port", "99999")])
def test_what_is_wrongly_asked_ends_with_two(wrong: tuple[str, ...]) -> None:
    done = amparo(*wrong)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_cannot_be_done_is_one_line_and_ends_with_one(home: Path) -> None:
    (home / "file").write_text("")
    done = amparo("serve", "--port", "0", AMPARO_HOME=str(home / "file" / "below"))
    assert done.returncode == 1
    assert done.stderr.startswith("amparo: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "chosen"),
    [
        (["serve"], {}, "es"),
        (["--lang", "en", "serve"], {"LANG": "es_EC.UTF-8"}, "en"),
        (["--lang=es", "serve"], {"LANG": "en_US.UTF-8"}, "es"),
        (["serve"], {"LC_ALL": "en_GB.UTF-8", "LANG": "es_EC.UTF-8"}, "en"),
        (["serve"], {"LANG": "C.UTF-8"}, "es"),
    ],
)
def test_the_language_asked_for_comes_before_the_machine_s(
    arguments: list[str], environment: dict[str, str], chosen: str
) -> None:
    assert language.chosen(arguments, environment) == chosen


def test_every_command_says_its_three_things() -> None:
    for name, module in main.command_modules().items():
        assert isinstance(module.SUMMARY, str), name
        assert callable(module.add_arguments), name
        assert callable(module.run), name


@pytest.mark.slow
def test_behind_a_proxy_the_portal_knows_that_it_speaks_tls_and_to_whom(home: Path) -> None:
    """By the proxy's word, and no more of it: who asks writes more of such lines, which count for nothing."""
    named = {"AMPARO_HOSTS": "amparo.example", "AMPARO_API_LIMIT": "3/3600"}
    command = [AMPARO, "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, env={**os.environ, **named}, stdout=subprocess.PIPE, text=True) as running:
        address = re.search(r"http://\S+", running.stdout.readline())[0]

        def asked(caller: str, proto: str = "https") -> int:
            headers = {"Host": "amparo.example", "X-Forwarded-Proto": proto, "X-Forwarded-For": caller}
            told = requests.get(f"{address}api/v1/facts", headers=headers, allow_redirects=False, timeout=30)
            return told.status_code

        try:
            assert asked("192.0.2.1", proto="http") == 301
            assert [asked(f"198.51.100.{n}, 192.0.2.1") for n in range(4)] == [200, 200, 200, 429]
            assert asked("192.0.2.2") == 200
        finally:
            running.terminate()
