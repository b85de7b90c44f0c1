"""Other people's software over the same people, each in a virtual environment of its own, outside this repository.

They are never dependencies: nothing is fetched unless `--peer` asks for it, and nothing of ours imports them.
"""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

OPENFISCA = "openfisca-core==46.0.1"


def python_with(package: str) -> str:
    """The Python of an environment that holds one pinned package, made the first time that it is asked for."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "amparo" / "peers" / package.replace("==", "-")
    python, made = folder / "bin" / "python", folder / "made"
    if not made.exists():
        print(f"installing {package} in {folder}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=True)
        made.touch()
    return str(python)
