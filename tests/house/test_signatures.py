"""Whoever calls a public function can read what it takes and gives. Rules are exempt: one body serves five carriers."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/amparo"


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text()).body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for item in inside:
            if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
                yield item


def unsaid(function: ast.FunctionDef) -> list[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    names = [one.arg for one in every if one.annotation is None and one.arg not in ("self", "cls")]
    return names + ([] if function.returns else ["→"])


def test_public_functions_say_what_they_take_and_give() -> None:
    exempt = {"tests", "migrations", "conftest.py", "rules", "rules.py"}
    missing = [
        f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}: {', '.join(names)}"
        for path in sorted(SOURCE.rglob("*.py"))
        if not exempt & set(path.relative_to(SOURCE).parts)
        for function in public_functions(path)
        if (names := unsaid(function))
    ]
    assert not missing, "\n".join(missing)
