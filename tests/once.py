"""What many tests start from is made once for the whole run, by whichever process first needs it; the others wait."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

SHARED = "AMPARO_TESTS_SHARED"
"""Names the folder that the processes of a run have in common."""


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, to be read or copied, never written to."""
    shared = Path(os.environ[SHARED])
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            unfinished = shared / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)  # of a process that failed
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(made)
    return made
