"""Progress bars: drawn on a terminal, silent anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar(title: str, steps: int) -> Iterator[Callable[[str], None]]:
    """A bar of so many steps; call what it yields with the name of each step as it begins."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[name]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=steps, name="")
        yield lambda name: progress.update(task, advance=1, name=name)
        progress.update(task, completed=steps, name="")
