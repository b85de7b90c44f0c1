"""The portal as `amparo serve` runs it: several processes, one address, and none left behind."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def running(parent: int) -> set[int]:
    """The processes that answer for a portal."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                of = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                asked = (folder / "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if of == parent and b"spawn_main" in asked:
                found.add(int(folder.name))
    return found


def eventually(holds, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def opens(address: str) -> bool:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.status == 200 and b"amparo" in answer.read()


def ends(portal, how) -> bool:
    """Whether nobody answers for the portal any more once it is asked to end."""
    answering = running(portal.pid)
    assert len(answering) == 2
    os.kill(portal.pid, how)
    portal.wait(timeout=30)
    return eventually(lambda: not any(Path(f"/proc/{one}").exists() for one in answering))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture
def portal(home):
    program = str(Path(sys.executable).with_name("amparo"))
    asked = [program, "serve", "--port", "0", "--processes", "2", "--no-browser"]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, env=os.environ | {"AMPARO_HOME": str(home)})
    assert process.stdout is not None
    process.address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
    yield process
    process.kill()
    process.wait()


def test_a_process_that_is_killed_is_replaced_and_nobody_notices(portal):
    assert opens(portal.address), "whoever calls while they begin waits, and is answered"
    first = running(portal.pid)
    os.kill(min(first), signal.SIGKILL)
    assert eventually(lambda: len(running(portal.pid) - first) == 1)
    assert all(opens(portal.address) for _ in range(5))
    assert ends(portal, signal.SIGINT)


def test_none_outlives_a_portal_that_is_killed(portal):
    assert opens(portal.address)
    assert ends(portal, signal.SIGKILL)
